"""A batch from storage to storage makes what it makes on this machine, whatever kills it and whoever else is at work."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from audiobrief.batch.job import Row, Status
from audiobrief.batch.options import BatchOptions
from audiobrief.batch.run import run_batch
from audiobrief.batch.settings import Settings
from audiobrief.batch.survey import survey
from audiobrief.batch.watch import WatchOptions, watch
from audiobrief.errors import StorageError
from audiobrief.pipeline.direction import Direction
from audiobrief.pipeline.publication import Publication
from tests.batch.articles import write_articles
from tests.batch.test_faults import TIMES
from tests.batch.test_run import files_of, treacherous_engine
from tests.cli import test_batch as cli

if TYPE_CHECKING:
    from audiobrief.batch.storage.address import Address

ROOT = Path(__file__).parents[3]
WITH_VTT = Settings(Direction(publication=Publication(("vtt",))))


def run(source: object, output: object, settings: Settings = WITH_VTT, **options: object) -> list[Row]:
    engine = options.pop("load_engine", None)
    found = run_batch([str(source)], str(output), settings, BatchOptions(**options), load_engine=engine)  # type: ignore[arg-type]
    return sorted((row for _, row in found), key=lambda row: row.source)


def episodes(folder: Path) -> dict[str, bytes]:
    """What was made, by the name without the digits that tell addresses from paths."""
    return {
        f"{name.rpartition('-')[0]}{Path(name).suffix}": data
        for name, data in files_of(folder).items()
        if not name.startswith("report")
    }


def test_files_are_those_of_a_local_run_and_running_again_does_nothing(tmp_path: Path, stored: Address):
    write_articles(tmp_path / "in", 4)
    (tmp_path / "in" / "empty.txt").write_text(" ", encoding="utf-8")
    here = run(tmp_path / "in", tmp_path / "here")
    there = run(f"file://{tmp_path}/in", stored)
    assert [(row.status, row.title, row.audio_seconds) for row in here] == [
        (row.status, row.title, row.audio_seconds) for row in there
    ]
    assert episodes(tmp_path / "here") == episodes(tmp_path / "stored")
    assert len(episodes(tmp_path / "stored")) == 8
    assert {row.status for row in run(f"file://{tmp_path}/in", stored)} == {Status.KEPT, Status.FAILED}
    (tmp_path / "in" / "article0.txt").write_text("The boats came in early. Nobody was hurt.\n", encoding="utf-8")
    next((tmp_path / "stored").glob("article1-*.vtt")).unlink()
    foreseen = [row.status for _, row in survey([f"file://{tmp_path}/in"], str(stored), WITH_VTT)]
    assert foreseen == [Status.MADE, Status.MADE, Status.KEPT, Status.KEPT, Status.FAILED]
    assert [row.status for row in run(f"file://{tmp_path}/in", stored)] == foreseen
    assert not [
        path for path in (tmp_path / "stored").rglob("*") if path.name.endswith((".part", ".lock")) and path.is_file()
    ]


def test_sources_here_and_episodes_there_or_the_other_way_round(tmp_path: Path, stored: Address):
    write_articles(tmp_path / "in", 2)
    assert {row.status for row in run(tmp_path / "in", stored)} == {Status.MADE}
    assert {row.status for row in run(f"file://{tmp_path}/in", tmp_path / "here")} == {Status.MADE}
    assert episodes(tmp_path / "stored") == episodes(tmp_path / "here")


def test_a_change_that_is_not_heard_is_remembered_and_makes_nothing(tmp_path: Path, stored: Address):
    write_articles(tmp_path / "in", 1)
    cast = tmp_path / "cast.toml"
    cast.write_text("[voices]\n", encoding="utf-8")
    settings = Settings(Direction(cast_file=str(cast)))
    run(tmp_path / "in", stored, settings)
    before = episodes(tmp_path / "stored")
    cast.write_text('[voices]\n"Odd Berg" = "en-us+m3"\n', encoding="utf-8")
    (row,) = run(tmp_path / "in", stored, settings)
    assert row.status is Status.KEPT
    assert episodes(tmp_path / "stored") == before


def test_an_article_that_kills_its_worker_is_tried_again_and_leaves_no_lock(tmp_path: Path, stored: Address):
    write_articles(tmp_path / "in", 3)
    rows = run(tmp_path / "in", stored, timeout=8.0, retries=1, load_engine=treacherous_engine)
    reasons = [row.reason for row in rows if row.status is Status.FAILED]
    assert len(reasons) == 2
    assert all(reason.endswith(", 2 times") for reason in reasons)
    assert not [path for path in (tmp_path / "stored").rglob("*") if path.is_file() and ".lock" in path.parent.name]


def test_what_comes_into_a_folder_goes_to_storage(tmp_path: Path, stored: Address):
    write_articles(tmp_path / "in", 2)
    once = WatchOptions(settle=0.05, once=True)
    assert [row.status for _, row in watch(tmp_path / "in", str(stored), Settings(), watching=once)] == [
        Status.MADE
    ] * 2
    assert len(list((tmp_path / "stored").glob("*.mp3"))) == 2
    assert [row.status for _, row in watch(tmp_path / "in", str(stored), Settings(), watching=once)] == [
        Status.KEPT
    ] * 2


def test_an_output_that_can_not_be_written_to_ends_the_batch(tmp_path: Path, stored: Address):
    (tmp_path / "stored").write_text("no folder", encoding="utf-8")
    write_articles(tmp_path / "in", 1)
    with pytest.raises(StorageError, match=rf"^file://{tmp_path}/stored can't be written to: "):
        run(tmp_path / "in", stored)


@pytest.mark.parametrize("given", ["here", "there"])
def test_a_missing_package_is_said_once_and_before_a_dry_run_looks_at_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str
):
    write_articles(tmp_path / "in", 2)
    monkeypatch.setitem(sys.modules, "fsspec", None)
    source = str(tmp_path / "in") if given == "here" else "s3://bucket/*.html"
    output = "s3://bucket/episodes" if given == "here" else str(tmp_path / "out")
    for look in (survey, run_batch):
        with pytest.raises(StorageError, match=r"^s3://bucket/\S+ needs the package fsspec"):
            next(iter(look([source], output, WITH_VTT)))


def command(tmp_path: Path, *options: str) -> list[str]:
    # Who was killed is waited for no longer than the test has patience.
    code = "import sys; from audiobrief.batch.storage import locks; locks.LEASE = 3.0; from audiobrief.cli import main; main()"
    batch = ["batch", f"file://{tmp_path}/in", "-o", f"file://{tmp_path}/stored", "--with", "vtt", "-q", *options]
    return [sys.executable, "-c", code, *batch]


def test_two_batches_at_once_make_each_article_once(tmp_path: Path):
    write_articles(tmp_path / "in", 6)
    run(tmp_path / "in", tmp_path / "here")
    both = [
        subprocess.Popen(command(tmp_path, "--json", "--report", str(tmp_path / f"{one}.jsonl")), cwd=ROOT)
        for one in ("a", "b")
    ]
    assert [process.wait(timeout=300) for process in both] == [0, 0]
    rows = [json.loads(line) for one in "ab" for line in (tmp_path / f"{one}.jsonl").read_bytes().splitlines()]
    assert sorted(row["status"] for row in rows) == ["kept"] * 6 + ["made"] * 6
    assert episodes(tmp_path / "stored") == episodes(tmp_path / "here")


@pytest.mark.skipif(sys.platform == "win32", reason="batches are killed with signals")
def test_killed_at_random_moments_nothing_is_lost(tmp_path: Path):
    write_articles(tmp_path / "in", 6)
    run(tmp_path / "in", tmp_path / "here")
    chance = random.Random(7)  # noqa: S311  (moments, not secrets)
    for _ in range(TIMES):
        process = subprocess.Popen(command(tmp_path), cwd=ROOT)
        time.sleep(chance.uniform(0.5, 4.0))
        process.kill()
        process.wait()
    subprocess.run(command(tmp_path), cwd=ROOT, check=True, timeout=300)
    assert episodes(tmp_path / "stored") == episodes(tmp_path / "here")
    rows = [json.loads(line) for line in (tmp_path / "stored" / "report.jsonl").read_bytes().splitlines()]
    assert sorted(row["status"] for row in rows) == sorted(row["status"] for row in rows if row["status"] != "failed")
    assert len(rows) == 6


def test_the_command_puts_report_and_page_on_storage(tmp_path: Path):
    write_articles(tmp_path / "in", 2)
    done = cli.batch(f"file://{tmp_path}/in/*.txt", "-o", f"file://{tmp_path}/stored")
    assert (done.returncode, done.stdout.partition(",")[0]) == (0, "1 articles: 1 made")
    (row,) = map(json.loads, (tmp_path / "stored" / "report.jsonl").read_bytes().splitlines())
    assert row["source"] == f"file://{tmp_path}/in/article0.txt"
    assert "What became of each article" in (tmp_path / "stored" / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("inputs", "output", "told"),
    [
        ("article.txt", "zip://a::s3://b/c", "through others"),
        ("ssh://host/article.txt", "out", "no kind of storage"),
        ("article.txt", "https://example.org/out", "no kind of storage"),
    ],
)
def test_an_address_that_may_not_be_opened_ends_the_command_with_a_sentence(inputs: str, output: str, told: str):
    done = cli.batch(inputs, "-o", output)
    assert (done.returncode, done.stdout) == (1, "")
    assert told in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (ROOT / output.partition("/")[0]).exists()
