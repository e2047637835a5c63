"""The timeline as it grows, and the chapters that follow from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.model import Chapter, SpokenSentence, Timeline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiobrief.assembler.encoded import EncodedPassage
    from audiobrief.model import Script
    from audiobrief.pipeline.lines import Line, Passage


class TimelineRecorder:
    """Builds the timeline as passages arrive, counting samples."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._length = 0
        self._sentences: list[SpokenSentence] = []

    def add(self, passage: Passage, encoded: EncodedPassage) -> None:
        """Take down what a passage added to the episode."""
        for line, (start, end) in zip(passage.lines, encoded.sentence_spans, strict=True):
            self._sentences.append(
                SpokenSentence(
                    start=self._length + start,
                    end=self._length + end,
                    text=line.text,
                    spoken=line.spoken,
                    speaker=line.speaker,
                    section=line.section,
                    spans=line.spans,
                )
            )
        self._length += encoded.samples

    def timeline(self) -> Timeline:
        """The timeline of everything recorded so far."""
        return Timeline(self._rate, self._length, tuple(self._sentences))


def heard_sections(lines: Sequence[Line | SpokenSentence]) -> list[int]:
    """Indices of the sections that something is said in, in order."""
    return sorted({line.section for line in lines})


def chapters_of(script: Script, timeline: Timeline) -> tuple[Chapter, ...]:
    """A chapter for each section that is heard; together they span the whole episode.

    A chapter starts with its first word; the pause before it belongs to the chapter before.
    """
    first_samples: dict[int, int] = {}
    for sentence in timeline.sentences:
        first_samples.setdefault(sentence.section, sentence.start)
    starts = [0, *(first_samples[section] for section in sorted(first_samples)[1:])]
    titles = [script.sections[section].title for section in sorted(first_samples)]
    return tuple(
        Chapter(title, start, end)
        for title, start, end in zip(titles, starts, [*starts[1:], timeline.length], strict=True)
    )
