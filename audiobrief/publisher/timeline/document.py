"""What a timeline file says, field by field, with the bounds of each: reading, writing and the schema come from here.

The fields are not those of the model by chance: the file outlives the program that wrote it, and the model may change. A change
that an older reader could not read, or would read wrongly, is a new ``VERSION``.
"""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from msgspec import Meta, Struct, json

from audiobrief.model import BlockKind, Gender, SegmentKind, SpeakerKind  # noqa: TC001  (msgspec reads the annotations)

FORMAT: Final = "audiobrief timeline"
VERSION: Final = 1

#: As large as a number in JavaScript can be without becoming another.
_Count = Annotated[int, Meta(ge=0, le=2**53 - 1)]
_Share = Annotated[float, Meta(ge=0, le=1)]
_Level = Annotated[float, Meta(ge=-1000, le=1000)]
#: From and to, half open.
Range = tuple[_Count, _Count]
#: First sample and the one after the last, and the place of the word in its sentence's text.
Word = tuple[_Count, _Count, _Count, _Count]


class _Part(Struct, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """What all parts have in common: nothing in them that isn't named here, and defaults are not written."""


class Audio(_Part):
    """The MP3."""

    name: str
    #: Samples per second, and samples in all: every time in the file is counted in them.
    rate: Annotated[int, Meta(ge=8000, le=192_000)]
    samples: Annotated[int, Meta(ge=1, le=2**53 - 1)]
    #: LUFS and dBTP; null where there is too little sound to measure.
    integrated_loudness: _Level | None = None
    true_peak: _Level | None = None


class CellPart(_Part):
    """As ``Cell``."""

    range: Range
    header: str = ""
    is_header: bool = False


class BlockPart(_Part):
    """As ``Block``, without what only the cleaner looks at."""

    kind: BlockKind
    spans: list[Range]
    level: Annotated[int, Meta(ge=0, le=1000)] = 0
    position: _Count = 0
    label: str = ""
    cells: list[CellPart] = []
    author: str = ""
    aloud: bool = True


class RemovedPart(_Part):
    """As ``Removed``."""

    range: Range
    text: str
    kind: BlockKind
    reason: str


class ArticlePart(_Part):
    """As ``Article``. An address as picture is kept; a picture itself is in the MP3."""

    source: str
    blocks: list[BlockPart]
    removed: list[RemovedPart] = []
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    publisher: str | None = None
    image: str | None = None


class SpeakerPart(_Part):
    """As ``Speaker``."""

    name: str
    kind: SpeakerKind
    gender: Gender | None = None
    evidence: str = ""


class SegmentPart(_Part):
    """As ``Segment``; its text is that range of the text that is said."""

    range: Range
    kind: SegmentKind
    speaker: str | None = None
    confidence: _Share = 1.0


class SectionPart(_Part):
    """As ``Section``."""

    title: str
    segments: list[SegmentPart]


class ScriptPart(_Part):
    """As ``Script``."""

    sections: Annotated[list[SectionPart], Meta(min_length=1)]
    title: str | None = None
    language: str | None = None
    speakers: list[SpeakerPart] = []


class VoicePart(_Part):
    """As ``Voice``, and what made its sound."""

    id: str
    engine: str
    name: str
    language: str
    accent: str
    rate: _Count
    gender: Gender | None = None
    pitch: Annotated[int, Meta(ge=0, le=99)] = 50
    loudness: _Level = -23.0
    median_pitch: Annotated[float, Meta(ge=0, le=100_000)] = 0.0
    speed: Annotated[float, Meta(ge=0, le=100)] = 1.0
    sample_rate: _Count = 22050
    on_demand: bool = False
    licence: str = ""
    #: Versions and checksums, as the engine's driver tells them.
    made_by: str = ""


class CastPart(_Part):
    """Who has which voice, by the voice's id."""

    narrator: str
    speakers: dict[str, str] = {}
    aside: str | None = None


class ChapterPart(_Part):
    """As ``Chapter``, in samples."""

    title: str
    range: Range


class SentencePart(_Part):
    """As ``SpokenSentence``."""

    #: Samples.
    range: Range
    text: str
    section: _Count
    #: Characters of the article's source.
    spans: Annotated[list[Range], Meta(min_length=1)]
    #: ``null`` where it is what is written.
    spoken: str | None = None
    #: ``null`` for the narrator.
    speaker: str | None = None
    words: list[Word] = []
    is_aside: bool = False
    is_added: bool = False


class StoryPart(_Part):
    """As ``Story``: one of several articles."""

    source: str
    article: ArticlePart
    #: Where its text stands in that of the whole.
    span: Range
    #: Its sections in the script of the whole.
    sections: Range


class AbsentPart(_Part):
    """As ``Absent``."""

    source: str
    reason: str


class Heading(Struct, frozen=True):
    """How a timeline file of any version begins: what it is comes before whether all of it can be read."""

    format: str = ""
    version: int = 0


class Document(_Part):
    """A timeline file."""

    format: Literal["audiobrief timeline"]
    version: Literal[1]
    #: The program that wrote it.
    generator: str
    #: That the voices are synthetic, for people and, in the vocabulary of the IPTC, for machines.
    notice: str
    digital_source_types: list[str]
    audio: Audio
    article: ArticlePart
    script: ScriptPart
    voices: list[VoicePart]
    cast: CastPart
    chapters: Annotated[list[ChapterPart], Meta(min_length=1)]
    sentences: Annotated[list[SentencePart], Meta(min_length=1)]
    #: The show that the episode belongs to.
    show: str | None = None
    #: Of an episode of several articles.
    stories: list[StoryPart] = []
    absent: list[AbsentPart] = []
    #: Samples in which music is heard alone.
    music: list[Range] = []


def schema() -> dict[str, Any]:
    """What a timeline file may hold, as a JSON Schema."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{FORMAT}, version {VERSION}",
        **json.schema(Document),
    }
