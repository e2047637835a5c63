"""Whatever kills a batch or its workers, running it again makes what an undisturbed run makes.

AUDIOBRIEF_FAULTS=50 kills the batch 50 times and a worker 100 times, at random moments; by default it is a few times.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest

from tests.batch.articles import write_articles
from tests.batch.test_run import files_of

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the faults are made with signals")

TIMES = int(os.environ.get("AUDIOBRIEF_FAULTS", "3"))
ARTICLES = 8
ROOT = Path(__file__).parents[2]


def start(inputs: Path, output: Path) -> subprocess.Popen[bytes]:
    command = [
        sys.executable,
        "-m",
        "audiobrief",
        "batch",
        str(inputs),
        "-o",
        str(output),
        "--quiet",
        "--with",
        "vtt,page",
    ]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def finish(inputs: Path, output: Path) -> None:
    process = start(inputs, output)
    _, errors = process.communicate(timeout=300)
    assert process.returncode == 0, errors.decode()


def seconds_of_a_run(inputs: Path, output: Path) -> float:
    started = time.monotonic()
    finish(inputs, output)
    return time.monotonic() - started


def episodes(folder: Path) -> dict[str, bytes]:
    return {name: data for name, data in files_of(folder).items() if not name.startswith("report")}


def children(process: subprocess.Popen[bytes]) -> list[psutil.Process]:
    try:
        return psutil.Process(process.pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return []


def kill_batch(process: subprocess.Popen[bytes], _: random.Random) -> None:
    process.kill()


def kill_a_worker(process: subprocess.Popen[bytes], chance: random.Random) -> None:
    # The fork server is the parent of the workers, not one of them.
    workers = [one for one in children(process) if parent_of(one) not in {process.pid, None}]
    if workers:
        with suppress(psutil.NoSuchProcess):  # it was done
            chance.choice(workers).kill()


def parent_of(process: psutil.Process) -> int | None:
    """Of one that still is."""
    try:
        return process.ppid()
    except psutil.NoSuchProcess:
        return None


@pytest.mark.parametrize(("disturb", "times"), [(kill_batch, TIMES), (kill_a_worker, 2 * TIMES)])
def test_nothing_is_lost_when_processes_are_killed_at_random_moments(
    tmp_path: Path, disturb: Callable[[subprocess.Popen[bytes], random.Random], None], times: int
):
    write_articles(tmp_path / "in", ARTICLES)
    usual = seconds_of_a_run(tmp_path / "in", tmp_path / "undisturbed")
    chance = random.Random(times)  # noqa: S311  (moments, not secrets)
    for number in range(times):
        output = tmp_path / f"out{number}"
        process = start(tmp_path / "in", output)
        known = children(process)
        time.sleep(chance.uniform(0.05, usual))
        known += children(process)
        disturb(process, chance)
        process.communicate(timeout=300)
        gone = time.monotonic() + 20
        while (
            any(one.is_running() and one.status() != psutil.STATUS_ZOMBIE for one in known) and time.monotonic() < gone
        ):
            time.sleep(0.05)
        finish(tmp_path / "in", output)
        assert episodes(output) == episodes(tmp_path / "undisturbed")
        assert not list(output.rglob("*.part"))


def test_ctrl_c_leaves_nothing_half_written_and_says_130(tmp_path: Path):
    write_articles(tmp_path / "in", 30)
    # Who was started in the background by a shell is deaf to Ctrl-C, and hands that on.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    process = start(tmp_path / "in", tmp_path / "out")
    deadline = time.monotonic() + 60
    while not list((tmp_path / "out").glob("*.mp3")) and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    assert process.returncode == 130
    assert not list((tmp_path / "out").glob(".article*.part"))
