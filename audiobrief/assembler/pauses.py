"""How long a narrator pauses where: seconds of silence by kind of boundary."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Boundary(StrEnum):
    """What comes to an end where the pause is."""

    #: A part of a sentence: a comma, or the end of a quotation within it.
    CLAUSE = "clause"
    SENTENCE = "sentence"
    LIST_ITEM = "list item"
    PARAGRAPH = "paragraph"
    #: Whatever stands before a heading: the end of a chapter.
    SECTION = "section"
    HEADING = "heading"
    BYLINE = "byline"
    TITLE = "title"
    #: Between two articles of one episode.
    ARTICLE = "article"
    #: The end of the episode.
    END = "end"


@dataclass(frozen=True, slots=True)
class Pauses:
    """Pauses in seconds. The defaults are those of a calm news reader.

    Between clips the engine's own silence is trimmed off, so that these are what is heard (plus the 40 ms that
    trimming leaves).
    """

    clause: float = 0.15
    sentence: float = 0.35
    list_item: float = 0.5
    paragraph: float = 0.65
    section: float = 0.9
    heading: float = 0.7
    byline: float = 0.8
    title: float = 0.8
    article: float = 1.6
    end: float = 0.8
    #: Added where the next words are another voice's.
    speaker_change: float = 0.15

    def __post_init__(self) -> None:
        negative = [name for name in self.__slots__ if not getattr(self, name) >= 0]
        if negative:
            raise ValueError(f"a pause can't be negative: {', '.join(negative)}")

    def after(self, boundary: Boundary, *, speaker_changes: bool = False) -> float:
        """Seconds of silence at a boundary."""
        lengths = {
            Boundary.CLAUSE: self.clause,
            Boundary.SENTENCE: self.sentence,
            Boundary.LIST_ITEM: self.list_item,
            Boundary.PARAGRAPH: self.paragraph,
            Boundary.SECTION: self.section,
            Boundary.HEADING: self.heading,
            Boundary.BYLINE: self.byline,
            Boundary.TITLE: self.title,
            Boundary.ARTICLE: self.article,
            Boundary.END: self.end,
        }
        change = self.speaker_change if speaker_changes and boundary is not Boundary.END else 0.0
        return lengths[boundary] + change


_DEFAULT = Pauses()


def pause(boundary: Boundary, speaker_changes: bool = False) -> float:
    """Seconds of silence at a boundary, by the default lengths."""
    return _DEFAULT.after(boundary, speaker_changes=speaker_changes)
