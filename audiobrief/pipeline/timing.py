"""The timeline as it grows, and the chapters that follow from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.model import Chapter, SpokenSentence, SpokenWord, Timeline
from audiobrief.pipeline.words import written_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audiobrief.model import Script, WordTiming
    from audiobrief.pipeline.lines import Line, Passage, RenderedPassage


class TimelineRecorder:
    """Builds the timeline as passages arrive, counting samples."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._length = 0
        self._sentences: list[SpokenSentence] = []

    def add(self, passage: Passage, rendered: RenderedPassage) -> None:
        """Take down what a passage added to the episode."""
        spans = rendered.encoded.sentence_spans
        for line, (start, end), words in zip(passage.lines, spans, rendered.words, strict=True):
            first, last = self._length + start, self._length + end
            self._sentences.append(
                SpokenSentence(
                    start=first,
                    end=last,
                    text=line.text,
                    spoken=line.spoken,
                    speaker=line.speaker,
                    section=line.section,
                    spans=line.spans,
                    words=tuple(self._words(line, words, first, last)),
                    is_aside=line.is_aside,
                    is_added=line.is_added,
                )
            )
        self._length += rendered.encoded.samples

    def _words(self, line: Line, timings: Sequence[WordTiming], first: int, last: int) -> Iterator[SpokenWord]:
        """The written words of a line, in samples of the episode. What is too short for a sample is left out."""
        for word in written_words(line.text, line.spoken, timings):
            start, end = first + round(word.start * self._rate), min(last, first + round(word.end * self._rate))
            if start < end:
                yield SpokenWord(start, end, word.text_start, word.text_end)

    def timeline(self, length: int | None = None) -> Timeline:
        """The timeline of everything recorded so far; ``length`` samples, where silence follows."""
        return Timeline(self._rate, self._length if length is None else length, tuple(self._sentences))


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
