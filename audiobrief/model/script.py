"""Script: the cleaned text cut into segments, each said by the narrator or by somebody who is quoted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Gender(StrEnum):
    """The gender of a voice, or of a speaker as the text or the first name tells it. Unknown is ``None``, never a guess."""

    FEMALE = "female"
    MALE = "male"


class SpeakerKind(StrEnum):
    """What sort of source the quoted words come from."""

    PERSON = "person"
    DOCUMENT = "document"
    ORGANIZATION = "organization"


class SegmentKind(StrEnum):
    """What a segment is: the narrator's running text, a heading, an aside on a picture, or somebody's words."""

    NARRATION = "narration"
    HEADING = "heading"
    ASIDE = "aside"
    PERSON = "person"
    DOCUMENT = "document"
    ORGANIZATION = "organization"


@dataclass(frozen=True, slots=True)
class Quote:
    """A direct quotation in ``text[start:end]``, its quotation marks excluded."""

    start: int
    end: int
    text: str
    #: The fullest name the text gives the speaker; ``None`` where nobody is named with enough confidence, or nobody
    #: says it (a motto, a title, a scare quote).
    speaker: str | None
    #: How sure the attribution is, 0 to 1.
    confidence: float
    kind: SpeakerKind | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody (or some document) whose words the article quotes."""

    name: str
    kind: SpeakerKind
    gender: Gender | None = None
    #: Where the gender was read from: a pronoun or title in the text, or the first name. Empty where it is undecided.
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of ``Article.text`` that one voice says. Quotation marks belong to the quoted segment."""

    start: int
    end: int
    text: str
    kind: SegmentKind
    #: ``None`` for the narrator, and for an aside.
    speaker: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter: consecutive segments under one title."""

    title: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Script:
    """Who says what. The texts of all segments, joined, are ``Article.text`` to the character."""

    title: str | None
    language: str | None
    sections: tuple[Section, ...]
    #: Everyone quoted, in order of first appearance.
    speakers: tuple[Speaker, ...] = ()
