"""The player page: the audio, its chapters, and the text that follows the voice."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiobrief.publisher.characters import clock, one_line, printable
from audiobrief.publisher.disclosure import licences_of, notice_of
from audiobrief.publisher.page.about import linked_data_of, media_type, voices_of
from audiobrief.publisher.page.facts import (
    direction_of,
    language_of,
    moment,
    relative,
    spoken_length,
    web_address,
)
from audiobrief.publisher.page.sources import sources_of
from audiobrief.publisher.page.speakers import Speakers
from audiobrief.publisher.page.template import linked_data, render
from audiobrief.publisher.page.text import Text
from audiobrief.publisher.turns import music_word

if TYPE_CHECKING:
    from collections.abc import Callable

    from audiobrief.model import Episode
    from audiobrief.publisher.edition import Edition
    from audiobrief.publisher.labels import Label
    from audiobrief.publisher.page.about import VoiceView
    from audiobrief.publisher.page.facts import Moment
    from audiobrief.publisher.page.sources import SourceView
    from audiobrief.publisher.page.text import ChapterView, SentenceView
    from audiobrief.publisher.text import ParagraphView
    from audiobrief.publisher.turns import Who

_SPEEDS = ("0.5", "0.75", "0.9", "1", "1.1", "1.25", "1.5", "1.75", "2", "2.5", "3")


@dataclass(frozen=True, slots=True)
class FileView:
    """A companion file to link to."""

    href: str
    title: str
    media_type: str


@dataclass(frozen=True, slots=True)
class RemovedView:
    """A part of the article that is not heard, and why."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class PlayerPage:
    """All that the template shows."""

    language: str
    direction: str
    #: What the parts that are in English say of themselves, where the page is in another language.
    ui_attributes: str
    title: str
    show: str | None
    heading: ParagraphView[SentenceView] | None
    byline: ParagraphView[SentenceView] | None
    author: str
    publisher: str
    published: Moment | None
    source: str | None
    #: Of an episode of several articles.
    sources: tuple[SourceView, ...]
    notice: str
    licences: str
    #: Where it is heard alone.
    music: Label
    #: Address of the audio, and of the file to download where it is none of the page.
    audio: str
    audio_name: str
    download: str | None
    duration: float
    whole_seconds: int
    #: Of the slider, in seconds.
    step: int
    clock: str
    length: str
    speeds: tuple[str, ...]
    chapters: tuple[ChapterView, ...]
    #: Address of a sentence's sound.
    link: Callable[[SentenceView], str]
    #: Classes and mark of whoever is heard.
    look: Callable[[Who], tuple[str, str]]
    voices: tuple[VoiceView, ...]
    removed: tuple[RemovedView, ...]
    files: tuple[FileView, ...]
    linked_data: str


def render_player(episode: Episode, edition: Edition) -> str:
    """The player page of an episode, as HTML."""
    return render("player.html", style="page.css", script="player.js", page=_page(episode, edition))


def _page(episode: Episode, edition: Edition) -> PlayerPage:
    article = episode.article
    name = episode.output.name
    title = one_line(article.title) or one_line(episode.output.stem)
    tag = language_of(article.language or episode.script.language)
    text = Text(episode, None if edition.audio else relative(name))
    return PlayerPage(
        language=tag or "und",
        direction=direction_of(tag, (title, article.text)),
        ui_attributes=ui_attributes(tag),
        title=title,
        show=one_line(edition.show) or None,
        heading=text.heading,
        byline=text.byline,
        author=one_line(article.byline),
        publisher=one_line(article.publisher),
        published=moment(article.published),
        source=web_address(article.url),
        sources=sources_of(episode),
        notice=notice_of(episode),
        licences=licences_of(episode.cast.all_voices),
        music=music_word(episode),
        audio=_embedded(edition.audio, media_type(episode)) if edition.audio else relative(name),
        audio_name=name,
        download=None if edition.audio else relative(name),
        duration=round(episode.duration, 3),
        whole_seconds=int(episode.duration) + 1,
        step=1 if episode.duration < 3600 else 5,
        clock=clock(episode.duration),
        length=spoken_length(episode.duration),
        speeds=_SPEEDS,
        chapters=text.chapters,
        link=text.link,
        look=Speakers(episode).look,
        voices=voices_of(episode),
        removed=tuple(
            RemovedView(printable(removed.text).strip(), one_line(removed.reason)) for removed in episode.removed
        ),
        files=_files(edition),
        linked_data=linked_data(linked_data_of(episode, edition)),
    )


def _embedded(audio: bytes, kind: str) -> str:
    return f"data:{kind};base64," + base64.b64encode(audio).decode()


def _files(edition: Edition) -> tuple[FileView, ...]:
    """The other companion files."""
    from audiobrief.publisher.formats import FORMATS  # noqa: PLC0415  (that lists this module's page among them)

    return tuple(
        FileView(relative(name), FORMATS[kind].title, FORMATS[kind].media_type)
        for kind, name in edition.files.items()
        if kind != "page" and FORMATS[kind].public
    )


def ui_attributes(language: str | None) -> str:
    """The language and direction of the words that are ours, which are English: said where the page's are not."""
    from markupsafe import Markup  # noqa: PLC0415  (loaded by those who want pages)

    english = (language or "").lower().split("-")[0] == "en"
    return Markup("") if english else Markup(' lang="en" dir="ltr"')
