"""FileBeside: a file that is made under a hidden name beside its place and put there when it is whole."""

from __future__ import annotations

import contextlib
import errno
import os
from typing import TYPE_CHECKING, BinaryIO

from audiobrief.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_REASONS = {
    errno.EACCES: "permission denied",
    errno.EPERM: "permission denied",
    errno.EROFS: "the file system is read-only",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ENOTDIR: "a part of its path is a file, not a folder",
    errno.EEXIST: "a part of its path is a file, not a folder",
    errno.EFBIG: "the file system takes no file that large",
}
#: Bytes that most file systems allow in a name.
_LONGEST_NAME = 255


def hidden_name(name: str) -> str:
    """A hidden name for the file while it is unfinished, not too long where ``name`` itself is not."""
    random = f".{os.urandom(4).hex()}.part"
    kept = os.fsencode(name)[: _LONGEST_NAME - len(random) - 1].decode(errors="ignore")
    return f".{kept}{random}"


class FileBeside:
    """The file beside its place. Folders that are missing are made, and removed again if nothing comes of it."""

    def __init__(self, path: Path) -> None:
        self._path = self._target = path
        self._temporary: Path | None = None
        self._made: list[Path] = []

    @property
    def temporary(self) -> Path:
        """Where the file lies until it is finished.

        Raises:
            ValueError: it is not begun, or finished.
        """
        if self._temporary is None:
            raise ValueError("the episode is not open")
        return self._temporary

    @contextlib.contextmanager
    def explained(self) -> Iterator[None]:
        """Within, errors of the system become sentences.

        Raises:
            OutputError: the file can't be written.
        """
        try:
            yield
        except OSError as error:
            reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
            raise OutputError(f"{self._path} can't be written: {reason}.") from error
        except ValueError as error:  # a NUL in the path, for one
            raise OutputError(f"{str(self._path)!r} can't be written: {error}.") from error

    def begin(self) -> BinaryIO:
        """Make the file under its hidden name, and open it.

        Raises:
            OutputError: it can't be written, or something else lies in its place.
        """
        with self.explained():
            self._target = self._path.resolve()  # through a link, so that the link stays one
            self._check_target()
            self._make_folder(self._target.parent)
            temporary = self._target.with_name(hidden_name(self._target.name))
            file = temporary.open("xb")
            self._temporary = temporary
            return file

    def finish(self) -> None:
        """Put the file, which is whole and closed, into its place.

        Raises:
            OutputError: that can't be done.
        """
        with self.explained():
            self.temporary.replace(self._target)
        self._temporary = None
        self._made.clear()

    def discard(self) -> None:
        """Remove whatever was made and not finished, as far as that is possible."""
        if self._temporary is not None:
            with contextlib.suppress(OSError):  # the error that brought us here is the one to tell
                self._temporary.unlink()
            self._temporary = None
        for folder in reversed(self._made):
            with contextlib.suppress(OSError):  # somebody else has put something there
                folder.rmdir()
        self._made.clear()

    def _check_target(self) -> None:
        if self._target.is_dir():
            raise OutputError(f"{self._path} can't be written: it is a folder.")
        if self._target.exists() and not self._target.is_file():
            raise OutputError(f"{self._path} can't be written: it is not a regular file.")

    def _make_folder(self, folder: Path) -> None:
        missing = []
        while not folder.exists():
            missing.append(folder)
            folder = folder.parent
        for one in reversed(missing):
            with contextlib.suppress(FileExistsError):  # another run was faster
                one.mkdir()
                self._made.append(one)
