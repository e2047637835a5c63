"""Checksums of models, remembered until the files change: to read a hundred megabytes takes longer than all else at the start.

A file is taken for unchanged while its size, its number and its times are. On Linux and macOS nobody but the administrator
can set the time of its last change of status, so that a file that was tampered with is read again, whatever date it was given.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

from audiobrief.synthesizer.cache_folder import cache_folder

if TYPE_CHECKING:
    from pathlib import Path

_FILE = "model-checksums.json"
#: Small files are read in less time than the list.
_SMALL = 1 << 20
#: Seconds within which a file may change twice without its times telling.
_UNSETTLED = 2.0


def checksum(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits.

    Raises:
        OSError: it can't be read.
    """
    facts = path.stat()
    return _checksum(path.absolute(), (facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino), _list_file())


@cache
def _checksum(path: Path, stamp: tuple[int, ...], book: Path) -> str:
    known = _read(book).get(str(path)) if stamp[0] >= _SMALL else None
    if known is not None and known[:-1] == [*stamp]:
        return str(known[-1])
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if stamp[0] >= _SMALL and time.time() - max(stamp[1:3]) / 1e9 > _UNSETTLED:
        _write(book, {**_read(book), str(path): [*stamp, found]})
    return found


def _list_file() -> Path:
    return cache_folder().with_name(_FILE)


def _read(book: Path) -> dict[str, list[object]]:
    """What is remembered; nothing where the list is not what ``_write`` made."""
    with suppress(OSError, ValueError):
        found = json.loads(book.read_text("utf-8"))
        if isinstance(found, dict) and all(isinstance(entry, list) and len(entry) == 5 for entry in found.values()):
            return found
    return {}


def _write(book: Path, entries: dict[str, list[object]]) -> None:
    """Remember; where that can't be, files are read again. Of two processes that write at once, one's entries are lost."""
    part = book.with_name(f".{_FILE}.{os.urandom(4).hex()}")
    with suppress(OSError):
        book.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part.write_text(json.dumps({path: entry for path, entry in entries.items() if os.path.exists(path)}), "utf-8")  # noqa: PTH110
        part.replace(book)
    with suppress(OSError):
        part.unlink(missing_ok=True)
