"""Speaking the lines and writing the MP3: the parent's side of the workers."""

from __future__ import annotations

import tempfile
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING

from audiobrief.errors import SynthesisError
from audiobrief.pipeline.kept import Identities, cache_place, quick_beside, settle
from audiobrief.pipeline.kept_passages import KeptPassages
from audiobrief.pipeline.lines import PASSAGE_CHARACTERS, Passage, group
from audiobrief.pipeline.pool import WorkerPool
from audiobrief.pipeline.tasks import TaskFailedError
from audiobrief.pipeline.worker import set_up
from audiobrief.pipeline.workers import available_cores, worker_context
from audiobrief.synthesizer.driver import RunSettings
from audiobrief.synthesizer.loading import DEFAULT_ENGINE, InstalledEngines, find_driver

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import TracebackType
    from typing import Self

    from audiobrief.pipeline.lines import Line, RenderedPassage
    from audiobrief.pipeline.sound import Sound
    from audiobrief.synthesizer.driver import Device
    from audiobrief.synthesizer.engine import EngineLoader

    #: Called with the characters spoken so far and the characters in all.
    ProgressReport = Callable[[int, int], None]

#: Longest time one passage of about 30 s of speech may take, in seconds.
_PASSAGE_TIMEOUT = 300.0
#: Passages that may be finished ahead of the one that is written next, per worker.
_AHEAD = 4
#: Bytes of MP3 frames that the parent takes from the cache by itself: more than two hours of speech.
_KEPT_AT_ONCE = 64_000_000


