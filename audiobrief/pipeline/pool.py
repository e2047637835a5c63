"""A pool of worker processes that can crash, hang or be killed at any moment without a task being lost.

Why not one from a library: ``concurrent.futures`` gives up all tasks when one worker dies, and so does Pebble when an idle
one does; Pebble also takes its time-outs from the wall clock. Here each worker has a pipe of its own, no lock is shared that a
dying worker could hold, and one thread waits for everything at once.
"""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass
from multiprocessing import connection
from typing import TYPE_CHECKING, Any, Generic

from audiobrief.folders import folders
from audiobrief.pipeline.serving import Failure, Remark, Sign, serve
from audiobrief.pipeline.tasks import ATTEMPTS, NothingYet, Pending, Queue, Result, Supply, Task, TaskFailedError
from audiobrief.pipeline.workers import surroundings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess
    from types import TracebackType
    from typing import Self

_STOP_SECONDS = 2.0
#: Seconds until tasks that had none to give are asked for one again.
_PATIENCE = 0.2
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    pending: Pending | None = None
    timeout: float = 0.0
    deadline: float = 0.0
    #: Whether it must not be given another task: it failed, or has done its one.
    is_spent: bool = False


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
            fresh: whether each task is given a worker that has done none before. One more than ``size`` is there then, so that
                the next task need not wait for the start of a process.
        """
        self._context = context
        self._setup = setup
        self._arguments = arguments
        self._folders = folders()
        self._fresh = fresh
        self._size = size
        self._workers: list[_Worker] = []
        #: What was said of what workers warn of.
        self._remarks: set[str] = set()
        self._start_error: BaseException | None = None
        self._starter = threading.Thread(
            target=self._start_all, args=(size + fresh,), name="worker starter", daemon=True
        )
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
            # They hold nothing that a kill could lose, and end sooner so than by themselves: at once, before any is waited for.
            worker.process.kill()
        for worker in self._workers:
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
        queue: Queue[Task, Result] = Queue(tasks, ahead, weigh)
        # Where there is nothing to be done, nobody waits for the workers.
        if not queue.read():
            return iter(())
        self._make_ready()
        # They begin at once, not when the first result is asked for.
        self._hand_out(queue, timeout)
        return self._results(queue, timeout, ahead if weigh else len(self._workers))

    def _results(self, queue: Queue[Task, Result], timeout: float, stock: int) -> Iterator[Result]:
        while True:
            self._hand_out(queue, timeout)
            yield from queue.results()
            # While all are at work, what comes next is made ready: making a task may take long too.
            has_read = queue.wants_more(stock) and queue.read()
            if queue.finished:
                return
            for pending, result in self._collect(0.0 if has_read else None):
                if not isinstance(result, Sign):
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
        supply = Supply(tasks)
        while True:
            self._hand_out(supply, timeout)
            if not supply.waits and not any(worker.pending for worker in self._workers):
                return
            for pending, result in self._collect(_PATIENCE if supply.waits else None):
                if isinstance(result, Sign):
                    if listen:
                        listen(pending.task, result.value)
                elif not isinstance(result, Failure):
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
        for worker in self._workers:
            # Left over from a run that was given up.
            worker.is_spent |= worker.pending is not None
        self._renew()

    def _hand_out(self, supply: Supply | Queue[Task, Result], timeout: float) -> None:
        """Give each worker that has none a task, as far as there are any, and then replace those that are spent."""
        self._give_to_idle(supply, timeout)
        if self._renew():
            self._give_to_idle(supply, timeout)

    def _give_to_idle(self, supply: Supply | Queue[Task, Result], timeout: float) -> None:
        busy = sum(worker.pending is not None for worker in self._workers)
        for worker in self._workers:
            if busy == self._size:
                return
            pending = supply.next() if worker.pending is None and not worker.is_spent else None
            if pending is not None:
                self._give(worker, pending, timeout)
                busy += 1

    def _renew(self) -> bool:
        """Replace the workers that are spent; whether there were any."""
        spent = [(place, worker) for place, worker in enumerate(self._workers) if worker.is_spent]
        for place, worker in spent:
            self._retire(worker)
            self._workers[place] = self._start(place)
        return bool(spent)

    def _give(self, worker: _Worker, pending: Pending, timeout: float) -> None:
        worker.pending, worker.timeout = pending, timeout
        worker.deadline = time.monotonic() + timeout
        try:
            worker.pipe.send(pending.task)
        except OSError:
            # It died while idle. Its pipe is at its end, which _collect sees.
            return

    def _collect(self, patience: float | None = None) -> Iterator[tuple[Pending, Any]]:
        """Wait until something happens, or for so many seconds."""
        now = time.monotonic()
        waits = [max(0.0, worker.deadline - now) for worker in self._workers if worker.pending]
        waits += [] if patience is None else [patience]
        alive = [worker for worker in self._workers if not worker.is_spent]
        ready = set(connection.wait([worker.pipe for worker in alive], min(waits, default=None)))
        for worker in alive:
            result: Any = None
            if worker.pipe in ready:
                try:
                    result = worker.pipe.recv()
                except (EOFError, OSError):
                    worker.process.join(_STOP_SECONDS)
                    result = Failure(f"the worker process died (exit code {worker.process.exitcode})")
            elif worker.pending is not None and time.monotonic() >= worker.deadline:
                result = Failure("the worker process did not answer in time")
            else:
                continue
            if isinstance(result, Remark):
                self._say(result.text)
                continue
            if isinstance(result, Sign):
                worker.deadline = time.monotonic() + worker.timeout
                if worker.pending is not None:
                    yield worker.pending, result
                continue
            pending, worker.pending = worker.pending, None
            worker.is_spent = self._fresh
            if isinstance(result, Failure):
                said = {"event": "worker.replaced", "reason": result.reason, "worker": worker.process.pid}
                _log.info("worker %s is replaced: %s", worker.process.pid, result.reason, extra=said)
                # At once: it may hang with what the next try needs.
                self._retire(worker)
                worker.is_spent = True
            if pending is not None:
                yield pending, result

    def _say(self, remark: str) -> None:
        """Say what workers warn of; they may meet with the same thing many times."""
        if remark not in self._remarks:
            self._remarks.add(remark)
            _log.warning("%s", remark)

    def _start_all(self, size: int) -> None:
        try:
            for place in range(size):
                self._workers.append(self._start(place))
        except Exception as error:  # noqa: BLE001  (carried from this thread to the one that calls run)
            self._start_error = error

    def _start(self, place: int) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(  # type: ignore[attr-defined]  # typeshed has it on the concrete contexts only
            target=serve,
            args=(theirs, self._setup, self._arguments, place, self._folders),
            name="audiobrief worker",
            daemon=True,
        )
        with surroundings():
            process.start()
        theirs.close()
        return _Worker(process, ours)

    @staticmethod
    def _retire(worker: _Worker) -> None:
        """Stop a worker, whatever it is doing; one that has been stopped is left as it is."""
        worker.pipe.close()
        worker.process.kill()
        worker.process.join()
