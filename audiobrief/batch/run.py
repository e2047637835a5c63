"""Running a batch: jobs in, rows out, whatever becomes of single articles."""

from __future__ import annotations

import time
from collections import Counter
from contextlib import ExitStack
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from audiobrief.batch import events
from audiobrief.batch.inputs import jobs_of
from audiobrief.batch.job import Status, failed
from audiobrief.batch.memory import share_of_memory
from audiobrief.batch.options import BatchOptions
from audiobrief.batch.pace import workers_of
from audiobrief.batch.scratch import scratch_folder
from audiobrief.batch.state import StateFolder
from audiobrief.batch.storage import objects
from audiobrief.batch.storage.address import Address, place_of
from audiobrief.batch.storage.folder import StoredFolder
from audiobrief.batch.storage.preload import modules_needed
from audiobrief.batch.unheard import Unheard
from audiobrief.batch.worker import set_up
from audiobrief.errors import OutputError
from audiobrief.pipeline.kept import QUICK_ENGINES, cache_place, settle
from audiobrief.pipeline.pool import WorkerPool
from audiobrief.pipeline.tasks import NOTHING_YET, TaskFailedError
from audiobrief.pipeline.workers import worker_context
from audiobrief.synthesizer.driver import RunSettings
from audiobrief.synthesizer.loading import load_engine as load_installed

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from audiobrief.batch.job import Job, Row
    from audiobrief.batch.settings import Settings
    from audiobrief.batch.state import ArticleFolder
    from audiobrief.batch.storage.address import Place
    from audiobrief.pipeline.tasks import NothingYet
    from audiobrief.synthesizer.engine import EngineLoader

#: Loaded once for all workers. What nearly every article needs is among it, though it is loaded on demand elsewhere: a new worker
#: an article would spend 0.12 of the 0.18 s that a short article takes on it.
_PRELOAD = (
    "audiobrief.batch.work",
    "audiobrief.pipeline.inline",
    "audiobrief.pipeline.kept",
    "audiobrief.reader.html",
    "audiobrief.normalizer.english",
    "audiobrief.lexicon.pls",
    "audiobrief.synthesizer.espeak",
    "lameenc",
    "mutagen.id3",
    "pyttsx3",
    "audiobrief.batch.warm",
)
#: The same where articles have companion files: templates are compiled in 0.2 s and filled in in 0.01 s.
_WARM_PUBLISHER = "audiobrief.publisher.warm"


def run_batch(  # noqa: PLR0913  (what, where, and how)
    inputs: Sequence[str],
    output: str | os.PathLike[str],
    settings: Settings,
    options: BatchOptions | None = None,
    *,
    listen: Callable[[Job, tuple[int, int]], None] | None = None,
    load_engine: EngineLoader | None = None,
) -> Iterator[tuple[Job, Row]]:
    """Make an episode of each article, in worker processes with an article each; each job with its row, as they are done.

    An article that can't be narrated, crashes its worker or hangs has a row that says why, and all others are done. Run again,
    it does what is missing, has changed or has failed. What happens is logged (``events``).

    Args:
        inputs: as ``jobs_of`` takes them.
        output: folder for the episodes; made if it is missing. It may be on object storage, like the inputs.
        settings: of all episodes.
        options: how to run it.
        listen: called with a job and the characters spoken so far and in all.
        load_engine: makes a speech engine from its name and a folder for temporary files.

    Raises:
        OutputError: the output folder can't be made or written to.
        ClusterError: the cluster can't be used, or was lost.
        StorageError: an address on object storage is none, or the package for it is missing.
        CastError, OutputError: a voice, the cast file or cover is wrong: no article could be made with it.
    """
    options = options or BatchOptions()
    place = place_of(output)
    objects.check(place, *inputs)

    def jobs(scratch: Path) -> Iterator[Job]:
        return islice(jobs_of(inputs, scratch, output=place), options.limit)

    return run_jobs(
        jobs,
        place,
        settings,
        options,
        listen=listen,
        load_engine=load_engine,
        preload=modules_needed(place, inputs),
    )


