"""Show and Item: what a podcast feed says of itself and of an episode. Pure data, its addresses whole and escaped."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from lxml import etree

    from audiobrief.publisher.feed.categories import Category


@dataclass(frozen=True, slots=True)
class Enclosure:
    """The file that is played."""

    url: str
    #: Bytes.
    length: int
    media_type: str


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same episode in another format (``podcast:alternateEnclosure``)."""

    enclosure: Enclosure
    #: For people who choose, 32 characters at most.
    title: str
    #: As RFC 6381 has it.
    codecs: str


@dataclass(frozen=True, slots=True)
class Transcript:
    """A transcript of an episode (``podcast:transcript``)."""

    url: str
    media_type: str
    #: BCP 47.
    language: str | None = None
    #: Whether it has times, and is to be shown while the episode plays.
    is_captions: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who has a part in an episode (``podcast:person``), with a role and a group of the Podcast Taxonomy Project."""

    name: str
    role: str
    group: str


@dataclass(frozen=True, slots=True)
class Item:
    """An episode."""

    #: Never changes; apps know by it what they have.
    guid: str
    title: str
    #: With a time zone.
    published: datetime
    enclosure: Enclosure
    #: Seconds.
    duration: float
    #: HTML, everything in it escaped.
    description: str
    #: Page about the episode.
    link: str | None = None
    author: str = ""
    alternates: tuple[Alternate, ...] = ()
    transcripts: tuple[Transcript, ...] = ()
    #: Address of the chapters file.
    chapters: str | None = None
    persons: tuple[Person, ...] = ()
    #: Texts for machines (``podcast:txt``): purpose and text.
    texts: tuple[tuple[str, str], ...] = ()
    #: Elements that somebody else put there.
    others: tuple[etree._Element, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """An item that stays as it stands in the feed: its file lies elsewhere."""

    element: etree._Element
    published: datetime | None


@dataclass(frozen=True, slots=True)
class Show:
    """What the episodes have in common."""

    title: str
    link: str
    description: str
    #: BCP 47.
    language: str
    #: Address of the feed itself.
    url: str
    #: Never changes, wherever the feed moves (``podcast:guid``).
    guid: str
    categories: tuple[Category, ...]
    author: str = ""
    #: Of the owner; public, once it is in the feed.
    email: str | None = None
    #: Address of the cover.
    image: str | None = None
    explicit: bool = False
    #: Whether other platforms are told not to import the feed.
    locked: bool = True
    #: ``episodic`` or ``serial``.
    kind: str = "episodic"
    #: What it is, of the namespace's list.
    medium: str = "podcast"
    persons: tuple[Person, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    #: Elements that somebody else put there.
    others: tuple[etree._Element, ...] = ()
    #: Their namespaces, by prefix.
    namespaces: Mapping[str, str] = field(default_factory=dict)
    #: Processing instructions before all else, such as that of a style sheet.
    instructions: tuple[str, ...] = ()
