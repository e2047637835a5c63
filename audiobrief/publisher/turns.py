"""The timeline as people read it: chapters, paragraphs, and in a paragraph the turns of those who speak."""

from __future__ import annotations

import bisect
from collections import deque
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from audiobrief.model import BlockKind
from audiobrief.publisher.characters import one_line
from audiobrief.publisher.labels import aside_label, music_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from audiobrief.model import Chapter, Episode, Span, SpokenSentence
    from audiobrief.publisher.labels import Label

#: What the narrator is called where a name is needed.
NARRATOR = "Narrator"
_TITLES = frozenset({BlockKind.TITLE, BlockKind.HEADING})


@dataclass(frozen=True, slots=True)
class Who:
    """Who is heard: the narrator, somebody who is quoted, or the voice of an aside."""

    #: As one line that may be shown.
    name: str
    #: ``None`` for the narrator and for an aside.
    speaker: str | None = None
    is_aside: bool = False
    #: Language of the name where it is a word of ours; ``None`` where it is somebody's.
    language: str | None = None

    @property
    def is_narrator(self) -> bool:
        """Whether it is."""
        return self.speaker is None and not self.is_aside


THE_NARRATOR = Who(NARRATOR, language="en")


@dataclass(frozen=True, slots=True)
class Turn:
    """Sentences that one speaker says without anybody between, all of one paragraph."""

    who: Who
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


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter and what is said in it."""

    chapter: Chapter
    paragraphs: tuple[Paragraph, ...]
    #: Where music is heard alone in it, in samples.
    music: tuple[Span, ...] = ()

    @property
    def in_order(self) -> Iterator[Paragraph | Span]:
        """Its paragraphs and its music, by when they begin."""
        waiting = deque(self.music)
        for paragraph in self.paragraphs:
            while waiting and waiting[0].start < paragraph.turns[0].sentences[0].start:
                yield waiting.popleft()
            yield paragraph
        yield from waiting

    def is_called(self, paragraph: Paragraph) -> bool:
        """Whether the paragraph is what the chapter is called after: nobody wants to read that twice.

        In an episode of several articles, the title of the article stands before that of a chapter within it.
        """
        title, text = one_line(self.chapter.title), one_line(paragraph.text)
        return paragraph.kind in _TITLES and (title == text or title.endswith(f": {text}"))


def parts_of(episode: Episode) -> tuple[Part, ...]:
    """The chapters of an episode with their paragraphs."""
    starts = [chapter.start for chapter in episode.chapters]
    blocks = _Blocks(episode)

    def number_of(heard: SpokenSentence | Span) -> int:
        return max(0, bisect.bisect_right(starts, heard.start) - 1)

    timeline = episode.timeline
    said = {number: tuple(blocks.paragraphs(group)) for number, group in groupby(timeline.sentences, key=number_of)}
    music = {number: tuple(group) for number, group in groupby(timeline.music, key=number_of)}
    return tuple(
        Part(chapter, said.get(number, ()), music.get(number, ())) for number, chapter in enumerate(episode.chapters)
    )


def music_word(episode: Episode) -> Label:
    """What transcripts say where music is heard alone."""
    return music_label(episode.article.language or episode.script.language)


def everyone(episode: Episode) -> Iterator[tuple[SpokenSentence, Who]]:
    """Every sentence with who says it."""
    blocks = _Blocks(episode)
    return ((sentence, blocks.who(sentence)) for sentence in episode.timeline.sentences)


class _Blocks:
    """Finds the block of the article that a sentence starts in."""

    def __init__(self, episode: Episode) -> None:
        self._article = episode.article
        self._language = episode.article.language or episode.script.language
        places = sorted(
            (span.start, number) for number, block in enumerate(episode.article.blocks) for span in block.spans
        )
        self._starts = [start for start, _ in places]
        self._numbers = [number for _, number in places]
        self._quoted: dict[str, Who] = {}

    def number(self, sentence: SpokenSentence) -> int:
        """The number of its block; -1 where there is none."""
        at = bisect.bisect_right(self._starts, sentence.spans[0].start) - 1
        return self._numbers[at] if at >= 0 else -1

    def who(self, sentence: SpokenSentence) -> Who:
        """Who says it."""
        if sentence.is_aside:
            number = self.number(sentence)
            kind = self._article.blocks[number].kind if number >= 0 else BlockKind.CAPTION
            label = aside_label(kind, self._language)
            return Who(label.text, is_aside=True, language=label.language)
        if sentence.speaker is None:
            return THE_NARRATOR
        return self._quoted.setdefault(
            sentence.speaker, Who(one_line(sentence.speaker) or "?", speaker=sentence.speaker)
        )

    def paragraphs(self, sentences: Iterable[SpokenSentence]) -> Iterator[Paragraph]:
        """Sentences grouped by the block that each starts in."""
        for number, group in groupby(sentences, key=self.number):
            block = self._article.blocks[number] if number >= 0 else None
            yield Paragraph(
                block.kind if block else BlockKind.PARAGRAPH,
                block.level if block else 0,
                tuple(self._turns(group)),
            )

    def _turns(self, sentences: Iterable[SpokenSentence]) -> Iterator[Turn]:
        for who, group in groupby(sentences, key=self.who):
            said = tuple(group)
            yield Turn(who, said, tuple(separator(*pair) for pair in pairwise(said)))


def separator(sentence: SpokenSentence, following: SpokenSentence) -> str:
    """What belongs between two sentences: nothing where the source has nothing there (Chinese, say), else a space."""
    return "" if sentence.spans[-1].end == following.spans[0].start else " "
