"""Synthesizer: speech engines behind one small protocol, and the check that no sound is missing."""

from audiobrief.synthesizer.engine import Engine, EngineError
from audiobrief.synthesizer.loading import load_engine
from audiobrief.synthesizer.plausibility import check_clip

__all__ = ["Engine", "EngineError", "check_clip", "load_engine"]
