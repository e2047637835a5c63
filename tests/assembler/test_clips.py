from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiobrief.assembler.clips import LEAD_MS, TAIL_MS, AudioSegment, edit
from tests.assembler.sounds import RATE, segment, speech


def between_silence(sound: np.ndarray, before: float, after: float) -> AudioSegment:
    lead, tail = np.zeros(int(before * RATE), np.float32), np.zeros(int(after * RATE), np.float32)
    return segment(np.concatenate((lead, sound, tail)))


def tone(seconds: float, level: float = 0.5) -> np.ndarray:
    return np.asarray(level * np.cos(2 * np.pi * 300 / RATE * np.arange(int(seconds * RATE))), np.float32)


def loud(clip: AudioSegment, threshold: int = 500) -> np.ndarray:
    return np.flatnonzero(np.abs(np.frombuffer(clip.raw_data, np.int16).astype(int)) > threshold)


@given(before=st.floats(0, 0.5), after=st.floats(0, 0.5), level=st.sampled_from([0.02, 0.3, 0.9]))
@settings(max_examples=30, deadline=None)
def test_silence_goes_and_no_sound_with_it(before: float, after: float, level: float):
    sound = tone(0.4, level)
    edited = edit(between_silence(sound, before, after))
    length = int(edited.frame_count())
    kept = LEAD_MS + TAIL_MS + 10  # silence is told in steps of 5 ms
    assert len(sound) <= length <= len(sound) + kept * RATE // 1000 + 1


def test_what_stays_before_and_after_the_sound_is_short():
    found = loud(edit(between_silence(tone(0.4), 0.3, 0.3)))
    after = int(edit(between_silence(tone(0.4), 0.3, 0.3)).frame_count()) - 1 - found[-1]
    assert found[0] <= 0.017 * RATE
    assert 0.025 * RATE <= after <= 0.037 * RATE


def test_a_quiet_ending_is_not_cut_off():
    fricative = np.asarray(0.006 * np.random.default_rng(0).normal(0, 1, int(0.2 * RATE)), np.float32)
    edited = edit(between_silence(np.concatenate((tone(0.5, 0.8), fricative)), 0.1, 0.1))
    assert edited.frame_count() >= 0.7 * RATE


def test_silence_within_is_kept():
    pause = np.zeros(int(0.5 * RATE), np.float32)
    edited = edit(between_silence(np.concatenate((tone(0.3), pause, tone(0.3))), 0.2, 0.2))
    assert edited.frame_count() >= 1.1 * RATE


@pytest.mark.parametrize("seconds", [0, 0.001, 1])
def test_a_clip_without_sound_becomes_empty(seconds: float):
    edited = edit(segment(np.zeros(int(seconds * RATE), np.float32)))
    assert edited.frame_count() == 0
    assert edited.frame_rate == RATE


@pytest.mark.parametrize("seconds", [0.001, 0.005, 0.012, 0.1])
def test_very_short_sounds_survive(seconds: float):
    assert len(loud(edit(segment(tone(seconds))))) > 0


def test_both_ends_are_faded_so_that_nothing_clicks():
    samples = np.frombuffer(edit(segment(tone(0.5, 0.9))).raw_data, np.int16).astype(int)
    assert abs(samples[0]) < 100
    assert abs(samples[-1]) < 300


def test_stereo_and_24_bit_clips_become_16_bit_mono():
    clip = segment(speech(0.5)).set_channels(2).set_sample_width(4)
    edited = edit(clip)
    assert (edited.channels, edited.sample_width) == (1, 2)


def test_loading_pydub_warns_of_nothing_even_without_ffmpeg():
    code = "import os; os.environ['PATH'] = ''; import audiobrief.assembler.clips"
    done = subprocess.run([sys.executable, "-W", "always", "-c", code], capture_output=True, check=True, text=True)
    assert "pydub" not in done.stderr
    assert "audioop" not in done.stderr
