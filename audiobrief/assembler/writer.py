"""EpisodeWriter: puts encoded passages into an MP3 file as they come, and the file into its place when it is whole.

The file starts with the tag and the Info frame, which are known last: their place is kept free and filled at the end.
Only totals stay in memory.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from array import array
from typing import TYPE_CHECKING, Self

from audiobrief.assembler import gating, mp3
from audiobrief.errors import OutputError
from audiobrief.model import Loudness

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType
    from typing import BinaryIO

    from audiobrief.assembler.encoded import EncodedPassage

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
    random = f".{secrets.token_hex(4)}.part"
    kept = os.fsencode(name)[: _LONGEST_NAME - len(random) - 1].decode(errors="ignore")
    return f".{kept}{random}"


class EpisodeWriter:
    """Writes one episode; a context manager that leaves nothing behind unless ``finish`` was reached.

    ``append`` the passages in order, then ``finish`` with the tag. Until then the MP3 lies beside its place under a
    hidden name; folders that are missing are made, and removed again if nothing comes of it.

    Raises:
        OutputError: the file can't be written, from any method.
    """

    def __init__(self, path: Path, spec: mp3.FrameSpec, tag_size: int) -> None:
        self._path = self._target = path
        self._spec = spec
        self._tag_size = tag_size
        self._file: BinaryIO | None = None
        self._temporary: Path | None = None
        self._made: list[Path] = []
        self._bytes = 0
        self._frames = 0
        self._samples = 0
        self._true_peak = float("-inf")
        self._energies = array("f")
        self._ended = False

    @property
    def samples(self) -> int:
        """Length of the episode so far: where the next passage starts."""
        return self._samples

    @property
    def loudness(self) -> Loudness:
        """Of what was appended so far; the true peak is that of the signal before it was encoded."""
        peak = self._true_peak
        return Loudness(gating.integrated(self._energies), peak if peak > float("-inf") else None)

    @contextlib.contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
            raise OutputError(f"{self._path} can't be written: {reason}.") from error
        except ValueError as error:  # a NUL in the path, for one
            raise OutputError(f"{str(self._path)!r} can't be written: {error}.") from error

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

    def __enter__(self) -> Self:
        try:
            with self._explained():
                # Through a link, so that the link stays one.
                self._target = self._path.resolve()  # through a link, so that the link stays one
                self._check_target()
                self._make_folder(self._target.parent)
                temporary = self._target.with_name(hidden_name(self._target.name))
                self._file = temporary.open("xb")
                self._temporary = temporary
                self._file.write(bytes(self._tag_size + mp3.info_frame_size(self._spec)))
        except BaseException:
            self._discard()
            raise
        return self

    def append(self, passage: EncodedPassage) -> None:
        """Add a passage.

        Raises:
            OutputError: it can't be written.
            ValueError: the passage before it was the last one (its flush frames are in the file).
        """
        if self._ended:
            raise ValueError("a passage can't follow the last one")
        self._ended = passage.frame_count * self._spec.samples != passage.samples
        with self._explained():
            self._open_file().write(passage.frames)
        self._bytes += len(passage.frames)
        self._frames += passage.frame_count
        self._samples += passage.samples
        self._true_peak = max(self._true_peak, passage.true_peak)
        self._energies.extend(passage.energies)

    def finish(self, tag: bytes) -> None:
        """Write the tag and the Info frame into their places, and move the file into its own.

        Raises:
            OutputError: it can't be written.
            ValueError: the tag has not the announced size, or the last passage was not built as the last one.
        """
        if len(tag) != self._tag_size:
            raise ValueError(f"the tag has {len(tag)} bytes, not {self._tag_size} as announced")
        info = mp3.info_frame(self._spec, frame_count=self._frames, byte_count=self._bytes, samples=self._samples)
        with self._explained():
            file, temporary = self._open_file(), self._temporary
            file.seek(0)
            file.write(tag + info)
            file.flush()
            os.fsync(file.fileno())
            file.close()
            self._file = None
            if temporary is not None:
                temporary.replace(self._target)
            self._temporary = None
            self._made.clear()

    def _open_file(self) -> BinaryIO:
        if self._file is None:
            raise ValueError("the episode is not open")
        return self._file

    def _discard(self) -> None:
        """Remove whatever this writer has made, as far as that is possible."""
        if self._file is not None:
            with contextlib.suppress(OSError):  # closing writes what is buffered: on a full disk, that fails again
                self._file.close()
            self._file = None
        if self._temporary is not None:
            with contextlib.suppress(OSError):  # the error that brought us here is the one to tell
                self._temporary.unlink()
            self._temporary = None
        for folder in reversed(self._made):
            with contextlib.suppress(OSError):  # somebody else has put something there
                folder.rmdir()
        self._made.clear()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._discard()
