"""The text of a book: chapters, paragraphs, turns and sentences, each sentence or word with its clip."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from audiobrief.model import BlockKind
from audiobrief.publisher.book.clips import Clip, clips_of, word_clips
from audiobrief.publisher.characters import clock, one_line
from audiobrief.publisher.turns import parts_of, separator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobrief.model import Episode, SpokenSentence
    from audiobrief.publisher.turns import Paragraph, Part, Turn

_HEADINGS = frozenset({BlockKind.TITLE, BlockKind.HEADING})


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence's text; a word that is heard by itself has an identifier and a clip."""

    text: str
    id: str | None = None
    clip: Clip | None = None


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence that is heard."""

    id: str
    clip: Clip
    #: What stands between the sentence before and this one.
    before: str
    #: Joined, they are its text.
    pieces: tuple[Piece, ...]

    @property
    def words(self) -> tuple[Piece, ...]:
        """Those that are heard by themselves; none where the engine doesn't tell its words' times."""
        return tuple(piece for piece in self.pieces if piece.id)


@dataclass(frozen=True, slots=True)
class TurnView:
    """What one speaker says."""

    #: What stands between the turn before and this one.
    before: str
    #: Who begins to speak; ``None`` for the narrator, and where it is who was named last.
    speaker: str | None
    quoted: bool
    sentences: tuple[SentenceView, ...]


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A heading, paragraph, list item or block quotation."""

    kind: BlockKind
    turns: tuple[TurnView, ...]

    @property
    def sentences(self) -> tuple[SentenceView, ...]:
        """All of them, in order."""
        return tuple(sentence for turn in self.turns for sentence in turn.sentences)


@dataclass(frozen=True, slots=True)
class GroupView:
    """Paragraphs, or the items of one list."""

    list: bool
    paragraphs: tuple[ParagraphView, ...]


@dataclass(frozen=True, slots=True)
class ChapterView:
    """A chapter."""

    #: Its files are called so.
    name: str
    title: str
    #: The title as it is heard, where it is.
    heading: ParagraphView | None
    groups: tuple[GroupView, ...]

    @property
    def sentences(self) -> tuple[SentenceView, ...]:
        """All of them, in order."""
        heading = self.heading.sentences if self.heading else ()
        return (
            *heading,
            *(sentence for group in self.groups for paragraph in group.paragraphs for sentence in paragraph.sentences),
        )

    @property
    def milliseconds(self) -> int:
        """How long it is heard."""
        said = self.sentences
        return said[-1].clip.end - said[0].clip.begin


class Text:
    """What is heard, as a book has it."""

    def __init__(self, episode: Episode) -> None:
        self._rate = episode.timeline.rate
        self._clips = clips_of(episode.timeline)
        self._number = 0
        heard = [part for part in parts_of(episode) if part.paragraphs]
        self.chapters = tuple(self._chapter(number, part) for number, part in enumerate(heard, start=1))

    def _chapter(self, number: int, part: Part) -> ChapterView:
        paragraphs = list(part.paragraphs)
        heading = self._paragraph(paragraphs.pop(0)) if paragraphs[0].kind in _HEADINGS else None
        groups = groupby(paragraphs, key=lambda paragraph: paragraph.kind is BlockKind.LIST_ITEM)
        return ChapterView(
            name=f"chapter-{number:03}",
            title=one_line(part.chapter.title) or clock(part.chapter.start / self._rate),
            heading=heading,
            groups=tuple(GroupView(is_list, tuple(map(self._paragraph, group))) for is_list, group in groups),
        )

    def _paragraph(self, paragraph: Paragraph) -> ParagraphView:
        return ParagraphView(paragraph.kind, tuple(self._turns(paragraph)))

    def _turns(self, paragraph: Paragraph) -> Iterator[TurnView]:
        named: str | None = None
        last: SpokenSentence | None = None
        for turn in paragraph.turns:
            before = separator(last, turn.sentences[0]) if last else ""
            last = turn.sentences[-1]
            begins = turn.speaker is not None and turn.speaker != named
            named = turn.speaker if begins else named
            speaker = (one_line(turn.speaker) or "?") if begins else None
            yield TurnView(before, speaker, turn.speaker is not None, tuple(self._sentences(turn)))

    def _sentences(self, turn: Turn) -> Iterator[SentenceView]:
        for sentence, before in zip(turn.sentences, ("", *turn.separators), strict=True):
            clip = self._clips[self._number]
            self._number += 1
            name = f"s{self._number}"
            yield SentenceView(name, clip, before, tuple(self._pieces(sentence, name, clip)))

    def _pieces(self, sentence: SpokenSentence, name: str, clip: Clip) -> Iterator[Piece]:
        at = 0
        for number, (word, heard) in enumerate(word_clips(sentence, clip, self._rate), start=1):
            if at < word.text_start:
                yield Piece(sentence.text[at : word.text_start])
            yield Piece(sentence.text[word.text_start : word.text_end], f"{name}w{number}", heard)
            at = word.text_end
        if at < len(sentence.text):
            yield Piece(sentence.text[at:])
