from __future__ import annotations

import numpy as np
import pytest
import soxr
from hypothesis import given, settings
from hypothesis import strategies as st

from audiobrief.assembler.limiter import level, limit
from audiobrief.assembler.loudness import speech_loudness, true_peak
from tests.assembler.sounds import RATE, speech


@given(
    gain=st.floats(0, 12),
    seed=st.integers(0, 20),
    ceiling=st.floats(-9, -0.5),
    rate=st.sampled_from([16_000, 22_050, 44_100]),
)
@settings(max_examples=25, deadline=None)
def test_no_true_peak_stays_above_the_ceiling(gain: float, seed: int, ceiling: float, rate: int):
    samples = speech(1, rate, seed=seed) * np.float32(10 ** (gain / 20))
    limited = limit(samples, rate, ceiling)
    assert limited.shape == samples.shape
    assert limited.dtype == np.float32
    assert true_peak(limited, rate) <= ceiling + 0.05


@pytest.mark.parametrize("seed", range(4))
def test_a_resampler_finds_no_higher_peak_than_told(seed: int):
    # Less hiss and no sudden ends: what is loudest near half the rate is left to the margin under the ceiling.
    samples = np.convolve(speech(2, seed=seed), [0.25, 0.5, 0.25], "same") * np.hanning(2 * RATE) ** 0.1
    limited, peak = level(samples.astype(np.float32), RATE, 8.0, -2.0)
    eight_times = soxr.resample(np.pad(limited, 2000).astype(np.float64), RATE, 8 * RATE, quality="VHQ")
    assert 20 * np.log10(np.abs(eight_times).max()) == pytest.approx(peak, abs=0.1)
    assert peak <= -1.99


@given(length=st.integers(0, 200), place=st.integers(0, 199))
@settings(max_examples=50, deadline=None)
def test_a_peak_anywhere_in_however_little_is_caught(length: int, place: int):
    samples = np.zeros(length, np.float32)
    if place < length:
        samples[place] = 3.0
    limited = limit(samples, RATE, -2.0)
    assert len(limited) == length
    assert np.abs(limited).max(initial=0) <= 10 ** (-2.0 / 20) * 1.001


def test_what_is_under_the_ceiling_is_not_touched():
    samples = speech(1) * np.float32(0.5)
    assert np.array_equal(limit(samples, RATE, -2.0), samples)
    assert np.array_equal(level(samples, RATE, 0.0, -2.0)[0], samples)


def test_far_from_a_peak_nothing_changes():
    samples = speech(2) * np.float32(0.5)
    samples[RATE] = 2.0
    limited = limit(samples, RATE, -2.0)
    far = np.abs(np.arange(len(samples)) - RATE) > 0.06 * RATE
    assert np.array_equal(limited[far], samples[far])
    assert limited[RATE] < 0.8


def test_the_gain_moves_slowly():
    tone = np.asarray(np.sin(2 * np.pi * 1000 / RATE * np.arange(RATE)), np.float32) * np.float32(0.5)
    tone[RATE // 2 : RATE // 2 + 2000] *= np.float32(4)
    limited = limit(tone, RATE, -2.0)
    loud = np.abs(tone) > 0.1
    gains = limited[loud] / tone[loud]
    assert np.abs(np.diff(gains)).max() < 0.05


def stressed(seconds: float, loudness: float, stress: float, seed: int) -> np.ndarray:
    """Speech of that loudness with syllables that stand out."""
    time = np.arange(int(seconds * RATE)) / RATE
    samples = speech(seconds, seed=seed) * (1 + stress * np.maximum(0, np.sin(2 * np.pi * 0.8 * time)) ** 4)
    measured = speech_loudness(samples.astype(np.float32), RATE)
    assert measured is not None
    return np.asarray(samples * 10 ** ((loudness - measured) / 20), np.float32)


@pytest.mark.parametrize("stress", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("seed", range(3))
def test_a_clip_is_driven_by_what_the_limiter_takes(stress: float, seed: int):
    samples = stressed(4, -16, stress, seed)
    wanted = speech_loudness(samples, RATE)
    assert wanted is not None
    undriven = speech_loudness(limit(samples, RATE, -2.0), RATE)
    driven, _ = level(samples, RATE, 0.0, -2.0)
    assert undriven is not None
    assert undriven < wanted
    assert speech_loudness(driven, RATE) == pytest.approx(wanted, abs=0.4)
    assert true_peak(driven, RATE) <= -1.95


@pytest.mark.parametrize("length", [0, 1, 31])
def test_next_to_nothing_is_not_driven(length: int):
    samples = np.ones(length, np.float32)
    assert np.array_equal(level(samples, RATE, 0.0)[0], limit(samples, RATE))
