"""Lexicon: how words and names are to be said, from W3C PLS and TOML files."""

from audiobrief.lexicon.entry import Entry
from audiobrief.lexicon.lexicon import Lexicon, Match
from audiobrief.lexicon.places import entries_of
from audiobrief.lexicon.reading import read_lexicon

__all__ = ["Entry", "Lexicon", "Match", "entries_of", "read_lexicon"]
