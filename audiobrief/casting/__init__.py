"""Casting: which voice each speaker of a script has."""

from audiobrief.casting.castfile import CastFile, new_people, parse_cast_file, with_people
from audiobrief.casting.casting import cast
from audiobrief.casting.packs import find_voice, load_voices, narrator, voices_for
from audiobrief.casting.pins import Mode
from audiobrief.casting.remarks import remarks

__all__ = [
    "CastFile",
    "Mode",
    "cast",
    "find_voice",
    "load_voices",
    "narrator",
    "new_people",
    "parse_cast_file",
    "remarks",
    "voices_for",
    "with_people",
]
