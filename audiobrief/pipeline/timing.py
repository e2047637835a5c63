"""The timeline as it grows, and the chapters that follow from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.model import Chapter, Span, SpokenSentence, SpokenWord, Timeline
from audiobrief.pipeline.words import written_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from audiobrief.model import Script, WordTiming
    from audiobrief.pipeline.lines import Line, Passage, RenderedPassage

#: Seconds of music alone from which on transcripts say so. In less, a pause with a bed under it, nobody misses a word.
_MUSIC_TOLD = 2.0


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

    def timeline(self, length: int | None = None, music: Iterable[tuple[int, int]] = ()) -> Timeline:
        """The timeline of everything recorded so far.

        Args:
            length: in samples, where silence follows.
            music: where music is heard, under speech or not, in samples, by where it begins.
        """
        alone = heard_alone(music, self._sentences, round(_MUSIC_TOLD * self._rate))
        return Timeline(self._rate, self._length if length is None else length, tuple(self._sentences), alone)


def heard_alone(
    music: Iterable[tuple[int, int]], sentences: Iterable[SpokenSentence], shortest: int
) -> tuple[Span, ...]:
    """Where music is heard and nobody speaks, for ``shortest`` samples or more without a break.

    Args:
        music: where it is heard, by where it begins; pieces may overlap.
        sentences: in order.
        shortest: samples.
    """
    found: list[Span] = []
    speech = [(sentence.start, sentence.end) for sentence in sentences]
    number = 0
    for start, end in _united(music):
        while number < len(speech) and speech[number][1] <= start:
            number += 1
        at = start
        # The last sentence that it lies under may lie under the next piece, too.
        for first, last in speech[number:]:
            if first >= end:
                break
            found.append(Span(at, first))
            at = last
        found.append(Span(at, end))
    return tuple(span for span in found if span.end - span.start >= shortest)


def _united(pieces: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Pieces in order of their beginnings; those that meet or overlap as one."""
    whole: tuple[int, int] | None = None
    for start, end in pieces:
        if whole is not None and start <= whole[1]:
            whole = whole[0], max(whole[1], end)
            continue
        if whole is not None:
            yield whole
        whole = start, end
    if whole is not None:
        yield whole


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
