"""What happens in a batch is told to the log as it happens, and programs can read it."""

from __future__ import annotations

import json
import logging
import os
import signal
import sys
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from audiobrief.batch.events import KEYS
from audiobrief.batch.log import json_log
from audiobrief.batch.options import BatchOptions
from audiobrief.batch.run import run_batch
from audiobrief.batch.settings import Settings
from audiobrief.errors import OutputError
from audiobrief.synthesizer.loading import load_engine
from tests.batch.articles import write_articles

if TYPE_CHECKING:
    from pathlib import Path

    from audiobrief.model import Utterance, Voice
    from audiobrief.synthesizer.engine import Clip, Engine


class DyingOnce:
    """The real engine, that dies over a word the first time it is asked to say it."""

    name = "pyttsx3"

    def __init__(self, engine: Engine, mark: str) -> None:
        self._engine = engine
        self._mark = mark

    def speak(self, utterance: Utterance, voice: Voice) -> Clip:
        if "Aldmoor" in utterance.text and not os.path.exists(self._mark):  # noqa: PTH110
            open(self._mark, "w").close()  # noqa: PTH123
            os.kill(os.getpid(), signal.SIGKILL)
        return self._engine.speak(utterance, voice)


def dying_once(name: str, scratch: Path) -> DyingOnce:
    return DyingOnce(load_engine(name, scratch), str(scratch.parent / "audiobrief-died-once"))


def lines_of(file: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


@pytest.mark.skipif(sys.platform == "win32", reason="the faults are made with signals")
def test_every_event_is_a_line_of_json_with_its_time_and_what_it_is_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    write_articles(tmp_path / "in", 2)
    (tmp_path / "in" / "empty.txt").write_text(" ", encoding="utf-8")
    log = tmp_path / "logs" / "batch.log"
    with json_log(str(log)):
        found = run_batch(
            [str(tmp_path / "in")], tmp_path / "out", Settings(), BatchOptions(jobs=1), load_engine=dying_once
        )
        rows = {job.source: row for job, row in found}
    lines = lines_of(log)
    events = [line["event"] for line in lines]
    assert events[0] == "batch.started"
    assert events[-1] == "batch.ended"
    assert events.count("article.started") == 3
    assert events.count("article.made") == 2
    assert events.count("article.failed") == events.count("article.retried") == events.count("worker.replaced") == 1
    for line in lines:
        assert set(line) <= {"time", "level", "message", *KEYS}
        assert datetime.fromisoformat(str(line["time"])).utcoffset() is not None
        if str(line["event"]).startswith("article."):
            assert line["source"] in rows
            assert line["id"]
    (failed,) = (line for line in lines if line["event"] == "article.failed")
    assert failed["level"] == "error"
    assert failed["reason"] == rows[str(failed["source"])].reason
    assert (lines[-1]["made"], lines[-1]["failed"], lines[-1]["articles"]) == (2, 1, 3)


def test_a_log_is_added_to_and_takes_any_text(tmp_path: Path):
    log = tmp_path / "log"
    for text in ("first\nline", "\ud800 “second” \x00"):
        with json_log(str(log)):
            logging.getLogger("audiobrief.batch").info("%s", text)
    first, second = lines_of(log)
    assert first["message"] == "first\nline"
    assert str(second["message"]).endswith("“second” \x00")


def test_a_log_that_can_not_be_opened_is_an_error_and_one_that_can_not_be_written_is_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="the log"), json_log(str(tmp_path / "file" / "log")):
        pass
    if os.path.exists("/dev/full"):  # noqa: PTH110
        with json_log("/dev/full"):
            logging.getLogger("audiobrief.batch").info("one")
            logging.getLogger("audiobrief.batch").info("two")
        assert capsys.readouterr().err.count("the log can't be written") == 1
