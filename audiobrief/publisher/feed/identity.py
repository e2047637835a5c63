"""Who is who: identifiers that stay the same wherever a feed or a file moves."""

from __future__ import annotations

import re
from urllib.parse import urlsplit
from uuid import UUID, uuid5

from audiobrief.publisher.characters import one_line

#: Of the podcast namespace, for GUIDs of shows (podcast:guid).
_SHOWS = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
#: Ours, for GUIDs of episodes: must never change.
_EPISODES = uuid5(_SHOWS, "audiobrief episodes")
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def podcast_guid(feed_url: str) -> str:
    """The GUID of the show whose feed lies there: UUIDv5 of the address without its scheme and the slashes at its end.

    A show is given it once and keeps it when its feed moves.
    """
    return str(uuid5(_SHOWS, _SCHEME.sub("", feed_url).rstrip("/")))


def episode_key(*, title: str, byline: str, publisher: str, published: str, url: str | None) -> str:
    """What an episode is known by whatever its file is called and wherever it lies: where the article is from, and its day.

    An article without an address is known by its title, author and publisher.

    Args:
        title: of the article, and who wrote and published it.
        byline: as ``title``.
        publisher: as ``title``.
        published: ISO 8601; the day counts.
        url: where the article was read.
    """
    where = _SCHEME.sub("", url).rstrip("/") if url and urlsplit(url).netloc else ""
    parts = [where] if where else [one_line(part) for part in (title, byline, publisher)]
    return str(uuid5(_EPISODES, "\n".join([*parts, published[:10]])))


def another_key(key: str, sound: str) -> str:
    """The identifier of one of several episodes that have the same key: of the same article, but of another sound.

    Args:
        key: as ``episode_key`` says.
        sound: a checksum of what is heard.
    """
    return str(uuid5(UUID(key), sound))
