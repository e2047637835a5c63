"""EPUB 3 read-aloud: the text and the MP3 in one file, in step by Media Overlays."""

from audiobrief.publisher.book.epub.render import bind_epub, render_epub

__all__ = ["bind_epub", "render_epub"]
