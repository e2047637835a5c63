"""The connection to a Dask cluster, with errors that say in a sentence what is wrong with it."""

from __future__ import annotations

import logging
import socket
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from audiobrief.errors import ClusterError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from distributed import Client

    from audiobrief.batch.cluster.options import Cluster

INSTALL = "pip install 'audiobrief[cluster]'"
#: Seconds that the scheduler may take to answer, and that workers may take to be there.
_ANSWER, _FIRST_WORKER = 20.0, 30.0
_REACH = 3.0
#: Seconds for which what is known of the workers is believed.
_FRESH = 3.0
#: What Dask says about lost connections, in pages of traces; we say it in a sentence.
_LOUD = ("distributed.client", "distributed.core", "distributed.batched", "distributed.comm", "distributed.utils")


class Crew:
    """The workers of a cluster."""

    def __init__(self, client: Client, cluster: Cluster) -> None:
        self.client = client
        self._cluster = cluster
        self._workers: dict[str, Any] = {}
        self._looked = float("-inf")
        #: When there last was a worker.
        self.last_seen = time.monotonic()

    @property
    def is_there(self) -> bool:
        """Whether the scheduler is."""
        return bool(self.client.status == "running")

    def slots(self) -> int:
        """How many articles the workers can do at once, as far as is known."""
        now = time.monotonic()
        if now - self._looked > _FRESH:
            self._looked = now
            self._workers = self.client.scheduler_info(n_workers=-1)["workers"]
        slots = sum(self._slots_of(worker) for worker in self._workers.values())
        if slots:
            self.last_seen = now
        return slots

    def _slots_of(self, worker: dict[str, Any]) -> int:
        offered = worker.get("resources") or {}
        shares = [offered.get(name, 0) / amount for name, amount in self._cluster.resources.items()]
        return min([int(worker["nthreads"]), *(int(share) for share in shares)])

    def await_workers(self) -> None:
        """Wait a moment for the first worker.

        Raises:
            ClusterError: there is none, or none that offers what is asked for.
        """
        deadline = time.monotonic() + _FIRST_WORKER
        while not self.slots():
            if time.monotonic() > deadline:
                asked = " ".join(f"{name}={amount:g}" for name, amount in self._cluster.resources.items())
                if self._workers and asked:
                    raise ClusterError(
                        f"no worker of the cluster at {self._cluster.address} offers {asked}: "
                        f'start some with --resources "{asked}"'
                    )
                raise ClusterError(
                    f"the cluster at {self._cluster.address} has no workers: "
                    f"start some with “dask worker {self._cluster.address}”"
                )
            time.sleep(_FRESH / 2)

    def check(self, need: dict[str, Any]) -> None:
        """Make sure that all workers are what a run needs.

        Raises:
            ClusterError: one is not; names it.
        """
        versions = self.client.get_versions()
        here = versions["client"]["host"]["python"]
        for worker, its in versions["workers"].items():
            there = its["host"]["python"]
            if there.split(".")[:2] != here.split(".")[:2]:
                raise ClusterError(
                    f"the worker {worker} runs Python {there}, and here it is {here}: run both with the same version"
                )
        for worker, reason in self.client.run(_check(), need, on_error="return").items():
            if isinstance(reason, BaseException):
                raise ClusterError(f"the worker {worker} can't be used: {type(reason).__name__}: {reason}")
            if reason:
                raise ClusterError(f"the worker {worker} {reason}")


@contextmanager
def connected(cluster: Cluster) -> Iterator[Crew]:
    """The crew of a cluster, which is there.

    Raises:
        ClusterError: Dask is not installed, or no scheduler answers.
    """
    try:
        from distributed import Client  # noqa: PLC0415  (local runs need no Dask)
    except ImportError as error:
        raise ClusterError(f"--cluster needs Dask, which is not installed: {INSTALL}") from error
    with _quiet():
        is_file = Path(cluster.address).is_file()
        where: dict[str, Any] = {"scheduler_file" if is_file else "address": cluster.address}
        try:
            client = Client(**where, timeout=_ANSWER, set_as_default=False, name="audiobrief")
        except (OSError, ValueError, TypeError, KeyError, RuntimeError) as error:
            raise ClusterError(
                f"no Dask scheduler answers at {cluster.address} ({error}): check the address, or start one with “dask scheduler”"
            ) from error
        try:
            crew = Crew(client, cluster)
            crew.await_workers()
            # Sound is large: from worker to client it goes straight where there is a way, and else through the scheduler.
            client.direct_to_workers = all(_reachable(address) for address in list(crew.client.nthreads())[:1])
            yield crew
        finally:
            with suppress(Exception):  # a cluster that is gone can't be left in order
                client.close(timeout=5)


def _reachable(address: str) -> bool:
    place = urlsplit(address)
    try:
        if place.scheme not in {"tcp", "tls"} or place.hostname is None or place.port is None:
            return False
        with socket.create_connection((place.hostname, place.port), _REACH):
            return True
    except (OSError, ValueError):
        return False


@contextmanager
def _quiet() -> Iterator[None]:
    levels = {name: logging.getLogger(name).level for name in _LOUD}
    for name in levels:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for name, level in levels.items():
            logging.getLogger(name).setLevel(level)


# What follows is pickled by value, as functions within functions are: a scheduler passes it on without having audiobrief, and a
# worker that has not says so itself.


def _check() -> Callable[[dict[str, Any]], str]:
    def check(need: dict[str, Any]) -> str:
        try:
            from audiobrief.batch.cluster.fitness import unfit  # noqa: PLC0415
        except ImportError as error:
            return f"has no audiobrief, or an older one ({error}): install {need['version']} there"
        return unfit(need)

    return check


def narrating() -> Callable[[dict[str, Any], bytes], dict[str, Any]]:
    """The function that makes an article on a worker."""

    def narrate(order: dict[str, Any], errand: bytes) -> dict[str, Any]:
        try:
            from audiobrief.batch.cluster import task  # noqa: PLC0415
        except ImportError as error:
            return {"unfit": f"has no audiobrief, or an older one ({error}): install {order['need']['version']} there"}
        return task.narrate(order, errand)

    return narrate


def keeping() -> Callable[[dict[str, Any]], dict[str, Any]]:
    """The function that a worker has the order from: as a task, it is done again where the worker that has it is lost."""

    def keep(order: dict[str, Any]) -> dict[str, Any]:
        return order

    return keep


def ending() -> Callable[[str], None]:
    """The function that ends what a run has left on a worker."""

    def end(run: str) -> None:
        module = sys.modules.get("audiobrief.batch.cluster.task")
        if module is not None:
            module.end(run)

    return end
