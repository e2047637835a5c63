"""From the International Phonetic Alphabet to espeak-ng's own notation, which it reads between ``[[`` and ``]]``.

espeak-ng does not read IPA, and drops a mnemonic that the voice's language does not have **in silence**. So the tables below
were measured: every mnemonic was given to espeak-ng 1.52 in each of the languages, and what it said of it was read back.
"""

from __future__ import annotations

import unicodedata

from audiobrief.languages import base_language
from audiobrief.patterns import lazy
from audiobrief.synthesizer.nearest import nearest

#: Mnemonics for a sound, the best first; the rest stand in for it in languages that lack the first.
_SOUNDS: dict[str, tuple[str, ...]] = {
    # vowels
    "a": ("a",), "ɐ": ("a#", "a"), "ɑ": ("A", "A:", "a"), "æ": ("a",), "ɒ": ("0", "O"), "ɔ": ("O",), "o": ("o",), "ɤ": ("o",),
    "e": ("e",), "ɛ": ("E",), "ɪ": ("I", "i"), "ᵻ": ("I#", "I", "i"), "ɨ": ("I#", "I", "i"), "i": ("i",), "u": ("u",),
    "ɯ": ("u",), "ʉ": ("u",), "ʊ": ("U", "u"), "ʌ": ("V", "a"), "ə": ("@",), "ɘ": ("@",), "ɚ": ("3", "@r"), "ɜ": ("3", "@"),
    "ɝ": ("3:", "@r"), "ɞ": ("3", "@"), "y": ("y", "i"), "ʏ": ("y", "i"), "ø": ("Y", "Y:", "E"), "œ": ("W", "E"),
    "ɶ": ("W", "a"), "ɵ": ("Y", "Y:", "@"),
    "aː": ("a:",), "ɑː": ("A:", "a:"), "ɒː": ("0:", "O:"), "ɔː": ("O:",), "oː": ("o:",), "eː": ("e:",), "ɛː": ("E:",),
    "iː": ("i:",), "uː": ("u:",), "ɜː": ("3:", "@"), "yː": ("y:", "i:"), "øː": ("Y:", "E:"), "œː": ("W:", "E:"),
    # diphthongs that are one sound to espeak-ng
    "aɪ": ("aI",), "aʊ": ("aU", "au"), "eɪ": ("eI",), "ɔɪ": ("OI", "OY", "oi"), "oʊ": ("oU",), "əʊ": ("oU",),
    "ɔʏ": ("OY", "OI", "oi"), "ɔø": ("OY", "OI", "oi"),
    # nasal vowels; the tilde is a character of its own
    "ɑ\u0303": ("A~", "aN"), "a\u0303": ("A~", "aN"), "ɔ\u0303": ("O~", "ON"), "o\u0303": ("O~", "ON"),
    "ɛ\u0303": ("E~", "EN"), "e\u0303": ("EN",), "œ\u0303": ("W~", "EN"),
    # consonants
    "p": ("p",), "b": ("b",), "t": ("t",), "d": ("d",), "k": ("k",), "ɡ": ("g",), "g": ("g",), "q": ("q",), "c": ("c",),
    "ɟ": ("J", "d"), "ʔ": ("?",), "m": ("m",), "n": ("n",), "ŋ": ("N",), "ɲ": ("n^",), "ɳ": ("n.",), "f": ("f",), "v": ("v",),
    "θ": ("T",), "ð": ("D",), "s": ("s",), "z": ("z",), "ʃ": ("S",), "ʒ": ("Z",), "ʂ": ("s;",), "ʐ": ("Z",),
    "c\u0327": ("C",), "ʝ": ("J^",), "x": ("x",), "ɣ": ("Q",), "χ": ("X",), "h": ("h",), "ɦ": ("h",), "ħ": ("h",), "β": ("B",),
    "ɕ": ("S;",), "ʑ": ("z;",), "j": ("j",), "w": ("w",), "ɥ": ("w",), "ʍ": ("w",), "ɰ": ("Q",), "l": ("l",), "ɫ": ("L",),
    "ɬ": ("l#",), "ɭ": ("l.",), "ʎ": ("l^",), "r": ("r",), "ɾ": ("**",), "ɹ": ("r",), "ɻ": ("r",), "ʁ": ("r",),
    "ʀ": ("r",), "ʋ": ("v",), "ɱ": ("m",), "ʈ": ("t",), "ɖ": ("d",), "ɢ": ("g",), "tʃ": ("tS",), "dʒ": ("dZ",), "ts": ("ts",),
    "dz": ("dz",), "pf": ("pf",), "l\u0329": ("@l",), "n\u0329": ("@n",), "m\u0329": ("@m",),
}  # fmt: skip

#: What a language does not have.
_LACKING = {
    "en": frozenset({"A", "H", "y", "y:", "Y", "Y:", "W", "W:", "W~", "E~", "OY"}),
    "de": frozenset({"0", "0:", "V", "Y", "E~"}),
    "fr": frozenset({"A", "A:", "0", "0:", "U", "3", "3:", "aU"}),
    "es": frozenset(
        {"A", "A:", "0", "0:", "I", "I#", "V", "3", "3:", "W", "W:", "OI", "OY", "A~", "O~", "W~", "E~", "oU"}
    ),
}
#: Signs of IPA that espeak-ng's notation has nothing for: ties, syllable breaks, aspiration, the brackets around it all.
_DROPPED = lazy(r"[\u035c\u0361‿.ˑʰ/\[\]]")
_LENGTH = "ː"
_STRESS = {"ˈ": "'", "'": "'", "ˌ": ","}
_VOWELS = frozenset("aɐɑæɒɔoɤeɛɪᵻɨiuɯʉʊʌəɘɚɜɝɞyʏøœɶɵ")
_LONGEST = max(map(len, _SOUNDS))
_KNOWN = frozenset("".join(_SOUNDS)).union(_STRESS, _LENGTH)


def mnemonics(ipa: str, language: str) -> str | None:
    """IPA in espeak-ng's notation, without the brackets around it.

    Stress and length are kept. Of what the language does not have, the nearest is taken; finer marks (aspiration, tone)
    are left out.

    Args:
        ipa: a word, or several.
        language: BCP 47 tag of the voice.

    Returns:
        ``None`` where the language's sounds are not in the tables, or the text holds something that is not IPA.
    """
    lacking = _LACKING.get(base_language(language))
    plain = nearest(_DROPPED.sub("", unicodedata.normalize("NFD", ipa)).replace(":", _LENGTH), _KNOWN)
    if lacking is None or plain is None:
        return None
    words = [_word(word, lacking) for word in plain.split()]
    return None if None in words else "||".join(word for word in words if word)


def _word(ipa: str, lacking: frozenset[str]) -> str | None:
    said, at = [], 0
    # espeak-ng stresses the last vowel where nothing is marked.
    if sum(sign in _VOWELS for sign in ipa) > 1 and not any(_STRESS.get(sign) == "'" for sign in ipa):
        said.append("'")
    while at < len(ipa):
        if ipa[at] in _STRESS:
            said.append(_STRESS[ipa[at]])
            at += 1
            continue
        for length in range(min(_LONGEST, len(ipa) - at), 0, -1):
            sounds = _SOUNDS.get(ipa[at : at + length])
            if sounds:
                said.append(next((sound for sound in sounds if sound not in lacking), sounds[-1]))
                at += length
                break
        else:
            # A mark on the sound before it, or a length that the sound before it has no form for.
            if unicodedata.category(ipa[at]) != "Mn" and ipa[at] != _LENGTH:
                return None
            at += 1
    return "".join(said)
