"""Objects on storage: read with a bound, written, listed and removed. Whatever goes wrong is one sentence.

Errors that pass (a busy server, a broken connection) are tried again by the packages behind fsspec, each as its service asks for.
Nothing is cached: others write there, too.
"""

from __future__ import annotations

import io
import tempfile
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from audiobrief.batch.storage.address import PROTOCOLS, Address, is_stored
from audiobrief.errors import AudiobriefError, StorageError
from audiobrief.reader.loading import load_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import IO, BinaryIO, TextIO

    from audiobrief.batch.storage.address import Place

#: Bytes that are asked for at once of what is read piece by piece.
_PIECE = 4 << 20
#: What a sentence quotes of an error.
_LONGEST_REASON = 300


class Listed(NamedTuple):
    """What is in a folder."""

    name: str
    is_folder: bool


def opened(address: Address) -> tuple[Any, str]:
    """The storage that something lies on, and what it is called there.

    Raises:
        StorageError: a package is missing, or it can't be reached as it is set up.
    """
    package = PROTOCOLS[address.scheme]
    try:
        import fsspec  # noqa: PLC0415  (an extra)
    except ImportError as error:
        install = " ".join(filter(None, ("'audiobrief[storage]'", package)))
        raise StorageError(
            f"{address} needs the package fsspec, which is not installed: pip install {install}"
        ) from error
    try:
        kind = fsspec.get_filesystem_class(address.scheme)
    except (ImportError, ValueError) as error:  # the latter for what fsspec only knows from the package itself
        raise StorageError(
            f"{address} needs the package {package}, which is not installed: pip install {package}"
        ) from error
    with explained(f"{address} can't be opened"):
        options = {"auto_mkdir": True} if package is None else {}
        storage = kind(**kind._get_kwargs_from_urls(str(address)), use_listings_cache=False, **options)  # noqa: SLF001
        return storage, storage._strip_protocol(str(address))  # noqa: SLF001  (what fsspec.core does with an address, less chains)


def check(*given: str | Place) -> None:
    """Make sure that the storage of those of these that are addresses can be opened: else every article would fail alike.

    Raises:
        StorageError: an address is none, a package is missing, or storage can't be reached as it is set up.
    """
    for one in given:
        if isinstance(one, Address):
            opened(one)
        elif is_stored(one):
            opened(Address.parse(str(one)))


@contextmanager
def explained(what: str) -> Iterator[None]:
    """Say in a sentence what goes wrong within.

    Raises:
        StorageError: something did; it begins with ``what``.
    """
    try:
        yield
    except (AudiobriefError, MemoryError):
        raise
    except Exception as error:  # each package has errors of its own, of no common kind
        raise StorageError(f"{what}: {_reason(error)}") from error


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such object or bucket"
    if isinstance(error, PermissionError):
        return "access is denied: see to the credentials"
    said = " ".join(str(error).split()) or type(error).__name__
    return said if len(said) <= _LONGEST_REASON else f"{said[:_LONGEST_REASON]}…"


class _Named:
    """An open object, with its address for errors."""

    def __init__(self, file: Any, name: str) -> None:  # noqa: ANN401  (of a package's own kind)
        self._file = file
        self.name = name

    def read(self, size: int) -> bytes:
        data: bytes = self._file.read(size)
        return data


def read(address: Address) -> bytes:
    """A source, no larger than the reader takes.

    Raises:
        StorageError: it can't be read.
        SourceError: it is too large.
    """
    storage, path = opened(address)
    with explained(f"{address} can't be read"), storage.open(path, "rb", cache_type="none") as file:
        return cast("bytes", load_bytes(cast("IO[bytes]", _Named(file, str(address)))).data)


def read_range(address: Address, start: int, length: int) -> bytes:
    """A part of an object, of one byte at least.

    Raises:
        StorageError: it can't be read.
    """
    storage, path = opened(address)
    with explained(f"{address} can't be read any more"):
        return bytes(storage.cat_file(path, start=start, end=start + length))


