"""StreamWriter: encodes passages of plain samples as one MP3. For sound that goes on from passage to passage, as music does."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import numpy as np

from audiobrief.assembler import mp3
from audiobrief.assembler.encoded import EncodedPassage
from audiobrief.assembler.totals import Totals
from audiobrief.assembler.writer import TaggedWriter

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from audiobrief.assembler.tags import TagInfo
    from audiobrief.model import Chapter, Loudness

_FULL_SCALE = 32768
_BYTES = 2  # of a sample


class StreamWriter(TaggedWriter):
    """A ``TaggedWriter`` that is given plain samples."""

    def __init__(self, path: Path, spec: mp3.FrameSpec, tag: TagInfo, titles: Sequence[str]) -> None:
        """Take what ``TaggedWriter`` takes."""
        super().__init__(path, spec, tag, titles)
        self._encoder = mp3.encoder(spec)
        self._scale = np.float32(1 / mp3.encoder_scale(spec.bit_rate))
        self._given = Totals()
        #: What the encoder gave and is no whole frame yet.
        self._rest = b""

    @property
    def samples(self) -> int:
        """Length of the episode so far: where the next passage starts."""
        return self._given.samples

    @property
    def loudness(self) -> Loudness:
        """Of what was appended so far; the true peak is that of the signal before it was encoded."""
        return self._given.loudness

    def append(self, passage: EncodedPassage) -> None:
        """Add a passage of plain samples.

        Raises:
            OutputError: it can't be written.
            ValueError: it holds MP3 frames.
        """
        if len(passage.frames) != passage.samples * _BYTES:
            raise ValueError("a passage of MP3 frames can't be encoded")
        self._given.add(passage)
        samples = np.frombuffer(passage.frames, dtype=np.int16) * self._scale
        pcm = np.clip(np.rint(samples), -_FULL_SCALE, _FULL_SCALE - 1).astype(np.int16).tobytes()
        data = self._rest + bytes(self._encoder.encode(pcm))
        count, size = mp3.whole_frames(data)
        self._rest = data[size:]
        super().append(EncodedPassage(data[:size], count, count * self._spec.samples, (), array("f"), 0.0))

    def complete(self, chapters: Sequence[Chapter]) -> None:
        """Write what the encoder holds back, tag and chapters, and put the file into its place.

        Raises:
            OutputError: it can't be written.
            ValueError: the chapters are none that an MP3 can have, or have other titles than announced.
        """
        data = self._rest + bytes(self._encoder.flush())
        # The encoder can flush a frame too many, and the info frame counts on those that are needed.
        missing = mp3.frames_needed(self.samples, self._spec) - self._frames
        size = mp3.size_of(data, missing)
        left = self.samples - super().samples
        super().append(EncodedPassage(data[:size], missing, left, (), array("f"), 0.0))
        super().complete(chapters)
