"""A batch narrates everything that can be narrated, says what became of the rest, and goes on where it was."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

from audiobrief.batch.job import Job, Row, Status
from audiobrief.batch.options import BatchOptions
from audiobrief.batch.run import run_batch
from audiobrief.batch.settings import Settings
from audiobrief.batch.state import FOLDER
from audiobrief.batch.survey import survey
from audiobrief.errors import CastError, OutputError
from audiobrief.pipeline.direction import Direction
from audiobrief.pipeline.publication import Publication
from audiobrief.synthesizer.loading import load_engine
from tests.batch.articles import write_articles
from tests.batch.test_inputs import feed_of

if TYPE_CHECKING:
    from pathlib import Path

    from audiobrief.model import Utterance, Voice
    from audiobrief.synthesizer.engine import Clip, Engine

posix = pytest.mark.skipif(sys.platform == "win32", reason="the faults are made with signals")


def batch(
    *inputs: Path | str, output: Path, settings: Settings | None = None, **options: object
) -> dict[str, tuple[Status, str]]:
    found = run_batch([str(one) for one in inputs], output, settings or Settings(), BatchOptions(**options))  # type: ignore[arg-type]
    return {os.path.basename(job.source): (row.status, row.reason) for job, row in found}  # noqa: PTH119


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def statuses(found: dict[str, tuple[Status, str]]) -> set[Status]:
    return {status for status, _ in found.values()}


def test_each_article_becomes_an_episode_and_running_again_does_nothing(tmp_path: Path):
    write_articles(tmp_path / "in", 4)
    assert statuses(batch(tmp_path / "in", output=tmp_path / "out")) == {Status.MADE}
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").glob("*.mp3")}
    assert len(before) == 4
    assert statuses(batch(tmp_path / "in", output=tmp_path / "out")) == {Status.KEPT}
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_what_is_missing_has_changed_or_has_failed_is_done_again_and_nothing_else(tmp_path: Path):
    first, second, third, *_ = write_articles(tmp_path / "in", 4)
    broken = tmp_path / "in" / "broken.txt"
    broken.write_text(" ", encoding="utf-8")
    batch(tmp_path / "in", output=tmp_path / "out")
    next((tmp_path / "out").glob("article0-*.mp3")).unlink()
    next((tmp_path / "out").glob("article1-*.mp3")).write_bytes(b"cut short")
    third.write_text(third.read_text(encoding="utf-8") + "\nOne more sentence for the town.\n", encoding="utf-8")
    broken.write_text("A short text.\n\nIt can be read now, all of it.\n", encoding="utf-8")
    found = batch(tmp_path / "in", output=tmp_path / "out")
    assert {name: status for name, (status, _) in found.items()} == {
        first.name: Status.MADE,
        second.name: Status.MADE,
        third.name: Status.MADE,
        "article3.html": Status.KEPT,
        "broken.txt": Status.MADE,
    }


def test_settings_that_change_the_sound_make_all_episodes_anew_and_force_does_too(tmp_path: Path):
    write_articles(tmp_path / "in", 2)
    batch(tmp_path / "in", output=tmp_path / "out")
    one_voice = Settings(Direction(voices="one"))
    assert statuses(batch(tmp_path / "in", output=tmp_path / "out", settings=one_voice)) == {Status.MADE}
    assert statuses(batch(tmp_path / "in", output=tmp_path / "out", settings=one_voice)) == {Status.KEPT}
    assert statuses(batch(tmp_path / "in", output=tmp_path / "out", settings=one_voice, force=True)) == {Status.MADE}


def test_a_changed_cast_file_makes_only_those_anew_whom_it_concerns(tmp_path: Path):
    write_articles(tmp_path / "in", 2)
    (tmp_path / "in" / "other.txt").write_text(
        "“It is ours,” said Odd Berg. He waved to the boats.\n", encoding="utf-8"
    )
    cast = tmp_path / "cast.toml"
    cast.write_text('[voices]\n"Mara Lind" = "en+f2"\n', encoding="utf-8")
    settings = Settings(Direction(cast_file=str(cast)))
    batch(tmp_path / "in", output=tmp_path / "out", settings=settings)
    cast.write_text('[voices]\n"Mara Lind" = "en+f2"\n"Odd Berg" = "en-us+m3"\n', encoding="utf-8")
    found = batch(tmp_path / "in", output=tmp_path / "out", settings=settings)
    assert [name for name, (status, _) in found.items() if status is Status.MADE] == ["other.txt"]
    assert cast.read_text(encoding="utf-8").count("=") == 2


def test_records_bring_their_metadata_along(tmp_path: Path):
    file = tmp_path / "articles.jsonl"
    record = {"id": "a1", "text": "The boats came in early. Nobody was hurt.", "title": "Boats", "byline": "Ida Moor"}
    file.write_text(json.dumps(record) + "\n", encoding="utf-8")
    ((_, row),) = run_batch([str(file)], tmp_path / "out", Settings())
    assert (row.status, row.title) == (Status.MADE, "Boats")


def test_rows_count_every_character_of_the_source(tmp_path: Path):
    write_articles(tmp_path / "in", 3)
    rows = [row for _, row in run_batch([str(tmp_path / "in")], tmp_path / "out", Settings())]
    assert all(row.characters == row.characters_spoken + row.characters_removed > 0 for row in rows)


def test_companion_files_are_written_and_missed_when_they_are_gone(tmp_path: Path):
    write_articles(tmp_path / "in", 1)
    settings = Settings(Direction(publication=Publication(("vtt",))))
    ((_, row),) = run_batch([str(tmp_path / "in")], tmp_path / "out", settings)
    (vtt,) = row.files
    (tmp_path / "out" / vtt).unlink()
    assert statuses(batch(tmp_path / "in", output=tmp_path / "out", settings=settings)) == {Status.MADE}
    assert (tmp_path / "out" / vtt).exists()


def test_limit_and_fail_fast_stop_early(tmp_path: Path):
    write_articles(tmp_path / "in", 3)
    assert len(batch(tmp_path / "in", output=tmp_path / "out", limit=2)) == 2
    (tmp_path / "in" / "article0.txt").write_text(" ", encoding="utf-8")
    found = batch(tmp_path / "in" / "article0.txt", tmp_path / "in", output=tmp_path / "other", jobs=1, fail_fast=True)
    assert list(found) == ["article0.txt"]


def test_a_survey_tells_what_would_be_done_and_touches_nothing(tmp_path: Path):
    write_articles(tmp_path / "in", 2)
    batch(tmp_path / "in" / "article0.txt", output=tmp_path / "out")
    before = files_of(tmp_path / "out")
    inputs = [str(tmp_path / "in"), "missing.txt", str(tmp_path / "in")]
    found = [row.status for _, row in survey(inputs, tmp_path / "out", Settings())]
    assert found == [Status.KEPT, Status.MADE, Status.FAILED, Status.DUPLICATE, Status.DUPLICATE]
    assert files_of(tmp_path / "out") == before
    assert next(survey(inputs, tmp_path / "nowhere", Settings()))[1].audio_seconds > 1
    assert not (tmp_path / "nowhere").exists()


def test_a_wrong_cast_file_ends_the_batch_before_it_starts(tmp_path: Path):
    write_articles(tmp_path / "in", 1)
    (tmp_path / "cast.toml").write_text("voices = 3", encoding="utf-8")
    with pytest.raises(CastError):
        batch(
            tmp_path / "in",
            output=tmp_path / "out",
            settings=Settings(Direction(cast_file=str(tmp_path / "cast.toml"))),
        )


def test_a_wrong_voice_ends_the_batch_before_it_starts(tmp_path: Path):
    write_articles(tmp_path / "in", 1)
    with pytest.raises(CastError, match="There is no voice"):
        batch(tmp_path / "in", output=tmp_path / "out", settings=Settings(Direction(voice={"Mara Lind": "nobody"})))
    assert not list((tmp_path / "out").glob("*.mp3"))


def test_a_voice_may_be_for_somebody_who_is_quoted_in_some_articles_only(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
):
    write_articles(tmp_path / "in", 1)
    (tmp_path / "in" / "other.txt").write_text(
        "“It is ours,” said Odd Berg. He waved to the boats.\n", encoding="utf-8"
    )
    voices = {"mara lind": "en+f2", "Odd Berg": "en-us+m3", "Nina Falk": "en+f2", "narrator": "en-us"}
    found = batch(tmp_path / "in", output=tmp_path / "out", settings=Settings(Direction(voice=voices)))
    assert statuses(found) == {Status.MADE}
    (told,) = (record.getMessage() for record in caplog.records if record.levelname == "WARNING")
    assert "Nina Falk" in told


def test_an_entry_of_a_feed_is_narrated_with_what_the_feed_knows_of_it(tmp_path: Path):
    file = tmp_path / "news.xml"
    file.write_text(feed_of(("The pier", "https://example.org/1", 1)), encoding="utf-8")
    ((_, row),) = run_batch([str(file)], tmp_path / "out", Settings())
    assert (row.status, row.title, row.source) == (Status.MADE, "The pier", "https://example.org/1")
    file.write_text(
        feed_of(("The ferry", "https://example.org/2", 2), ("The pier", "https://example.org/1", 1)), encoding="utf-8"
    )
    found = [(row.title, row.status) for _, row in run_batch([str(file)], tmp_path / "out", Settings())]
    assert sorted(found, key=str) == [("The ferry", Status.MADE), ("The pier", Status.KEPT)]


def test_an_output_folder_that_can_not_be_made_ends_the_batch(tmp_path: Path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="can't be written to"):
        batch("a.txt", output=tmp_path / "file" / "out")


class Treacherous:
    """The real engine, that dies or hangs over certain words."""

    name = "pyttsx3"

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def speak(self, utterance: Utterance, voice: Voice) -> Clip:
        if "Aldmoor" in utterance.text:
            os.kill(os.getpid(), signal.SIGSEGV)
        if "Brackenby" in utterance.text:
            time.sleep(3600)
        return self._engine.speak(utterance, voice)


def treacherous_engine(name: str, scratch: Path) -> Treacherous:
    return Treacherous(load_engine(name, scratch))


@posix
def test_articles_that_crash_or_hang_the_engine_are_set_aside_and_all_others_done(tmp_path: Path):
    write_articles(tmp_path / "in", 6)
    options = BatchOptions(jobs=2, timeout=15.0, retries=1)
    rows = {
        job.source[-13:]: row
        for job, row in run_batch(
            [str(tmp_path / "in")], tmp_path / "out", Settings(), options, load_engine=treacherous_engine
        )
    }
    reasons = {name: row.reason for name, row in rows.items() if row.status is Status.FAILED}
    assert len(reasons) == 2
    assert any("died" in reason for reason in reasons.values())
    assert any("in time" in reason for reason in reasons.values())
    assert sum(row.status is Status.MADE for row in rows.values()) == 4
    assert not list((tmp_path / "out").glob(".*.part"))


def test_two_batches_into_one_folder_at_once_make_what_one_would(tmp_path: Path):
    write_articles(tmp_path / "in", 6)
    batch(tmp_path / "in", output=tmp_path / "alone")
    results: list[dict[str, tuple[Status, str]]] = []
    threads = [
        threading.Thread(target=lambda: results.append(batch(tmp_path / "in", output=tmp_path / "both", jobs=1)))
        for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert files_of(tmp_path / "both") == files_of(tmp_path / "alone")
    made = [name for found in results for name, (status, _) in found.items() if status is Status.MADE]
    assert sorted(made) == sorted(results[0])


def test_a_state_that_was_torn_or_is_not_ours_only_means_that_the_article_is_done_again(tmp_path: Path):
    write_articles(tmp_path / "in", 2)
    batch(tmp_path / "in", output=tmp_path / "out")
    first, second = (tmp_path / "out" / FOLDER).rglob("*.json")
    first.write_bytes(first.read_bytes()[:50])
    second.write_text('{"key": 1, "plan": 2, "row": {"status": "odd"}, "sizes": {}}', encoding="utf-8")
    assert statuses(batch(tmp_path / "in", output=tmp_path / "out")) == {Status.MADE}


def test_a_row_survives_the_report():
    row = Row("a.txt", Status.MADE, output="a.mp3", speakers=["Mara Lind"], characters=3)
    assert Row.from_json(json.loads(json.dumps(row.as_json()))) == row
    with pytest.raises(ValueError, match="not a row"):
        Row.from_json({"status": "made", "nonsense": 1})


def test_a_job_can_be_sent_to_a_worker():
    import pickle

    job = Job(1, "a.txt", "a-1")
    assert pickle.loads(pickle.dumps(job)) == job  # noqa: S301  (our own)
