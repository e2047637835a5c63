from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiobrief.assembler import gating, loudness, mp3
from audiobrief.assembler.clips import edit
from audiobrief.assembler.gating import DEFAULT_CEILING
from audiobrief.assembler.levels import gain_for
from audiobrief.assembler.passages import ClipInPassage, build, samples_of, tail_samples
from tests.assembler.sounds import (
    RATE,
    decoded_by_ffmpeg,
    decoded_by_pyav,
    ebur128,
    run,
    segment,
    speech,
    tool,
    write_mp3,
)

if TYPE_CHECKING:
    from audiobrief.assembler.encoded import EncodedPassage

SPEC = mp3.FrameSpec()
Decoder = Callable[[Path], np.ndarray]


def clip(seconds: float, *, pause: float = 0.35, gain: float = 0.0, rate: int = RATE, seed: int = 0) -> ClipInPassage:
    return ClipInPassage(segment(speech(seconds, rate, seed=seed), rate), gain, pause)


def passages(spec: mp3.FrameSpec = SPEC, *, gain: float = 0.0) -> list[EncodedPassage]:
    lengths = [(1.0, 0.7), (0.3,), (0.5, 0.4, 0.6)]
    return [
        build([clip(s, seed=n, gain=gain) for n, s in enumerate(row)], spec, last=index == len(lengths) - 1)
        for index, row in enumerate(lengths)
    ]


@given(
    lengths=st.lists(st.floats(0.01, 0.5), min_size=1, max_size=3),
    pause=st.floats(0, 0.4),
    rate=st.sampled_from([8000, 22_050, 44_100]),
)
@settings(max_examples=20, deadline=None)
def test_a_passage_is_whole_frames_that_end_in_silence(lengths: list[float], pause: float, rate: int):
    spec = mp3.FrameSpec(rate, 64)
    passage = build([clip(length, pause=pause, rate=rate) for length in lengths], spec)
    assert passage.samples == passage.frame_count * spec.samples
    assert sum(frame.size for frame in mp3.frames(passage.frames)) == len(passage.frames)
    end = passage.sentence_spans[-1][1]
    assert passage.samples - end >= max(tail_samples(rate), round(pause * rate))
    assert passage.samples - end < max(tail_samples(rate), round(pause * rate)) + spec.samples


def test_spans_are_where_the_speech_is():
    lengths = [0.5, 0.3, 0.4]
    passage = build([clip(length, pause=0.2) for length in lengths], SPEC)
    at = 0
    for (start, end), length in zip(passage.sentence_spans, lengths, strict=True):
        assert (start, end) == (at, at + int(length * RATE))
        at = end + round(0.2 * RATE)


@pytest.mark.parametrize("spec", [SPEC, mp3.FrameSpec(8000, 16), mp3.FrameSpec(48_000, 96)], ids=str)
@pytest.mark.parametrize("decode", [decoded_by_ffmpeg, decoded_by_pyav])
def test_the_joined_file_decodes_to_exactly_the_sum_of_its_passages(
    tmp_path: Path, spec: mp3.FrameSpec, decode: Decoder
):
    parts = passages(spec)
    assert len(decode(write_mp3(tmp_path / "a.mp3", parts, spec))) == sum(part.samples for part in parts)


