"""An article that comes into a watched folder is an episode moments later, once, when it is whole."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from audiobrief.batch.arrivals import Arrivals
from audiobrief.batch.job import Status
from audiobrief.batch.run import run_batch
from audiobrief.batch.settings import Settings
from audiobrief.batch.watch import WatchOptions, watch
from audiobrief.errors import SourceError
from tests.batch.articles import write_articles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
ONCE = WatchOptions(settle=0.05, once=True)
PATIENCE = 60.0


def until(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, "it took too long"
        time.sleep(0.02)


def write(path: Path, text: str = "The harbour opened at noon. The boats came in.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(params=[None, 0.1], ids=["told by the system", "polling"])
def arrivals(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Arrivals]:
    (tmp_path / "in").mkdir()
    with Arrivals(tmp_path / "in", tmp_path / "in" / "out", settle=0.2, interval=request.param) as watched:
        yield watched


def given(arrivals: Arrivals, seconds: float = PATIENCE, *, at_least: int = 1) -> list[str]:
    """The names of what is given until it is so many, or until the time is up."""
    deadline, found = time.monotonic() + seconds, []
    while len(found) < at_least and time.monotonic() < deadline:
        path = arrivals.next()
        if path is None:
            time.sleep(0.02)
        else:
            found.append(Path(path).name)
            arrivals.done(path)
    return found


def test_what_is_there_and_what_comes_is_given_once_wherever_it_lies(arrivals: Arrivals, tmp_path: Path):
    write(tmp_path / "in" / "here.txt")
    assert given(arrivals) == ["here.txt"]
    write(tmp_path / "in" / "deep" / "deeper" / "new.md")
    write(tmp_path / "elsewhere" / "moved.html").rename(tmp_path / "in" / "moved.html")
    assert sorted(given(arrivals, at_least=2)) == ["moved.html", "new.md"]
    (tmp_path / "in" / "here.txt").touch()
    (tmp_path / "in" / "moved.html").chmod(0o600)
    assert given(arrivals) == ["here.txt"]
    assert given(arrivals, 1.0) == []


def test_a_folder_that_is_moved_in_comes_with_all_that_is_in_it(arrivals: Arrivals, tmp_path: Path):
    write(tmp_path / "elsewhere" / "a.txt")
    write(tmp_path / "elsewhere" / "deep" / "b.txt")
    (tmp_path / "elsewhere").rename(tmp_path / "in" / "here")
    assert sorted(given(arrivals, at_least=2)) == ["a.txt", "b.txt"]


def test_what_is_hidden_passing_no_article_or_made_is_not_given(arrivals: Arrivals, tmp_path: Path):
    for name in (".a.txt", "~$b.docx", "c.txt.part", "d.png", ".git/e.txt", "out/f.html", "out/deep/g.txt"):
        write(tmp_path / "in" / name)
    assert given(arrivals, 1.5) == []


def test_a_file_is_given_when_it_has_not_changed_for_a_while(arrivals: Arrivals, tmp_path: Path):
    place = tmp_path / "in" / "slow.txt"
    place.touch()
    with place.open("a", encoding="utf-8") as file:
        for number in range(10):
            file.write(f"Sentence {number} of ten.\n")
            file.flush()
            assert arrivals.next() is None
            time.sleep(0.1)
    assert given(arrivals) == ["slow.txt"]
    assert given(arrivals, 1.0) == []


def test_a_file_that_changes_while_it_is_at_work_is_given_again_when_it_is_done(arrivals: Arrivals, tmp_path: Path):
    place = write(tmp_path / "in" / "a.txt")
    until(lambda: (path := arrivals.next()) and path.endswith("a.txt"))
    write(place, "Another text, and longer than the one before.")
    deadline = time.monotonic() + 1.0
    while time.monotonic() < deadline:
        assert arrivals.next() is None
        time.sleep(0.02)
    arrivals.done(str(place))
    assert given(arrivals) == ["a.txt"]


def test_a_folder_may_lie_in_the_one_that_episodes_go_to(tmp_path: Path):
    write(tmp_path / "all" / "in" / "a.txt")
    with Arrivals(tmp_path / "all" / "in", tmp_path / "all", settle=0.05, interval=None) as watched:
        assert given(watched) == ["a.txt"]
        write(tmp_path / "all" / "in" / "b.txt")
        assert given(watched) == ["b.txt"]


def test_a_folder_that_is_none_is_an_error(tmp_path: Path):
    with pytest.raises(SourceError, match="is no folder"):
        next(watch(tmp_path / "nowhere", tmp_path / "out", Settings()))


def test_once_does_what_is_there_and_keeps_what_a_batch_has_made_of_the_same_folder(tmp_path: Path):
    write_articles(tmp_path / "in", 2)
    list(run_batch([str(tmp_path / "in")], tmp_path / "out", Settings()))
    write(tmp_path / "in" / "new.txt")
    write(tmp_path / "in" / "empty.txt", "")
    rows = {Path(job.source).name: row for job, row in watch(tmp_path / "in", tmp_path / "out", Settings(), None, ONCE)}
    assert {name: row.status for name, row in rows.items()} == {
        "article0.txt": Status.KEPT,
        "article1.html": Status.KEPT,
        "new.txt": Status.MADE,
        "empty.txt": Status.FAILED,
    }


def test_into_the_watched_folder_itself_makes_no_episode_of_an_episode(tmp_path: Path):
    from audiobrief.pipeline.direction import Direction
    from audiobrief.pipeline.publication import Publication

    write_articles(tmp_path / "in", 1)
    settings = Settings(Direction(publication=Publication(("page", "txt", "html"))))
    for expected in (Status.MADE, Status.KEPT):
        rows = [row for _, row in watch(tmp_path / "in", tmp_path / "in", settings, None, ONCE)]
        assert [row.status for row in rows] == [expected]


def test_a_failed_article_is_tried_again_when_it_has_changed_and_not_before(tmp_path: Path):
    place = write(tmp_path / "in" / "a.txt", " \n")
    found: list[Status] = []
    ended = threading.Event()

    def run() -> None:
        for _, row in watch(tmp_path / "in", tmp_path / "out", Settings(), None, WatchOptions(settle=0.1)):
            found.append(row.status)
            if row.status is Status.MADE:
                break
        ended.set()

    thread = threading.Thread(target=run)
    thread.start()
    until(lambda: found == [Status.FAILED])
    time.sleep(1.0)
    assert found == [Status.FAILED]
    write(place)
    assert ended.wait(PATIENCE)
    thread.join()
    assert found == [Status.FAILED, Status.MADE]


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_command_tells_each_article_and_ends_cleanly(tmp_path: Path, number: signal.Signals):
    # Who was started in the background by a shell is deaf to Ctrl-C, and hands that on.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    write(tmp_path / "in" / "a.txt")
    command = [sys.executable, "-m", "audiobrief", "watch", str(tmp_path / "in"), "-o", str(tmp_path / "out")]
    options = ["--settle", "0.1", "--json", "--quiet", "--jobs", "1"]
    process = subprocess.Popen([*command, *options], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    row = json.loads(process.stdout.readline())
    assert (row["status"], os.path.basename(row["source"])) == ("made", "a.txt")  # noqa: PTH119
    write(tmp_path / "in" / "long.txt", "The boats came in early, and nobody was hurt that day.\n\n" * 3000)
    until(lambda: list((tmp_path / "out").glob(".long-*.part")))
    process.send_signal(number)
    rest, errors = process.communicate(timeout=PATIENCE)
    assert (process.returncode, rest, errors) == (0, b"", b"")
    assert {path.suffix for path in (tmp_path / "out").iterdir() if path.is_file()} == {".mp3"}
    assert len(list((tmp_path / "out").iterdir())) == 2
