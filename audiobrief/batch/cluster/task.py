"""What a worker of a cluster runs: it hands articles to processes beside it, and keeps those from one article to the next."""

from __future__ import annotations

import pickle
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audiobrief.batch.cluster.errand import Answer
from audiobrief.batch.cluster.fitness import unfit
from audiobrief.batch.job import Status
from audiobrief.batch.memory import share_of_memory

if TYPE_CHECKING:
    from audiobrief.batch.cluster.host import Reply

#: Seconds after which a process that is given nothing to do is ended: whoever ran the batch may be gone without a word.
_IDLE = 300.0
_LOOK_EVERY = 10.0


class HostLostError(Exception):
    """The process beside this worker died."""


class Host:
    """A process beside this one that does articles, one after the other, with the engine that it has loaded."""

    def __init__(self, parcel: bytes, memory: int) -> None:
        command = [sys.executable, "-P", "-c", "from audiobrief.batch.cluster.host import main; main()"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603  (ourselves)
        self.idle_since = time.monotonic()
        self._send((parcel, memory))

    def do(self, errand: bytes) -> Answer:
        """Make the article of a pickled errand.

        Raises:
            HostLostError: the process died.
        """
        self._send(errand)
        try:
            row, state, folder = self._receive()
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            code = self._process.wait()
            raise HostLostError(f"the process beside the worker died (exit code {code})") from error
        names = [row.output, *row.files] if row.status is Status.MADE and state is not None else []
        return Answer(row, state, {name: (Path(folder) / name).read_bytes() for name in names if name})

    def end(self, *, at_once: bool = False) -> None:
        """End the process: when it is done with what it does, or at once."""
        with suppress(OSError, HostLostError):
            if not at_once:
                self._send(None)
        if self._process.stdin is not None:
            with suppress(OSError):
                self._process.stdin.close()

    def _send(self, value: object) -> None:
        stream = self._process.stdin
        try:
            if stream is not None:
                pickle.dump(value, stream)
                stream.flush()
        except OSError as error:
            raise HostLostError(f"the process beside the worker died (exit code {self._process.wait()})") from error

    def _receive(self) -> Reply:
        if self._process.stdout is None:
            raise EOFError
        reply: Reply = pickle.load(self._process.stdout)  # noqa: S301  (from our own child)
        return reply


class Hosts:
    """The processes beside this one, by run: those that have nothing to do, and those that are at work."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._idle: dict[str, list[Host]] = {}
        self._busy: dict[str, list[Host]] = {}
        self._fit: set[str] = set()
        self._ended: set[str] = set()
        self._watch: threading.Thread | None = None

    def unfit(self, run: str, need: dict[str, Any]) -> str:
        """Why this worker can't work for a run; empty if it can."""
        if run not in self._fit:
            if reason := unfit(need):
                return reason
            self._fit.add(run)
        return ""

    def take(self, run: str, parcel: bytes, memory: int) -> Host:
        """A process for an article of a run: one that has nothing to do, or a new one."""
        with self._lock:
            idle = self._idle.get(run)
            host = idle.pop() if idle else None
            if self._watch is None:
                self._watch = threading.Thread(target=self._end_idle, daemon=True)
                self._watch.start()
        host = host or Host(parcel, memory)
        with self._lock:
            self._busy.setdefault(run, []).append(host)
        return host

    def give_back(self, run: str, host: Host) -> None:
        """A process has nothing to do any more."""
        with self._lock:
            self._busy[run].remove(host)
            host.idle_since = time.monotonic()
            if run not in self._ended:
                self._idle.setdefault(run, []).append(host)
                return
        host.end()

    def drop(self, run: str, host: Host) -> None:
        """A process is of no use any more."""
        with self._lock:
            self._busy[run].remove(host)
        host.end(at_once=True)

    def end(self, run: str) -> None:
        """End the processes of a run, whatever they do."""
        with self._lock:
            self._ended.add(run)
            idle, busy = self._idle.pop(run, []), list(self._busy.get(run, []))
        for host in idle:
            host.end()
        for host in busy:
            host.end(at_once=True)

    def _end_idle(self) -> None:
        while True:
            time.sleep(_LOOK_EVERY)
            old = []
            with self._lock:
                for run, hosts in self._idle.items():
                    old += [host for host in hosts if time.monotonic() - host.idle_since > _IDLE]
                    self._idle[run] = [host for host in hosts if host not in old]
            for host in old:
                host.end()


_hosts = Hosts()


def narrate(order: dict[str, Any], errand: bytes) -> dict[str, Any]:
    """Make an article on this worker. What is wrong with the article is in the answer's row.

    Args:
        order: what holds for the whole run: its id, what a worker must have, the parcel, and how much memory an article may use.
        errand: pickled.

    Returns:
        The answer as it travels; or why this worker can't do it, under ``unfit``.

    Raises:
        HostLostError: the process that made it died, or the run was ended.
    """
    run = order["run"]
    if reason := _hosts.unfit(run, order["need"]):
        return {"unfit": reason}
    host = _hosts.take(run, order["parcel"], order["memory"] or _memory())
    try:
        answer = host.do(errand)
    except BaseException:
        _hosts.drop(run, host)
        raise
    _hosts.give_back(run, host)
    return answer.as_plain()


def end(run: str) -> None:
    """End what a run has left on this worker."""
    _hosts.end(run)


def _memory() -> int:
    """The memory that an article may use: its share of what this worker may, which Dask knows of containers too."""
    from distributed import get_worker  # noqa: PLC0415  (where this runs, it is there)

    worker = get_worker()
    return share_of_memory(worker.state.nthreads, worker.memory_manager.memory_limit)
