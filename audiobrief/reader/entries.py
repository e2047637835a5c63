"""A feed and its entries."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed: an article, or the announcement of one. ``read`` takes it as a source."""

    #: 1 is the newest.
    number: int
    title: str
    byline: str | None
    #: ISO 8601.
    published: str | None
    #: Where the article is on the web.
    url: str | None
    image: str | None
    #: The feed's title.
    publisher: str | None
    language: str | None
    #: What the feed gives of it, as HTML.
    content: str
    #: Whether that is the article rather than an excerpt.
    is_full: bool
    #: Whether its link may lead into the local network.
    allow_local: bool = False


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed and its entries, newest first."""

    title: str | None
    url: str | None
    language: str | None
    entries: tuple[Entry, ...]
