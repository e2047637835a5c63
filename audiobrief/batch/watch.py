"""Watching a folder: an article that is dropped in is an episode moments later."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from audiobrief.batch import events
from audiobrief.batch.arrivals import Arrivals
from audiobrief.batch.job import Job
from audiobrief.batch.names import name_of
from audiobrief.batch.options import BatchOptions
from audiobrief.batch.run import run_jobs
from audiobrief.batch.storage.address import modules_of, place_of
from audiobrief.pipeline.tasks import NOTHING_YET

if TYPE_CHECKING:
    import os
    from collections.abc import Generator, Iterator

    from audiobrief.batch.job import Row
    from audiobrief.batch.settings import Settings
    from audiobrief.pipeline.tasks import NothingYet
    from audiobrief.synthesizer.engine import EngineLoader

DEFAULT_SETTLE = 1.0


@dataclass(frozen=True, slots=True)
class WatchOptions:
    """How a folder is watched."""

    #: Seconds that a file must not have changed before it is taken to be whole.
    settle: float = DEFAULT_SETTLE
    #: Seconds between two looks through the folder, where the system does not tell what happens in it; ``None`` where it does.
    interval: float | None = None
    #: Whether to end when all that is there is done.
    once: bool = False


def watch(  # noqa: PLR0913  (what, where, and how)
    folder: str | os.PathLike[str],
    output: str | os.PathLike[str],
    settings: Settings,
    options: BatchOptions | None = None,
    watching: WatchOptions | None = None,
    *,
    load_engine: EngineLoader | None = None,
) -> Generator[tuple[Job, Row], None, None]:
    """Make an episode of each article in a folder, and of each that comes or changes, for ever; each with its row, once done.

    It is a batch whose inputs come as they will: names, states and retries are those of ``run_batch`` with the same folder, so
    that what one of them has made the other keeps. What failed is tried again when it has changed.

    Args:
        folder: where articles come in; folders in it are watched, too.
        output: folder for the episodes; may be in the other, or on object storage.
        settings: of all episodes.
        options: as of ``run_batch``; its limit is none here.
        watching: how to watch.
        load_engine: as of ``run_batch``.

    Raises:
        SourceError: there is no such folder.
        CastError, OutputError: as ``run_batch`` does.
    """
    watching = watching or WatchOptions()
    place, there = Path(folder), place_of(output)
    # No address is a folder that articles could come into.
    with Arrivals(
        place,
        there if isinstance(there, Path) else None,
        settle=watching.settle,
        interval=watching.interval,
        once=watching.once,
    ) as arrivals:

        def jobs(_: Path) -> Iterator[Job | NothingYet]:
            number = 0
            while not arrivals.ended:
                path = arrivals.next()
                if path is None:
                    yield NOTHING_YET
                else:
                    number += 1
                    yield Job(number, path, name_of(path))

        events.watch_started(str(place), str(output))
        more = modules_of(there)
        for job, row in run_jobs(
            jobs, there, settings, options or BatchOptions(), load_engine=load_engine, preload=more
        ):
            arrivals.done(job.source)
            yield job, row
