"""The text of an episode as pages and books lay it out: parts, paragraphs, turns, and sentences as each of them needs them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Generic, TypeVar

from audiobrief.model import BlockKind
from audiobrief.publisher.turns import THE_NARRATOR, parts_of, separator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from audiobrief.model import Chapter, Episode, Span, SpokenSentence
    from audiobrief.publisher.turns import Paragraph, Turn, Who

#: A sentence as a page or a book shows it.
S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class TurnView(Generic[S]):
    """What one speaker says."""

    who: Who
    #: What stands between the turn before and this one.
    before: str
    #: Whether somebody else was heard before, if in another paragraph. An episode opens as if the narrator had been.
    begins: bool
    #: Whether the name belongs before it, once a paragraph: it isn't the narrator, nor who was named last.
    named: bool
    sentences: tuple[S, ...]


@dataclass(frozen=True, slots=True)
class ParagraphView(Generic[S]):
    """A heading, paragraph, list item, quotation or aside."""

    kind: BlockKind
    #: As ``Block.level``.
    level: int
    turns: tuple[TurnView[S], ...]

    @property
    def sentences(self) -> tuple[S, ...]:
        """All of them, in order."""
        return tuple(sentence for turn in self.turns for sentence in turn.sentences)

    @property
    def is_aside(self) -> bool:
        """Whether it is an aside from its first word to its last."""
        return all(turn.who.is_aside for turn in self.turns)


@dataclass(frozen=True, slots=True)
class GroupView(Generic[S]):
    """Paragraphs, or the items of one list."""

    list: bool
    paragraphs: tuple[ParagraphView[S], ...]


@dataclass(frozen=True, slots=True)
class PartView(Generic[S]):
    """A chapter, and what is heard in it."""

    chapter: Chapter
    paragraphs: tuple[ParagraphView[S], ...]
    #: Where music is heard alone, in samples: before its first word, and after that.
    music_before: tuple[Span, ...] = ()
    music_after: tuple[Span, ...] = ()


def lay_out(episode: Episode, view: Callable[[int, SpokenSentence, str], S]) -> tuple[PartView[S], ...]:
    """The chapters of an episode.

    Args:
        episode: what is heard.
        view: makes of a sentence what is shown: its number from 0, the sentence, and what stands between the one before and it.
    """
    return tuple(_Layout(view).parts(episode))


def groups_of(paragraphs: Sequence[ParagraphView[S]]) -> tuple[GroupView[S], ...]:
    """Paragraphs, with the items of each list together."""
    runs = groupby(paragraphs, key=lambda paragraph: paragraph.kind is BlockKind.LIST_ITEM)
    return tuple(GroupView(is_list, tuple(run)) for is_list, run in runs)


class _Layout(Generic[S]):
    def __init__(self, view: Callable[[int, SpokenSentence, str], S]) -> None:
        self._view = view
        self._number = 0
        self._heard = THE_NARRATOR

    def parts(self, episode: Episode) -> Iterator[PartView[S]]:
        for part in parts_of(episode):
            spoken = part.paragraphs[0].turns[0].sentences[0].start if part.paragraphs else part.chapter.end
            yield PartView(
                part.chapter,
                tuple(map(self._paragraph, part.paragraphs)),
                tuple(span for span in part.music if span.start < spoken),
                tuple(span for span in part.music if span.start >= spoken),
            )

    def _paragraph(self, paragraph: Paragraph) -> ParagraphView[S]:
        return ParagraphView(paragraph.kind, paragraph.level, tuple(self._turns(paragraph)))

    def _turns(self, paragraph: Paragraph) -> Iterator[TurnView[S]]:
        named: Who | None = None
        last: SpokenSentence | None = None
        for turn in paragraph.turns:
            before = separator(last, turn.sentences[0]) if last else ""
            last = turn.sentences[-1]
            begins, self._heard = turn.who != self._heard, turn.who
            again = turn.who.is_narrator or turn.who == named
            named = named if again else turn.who
            yield TurnView(turn.who, before, begins, not again, tuple(self._sentences(turn)))

    def _sentences(self, turn: Turn) -> Iterator[S]:
        for sentence, before in zip(turn.sentences, ("", *turn.separators), strict=True):
            yield self._view(self._number, sentence, before)
            self._number += 1
