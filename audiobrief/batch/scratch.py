"""A folder for temporary files that is gone after its process, however that ends."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

if TYPE_CHECKING:
    from collections.abc import Iterator

_PREFIX = "audiobrief-batch-"
_LOCK = "in-use"


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A folder, removed afterwards; and removes those whose processes were killed: a spooled input may be large.

    A folder belongs to a process as long as that holds the lock in it, which the system takes from it when it dies.
    """
    _sweep(Path(tempfile.gettempdir()))
    with tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True) as name, FileLock(Path(name, _LOCK)):
        yield Path(name)


def _sweep(folder: Path) -> None:
    # One without a lock has been made just now.
    for lock in folder.glob(f"{_PREFIX}*/{_LOCK}"):
        with suppress(Timeout, OSError):
            with FileLock(lock).acquire(timeout=0):
                pass
            shutil.rmtree(lock.parent, ignore_errors=True)
