"""What a book says of itself: who it is by, what it is about, who is heard, and whom it serves."""

from __future__ import annotations

import hashlib
import re
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiobrief.patterns import lazy
from audiobrief.publisher.characters import one_line, printable
from audiobrief.publisher.disclosure import licences_of, notice_of, source_types
from audiobrief.publisher.page.about import voices_of
from audiobrief.publisher.page.facts import direction_of, language_of, moment, spoken_length, web_address
from audiobrief.publisher.page.sources import sources_of
from audiobrief.version import __version__

if TYPE_CHECKING:
    from audiobrief.model import Article, Cast, Episode
    from audiobrief.publisher.page.about import VoiceView
    from audiobrief.publisher.page.facts import Moment
    from audiobrief.publisher.page.sources import SourceView

#: Language, script and region: what is more, or of another form, readers of books can't be relied on to know.
_LANGUAGE = lazy(r"[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?(?=-|$)", re.IGNORECASE)
#: Where the date of an article isn't known: a book made twice is the same.
_NO_DATE = "2000-01-01"


@dataclass(frozen=True, slots=True)
class RemovedView:
    """A part of the article that is not heard, and why."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an article in a book."""

    #: A UUID, the same for the same article.
    identifier: str
    title: str
    language: str
    direction: str
    #: Whether the words that are ours, which are English, are in another language than the article.
    foreign: bool
    author: str
    publisher: str
    published: Moment | None
    #: When it was made, as far as anybody is to know: ISO 8601, with a time.
    modified: str
    source: str | None
    #: Of an episode of several articles.
    sources: tuple[SourceView, ...]
    show: str
    length: str
    seconds: float
    notice: str
    #: Of the voices, as a sentence.
    licences: str
    voices: tuple[VoiceView, ...]
    cast: Cast
    #: Names at schema.org of how the sound came about.
    source_types: tuple[str, ...]
    removed: tuple[RemovedView, ...]
    generator: str


def facts_of(episode: Episode, show: str | None) -> Facts:
    """What a book of an episode says of itself."""
    article = episode.article
    title = one_line(article.title) or one_line(episode.output.stem) or "Untitled"
    language = book_language(article.language or episode.script.language)
    published = moment(article.published)
    return Facts(
        identifier=str(identifier_of(article)),
        title=title,
        language=language,
        direction=direction_of(None if language == "und" else language, (title, article.text)),
        foreign=foreign_to_us(language),
        author=one_line(article.byline),
        publisher=one_line(article.publisher),
        published=published,
        modified=f"{(published and published.machine) or _NO_DATE}T00:00:00Z",
        source=web_address(article.url),
        sources=sources_of(episode),
        show=one_line(show),
        length=spoken_length(episode.duration),
        seconds=episode.duration,
        notice=notice_of(episode),
        licences=licences_of(episode.cast.all_voices),
        voices=voices_of(episode),
        cast=episode.cast,
        source_types=tuple(kind.schema_org for kind in source_types(episode.cast)),
        removed=tuple(RemovedView(printable(one.text).strip(), one_line(one.reason)) for one in episode.removed),
        generator=f"audiobrief {__version__}",
    )


def foreign_to_us(language: str) -> bool:
    """Whether a language is another than that of our own words."""
    return language.lower().split("-")[0] != "en"


def identifier_of(article: Article) -> uuid.UUID:
    """By the article's address, so that a corrected text is the same book; by its text where it has none."""
    address = web_address(article.url)
    digest = hashlib.sha256(article.source.encode(errors="surrogatepass")).hexdigest()
    return uuid.uuid5(uuid.NAMESPACE_URL, address or f"sha256:{digest}")


def book_language(tag: str | None) -> str:
    """The language, script and region of a tag; ``und`` where there is none."""
    match = _LANGUAGE.match(language_of(tag) or "")
    return match.group() if match else "und"
