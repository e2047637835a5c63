"""An episode as a DAISY 2.02 book with full text and full audio, zipped: unpacked into one folder, it is what players take."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from audiobrief.publisher.archive import Archive, Member
from audiobrief.publisher.book.facts import facts_of
from audiobrief.publisher.book.template import fill
from audiobrief.publisher.book.text import ChapterView, chapters_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobrief.model import Episode
    from audiobrief.publisher.edition import Edition

#: Beside a SMIL file for each chapter: ncc.html, master.smil, content.html, audio.mp3.
_OTHER_FILES = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """What can be jumped to."""

    #: Of its heading: 1 or 2.
    level: int
    title: str
    #: A place in a SMIL file.
    target: str


def render_daisy(episode: Episode, edition: Edition) -> Archive:
    """The episode as a DAISY 2.02 book."""
    return Archive(tuple(_members(episode, edition)))


def _members(episode: Episode, edition: Edition) -> Iterator[Member]:
    facts = facts_of(episode, edition.show)
    chapters = chapters_of(episode)
    before = list(accumulate((chapter.milliseconds for chapter in chapters), initial=0))
    entries = tuple(_entries(facts.title, chapters))
    yield Member(
        "ncc.html",
        fill(
            "daisy/ncc.html",
            book=facts,
            entries=entries,
            total=before[-1],
            depth=max(entry.level for entry in entries),
            files=len(chapters) + _OTHER_FILES,
        ),
    )
    yield Member("master.smil", fill("daisy/master.smil", book=facts, chapters=chapters, total=before[-1]))
    yield Member("content.html", fill("daisy/content.html", book=facts, chapters=chapters))
    for chapter, elapsed in zip(chapters, before, strict=False):
        yield Member(f"{chapter.name}.smil", fill("daisy/chapter.smil", book=facts, chapter=chapter, elapsed=elapsed))
    yield Member("audio.mp3", None)


def _entries(title: str, chapters: tuple[ChapterView, ...]) -> Iterator[Entry]:
    """The title, from where all is read, and the chapters. One that is called like the book is the title's."""
    first, *others = chapters
    yield Entry(1, title, _target(first, "par"))
    if first.title != title:
        # The title has the place itself; players tell entries apart by their targets.
        yield Entry(2, first.title, _target(first, "text"))
    for chapter in others:
        yield Entry(2, chapter.title, _target(chapter, "par"))


def _target(chapter: ChapterView, kind: str) -> str:
    return f"{chapter.name}.smil#{chapter.sentences[0].id}-{kind}"
