"""The text of the player page: parts, paragraphs, turns and sentences, with their times in milliseconds."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from audiobrief.model import BlockKind
from audiobrief.publisher.characters import clock, one_line, printable
from audiobrief.publisher.page.facts import iso_duration
from audiobrief.publisher.page.speakers import Speakers
from audiobrief.publisher.turns import parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audiobrief.model import Episode, SpokenSentence
    from audiobrief.publisher.turns import Paragraph, Part, Turn


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence that can be played."""

    number: int
    start: int
    #: What stands between the sentence before and this one.
    before: str
    text: str
    #: Its words as ``from,to,start`` joined by semicolons: places in the text as JavaScript counts, and milliseconds.
    words: str


@dataclass(frozen=True, slots=True)
class Said:
    """Sentences one after the other."""

    sentences: tuple[SentenceView, ...]


@dataclass(frozen=True, slots=True)
class TurnView:
    """What one speaker says."""

    #: ``None`` for the narrator.
    speaker: str | None
    #: Whether the narrator begins to speak again.
    named: bool
    style: str
    mark: str
    sentences: tuple[SentenceView, ...]


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A paragraph, list item, quotation or heading within a part."""

    tag: str
    #: Element of its turns.
    inner: str
    start: int
    clock: str
    href: str
    turns: tuple[TurnView, ...]


@dataclass(frozen=True, slots=True)
class GroupView:
    """Paragraphs, or the items of one list."""

    list: bool
    paragraphs: tuple[ParagraphView, ...]


@dataclass(frozen=True, slots=True)
class PartView:
    """A chapter."""

    title: str
    #: Whether its title is that of the page, which stands above.
    untitled: bool
    heading: Said | None
    start: int
    clock: str
    iso: str
    href: str
    groups: tuple[GroupView, ...]


class Text:
    """What is heard, as the page shows it."""

    def __init__(self, episode: Episode, audio: str | None) -> None:
        """Lay the text out.

        Args:
            episode: what is heard.
            audio: address of the MP3, for links that work without a script; ``None`` where it has none.
        """
        self._rate = episode.timeline.rate
        self._audio = audio
        self._speakers = Speakers(episode)
        self._number = 0
        self._last: str | None = None
        title = one_line(episode.article.title)
        first, *others = parts_of(episode)
        paragraphs = list(first.paragraphs)
        #: The title and the byline as they are heard, where they are.
        self.heading = self._taken(paragraphs, BlockKind.TITLE)
        self.byline = self._taken(paragraphs, BlockKind.BYLINE)
        self.parts = (
            self._part(first, paragraphs, title),
            *(self._part(part, list(part.paragraphs), title) for part in others),
        )

    def _taken(self, paragraphs: list[Paragraph], kind: BlockKind) -> Said | None:
        """The first paragraph, taken out, if it is of that kind."""
        if not paragraphs or paragraphs[0].kind is not kind:
            return None
        turns = paragraphs.pop(0).turns
        return Said(
            tuple(view for index, turn in enumerate(turns) for view in self._sentences(turn, " " if index else ""))
        )

    def _part(self, part: Part, paragraphs: list[Paragraph], page_title: str) -> PartView:
        heading = self._taken(paragraphs, BlockKind.HEADING)
        start = self._milliseconds(part.chapter.start)
        title = one_line(part.chapter.title)
        groups = groupby(paragraphs, key=lambda paragraph: paragraph.kind is BlockKind.LIST_ITEM)
        return PartView(
            title=title or clock(start / 1000),
            untitled=title in {"", page_title},
            heading=heading,
            start=start,
            clock=clock(start / 1000),
            iso=iso_duration(start / 1000),
            href=self._link(start, self._number),
            groups=tuple(GroupView(is_list, tuple(map(self._paragraph, group))) for is_list, group in groups),
        )

    def _paragraph(self, paragraph: Paragraph) -> ParagraphView:
        start = self._milliseconds(paragraph.sentences[0].start)
        return ParagraphView(
            tag="blockquote" if paragraph.kind is BlockKind.BLOCK_QUOTE else "div",
            inner="h3" if paragraph.kind is BlockKind.HEADING else "p",
            start=start,
            clock=clock(start / 1000),
            href=self._link(start, self._number),
            turns=tuple(map(self._turn, paragraph.turns)),
        )

    def _turn(self, turn: Turn) -> TurnView:
        style, mark = self._speakers.look(turn.speaker)
        named = turn.speaker is None and self._last is not None
        self._last = turn.speaker
        speaker = None if turn.speaker is None else one_line(turn.speaker)
        return TurnView(speaker, named, style, mark, tuple(self._sentences(turn, "")))

    def _sentences(self, turn: Turn, before: str) -> Iterator[SentenceView]:
        for sentence, separator in zip(turn.sentences, (before, *turn.separators), strict=True):
            start = self._milliseconds(sentence.start)
            yield SentenceView(self._number, start, separator, printable(sentence.text), self._words(sentence))
            self._number += 1

    def _words(self, sentence: SpokenSentence) -> str:
        at = _utf16_offsets(sentence.text) if sentence.words else ()
        return ";".join(
            f"{at[word.text_start]},{at[word.text_end]},{self._milliseconds(word.start)}" for word in sentence.words
        )

    def _milliseconds(self, samples: int) -> int:
        return round(samples * 1000 / self._rate)

    def _link(self, start: int, number: int) -> str:
        """To the audio at that time, or to the sentence where the audio has no address."""
        return f"#s{number}" if self._audio is None else f"{self._audio}#t={start / 1000:g}"


def _utf16_offsets(text: str) -> Sequence[int]:
    """For each place in a text, its offset as JavaScript counts."""
    offsets = [0]
    for character in text:
        offsets.append(offsets[-1] + (2 if ord(character) > 0xFFFF else 1))
    return offsets
