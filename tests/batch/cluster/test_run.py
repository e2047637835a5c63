"""A batch on a cluster makes what it makes on one machine, whatever becomes of the workers."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest

from audiobrief.batch.cluster import connection, fitness
from audiobrief.batch.cluster.options import Cluster
from audiobrief.batch.job import Row, Status
from audiobrief.batch.options import BatchOptions
from audiobrief.batch.run import run_batch
from audiobrief.batch.settings import Settings
from audiobrief.batch.state import FOLDER
from audiobrief.errors import ClusterError
from audiobrief.pipeline.direction import Direction
from audiobrief.pipeline.publication import Publication
from audiobrief.synthesizer.loading import load_engine
from tests.batch.articles import write_articles
from tests.batch.cluster.crew import ROOT
from tests.batch.test_run import files_of, treacherous_engine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobrief.model import Utterance, Voice
    from audiobrief.synthesizer.engine import Clip, Engine
    from tests.batch.cluster.crew import Crew

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="workers are killed with signals")


#: In the working folder.
ALL = ("in", "articles.jsonl")


def run(
    inputs: Path | str | tuple[str, ...],
    output: Path | str,
    crew: Crew | None = None,
    settings: Settings | None = None,
    **more,
) -> list[Row]:
    shared, resources = more.pop("shared", False), more.pop("resources", {})
    engine = more.pop("load_engine", None)
    cluster = None if crew is None else Cluster(str(crew.file), resources, shared)
    options = BatchOptions(cluster=cluster, **more)
    given = inputs if isinstance(inputs, tuple) else (str(inputs),)
    return [row for _, row in run_batch(given, output, settings or Settings(), options, load_engine=engine)]


def told(rows: list[Row]) -> list[dict[str, object]]:
    """The rows by source, but for how long each took."""
    return sorted(
        ({**row.as_json(), "work_seconds": 0} for row in rows),
        key=lambda row: tuple(str(row[name]) for name in ("source", "status", "output")),
    )


def states(folder: Path) -> dict[str, dict[str, object]]:
    found = {}
    for path in (folder / FOLDER).rglob("*.json"):
        found[path.name] = json.loads(path.read_bytes())
        found[path.name]["row"]["work_seconds"] = 0
    return found


@pytest.fixture
def all_sorts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Settings]:
    """Articles of many kinds, as records too, and settings that name files; the project has a lexicon."""
    folder = tmp_path / "project"
    write_articles(folder / "in", 3)
    (folder / "in" / "empty.txt").write_text(" ", encoding="utf-8")
    (folder / "in" / "said.script").write_text("", encoding="utf-8")
    records = [
        {"id": "one", "text": "Mara Lind opened the harbour. Nobody was hurt.", "title": "Harbour"},
        {"path": "in/article0.txt", "title": "Told again"},
        {"path": "in/missing.txt"},
        {"path": "in/article0.txt", "title": "Told again"},
        {"nothing": "here"},
    ]
    list_ = folder / "articles.jsonl"
    list_.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    (folder / "lexicon.toml").write_text('[words]\n"Mara" = "Maara"\n', encoding="utf-8")
    (folder / "more.toml").write_text('[words]\n"harbour" = "haven"\n', encoding="utf-8")
    (folder / "cast.toml").write_text('[voices]\n"Mara Lind" = "en+f2"\n', encoding="utf-8")
    monkeypatch.chdir(folder)
    direction = Direction(cast_file="cast.toml", lexicons=("more.toml",), publication=Publication(("vtt",)))
    return folder, Settings(direction)


@pytest.mark.parametrize("shared", [False, True])
def test_files_rows_and_states_are_those_of_a_local_run(crew: Crew, all_sorts: tuple[Path, Settings], shared: bool):
    _, settings = all_sorts
    here = run(ALL, Path("here"), None, settings)
    there = run(ALL, Path("there"), crew, settings, shared=shared)
    assert told(here) == told(there)
    assert {row.status for row in here} == {Status.MADE, Status.FAILED, Status.DUPLICATE}
    assert files_of(Path("here")) == files_of(Path("there"))
    assert states(Path("here")) == states(Path("there"))
    again = run(ALL, Path("there"), crew, settings, shared=shared)
    assert {row.status for row in again} == {Status.KEPT, Status.FAILED, Status.DUPLICATE}
    # And a run on one machine goes on from there.
    assert told(run(ALL, Path("there"), None, settings)) == told(again)


@pytest.mark.parametrize("shared", [False, True])
def test_workers_write_to_storage_by_themselves(crew: Crew, all_sorts: tuple[Path, Settings], shared: bool):
    folder, settings = all_sorts
    inputs = (*ALL, f"file://{folder}/in/article1.html")
    here = run(inputs, Path("here"), None, settings)
    there = run(inputs, f"file://{folder}/there", crew, settings, shared=shared)
    assert told(here) == told(there)
    assert {row.status for row in here} == {Status.MADE, Status.FAILED, Status.DUPLICATE}
    assert files_of(Path("here")) == files_of(Path("there"))
    assert states(Path("here")) == states(Path("there"))
    # A run on one machine goes on from there.
    again = run(inputs, f"file://{folder}/there", None, settings)
    assert {row.status for row in again} == {Status.KEPT, Status.FAILED, Status.DUPLICATE}


def test_workers_that_find_other_storage_are_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(fitness, "read_small", lambda _: None)
    assert "same endpoint and credentials" in fitness.unfit(fitness.need_of("pyttsx3", "cpu", ("s3://bucket/x", "y")))


def test_a_changed_lexicon_makes_only_those_anew_whom_it_concerns(crew: Crew, all_sorts: tuple[Path, Settings]):
    folder, settings = all_sorts
    (folder / "in" / "other.txt").write_text("The boats came in early. Nobody was hurt.\n", encoding="utf-8")
    run("in", folder / "there", crew, settings)
    (folder / "lexicon.toml").write_text('[words]\n"Mara" = "Mora"\n', encoding="utf-8")
    rows = run("in", folder / "there", crew, settings)
    made = {os.path.basename(row.source) for row in rows if row.status is Status.MADE}  # noqa: PTH119
    assert made == {"article0.txt", "article1.html", "article2.txt"}
    assert [row.status for row in rows if row.source.endswith("other.txt")] == [Status.KEPT]


def test_an_article_that_crashes_or_hangs_is_set_aside_and_all_others_are_done(crew: Crew, tmp_path: Path):
    write_articles(tmp_path / "in", 5)
    options = {"timeout": 6.0, "retries": 1, "load_engine": treacherous_engine}
    rows = run(tmp_path / "in", tmp_path / "out", crew, **options)
    reasons = sorted(row.reason for row in rows if row.status is Status.FAILED)
    assert len(reasons) == 2
    assert "died" in reasons[1] or "died" in reasons[0]
    assert all(reason.endswith(", 2 times") for reason in reasons)
    assert sum(row.status is Status.MADE for row in rows) == 3


def test_an_article_takes_up_what_workers_offer(crew: Crew, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write_articles(tmp_path / "in", 2)
    rows = run(tmp_path / "in", tmp_path / "out", crew, resources={"GPU": 1})
    assert {row.status for row in rows} == {Status.MADE}
    monkeypatch.setattr(connection, "_FIRST_WORKER", 1.0)
    with pytest.raises(ClusterError, match='offers TPU=2: start some with --resources "TPU=2"'):
        run(tmp_path / "in", tmp_path / "out", crew, resources={"TPU": 2})


def test_fail_fast_ends_the_run_and_leaves_nothing_running(crew: Crew, tmp_path: Path):
    write_articles(tmp_path / "in", 4)
    (tmp_path / "in" / "article0.txt").write_text(" ", encoding="utf-8")
    rows = run(tmp_path / "in", tmp_path / "out", crew, fail_fast=True)
    assert rows[-1].status is Status.FAILED
    deadline = time.monotonic() + 20
    while (left := list(hosts(crew))) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not left


def hosts(crew: Crew) -> Iterator[psutil.Process]:
    for machine in crew.machines:
        for process in psutil.Process(machine.pid).children(recursive=True):
            try:
                if process.status() != psutil.STATUS_ZOMBIE and "cluster.host" in " ".join(process.cmdline()):
                    yield process
            except psutil.NoSuchProcess:
                continue


def test_workers_with_another_version_or_other_code_are_refused(
    crew: Crew, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(fitness, "code", lambda: "another")
    with pytest.raises(ClusterError, match=r"worker tcp://.* has other code of audiobrief"):
        run(tmp_path, tmp_path / "out", crew)
    monkeypatch.setattr(fitness, "__version__", "99.0")
    with pytest.raises(ClusterError, match=r"has audiobrief .*, and here it is 99\.0: install the same version"):
        run(tmp_path, tmp_path / "out", crew)


def test_workers_that_see_other_folders_are_refused_where_folders_are_to_be_shared():
    need = fitness.need_of("pyttsx3", "cpu", ("/nowhere/out/.audiobrief/shared-1", "token"))
    assert "does not see the folder /nowhere/out of this machine" in fitness.unfit(need)
    assert fitness.unfit({**need, "shared": None}) == ""


def test_no_scheduler_and_no_dask_are_told_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(connection, "_ANSWER", 1.0)
    options = BatchOptions(cluster=Cluster("tcp://127.0.0.1:9"))
    with pytest.raises(ClusterError, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:9"):
        list(run_batch([str(tmp_path)], tmp_path / "out", Settings(), options))
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterError, match=r"pip install 'audiobrief\[cluster\]'"):
        list(run_batch([str(tmp_path)], tmp_path / "out", Settings(), options))


def test_a_local_run_loads_no_dask(tmp_path: Path):
    write_articles(tmp_path / "in", 1)
    code = (
        "import sys; from audiobrief.cli import main\n"
        "try: main()\n"
        "finally: print(sorted(name for name in sys.modules if name.split('.')[0] in {'dask', 'distributed', 'tornado'}))"
    )
    command = [sys.executable, "-c", code, "batch", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "-q"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


class KillsWorker:
    """The real engine, that takes the Dask worker along over a certain word."""

    name = "pyttsx3"

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def speak(self, utterance: Utterance, voice: Voice) -> Clip:
        if "Brackenby" in utterance.text:
            above = psutil.Process().parents()
            place = next(place for place, one in enumerate(above) if "cluster.host" in " ".join(one.cmdline()))
            above[place + 1].send_signal(signal.SIGKILL)
            time.sleep(60)
        return self._engine.speak(utterance, voice)


def kills_worker(name: str, scratch: Path) -> KillsWorker:
    return KillsWorker(load_engine(name, scratch))


def test_an_article_that_takes_its_workers_along_is_set_aside_and_the_cluster_lives_on(own_crew: Crew, tmp_path: Path):
    write_articles(tmp_path / "in", 5)
    rows = run(tmp_path / "in", tmp_path / "out", own_crew, retries=0, load_engine=kills_worker)
    (reason,) = [row.reason for row in rows if row.status is Status.FAILED]
    assert reason == "the cluster's workers that tried it were lost, 2 in a row, 1 times"
    assert sum(row.status is Status.MADE for row in rows) == 4


def test_a_machine_that_is_lost_has_its_articles_done_elsewhere(own_crew: Crew, tmp_path: Path):
    write_articles(tmp_path / "in", 10)
    run(tmp_path / "in", tmp_path / "here")
    options = BatchOptions(cluster=Cluster(own_crew.address))
    rows = []
    for _, row in run_batch([str(tmp_path / "in")], tmp_path / "there", Settings(), options):
        rows.append(row)
        if len(rows) == 2:
            own_crew.lose_machine()
    assert [row.status for row in rows] == [Status.MADE] * 10
    assert files_of(tmp_path / "here") == files_of(tmp_path / "there")


@pytest.mark.parametrize("shared", [False, True])
def test_a_scheduler_that_is_lost_ends_the_run_and_another_run_goes_on(own_crew: Crew, tmp_path: Path, shared: bool):
    write_articles(tmp_path / "in", 10)
    run(tmp_path / "in", tmp_path / "here")
    options = BatchOptions(cluster=Cluster(str(own_crew.file), shared=shared))
    running = run_batch([str(tmp_path / "in")], tmp_path / "there", Settings(), options)
    rows = [row for _, row in islice(running, 2)]
    own_crew.lose_scheduler()
    with pytest.raises(ClusterError, match="was lost: what is done stays done"):
        rows.extend(row for _, row in running)
    assert 2 <= len(rows) < 10
    again = run(tmp_path / "in", tmp_path / "there")
    assert sum(row.status is Status.KEPT for row in again) >= len(rows)
    assert {row.status for row in again} == {Status.KEPT, Status.MADE}
    assert files_of(tmp_path / "here") == files_of(tmp_path / "there")
    assert not list((tmp_path / "there").rglob("*.part"))
