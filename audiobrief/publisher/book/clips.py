"""From the timeline, counted in samples, to the clips of a book, counted in milliseconds.

The clips of an episode cover it whole: a sentence's clip starts with the sentence and lasts until the next one starts, so that
players that go from clip to clip play the pauses too, and none overlaps the next.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audiobrief.model import SpokenSentence, SpokenWord, Timeline


@dataclass(frozen=True, slots=True)
class Clip:
    """A stretch of the MP3, in milliseconds; at least one."""

    begin: int
    end: int


def clips_of(timeline: Timeline) -> list[Clip]:
    """The clip of each sentence. The first starts with the episode, and the last ends with it."""
    begins: list[int] = []
    for sentence in timeline.sentences:
        begin = _milliseconds(sentence.start, timeline.rate) if begins else 0
        begins.append(max(begin, begins[-1] + 1) if begins else begin)
    if not begins:
        return []
    end = max(_milliseconds(timeline.length, timeline.rate), begins[-1] + 1)
    return [Clip(*pair) for pair in pairwise([*begins, end])]


def word_clips(sentence: SpokenSentence, clip: Clip, rate: int) -> list[tuple[SpokenWord, Clip]]:
    """The words of a sentence with their clips, which cover the sentence's. A word that no time is left for has none."""
    words: list[SpokenWord] = []
    begins: list[int] = []
    for word in _apart(sentence.words, len(sentence.text)):
        begin = _milliseconds(word.start, rate) if begins else clip.begin
        if begin < clip.end and (not begins or begin > begins[-1]):
            words.append(word)
            begins.append(begin)
    return [(word, Clip(*pair)) for word, pair in zip(words, pairwise([*begins, clip.end]), strict=True)]


def _apart(words: Iterable[SpokenWord], length: int) -> Iterable[SpokenWord]:
    """Words that stand in the text one after the other."""
    at = 0
    for word in words:
        if at <= word.text_start < word.text_end <= length:
            yield word
            at = word.text_end


def _milliseconds(samples: int, rate: int) -> int:
    return round(samples * 1000 / rate)
