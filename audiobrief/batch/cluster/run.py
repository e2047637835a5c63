"""Running a batch on a Dask cluster: as many articles out as the workers can do, rows in as they are done."""

from __future__ import annotations

import pickle
import secrets
import time
import warnings
from collections import Counter
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audiobrief.batch import events
from audiobrief.batch.cluster.connection import connected, ending, keeping, narrating
from audiobrief.batch.cluster.errand import Answer
from audiobrief.batch.cluster.fitness import need_of
from audiobrief.batch.cluster.home import WritesHere, WritesThere
from audiobrief.batch.cluster.parcel import Parcel, packed
from audiobrief.batch.job import Row, Status, failed
from audiobrief.batch.scratch import scratch_folder
from audiobrief.batch.state import FOLDER, StateFolder
from audiobrief.batch.storage.folder import StoredFolder
from audiobrief.batch.storage.objects import put, remove
from audiobrief.batch.unheard import Unheard
from audiobrief.errors import ClusterError, StorageError
from audiobrief.pipeline.tasks import NOTHING_YET

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from distributed import Client, Future

    from audiobrief.batch.cluster.connection import Crew
    from audiobrief.batch.cluster.home import Home
    from audiobrief.batch.cluster.options import Cluster
    from audiobrief.batch.job import Job
    from audiobrief.batch.options import BatchOptions
    from audiobrief.batch.settings import Settings
    from audiobrief.pipeline.tasks import NothingYet
    from audiobrief.synthesizer.engine import EngineLoader

#: Seconds between two looks at what is done.
_PAUSE = 0.05
#: Bytes of sources that may be on their way: they are in the scheduler's memory, too.
_MOST_ON_THE_WAY = 256 << 20
#: Seconds that the way of an answer may take before the others have their turn.
_FETCH = 60.0


def run_on_cluster(  # noqa: PLR0913, PLR0917  (what, where, how, and with whom)
    jobs: Callable[[Path], Iterable[Job | NothingYet]],
    folder: StateFolder | StoredFolder,
    settings: Settings,
    options: BatchOptions,
    cluster: Cluster,
    load_engine: EngineLoader | None = None,
    preload: tuple[str, ...] = (),
) -> Iterator[tuple[Job, Row]]:
    """Do what ``run_jobs`` does, on a cluster: the same rows, the same files to the byte, and the same is remembered.

    A worker that is lost has its articles done by others. If the scheduler is lost, the run ends; what is done stays done.

    Raises:
        ClusterError: the cluster can't be used, or was lost.
    """
    settings.check()
    counts: Counter[str] = Counter()
    unheard = Unheard(settings.direction.voice)
    since = time.monotonic()
    with ExitStack() as stack:
        scratch = stack.enter_context(scratch_folder())
        crew = stack.enter_context(connected(cluster))
        there = _seen_by_workers(folder, cluster)
        mark = None if there is None else stack.enter_context(_mark(there))
        need = need_of(settings.direction.engine, options.device, mark)
        crew.check(need)
        key = settings.key()
        home = (
            WritesHere(folder, key, force=options.force)
            if isinstance(folder, StateFolder) and there is None
            else WritesThere(files_travel=not cluster.shared)
        )
        travelling, files = packed(settings)
        parcel = Parcel(
            travelling,
            key,
            files,
            there,
            str(Path.cwd()) if cluster.shared else None,
            options.device,
            options.timeout,
            options.retries + 1,
            options.force,
            options.cache,
            preload,
            load_engine,
        )
        order = {"run": secrets.token_hex(8), "need": need, "parcel": pickle.dumps(parcel), "memory": options.memory}
        out = stack.enter_context(_Out.opened(crew, order, cluster, options.retries))
        stack.callback(lambda: events.batch_ended(counts, time.monotonic() - since))
        events.batch_started(str(folder), crew.slots(), settings.direction.engine)
        for job, row in _rows(jobs(scratch), home, out, options.timeout):
            counts[row.status] += 1
            unheard.hear(row)
            events.article_done(job, row)
            yield job, row
            if options.fail_fast and row.status is Status.FAILED:
                return
        unheard.tell()


def _rows(jobs: Iterable[Job | NothingYet], home: Home, out: _Out, patience: float) -> Iterator[tuple[Job, Row]]:
    """Send out the jobs, as many as there is room for, and give the rows as they come."""
    supply = iter(jobs)
    more = True
    #: Answers that can't be taken as long as another batch is at work on the article.
    waiting: list[tuple[Job, Answer]] = []
    while more or out.count or waiting:
        out.check(patience)
        while more and len(waiting) + out.count < out.room:
            job = next(supply, None)
            if job is None or job is NOTHING_YET:
                more = job is not None
                break
            events.article_started(job)
            errand = home.errand(job)
            if isinstance(errand, Row):
                yield job, errand
            else:
                out.send(job, pickle.dumps(errand))
        came = out.collect()
        for job, answer in came:
            if isinstance(answer, Row):
                yield job, answer
            else:
                waiting.append((job, answer))
        still: list[tuple[Job, Answer]] = []
        for job, answer in waiting:
            row = home.take(job, answer)
            if row is None:
                still.append((job, answer))
            else:
                yield job, row
        waiting = still
        if not came:
            time.sleep(_PAUSE)


@dataclass(slots=True)
class _Sent:
    """An article that is out."""

    job: Job
    errand: bytes
    attempts: int = 0


