"""audiobrief turns an article into a narrated MP3 with chapters and a voice for every person quoted.

>>> import audiobrief
>>> article = audiobrief.clean(audiobrief.read("article.html"))  # doctest: +SKIP
>>> episode = audiobrief.narrate(article, "article.mp3")  # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from audiobrief.version import __version__

if TYPE_CHECKING:
    from audiobrief.cleaner import clean
    from audiobrief.errors import (
        AudiobriefError,
        CacheError,
        CastError,
        CoverageError,
        FetchError,
        LexiconError,
        NothingToSayError,
        OutputError,
        ScriptFileError,
        SourceError,
        SynthesisError,
        WrongTypeError,
    )
    from audiobrief.model import Article, Episode, Quote, Removed, Script
    from audiobrief.normalizer import spoken_form
    from audiobrief.pipeline.brief.produce import brief
    from audiobrief.pipeline.narrate import narrate
    from audiobrief.reader import Entry, Feed, Part, list_parts, read, read_feed, read_html, read_markdown, read_text
    from audiobrief.segmenter import find_quotes, segment

__all__ = [
    "Article",
    "AudiobriefError",
    "CacheError",
    "CastError",
    "CoverageError",
    "Entry",
    "Episode",
    "Feed",
    "FetchError",
    "LexiconError",
    "NothingToSayError",
    "OutputError",
    "Part",
    "Quote",
    "Removed",
    "Script",
    "ScriptFileError",
    "SourceError",
    "SynthesisError",
    "WrongTypeError",
    "__version__",
    "brief",
    "clean",
    "find_quotes",
    "list_parts",
    "narrate",
    "read",
    "read_feed",
    "read_html",
    "read_markdown",
    "read_text",
    "segment",
    "spoken_form",
]

# Loaded when first used: worker processes import this package too, and need little of it.
_HOMES = {
    "brief": "audiobrief.pipeline.brief.produce",
    "clean": "audiobrief.cleaner",
    "find_quotes": "audiobrief.segmenter",
    "narrate": "audiobrief.pipeline.narrate",
    "segment": "audiobrief.segmenter",
    **dict.fromkeys(
        ("Entry", "Feed", "Part", "list_parts", "read", "read_feed", "read_html", "read_markdown", "read_text"),
        "audiobrief.reader",
    ),
    "spoken_form": "audiobrief.normalizer",
    **dict.fromkeys(("Article", "Episode", "Quote", "Removed", "Script"), "audiobrief.model"),
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES.get(name, "audiobrief.errors")), name)
