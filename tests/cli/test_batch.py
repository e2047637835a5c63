"""The batch command tells a person how it goes, and a program what became of it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from audiobrief.cli import progress
from audiobrief.cli.app import FAILED, run
from audiobrief.cli.progress import going
from tests.batch.articles import write_articles

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    write_articles(tmp_path / "in", 2)
    return tmp_path / "in"


def batch(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "audiobrief", "batch", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_what_fails_is_said_once_and_the_status_says_so(articles: Path, tmp_path: Path):
    (articles / "empty.txt").write_text("", encoding="utf-8")
    done = batch(articles, "-o", tmp_path / "out", "--json")
    sums = json.loads(done.stdout)
    assert (sums["articles"], sums["made"], sums["failed"]) == (3, 2, 1)
    assert done.stderr.count("empty.txt is empty") == 1
    assert done.returncode == FAILED


def test_the_log_may_have_standard_error_to_itself(articles: Path, tmp_path: Path):
    done = batch(articles, tmp_path / "missing.txt", "-o", tmp_path / "out", "--log-file", "-", "--json")
    *lines, last = done.stderr.splitlines()
    events = [json.loads(line)["event"] for line in lines]
    assert events[0] == "batch.started"
    assert events[-1] == "batch.ended"
    assert last.startswith("audiobrief: 1 of 3 articles")


def test_a_dry_run_says_how_long_it_would_take(articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert run(["batch", str(articles), "-o", str(tmp_path / "out"), "--dry-run"]) == 0
    assert "of sound, which would take about 0:01)" in capsys.readouterr().out
    assert run(["batch", str(articles), "-o", str(tmp_path / "out"), "--dry-run", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert 0 < told["seconds_needed"] < 60
    assert not (tmp_path / "out").exists()


def test_a_wrong_voice_is_said_before_anything_is_made(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    assert run(["batch", str(articles), "-o", str(tmp_path / "out"), "--voice", "narrator=nobody"]) == FAILED
    assert capsys.readouterr().err.startswith("audiobrief: There is no voice 'nobody'")
    assert not (tmp_path / "out").exists()


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    monkeypatch.setattr(progress, "_TERMINAL_INTERVAL", 0.0)
    monkeypatch.setattr(progress, "_LINE_INTERVAL", 0.0)
    return monkeypatch


def test_on_a_terminal_one_line_is_written_over_and_messages_go_above_it(
    at_once: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    import logging

    at_once.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    with going(quiet=False, logged_here=False) as tell:
        tell("1 of 20 articles")
        logging.getLogger("audiobrief.batch").error("a.txt is empty")
        tell("2 of 20")
    shown = capsys.readouterr().err
    assert shown.count("\n") == 1
    assert [part.strip() for part in shown.split("\n")[0].split("\r") if part.strip()] == [
        "1 of 20 articles",
        "audiobrief: a.txt is empty",
    ]
    assert [part.strip() for part in shown.split("\n")[1].split("\r") if part.strip()] == [
        "1 of 20 articles",
        "2 of 20",
    ]


def test_elsewhere_there_are_plain_lines_and_none_when_it_is_to_be_quiet(
    at_once: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    with going(quiet=False, logged_here=False) as tell:
        tell("1 of 20 articles")
    assert capsys.readouterr().err == "1 of 20 articles\n"
    with going(quiet=True, logged_here=False) as tell:
        tell("1 of 20 articles")
    assert capsys.readouterr().err == ""