class _Out:
    """The articles that are out."""

    def __init__(self, crew: Crew, order: Future, cluster: Cluster, retries: int) -> None:
        self._crew = crew
        self._order = order
        self._cluster = cluster
        self._retries = retries
        self._narrate = narrating()
        self._sent: dict[Future, _Sent] = {}
        self._bytes = 0

    @classmethod
    @contextmanager
    def opened(cls, crew: Crew, order: dict[str, Any], cluster: Cluster, retries: int) -> Iterator[_Out]:
        """A run, which is ended on all workers when it is left."""
        with warnings.catch_warnings():
            # Dask advises against large arguments. These are sources, the more of them the fewer are out.
            warnings.filterwarnings("ignore", message="Sending large graph")
            kept = crew.client.submit(keeping(), order, key=f"audiobrief-order-{order['run']}", pure=False)
            out = cls(crew, kept, cluster, retries)
            try:
                yield out
            finally:
                out._give_up(order["run"])

    @property
    def _client(self) -> Client:
        return self._crew.client

    @property
    def count(self) -> int:
        """How many are out."""
        return len(self._sent)

    @property
    def room(self) -> int:
        """How many may be out: what the workers can do at once, and as much again, so that none waits for its next one."""
        return self.count if self._bytes > _MOST_ON_THE_WAY else 2 * self._crew.slots() + 2

    def check(self, patience: float) -> None:
        """Make sure that there still is a cluster.

        Raises:
            ClusterError: the scheduler is lost, or there has been no worker for so many seconds.
        """
        if not self._crew.is_there:
            raise _lost(self._cluster)
        try:
            self._crew.slots()
        except Exception as error:
            raise _lost(self._cluster) from error
        if time.monotonic() - self._crew.last_seen > patience:
            raise ClusterError(
                f"the cluster at {self._cluster.address} has had no workers for {patience:.0f} seconds: "
                "what is done stays done; start some, and run it again"
            )

    def send(self, job: Job, errand: bytes) -> None:
        """Send out an article."""
        self._bytes += len(errand)
        self._submit(_Sent(job, errand))

    def _submit(self, sent: _Sent) -> None:
        future = self._client.submit(
            self._narrate,
            self._order,
            sent.errand,
            key=f"audiobrief-{sent.job.name}-{secrets.token_hex(4)}",
            pure=False,
            resources=dict(self._cluster.resources) or None,
        )
        self._sent[future] = sent

    def collect(self) -> list[tuple[Job, Answer | Row]]:
        """What has come of articles since the last look."""
        found: list[tuple[Job, Answer | Row]] = []
        for future in [one for one in self._sent if one.status != "pending"]:
            answer = self._answer(future)
            if answer is not None:
                found.append((self._sent[future].job, answer))
                self._bytes -= len(self._sent.pop(future).errand)
                future.release()
        return found

    def _answer(self, future: Future) -> Answer | Row | None:
        """What came of an article; ``None`` if it is tried again, or is still on its way."""
        from distributed import KilledWorker, TimeoutError as FetchTimeout  # noqa: I001, PLC0415

        if future.status in {"cancelled", "lost"}:
            raise _lost(self._cluster)
        try:
            value = future.result(timeout=_FETCH)
        except (FetchTimeout, TimeoutError):
            return None
        except KilledWorker as error:
            return self._again(
                future, f"the cluster's workers that tried it were lost, {error.allowed_failures + 1} in a row"
            )
        except Exception as error:  # whatever went wrong over there
            if not self._crew.is_there:
                raise _lost(self._cluster) from error
            return self._again(future, f"{type(error).__name__}: {error}")
        if reason := value.get("unfit"):
            raise ClusterError(f"a worker that has joined the cluster {reason}. What is done stays done; run it again")
        return Answer.from_plain(value)

    def _again(self, future: Future, reason: str) -> Row | None:
        """Try an article again; its row, if it has been tried often enough."""
        sent = self._sent[future]
        sent.attempts += 1
        if sent.attempts > self._retries:
            return failed(sent.job, f"{reason}, {sent.attempts} times")
        events.article_retried(sent.job, reason)
        del self._sent[future]
        future.release()
        self._submit(sent)
        return None

    def _give_up(self, run: str) -> None:
        """Call back what is out, and end what the run has left on the workers."""
        with suppress(Exception):  # the cluster may be gone, and the error that brought us here is the one to tell
            if self._crew.is_there:
                self._client.cancel(list(self._sent), force=True)
                self._client.run(ending(), run, on_error="ignore")
        self._sent.clear()


def _lost(cluster: Cluster) -> ClusterError:
    return ClusterError(
        f"the connection to the scheduler at {cluster.address} was lost: what is done stays done; "
        "see that the scheduler runs, and run it again"
    )


def _seen_by_workers(folder: StateFolder | StoredFolder, cluster: Cluster) -> StateFolder | StoredFolder | None:
    """The output folder as workers find it; ``None`` where they can't, and episodes travel."""
    if isinstance(folder, StoredFolder):
        return folder
    return StateFolder(folder.output.absolute()) if cluster.shared else None


@contextmanager
def _mark(folder: StateFolder | StoredFolder) -> Iterator[tuple[str, str]]:
    """A file in the output folder by which workers can tell that they see the same folder: where it is and what is in it."""
    token = secrets.token_hex(16)
    name = f"shared-{token[:8]}"
    if isinstance(folder, StoredFolder):
        mark = folder.address / FOLDER / name
        put(mark, token.encode())
        try:
            yield str(mark), token
        finally:
            with suppress(StorageError):
                remove(mark)
        return
    place = folder.output / FOLDER / name
    place.write_text(token, encoding="utf-8")
    try:
        yield str(place), token
    finally:
        with suppress(OSError):
            place.unlink()
