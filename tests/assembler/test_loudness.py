from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiobrief.assembler.gating import integrated
from audiobrief.assembler.loudness import block_energies, speech_loudness, true_peak
from tests.assembler.sounds import RATE, ebur128, speech, write_wave

if TYPE_CHECKING:
    from pathlib import Path


def tone(frequency: float, level: float, rate: int, seconds: float = 5, phase: float = 0.0) -> np.ndarray:
    time = np.arange(int(seconds * rate)) / rate
    return np.asarray(10 ** (level / 20) * np.sin(2 * np.pi * frequency * time + phase), np.float32)


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000, 44_100, 48_000])
def test_a_full_scale_sine_of_997_hz_is_3_dot_01_lufs_below_zero(rate: int):
    # BS.1770-4, annex 1: the constant is chosen so that this holds for one channel.
    assert speech_loudness(tone(997, 0, rate), rate) == pytest.approx(-3.01, abs=0.05)


@pytest.mark.parametrize("rate", [16_000, 22_050, 44_100])
@pytest.mark.parametrize("pitch", [90.0, 120.0, 230.0])
def test_speech_is_as_loud_as_ffmpeg_says(tmp_path: Path, rate: int, pitch: float):
    samples = np.concatenate((speech(6, rate, pitch), np.zeros(rate * 2, np.float32), speech(4, rate, pitch, 1) * 0.2))
    expected, peak = ebur128(write_wave(tmp_path / "a.wav", samples, rate))
    assert integrated(block_energies(samples, rate).tolist()) == pytest.approx(expected, abs=0.1)
    assert true_peak(samples, rate) == pytest.approx(peak, abs=0.2)


def test_quiet_parts_and_silence_are_gated_out():
    samples = np.concatenate((tone(997, -20, RATE, 10), tone(997, -60, RATE, 10), np.zeros(RATE * 10, np.float32)))
    # A few overlapping blocks lie across the edge and pass the gate.
    assert speech_loudness(samples, RATE) == pytest.approx(-23.01, abs=0.15)


@pytest.mark.parametrize("seconds", [0, 0.05, 0.39])
def test_under_400_ms_nothing_is_measured(seconds: float):
    assert speech_loudness(tone(997, -20, RATE, seconds), RATE) is None


def test_silence_has_no_loudness_and_no_peak():
    silence = np.zeros(RATE, np.float32)
    assert speech_loudness(silence, RATE) is None
    assert true_peak(silence, RATE) == -math.inf
    assert true_peak(silence[:0], RATE) == -math.inf


@given(gain=st.floats(-30, 10), seed=st.integers(0, 5))
@settings(max_examples=15, deadline=None)
def test_a_gain_shows_in_full(gain: float, seed: int):
    samples = speech(1.5, seed=seed)
    before, after = speech_loudness(samples, RATE), speech_loudness(samples * np.float32(10 ** (gain / 20)), RATE)
    assert before is not None
    assert after == pytest.approx(before + gain, abs=0.01)


def test_energies_of_parts_can_be_joined():
    samples = speech(8)
    parts = [block_energies(part, RATE) for part in np.split(samples, 4)]
    assert integrated(np.concatenate(parts).tolist()) == pytest.approx(speech_loudness(samples, RATE), abs=0.05)


@pytest.mark.parametrize("frequency", [1000.0, 3000.0, 5500.0])
def test_a_peak_between_samples_is_found(frequency: float):
    fade = np.hanning(RATE // 2).astype(np.float32) ** np.float32(0.1)  # a sudden start rings
    for phase in (0.1, 0.4, 0.7, 1.1):
        assert true_peak(tone(frequency, -6, RATE, 0.5, phase) * fade, RATE) == pytest.approx(-6, abs=0.15)


@given(seed=st.integers(0, 50), level=st.floats(0.01, 1))
@settings(max_examples=15, deadline=None)
def test_the_true_peak_is_never_under_the_highest_sample(seed: int, level: float):
    samples = speech(0.3, seed=seed) * np.float32(level)
    assert true_peak(samples, RATE) >= 20 * math.log10(np.abs(samples).max()) - 1e-4