def run_jobs(  # noqa: PLR0913  (what, where, and how)
    jobs: Callable[[Path], Iterable[Job | NothingYet]],
    output: str | os.PathLike[str] | Address,
    settings: Settings,
    options: BatchOptions,
    *,
    listen: Callable[[Job, tuple[int, int]], None] | None = None,
    load_engine: EngineLoader | None = None,
    preload: Iterable[str] = (),
) -> Iterator[tuple[Job, Row]]:
    """Make an episode of each job, as they come: what ``run_batch`` does with those of its inputs.

    Args:
        jobs: gives the jobs, from a folder for temporary files. They are read only as fast as they can be done; where there are
            none at the moment, ``NOTHING_YET`` has them asked for again a little later. Each has a number of its own.
        output: as of ``run_batch``, like all others and the errors.
        settings: the same.
        options: the same, but for the limit, which is for whoever gives the jobs.
        listen: the same.
        load_engine: the same.
        preload: modules that nearly every article needs besides.
    """
    if settings.direction.publication.formats:
        preload = (*preload, _WARM_PUBLISHER)
    if options.cluster is not None:
        from audiobrief.batch.cluster.run import run_on_cluster  # noqa: PLC0415  (local runs need no Dask)

        return run_on_cluster(
            jobs, _make(place_of(output)), settings, options, options.cluster, load_engine, tuple(preload)
        )
    return _run_here(jobs, place_of(output), settings, options, listen, load_engine, tuple(preload))


def _run_here(  # noqa: PLR0913, PLR0917  (those of run_jobs)
    jobs: Callable[[Path], Iterable[Job | NothingYet]],
    output: Place,
    settings: Settings,
    options: BatchOptions,
    listen: Callable[[Job, tuple[int, int]], None] | None,
    load_engine: EngineLoader | None,
    preload: tuple[str, ...],
) -> Iterator[tuple[Job, Row]]:
    workers, threads = workers_of(settings.direction.engine, options)
    made = _make(output)
    with ExitStack() as stack:
        scratch = stack.enter_context(scratch_folder())
        folder = made.prepared(scratch)
        memory = options.memory if options.memory is not None else share_of_memory(workers)
        cache = cache_place() if options.cache and load_engine is None else None
        loader = load_engine or partial(load_installed, settings=RunSettings(threads, options.device))
        arguments = (folder, settings, str(scratch), memory, options.force, cache, loader)
        stack.callback(settle, cache, scratch)
        at_work: dict[int, Job] = {}
        # When the workers are gone, who could still be writing.
        stack.callback(_sweep, folder, at_work)
        # espeak-ng's sound depends on what the process has spoken before, and an article must not sound after its neighbours:
        # each has a new worker. A model takes long to load, and a voice of one sounds the same whatever came before.
        pool: WorkerPool[Job, Row] = stack.enter_context(
            WorkerPool(
                worker_context(*_PRELOAD, *preload),
                workers,
                set_up,
                arguments,
                fresh=settings.direction.engine in QUICK_ENGINES,
            )
        )
        settings.check()
        counts: Counter[str] = Counter()
        unheard = Unheard(settings.direction.voice)
        since = time.monotonic()
        stack.callback(lambda: events.batch_ended(counts, time.monotonic() - since))
        events.batch_started(str(folder), workers, settings.direction.engine)

        def started() -> Iterator[Job | NothingYet]:
            for job in jobs(scratch):
                if job is not NOTHING_YET:
                    at_work[job.number] = job
                    events.article_started(job)
                yield job

        def heard(job: Job, value: tuple[int, int] | None) -> None:
            if listen and value:
                listen(job, value)

        for job, result in pool.run_each(
            started(),
            timeout=options.timeout,
            attempts=options.retries + 1,
            listen=heard,
            retried=events.article_retried,
        ):
            row = result
            if isinstance(row, TaskFailedError):
                row = failed(job, f"{row.reason}, {options.retries + 1} times")
                folder.sweep_if_free(job.name)
            at_work.pop(job.number, None)
            counts[row.status] += 1
            unheard.hear(row)
            events.article_done(job, row)
            yield job, row
            if options.fail_fast and row.status is Status.FAILED:
                return
        unheard.tell()


def _make(output: Place) -> StateFolder | StoredFolder:
    if isinstance(output, Address):
        return StoredFolder(output).make()
    try:
        return StateFolder(output).make()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise OutputError(f"the folder {output} can't be written to: {reason}") from error


def _sweep(folder: ArticleFolder, at_work: dict[int, Job]) -> None:
    """Remove what articles that were given up left unfinished."""
    for job in at_work.values():
        folder.sweep_if_free(job.name)
