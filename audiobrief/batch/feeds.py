"""A feed as jobs: each entry an article, under a name that stays the same however many entries come before it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from audiobrief.batch.job import Job
from audiobrief.batch.names import name_of
from audiobrief.batch.storage.address import Address, is_stored
from audiobrief.batch.storage.objects import read
from audiobrief.errors import SourceError, StorageError
from audiobrief.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobrief.reader import Entry

#: What says that a path or address is a feed's, whatever it looks like.
FEED_PREFIX = "feed:"
FEED_ENDINGS = frozenset({".rss", ".atom", ".rdf", ".xml"})
_WORDS = lazy(r"(?<![a-z])(?:rss|atom|rdf|feeds?)(?![a-z])|\.xml$", re.IGNORECASE)


def looks_like_address_of_feed(address: str) -> bool:
    """Whether an address has a word in its path or query that feeds have."""
    if not address.startswith(("http://", "https://")):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return _WORDS.search(parts.path) is not None or _WORDS.search(parts.query) is not None


def entries_of(given: str, *, certain: bool = True) -> Iterator[Job]:
    """A job for each entry of a feed, the newest first.

    Args:
        given: its path or address.
        certain: whether it is said to be a feed; if not, whatever is none is a job of its own.
    """
    from audiobrief.pipeline.source import NamedBytes  # noqa: PLC0415  (loads what only feeds need)
    from audiobrief.reader import read_feed  # noqa: PLC0415

    try:
        feed = read_feed(NamedBytes(read(Address.parse(given)), given) if is_stored(given) else given)
    except (SourceError, StorageError) as error:
        # The worker finds what is wrong with it, if it is no article.
        yield Job(0, given, name_of(given), wrong=str(error) if certain else "")
        return
    shared = Counter(entry.url for entry in feed.entries)
    for entry in feed.entries:
        identity = _identity(entry, given, alone=shared[entry.url] == 1)
        source = entry.url or f"{given}, “{entry.title or entry.published or entry.number}”"
        yield Job(0, source, name_of(identity, entry.title or None), entry=entry)


def _identity(entry: Entry, feed: str, *, alone: bool) -> str:
    """What tells an entry from all others: where it links to, unless others link there, too."""
    if entry.url and alone:
        return entry.url
    told = entry.published or "", entry.title, "" if entry.published or entry.title else entry.content
    return "\n".join((entry.url or feed, *told))
