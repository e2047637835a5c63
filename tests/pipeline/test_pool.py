"""The pool loses no task, whatever becomes of its workers."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Never

import pytest
from filelock import FileLock

from audiobrief.folders import config_folder, models_folder
from audiobrief.pipeline.pool import WorkerPool
from audiobrief.pipeline.serving import FailedTaskError, is_first_worker, pass_on_warnings, show_life
from audiobrief.pipeline.tasks import ATTEMPTS, NOTHING_YET, NothingYet, TaskFailedError
from audiobrief.pipeline.workers import worker_context

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the faults are made with signals")


def doubling(_: str) -> Callable[[int], int]:
    return lambda number: 2 * number


def noting(place: str) -> Callable[[int], int]:
    def work(number: int) -> int:
        with Path(place).open("a") as notes:
            notes.write(f"{number}\n")
        # Long enough for all tasks to be read during the first.
        time.sleep(0.3)
        return number

    return work


def telling_whether_first(folder: str) -> Callable[[float], bool]:
    if is_first_worker():
        (Path(folder) / "first").write_text(str(os.getpid()))

    def work(seconds: float) -> bool:
        time.sleep(seconds)
        return is_first_worker()

    return work


def telling_folders() -> Callable[[int], tuple[str, str]]:
    def work(_: int) -> tuple[str, str]:
        return str(models_folder()), str(config_folder())

    return work


def slow_at_first(_: str) -> Callable[[int], int]:
    def work(number: int) -> int:
        time.sleep(0.2 if number == 0 else 0)
        return number

    return work


def dying_once_each(folder: str) -> Callable[[int], int]:
    def work(number: int) -> int:
        mark = Path(folder) / str(number)
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    return work


def dying_on_three(_: str) -> Callable[[int], int]:
    def work(number: int) -> int:
        if number == 3:
            os.kill(os.getpid(), signal.SIGSEGV)
        return number

    return work


def hanging_once_on_two(folder: str) -> Callable[[int], int]:
    def work(number: int) -> int:
        mark = Path(folder) / "hung"
        if number == 2 and not mark.exists():
            mark.touch()
            time.sleep(3600)
        return number

    return work


def failing_in_its_process_once(folder: str) -> Callable[[int], int]:
    def work(number: int) -> int:
        marks = Path(folder)
        (marks / f"{number}-{os.getpid()}").touch()
        if len(list(marks.glob(f"{number}-*"))) < 2:
            raise FailedTaskError("not in this process")
        return number

    return work


def hanging_and_telling(folder: str) -> Callable[[int], int]:
    def work(number: int) -> int:
        (Path(folder) / "process").write_text(str(os.getpid()))
        time.sleep(3600)
        return number

    return work


def reporting_its_process(_: str) -> Callable[[int], int]:
    return lambda _: os.getpid()


def telling_how_far_it_is(_: str) -> Callable[[int], int]:
    def work(number: int) -> int:
        for step in range(6):
            time.sleep(1.1)
            show_life(step)
        return number

    return work


def warning_of_all(_: str) -> Callable[[int], int]:
    pass_on_warnings()
    log = logging.getLogger("audiobrief.engine")
    log.warning("the weather is %s", "bad")

    def work(number: int) -> int:
        log.info("begun")
        log.warning("the number %d is odd", number | 1)
        return number

    return work


def unable_to_start(_: str) -> Callable[[int], int]:
    raise FailedTaskError("there is no engine here")


def counting_its_like(folder: str):
    def count(task: int) -> int:
        mark = Path(folder) / f"at-work-{task}"
        mark.touch()
        time.sleep(0.2)
        count = len(list(Path(folder).glob("at-work-*")))
        mark.unlink()
        return count

    return count


def locking_and_hanging_once(folder: str):
    """Fails where a process before it still holds the lock, which is gone with that process."""

    def work(task: int) -> int:
        with FileLock(Path(folder) / "lock", timeout=0):
            if task == 1 and not (Path(folder) / "hung").exists():
                (Path(folder) / "hung").touch()
                time.sleep(60)
        return task

    return work


def pool(setup: Callable[[str], Callable[[int], int]], folder: Path, size: int = 2) -> WorkerPool[int, int]:
    return WorkerPool(worker_context(), size, setup, (str(folder),))


def test_results_come_in_the_order_of_the_tasks(tmp_path: Path):
    with pool(slow_at_first, tmp_path) as workers:
        assert list(workers.run(range(20), timeout=30, ahead=8)) == list(range(20))


def test_of_the_last_tasks_the_longest_are_begun_first(tmp_path: Path):
    lengths = [1, 2, 9, 3, 5, 4]
    with WorkerPool(worker_context(), 1, noting, (str(tmp_path / "order"),)) as pool:
        assert list(pool.run(lengths, timeout=20, ahead=10, weigh=float)) == lengths
    assert (tmp_path / "order").read_text().split() == ["1", "9", "5", "4", "3", "2"]


def test_only_one_worker_is_the_first_and_so_is_the_one_in_its_place(tmp_path: Path):
    with WorkerPool(worker_context(), 2, telling_whether_first, (str(tmp_path),)) as pool:
        for _ in range(2):
            assert sorted(pool.run([0.3, 0.3], timeout=20, ahead=2)) == [False, True]
            os.kill(int((tmp_path / "first").read_text()), signal.SIGKILL)


def test_what_workers_warn_of_is_said_once_by_the_parent(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
):
    with caplog.at_level(logging.WARNING, "audiobrief"), pool(warning_of_all, tmp_path) as workers:
        assert list(workers.run(range(8), timeout=20, ahead=2)) == list(range(8))
    said = [record.getMessage() for record in caplog.records]
    odd = [f"the number {number} is odd" for number in (1, 3, 5, 7)]
    assert sorted(said) == sorted([*odd, "the weather is bad"])
    assert capfd.readouterr().err == ""


def test_a_pool_can_be_used_again(tmp_path: Path):
    with pool(doubling, tmp_path) as workers:
        for _ in range(2):
            assert list(workers.run([1, 2, 3], timeout=30, ahead=2)) == [2, 4, 6]


def test_a_run_that_was_given_up_leaves_nothing_in_the_next_one(tmp_path: Path):
    with pool(slow_at_first, tmp_path) as workers:
        first = workers.run(range(1, 50), timeout=30, ahead=8)
        assert next(first) == 1
        first.close()
        assert list(workers.run([100, 101], timeout=30, ahead=2)) == [100, 101]


def test_tasks_are_read_no_further_ahead_than_asked(tmp_path: Path):
    read = []

    def tasks():
        for number in range(20):
            read.append(number)
            yield number

    with pool(doubling, tmp_path) as workers:
        results = workers.run(tasks(), timeout=30, ahead=3)
        next(results)
        assert len(read) <= 1 + 3


def test_a_worker_that_is_killed_is_replaced_and_its_task_done_again(tmp_path: Path):
    with pool(dying_once_each, tmp_path) as workers:
        assert list(workers.run(range(6), timeout=30, ahead=4)) == list(range(6))


def test_a_worker_that_is_killed_while_idle_is_replaced(tmp_path: Path):
    with pool(reporting_its_process, tmp_path, size=1) as workers:
        (first,) = workers.run([0], timeout=30, ahead=1)
        os.kill(first, signal.SIGKILL)
        time.sleep(0.1)
        (second,) = workers.run([0], timeout=30, ahead=1)
        assert second != first


def test_a_worker_that_hangs_is_replaced(tmp_path: Path):
    with pool(hanging_once_on_two, tmp_path) as workers:
        assert list(workers.run(range(5), timeout=3.0, ahead=4)) == list(range(5))


def test_a_task_that_failed_is_given_to_a_fresh_worker(tmp_path: Path):
    with pool(failing_in_its_process_once, tmp_path, size=1) as workers:
        assert list(workers.run(range(3), timeout=30, ahead=1)) == [0, 1, 2]
    for number in range(3):
        assert len(list(tmp_path.glob(f"{number}-*"))) == 2


def test_a_task_that_kills_every_worker_is_named(tmp_path: Path):
    with pool(dying_on_three, tmp_path) as workers, pytest.raises(TaskFailedError, match="died") as failure:
        list(workers.run(range(6), timeout=30, ahead=2))
    assert failure.value.task == 3


def test_a_task_that_fails_does_not_keep_the_others_from_being_done(tmp_path: Path):
    with pool(dying_on_three, tmp_path) as workers:
        results = dict(workers.run_each(range(8), timeout=30, attempts=2))
    failure = results.pop(3)
    assert isinstance(failure, TaskFailedError)
    assert "died" in failure.reason
    assert results == {number: number for number in (0, 1, 2, 4, 5, 6, 7)}


def test_each_task_is_done_although_every_worker_dies_once(tmp_path: Path):
    with pool(dying_once_each, tmp_path) as workers:
        assert dict(workers.run_each(range(6), timeout=30)) == {number: number for number in range(6)}


def test_a_task_may_take_long_as_long_as_it_gives_signs_of_life(tmp_path: Path):
    heard: list[tuple[int, int]] = []
    with pool(telling_how_far_it_is, tmp_path) as workers:
        done = dict(workers.run_each([7, 8], timeout=5.0, attempts=1, listen=lambda *sign: heard.append(sign)))
        assert list(workers.run([9], timeout=5.0, ahead=1)) == [9]
    assert done == {7: 7, 8: 8}
    assert sorted(heard) == [(task, step) for task in (7, 8) for step in range(6)]


def test_each_task_may_be_given_a_worker_of_its_own(tmp_path: Path):
    with WorkerPool(worker_context(), 2, reporting_its_process, (str(tmp_path),), fresh=True) as workers:
        assert len(set(workers.run(range(6), timeout=30, ahead=4))) == 6


def test_no_more_tasks_are_done_at_once_than_there_are_workers_although_one_more_is_ready(tmp_path: Path):
    with WorkerPool(worker_context(), 2, counting_its_like, (str(tmp_path),), fresh=True) as workers:
        at_once = list(workers.run(range(8), timeout=30, ahead=6))
    assert max(at_once) == 2


def test_a_hung_worker_is_gone_before_its_task_is_tried_again(tmp_path: Path):
    with WorkerPool(worker_context(), 1, locking_and_hanging_once, (str(tmp_path),), fresh=True) as workers:
        # The second try is the last: it must not find the lock held.
        assert dict(workers.run_each(range(2), timeout=3.0, attempts=2)) == {0: 0, 1: 1}


def test_workers_that_can_not_start_end_the_run(tmp_path: Path):
    with pool(unable_to_start, tmp_path) as workers, pytest.raises(TaskFailedError, match="no engine here"):
        list(workers.run([1], timeout=30, ahead=1))
    assert ATTEMPTS > 1


def test_no_worker_outlives_the_pool(tmp_path: Path):
    with pool(reporting_its_process, tmp_path) as workers:
        processes = set(workers.run(range(10), timeout=30, ahead=4))
    for process in processes:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_no_worker_outlives_an_error(tmp_path: Path):
    processes: list[int] = []

    def interrupted() -> Never:
        with pool(reporting_its_process, tmp_path) as workers:
            processes.extend(workers.run(range(10), timeout=30, ahead=4))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    for process in processes:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_a_worker_that_hangs_ends_with_its_parent(tmp_path: Path):
    script = (
        "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[2])\n"
        "from tests.pipeline.test_pool import hanging_and_telling, pool\n"
        "with pool(hanging_and_telling, Path(sys.argv[1])) as workers: list(workers.run([1], timeout=3600, ahead=1))\n"
    )
    root = Path(__file__).parent.parent.parent
    parent = subprocess.Popen([sys.executable, "-c", script, str(tmp_path), str(root)])
    deadline = time.monotonic() + 20
    while not (tmp_path / "process").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.2)
    worker = int((tmp_path / "process").read_text())
    os.kill(worker, 0)
    parent.kill()
    parent.wait()
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            os.kill(worker, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    pytest.fail("the worker lives on")


def test_tasks_may_have_none_at_the_moment_and_results_go_on_to_be_given(tmp_path: Path):
    done: list[int] = []

    def tasks() -> Iterator[int | NothingYet]:
        yield 1
        while not done:
            yield NOTHING_YET
        yield 2
        yield NOTHING_YET
        yield 3

    with WorkerPool(worker_context(), 2, doubling, (str(tmp_path),)) as pool:
        for _, result in pool.run_each(tasks(), timeout=10):
            assert isinstance(result, int)
            done.append(result)
    assert sorted(done) == [2, 4, 6]


def test_whoever_asks_is_told_which_task_is_tried_again_and_why(tmp_path: Path):
    told: list[tuple[int, str]] = []
    with WorkerPool(worker_context(), 1, dying_once_each, (str(tmp_path),)) as pool:
        list(pool.run_each([5], timeout=10, retried=lambda task, reason: told.append((task, reason))))
    ((task, reason),) = told
    assert task == 5
    assert "died" in reason


def slow(_: str) -> Callable[[int], int]:
    def work(number: int) -> int:
        time.sleep(0.3)
        return number

    return work


def test_what_comes_next_is_made_ready_while_workers_are_busy(tmp_path: Path):
    read: list[int] = []

    def tasks() -> Iterator[int]:
        for number in range(4):
            read.append(number)
            yield number

    with WorkerPool(worker_context(), 1, slow, (str(tmp_path),)) as pool:
        results = pool.run(tasks(), timeout=10, ahead=3)
        assert next(results) == 0
        # The first was spoken, and the second waited for the worker by then.
        assert read[:2] == [0, 1]
        assert list(results) == [1, 2, 3]


def never_ready(_: str) -> Callable[[int], int]:
    time.sleep(3600)
    return abs


def test_where_there_is_nothing_to_do_nobody_waits(tmp_path: Path):
    with WorkerPool(worker_context(), 1, never_ready, (str(tmp_path),)) as pool:
        assert list(pool.run([], timeout=10, ahead=1)) == []


@pytest.mark.parametrize("run", ["first", "second"])
def test_workers_of_each_run_have_the_folders_of_its_environment(
    run: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("AUDIOBRIEF_MODELS", str(tmp_path / run))
    monkeypatch.setattr("platformdirs.user_config_path", lambda name, **_: tmp_path / run / name)
    with WorkerPool(worker_context(), 1, telling_folders, ()) as pool:
        monkeypatch.setenv("AUDIOBRIEF_MODELS", str(tmp_path / "after the start"))
        assert list(pool.run([1], timeout=30, ahead=1)) == [(str(tmp_path / run), str(tmp_path / run / "audiobrief"))]
