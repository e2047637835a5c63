"""An episode as an EPUB: its package document, navigation, and a text and an overlay for each chapter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.publisher.archive import Archive, Member
from audiobrief.publisher.book.facts import facts_of
from audiobrief.publisher.book.template import asset, fill
from audiobrief.publisher.book.text import chapters_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobrief.model import Episode
    from audiobrief.publisher.edition import Edition

_FOLDER = "EPUB/"


def render_epub(episode: Episode, edition: Edition) -> Archive:
    """The episode as an EPUB 3.3 with Media Overlays 3.0."""
    return Archive(tuple(_members(episode, edition)))


def _members(episode: Episode, edition: Edition) -> Iterator[Member]:
    facts = facts_of(episode, edition.show)
    chapters = chapters_of(episode)
    # By this, and by its place at the start, an EPUB is known.
    yield Member("mimetype", b"application/epub+zip", compressed=False)
    yield Member("META-INF/container.xml", asset("epub/container.xml"))
    yield Member(
        _FOLDER + "package.opf",
        fill(
            "epub/package.opf",
            book=facts,
            chapters=chapters,
            total=sum(chapter.milliseconds for chapter in chapters),
            by_word=any(sentence.words for chapter in chapters for sentence in chapter.sentences),
        ),
    )
    yield Member(_FOLDER + "nav.xhtml", fill("epub/nav.xhtml", book=facts, chapters=chapters))
    yield Member(_FOLDER + "style.css", asset("epub/style.css"))
    for chapter in chapters:
        yield Member(_FOLDER + f"{chapter.name}.xhtml", fill("epub/chapter.xhtml", book=facts, chapter=chapter))
        yield Member(_FOLDER + f"{chapter.name}.smil", fill("epub/overlay.smil", chapter=chapter))
    yield Member(_FOLDER + "about.xhtml", fill("epub/about.xhtml", book=facts))
    yield Member(_FOLDER + "audio.mp3", None)
