"""Cleaned article → script: quotations, who says them, and the sections of the text."""

from audiobrief.segmenter.quotes import find_quotes
from audiobrief.segmenter.segments import segment

__all__ = ["find_quotes", "segment"]
