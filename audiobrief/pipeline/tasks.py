"""The tasks of a pool: which are next, which must be done again, which results wait for an earlier one."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from audiobrief.pipeline.serving import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Task = TypeVar("Task")
Result = TypeVar("Result")

#: How often a task is tried, each time after the first in a fresh worker.
ATTEMPTS = 3


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


@dataclass(slots=True)
class Pending:
    """A task on its way through the pool."""

    index: int
    task: Any
    attempts: int = 0


class Supply:
    """Tasks in any order: those that must be done again first."""

    def __init__(self, tasks: Iterable[Any]) -> None:
        self._source = enumerate(tasks)
        self._again: deque[Pending] = deque()
        #: Whether there was nothing to be had when it was last asked for, and there will be.
        self.waits = False

    def next(self) -> Pending | None:
        """A task to be done, if there is one now."""
        if self._again:
            return self._again.popleft()
        index, task = next(self._source, (0, None))
        self.waits = task is NOTHING_YET
        return None if task is None or self.waits else Pending(index, task)

    def once_more(self, pending: Pending) -> None:
        """Put back a task whose try failed."""
        pending.attempts += 1
        self._again.append(pending)


class Queue(Generic[Task, Result]):
    """The tasks of one run: which are next, which must be done again, which results wait for an earlier one."""

    def __init__(self, tasks: Iterable[Task], ahead: int, weigh: Callable[[Task], float] | None = None) -> None:
        self._source = enumerate(tasks)
        self._ahead = ahead
        self._weigh = weigh
        self._again: deque[Pending] = deque()
        #: Read before a worker was free for them.
        self._stock: deque[Pending] = deque()
        self._done: dict[int, Result] = {}
        self._started = 0
        self._following = 0
        self._exhausted = False

    @property
    def finished(self) -> bool:
        """Whether every task has been read and its result given."""
        return self._exhausted and self._following == self._started

    def next(self) -> Pending | None:
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
        self._stock.append(Pending(*numbered))
        return True

    def wants_more(self, stock: int) -> bool:
        """Whether fewer than so many tasks wait for a worker."""
        return len(self._again) + len(self._stock) < stock

    def settle(self, pending: Pending, result: Result | Failure) -> None:
        """Take in what became of a task.

        Raises:
            TaskFailedError: it failed for the last time.
        """
        if not isinstance(result, Failure):
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
