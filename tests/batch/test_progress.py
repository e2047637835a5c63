"""How a batch goes: how many of how many, and how long the rest will take."""

from __future__ import annotations

import io
import sys
import time
from typing import TYPE_CHECKING

from audiobrief.batch import progress as module
from audiobrief.batch.job import Job, Row, Status
from audiobrief.batch.progress import Progress
from audiobrief.batch.report import Sums
from tests.batch.articles import write_articles

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def counted(progress: Progress) -> Progress:
    deadline = time.monotonic() + 30
    while progress.counting and time.monotonic() < deadline:
        time.sleep(0.01)
    return progress


def test_it_says_of_how_many_and_what_became_of_them(tmp_path: Path):
    write_articles(tmp_path / "in", 5)
    sums = Sums()
    with Progress([str(tmp_path / "in")], tmp_path / "out", sums) as progress:
        assert counted(progress).total == 5
        for number, status in enumerate((Status.MADE, Status.FAILED), 1):
            row = Row("a.txt", status)
            sums.add(row)
            progress.done(Job(number, "a.txt", "a"), row)
        assert str(progress).startswith("2 of 5 articles: 1 made, 1 failed; ")
    with Progress([str(tmp_path / "in")], tmp_path / "out", sums, limit=3) as progress:
        assert counted(progress).total == 3


def test_it_says_so_where_the_number_is_not_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("must not be read"))
    with Progress(["-"], tmp_path / "out", Sums()) as progress:
        assert "how many in all is not known" in str(counted(progress))
        assert sys.stdin.read() == "must not be read"


def test_the_rest_is_reckoned_from_the_pace_and_what_is_under_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    now = [100.0]
    monkeypatch.setattr(module.time, "monotonic", lambda: now[0])
    write_articles(tmp_path / "in", 20)
    sums = Sums()
    progress = Progress([str(tmp_path / "in")], tmp_path / "out", sums)
    with progress:
        progress._counter.join()
    assert progress.seconds_left() is None
    for number in range(1, 5):
        now[0] += 10
        row = Row("a.txt", Status.MADE)
        sums.add(row)
        progress.done(Job(number, "a.txt", "a"), row)
    assert progress.seconds_left() == 160
    progress.heard(Job(5, "a.txt", "a"), (500, 1000))
    now[0] += 5
    assert progress.seconds_left() == 155
