"""Casting: which voice each speaker of a script has."""

from audiobrief.casting.casting import Mode, cast
from audiobrief.casting.packs import find_voice, load_voices, narrator, voices_for

__all__ = ["Mode", "cast", "find_voice", "load_voices", "narrator", "voices_for"]
