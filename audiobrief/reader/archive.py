"""Opens ZIP containers (EPUB, DOCX) from strangers: nothing is written to disk, and what is unpacked is limited."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from io import BytesIO
from urllib.parse import unquote

from audiobrief.errors import SourceError
from audiobrief.reader.limits import MAX_SOURCE_BYTES, megabytes

#: Real books have some hundred files. Counted before they are listed, since a list of millions fills the memory.
_MOST_FILES = 20_000
_ENTRY = b"PK\x01\x02"
#: Text packs to a fifth, repetitive markup to a fiftieth. What packs a thousand times is a bomb.
_MOST_RATIO = 300
_RATIO_FROM = 1_000_000


class Archive:
    """A ZIP file in memory, each file in it read only when asked for.

    Args:
        data: the whole file.
        name: what to call it in an error.

    Raises:
        SourceError: truncated or damaged, or with too many files in it.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        if data.count(_ENTRY) > _MOST_FILES:
            raise SourceError(f"{name} has more than {_MOST_FILES:,} files in it: that is no article or book.")
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, OverflowError) as error:
            raise SourceError(
                f"{name} is a ZIP archive that is damaged or not whole: fetch or save it again."
            ) from error
        # Two files of one name: the later one is what other programs read, too.
        self._files = {_tidy(info.filename): info for info in self._zip.infolist() if not info.is_dir()}
        self._left = MAX_SOURCE_BYTES

    def __contains__(self, path: str) -> bool:
        return _tidy(path) in self._files

    @property
    def paths(self) -> list[str]:
        """The paths of the files, without any ``..`` in them."""
        return list(self._files)

    def size(self, path: str) -> int:
        """How large a file says it is."""
        return self._files[_tidy(path)].file_size

    def read(self, path: str) -> bytes:
        """A file's content. All that is read from one archive counts towards one limit.

        Raises:
            SourceError: missing, encrypted, damaged, or larger than text ever is.
        """
        info = self._files.get(_tidy(path))
        if info is None:
            raise SourceError(f"{self.name} is not whole, {path[:200]} is missing in it: fetch or save it again.")
        if info.flag_bits & 0x1:
            raise SourceError(f"{self.name} is protected by a password: save it without one.")
        try:
            with self._zip.open(info) as file:
                content = file.read(self._left + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise SourceError(f"{self.name} is damaged at {path[:200]}: fetch or save it again.") from error
        except (NotImplementedError, RuntimeError) as error:
            raise SourceError(f"{self.name} is packed in a way that is not read here: save it again.") from error
        if len(content) > self._left:
            raise SourceError(
                f"{self.name} unpacks to more than {megabytes(MAX_SOURCE_BYTES)} of text: that is no article or book."
            )
        if len(content) > _RATIO_FROM and len(content) > _MOST_RATIO * max(1, info.compress_size):
            raise SourceError(f"{self.name} is a bomb: a small file in it unpacks to a huge one. Don't use it.")
        self._left -= len(content)
        return content


def _tidy(path: str) -> str:
    """The path from the archive's root; ``..`` never leads out of it."""
    return posixpath.normpath("/" + path.replace("\\", "/").replace("\0", "")).lstrip("/")


def inside(base: str, link: str) -> str:
    """The path of the file that a link in another file of the archive leads to, without its fragment."""
    path = unquote(link.partition("#")[0].partition("?")[0])
    return _tidy(posixpath.join(posixpath.dirname(base), path)) if path else _tidy(base)


def kind_of(archive: Archive) -> str:
    """``epub`` or ``docx``, or, for an error, what it is instead and what to do."""
    if "META-INF/container.xml" in archive:
        return "epub"
    if "word/document.xml" in archive:
        return "docx"
    if "[Content_Types].xml" in archive:
        return "an office document without an article in it: give a Word document (.docx)"
    if "content.xml" in archive and "mimetype" in archive:
        return "an OpenDocument file, which is not read here: save it as a Word document (.docx) or as a web page"
    return "a ZIP archive: unpack it, and give the file with the article in it"
