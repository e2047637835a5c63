"""Text normalization: what is written becomes what an engine can say."""

from audiobrief.normalizer.spoken import spoken_form

__all__ = ["spoken_form"]
