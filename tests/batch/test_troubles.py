"""A full disk, a folder that can't be written to, a clock that is set back: said in a sentence, and nothing is lost by it."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from audiobrief.batch.job import Status
from audiobrief.batch.run import run_batch
from audiobrief.batch.scratch import scratch_folder
from audiobrief.batch.settings import Settings
from audiobrief.errors import OutputError
from audiobrief.pipeline.direction import Direction
from audiobrief.pipeline.publication import Publication
from audiobrief.synthesizer.loading import load_engine
from tests.batch.articles import write_articles
from tests.batch.test_run import batch, files_of, statuses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobrief.synthesizer.engine import Engine

ROOT = Path(__file__).parents[2]
MOUNT, UMOUNT = shutil.which("mount") or "mount", shutil.which("umount") or "umount"
COMPANIONS = Settings(Direction(publication=Publication(("vtt", "page"))))


@contextmanager
def small_disk(place: Path, options: str) -> Iterator[None]:
    """A disk of its own at a folder; the test is skipped where none can be mounted."""
    place.mkdir(parents=True, exist_ok=True)
    command = [MOUNT, "-t", "tmpfs", "-o", options, "tmpfs", str(place)]
    try:
        mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        pytest.skip("no disk can be mounted here: that takes root on Linux")
    try:
        yield
    finally:
        subprocess.run([UMOUNT, "--lazy", str(place)], check=False)


def test_on_a_full_disk_articles_fail_with_the_reason_and_are_made_when_there_is_space(tmp_path: Path):
    write_articles(tmp_path / "in", 6)
    batch(tmp_path / "in", output=tmp_path / "usual", settings=COMPANIONS)
    size = sum(len(data) for data in files_of(tmp_path / "usual").values())
    with small_disk(tmp_path / "out", f"size={size // 2}"):
        found = batch(tmp_path / "in", output=tmp_path / "out", settings=COMPANIONS)
        assert statuses(found) == {Status.MADE, Status.FAILED}
        reasons = {reason.lower() for status, reason in found.values() if status is Status.FAILED}
        assert all("disk is full" in reason or "no space left" in reason for reason in reasons)
        assert not list((tmp_path / "out").rglob("*.part"))
        made = files_of(tmp_path / "out")
        assert made.items() <= files_of(tmp_path / "usual").items()
        assert len(made) == 3 * sum(status is Status.MADE for status, _ in found.values())
        subprocess.run([MOUNT, "-o", "remount,size=100m", str(tmp_path / "out")], check=True)
        kept = batch(tmp_path / "in", output=tmp_path / "out", settings=COMPANIONS)
        assert {name for name, (status, _) in kept.items() if status is Status.MADE} == {
            name for name, (status, _) in found.items() if status is Status.FAILED
        }
        assert files_of(tmp_path / "out") == files_of(tmp_path / "usual")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_files_that_may_not_grow_fail_their_articles_and_leave_nothing_behind(tmp_path: Path):
    write_articles(tmp_path / "in", 2)
    (tmp_path / "in" / "long.txt").write_text("The boats came in early that day.\n\n" * 200, encoding="utf-8")
    script = f"""if True:
        import resource, sys
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
        from audiobrief.cli.app import run
        sys.exit(run(["batch", {str(tmp_path / "in")!r}, "-o", {str(tmp_path / "out")!r}]))
        """
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "long.txt" in done.stderr
    assert "takes no file that large" in done.stderr
    assert "Traceback" not in done.stderr
    assert len(list((tmp_path / "out").glob("*.mp3"))) == 2
    assert not list((tmp_path / "out").rglob("*.part"))


def test_an_output_that_can_only_be_read_ends_the_batch_before_it_starts(tmp_path: Path):
    write_articles(tmp_path / "in", 1)
    with small_disk(tmp_path / "out", "size=10m"):
        batch(tmp_path / "in", output=tmp_path / "out")
        subprocess.run([MOUNT, "-o", "remount,ro", str(tmp_path / "out")], check=True)
        with pytest.raises(OutputError, match="can't be written to: Read-only file system"):
            batch(tmp_path / "in", output=tmp_path / "out")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write anywhere")
def test_an_output_without_permission_ends_the_batch_before_it_starts(tmp_path: Path):
    write_articles(tmp_path / "in", 1)
    (tmp_path / "out").mkdir(mode=0o500)
    with pytest.raises(OutputError, match="can't be written to"):
        batch(tmp_path / "in", output=tmp_path / "out")


def back_in_time(name: str, scratch: Path) -> Engine:
    """The real engine, in a process whose clock is set back by a day with each look at it."""
    real, days = time.time, itertools.count()
    time.time = lambda: real() - 86_400 * next(days)
    return load_engine(name, scratch)


def test_a_clock_that_is_set_back_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    first, *_ = write_articles(tmp_path / "in", 4)
    batch(tmp_path / "in", output=tmp_path / "usual")
    real, days = time.time, itertools.count()
    monkeypatch.setattr(time, "time", lambda: real() - 86_400 * next(days))
    rows = run_batch([str(tmp_path / "in")], tmp_path / "out", Settings(), load_engine=back_in_time)
    assert {row.status for _, row in rows} == {Status.MADE}
    assert files_of(tmp_path / "out") == files_of(tmp_path / "usual")
    for moment in (4e9, 1e9):
        for path in (*tmp_path.rglob("*.mp3"), *tmp_path.rglob("*.json"), *(tmp_path / "in").iterdir()):
            os.utime(path, (moment, moment))
        assert statuses(batch(tmp_path / "in", output=tmp_path / "out")) == {Status.KEPT}
    first.write_text("A new text, by an old clock. Nobody may miss it.", encoding="utf-8")
    os.utime(first, (1, 1))
    found = batch(tmp_path / "in", output=tmp_path / "out")
    assert [name for name, (status, _) in found.items() if status is Status.MADE] == [first.name]


def test_temporary_files_of_a_batch_that_was_killed_go_with_the_next_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    script = f"""if True:
        import os, tempfile
        tempfile.tempdir = {str(tmp_path)!r}
        from audiobrief.batch.scratch import scratch_folder
        with scratch_folder() as folder:
            (folder / "large").write_text("x" * 1000)
            os.kill(os.getpid(), 9)
        """
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False)
    (left,) = tmp_path.iterdir()
    with scratch_folder() as first:
        assert not left.exists()
        with scratch_folder() as second:
            assert first.exists()
            assert second.exists()
    assert not list(tmp_path.iterdir())
