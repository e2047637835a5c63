"""One MP3 of plain samples: decoded by FFmpeg, it is what was given, to the sample."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import numpy as np
import pytest

from audiobrief.assembler.encoded import EncodedPassage
from audiobrief.assembler.mp3 import FrameSpec
from audiobrief.assembler.passages import ClipInPassage, build
from audiobrief.assembler.streamwriter import StreamWriter
from audiobrief.assembler.tags import TagInfo
from audiobrief.model import Chapter
from tests.assembler.sounds import decoded_by_ffmpeg, run, segment, speech, tool

if TYPE_CHECKING:
    from pathlib import Path


def passage(samples: np.ndarray) -> EncodedPassage:
    pcm = np.rint(samples * 32767).astype(np.int16)
    return EncodedPassage(pcm.tobytes(), 0, len(pcm), (), array("f", [0.01] * 10), -3.0)


@pytest.mark.parametrize("rate", [16_000, 22_050, 44_100, 48_000])
@pytest.mark.parametrize("sizes", [(11_520,), (12_000, 1, 575, 576), (22_050, 0, 31_111, 1_152), (100_003,)])
def test_what_is_decoded_is_what_was_given(tmp_path: Path, rate: int, sizes: tuple[int, ...]):
    spec, given = FrameSpec(rate, 128), speech(8.0, rate=rate) * 0.8
    with StreamWriter(tmp_path / "a.mp3", spec, TagInfo(title="x"), ["All"]) as writer:
        at = 0
        for size in sizes:
            writer.append(passage(given[at : at + size]))
            at += size
        assert writer.samples == at
        assert writer.loudness.true_peak == -3.0
        writer.complete([Chapter("All", 0, max(at, rate))])
    heard = decoded_by_ffmpeg(tmp_path / "a.mp3")
    assert len(heard) == sum(sizes)
    if len(heard) > 20_000:
        assert np.corrcoef(heard, given[: len(heard)])[0, 1] > 0.97
        assert np.abs(heard).max() == pytest.approx(np.abs(given[: len(heard)]).max(), rel=0.1)
    assert "WARNING" not in run(tool("mp3val"), str(tmp_path / "a.mp3")).stdout.decode()


def test_frames_are_refused(tmp_path: Path):
    frames = build([ClipInPassage(segment(speech(0.5)), 0.0, 0.2)], FrameSpec())
    with (
        StreamWriter(tmp_path / "a.mp3", FrameSpec(), TagInfo(), []) as writer,
        pytest.raises(ValueError, match="MP3 frames"),
    ):
        writer.append(frames)
    assert list(tmp_path.iterdir()) == []
