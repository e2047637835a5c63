"""The frames of a file are counted as decoders count them, whatever they are like."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from audiobrief.checking.stream import Stream, walk
from tests.assembler.sounds import RATE, run, speech, tool, write_wave
from tests.checking.recordings import by_ffmpeg, start_of

if TYPE_CHECKING:
    from pathlib import Path

KINDS = {
    "MPEG 1": ("-ar", "44100", "-b:a", "128k"),
    "MPEG 1, stereo, variable": ("-ar", "48000", "-ac", "2", "-q:a", "3"),
    "MPEG 2": ("-ar", "22050", "-b:a", "64k"),
    "MPEG 2, variable": ("-ar", "24000", "-q:a", "6"),
    "MPEG 2.5": ("-ar", "11025", "-b:a", "24k"),
    "without Info frame": ("-write_xing", "0", "-ar", "32000"),
    "with both tags": ("-metadata", "title=Whale", "-write_id3v1", "1"),
}


def walked(place: Path) -> Stream:
    with place.open("rb") as file:
        return walk(file, start_of(place))


@pytest.fixture
def wave(tmp_path: Path) -> Path:
    return write_wave(tmp_path / "sound.wav", speech(3.0), RATE)


@pytest.mark.parametrize("kind", KINDS)
def test_it_counts_frames_and_samples_as_ffprobe_does(kind: str, wave: Path, tmp_path: Path):
    place = by_ffmpeg(wave, tmp_path / "sound.mp3", *KINDS[kind])
    stream = walked(place)
    entries = ("-show_entries", "stream=nb_read_packets", "-of", "csv=p=0")
    packets = int(
        run(tool("ffprobe"), "-v", "error", "-count_packets", *entries, str(place)).stdout.decode().strip(",\n")
    )
    assert stream.frames == packets
    assert (stream.gaps, stream.missing, stream.changed_at) == ([], 0, None)
    assert stream.bytes == stream.end - stream.start
    if stream.info is not None:
        assert (stream.info.frames, stream.info.bytes) == (stream.frames, stream.bytes)
        decoded = len(run(tool("ffmpeg"), "-v", "error", "-i", str(place), "-f", "s16le", "-ac", "1", "-").stdout) // 2
        assert stream.length == decoded


def test_each_gap_is_found_where_it_is(wave: Path, tmp_path: Path):
    place = by_ffmpeg(wave, tmp_path / "sound.mp3", *KINDS["MPEG 2"])
    whole, start = place.read_bytes(), start_of(place)
    size = walked(place).end - start
    places = [start + 209 + size // 4, start + 209 + size // 2]
    data = whole
    for at in reversed(places):
        data = data[:at] + b"\0\xff\xfb\xff" * 100 + data[at:]
    place.write_bytes(data)
    stream = walked(place)
    assert stream.gap_count == 2
    assert all(gap.offset <= at + 400 for gap, at in zip(stream.gaps, places, strict=True))
    assert stream.frames >= walked_frames(whole, tmp_path) - 2


def walked_frames(data: bytes, folder: Path) -> int:
    place = folder / "whole.mp3"
    place.write_bytes(data)
    return walked(place).frames


def test_two_files_in_one_of_different_rates_are_noticed(wave: Path, tmp_path: Path):
    one = by_ffmpeg(wave, tmp_path / "one.mp3", "-ar", "22050", "-write_xing", "0", "-id3v2_version", "0")
    two = by_ffmpeg(wave, tmp_path / "two.mp3", "-ar", "44100", "-write_xing", "0", "-id3v2_version", "0")
    both = tmp_path / "both.mp3"
    both.write_bytes(one.read_bytes() + two.read_bytes())
    stream = walked(both)
    assert stream.changed_at == walked(one).samples
