"""Takes out of an article what is no narration, each part with a reason."""

from audiobrief.cleaner.cleaning import clean

__all__ = ["clean"]
