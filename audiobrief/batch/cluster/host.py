"""The process beside a worker of a cluster that does its articles, as a batch on one machine does them.

Articles are made in a process of this one's, which can crash, hang or be killed: the Dask worker stays, and its other articles
with it. A process of its own, since Dask's are not allowed children, and sound, of espeak-ng, depends on what its process has
spoken before.

Both talk in pickles over standard input and output: a parcel first, then errands in and replies out, one by one.
"""

from __future__ import annotations

import os
import pickle
import shutil
import signal
import sys
import threading
from functools import partial
from queue import SimpleQueue
from typing import TYPE_CHECKING

from audiobrief.batch.cluster.errand import Errand, FarFolder
from audiobrief.batch.cluster.parcel import AtHome, unpacked
from audiobrief.batch.job import Row, failed
from audiobrief.batch.scratch import scratch_folder
from audiobrief.batch.state import State
from audiobrief.batch.worker import set_up
from audiobrief.pipeline.kept import QUICK_ENGINES, cache_place, settle
from audiobrief.pipeline.pool import WorkerPool
from audiobrief.pipeline.tasks import TaskFailedError
from audiobrief.pipeline.worker import keep_standard_output_clean
from audiobrief.pipeline.workers import worker_context
from audiobrief.synthesizer.driver import RunSettings
from audiobrief.synthesizer.loading import load_engine

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any, BinaryIO

    from audiobrief.batch.cluster.parcel import Parcel

#: What became of an article, what is to be remembered of it, and the folder with its files.
Reply = tuple[Row, State | None, str]
_PRELOAD = ("audiobrief.batch.work", "audiobrief.pipeline.inline", "audiobrief.batch.warm")


def main() -> None:
    """Do the errands that come on standard input until there is a ``None``, or nobody is left to send any."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the Dask worker, and this ends with it
    replies = os.fdopen(os.dup(1), "wb")
    keep_standard_output_clean()
    # From our own parent; and whoever may give a Dask worker tasks may have it run any code.
    parcel, memory = pickle.load(sys.stdin.buffer)  # noqa: S301
    errands: SimpleQueue[Errand | None] = SimpleQueue()
    with scratch_folder() as scratch:
        threading.Thread(target=_receive, args=(sys.stdin.buffer, errands, str(scratch)), daemon=True).start()
        _serve(pickle.loads(parcel), memory, scratch, errands, replies)  # noqa: S301


def _receive(stream: BinaryIO, errands: SimpleQueue[Errand | None], scratch: str) -> None:
    """Pass errands on; end this process when the worker that sends them is gone, whatever is being done."""
    errand: Any = True
    while errand is not None:
        try:
            packed = pickle.load(stream)  # noqa: S301
            errand = None if packed is None else pickle.loads(packed)  # noqa: S301
        except (EOFError, OSError, pickle.UnpicklingError):
            shutil.rmtree(scratch, ignore_errors=True)
            os._exit(1)
        errands.put(errand)


def _serve(parcel: Parcel, memory: int, scratch: Path, errands: SimpleQueue[Errand | None], replies: BinaryIO) -> None:
    unpacked_in = scratch / "settings"
    settings = unpacked(parcel.settings, parcel.files, unpacked_in)
    told = AtHome.of(parcel.files, unpacked_in)
    if parcel.here is not None:
        os.chdir(parcel.here)
    cache = cache_place() if parcel.cache and parcel.load is None else None
    load = parcel.load or partial(load_engine, settings=RunSettings(1, parcel.device))
    folder = FarFolder(scratch / "sent") if parcel.folder is None else parcel.folder.prepared(scratch)
    working = scratch / "working"
    working.mkdir()
    rest = (settings, str(working), memory, parcel.force, cache, load, parcel.settings_key, told)
    fresh = settings.direction.engine in QUICK_ENGINES
    with WorkerPool(
        worker_context(*_PRELOAD, *parcel.preload), 1, set_up_errands, (folder, *rest), fresh=fresh
    ) as pool:
        while (errand := errands.get()) is not None:
            ((_, result),) = pool.run_each([errand], timeout=parcel.timeout, attempts=parcel.attempts)
            if isinstance(result, TaskFailedError):
                folder.sweep_if_free(errand.job.name)
                result = failed(errand.job, f"{result.reason}, {parcel.attempts} times"), None
            reply: Reply = (*result, str(folder.output))
            pickle.dump(reply, replies)
            replies.flush()
    settle(cache, working)


def set_up_errands(folder: Any, *rest: Any) -> Callable[[Errand], tuple[Row, State | None]]:  # noqa: ANN401  (those of set_up)
    """Prepare a process of the pool and return the function that does an errand."""
    maker = set_up(folder, *rest)

    def do(errand: Errand) -> tuple[Row, State | None]:
        if not isinstance(folder, FarFolder):
            return maker(errand.job), None
        folder.expect(errand.known)
        return maker(errand.job), folder.made

    return do
