"""The text of the player page, with its times in milliseconds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiobrief.model import BlockKind
from audiobrief.publisher.characters import one_line, printable
from audiobrief.publisher.text import groups_of, lay_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiobrief.model import Episode, SpokenSentence
    from audiobrief.publisher.text import GroupView, ParagraphView, PartView


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
class ChapterView:
    """A chapter."""

    title: str
    start: int
    #: Its title as it is heard, where it is.
    heading: ParagraphView[SentenceView] | None
    groups: tuple[GroupView[SentenceView], ...]
    #: Address of the audio at its start, or of its first sentence.
    href: str
    #: Of its heading: 2, and 3 for a chapter within one article of several.
    level: int
    #: How often music is heard alone before its first word, and after that.
    music_before: int
    music_after: int


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
        self._several = bool(episode.stories)
        parts = lay_out(episode, self._sentence)
        opening = list(parts[0].paragraphs)
        #: The title and the byline as they are heard, where they are.
        self.heading = _taken(opening, BlockKind.TITLE)
        self.byline = _taken(opening, BlockKind.BYLINE)
        self._next = sum(len(one.sentences) for one in (self.heading, self.byline) if one)
        said = (opening, *(list(part.paragraphs) for part in parts[1:]))
        self.chapters = tuple(self._chapter(*pair) for pair in zip(parts, said, strict=True))

    def link(self, sentence: SentenceView) -> str:
        """To the audio at the time of a sentence, or to the sentence where the audio has no address."""
        return self._link(sentence.start, sentence.number)

    def _chapter(self, part: PartView[SentenceView], paragraphs: list[ParagraphView[SentenceView]]) -> ChapterView:
        heading = _taken(paragraphs, BlockKind.HEADING)
        self._next += len(heading.sentences) if heading else 0
        begin = self._milliseconds(part.chapter.start)
        href = self._link(begin, self._next)
        self._next += sum(len(paragraph.sentences) for paragraph in paragraphs)
        level = 3 if self._several and heading and heading.level > 1 else 2
        return ChapterView(
            one_line(part.chapter.title),
            begin,
            heading,
            groups_of(paragraphs),
            href,
            level,
            len(part.music_before),
            len(part.music_after),
        )

    def _sentence(self, number: int, sentence: SpokenSentence, before: str) -> SentenceView:
        start = self._milliseconds(sentence.start)
        return SentenceView(number, start, before, printable(sentence.text), self._words(sentence))

    def _words(self, sentence: SpokenSentence) -> str:
        at = _utf16_offsets(sentence.text) if sentence.words else ()
        return ";".join(
            f"{at[word.text_start]},{at[word.text_end]},{self._milliseconds(word.start)}" for word in sentence.words
        )

    def _milliseconds(self, samples: int) -> int:
        return round(samples * 1000 / self._rate)

    def _link(self, start: int, number: int) -> str:
        return f"#s{number}" if self._audio is None else f"{self._audio}#t={start / 1000:g}"


def _taken(paragraphs: list[ParagraphView[SentenceView]], kind: BlockKind) -> ParagraphView[SentenceView] | None:
    """The first paragraph, taken out, if it is of that kind."""
    return paragraphs.pop(0) if paragraphs and paragraphs[0].kind is kind else None


def _utf16_offsets(text: str) -> Sequence[int]:
    """For each place in a text, its offset as JavaScript counts."""
    offsets = [0]
    for character in text:
        offsets.append(offsets[-1] + (2 if ord(character) > 0xFFFF else 1))
    return offsets
