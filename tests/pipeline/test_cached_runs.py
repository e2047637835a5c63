"""Whole runs with a neural engine and its real model; skipped where there is none."""

from __future__ import annotations

import logging
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

import audiobrief
from audiobrief.checking.check import check
from audiobrief.checking.finding import Level
from audiobrief.errors import EngineUnavailableError
from audiobrief.pipeline import studio
from audiobrief.pipeline.kept_passages import unpack as unpack_passage
from audiobrief.pipeline.palette import choose_engine
from audiobrief.pipeline.pool import WorkerPool
from audiobrief.synthesizer.cache_entry import unpack as unpack_clip
from audiobrief.synthesizer.cache_folder import info

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from audiobrief.model import Episode

MOUNT, UNMOUNT = shutil.which("mount") or "", shutil.which("umount") or ""
TEXT = """Two boats and a whale

The whale surfaced at noon. It rose between two boats, and nobody moved.

“It looked at us,” said Marguerite Delacroix, who was steering. “Then it left.”
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    try:
        choose_engine("piper")
    except EngineUnavailableError as error:
        pytest.skip(f"AUDIOBRIEF_MODELS and the extra 'piper' are needed: {error}")
    monkeypatch.setenv("AUDIOBRIEF_CACHE", str(tmp_path / "cache"))
    return tmp_path


def narrate(folder: Path, text: str = TEXT, *, cache: bool = True, jobs: int = 1) -> tuple[Episode, bytes]:
    episode = audiobrief.narrate(
        audiobrief.read_text(text), folder / "x.mp3", engine="piper", voices="one", cache=cache, jobs=jobs
    )
    return episode, episode.output.read_bytes()


def clips(folder: Path) -> int:
    return info(folder / "cache" / "clips", 0).clips


def test_a_second_run_is_the_same_to_the_bit_and_an_edit_keeps_one_more_clip(folder: Path):
    first, sound = narrate(folder)
    assert clips(folder) == len(first.timeline.sentences)
    # Piper says nothing twice in the same way.
    assert narrate(folder)[1] == sound
    edited, _ = narrate(folder, TEXT.replace("nobody moved", "everybody moved"))
    assert clips(folder) == len(first.timeline.sentences) + 1
    lengths = [[each.end - each.start for each in episode.timeline.sentences] for episode in (first, edited)]
    assert [one == other for one, other in zip(*lengths, strict=True)].count(False) <= 1


def test_a_run_wholly_from_the_cache_gives_no_worker_anything_to_do(folder: Path, monkeypatch: pytest.MonkeyPatch):
    first, sound = narrate(folder)
    monkeypatch.setattr(WorkerPool, "_give", lambda *_: pytest.fail("a worker was given a passage"))
    again, same = narrate(folder)
    assert same == sound
    assert again.timeline == first.timeline


def test_a_sentence_that_is_spoken_alone_has_all_processors(folder: Path, monkeypatch: pytest.MonkeyPatch):
    given: list[int | None] = []
    give = WorkerPool._give

    def watched(pool: WorkerPool[Any, Any], worker: Any, pending: Any, timeout: float) -> None:
        given.append(pending.task[0].threads)
        give(pool, worker, pending, timeout)

    monkeypatch.setattr(WorkerPool, "_give", watched)
    monkeypatch.setattr(studio, "available_cores", lambda: 2)
    first, _ = narrate(folder, jobs=2)
    assert len(given) > 1
    assert set(given) == {None}
    given.clear()
    again, _ = narrate(folder, TEXT.replace("nobody moved", "everybody moved"), jobs=2)
    assert given == [2]
    assert len(again.timeline.sentences) == len(first.timeline.sentences)


def test_without_the_cache_all_is_spoken_anew_and_nothing_kept(folder: Path):
    _, sound = narrate(folder, cache=False)
    assert narrate(folder, cache=False)[1] != sound
    assert not (folder / "cache" / "clips").exists()


def test_a_cache_that_can_not_be_written_is_told_once_and_the_episode_is_made(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    (folder / "file").write_text("in the way")
    monkeypatch.setenv("AUDIOBRIEF_CACHE", str(folder / "file"))
    with caplog.at_level(logging.WARNING):
        narrate(folder)
    assert [record.getMessage() for record in caplog.records if "clips are not kept" in record.getMessage()] == [
        f"clips are not kept for the next run: {folder / 'file' / 'clips'} can't be written to: Not a directory"
    ]


def not_kept(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if "clips are not kept" in record.getMessage()]


def is_whole(episode: Episode, text: str = TEXT) -> bool:
    """Whether an episode says every sentence once and in order, and passes the checks of its recording."""
    spoken = " ".join(sentence.text for sentence in episode.timeline.sentences)
    findings = [finding for report in check(episode.output) for finding in report.findings]
    return spoken == " ".join(text.split()) and not [one for one in findings if one.level is Level.ERROR]


def entries(cache: Path) -> list[Path]:
    """The files of a cache; each is whole, none half written."""
    found = [path for path in (cache / "clips").rglob("*") if path.is_file()]
    for path in found:
        (unpack_clip if path.suffix == ".clip" else unpack_passage)(path.read_bytes())
    return found


def mount(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([MOUNT, *arguments], capture_output=True, text=True, check=False)


@pytest.fixture
def small_disk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A cache on a disk of its own that has room for a few clips."""
    disk = folder / "disk"
    disk.mkdir()
    if sys.platform != "linux" or not MOUNT or not UNMOUNT:
        pytest.skip("a disk in memory can be mounted on Linux only")
    mounted = mount("-t", "tmpfs", "-o", "size=160k", "tmpfs", disk)
    if mounted.returncode:
        pytest.skip(f"a disk can't be mounted here: {mounted.stderr.strip()}")
    monkeypatch.setenv("AUDIOBRIEF_CACHE", str(disk))
    yield disk
    subprocess.run([UNMOUNT, disk], check=True)


