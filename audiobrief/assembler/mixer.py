"""Mixer: puts music before, between, under and after speech, passage by passage, and tells where the speech is then.

Music alone is a little quieter than speech (it sounds as loud), and far below it while somebody speaks. What is put in goes
into the pauses between sentences, which are lengthened; no sentence is changed but for the music under it.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

import numpy as np

from audiobrief.assembler import limiter, loudness
from audiobrief.assembler.layers import Layer, loop_of
from audiobrief.assembler.passages import samples_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from audiobrief.assembler.clips import AudioSegment
    from audiobrief.assembler.encoded import EncodedPassage

    Samples = NDArray[np.float32]

#: LU of music alone, and of music under speech, from the loudness of the episode.
ALONE = -1.0
UNDER = -18.0
#: dB by which speech is kept below the ceiling, so that there is room for music under it.
HEADROOM = 1.0
#: Factor that brings music from alone to under.
_DUCKED = 10 ** ((UNDER - ALONE) / 20)
_FULL_SCALE = 32768.0

# All in seconds.
#: An intro up to this long is heard to its end before the first word; a longer one for ``_INTRO_ALONE``, and then under it.
INTRO_WHOLE = 20.0
_INTRO_ALONE = 10.0
#: Longer ones are cut, with a fade.
BETWEEN_LONGEST = 15.0
OUTRO_LONGEST = 90.0
#: How long a bed is heard alone before the first word, and after the last.
_BED_BEFORE = 3.0
_BED_AFTER = 4.0
_LOOP_OVERLAP = 1.5
#: From the last word to music, and from music to the next word.
_TO_MUSIC = 0.5
_TO_SPEECH = 0.4
#: How long music takes to go down before speech, to come up after it, and to go.
_DOWN = 1.2
_UP = 1.0
_AWAY = 2.0
_CUT = 1.5


class Part(Enum):
    """What a line belongs to."""

    OPENING = "opening"
    ARTICLE = "article"
    CREDITS = "credits"


@dataclass(frozen=True, slots=True)
class Score:
    """The music of an episode; what is ``None`` is not heard."""

    #: Before the first word.
    intro: AudioSegment | None = None
    #: Between two articles.
    between: AudioSegment | None = None
    #: Under speech, repeated as needed.
    bed: AudioSegment | None = None
    #: After the last word.
    outro: AudioSegment | None = None
    #: Whether the bed lies under all; else under the opening and the credits.
    under_all: bool = False


class Mixer:
    """Mixes the passages of one episode, in order. Memory holds the music and a passage."""

    def __init__(
        self, score: Score, parts: Sequence[tuple[Part, int]], rate: int, target: float, ceiling: float
    ) -> None:
        """Get the music ready.

        Args:
            score: what is to be heard.
            parts: for each line of the episode what it belongs to, and a number that tells one article from the next.
            rate: samples per second.
            target: LUFS, integrated, of the episode.
            ceiling: dBTP.
        """
        self._parts = parts
        self._rate = rate
        self._target = target
        self._ceiling = ceiling
        self._under_all = score.under_all
        self._intro = self._ready(score.intro)
        self._between = self._cut(self._ready(score.between), BETWEEN_LONGEST)
        self._outro = self._cut(self._ready(score.outro), OUTRO_LONGEST)
        bed = self._ready(score.bed)
        self._bed = None if bed is None else loop_of(bed, self._samples(_LOOP_OVERLAP))
        self._layers: list[Layer] = []
        self._over: list[tuple[int, int]] = []
        #: The bed that goes on, and an intro that went on under the opening.
        self._lying: Layer | None = None
        self._trailing: Layer | None = None
        self._line = 0
        self._at = 0

    def add(self, passage: EncodedPassage) -> EncodedPassage:
        """A passage of plain samples with its music, as plain samples; its spans are where its sentences are then."""
        speech = np.frombuffer(passage.frames, dtype=np.int16)
        pieces: list[NDArray[np.int16]] = []
        spans: list[tuple[int, int]] = []
        taken = shift = 0
        ends = [start for start, _ in passage.sentence_spans[1:]] + [len(speech)]
        for (start, end), gap_end in zip(passage.sentence_spans, ends, strict=True):
            if self._line == 0:
                shift = self._begin()
                pieces.append(np.zeros(shift, dtype=np.int16))
            spans.append((start + shift, end + shift))
            added = self._follow(self._at + end + shift, gap_end - end)
            pieces += (speech[taken:gap_end], np.zeros(added, dtype=np.int16))
            taken, shift = gap_end, shift + added
            self._line += 1
        mix = np.concatenate(pieces).astype(np.float32)
        mix *= np.float32(1 / _FULL_SCALE)
        return self._finished(replace(passage, sentence_spans=tuple(spans)), mix)

    @property
    def heard(self) -> list[tuple[int, int]]:
        """Where music is heard so far, alone or under speech: first sample and the one after the last, by the first one."""
        lying = ((layer.start, self._at if layer.end is None else min(self._at, layer.end)) for layer in self._layers)
        return sorted((*self._over, *lying))

    def _finished(self, passage: EncodedPassage, mix: Samples) -> EncodedPassage:
        for layer in self._layers:
            layer.add_to(mix, self._at)
        mix = limiter.limit(mix, self._rate, self._ceiling)
        self._at += len(mix)
        over = [layer for layer in self._layers if layer.is_over(self._at)]
        self._over += [(layer.start, layer.end or self._at) for layer in over]
        self._layers = [layer for layer in self._layers if layer not in over]
        measured = loudness.block_energies(mix, self._rate, rest=True)
        pcm = np.clip(np.rint(mix * np.float32(_FULL_SCALE)), -_FULL_SCALE, _FULL_SCALE - 1).astype(np.int16)
        return replace(
            passage,
            frames=pcm.tobytes(),
            samples=len(pcm),
            energies=array("f", loudness.regridded([(0, len(mix), measured)], len(mix), self._rate).tobytes()),
            true_peak=loudness.true_peak(mix, self._rate),
        )

    def _samples(self, seconds: float) -> int:
        return round(seconds * self._rate)

    def _ready(self, clip: AudioSegment | None) -> Samples | None:
        """A clip at the rate of the episode, and as loud as music alone is to be."""
        if clip is None:
            return None
        samples = samples_of(clip, self._rate)
        measured = loudness.speech_loudness(samples, self._rate)
        gain = 0.0 if measured is None else self._target + ALONE - measured
        return limiter.level(samples, self._rate, gain, self._ceiling)[0]

    def _cut(self, samples: Samples | None, longest: float) -> Samples | None:
        """What is too long, cut with a fade."""
        most = self._samples(longest)
        if samples is None or len(samples) <= most:
            return samples
        cut, fade = samples[:most].copy(), self._samples(_CUT)
        cut[-fade:] *= np.linspace(1, 0, fade, dtype=np.float32)
        return cut

    def _play(self, samples: Samples, start: int, gain: float = 1.0, *, loops: bool = False) -> Layer:
        layer = Layer(samples, start, gain, loops=loops)
        self._layers.append(layer)
        return layer

    def _begin(self) -> int:
        """Start what is heard first; gives where the first word is heard."""
        opens = self._parts[0][0] is Part.OPENING
        speech = self._play_intro(opens=opens) if self._intro is not None else 0
        if self._bed is not None and (opens or self._under_all):
            if self._intro is not None:
                self._lay(max(0, speech - self._samples(_UP)), speech)
            else:
                speech = self._samples(_BED_BEFORE)
                self._lying = self._play(self._bed, 0, 0.0, loops=True)
                self._lying.fade(0, self._samples(_CUT / 3), 1.0)
                self._lying.fade(speech - self._samples(_DOWN), speech, _DUCKED)
        return speech

    def _play_intro(self, *, opens: bool) -> int:
        intro = self._intro
        if intro is None:
            return 0
        if len(intro) <= self._samples(INTRO_WHOLE):
            self._play(intro, 0)
            return len(intro) + self._samples(_TO_SPEECH)
        speech = self._samples(_INTRO_ALONE)
        layer = self._play(intro, 0)
        if self._bed is not None and (opens or self._under_all):  # one music at a time
            layer.fade(speech - self._samples(_DOWN), speech, 0.0)
        else:
            layer.fade(speech - self._samples(_DOWN), speech, _DUCKED)
            if opens:
                self._trailing = layer
            else:
                layer.fade(speech + self._samples(_UP), speech + self._samples(_UP + 2 * _AWAY), 0.0)
        return speech

    def _lay(self, start: int, end: int) -> None:
        """Begin a bed that has come up when somebody speaks."""
        if self._bed is not None:
            self._lying = self._play(self._bed, start, 0.0, loops=True)
            self._lying.fade(start, end, _DUCKED)

    def _follow(self, word: int, gap: int) -> int:
        """Start and end what is heard after the present line, whose last word ends at ``word``; gives what the pause lacks."""
        here = self._parts[self._line]
        if self._line + 1 == len(self._parts):
            return self._end(word, gap)
        there = self._parts[self._line + 1]
        return 0 if here == there else self._turn(here[0], there[0], word, gap)

    def _turn(self, here: Part, there: Part, word: int, gap: int) -> int:
        """What is heard where one part goes over into the next."""
        added = 0
        if here is Part.OPENING:
            for layer in (self._trailing, None if self._under_all else self._lying):
                if layer is not None:
                    layer.fade(word, word + self._samples(_AWAY), 0.0)
            self._trailing = None
        if here is there is Part.ARTICLE and self._between is not None:
            start = word + self._samples(_TO_MUSIC)
            end = start + len(self._between)
            added = max(0, end + self._samples(_TO_SPEECH) - word - gap)
            self._play(self._between, start)
            if self._under_all and self._lying is not None:
                self._lying.fade(word, start, 0.0)
                self._lying.fade(end, end + self._samples(_UP), _DUCKED)
        if there is Part.CREDITS and not self._under_all:
            self._lay(word + self._samples(_TO_SPEECH), max(word + self._samples(_TO_SPEECH), word + gap))
        return added

    def _end(self, word: int, gap: int) -> int:
        """What is heard after the last word."""
        bed = self._lying
        if self._trailing is not None:
            self._trailing.fade(word, word + self._samples(_AWAY), 0.0)
        if self._outro is not None:
            start = word + self._samples(_TO_MUSIC)
            self._play(self._outro, start)
            if bed is not None:
                bed.fade(word, start + self._samples(_UP), 0.0)
            return max(0, start + len(self._outro) + self._samples(_TO_SPEECH) - word - gap)
        if bed is None or bed.is_over(word):
            return 0
        bed.fade(word, word + self._samples(_UP), 1.0)
        gone = word + self._samples(_BED_AFTER + 2 * _AWAY)
        bed.fade(word + self._samples(_BED_AFTER), gone, 0.0)
        return max(0, gone + self._samples(_TO_SPEECH) - word - gap)
