"""Loudness and true peak, piece by piece, agree with FFmpeg's meter and with the house's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from audiobrief.assembler import gating
from audiobrief.assembler.loudness import block_energies
from audiobrief.checking.meter import LoudnessMeter, PeakMeter
from tests.assembler.sounds import RATE, Samples, ebur128, speech, write_wave

if TYPE_CHECKING:
    from pathlib import Path


def tone(frequency: float, phase: float = 0.0) -> Samples:
    """Faded in and out: how far an abrupt start overshoots is a matter of the filter that looks at it."""
    time = np.arange(4 * RATE) / RATE
    fade = np.clip(np.minimum(time, 4 - time) * 20, 0, 1)
    return np.asarray(0.5 * fade * np.sin(2 * np.pi * frequency * time + phase), dtype=np.float32)


SOUNDS: dict[str, Samples] = {
    "speech": speech(8.0) / 2,
    "speech and silence": np.concatenate([speech(3.0), np.zeros(9 * RATE, dtype=np.float32), speech(2.0) / 9]),
    "noise": np.asarray(np.random.default_rng(1).normal(0, 0.1, 6 * RATE), dtype=np.float32),
    "square": np.sign(tone(440)) * np.float32(0.5),
    "between the samples": tone(RATE / 4, np.pi / 4),
    "high": tone(9000),
}


def pieces(sound: Samples, seed: int) -> list[Samples]:
    cuts = np.sort(np.random.default_rng(seed).integers(0, len(sound), 30))
    return list(np.split(sound, cuts))


@pytest.mark.parametrize("name", SOUNDS)
def test_it_agrees_with_ffmpeg(name: str, tmp_path: Path):
    sound = SOUNDS[name]
    loudness, peak = LoudnessMeter(RATE), PeakMeter(RATE)
    for piece in pieces(sound, 3):
        loudness.add(piece[None])
        peak.add(piece)
    integrated, highest = ebur128(write_wave(tmp_path / "sound.wav", sound, RATE))
    assert loudness.integrated() == pytest.approx(integrated, abs=0.1)
    # FFmpeg's meter oversamples less: where it differs, it finds less.
    assert peak.true_peak() == pytest.approx(highest, abs=0.3)


@pytest.mark.parametrize("name", SOUNDS)
def test_how_it_is_cut_up_changes_nothing(name: str):
    found = set()
    for seed in range(4):
        loudness, peak = LoudnessMeter(RATE), PeakMeter(RATE)
        for piece in pieces(SOUNDS[name], seed):
            loudness.add(piece[None])
            peak.add(piece)
        found.add((round(loudness.integrated() or 0, 4), round(peak.true_peak(), 3)))
    assert len(found) == 1
    exact = gating.integrated(block_energies(SOUNDS[name], RATE).tolist())
    assert found.pop()[0] == pytest.approx(exact, abs=0.02)


def test_two_channels_of_one_sound_are_three_units_louder():
    meters = [LoudnessMeter(RATE), LoudnessMeter(RATE)]
    sound = SOUNDS["speech"]
    meters[0].add(sound[None])
    meters[1].add(np.stack([sound, sound]))
    one, two = (meter.integrated() or 0 for meter in meters)
    assert two - one == pytest.approx(3.01, abs=0.02)


def test_silence_and_too_little_sound_have_no_loudness():
    for sound in (np.zeros(RATE, dtype=np.float32), speech(0.3), np.zeros(0, dtype=np.float32)):
        meter = LoudnessMeter(RATE)
        meter.add(sound[None])
        assert meter.integrated() is None
    assert PeakMeter(RATE).true_peak() == float("-inf")
