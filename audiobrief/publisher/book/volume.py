"""Volume: what a book says of itself as a whole, whether it has one article or many; and its table of contents."""

from __future__ import annotations

import uuid
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from audiobrief.publisher.book.facts import facts_of, foreign_to_us
from audiobrief.publisher.characters import one_line
from audiobrief.publisher.disclosure import NOTICE_OF_SEVERAL, licences_of
from audiobrief.publisher.page.facts import direction_of, spoken_length
from audiobrief.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from audiobrief.model import Episode
    from audiobrief.publisher.book.facts import Facts
    from audiobrief.publisher.book.text import ChapterView
    from audiobrief.publisher.page.facts import Moment

#: Of pictures that a cover can be, by how they begin.
_PICTURES = ((b"\xff\xd8\xff", "jpg", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "png", "image/png"))


@dataclass(frozen=True, slots=True)
class Cover:
    """The picture on the cover."""

    name: str
    media_type: str
    data: bytes

    @classmethod
    def of(cls, data: bytes) -> Cover | None:
        """A cover, if it is a JPEG or PNG picture."""
        return next((cls(f"cover.{end}", kind, data) for magic, end, kind in _PICTURES if data.startswith(magic)), None)


@dataclass(frozen=True, slots=True)
class Volume:
    """What is the same in all parts of a book."""

    #: A UUID, the same for the same articles under the same title.
    identifier: str
    title: str
    #: The one that most of the articles are in, and all of them.
    language: str
    languages: tuple[str, ...]
    direction: str
    #: Whether the words that are ours, which are English, are in another language.
    foreign: bool
    authors: tuple[str, ...]
    publishers: tuple[str, ...]
    #: Of the newest article.
    published: Moment | None
    modified: str
    sources: tuple[str, ...]
    show: str
    length: str
    notice: str
    licences: str
    #: Of whom each voice is, and that it is synthetic.
    narrators: tuple[str, ...]
    source_types: tuple[str, ...]
    generator: str
    #: How many articles it has.
    count: int
    cover: Cover | None = None

    @property
    def single(self) -> bool:
        """Whether it has one article, and is about that."""
        return self.count == 1


def volume_of(
    articles: Sequence[Facts], *, title: str | None = None, show: str | None = None, cover: Cover | None = None
) -> Volume:
    """What a book of these articles says of itself.

    Args:
        articles: what is known of each; one at least.
        title: of the book; that of the first article by default.
        show: title of the show that they belong to.
        cover: its picture.
    """
    first, single = articles[0], len(articles) == 1
    name = one_line(title) or first.title
    language = Counter(one.language for one in articles).most_common(1)[0][0]
    dated = max(articles, key=lambda one: one.modified)
    voices = [voice for one in articles for voice in one.cast.all_voices]
    return Volume(
        identifier=first.identifier if single else _identifier(name, articles),
        title=name,
        language=language,
        languages=_each(one.language for one in sorted(articles, key=lambda one: one.language != language)),
        direction=first.direction if single else direction_of(None if language == "und" else language, (name,)),
        foreign=foreign_to_us(language),
        authors=_each(one.author for one in articles),
        publishers=_each(one.publisher for one in articles),
        published=dated.published,
        modified=dated.modified,
        sources=_each(url or "" for one in articles for url in (one.source, *(story.url for story in one.sources))),
        show=one_line(show),
        length=spoken_length(sum(one.seconds for one in articles)),
        notice=first.notice if single else NOTICE_OF_SEVERAL,
        licences=licences_of(voices),
        narrators=_each(
            f"{voice.name}, a synthetic voice ({voice.engine})" for one in articles for voice in one.voices
        ),
        source_types=_each(kind for one in articles for kind in one.source_types),
        generator=f"audiobrief {__version__}",
        count=len(articles),
        cover=cover,
    )


def _each(texts: Iterable[str]) -> tuple[str, ...]:
    """Those that there are, each once, in order."""
    return tuple(dict.fromkeys(text for text in texts if text))


def _identifier(title: str, articles: Sequence[Facts]) -> str:
    names = "\n".join((title, *(one.identifier for one in articles)))
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"audiobrief:{names}"))


@dataclass(frozen=True, slots=True)
class Entry:
    """A chapter in the table of contents."""

    name: str
    title: str
    milliseconds: int
    by_word: bool
    #: The identifiers of its first sentences, two at most.
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """An article in a book."""

    facts: Facts
    #: What it is called in the table of contents: like the book, if it is all of it.
    title: str
    #: How the names of its files begin.
    prefix: str
    entries: tuple[Entry, ...] = ()

    @classmethod
    def of(cls, episode: Episode, volume: Volume, number: int) -> Work:
        """The article of an episode.

        Args:
            episode: what is heard.
            volume: the book.
            number: of the article, from 1.
        """
        prefix = "" if volume.single else f"article-{number:03}-"
        facts = facts_of(episode, volume.show)
        return cls(facts, volume.title if volume.single else facts.title, prefix)

    def listed(self, chapters: Iterable[ChapterView]) -> Work:
        """What of it is needed to tell the contents of the book."""
        entries = (
            Entry(
                chapter.name,
                chapter.title,
                chapter.milliseconds,
                any(sentence.words for sentence in chapter.sentences),
                tuple(sentence.id for sentence in chapter.sentences[:2]),
            )
            for chapter in chapters
        )
        return replace(self, facts=replace(self.facts, removed=()), entries=tuple(entries))

    @property
    def audio(self) -> str:
        """Name of its MP3."""
        return f"{self.prefix}audio.mp3"

    @property
    def content(self) -> str:
        """Name of its text, where that is one file."""
        return f"{self.prefix}content.html"

    @property
    def about(self) -> str:
        """Name of the page that tells of it."""
        return f"{self.prefix}about"

    @property
    def milliseconds(self) -> int:
        """How long it is heard."""
        return sum(entry.milliseconds for entry in self.entries)

    @property
    def sections(self) -> tuple[Entry, ...]:
        """The chapters that the title doesn't stand for: all but the first if it is called so, or is all of one of many."""
        first, *others = self.entries
        return tuple(others) if first.title == self.title or (self.prefix and not others) else self.entries
