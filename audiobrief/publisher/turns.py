"""The timeline as people read it: chapters, paragraphs, and in a paragraph the turns of those who speak."""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from audiobrief.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audiobrief.model import Article, Chapter, Episode, SpokenSentence

#: What the narrator is called where a name is needed.
NARRATOR = "Narrator"


@dataclass(frozen=True, slots=True)
class Turn:
    """Sentences that one speaker says without anybody between, all of one paragraph."""

    #: ``None`` for the narrator.
    speaker: str | None
    sentences: tuple[SpokenSentence, ...]
    #: What stands between each sentence and the one after it: a space, or nothing in languages that write none.
    separators: tuple[str, ...]

    @property
    def text(self) -> str:
        """As written."""
        return "".join(part for pair in zip(self._texts, (*self.separators, ""), strict=True) for part in pair)

    @property
    def _texts(self) -> tuple[str, ...]:
        return tuple(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the article that is heard."""

    kind: BlockKind
    #: As ``Block.level``.
    level: int
    turns: tuple[Turn, ...]

    @property
    def text(self) -> str:
        """As written, but that all white space between two turns is a space."""
        return " ".join(turn.text for turn in self.turns)

    @property
    def sentences(self) -> tuple[SpokenSentence, ...]:
        """All of them, in order."""
        return tuple(sentence for turn in self.turns for sentence in turn.sentences)


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter and what is said in it."""

    chapter: Chapter
    paragraphs: tuple[Paragraph, ...]


def parts_of(episode: Episode) -> tuple[Part, ...]:
    """The chapters of an episode with their paragraphs."""
    starts = [chapter.start for chapter in episode.chapters]
    numbered = groupby(
        episode.timeline.sentences, key=lambda sentence: max(0, bisect.bisect_right(starts, sentence.start) - 1)
    )
    said = {number: tuple(paragraphs(episode.article, tuple(sentences))) for number, sentences in numbered}
    return tuple(Part(chapter, said.get(number, ())) for number, chapter in enumerate(episode.chapters))


def paragraphs(article: Article, sentences: Sequence[SpokenSentence]) -> Iterator[Paragraph]:
    """Sentences grouped by the block of the article that each starts in."""
    places = sorted((span.start, number) for number, block in enumerate(article.blocks) for span in block.spans)
    starts = [start for start, _ in places]

    def block_number(sentence: SpokenSentence) -> int:
        at = bisect.bisect_right(starts, sentence.spans[0].start) - 1
        return places[at][1] if at >= 0 else -1

    for number, group in groupby(sentences, key=block_number):
        block = article.blocks[number] if number >= 0 else None
        yield Paragraph(
            block.kind if block else BlockKind.PARAGRAPH,
            block.level if block else 0,
            tuple(_turns(group)),
        )


def _turns(sentences: Iterator[SpokenSentence]) -> Iterator[Turn]:
    for speaker, group in groupby(sentences, key=lambda sentence: sentence.speaker):
        said = tuple(group)
        yield Turn(speaker, said, tuple(separator(*pair) for pair in pairwise(said)))


def separator(sentence: SpokenSentence, following: SpokenSentence) -> str:
    """What belongs between two sentences: nothing where the source has nothing there (Chinese, say), else a space."""
    return "" if sentence.spans[-1].end == following.spans[0].start else " "
