"""What an episode of several articles is to be, besides how it is spoken."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from audiobrief.pipeline.mixing import Music

#: Entries of a feed that are taken unless told otherwise.
DEFAULT_NEWEST = 5


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is said around the articles, and what becomes of those that fail."""

    #: Of the episode; by default the opening line's.
    title: str | None = None
    #: Said first; ``{show}`` and ``{date}`` are filled in. By default the language's own; empty for none.
    opening: str | None = None
    #: Whether the sources are named at the end.
    credits: bool = True
    day: dt.date = field(default_factory=_today)
    #: How many entries of a feed are taken, newest first.
    newest: int = DEFAULT_NEWEST
    #: Whether the episode is made without the articles that fail.
    skip_failed: bool = False
    #: Whether addresses in the local network may be fetched.
    allow_local: bool = False
    music: Music = field(default_factory=Music)

    def __post_init__(self) -> None:
        if self.newest < 1:
            raise ValueError("of a feed, one entry is the least that can be taken")
