"""Companion files of an episode: transcripts, chapters, player page, books. All from its one timeline, by pure functions."""

from audiobrief.publisher.archive import Archive
from audiobrief.publisher.disclosure import licences_of, source_types, spoken_notice
from audiobrief.publisher.edition import Edition
from audiobrief.publisher.formats import FORMATS, Format

__all__ = ["FORMATS", "Archive", "Edition", "Format", "licences_of", "source_types", "spoken_notice"]
