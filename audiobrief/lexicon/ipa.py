"""The International Phonetic Alphabet: which characters belong to it, and one way of writing each."""

from __future__ import annotations

import unicodedata

_LETTERS = frozenset(
    "abcdefhijklmnopqrstuvwxyz"
    "ɐɑɒæɓʙβɔɕçɗɖðəɘɚɛɜɝɞɟʄɡɠɢʛɦɧħɥʜɨɪʝɭɬɫɮʟɱɯɰŋɳɲɴøɵɸθœɶʘɹɺɾɻʀʁɽʂʃʈʉʊʋⱱʌɣɤʍχʎʏʑʐʒʔʡʕʢǀǁǂǃ"
    # not in the chart, but in dictionaries and in what espeak-ng prints
    "ᵻᵿᵊʣʤʥʦʧʨ"
)
#: Stress, length, syllables, groups, linking, tone, and letters written small.
_MARKS = frozenset("ˈˌːˑ.|‖‿ ˥˦˧˨˩↗↘ꜛꜜʰʱʲʷˠˤⁿˡʼ˞ʴ")
#: Diacritics as combining characters, ties included.
_COMBINING = frozenset(
    "\u0300\u0301\u0302\u0303\u0304\u0306\u0308\u030a\u030b\u030c\u030f\u0318\u0319\u031a\u031c\u031d\u031e\u031f\u0320"
    "\u0324\u0325\u0329\u032a\u032c\u032f\u0330\u0334\u0339\u033a\u033b\u033c\u033d\u035c\u0361"
)
_KNOWN = _LETTERS | _MARKS | _COMBINING
#: What keyboards have in place of a character of the alphabet.
_TYPED = str.maketrans({"g": "ɡ", ":": "ː", "'": "ˈ", "’": "ˈ", ",": "ˌ", "\u00a0": " ", "-": "."})


class NotIpaError(ValueError):
    """Something is no phonetic transcription: the message says what of it, in part of a sentence."""


def checked(text: str) -> str:
    """A transcription in its one way of writing.

    Raises:
        NotIpaError: a character does not belong to the alphabet, or none stands for a sound.
    """
    # Letter and diacritic apart, but for the one letter that has its tail built in.
    ipa = unicodedata.normalize("NFD", text.strip()).translate(_TYPED).replace("c\u0327", "ç")
    ipa = " ".join(ipa.split())
    for character in ipa:
        if character not in _KNOWN:
            name = unicodedata.name(character, "")
            what = f"{character!r} (U+{ord(character):04X}{', ' + name if name else ''})"
            raise NotIpaError(f"{what} in {text!r} is no symbol of the International Phonetic Alphabet")
    if not _LETTERS.intersection(ipa):
        raise NotIpaError(f"{text!r} has no sound in it")
    if ipa[0] in _COMBINING:
        raise NotIpaError(f"{text!r} begins with a mark that belongs on a letter")
    return ipa
