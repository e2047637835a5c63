"""EpisodeWriter: puts encoded passages into an MP3 file as they come, and the file into its place when it is whole.

The file starts with the tag and the Info frame, which are known last: their place is kept free and filled at the end.
Only totals stay in memory.
"""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING, Self

from audiobrief.assembler import mp3
from audiobrief.assembler.beside import FileBeside
from audiobrief.assembler.tags import render_tag, tag_size
from audiobrief.assembler.totals import Totals

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from types import TracebackType
    from typing import BinaryIO

    from audiobrief.assembler.encoded import EncodedPassage
    from audiobrief.assembler.tags import TagInfo
    from audiobrief.model import Chapter, Loudness


class EpisodeWriter:
    """Writes one episode; a context manager that leaves nothing behind unless ``finish`` was reached.

    ``append`` the passages in order, then ``finish`` with the tag. Until then the MP3 lies beside its place under a
    hidden name; folders that are missing are made, and removed again if nothing comes of it.

    Raises:
        OutputError: the file can't be written, from any method.
    """

    def __init__(self, path: Path, spec: mp3.FrameSpec, tag_size: int) -> None:
        self._beside = FileBeside(path)
        self._spec = spec
        self._tag_size = tag_size
        self._file: BinaryIO | None = None
        self._bytes = 0
        self._frames = 0
        self._totals = Totals()
        self._ended = False

    @property
    def samples(self) -> int:
        """Length of the episode so far: where the next passage starts."""
        return self._totals.samples

    @property
    def length(self) -> int:
        """Samples that the file has, if it is finished now."""
        return self.samples

    @property
    def loudness(self) -> Loudness:
        """Of what was appended so far; the true peak is that of the signal before it was encoded."""
        return self._totals.loudness

    def __enter__(self) -> Self:
        try:
            self._file = self._beside.begin()
            with self._beside.explained():
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
        with self._beside.explained():
            self._open_file().write(passage.frames)
        self._bytes += len(passage.frames)
        self._frames += passage.frame_count
        self._totals.add(passage)

    def finish(self, tag: bytes) -> None:
        """Write the tag and the Info frame into their places, and move the file into its own.

        Raises:
            OutputError: it can't be written.
            ValueError: the tag has not the announced size, or the last passage was not built as the last one.
        """
        if len(tag) != self._tag_size:
            raise ValueError(f"the tag has {len(tag)} bytes, not {self._tag_size} as announced")
        samples = self._totals.samples
        info = mp3.info_frame(self._spec, frame_count=self._frames, byte_count=self._bytes, samples=samples)
        with self._beside.explained():
            file = self._open_file()
            file.seek(0)
            file.write(tag + info)
            file.flush()
            os.fsync(file.fileno())
            file.close()
            self._file = None
        self._beside.finish()

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
        self._beside.discard()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._discard()


class TaggedWriter(EpisodeWriter):
    """An ``EpisodeWriter`` that makes the tag itself."""

    def __init__(self, path: Path, spec: mp3.FrameSpec, tag: TagInfo, titles: Sequence[str]) -> None:
        """Take what the tag says, and the titles that the chapters will have, or more: room is kept for them."""
        super().__init__(path, spec, tag_size(tag, titles))
        self._tag = tag

    def complete(self, chapters: Sequence[Chapter]) -> None:
        """Write tag and chapters, and put the file into its place.

        Raises:
            OutputError: it can't be written.
            ValueError: the chapters are none that an MP3 can have, or have longer titles than announced.
        """
        self.finish(render_tag(self._tag, chapters, self._spec.rate, size=self._tag_size))
