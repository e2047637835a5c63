"""Address: where something lies on object storage, such as ``s3://bucket/archive/page.html``, as far as its text tells."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, overload

from audiobrief.errors import StorageError
from audiobrief.patterns import lazy

if TYPE_CHECKING:
    from typing import BinaryIO, Literal, TextIO

#: What may be opened, each with the package that fsspec needs for it. Nothing else is: fsspec has protocols that run commands on
#: other machines, that read from within archives, and some that fetch from the web without our checks.
PROTOCOLS: dict[str, str | None] = {
    "s3": "s3fs",
    "s3a": "s3fs",
    "gs": "gcsfs",
    "gcs": "gcsfs",
    "az": "adlfs",
    "abfs": "adlfs",
    "abfss": "adlfs",
    "file": None,
    "local": None,
}
_SCHEME = lazy(r"([A-Za-z][A-Za-z0-9+.-]+)://")
#: One address that is opened through another, such as ``zip://a.html::s3://bucket/a.zip``.
_CHAINED = lazy(r"^[A-Za-z][A-Za-z0-9+.-]+::|::[A-Za-z][A-Za-z0-9+.-]+://")
_WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Address:
    """Where an object or a folder lies; what can be told of it without asking is told as of a ``Path``."""

    #: In small letters.
    scheme: str
    #: What stands after ``://``: a bucket and a key, for most.
    rest: str

    @classmethod
    def parse(cls, text: str) -> Address:
        """The address that a text is.

        Raises:
            StorageError: nothing of the kind can or may be opened.
        """
        found = _SCHEME.match(text)
        if _CHAINED.search(text) or found is None:
            raise StorageError(f"{text} is no address of one object: addresses that lead through others are not opened")
        scheme, rest = found[1].lower(), text[found.end() :]
        if scheme not in PROTOCOLS:
            raise StorageError(
                f"{text} can't be opened: {scheme} is no kind of storage that is, which are {', '.join(sorted(PROTOCOLS))}"
            )
        rest = rest.rstrip("/") or rest[:1]
        if not rest:
            raise StorageError(f"{text} names no bucket: write {scheme}://BUCKET/FOLDER")
        return cls(scheme, rest)

    def __str__(self) -> str:
        return f"{self.scheme}://{self.rest}"

    def __truediv__(self, name: str) -> Address:
        """What is called so within."""
        return Address(self.scheme, f"{self.rest.rstrip('/')}/{name}")

    @property
    def name(self) -> str:
        """The last part."""
        return self.rest.rpartition("/")[2]

    @property
    def suffix(self) -> str:
        """The ending of the name, with its dot."""
        return PurePosixPath(self.name).suffix

    @property
    def parent(self) -> Address:
        """The folder that it is in."""
        return Address(self.scheme, self.rest.rpartition("/")[0] or self.rest)

    def with_name(self, name: str) -> Address:
        """What is called so beside it."""
        return self.parent / name

    def with_suffix(self, suffix: str) -> Address:
        """The same name with another ending, beside it."""
        return self.with_name(str(PurePosixPath(self.name).with_suffix(suffix)))

    def within(self, path: str) -> Address:
        """The address of something that the storage calls by a path of its own, in the same bucket."""
        bucket = self.rest.partition("/")[0]
        # az://container@account.host/key is container/key to the storage.
        return Address(self.scheme, f"{bucket}/{path.partition('/')[2]}" if "@" in bucket else path)

    @overload
    def open(self, mode: Literal["rb"]) -> BinaryIO: ...
    @overload
    def open(self, *, encoding: str, newline: str | None = None) -> TextIO: ...
    def open(self, mode: str = "r", *, encoding: str | None = None, newline: str | None = None) -> BinaryIO | TextIO:
        """The object, to be read from its beginning, piece by piece.

        Raises:
            StorageError: it can't be opened.
        """
        from audiobrief.batch.storage.objects import stream  # noqa: PLC0415  (loads fsspec)

        return stream(self, None if mode == "rb" else encoding, newline)


#: Where episodes or a report go.
Place = Path | Address


def is_stored(source: object) -> bool:
    """Whether a source is an address that is not of the web, or is taken for one."""
    if not isinstance(source, str) or source.startswith(_WEB):
        return False
    return _SCHEME.match(source) is not None or _CHAINED.search(source) is not None


def place_of(given: str | os.PathLike[str] | Address) -> Place:
    """Where something is to be written to: on storage, or on this machine.

    Raises:
        StorageError: it is an address, and nothing can or may be written there.
    """
    if isinstance(given, Address):
        return given
    text = os.fspath(given)
    return Address.parse(text) if isinstance(given, str) and (is_stored(text) or text.startswith(_WEB)) else Path(text)


def modules_of(*addresses: object) -> tuple[str, ...]:
    """What is loaded for these addresses, those among them that are some."""
    found = {_SCHEME.match(str(one)) for one in addresses if isinstance(one, Address) or is_stored(one)}
    packages = {PROTOCOLS.get(one[1].lower()) for one in found if one is not None}
    return ("fsspec", *sorted(package for package in packages if package is not None)) if found else ()
