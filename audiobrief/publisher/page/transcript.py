"""The HTML transcript as the podcast namespace has it: ``cite``, ``time`` and ``p``."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from audiobrief.model import Span
from audiobrief.publisher.characters import clock, one_line
from audiobrief.publisher.disclosure import notice_of
from audiobrief.publisher.page.facts import direction_of, iso_duration, language_of, moment, spoken_length, web_address
from audiobrief.publisher.page.player import ui_attributes
from audiobrief.publisher.page.sources import sources_of
from audiobrief.publisher.page.template import render
from audiobrief.publisher.turns import music_word, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobrief.model import Episode
    from audiobrief.publisher.edition import Edition
    from audiobrief.publisher.labels import Label
    from audiobrief.publisher.page.facts import Moment
    from audiobrief.publisher.page.sources import SourceView
    from audiobrief.publisher.turns import Part, Turn, Who


@dataclass(frozen=True, slots=True)
class Monologue:
    """What one speaker says until somebody else speaks, or a chapter ends; or music that is heard alone."""

    #: ``None`` for music.
    who: Who | None
    clock: str
    iso: str
    paragraphs: tuple[str, ...]
    #: Of what music is called.
    language: str | None = None


@dataclass(frozen=True, slots=True)
class ChapterView:
    """A chapter."""

    title: str
    untitled: bool
    turns: tuple[Monologue, ...]


@dataclass(frozen=True, slots=True)
class TranscriptPage:
    """All that the template shows."""

    language: str
    direction: str
    ui_attributes: str
    title: str
    author: str
    publisher: str
    published: Moment | None
    source: str | None
    #: Of an episode of several articles.
    sources: tuple[SourceView, ...]
    audio_name: str
    length: str
    notice: str
    parts: tuple[ChapterView, ...]


def render_html_transcript(episode: Episode, edition: Edition) -> str:  # noqa: ARG001  (all formats are called alike)
    """The transcript as a page without a script."""
    article = episode.article
    title = one_line(article.title) or one_line(episode.output.stem)
    tag = language_of(article.language or episode.script.language)
    page = TranscriptPage(
        language=tag or "und",
        direction=direction_of(tag, (title, article.text)),
        ui_attributes=ui_attributes(tag),
        title=title,
        author=one_line(article.byline),
        publisher=one_line(article.publisher),
        published=moment(article.published),
        source=web_address(article.url),
        sources=sources_of(episode),
        audio_name=episode.output.name,
        length=spoken_length(episode.duration),
        notice=notice_of(episode),
        parts=tuple(
            ChapterView(
                one_line(part.chapter.title) or "Untitled",
                one_line(part.chapter.title) == title,
                tuple(_monologues(part, episode.timeline.rate, music_word(episode))),
            )
            for part in parts_of(episode)
        ),
    )
    return render("transcript.html", style="page.css", page=page)


def _monologues(part: Part, rate: int, music: Label) -> Iterator[Monologue]:
    def heard() -> Iterator[Turn | Span]:
        for one in part.in_order:
            if isinstance(one, Span):
                yield one
            elif not part.is_called(one):
                yield from one.turns

    for who, group in groupby(heard(), key=lambda one: None if isinstance(one, Span) else one.who):
        run = tuple(group)
        start = (run[0].start if isinstance(run[0], Span) else run[0].sentences[0].start) / rate
        texts = tuple(music.text if isinstance(one, Span) else one_line(one.text) for one in run)
        yield Monologue(who, clock(start), iso_duration(start), texts, None if who else music.language)
