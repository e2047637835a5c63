"""The cache's files: read, written and deleted so that any number of processes can do so at once.

One file an entry, in folders by the first two digits of its key. That needs no lock and no database, and any of the processes
can be killed: a file is written beside its place and renamed into it, and what is read is checked against its checksum.
diskcache, the library for this, keeps its values as pickles, which run whatever code somebody wrote into them, and has had no
release since 2023.
"""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING, TypeVar

from audiobrief.synthesizer.cache_folder import PART_ENDING, prune

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Bytes = bytes | memoryview

T = TypeVar("T")
#: Share of its limit that the cache may grow by before a process looks at its size again.
_GROWTH_BETWEEN_LOOKS = 1 / 16
_DIGEST_BYTES = 16


class CacheStore:
    """Entries on disk, the least recently used ones deleted when there are too many.

    A cache never fails: an entry that can't be read is made again, and one that can't be written is not kept.
    """

    def __init__(self, folder: Path, limit: int) -> None:
        """Take a folder, which need not exist yet.

        Args:
            folder: for this cache and nothing else.
            limit: bytes that all entries may take up together.
        """
        self._folder = folder
        self._limit = limit
        self._grown = 0
        #: Why entries are not kept any more; ``None`` while they are.
        self.trouble: str | None = None

    def read(self, key: str, ending: str, unpack: Callable[[bytes], T]) -> T | None:
        """The entry of that key, if it is here and whole: ``unpack`` raises ``ValueError`` where it isn't."""
        place = self._place(key, ending)
        try:
            entry = unpack(place.read_bytes())
        except OSError:
            return None
        except ValueError:
            # The power failed, or the disk. It would be read in vain every time.
            with contextlib.suppress(OSError):
                place.unlink()
            return None
        # The time of writing is kept as the time of last use. Where it can't be set, nothing can be deleted either.
        with contextlib.suppress(OSError):
            os.utime(place)
        return entry

    def write(self, key: str, ending: str, data: bytes) -> None:
        """Keep an entry. After a first failure (a full disk, say) no more is tried; ``trouble`` says why."""
        if self.trouble is not None:
            return
        place = self._place(key, ending)
        part = place.with_name(f"{os.urandom(8).hex()}{PART_ENDING}")
        try:
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            part.write_bytes(data)
            part.replace(place)
        except FileNotFoundError:
            # The cache was cleared between two of these lines.
            return
        except OSError as error:
            self.trouble = f"{self._folder} can't be written to: {error.strerror or error}"
            with contextlib.suppress(OSError):
                part.unlink()
            return
        self._grown += len(data)
        if self._grown > self._limit * _GROWTH_BETWEEN_LOOKS:
            self.prune()

    def prune(self) -> None:
        """Delete what was not used for longest, if the cache is over its limit."""
        self._grown = 0
        prune(self._folder, self._limit)

    def _place(self, key: str, ending: str) -> Path:
        return self._folder / key[:2] / f"{key}{ending}"


def sealed(magic: bytes, body: bytes) -> bytes:
    """A file's content, from which ``opened`` knows whether it is whole."""
    return magic + _digest(body) + body


def opened(magic: bytes, data: bytes) -> memoryview:
    """What was sealed.

    Raises:
        ValueError: the content is not what ``sealed`` made, to the bit.
    """
    body = memoryview(data)[len(magic) + _DIGEST_BYTES :]
    if not data.startswith(magic) or data[len(magic) : len(magic) + _DIGEST_BYTES] != _digest(body):
        raise ValueError("not a whole entry of the cache")
    return body


def _digest(body: Bytes) -> bytes:
    from hashlib import blake2b  # noqa: PLC0415  (2 ms to load, which those who keep no clips save)

    return blake2b(body, digest_size=_DIGEST_BYTES).digest()
