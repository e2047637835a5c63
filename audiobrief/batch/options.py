"""How a batch is run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audiobrief.batch.cluster.options import Cluster
    from audiobrief.synthesizer.driver import Device

#: Seconds that an article may go without a sign of life.
DEFAULT_TIMEOUT = 300.0
DEFAULT_RETRIES = 2


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """How a batch is run; nothing of it changes the episodes."""

    #: Worker processes, with an article each; by default as many as are quickest with the engine.
    jobs: int | None = None
    #: What neural engines run on.
    device: Device = "cpu"
    #: Do only the first so many articles.
    limit: int | None = None
    #: Stop at the first article that fails.
    fail_fast: bool = False
    #: Seconds that an article may go without progress.
    timeout: float = DEFAULT_TIMEOUT
    #: How often an article whose worker died or hung is tried again.
    retries: int = DEFAULT_RETRIES
    #: Make again what is there already.
    force: bool = False
    #: Whether clips of voices that take long to speak are kept, and those kept before are used.
    cache: bool = True
    #: Bytes of memory that a worker may use; by default its share of four fifths of the machine's. Only Linux keeps to it.
    memory: int | None = None
    #: Where the work is done, if not on this machine.
    cluster: Cluster | None = None
