"""Companion files of an episode: transcripts, chapters, the player page. All from its one timeline, and all pure functions."""

from audiobrief.publisher.edition import Edition
from audiobrief.publisher.formats import FORMATS, Format

__all__ = ["FORMATS", "Edition", "Format"]
