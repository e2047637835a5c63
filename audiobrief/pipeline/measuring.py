"""Measuring voices: how loud, high and fast each is, and how far apart two of them sound.

Loudness is that of ITU-R BS.1770-4, integrated, each sentence trimmed. Pitch is the median fundamental frequency of the voiced
frames, by autocorrelation (Boersma, "Accurate short-term analysis of the fundamental frequency", 1993, without its path
search). The distance of two voices is the hypotenuse of the difference of their pitch, in units of two semitones, and that of
their long-term average mel spectrum (level removed), in units of 3 dB: under 1, two voices are hard to tell apart.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from audiobrief.assembler.clips import edit
from audiobrief.assembler.loudness import speech_loudness
from audiobrief.model import Utterance
from audiobrief.synthesizer import EngineError
from audiobrief.synthesizer.plausibility import REFERENCE_RATE, expected_seconds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from audiobrief.model import Voice
    from audiobrief.synthesizer import Engine

_SEMITONES_UNIT = 2.0
_DECIBELS_UNIT = 3.0
_FULL_SCALE = 32768.0
_LOWEST_PITCH, _HIGHEST_PITCH = 60.0, 420.0
#: Seconds that the plausibility check allows for the pause at a sentence's end.
_PAUSE = 0.35


@dataclass(frozen=True)
class Measured:
    """What was measured of one voice."""

    loudness: float
    median_pitch: float
    #: Long-term average mel spectrum in dB, its mean taken off.
    spectrum: NDArray[np.float64]
    #: Characters of the sample text a second.
    pace: float
    #: Words a minute, as the plausibility check counts them.
    rate: int


def trimmed(samples: NDArray[np.float32], rate: int) -> NDArray[np.float32]:
    """The samples without the silence (under -50 dBFS in 10 ms) at both ends."""
    size = rate // 100
    frames = samples[: len(samples) // size * size].reshape(-1, size)
    loud = np.flatnonzero(np.sqrt((frames**2).mean(axis=1)) > 10 ** (-50 / 20))
    return samples[loud[0] * size : (loud[-1] + 1) * size] if len(loud) else samples[:0]


def frames_of(samples: NDArray[np.float32], rate: int) -> NDArray[np.float32]:
    """Windows of 40 ms, one every 10 ms."""
    return np.lib.stride_tricks.sliding_window_view(samples, rate // 25)[:: rate // 100]


def median_pitch(samples: NDArray[np.float32], rate: int) -> float:
    """Median fundamental frequency of the voiced frames in Hz."""
    window = np.hanning(rate // 25)
    size = 1 << (2 * len(window) - 1).bit_length()
    frames = (frames_of(samples, rate) - 0.0) * window
    own = np.fft.irfft(np.abs(np.fft.rfft(window, size)) ** 2)[: len(window)]
    correlation = np.fft.irfft(np.abs(np.fft.rfft(frames, size, axis=1)) ** 2, axis=1)[:, : len(window)]
    power = correlation[:, 0]
    low, high = int(rate / _HIGHEST_PITCH), min(int(rate / _LOWEST_PITCH), len(window) * 3 // 4)
    normalized = correlation / np.maximum(power, 1e-9)[:, None] / np.maximum(own / own[0], 1e-3)
    span = normalized[:, low:high]
    # The shortest lag that is nearly as good as the best: a multiple of the period fits as well as the period.
    good = span >= 0.92 * span.max(axis=1, keepdims=True)
    peaks = np.ones_like(good)
    peaks[:, 1:] &= span[:, 1:] >= span[:, :-1]
    peaks[:, :-1] &= span[:, :-1] >= span[:, 1:]
    lag = low + np.argmax(good & peaks, axis=1)
    voiced = (span.max(axis=1) > 0.6) & (power > 0.05 * np.median(power[power > 0]))
    return float(np.median(rate / lag[voiced])) if voiced.any() else 0.0


def mel_spectrum(samples: NDArray[np.float32], rate: int, bands: int = 32) -> NDArray[np.float64]:
    """Long-term average spectrum in dB over mel bands from 100 to 8,000 Hz, its mean taken off."""
    frames = frames_of(samples, rate) * np.hanning(rate // 25)
    power = (np.abs(np.fft.rfft(frames, 2048, axis=1)) ** 2).mean(axis=0)
    lowest, highest = (2595 * math.log10(1 + frequency / 700) for frequency in (100, 8000))
    edges = 700 * (10 ** (np.linspace(lowest, highest, bands + 1) / 2595) - 1)
    bins = np.fft.rfftfreq(2048, 1 / rate)
    found = np.array(
        [power[(bins >= low) & (bins < max(high, low + rate / 2048))].mean() for low, high in itertools.pairwise(edges)]
    )
    decibels = 10 * np.log10(found + 1e-12)
    centred: NDArray[np.float64] = decibels - decibels.mean()
    return centred


def measure_voice(engine: Engine, voice: Voice, sentences: Sequence[str]) -> Measured:
    """Let a voice speak the sentences, and measure it.

    Raises:
        EngineError: it gives no sound for one of them.
    """
    parts, clips = [], 0.0
    rate = 0
    for sentence in sentences:
        clip = engine.speak(Utterance(sentence), voice).audio
        rate = clip.frame_rate
        clips += edit(clip).duration_seconds + _PAUSE
        parts.append(trimmed(np.array(clip.get_array_of_samples(), dtype=np.float32) / _FULL_SCALE, rate))
    samples = np.concatenate(parts)
    loudness = speech_loudness(samples, rate)
    if loudness is None:
        raise EngineError(f"{voice.id} gives no sound")
    pause = _PAUSE * len(sentences)
    words_a_minute = REFERENCE_RATE * (sum(map(expected_seconds, sentences)) - pause) / (clips - pause)
    pace = sum(map(len, sentences)) / (len(samples) / rate)
    return Measured(loudness, median_pitch(samples, rate), mel_spectrum(samples, rate), pace, round(words_a_minute))


def distance(first: Measured, second: Measured) -> float:
    """How different two voices sound: 1 is clearly audible."""
    semitones = 12 * abs(math.log2(first.median_pitch / second.median_pitch))
    decibels = float(np.sqrt(((first.spectrum - second.spectrum) ** 2).mean()))
    return math.hypot(semitones / _SEMITONES_UNIT, decibels / _DECIBELS_UNIT)
