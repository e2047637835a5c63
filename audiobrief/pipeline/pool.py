"""A pool of worker processes that can crash, hang or be killed at any moment without a task being lost.

Why not one from a library: ``concurrent.futures`` gives up all tasks when one worker dies, and so does Pebble when an idle
one does; Pebble also takes its time-outs from the wall clock. Here each worker has a pipe of its own, no lock is shared that a
dying worker could hold, and one thread waits for everything at once.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from dataclasses import dataclass
from enum import Enum
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
#: Seconds until tasks that had none to give are asked for one again.
_PATIENCE = 0.2
_log = logging.getLogger(__name__)


class NothingYet(Enum):
    """What tasks give that have none at the moment, and will have more."""

    NOTHING_YET = "nothing yet"


NOTHING_YET = NothingYet.NOTHING_YET


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


#: The pipe of this process, where it is a worker, and its place among the workers.
_to_parent: Connection | None = None
_place = 0


def is_first_worker() -> bool:
    """Whether this process is the worker that is given a task before all others; known when it is set up."""
    return _place == 0


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
        #: Whether there was nothing to be had when it was last asked for, and there will be.
        self.waits = False

    def next(self) -> _Pending | None:
        """A task to be done, if there is one now."""
        if self._again:
            return self._again.popleft()
        index, task = next(self._source, (0, None))
        self.waits = task is NOTHING_YET
        return None if task is None or self.waits else _Pending(index, task)

    def once_more(self, pending: _Pending) -> None:
        """Put back a task whose try failed."""
        pending.attempts += 1
        self._again.append(pending)


class _Queue(Generic[Task, Result]):
    """The tasks of one run: which are next, which must be done again, which results wait for an earlier one."""

    def __init__(self, tasks: Iterable[Task], ahead: int, weigh: Callable[[Task], float] | None = None) -> None:
        self._source = enumerate(tasks)
        self._ahead = ahead
        self._weigh = weigh
        self._again: deque[_Pending] = deque()
        #: Read before a worker was free for them.
        self._stock: deque[_Pending] = deque()
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
        if not self._stock:
            self.read()
        if not self._stock:
            return None
        pending = self._stock[0]
        if self._exhausted and (weigh := self._weigh) is not None:
            # None come after these: were the longest begun last, the other workers would wait for it with nothing to do.
            pending = max(self._stock, key=lambda waiting: weigh(waiting.task))
        self._stock.remove(pending)
        return pending

    def read(self) -> bool:
        """Read a task for whichever worker is free next, if one may be started now; whether there was one."""
        if self._exhausted or self._started - self._following >= self._ahead:
            return False
        numbered = next(self._source, None)
        if numbered is None:
            self._exhausted = True
            return False
        self._started += 1
        self._stock.append(_Pending(*numbered))
        return True

    def wants_more(self, stock: int) -> bool:
        """Whether fewer than so many tasks wait for a worker."""
        return len(self._again) + len(self._stock) < stock

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

    def run(
        self, tasks: Iterable[Task], *, timeout: float, ahead: int, weigh: Callable[[Task], float] | None = None
    ) -> Iterator[Result]:
        """Do the tasks and give the results in their order, as they come.

        A task whose worker dies, hangs or reports an error is done again by a fresh worker.

        Args:
            tasks: read only as fast as they can be worked on.
            timeout: seconds that one try of a task may take without a sign of life.
            ahead: how many tasks beyond the next result may be started, which bounds the memory for results that wait.
            weigh: how much work a task is, compared with others; of the last ones the longest are begun first then.

        Raises:
            TaskFailedError: a task failed ``ATTEMPTS`` times.
        """
        queue: _Queue[Task, Result] = _Queue(tasks, ahead, weigh)
        # Where there is nothing to be done, nobody waits for the workers.
        if not queue.read():
            return iter(())
        self._make_ready()
        # They begin at once, not when the first result is asked for.
        self._hand_out(queue, timeout)
        return self._results(queue, timeout, ahead if weigh else len(self._workers))

    def _results(self, queue: _Queue[Task, Result], timeout: float, stock: int) -> Iterator[Result]:
        while True:
            self._hand_out(queue, timeout)
            yield from queue.results()
            # While all are at work, what comes next is made ready: making a task may take long too.
            has_read = queue.wants_more(stock) and queue.read()
            if queue.finished:
                return
            for pending, result in self._collect(0.0 if has_read else None):
                if not isinstance(result, _Sign):
                    queue.settle(pending, result)

    def run_each(
        self,
        tasks: Iterable[Task | NothingYet],
        *,
        timeout: float,
        attempts: int = ATTEMPTS,
        listen: Callable[[Task, Any], None] | None = None,
        retried: Callable[[Task, str], None] | None = None,
    ) -> Iterator[tuple[Task, Result | TaskFailedError]]:
        """Do the tasks and give each with its result, or with the error of its last try, in the order they are done.

        Args:
            tasks: read only as fast as they can be worked on. Where they give ``NOTHING_YET``, they are asked again a little
                later, and results go on to be given.
            timeout: seconds that one try of a task may take without a sign of life.
            attempts: how often a task is tried, each time after the first in a fresh worker.
            listen: called with a task and the value of each sign of life of it.
            retried: called with a task whose try failed and that will be tried again, and why.
        """
        self._make_ready()
        supply = _Supply(tasks)
        while True:
            self._hand_out(supply, timeout)
            if not supply.waits and not any(worker.pending for worker in self._workers):
                return
            for pending, result in self._collect(_PATIENCE if supply.waits else None):
                if isinstance(result, _Sign):
                    if listen:
                        listen(pending.task, result.value)
                elif not isinstance(result, _Failure):
                    yield pending.task, result
                elif pending.attempts + 1 < attempts:
                    supply.once_more(pending)
                    if retried:
                        retried(pending.task, result.reason)
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
                self._workers[place] = self._start(place)

    def _hand_out(self, supply: _Supply | _Queue[Task, Result], timeout: float) -> None:
        """Give each worker that has none a task, as far as there are any."""
        for worker in self._workers:
            pending = supply.next() if worker.pending is None else None
            if pending is not None:
                self._give(worker, pending, timeout)

    def _give(self, worker: _Worker, pending: _Pending, timeout: float) -> None:
        worker.pending, worker.timeout = pending, timeout
        worker.deadline = time.monotonic() + timeout
        try:
            worker.pipe.send(pending.task)
        except OSError:
            # It died while idle. Its pipe is at its end, which _collect sees.
            return

    def _collect(self, patience: float | None = None) -> Iterator[tuple[_Pending, Any]]:
        """Wait until something happens, or for so many seconds; replace the workers that failed."""
        now = time.monotonic()
        waits = [max(0.0, worker.deadline - now) for worker in self._workers if worker.pending]
        waits += [] if patience is None else [patience]
        ready = set(connection.wait([worker.pipe for worker in self._workers], min(waits, default=None)))
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
                _tell_of(worker, result)
                self._retire(worker)
                self._workers[place] = self._start(place)
            if pending is not None:
                yield pending, result

    def _start_all(self, size: int) -> None:
        try:
            for place in range(size):
                self._workers.append(self._start(place))
        except Exception as error:  # noqa: BLE001  (carried from this thread to the one that calls run)
            self._start_error = error

    def _start(self, place: int) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(  # type: ignore[attr-defined]  # typeshed has it on the concrete contexts only
            target=_serve, args=(theirs, self._setup, self._arguments, place), name="audiobrief worker", daemon=True
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


def _tell_of(worker: _Worker, result: object) -> None:
    """Log that a worker is replaced because it failed."""
    if isinstance(result, _Failure):
        said = {"event": "worker.replaced", "reason": result.reason, "worker": worker.process.pid}
        _log.info("worker %s is replaced: %s", worker.process.pid, result.reason, extra=said)


class FailedTaskError(Exception):
    """Raised by a worker's function: a sentence says why, the worker is not to be trusted any more."""


def _serve(
    pipe: Connection, setup: Callable[..., Callable[[Any], Any]], arguments: tuple[Any, ...], place: int
) -> None:
    """The life of a worker: tasks in, results out, until the parent closes the pipe or is gone."""
    # Ctrl-C goes to the whole process group; the parent decides what becomes of the workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, name="parent watch", daemon=True).start()
    global _to_parent, _place
    _to_parent, _place = pipe, place
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
