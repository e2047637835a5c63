"""DAISY 2.02: the text and the MP3 for players that libraries of the blind lend out."""

from audiobrief.publisher.book.daisy.render import bind_daisy, render_daisy

__all__ = ["bind_daisy", "render_daisy"]
