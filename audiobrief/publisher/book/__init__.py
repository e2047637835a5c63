"""Books in which text and sound go together, for readers who want both or need one of them: EPUB 3 with Media Overlays."""

from audiobrief.publisher.book.epub import render_epub

__all__ = ["render_epub"]
