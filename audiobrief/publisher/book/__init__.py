"""Books in which text and sound go together, for readers who want both or need one of them: EPUB 3 and DAISY 2.02."""

from audiobrief.publisher.book.daisy import render_daisy
from audiobrief.publisher.book.epub import render_epub

__all__ = ["render_daisy", "render_epub"]
