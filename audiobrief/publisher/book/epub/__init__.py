"""EPUB 3 read-aloud: the text and the MP3 in one file, in step by Media Overlays."""

from audiobrief.publisher.book.epub.render import render_epub

__all__ = ["render_epub"]
