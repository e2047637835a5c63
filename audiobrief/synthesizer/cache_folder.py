"""The clip cache's folder: where it is, how large it may be, what is in it, and how it is emptied."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from audiobrief.errors import CacheError
from audiobrief.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Clips; passages, which are made of them; and what is not finished yet.
ENDING, PASSAGE_ENDING, PART_ENDING = ".clip", ".passage", ".part"
#: Bytes: about 12 hours of speech at 24 kHz.
DEFAULT_LIMIT = 10**9
#: Where the cache goes, and how large it may grow ("500M", "2G", bytes; 0 for no cache).
FOLDER_VARIABLE, LIMIT_VARIABLE = "AUDIOBRIEF_CACHE", "AUDIOBRIEF_CACHE_SIZE"
_SIZE = lazy(r"(\d{1,15})\s*([kmgt]?)b?", re.IGNORECASE | re.ASCII)
_FACTORS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9, "t": 10**12}
#: Share of its limit that the cache is brought down to, so that it is not looked through again at the next clip.
_ROOM = 0.9
#: Seconds after which a file that was never finished is no longer being written by anybody.
_ABANDONED = 3600.0
#: Names that this program gives. Anything else in the folder is somebody's, and stays.
_SHARD = lazy(r"[0-9a-f]{2}")
_OURS = lazy(rf"[0-9a-f]+({'|'.join(map(re.escape, (ENDING, PASSAGE_ENDING, PART_ENDING)))})")


class CachePlace(NamedTuple):
    """Where clips and passages are kept, and how many bytes of them."""

    folder: Path
    limit: int


class _File(NamedTuple):
    used: float
    size: int
    path: str


class CacheInfo(NamedTuple):
    """What is in the cache."""

    folder: Path
    clips: int
    #: Bytes that they and the passages made of them take up, and may take up.
    size: int
    limit: int
    #: When the clip that was not used for longest was last used, in seconds since the epoch; ``None`` if there are none.
    oldest: float | None


def cache_folder() -> Path:
    """Where clips are kept: ``$AUDIOBRIEF_CACHE/clips``, or in the folder for caches that the system names."""
    named = os.environ.get(FOLDER_VARIABLE)
    if named:
        return Path(named).expanduser().absolute() / "clips"
    from platformdirs import user_cache_path  # noqa: PLC0415  (15 ms, which most runs save)

    return user_cache_path("audiobrief", appauthor=False) / "clips"


def cache_limit() -> int:
    """How many bytes the cache may take up, from ``$AUDIOBRIEF_CACHE_SIZE``; 0 for no cache.

    Raises:
        CacheError: the variable does not hold a size.
    """
    wanted = os.environ.get(LIMIT_VARIABLE, "").strip()
    if not wanted:
        return DEFAULT_LIMIT
    found = _SIZE.fullmatch(wanted)
    if not found:
        raise CacheError(f"{LIMIT_VARIABLE} should be a size such as 500M or 2G, or 0 for no cache, not {wanted!r}")
    return int(found.group(1)) * _FACTORS[found.group(2).lower()]


def limit_is_set() -> bool:
    """Whether the user says how large the cache may be."""
    return bool(os.environ.get(LIMIT_VARIABLE, "").strip())


def info(folder: Path, limit: int) -> CacheInfo:
    """What is in the cache; nothing where there is no such folder.

    Raises:
        CacheError: the folder can't be looked into.
    """
    return _summed(folder, [file for file in _listed(folder) if not file.path.endswith(PART_ENDING)], limit)


def _summed(folder: Path, entries: list[_File], limit: int) -> CacheInfo:
    clips = sum(file.path.endswith(ENDING) for file in entries)
    size = sum(file.size for file in entries)
    return CacheInfo(folder, clips, size, limit, min((file.used for file in entries), default=None))


def clear(folder: Path, *, older_than: float = 0.0) -> CacheInfo:
    """Delete the clips, or those not used for ``older_than`` seconds. Files that are not the cache's stay.

    Returns:
        What was deleted.

    Raises:
        CacheError: the folder can't be looked into, or a file not be deleted.
    """
    before = time.time() - older_than
    gone = []
    for file in _listed(folder):
        if file.used <= before:
            try:
                os.unlink(file.path)  # noqa: PTH108  (of many thousands, by name)
            except FileNotFoundError:
                continue
            except OSError as error:
                raise CacheError(f"{file.path} can't be deleted: {error.strerror or error}") from error
            if not file.path.endswith(PART_ENDING):
                gone.append(file)
    for shard in _shards(folder):
        _remove_if_empty(shard)
    _remove_if_empty(str(folder))
    return _summed(folder, gone, 0)


def prune(folder: Path, limit: int) -> None:
    """Delete entries until those left take up no more than ``limit`` bytes, longest unused first; and abandoned files.

    Several processes may do so at once without a lock: they find the same files to be the oldest, so that together they delete
    what one alone would. Never raises: what can't be deleted stays.
    """
    now = time.time()
    files = []
    for file in _files(folder):
        if not file.path.endswith(PART_ENDING):
            files.append(file)
        elif now - file.used > _ABANDONED:
            _delete(file.path)
    size = sum(file.size for file in files)
    if size <= limit:
        return
    files.sort()
    for file in files:
        if size <= limit * _ROOM:
            return
        _delete(file.path)
        size -= file.size


def _delete(path: str) -> None:
    try:
        os.unlink(path)  # noqa: PTH108  (of many thousands, by name)
    except OSError:
        return  # another process was quicker, or the folder is read-only


def _remove_if_empty(folder: str) -> None:
    try:
        os.rmdir(folder)  # noqa: PTH106
    except OSError:
        return  # not empty, or not there


def _listed(folder: Path) -> list[_File]:
    try:
        if folder.exists():
            os.listdir(folder)  # noqa: PTH208  (raises where _files looks away)
        return list(_files(folder))
    except OSError as error:
        raise CacheError(f"the cache {folder} can't be looked into: {error.strerror or error}") from error


def _files(folder: Path) -> Iterator[_File]:
    """The files of the cache, unfinished ones too; those that vanish meanwhile are passed over."""
    for shard in _shards(folder):
        try:
            with os.scandir(shard) as entries:
                for entry in entries:
                    if not _OURS.fullmatch(entry.name):
                        continue
                    try:
                        status = entry.stat(follow_symlinks=False)
                    except OSError:
                        continue
                    yield _File(status.st_mtime, status.st_size, entry.path)
        except OSError:
            continue


def _shards(folder: Path) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return [entry.path for entry in entries if _SHARD.fullmatch(entry.name) and entry.is_dir()]
    except OSError:
        return []