@pytest.mark.parametrize("extra", [0, 1, 46, 47, 575])
def test_the_last_passage_may_have_any_length(tmp_path: Path, extra: int):
    samples = np.zeros(4608 + extra, np.float32)
    samples[: RATE // 10] = speech(0.1)
    part = build([ClipInPassage(segment(samples), 0.0, 0.0)], SPEC, last=True)
    assert part.samples == len(samples) + tail_samples(RATE)
    assert len(decoded_by_ffmpeg(write_mp3(tmp_path / "a.mp3", [part], SPEC))) == part.samples


def test_joints_cannot_be_heard(tmp_path: Path):
    parts = passages()
    joined = decoded_by_ffmpeg(write_mp3(tmp_path / "joined.mp3", parts, SPEC))
    at = 0
    for part in parts:
        alone = build_alone(part, tmp_path)
        difference = joined[at : at + part.samples] - alone
        # Each passage decodes as it does by itself; at its very edges the neighbours' coding noise comes in.
        assert np.abs(difference[2000:-2000]).max() <= 2 / 32768
        assert np.sqrt(np.mean(difference**2)) < 0.002
        assert np.sqrt(np.mean(joined[at + part.samples - 1800 : at + part.samples - 600] ** 2)) < 0.002
        at += part.samples


def build_alone(part: EncodedPassage, tmp_path: Path) -> np.ndarray:
    """The passage decoded from a file of its own, lengthened by a frame of silence so that its end comes out too."""
    silence = build([ClipInPassage(segment(np.zeros(100, np.float32)), 0.0, 0.0)], SPEC, last=True)
    whole = part.frame_count * SPEC.samples == part.samples
    followed = [part, silence] if whole else [part]
    return decoded_by_ffmpeg(write_mp3(tmp_path / "alone.mp3", followed, SPEC))[: part.samples]


def test_the_signal_comes_out_in_its_place_and_at_its_level(tmp_path: Path):
    decoded = decoded_by_ffmpeg(write_mp3(tmp_path / "a.mp3", passages(gain=-6.0), SPEC))
    original = samples_of(segment(speech(1.0))) * np.float32(10 ** (-6 / 20))
    heard = decoded[: len(original)]
    error = np.sqrt(np.mean((heard - original) ** 2) / np.mean(original**2))
    assert error < 0.15
    assert float(heard @ original / (original @ original)) == pytest.approx(1, abs=0.03)


def test_mp3val_finds_nothing_wrong_with_a_joined_file(tmp_path: Path):
    said = run(tool("mp3val"), str(write_mp3(tmp_path / "a.mp3", passages(), SPEC))).stdout.decode()
    assert [line for line in said.splitlines() if "WARNING" in line and "No supported tags" not in line] == []


@pytest.mark.parametrize("pitch", [95.0, 210.0])
@pytest.mark.parametrize("level", [-30.0, -20.0])
def test_every_voice_lands_at_the_target(tmp_path: Path, pitch: float, level: float):
    clips = [edit(segment(speech(seconds, pitch=pitch, seed=index))) for index, seconds in enumerate((4, 1.2, 6, 3))]
    clips = [one.apply_gain(level + 20) for one in clips]
    measured = [loudness.speech_loudness(samples_of(one), RATE) for one in clips]
    voice = loudness.speech_loudness(np.concatenate([samples_of(one) for one in clips]), RATE)
    assert voice is not None
    items = [
        ClipInPassage(one, gain_for(lufs, one.duration_seconds, voice), 0.4)
        for one, lufs in zip(clips, measured, strict=True)
    ]
    part = build(items, SPEC, last=True)
    assert part.true_peak <= DEFAULT_CEILING + 0.05
    integrated, peak = ebur128(write_mp3(tmp_path / "a.mp3", [part], SPEC))
    assert integrated == pytest.approx(-16, abs=0.5)
    assert integrated == pytest.approx(gating.integrated(part.energies), abs=0.15)
    assert peak <= -1


@pytest.mark.parametrize("gain", [-6.0, 4.0, 9.0])
def test_the_energies_told_are_those_of_what_is_encoded(monkeypatch: pytest.MonkeyPatch, gain: float):
    encode, given = mp3.encode, []
    monkeypatch.setattr(mp3, "encode", lambda pcm, *rest: given.append(pcm) or encode(pcm, *rest))
    clips = [clip(seconds, pause=0.23, gain=gain, seed=seed) for seed, seconds in enumerate((3.03, 0.31, 2.77))]
    known = [
        replace(item, energies=loudness.measure(samples_of(item.clip), item.clip.frame_rate).energies) for item in clips
    ]
    part = build(known, SPEC, last=True)
    assert part == build(clips, SPEC, last=True)
    encoded = np.frombuffer(given[0], dtype=np.int16) * np.float32(mp3.encoder_scale(SPEC.bit_rate) / 32768)
    assert gating.integrated(part.energies) == pytest.approx(loudness.speech_loudness(encoded, RATE), abs=0.05)


def test_clips_of_another_rate_are_resampled():
    passage = build([clip(0.5, rate=16_000), clip(0.5, rate=44_100)], SPEC)
    for start, end in passage.sentence_spans:
        assert end - start == pytest.approx(0.5 * RATE, abs=2)


def test_a_passage_without_sound_is_silence():
    passage = build([ClipInPassage(segment(np.zeros(0, np.float32)), 0.0, 1.0)], SPEC)
    assert passage.sentence_spans == ((0, 0),)
    assert passage.samples >= RATE
    assert gating.integrated(passage.energies) is None


def test_a_passage_travels_between_processes_without_numpy():
    data = pickle.dumps(build([clip(0.3)], SPEC))
    code = (
        "import pickle, sys; p = pickle.loads(sys.stdin.buffer.read())\n"
        "import audiobrief.assembler.writer, audiobrief.assembler.tags, audiobrief.assembler.pauses\n"
        "assert p.frames and not {'numpy', 'pydub', 'soxr', 'lameenc', 'mutagen'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], input=data, check=True)
