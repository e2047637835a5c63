"""Companion files of an episode: transcripts, chapters, player page, books. All from its one timeline, by pure functions."""

from audiobrief.publisher.archive import Archive
from audiobrief.publisher.disclosure import source_types
from audiobrief.publisher.edition import Edition
from audiobrief.publisher.formats import FORMATS, Format
from audiobrief.publisher.page import IndexEntry, is_index_page, render_index

__all__ = ["FORMATS", "Archive", "Edition", "Format", "IndexEntry", "is_index_page", "render_index", "source_types"]