class Studio:
    """The workers that speak, from before the script is known until the episode is done.

    Starting them takes a good part of a second, in the background: open the studio early.
    """

    def __init__(
        self,
        jobs: int | None = None,
        load: EngineLoader | None = None,
        *,
        cache: bool = True,
        engine: str = DEFAULT_ENGINE,
        device: Device = "cpu",
    ) -> None:
        """Start the workers.

        Args:
            jobs: number of worker processes; by default as many as are quickest with the engine.
            load: makes an engine from its name and a folder for temporary files; the installed engines by default.
            cache: whether clips are kept between runs; those of an engine of the caller's own never are.
            engine: which engine speaks most: workers and threads are laid out for it.
            device: what neural engines run on.

        Raises:
            CacheError: ``AUDIOBRIEF_CACHE_SIZE`` does not hold a size.
        """
        self._engine = engine
        self._cache = cache_place() if cache and load is None else None
        cores, driver = available_cores(), find_driver(engine)
        self._jobs, threads = driver.layout(cores, device)
        if jobs is not None:
            self._jobs, threads = jobs, max(1, cores // jobs)
        # Where speaking takes nearly all the time, short passages keep all workers busy to the end.
        self._passage_size = 1 if driver.neural else PASSAGE_CHARACTERS
        self._scratch = tempfile.TemporaryDirectory(prefix="audiobrief-", ignore_cleanup_errors=True)
        loader = load or InstalledEngines(RunSettings(threads, device))
        # As many passages as there are workers are spoken at once; for fewer, each has more threads.
        self._few = self._jobs - 1 if driver.neural and load is None else 0
        self._cores = cores
        arguments = (self._scratch.name, loader, self._cache, engine, cores if self._few else None)
        self._pool: WorkerPool[tuple[Passage, Sound], RenderedPassage] = WorkerPool(
            worker_context(), self._jobs, set_up, arguments
        )

    def __enter__(self) -> Self:
        """Return the studio itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop the workers and remove their temporary files."""
        try:
            self._pool.__exit__(kind, error, trace)
            settle(self._cache, Path(self._scratch.name))
        finally:
            self._scratch.cleanup()

    def record(self, lines: Iterable[Line], sound: Sound) -> Iterator[tuple[Passage, RenderedPassage]]:
        """Speak the lines; gives the passages in order, as they are encoded.

        Workers begin at once. Lines are asked for one by one, as fast as they can be spoken.

        Raises:
            SynthesisError: a sentence could not be spoken, by several workers one after the other. Names the sentence.
        """
        order = _Order(KeptPassages(self._cache, Identities(quick=quick_beside(self._engine))))
        tasks = _shared(order.tasks(group(lines, self._passage_size), sound), self._few, self._cores)
        # Of passages that are not a sentence each, all are as long.
        weigh = _length if self._passage_size == 1 else None
        made = self._pool.run(tasks, timeout=_PASSAGE_TIMEOUT, ahead=_AHEAD * self._jobs, weigh=weigh)
        return self._in_order(order, made)

    def _in_order(self, order: _Order, results: Iterator[RenderedPassage]) -> Iterator[tuple[Passage, RenderedPassage]]:
        try:
            for made in results:
                yield from order.kept()
                yield order.next(), made
            yield from order.kept()
        except TaskFailedError as failure:
            failed: tuple[Passage, Sound] = failure.task  # type: ignore[assignment]  # the pool gives back what it was given
            raise self._explain(*failed, failure) from failure

    def record_each(self, lines: Iterable[Line], sound: Sound) -> Iterator[RenderedPassage]:
        """Speak lines that have nothing to do with each other, each as if it were an episode.

        Raises:
            SynthesisError: one could not be spoken; names it.
        """
        tasks = ((Passage((line,), last=True), sound) for line in lines)
        try:
            yield from self._pool.run(tasks, timeout=_PASSAGE_TIMEOUT, ahead=_AHEAD * self._jobs)
        except TaskFailedError as failure:
            failed: tuple[Passage, Sound] = failure.task  # type: ignore[assignment]  # the pool gives back what it was given
            text = failed[0].lines[0].text
            raise SynthesisError(f"the sentence “{text}” could not be spoken: {failure.reason}") from failure

    def _explain(self, passage: Passage, sound: Sound, failure: TaskFailedError) -> SynthesisError:
        """Find the sentence that a passage failed at: a process that died could not tell."""
        for line in passage.lines:
            try:
                list(self._pool.run([(Passage((line,), last=True), sound)], timeout=_PASSAGE_TIMEOUT, ahead=1))
            except TaskFailedError as single:
                return SynthesisError(f"the sentence “{line.text}” could not be spoken: {single.reason}", line.section)
        first, last = passage.lines[0].text, passage.lines[-1].text
        return SynthesisError(
            f"the sentences from “{first}” to “{last}” could not be spoken: {failure.reason}", passage.lines[0].section
        )


def _length(task: tuple[Passage, Sound]) -> float:
    """How long it takes to speak a passage, compared with others."""
    return sum(len(line.spoken) for line in task[0].lines)


def _shared(tasks: Iterable[tuple[Passage, Sound]], few: int, cores: int) -> Iterator[tuple[Passage, Sound]]:
    """Tasks as they are; where there are no more than ``few`` in all, with the threads that each may take then."""
    source = iter(tasks)
    first: list[tuple[Passage, Sound]] = []
    while len(first) < few and (task := next(source, None)) is not None:
        first.append(task)
    following = next(source, None)
    if following is None:
        yield from ((passage._replace(threads=cores // len(first)), sound) for passage, sound in first)
        return
    yield from first
    yield following
    yield from source


class _Order:
    """The passages that are on their way, in order: those that workers make, and those that were made before."""

    def __init__(self, kept: KeptPassages) -> None:
        self._kept = kept
        self._passages: deque[tuple[Passage, RenderedPassage | None]] = deque()
        self._held = 0

    def tasks(self, passages: Iterable[Passage], sound: Sound) -> Iterator[tuple[Passage, Sound]]:
        """What workers are to do of these passages."""
        for passage in passages:
            # What is too much to hold is found by the workers, one passage at a time.
            found = self._kept.get(passage, sound) if self._held < _KEPT_AT_ONCE else None
            self._passages.append((passage, found))
            if found is None:
                yield passage, sound
            else:
                self._held += len(found.encoded.frames)

    def kept(self) -> Iterator[tuple[Passage, RenderedPassage]]:
        """Those that were made before and come now."""
        while self._passages and (found := self._passages[0][1]) is not None:
            passage, _ = self._passages.popleft()
            self._held -= len(found.encoded.frames)
            yield passage, found

    def next(self) -> Passage:
        """The one whose result comes now."""
        return self._passages.popleft()[0]
