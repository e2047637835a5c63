"""A lock on storage that has none: who wants it leaves a mark, and has it if there is no other mark.

Of two who leave theirs at the same time, at least one sees both, as long as what is written is listed at once (S3, Google Cloud
Storage and Azure promise that); who sees another mark takes the own one away and tries again later. No storage needs to write
conditionally for it, and no two clocks are compared: a mark is renewed while its owner lives, and one that has not changed for
``LEASE`` seconds, by the clock of who waits for it, is of somebody who was killed.
"""

from __future__ import annotations

import random
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from filelock import Timeout

from audiobrief.batch.storage.objects import listed, put, read_small, remove
from audiobrief.errors import StorageError

if TYPE_CHECKING:
    from audiobrief.batch.storage.address import Address

#: Seconds after which a mark that does not change is nobody's any more.
LEASE = 60.0
_RENEWALS = 4
#: Seconds between two looks at who else is there, at most.
_PAUSE = 1.0


class StoredLock:
    """A lock on what is named by a folder for marks, for one owner, who may take it from many processes one after the other."""

    def __init__(self, folder: Address, owner: str, lease: float = LEASE) -> None:
        self._folder = folder
        self._mark = folder / owner
        self._owner = owner
        self._lease = lease
        #: The others: what their marks said, and since when.
        self._seen: dict[str, tuple[bytes | None, float]] = {}
        self._released = threading.Event()
        self._renewer: threading.Thread | None = None
        self._renewed = 0

    def acquire(self, timeout: float | None = None) -> None:
        """Take it.

        Raises:
            Timeout: others had it for so many seconds.
            StorageError: that can't be asked.
        """
        deadline = None if timeout is None else time.monotonic() + timeout
        while not self._try():
            pause = random.uniform(_PAUSE / 10, _PAUSE)  # noqa: S311  (so that two don't meet again)
            if deadline is not None and time.monotonic() + pause > deadline:
                raise Timeout(str(self._folder))
            time.sleep(pause)
        self._released = threading.Event()
        self._renewer = threading.Thread(target=self._renew, args=(self._released,), name="lock", daemon=True)
        self._renewer.start()

    def release(self, force: bool = False) -> None:  # noqa: ARG002  (as of filelock)
        """Give it back."""
        self._released.set()
        if self._renewer is not None:
            self._renewer.join()
            self._renewer = None
        with suppress(StorageError):  # it is free after the lease, whatever becomes of the mark
            remove(self._mark)

    def check(self) -> None:
        """Make sure that nobody has taken it for abandoned.

        Raises:
            StorageError: somebody has.
        """
        if read_small(self._mark) is None:
            raise StorageError(
                f"another batch took over what this one was making, after it had not moved for {self._lease:.0f} seconds: "
                "run it again"
            )

    def _try(self) -> bool:
        if self._seen and self._others():
            return False
        self._write()
        if self._others():
            remove(self._mark)
            return False
        return True

    def _others(self) -> bool:
        """Whether anybody else has it, or wants it; those who were killed are removed."""
        now = time.monotonic()
        there = {one.name for one in listed(self._folder)} - {self._owner}
        self._seen = {name: seen for name, seen in self._seen.items() if name in there}
        alive = False
        for name in there:
            said = read_small(self._folder / name)
            before = self._seen.setdefault(name, (said, now))
            if before[0] != said:
                self._seen[name] = said, now
                alive = True
            elif now - before[1] >= self._lease:
                remove(self._folder / name)
            else:
                alive = True
        return alive

    def _write(self) -> None:
        self._renewed += 1
        # Nobody else ever writes the same: a mark that was taken away and made again has changed, too.
        put(self._mark, f"{self._renewed} {random.getrandbits(64):x}".encode())

    def _renew(self, released: threading.Event) -> None:
        while not released.wait(self._lease / _RENEWALS):
            with suppress(StorageError):  # tried again at the next turn
                if read_small(self._mark) is None:
                    return  # it was taken for abandoned, and check tells
                self._write()
