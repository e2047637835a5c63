"""Timeline and Episode: what was spoken when, counted in samples, and the file it became."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from audiobrief.model.article import Article, Removed, Span
    from audiobrief.model.brief import Absent, Story
    from audiobrief.model.script import Script
    from audiobrief.model.voice import Cast


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """A written word (or several that are said as one thing, such as “$6 million”) and when it is heard."""

    #: First sample and the one after the last, from the start of the episode.
    start: int
    end: int
    #: It is ``text[text_start:text_end]`` of its ``SpokenSentence``.
    text_start: int
    text_end: int


@dataclass(frozen=True, slots=True)
class SpokenSentence:
    """One sentence (or part of one, where the speaker changes within it) of the timeline."""

    #: First sample of speech and the one after its last, pauses excluded, from the start of the episode.
    start: int
    end: int
    #: As written in the article.
    text: str
    #: As given to the engine.
    spoken: str
    #: ``None`` for the narrator.
    speaker: str | None
    #: Index into ``Script.sections``.
    section: int
    #: The characters of ``Article.source`` that are said here.
    spans: tuple[Span, ...]
    #: Its words in order, none overlapping another, where the engine tells when it says them; else empty.
    words: tuple[SpokenWord, ...] = ()
    #: Whether it is an aside on a picture, in a voice that is nobody's.
    is_aside: bool = False
    #: Whether the words are no article's: the opening line and the credits of an episode of several.
    is_added: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """Every sentence with its place. The one source for chapters, transcripts, player and books."""

    #: Samples per second.
    rate: int
    #: Length of the episode in samples.
    length: int
    sentences: tuple[SpokenSentence, ...]
    #: Samples in which music is heard alone, for two seconds or more, between sentences and in order: ours, and no article's.
    music: tuple[Span, ...] = ()

    @property
    def duration(self) -> float:
        """Length of the episode in seconds."""
        return self.length / self.rate


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter, in samples; the next one starts where it ends."""

    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Loudness:
    """Loudness by ITU-R BS.1770-4. ``None`` where there is too little sound to measure (under 400 ms)."""

    #: LUFS.
    integrated: float | None
    #: dBTP.
    true_peak: float | None


@dataclass(frozen=True, slots=True)
class Episode:
    """A finished MP3 and everything that is known about it."""

    output: Path
    article: Article
    script: Script
    cast: Cast
    timeline: Timeline
    chapters: tuple[Chapter, ...]
    loudness: Loudness
    #: The companion files that lie beside the MP3, by format.
    files: Mapping[str, Path] = field(default_factory=dict)
    #: Of an episode of several articles, each of them; ``article`` has all their texts then, and ours between them.
    stories: tuple[Story, ...] = ()
    #: What was to be in it and could not be read or spoken.
    absent: tuple[Absent, ...] = ()

    @property
    def duration(self) -> float:
        """Length in seconds."""
        return self.timeline.duration

    @property
    def removed(self) -> tuple[Removed, ...]:
        """What of the source is not spoken, and why."""
        return self.article.removed
