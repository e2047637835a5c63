from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiobrief.assembler import mp3
from tests.assembler.sounds import decoded_by_ffmpeg, decoded_by_pyav, run, speech, tool

SPECS = [mp3.FrameSpec(rate, bit_rate) for rate in mp3.rates() for bit_rate in mp3.bit_rates(rate)]
Decoder = Callable[[Path], np.ndarray]
specs = st.sampled_from(SPECS)


def pcm(samples: np.ndarray) -> bytes:
    return np.rint(samples * 32767).astype(np.int16).tobytes()


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: f"{spec.rate}-{spec.bit_rate}")
def test_every_offered_combination_is_what_lame_makes_of_it(spec: mp3.FrameSpec):
    frames = list(mp3.frames(mp3.encode(pcm(speech(0.3, spec.rate)), spec)))
    assert {frame.spec for frame in frames} == {spec}
    assert {frame.size - spec.size for frame in frames} <= {0, 1}


@pytest.mark.parametrize(
    ("rate", "bit_rate", "named"),
    [(22_051, 64, "22050"), (22_050, 65, "56, 64, 80"), (8000, 80, "64"), (48_000, 8, "32")],
)
def test_a_combination_that_mp3_lacks_is_refused_and_valid_ones_named(rate: int, bit_rate: int, named: str):
    with pytest.raises(ValueError, match=named):
        mp3.FrameSpec(rate, bit_rate)


def test_frames_are_half_as_long_below_32_khz():
    assert [mp3.frame_samples(rate) for rate in (8000, 22_050, 24_000, 32_000, 48_000)] == [576, 576, 576, 1152, 1152]


def test_a_header_made_is_the_header_lame_makes():
    spec = mp3.FrameSpec()
    data = mp3.encode(pcm(speech(0.3)), spec)
    assert data[:2] == spec.header[:2]
    assert next(mp3.frames(spec.header + bytes(spec.size - 4))).spec == spec


def test_the_encoder_writes_no_info_frame_of_its_own():
    data = mp3.encode(pcm(speech(1)), mp3.FrameSpec())
    assert b"Info" not in data[:400]
    assert b"Xing" not in data[:400]


@given(spec=specs, seed=st.integers(0, 9))
@settings(max_examples=15, deadline=None)
def test_the_first_frame_needs_nothing_before_it(spec: mp3.FrameSpec, seed: int):
    frames = list(mp3.frames(mp3.encode(pcm(speech(0.5, spec.rate, seed=seed)), spec)))
    assert frames[0].main_data_begin == 0


@pytest.mark.parametrize(
    "data", [b"no MP3 at all", mp3.FrameSpec().header, mp3.FrameSpec().header + bytes(100), b"\xff"]
)
def test_half_a_frame_and_no_frame_are_told(data: bytes):
    with pytest.raises(ValueError, match="frame"):
        list(mp3.frames(data))


@given(spec=specs, seed=st.integers(0, 9))
@settings(max_examples=15, deadline=None)
def test_the_size_of_some_frames_is_the_sum_of_their_sizes(spec: mp3.FrameSpec, seed: int):
    data = mp3.encode(pcm(speech(0.4, spec.rate, seed=seed)), spec)
    sizes = [frame.size for frame in mp3.frames(data)]
    for count in (0, 1, len(sizes) // 2, len(sizes)):
        assert mp3.size_of(data, count) == sum(sizes[:count])
    with pytest.raises(ValueError, match="frame"):
        mp3.size_of(data, len(sizes) + 1)
    with pytest.raises(ValueError, match="half"):
        mp3.size_of(data[:-1], len(sizes))


def test_crc16_is_the_one_of_the_lame_tag():
    assert mp3.crc16(b"123456789") == 0xBB3D  # the check value of CRC-16/ARC


@given(spec=specs, length=st.integers(0, 40_000))
@settings(max_examples=25, deadline=None)
def test_the_info_frame_is_one_whole_frame_of_the_announced_size(spec: mp3.FrameSpec, length: int):
    count = -(-(length + 1105) // spec.samples)
    info = mp3.info_frame(spec, frame_count=count, byte_count=count * spec.size, samples=length)
    (frame,) = mp3.frames(info)
    assert frame.size == len(info) == mp3.info_frame_size(spec)
    assert frame.spec.rate == spec.rate
    at = 4 + spec.side_info
    assert info[at : at + 4] == b"Info"
    assert int.from_bytes(info[at + 8 : at + 12], "big") == count
    assert int.from_bytes(info[at + 12 : at + 16], "big") == len(info) + count * spec.size
    toc = info[at + 16 : at + 116]
    assert list(toc) == sorted(toc)
    end = at + 156
    assert int.from_bytes(info[end - 2 : end], "big") == mp3.crc16(info[: end - 2])


def test_an_info_frame_for_a_length_that_the_frames_cant_carry_is_refused():
    with pytest.raises(ValueError, match="do not fit"):
        mp3.info_frame(mp3.FrameSpec(), frame_count=10, byte_count=2000, samples=6000)
    with pytest.raises(ValueError, match="do not fit"):
        mp3.info_frame(mp3.FrameSpec(), frame_count=100, byte_count=2000, samples=6000)


def file_of(tmp_path: Path, spec: mp3.FrameSpec, samples: np.ndarray) -> Path:
    data = mp3.encode(pcm(samples), spec)
    *_, end = islice(mp3.frames(data), count := mp3.frames_needed(len(samples), spec))
    data = data[: end.offset + end.size]
    info = mp3.info_frame(spec, frame_count=count, byte_count=len(data), samples=len(samples))
    path = tmp_path / "one.mp3"
    path.write_bytes(info + data)
    return path


@pytest.mark.parametrize("spec", [mp3.FrameSpec(), mp3.FrameSpec(8000, 8), mp3.FrameSpec(44_100, 128)], ids=str)
@pytest.mark.parametrize("decode", [decoded_by_ffmpeg, decoded_by_pyav])
def test_the_decoded_length_is_exact(tmp_path: Path, spec: mp3.FrameSpec, decode: Decoder):
    for length in (1000, 1150, 1151, 1152, 1153, 20_000):
        samples = np.resize(speech(0.5, spec.rate), length)
        assert len(decode(file_of(tmp_path, spec, samples))) == length


def test_mp3val_finds_nothing_wrong(tmp_path: Path):
    said = run(tool("mp3val"), str(file_of(tmp_path, mp3.FrameSpec(), speech(2)))).stdout.decode()
    problems = [line for line in said.splitlines() if "WARNING" in line and "No supported tags" not in line]
    assert not problems


@pytest.mark.parametrize("bit_rate", mp3.bit_rates(44_100))
def test_the_scale_of_lames_presets_is_known(tmp_path: Path, bit_rate: int):
    samples = np.asarray(0.3 * np.sin(2 * np.pi * 440 / 44_100 * np.arange(44_100)), dtype=np.float32)
    decoded = decoded_by_ffmpeg(file_of(tmp_path, mp3.FrameSpec(44_100, bit_rate), samples))
    middle = slice(4000, 40_000)
    scale = float(decoded[middle] @ samples[middle] / (samples[middle] @ samples[middle]))
    assert scale == pytest.approx(mp3.encoder_scale(bit_rate), abs=0.003)
