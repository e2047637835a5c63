"""How a batch goes: how many articles of how many, how fast, and how long the rest will take."""

from __future__ import annotations

import tempfile
import threading
import time
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, Self

from audiobrief.batch.inputs import count_jobs
from audiobrief.showing import clock

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from audiobrief.batch.job import Job, Row
    from audiobrief.batch.report import Sums
    from audiobrief.batch.storage.address import Place

#: The pace is that of the last so many articles: those that are kept take no time, and there may be many of them first.
_RECENT = 50
#: So many articles and seconds are needed before anything is said of the rest.
_LEAST, _LEAST_SECONDS = 3, 2.0
_STOP_SECONDS = 1.0


class Progress:
    """Counts how many articles there are, in the background, while they are done; a context manager.

    How many there are can't be told where standard input or a feed is among the inputs.
    """

    def __init__(self, inputs: Sequence[str], output: Place, sums: Sums, *, limit: int | None = None) -> None:
        """Take what is given to ``run_batch``, and the sums of the rows that it gives."""
        self._inputs = inputs
        self._output = output
        self._sums = sums
        self._limit = limit
        self._total: int | None = None
        self._stop = threading.Event()
        self._counter = threading.Thread(target=self._count, name="counting articles", daemon=True)
        self._at_work: dict[int, float] = {}
        self._recent: deque[float] = deque([time.monotonic()], maxlen=_RECENT + 1)
        self._started = time.monotonic()

    def __enter__(self) -> Self:
        """Begin to count."""
        self._counter.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Count no further."""
        self._stop.set()
        self._counter.join(_STOP_SECONDS)

    @property
    def total(self) -> int | None:
        """How many articles there are; ``None`` while that is not known."""
        return self._total

    @property
    def counting(self) -> bool:
        """Whether it may become known yet."""
        return self._counter.is_alive()

    def heard(self, job: Job, characters: tuple[int, int]) -> None:
        """So many characters of an article have been spoken, of so many."""
        spoken, of = characters
        self._at_work[job.number] = spoken / max(1, of)

    def done(self, job: Job, _: Row) -> None:
        """An article is done; its row is in the sums."""
        self._at_work.pop(job.number, None)
        self._recent.append(time.monotonic())

    def seconds_left(self) -> float | None:
        """How long the rest will take, about; ``None`` while that can't be told."""
        now = time.monotonic()
        passed = now - self._recent[0]
        if self._total is None or self._sums.articles < _LEAST or now - self._started < _LEAST_SECONDS:
            return None
        under_way = sum(self._at_work.values())
        done = len(self._recent) - 1 + under_way
        return max(0.0, (self._total - self._sums.articles - under_way) * passed / done)

    def __str__(self) -> str:
        sums, seconds = self._sums, max(0.001, time.monotonic() - self._started)
        became = [f"{count} {name}" for count, name in ((sums.kept, "kept"), (sums.failed, "failed")) if count]
        return (
            f"{self._of_how_many()}: {', '.join((f'{sums.made} made', *became))}; "
            f"{sums.articles / seconds * 60:.0f} a minute, {sums.audio_seconds_made / seconds:.0f} × real time"
        )

    def _of_how_many(self) -> str:
        done, left = self._sums.articles, self.seconds_left()
        if self._total is not None:
            return f"{done} of {self._total} articles" + (f", about {clock(left)} left" if left is not None else "")
        return f"{done} articles, {'still counting' if self.counting else 'how many in all is not known'}"

    def _count(self) -> None:
        with tempfile.TemporaryDirectory(prefix="audiobrief-", ignore_cleanup_errors=True) as scratch:
            found = count_jobs(self._inputs, Path(scratch), output=self._output, stopped=self._stop.is_set)
        if found is not None and self._limit is not None:
            found = min(found, self._limit)
        self._total = found
