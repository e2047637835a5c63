"""Episodes as a DAISY 2.02 book with full text and full audio, zipped: unpacked into one folder, it is what players take."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from audiobrief.publisher.archive import Archive, Member
from audiobrief.publisher.book.facts import facts_of
from audiobrief.publisher.book.template import fill
from audiobrief.publisher.book.text import chapters_of
from audiobrief.publisher.book.volume import Work, volume_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from audiobrief.model import Episode
    from audiobrief.publisher.book.volume import Entry, Volume
    from audiobrief.publisher.edition import Edition

#: Beside the SMIL files of the chapters: ncc.html and master.smil; and for each article its text and its MP3.
_OTHER_FILES, _FILES_OF_AN_ARTICLE = 2, 2


@dataclass(frozen=True, slots=True)
class Heading:
    """What can be jumped to."""

    #: 1 or 2.
    level: int
    title: str
    #: A place in a SMIL file.
    target: str


def render_daisy(episode: Episode, edition: Edition) -> Archive:
    """The episode as a DAISY 2.02 book."""
    volume = volume_of([facts_of(episode, edition.show)], show=edition.show)
    return Archive(tuple(_members(volume, [episode])))


def bind_daisy(volume: Volume, episodes: Iterable[Episode]) -> Archive:
    """Episodes as one DAISY 2.02 book.

    Args:
        volume: what is known of all of them.
        episodes: in order. Each is asked for when it is written, and let go of then.
    """
    return Archive(_members(volume, episodes))


def _members(volume: Volume, episodes: Iterable[Episode]) -> Iterator[Member]:
    works, elapsed = [], 0
    for number, episode in enumerate(episodes, start=1):
        work = Work.of(episode, volume, number)
        chapters = chapters_of(episode, work.prefix)
        listed = work.listed(chapters)
        yield Member(work.content, fill("daisy/content.html", book=work.facts, chapters=chapters))
        before = accumulate((chapter.milliseconds for chapter in chapters), initial=elapsed)
        for chapter, start in zip(chapters, before, strict=False):
            page = fill("daisy/chapter.smil", book=volume, work=work, chapter=chapter, elapsed=start)
            yield Member(f"{chapter.name}.smil", page)
        yield Member(work.audio, episode.output)
        works.append(listed)
        elapsed += listed.milliseconds
    headings = tuple(_headings(volume, works))
    files = _OTHER_FILES + sum(_FILES_OF_AN_ARTICLE + len(work.entries) for work in works)
    depth = max(heading.level for heading in headings)
    # What tells of all comes last: only now all is known.
    yield Member(
        "ncc.html", fill("daisy/ncc.html", book=volume, headings=headings, total=elapsed, depth=depth, files=files)
    )
    yield Member("master.smil", fill("daisy/master.smil", book=volume, works=works, total=elapsed))


def _headings(volume: Volume, works: Sequence[Work]) -> Iterator[Heading]:
    """The title, from where all is read; the articles, where there are several; and their chapters.

    Players tell headings apart by their targets. Where several begin at one place, the outermost has the place itself, the next
    one its text, and a third the sentence after it.
    """
    taken: set[str] = set()

    def heading(level: int, title: str, entry: Entry) -> Iterator[Heading]:
        places = [f"{id_}-{kind}" for id_ in entry.sentences for kind in ("par", "text")]
        free = (f"{entry.name}.smil#{place}" for place in places)
        target = next((target for target in free if target not in taken), None)
        if target is not None:
            taken.add(target)
            yield Heading(level, title, target)

    yield from heading(1, volume.title, works[0].entries[0])
    for work in works:
        if not volume.single:
            yield from heading(1, work.title, work.entries[0])
        for entry in work.sections:
            yield from heading(2, entry.title, entry)
