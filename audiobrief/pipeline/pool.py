"""A pool of worker processes that can crash, hang or be killed at any moment without a task being lost.

Why not one from a library: ``concurrent.futures`` gives up all tasks when one worker dies, and so does Pebble when an idle
one does; Pebble also takes its time-outs from the wall clock. Here each worker has a pipe of its own, no lock is shared that a
dying worker could hold, and one thread waits for everything at once.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from dataclasses import dataclass
from multiprocessing import connection
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from audiobrief.pipeline.workers import surroundings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess
    from types import TracebackType
    from typing import Self

Task = TypeVar("Task")
Result = TypeVar("Result")

#: How often a task is tried, each time after the first in a fresh worker.
ATTEMPTS = 3
_STOP_SECONDS = 2.0


class TaskFailedError(Exception):
    """A task failed in every worker that tried it."""

    def __init__(self, task: object, reason: str) -> None:
        super().__init__(reason)
        self.task = task
        self.reason = reason


@dataclass(frozen=True, slots=True)
class _Failure:
    reason: str


@dataclass(frozen=True, slots=True)
class _Sign:
    """A sign of life of a task that takes long."""

    value: Any


#: The pipe of this process, where it is a worker.
_to_parent: Connection | None = None


def show_life(value: Any = None) -> None:  # noqa: ANN401  (whatever can be pickled)
    """Called in a worker by a task that takes long: its time starts anew, and whoever listens is given ``value``.

    Elsewhere it does nothing.
    """
    if _to_parent is not None:
        _to_parent.send(_Sign(value))


@dataclass(slots=True)
class _Pending:
    """A task on its way through the pool."""

    index: int
    task: Any
    attempts: int = 0


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    pending: _Pending | None = None
    timeout: float = 0.0
    deadline: float = 0.0


class _Supply:
    """Tasks in any order: those that must be done again first."""

    def __init__(self, tasks: Iterable[Any]) -> None:
        self._source = enumerate(tasks)
        self._again: deque[_Pending] = deque()

    def next(self) -> _Pending | None:
        """A task to be done, if there is one left."""
        if self._again:
            return self._again.popleft()
        numbered = next(self._source, None)
        return None if numbered is None else _Pending(*numbered)

    def once_more(self, pending: _Pending) -> None:
        """Put back a task whose try failed."""
        pending.attempts += 1
        self._again.append(pending)


class _Queue(Generic[Task, Result]):
    """The tasks of one run: which are next, which must be done again, which results wait for an earlier one."""

    def __init__(self, tasks: Iterable[Task], ahead: int) -> None:
        self._source = enumerate(tasks)
        self._ahead = ahead
        self._again: deque[_Pending] = deque()
        self._done: dict[int, Result] = {}
        self._started = 0
        self._following = 0
        self._exhausted = False

    @property
    def finished(self) -> bool:
        """Whether every task has been read and its result given."""
        return self._exhausted and self._following == self._started

    def next(self) -> _Pending | None:
        """A task to be done, if one may be started now."""
        if self._again:
            return self._again.popleft()
        if self._exhausted or self._started - self._following >= self._ahead:
            return None
        numbered = next(self._source, None)
        if numbered is None:
            self._exhausted = True
            return None
        self._started += 1
        return _Pending(*numbered)

    def settle(self, pending: _Pending, result: Result | _Failure) -> None:
        """Take in what became of a task.

        Raises:
            TaskFailedError: it failed for the last time.
        """
        if not isinstance(result, _Failure):
            self._done[pending.index] = result
            return
        pending.attempts += 1
        if pending.attempts >= ATTEMPTS:
            raise TaskFailedError(pending.task, result.reason)
        self._again.append(pending)

    def results(self) -> Iterator[Result]:
        """The results that are next in order."""
        while self._following in self._done:
            yield self._done.pop(self._following)
            self._following += 1


class WorkerPool(Generic[Task, Result]):
    """Runs one function over many tasks in worker processes, results in the order of the tasks.

    Workers are started at once, in the background. Leaving the ``with`` block stops them all, whatever they are doing.
    """

    def __init__(
        self,
        context: BaseContext,
        size: int,
        setup: Callable[..., Callable[[Task], Result]],
        arguments: tuple[Any, ...],
        *,
        fresh: bool = False,
    ) -> None:
        """Start the workers.

        Args:
            context: how processes are started.
            size: number of workers.
            setup: called once in each new worker with ``arguments``; returns the function that does a task. All three, the
                tasks and the results must be picklable.
            arguments: for ``setup``.
            fresh: whether each task is given a worker that has done none before.
        """
        self._context = context
        self._setup = setup
        self._arguments = arguments
        self._fresh = fresh
        self._workers: list[_Worker] = []
        self._start_error: BaseException | None = None
        self._starter = threading.Thread(target=self._start_all, args=(size,), name="worker starter", daemon=True)
        self._starter.start()

    def __enter__(self) -> Self:
        """Return the pool itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop the workers, whatever they are doing."""
        self._starter.join()
        for worker in self._workers:
            # They hold nothing that a kill could lose, and end sooner so than by themselves.
            self._retire(worker)

    def run(self, tasks: Iterable[Task], *, timeout: float, ahead: int) -> Iterator[Result]:
        """Do the tasks and give the results in their order, as they come.

        A task whose worker dies, hangs or reports an error is done again by a fresh worker.

        Args:
            tasks: read only as fast as they can be worked on.
            timeout: seconds that one try of a task may take without a sign of life.
            ahead: how many tasks beyond the next result may be started, which bounds the memory for results that wait.

        Raises:
            TaskFailedError: a task failed ``ATTEMPTS`` times.
        """
        self._make_ready()
        queue: _Queue[Task, Result] = _Queue(tasks, ahead)
        while True:
            yield from queue.results()
            for worker in self._workers:
                pending = queue.next() if worker.pending is None else None
                if pending is not None:
                    self._give(worker, pending, timeout)
            if queue.finished:
                return
            for pending, result in self._collect():
                if not isinstance(result, _Sign):
                    queue.settle(pending, result)

    def run_each(
        self,
        tasks: Iterable[Task],
        *,
        timeout: float,
        attempts: int = ATTEMPTS,
        listen: Callable[[Task, Any], None] | None = None,
    ) -> Iterator[tuple[Task, Result | TaskFailedError]]:
        """Do the tasks and give each with its result, or with the error of its last try, in the order they are done.

        Args:
            tasks: read only as fast as they can be worked on.
            timeout: seconds that one try of a task may take without a sign of life.
            attempts: how often a task is tried, each time after the first in a fresh worker.
            listen: called with a task and the value of each sign of life of it.
        """
        self._make_ready()
        supply = _Supply(tasks)
        while True:
            for worker in self._workers:
                pending = supply.next() if worker.pending is None else None
                if pending is not None:
                    self._give(worker, pending, timeout)
            if not any(worker.pending for worker in self._workers):
                return
            for pending, result in self._collect():
                if isinstance(result, _Sign):
                    if listen:
                        listen(pending.task, result.value)
                elif not isinstance(result, _Failure):
                    yield pending.task, result
                elif pending.attempts + 1 < attempts:
                    supply.once_more(pending)
                else:
                    yield pending.task, TaskFailedError(pending.task, result.reason)

    def _make_ready(self) -> None:
        self._starter.join()
        if self._start_error is not None:
            raise self._start_error
        for place, worker in enumerate(self._workers):
            if worker.pending is not None:
                # Left over from a run that was given up.
                self._retire(worker)
                self._workers[place] = self._start()

    def _give(self, worker: _Worker, pending: _Pending, timeout: float) -> None:
        worker.pending, worker.timeout = pending, timeout
        worker.deadline = time.monotonic() + timeout
        try:
            worker.pipe.send(pending.task)
        except OSError:
            # It died while idle. Its pipe is at its end, which _collect sees.
            return

    def _collect(self) -> Iterator[tuple[_Pending, Any]]:
        """Wait until something happens; replace the workers that failed."""
        nearest = min((worker.deadline for worker in self._workers if worker.pending), default=None)
        wait = None if nearest is None else max(0.0, nearest - time.monotonic())
        ready = set(connection.wait([worker.pipe for worker in self._workers], wait))
        for place, worker in enumerate(self._workers):
            result: Any = None
            if worker.pipe in ready:
                try:
                    result = worker.pipe.recv()
                except (EOFError, OSError):
                    worker.process.join(_STOP_SECONDS)
                    result = _Failure(f"the worker process died (exit code {worker.process.exitcode})")
            elif worker.pending is not None and time.monotonic() >= worker.deadline:
                result = _Failure("the worker process did not answer in time")
            else:
                continue
            if isinstance(result, _Sign):
                worker.deadline = time.monotonic() + worker.timeout
                if worker.pending is not None:
                    yield worker.pending, result
                continue
            pending, worker.pending = worker.pending, None
            if isinstance(result, _Failure) or self._fresh:
                self._retire(worker)
                self._workers[place] = self._start()
            if pending is not None:
                yield pending, result

    def _start_all(self, size: int) -> None:
        try:
            for _ in range(size):
                self._workers.append(self._start())
        except Exception as error:  # noqa: BLE001  (carried from this thread to the one that calls run)
            self._start_error = error

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(  # type: ignore[attr-defined]  # typeshed has it on the concrete contexts only
            target=_serve, args=(theirs, self._setup, self._arguments), name="audiobrief worker", daemon=True
        )
        with surroundings():
            process.start()
        theirs.close()
        return _Worker(process, ours)

    @staticmethod
    def _retire(worker: _Worker) -> None:
        worker.pipe.close()
        worker.process.kill()
        worker.process.join()


class FailedTaskError(Exception):
    """Raised by a worker's function: a sentence says why, the worker is not to be trusted any more."""


def _serve(pipe: Connection, setup: Callable[..., Callable[[Any], Any]], arguments: tuple[Any, ...]) -> None:
    """The life of a worker: tasks in, results out, until the parent closes the pipe or is gone."""
    # Ctrl-C goes to the whole process group; the parent decides what becomes of the workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, name="parent watch", daemon=True).start()
    global _to_parent  # noqa: PLW0603  (a process has one parent)
    _to_parent = pipe
    try:
        function = setup(*arguments)
        while True:
            pipe.send(function(pipe.recv()))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
    except FailedTaskError as error:
        pipe.send(_Failure(str(error)))
    except Exception as error:  # noqa: BLE001  (whatever went wrong, the parent is told and decides)
        pipe.send(_Failure(f"{type(error).__name__}: {error}"))


def _end_with_parent() -> None:
    """End this process when its parent is gone, whatever it is doing: nobody is left to replace it if it hangs."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