def read_small(address: Address) -> bytes | None:
    """A small object of our own; ``None`` if there is none.

    Raises:
        StorageError: it can't be read.
    """
    storage, path = opened(address)
    with explained(f"{address} can't be read"):
        try:
            return bytes(storage.cat_file(path))
        except FileNotFoundError:
            return None


def stream(address: Address, encoding: str | None, newline: str | None) -> BinaryIO | TextIO:
    """An object to be read piece by piece, as text if an encoding is given.

    Raises:
        StorageError: it can't be opened.
    """
    storage, path = opened(address)
    with explained(f"{address} can't be read"):
        file = io.BufferedReader(storage.open(path, "rb", block_size=_PIECE, cache_type="readahead"), 1 << 20)
    return file if encoding is None else io.TextIOWrapper(file, encoding, newline=newline)


def size_of(address: Address) -> int | None:
    """The size of an object in bytes; ``None`` if there is none.

    Raises:
        StorageError: that can't be asked.
    """
    found = _asked(address)
    return None if found is None or found["type"] != "file" else int(found["size"])


def is_folder(address: Address) -> bool | None:
    """Whether there is a folder, or a bucket, rather than an object; ``None`` if there is nothing.

    Raises:
        StorageError: that can't be asked.
    """
    found = _asked(address)
    return None if found is None else found["type"] == "directory"


def _asked(address: Address) -> dict[str, Any] | None:
    storage, path = opened(address)
    with explained(f"{address} can't be looked at"):
        try:
            return cast("dict[str, Any]", storage.info(path))
        except FileNotFoundError:
            return None


def listed(folder: Address) -> list[Listed]:
    """What is in a folder; nothing where there is none.

    Raises:
        StorageError: it can't be looked into.
    """
    storage, path = opened(folder)
    with explained(f"{folder} can't be looked into"):
        try:
            found = storage.ls(path, detail=True)
        except (FileNotFoundError, NotADirectoryError):
            return []
        # Some put an empty object where the folder would be; it is no article.
        own = path.rstrip("/")
        return [
            Listed(one["name"].rstrip("/").rpartition("/")[2], one["type"] == "directory")
            for one in found
            if one["name"].rstrip("/") != own
        ]


def matching(pattern: Address) -> list[Address]:
    """The objects that match a pattern, sorted.

    Raises:
        StorageError: it can't be looked for them.
    """
    storage, path = opened(pattern)
    with explained(f"{pattern} can't be looked for"):
        found = storage.glob(path, detail=True)
        return [pattern.within(name) for name in sorted(found) if found[name]["type"] == "file"]


def put(address: Address, data: bytes, within: Address | None = None) -> None:
    """Write a small object, whole or not at all; where it can't be, ``within`` is what a person knows of it.

    Raises:
        StorageError: it can't be written.
    """
    storage, path = opened(address)
    with explained(f"{address} can't be written" if within is None else f"{within} can't be written to"):
        storage.pipe_file(path, data)


def put_file(address: Address, place: Path) -> None:
    """Write an object from a file; on all but ``file:`` whole or not at all.

    Raises:
        StorageError: it can't be written.
    """
    storage, path = opened(address)
    with explained(f"{address} can't be written"):
        storage.put_file(str(place), path)


def put_parts(address: Address, parts: Iterable[bytes]) -> None:
    """Write an object that is made piece by piece.

    Raises:
        StorageError: it can't be written.
        OSError: there is no room for it on this machine.
    """
    from pathlib import Path  # noqa: PLC0415

    # An object that is written as it comes would be kept where the coming stops.
    with tempfile.TemporaryDirectory(prefix="audiobrief-") as folder:
        place = Path(folder, address.name)
        with place.open("wb") as file:
            file.writelines(parts)
        put_file(address, place)


def remove(address: Address) -> None:
    """Remove an object, if there is one.

    Raises:
        StorageError: it can't be removed.
    """
    storage, path = opened(address)
    with explained(f"{address} can't be removed"), suppress(FileNotFoundError):
        storage.rm_file(path)
