"""Books in which text and sound go together, for readers who want both or need one of them: EPUB 3 and DAISY 2.02."""

from audiobrief.publisher.book.daisy import bind_daisy, render_daisy
from audiobrief.publisher.book.epub import bind_epub, render_epub
from audiobrief.publisher.book.facts import Facts, facts_of
from audiobrief.publisher.book.volume import Cover, Volume, volume_of

__all__ = [
    "Cover",
    "Facts",
    "Volume",
    "bind_daisy",
    "bind_epub",
    "facts_of",
    "render_daisy",
    "render_epub",
    "volume_of",
]
