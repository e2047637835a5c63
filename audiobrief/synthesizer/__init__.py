"""Synthesizer: speech engines behind one small protocol, and the check that no sound is missing."""

from audiobrief.synthesizer.engine import Clip, Engine, EngineError
from audiobrief.synthesizer.loading import identify, load_engine
from audiobrief.synthesizer.plausibility import check_clip, plausible_words

__all__ = ["Clip", "Engine", "EngineError", "check_clip", "identify", "load_engine", "plausible_words"]
