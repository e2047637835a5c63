"""Text normalization: what is written becomes what an engine can say."""

from audiobrief.normalizer.cues import Cue, find_cues, silent_cues
from audiobrief.normalizer.formulas import say_formulas
from audiobrief.normalizer.spoken import spoken_form

__all__ = ["Cue", "find_cues", "say_formulas", "silent_cues", "spoken_form"]
