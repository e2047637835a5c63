"""Worker processes that can crash, hang and be replaced: engines keep state, and a C library can take its process along."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from contextlib import contextmanager
from multiprocessing import forkserver, resource_tracker
from typing import TYPE_CHECKING

from audiobrief import machine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.context import BaseContext
    from types import ModuleType

#: Modules that the fork server loads once for all workers, also those that are loaded on demand elsewhere.
_PRELOAD = [
    "audiobrief.model",
    "audiobrief.pipeline.render",
    "audiobrief.pipeline.kept",
    "audiobrief.pipeline.worker",
    "audiobrief.synthesizer.espeak",
    "audiobrief.synthesizer.pyttsx3_engine",
    "lameenc",
    "numpy.fft",
    "pyttsx3",
]
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
#: For glibc's malloc, in bytes. A clip's samples are larger than what it takes from the heap and gives back to it, by default:
#: each array would be memory that the system has to clear, page by page. mallopt(3) has the meaning of each.
_KEPT_MEMORY = {
    "MALLOC_MMAP_THRESHOLD_": str(4 << 20),
    "MALLOC_TRIM_THRESHOLD_": str(16 << 20),
    "MALLOC_TOP_PAD_": str(1 << 20),
}
_starting = threading.Lock()


def worker_context(*modules: str) -> BaseContext:
    """The multiprocessing context that workers are started in.

    A fork server where there is one: it loads the modules once for all workers, and forks from a process without threads.
    Elsewhere (Windows) a new interpreter a worker.

    Args:
        modules: what workers will need besides engine and encoder.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*_PRELOAD, *modules])
    return context


def start_early() -> None:
    """Have the fork server, where there is one, load its modules while this process loads its own."""
    if worker_context().get_start_method() == "forkserver":
        with surroundings():
            forkserver.ensure_running()


def available_cores() -> int:
    """How many processors this process may use."""
    return machine.cores()


@contextmanager
def surroundings() -> Iterator[None]:
    """What a worker process is started in: no main script, one thread for arithmetic, and memory kept for the next clip.

    Python re-imports the main module in every new process, so that a plain script that calls ``narrate`` without an
    ``if __name__ == "__main__"`` guard would call it again in each worker. Ours need nothing from it.

    numpy's OpenBLAS starts a thread a processor in every process, which wait by spinning: with a worker a processor, ten
    times clarkston took 22 s with them and 8 s without. The memory that is kept saves two page faults in three, and with
    them 4 % of the time that an article takes.
    """
    with (
        _starting,
        _deaf_to_interrupts(),
        _attributes_hidden(sys.modules["__main__"], "__file__", "__spec__"),
        _environment(_ONE_THREAD | _KEPT_MEMORY),
    ):
        yield


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Ctrl-C goes to the whole process group; what is started here is ended by us, and must not complain while it starts."""
    if not hasattr(signal, "pthread_sigmask"):
        yield  # Windows
        return
    # It is started on the way else, and opens this thread's ears when it is.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _attributes_hidden(module: ModuleType, *names: str) -> Iterator[None]:
    kept = {name: module.__dict__[name] for name in names if name in module.__dict__}
    module.__dict__.update(dict.fromkeys(kept))
    try:
        yield
    finally:
        module.__dict__.update(kept)


@contextmanager
def _environment(additions: dict[str, str]) -> Iterator[None]:
    added = {name: value for name, value in additions.items() if name not in os.environ}
    os.environ.update(added)
    try:
        yield
    finally:
        for name in added:
            del os.environ[name]
