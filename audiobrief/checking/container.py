"""Container: a ZIP file from strangers that a book comes in. Nothing is written to disk, and all that is unpacked is limited.

The reader's own archives (``reader/archive.py``) are held in memory; a book with its sound is not.
"""

from __future__ import annotations

import os
import posixpath
import zipfile
import zlib
from typing import IO, TYPE_CHECKING, cast
from urllib.parse import urlsplit

from audiobrief.checking.words import size
from audiobrief.errors import SourceError
from audiobrief.reader.archive import inside
from audiobrief.reader.xmltree import parse_xml
from audiobrief.showing import shown_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

#: The list of a ZIP file's parts is read in one go: a hundred bytes for each. Hundreds of episodes have some thousand chapters.
_LARGEST_LIST = 8_000_000
#: A chapter with the times of its words is a tenth of it.
_LARGEST_TEXT = 20_000_000
#: All texts together: a hundred hours with the times of their words.
_MOST_TEXT = 400_000_000
#: Of all that is packed and not stored. Sound isn't, since it can't be made smaller.
_MOST_UNPACKED = 2_000_000_000
#: Text packs to a fifth, repetitive markup to a fiftieth. What packs several hundred times is a bomb.
_MOST_RATIO, _RATIO_FROM = 300, 1_000_000
_PIECE = 1 << 20
_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, OverflowError)
_NOT_READ = (NotImplementedError, RuntimeError)


class ContainerError(SourceError):
    """It is no ZIP file, damaged, or made to fill the memory."""


class _Bounded:
    """A file that gives no more than a piece at once: ``zipfile`` reads the whole list of parts, however long it claims to be."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.seek, self.tell, self.close, self.seekable = file.seek, file.tell, file.close, file.seekable

    def read(self, count: int = -1) -> bytes:
        data = self._file.read(_LARGEST_LIST + 1 if count < 0 else min(count, _LARGEST_LIST + 1))
        if len(data) > _LARGEST_LIST:
            raise zipfile.BadZipFile("the list of its parts is longer than that of any book")
        return data


class Container:
    """The parts of a ZIP file.

    Args:
        file: open, and for as long as the container is used.

    Raises:
        ContainerError: it is no ZIP file, or one with a list of parts that can't be true.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._size = file.seek(0, os.SEEK_END)
        try:
            self._zip = zipfile.ZipFile(cast("IO[bytes]", _Bounded(file)))
        except (*_BROKEN, *_NOT_READ) as error:
            raise ContainerError(f"It is no ZIP file that can be read: {shown_line(str(error))}") from error
        self.parts = [part for part in self._zip.infolist() if not part.is_dir()]
        self._by_name = {part.filename: part for part in self.parts}
        self._left = _MOST_TEXT

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    @property
    def names(self) -> list[str]:
        """Of all parts, in the order of the list, as they stand there."""
        return [part.filename for part in self.parts]

    def stored(self, name: str) -> bool:
        """Whether a part lies in the file as it is."""
        return self._by_name[name].compress_type == zipfile.ZIP_STORED

    def has_extra_field(self, name: str) -> bool:
        """Whether a part has an extra field in the list of parts."""
        return bool(self._by_name[name].extra)

    def size(self, name: str) -> int:
        """Bytes of a part, unpacked, by its own account."""
        return self._by_name[name].file_size

    def read(self, name: str) -> bytes:
        """A text of the book. All that are read count towards one limit.

        Raises:
            ContainerError: missing, encrypted, damaged, or larger than text ever is.
        """
        part = self._by_name.get(name)
        if part is None:
            raise ContainerError(f"{shown_line(name)} is missing")
        with self.open(name) as file:
            try:
                data = file.read(min(_LARGEST_TEXT, self._left) + 1)
            except _BROKEN as error:
                raise ContainerError(f"{shown_line(name)} is damaged") from error
        if len(data) > _RATIO_FROM and len(data) > _MOST_RATIO * max(1, part.compress_size):
            raise ContainerError(f"{shown_line(name)} is a bomb: a small part that unpacks to a huge one")
        if len(data) > _LARGEST_TEXT or len(data) > self._left:
            raise ContainerError(f"{shown_line(name)} makes more text than books have: over {size(len(data) - 1)}")
        self._left -= len(data)
        return data

    def xml(self, name: str) -> etree._Element:
        """The root of an XML document of the book.

        Raises:
            ContainerError: as ``read``, or it is no XML, or declares entities.
        """
        data = self.read(name)
        try:
            return parse_xml(data, name)
        except SourceError as error:
            raise ContainerError(shown_line(str(error), 300)) from error

    def open(self, name: str) -> IO[bytes]:
        """A part, to be read piece by piece.

        Raises:
            ContainerError: missing, encrypted, or packed in a way that is not read here.
        """
        part = self._by_name.get(name)
        if part is None:
            raise ContainerError(f"{shown_line(name)} is missing")
        if part.compress_type != zipfile.ZIP_STORED and part.file_size > _MOST_UNPACKED:
            raise ContainerError(f"{shown_line(name)} unpacks to more than any book has")
        if part.flag_bits & _ENCRYPTED:
            raise ContainerError(f"{shown_line(name)} is protected by a password")
        try:
            return self._zip.open(part)
        except _BROKEN as error:
            raise ContainerError(f"{shown_line(name)} is damaged") from error
        except _NOT_READ as error:
            raise ContainerError(f"{shown_line(name)} is packed in a way that readers don't know") from error

    def damaged(self) -> Iterator[str]:
        """What is wrong with the parts, found by reading each to its end."""
        if sum(part.file_size for part in self.parts if part.compress_type == zipfile.ZIP_STORED) > self._size:
            yield "Its parts lie over each other: it is a bomb"
            return
        left = _MOST_UNPACKED
        for part in self.parts:
            is_packed = part.compress_type != zipfile.ZIP_STORED
            most = max(_RATIO_FROM, _MOST_RATIO * part.compress_size)
            try:
                with self.open(part.filename) as file:
                    read = 0
                    while piece := file.read(_PIECE):
                        read += len(piece)
                        left -= len(piece) if is_packed else 0
                        if is_packed and read > most:
                            yield f"{shown_line(part.filename)} is a bomb: a small part that unpacks to a huge one"
                            break
                        if left < 0:
                            yield f"It unpacks to more than any book has: over {size(_MOST_UNPACKED)}"
                            return
            except ContainerError as error:
                yield str(error)
            except _BROKEN:
                yield f"{shown_line(part.filename)} is damaged: it isn't what its checksum says"


def target(base: str, link: str) -> tuple[str, str]:
    """Which part a link in another part leads to, and which place in it."""
    return inside(base, link), link.partition("#")[2]


def is_outside(link: str) -> bool:
    """Whether a link leads out of the book: it names a scheme or a host."""
    try:
        parts = urlsplit(link.strip())
    except ValueError:
        return True
    return bool(parts.scheme or parts.netloc)


def is_tidy(name: str) -> bool:
    """Whether a part's name stays within the folder that the book is unpacked into."""
    return not name.startswith("/") and "\\" not in name and "\0" not in name and posixpath.normpath(name) == name
