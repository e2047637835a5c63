"""Episodes as an EPUB: its package document, navigation, and a text and an overlay for each chapter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.publisher.archive import Archive, Member
from audiobrief.publisher.book.facts import facts_of
from audiobrief.publisher.book.template import asset, fill
from audiobrief.publisher.book.text import chapters_of
from audiobrief.publisher.book.volume import Cover, Work, volume_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from audiobrief.model import Episode
    from audiobrief.publisher.book.volume import Volume
    from audiobrief.publisher.edition import Edition

_FOLDER = "EPUB/"


def render_epub(episode: Episode, edition: Edition) -> Archive:
    """The episode as an EPUB 3.3 with Media Overlays 3.0."""
    cover = Cover.of(edition.cover) if edition.cover else None
    volume = volume_of([facts_of(episode, edition.show)], show=edition.show, cover=cover)
    return Archive(tuple(_members(volume, [episode])))


def bind_epub(volume: Volume, episodes: Iterable[Episode]) -> Archive:
    """Episodes as one EPUB.

    Args:
        volume: what is known of all of them.
        episodes: in order. Each is asked for when it is written, and let go of then.
    """
    return Archive(_members(volume, episodes))


def _members(volume: Volume, episodes: Iterable[Episode]) -> Iterator[Member]:
    # By this, and by its place at the start, an EPUB is known.
    yield Member("mimetype", b"application/epub+zip", compressed=False)
    yield Member("META-INF/container.xml", asset("epub/container.xml"))
    works = []
    for number, episode in enumerate(episodes, start=1):
        work = Work.of(episode, volume, number)
        chapters = chapters_of(episode, work.prefix)
        for chapter in chapters:
            yield Member(
                _FOLDER + f"{chapter.name}.xhtml", fill("epub/chapter.xhtml", book=work.facts, chapter=chapter)
            )
            yield Member(_FOLDER + f"{chapter.name}.smil", fill("epub/overlay.smil", chapter=chapter, audio=work.audio))
        yield Member(_FOLDER + f"{work.about}.xhtml", fill("epub/about.xhtml", book=work.facts, volume=volume))
        yield Member(_FOLDER + work.audio, episode.output)
        works.append(work.listed(chapters))
    # What tells of all comes last: only now all is known.
    yield Member(_FOLDER + "package.opf", fill("epub/package.opf", book=volume, works=works))
    yield Member(_FOLDER + "nav.xhtml", fill("epub/nav.xhtml", book=volume, works=works))
    if not volume.single:
        yield Member(_FOLDER + "about.xhtml", fill("epub/colophon.xhtml", book=volume, works=works))
    if volume.cover:
        yield Member(_FOLDER + volume.cover.name, volume.cover.data, compressed=False)
    yield Member(_FOLDER + "style.css", asset("epub/style.css"))
