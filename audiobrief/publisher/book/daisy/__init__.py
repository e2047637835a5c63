"""DAISY 2.02: the text and the MP3 for players that libraries of the blind lend out."""

from audiobrief.publisher.book.daisy.render import render_daisy

__all__ = ["render_daisy"]
