"""Whole runs with a neural engine and its real model; skipped where there is none."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import pytest

import audiobrief
from audiobrief.errors import EngineUnavailableError
from audiobrief.pipeline import studio
from audiobrief.pipeline.palette import choose_engine
from audiobrief.pipeline.pool import WorkerPool
from audiobrief.synthesizer.cache_folder import info

if TYPE_CHECKING:
    from pathlib import Path

    from audiobrief.model import Episode

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
