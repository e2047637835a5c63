"""The index page of a folder of episodes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiobrief.patterns import lazy
from audiobrief.publisher.characters import one_line
from audiobrief.publisher.disclosure import NOTICE_OF_SEVERAL
from audiobrief.publisher.page.facts import language_of, moment, relative, spoken_length
from audiobrief.publisher.page.template import GENERATOR, render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiobrief.publisher.page.facts import Moment

_KIND = "index"
_MARK = lazy(rf'<meta name="generator" content="{GENERATOR} [^"]*, {_KIND}">')


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """An episode in a folder, as its MP3 tells."""

    #: Names of the MP3 and of its player page, where there is one.
    audio: str
    page: str | None
    title: str
    #: Seconds.
    duration: float
    author: str | None = None
    publisher: str | None = None
    #: ISO 8601.
    published: str | None = None
    #: BCP 47.
    language: str | None = None


@dataclass(frozen=True, slots=True)
class _EntryView:
    href: str
    audio: str
    title: str
    author: str
    publisher: str
    published: Moment | None
    language: str | None
    length: str


def is_index_page(head: str) -> bool:
    """Whether a page that starts so is such a page, which may be made anew."""
    return bool(_MARK.search(head))


def render_index(title: str, entries: Sequence[IndexEntry]) -> str:
    """The page that lists episodes, in the order given."""
    return render(
        "index.html",
        style="page.css",
        kind=_KIND,
        title=one_line(title) or "Episodes",
        notice=NOTICE_OF_SEVERAL,
        length=spoken_length(sum(entry.duration for entry in entries)),
        episodes=[
            _EntryView(
                relative(entry.page or entry.audio),
                relative(entry.audio),
                one_line(entry.title) or entry.audio,
                one_line(entry.author),
                one_line(entry.publisher),
                moment(entry.published),
                language_of(entry.language),
                spoken_length(entry.duration),
            )
            for entry in entries
        ],
    )
