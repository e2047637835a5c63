from __future__ import annotations

import errno
import os
from array import array
from pathlib import Path
from typing import NoReturn

import mutagen.mp3
import pytest

from audiobrief.assembler import mp3
from audiobrief.assembler.encoded import EncodedPassage
from audiobrief.assembler.passages import ClipInPassage, build
from audiobrief.assembler.tags import TagInfo, render_tag, tag_size
from audiobrief.assembler.writer import EpisodeWriter
from audiobrief.errors import OutputError
from audiobrief.model import Chapter
from tests.assembler.sounds import decoded_by_ffmpeg, run, segment, speech, tool

SPEC = mp3.FrameSpec()
INFO = TagInfo(title="Title")


@pytest.fixture(scope="module")
def passages() -> list[EncodedPassage]:
    return [build([ClipInPassage(segment(speech(0.6, seed=n)), 0.0, 0.2)], SPEC, last=n == 2) for n in range(3)]


def write(path: Path, passages: list[EncodedPassage]) -> EpisodeWriter:
    with EpisodeWriter(path, SPEC, tag_size(INFO, ["All"])) as writer:
        for passage in passages:
            writer.append(passage)
        writer.finish(render_tag(INFO, [Chapter("All", 0, writer.samples)], SPEC.rate))
    return writer


def test_the_file_has_everything_in_its_place(tmp_path: Path, passages: list[EncodedPassage]):
    path = tmp_path / "a.mp3"
    writer = write(path, passages)
    assert writer.samples == sum(passage.samples for passage in passages) == len(decoded_by_ffmpeg(path))
    read = mutagen.mp3.MP3(path)
    assert read.tags is not None
    assert read.tags["TIT2"].text == ["Title"]
    assert read.info.length == pytest.approx(writer.samples / SPEC.rate, abs=0.001)
    assert "WARNING" not in run(tool("mp3val"), str(path)).stdout.decode()
    assert list(tmp_path.iterdir()) == [path]


def test_loudness_is_that_of_all_passages(tmp_path: Path, passages: list[EncodedPassage]):
    loudness = write(tmp_path / "a.mp3", passages).loudness
    assert loudness.integrated == pytest.approx(-16, abs=8)
    assert loudness.true_peak == max(passage.true_peak for passage in passages)


def test_nothing_to_measure_is_none(tmp_path: Path):
    with EpisodeWriter(tmp_path / "a.mp3", SPEC, 10) as writer:
        assert (writer.loudness.integrated, writer.loudness.true_peak) == (None, None)


def test_missing_folders_are_made_and_an_older_file_replaced(tmp_path: Path, passages: list[EncodedPassage]):
    path = tmp_path / "deep" / "er" / "a.mp3"
    write(path, passages)
    first = path.read_bytes()
    write(path, passages[2:])
    assert len(path.read_bytes()) < len(first)


def test_the_longest_name_works(tmp_path: Path, passages: list[EncodedPassage]):
    path = tmp_path / ("ü" * 125 + ".mp3")
    write(path, passages)
    assert path.is_file()


def test_a_link_stays_a_link(tmp_path: Path, passages: list[EncodedPassage]):
    target, link = tmp_path / "target.mp3", tmp_path / "link.mp3"
    target.write_bytes(b"old")
    try:
        link.symlink_to(target)
    except OSError:
        pytest.skip("no links may be made here")
    write(link, passages)
    assert link.is_symlink()
    assert target.stat().st_size > 1000


def test_until_it_is_finished_the_older_file_stands(tmp_path: Path, passages: list[EncodedPassage]):
    path = tmp_path / "a.mp3"
    path.write_bytes(b"old")
    with EpisodeWriter(path, SPEC, 10) as writer:
        writer.append(passages[0])
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, SystemExit])
def test_whatever_goes_wrong_nothing_is_left(
    tmp_path: Path, passages: list[EncodedPassage], error: type[BaseException]
):
    def interrupted() -> None:
        with EpisodeWriter(tmp_path / "new" / "folder" / "a.mp3", SPEC, 10) as writer:
            writer.append(passages[0])
            raise error

    with pytest.raises(error):
        interrupted()
    assert list(tmp_path.iterdir()) == []


class FullFile:
    """A file on a disk that is full from the second write on, and on closing."""

    def __init__(self, file: object) -> None:
        self._file = file
        self._writes = 0

    def _fail(self) -> NoReturn:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def write(self, _: bytes) -> int:
        self._writes += 1
        if self._writes > 1:
            self._fail()
        return 0

    def close(self) -> None:
        self._file.close()  # type: ignore[attr-defined]
        self._fail()


def test_a_full_disk_is_one_sentence_and_leaves_nothing(
    tmp_path: Path, passages: list[EncodedPassage], monkeypatch: pytest.MonkeyPatch
):
    real = Path.open
    monkeypatch.setattr(Path, "open", lambda self, *a, **k: FullFile(real(self, *a, **k)))
    with pytest.raises(OutputError, match=r"a\.mp3 can't be written: the disk is full\.$"):
        write(tmp_path / "folder" / "a.mp3", passages)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_fills_at_the_very_end_too(
    tmp_path: Path, passages: list[EncodedPassage], monkeypatch: pytest.MonkeyPatch
):
    def full(_: int) -> NoReturn:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="disk is full"):
        write(tmp_path / "a.mp3", passages)
    assert list(tmp_path.iterdir()) == []


def test_an_output_that_is_a_folder(tmp_path: Path, passages: list[EncodedPassage]):
    with pytest.raises(OutputError, match="it is a folder"):
        write(tmp_path, passages)


def test_a_file_where_a_folder_should_be(tmp_path: Path, passages: list[EncodedPassage]):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match="can't be written"):
        write(tmp_path / "file" / "sub" / "a.mp3", passages)
    assert (tmp_path / "file").is_file()


@pytest.mark.parametrize("name", ["x" * 300 + ".mp3", "a\0b.mp3"])
def test_a_name_that_no_file_can_have(tmp_path: Path, passages: list[EncodedPassage], name: str):
    with pytest.raises(OutputError, match="can't be written"):
        write(tmp_path / name, passages)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root, or Windows, may write anywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path, passages: list[EncodedPassage]):
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(OutputError, match="permission denied"):
            write(tmp_path / "a.mp3", passages)
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="no device files here")
def test_a_device_is_no_place_for_an_episode(passages: list[EncodedPassage]):
    with pytest.raises(OutputError, match="not a regular file"):
        write(Path("/dev/null"), passages)


def test_misuse_is_told(tmp_path: Path, passages: list[EncodedPassage]):
    with EpisodeWriter(tmp_path / "a.mp3", SPEC, 10) as writer:
        writer.append(passages[2])
        with pytest.raises(ValueError, match="last one"):
            writer.append(passages[0])
        with pytest.raises(ValueError, match="announced"):
            writer.finish(bytes(11))
    with EpisodeWriter(tmp_path / "a.mp3", SPEC, 10) as writer:
        writer.append(
            EncodedPassage(passages[0].frames, passages[0].frame_count, passages[0].samples, (), array("f"), 0.0)
        )
        with pytest.raises(ValueError, match="do not fit"):
            writer.finish(bytes(10))
    assert list(tmp_path.iterdir()) == []
