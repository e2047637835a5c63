"""How far two pronunciations are apart, for an ear that minds neither accents nor the finer marks of a transcription."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from audiobrief.patterns import lazy

#: Sounds by the class that they are heard as. Longest first.
_CLASSES = {
    "ɜːɹ": "AR", "ɚɹ": "AR", "ɜː": "AR", "ɚ": "AR", "ɹɹ": "R", "iəɹ": "IR", "ʔ": "t", "n\u0329": "An", "l\u0329": "Al",
    "m\u0329": "Am", "əw": "U", "aɪ": "Y", "aʊ": "W", "ɔɪ": "V", "oʊ": "O", "əʊ": "O", "eɪ": "E", "tʃ": "C", "dʒ": "J",
    "ɑː": "A", "ɔː": "A", "iː": "I", "uː": "U", "i": "I", "ɪ": "I", "ᵻ": "I", "u": "U", "ʊ": "U", "ɑ": "A", "ɒ": "A", "ɔ": "A",
    "ʌ": "A", "ɐ": "A", "ə": "A", "ɜ": "A", "a": "A", "æ": "A", "ɛ": "E", "e": "E", "o": "O", "ɾ": "t", "d": "t", "ɹ": "R",
    "r": "R", "ʁ": "R", "ɡ": "g", "x": "k", "ŋ": "n", "ɬ": "l", "ɫ": "l",
}  # fmt: skip
#: What dictionaries write for the one u of “actual”, though not in “away”.
_GLIDE = r"(?<=[ʃʒ])əw"
_SOUND = lazy(
    "|".join([_GLIDE, *sorted(map(re.escape, _CLASSES.keys() - {"əw"}), key=len, reverse=True), "."]), re.DOTALL
)
_VOWELS = frozenset("AEIOUVWY")
#: Vowels that are often heard for each other, and those that are not.
_NEAR, _FAR = 0.4, 0.8
_NEIGHBOURS = {frozenset(pair) for pair in ("AE", "AI", "AO", "AU", "EI", "OU", "IY", "EY", "AW", "OW", "OV")}
#: Consonants that differ in voice alone, or nearly.
_KIN = {frozenset(pair) for pair in ("sz", "ʃʒ", "θð", "fv", "Cʃ", "Jʒ")}
#: Sounds that some accents leave out, and what that counts.
_FAINT, _LEFT_OUT = frozenset("jhR"), 0.5
_CONSONANT = 1.0
#: What a main stress counts that is on the one vowel, and on the other is none; so that one that is moved counts twice that.
_STRESS = 0.4


class _Sound(NamedTuple):
    kind: str
    #: Of a vowel: the mark of a main or of a lesser stress, or nothing.
    stress: str = ""


def distance(first: str, second: str) -> float:
    """How far two transcriptions are apart: 0 for the same, about 1 for each consonant that differs."""
    one, other = _heard(first), _heard(second)
    before = [0.0]
    for sound in other:
        before.append(before[-1] + _alone(sound))
    for sound in one:
        row = [before[0] + _alone(sound)]
        for at, against in enumerate(other):
            row.append(
                min(before[at + 1] + _alone(sound), row[-1] + _alone(against), before[at] + _instead(sound, against))
            )
        before = row
    return before[-1]


@lru_cache(maxsize=4096)
def _heard(ipa: str) -> tuple[_Sound, ...]:
    """The sounds by their classes, a stress on the vowel after it."""
    sounds, stress = [], ""
    for found in _SOUND.findall(ipa):
        if found in "ˈˌ":
            stress = found
        for kind in _CLASSES.get(found, found if found.isalpha() and found not in "ˈˌː" else ""):
            sounds.append(_Sound(kind, stress if kind in _VOWELS else ""))
            stress = "" if kind in _VOWELS else stress
    return tuple(sounds)


def _alone(sound: _Sound) -> float:
    if sound.kind in _VOWELS:
        return _FAR if sound.stress else _NEAR
    return _LEFT_OUT if sound.kind in _FAINT else _CONSONANT


def _instead(sound: _Sound, other: _Sound) -> float:
    stress = _STRESS if {sound.stress, other.stress} == {"ˈ", ""} else 0.0
    if sound.kind == other.kind:
        return stress
    pair = frozenset((sound.kind, other.kind))
    if pair <= _VOWELS:
        return stress + (_NEAR if pair in _NEIGHBOURS else _FAR)
    if pair in _KIN:
        return _LEFT_OUT
    if pair == frozenset("Ij"):
        return 0.2
    return 2.0 if pair & _VOWELS else _CONSONANT