def test_a_cache_on_a_full_disk_keeps_whole_clips_warns_once_and_the_episode_is_whole(
    small_disk: Path, folder: Path, caplog: pytest.LogCaptureFixture
):
    with caplog.at_level(logging.WARNING):
        episode, _ = narrate(folder, jobs=2)
    assert is_whole(episode)
    assert not_kept(caplog) == [
        f"clips are not kept for the next run: {small_disk / 'clips'} can't be written to: No space left on device"
    ]
    kept = entries(small_disk)
    assert 0 < len(kept) < len(episode.timeline.sentences)
    caplog.clear()
    with caplog.at_level(logging.WARNING):
        again, _ = narrate(folder, jobs=2)
    assert is_whole(again)
    assert len(not_kept(caplog)) == 1
    assert entries(small_disk) == kept


def test_a_cache_that_can_only_be_read_is_read(small_disk: Path, folder: Path, caplog: pytest.LogCaptureFixture):
    assert mount("-o", "remount,size=10m", small_disk).returncode == 0
    first, sound = narrate(folder)
    kept = entries(small_disk)
    assert mount("-o", "remount,ro", small_disk).returncode == 0
    with caplog.at_level(logging.WARNING):
        again, same = narrate(folder)
        assert same == sound
        assert not_kept(caplog) == []
        edited, _ = narrate(folder, TEXT.replace("nobody moved", "everybody moved"))
    assert is_whole(edited, TEXT.replace("nobody moved", "everybody moved"))
    assert again.timeline == first.timeline
    assert not_kept(caplog) == [
        f"clips are not kept for the next run: {small_disk / 'clips'} can't be written to: Read-only file system"
    ]
    assert entries(small_disk) == kept


def test_a_cache_that_vanishes_in_mid_run_is_made_again(folder: Path, caplog: pytest.LogCaptureFixture):
    lines = [f"The boat of number {number} went home in the rain.\n" for number in range(40)]
    text = "\n".join([TEXT, *lines])
    narrate(folder, "\n".join([TEXT, *lines[:10]]))
    vanished = []

    def vanish(spoken: int, _: int) -> None:
        if spoken and not vanished:
            shutil.rmtree(folder / "cache")
            vanished.append(spoken)

    with caplog.at_level(logging.WARNING):
        episode = audiobrief.narrate(
            audiobrief.read_text(text), folder / "x.mp3", engine="piper", voices="one", jobs=1, progress=vanish
        )
    assert vanished
    assert vanished[0] < len(text) / 2
    assert is_whole(episode, text)
    assert not_kept(caplog) == []
    assert entries(folder / "cache")
