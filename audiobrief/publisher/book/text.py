"""The text of a book: chapters, paragraphs, turns and sentences, each sentence or word with its clip."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiobrief.model import BlockKind
from audiobrief.publisher.book.clips import Clip, clips_of, word_clips
from audiobrief.publisher.characters import clock, one_line
from audiobrief.publisher.text import GroupView, ParagraphView, groups_of, lay_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobrief.model import Episode, SpokenSentence
    from audiobrief.publisher.text import PartView

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
class ChapterView:
    """A chapter."""

    #: Its files are called so.
    name: str
    title: str
    #: The title as it is heard, where it is.
    heading: ParagraphView[SentenceView] | None
    groups: tuple[GroupView[SentenceView], ...]

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


def chapters_of(episode: Episode, prefix: str = "") -> tuple[ChapterView, ...]:
    """The chapters of an episode in which something is heard.

    Args:
        episode: what is heard.
        prefix: how the names of their files begin.
    """
    rate = episode.timeline.rate
    clips = clips_of(episode.timeline)

    def view(number: int, sentence: SpokenSentence, before: str) -> SentenceView:
        name, clip = f"s{number + 1}", clips[number]
        return SentenceView(name, clip, before, tuple(_pieces(sentence, name, clip, rate)))

    heard = [part for part in lay_out(episode, view) if part.paragraphs]
    return tuple(_chapter(f"{prefix}chapter-{number:03}", part, rate) for number, part in enumerate(heard, start=1))


def _chapter(name: str, part: PartView[SentenceView], rate: int) -> ChapterView:
    first, *others = part.paragraphs
    heading, rest = (first, others) if first.kind in _HEADINGS else (None, part.paragraphs)
    title = one_line(part.chapter.title) or clock(part.chapter.start / rate)
    return ChapterView(name, title, heading, groups_of(rest))


def _pieces(sentence: SpokenSentence, name: str, clip: Clip, rate: int) -> Iterator[Piece]:
    at = 0
    for number, (word, heard) in enumerate(word_clips(sentence, clip, rate), start=1):
        if at < word.text_start:
            yield Piece(sentence.text[at : word.text_start])
        yield Piece(sentence.text[word.text_start : word.text_end], f"{name}w{number}", heard)
        at = word.text_end
    if at < len(sentence.text):
        yield Piece(sentence.text[at:])
