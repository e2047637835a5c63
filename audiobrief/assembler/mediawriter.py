"""MediaWriter: encodes passages of plain samples as AAC in MP4 or as Opus in Ogg, as they come.

FFmpeg encodes, through PyAV, in one go from the first passage to the last: a frame of these codecs overlaps the one before it, so
that frames of passages could not be joined as an MP3's are. Nothing is encoded twice.

What a decoder gives back is the timeline's length to the sample. Of Opus, the file tells how much encoder and decoder put
before and after it. Of AAC it tells that too, in its edit list, but decoders keep to it at the start only (FFmpeg's among
them): so silence fills the last frame up, and is part of the timeline.
"""

from __future__ import annotations

import contextlib
import os
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Self

from audiobrief.assembler.beside import FileBeside
from audiobrief.assembler.mediatags import clipped_title, write_mp4_tags, write_ogg_tags
from audiobrief.assembler.mp3 import FrameSpec
from audiobrief.assembler.totals import Totals
from audiobrief.errors import OutputError
from audiobrief.languages import iso639_2
from audiobrief.model import AAC, OPUS, audio_kind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from types import ModuleType, TracebackType

    from audiobrief.assembler.encoded import EncodedPassage
    from audiobrief.assembler.tags import TagInfo
    from audiobrief.model import AudioKind, Chapter, Loudness

#: dBTP of the signal given to the encoders. At 64 kb/s and below they move peaks by up to 1.4 dB (measured on speech).
CEILING = -3.0

INSTALL = "pip install 'audiobrief[media]'"

_AAC_FRAME = 1024  # samples
#: Hz that Opus takes (RFC 6716, section 2).
_OPUS_RATES = (8_000, 12_000, 16_000, 24_000, 48_000)
#: Bits per second and channel above which Opus has nothing to gain.
_HIGHEST_OPUS = 256_000
_BYTES = 2  # of a sample
#: FFmpeg's “fast” search is three times as quick as its “twoloop”, and on speech at 64 kb/s nearer to the original in every band
#: (log spectral distance). Opus keeps to its bit rate only when told to: on speech it takes half as much again.
_CODEC_OPTIONS = {AAC: {"aac_coder": "fast"}, OPUS: {"vbr": "constrained"}}


def load_av(path: Path) -> ModuleType:
    """PyAV.

    Raises:
        OutputError: it is not installed; says how to.
    """
    try:
        import av  # noqa: PLC0415  (an extra, and large)
    except ImportError as error:
        kind = audio_kind(path)
        raise OutputError(f"{path} can't be written: {kind and kind.name} needs PyAV: {INSTALL}") from error
    found: ModuleType = av
    return found


def spec_for(kind: AudioKind, spec: FrameSpec) -> FrameSpec:
    """The sample rate at which an episode is recorded: Opus has few, and the next higher one is taken; and the bit rate."""
    if kind is not OPUS or spec.rate in _OPUS_RATES:
        return spec
    return FrameSpec(min(rate for rate in _OPUS_RATES if rate > spec.rate), spec.bit_rate)


class MediaWriter:
    """Writes one episode; a context manager that leaves nothing behind unless ``complete`` was reached.

    Memory does not grow with the length. Until it is complete, the file lies beside its place under a hidden name.

    Raises:
        OutputError: the file can't be written, from any method; or PyAV is missing.
    """

    def __init__(self, path: Path, spec: FrameSpec, tag: TagInfo) -> None:
        """Take what is to be written.

        Args:
            path: its name tells the kind: AAC or Opus.
            spec: sample rate and bit rate.
            tag: what the file says of itself, but for the chapters.
        """
        self._av = load_av(path)
        self._kind = audio_kind(path) or AAC
        self._book = path.suffix.lower() == ".m4b"
        self._beside = FileBeside(path)
        self._spec = spec
        self._tag = tag
        self._totals = Totals()
        self._written = 0
        self._container: Any = None
        self._stream: Any = None

    @property
    def samples(self) -> int:
        """Length of the episode so far: where the next passage starts."""
        return self._totals.samples

    @property
    def length(self) -> int:
        """Samples that a decoder gives back, if the file is finished now."""
        return -(-self.samples // _AAC_FRAME) * _AAC_FRAME if self._kind is AAC else self.samples

    @property
    def loudness(self) -> Loudness:
        """Of what was appended so far; the true peak is that of the signal before it was encoded."""
        return self._totals.loudness

    def __enter__(self) -> Self:
        try:
            self._beside.begin().close()
            with self._beside.explained():
                self._open()
        except BaseException:
            self._discard()
            raise
        return self

    def _open(self) -> None:
        # Without “bitexact”, an Ogg file has a random number in it: the same episode is to be the same file.
        options = {"fflags": "+bitexact"}
        if self._kind is AAC:
            # The table of contents first, so that playing can start before all is there; lengths counted in samples.
            options |= {"movflags": "+faststart", "movie_timescale": str(self._spec.rate)}
            options["brand"] = "M4B " if self._book else "M4A "
        codec, container = ("aac", "ipod") if self._kind is AAC else ("libopus", "opus")
        self._container = self._av.open(str(self._beside.temporary), "w", format=container, options=options)
        self._stream = self._container.add_stream(
            codec, rate=self._spec.rate, layout="mono", options=_CODEC_OPTIONS[self._kind]
        )
        bits = self._spec.bit_rate * 1000
        self._stream.bit_rate = bits if self._kind is AAC else min(bits, _HIGHEST_OPUS)
        self._stream.codec_context.flags |= self._av.codec.context.Flags.bitexact
        if language := iso639_2(self._tag.language):
            self._stream.metadata["language"] = language

    def append(self, passage: EncodedPassage) -> None:
        """Add a passage of plain samples.

        Raises:
            OutputError: it can't be written.
            ValueError: it holds MP3 frames.
        """
        if len(passage.frames) != passage.samples * _BYTES:
            raise ValueError("a passage of MP3 frames can't be encoded")
        with self._beside.explained():
            self._encode(passage.frames)
        self._totals.add(passage)

    def _encode(self, pcm: bytes) -> None:
        count = len(pcm) // _BYTES
        if not count:
            return
        frame = self._av.AudioFrame(format="s16", layout="mono", samples=count)
        plane = frame.planes[0]
        plane.update(pcm + bytes(plane.buffer_size - len(pcm)))
        frame.sample_rate = self._spec.rate
        frame.pts, frame.time_base = self._written, Fraction(1, self._spec.rate)
        self._written += count
        self._mux(frame)

    def _mux(self, frame: object) -> None:
        for packet in self._stream.encode(frame):
            self._container.mux(packet)

    def complete(self, chapters: Sequence[Chapter]) -> None:
        """Write what the encoder holds back, the chapters and the tags, and put the file into its place.

        Raises:
            OutputError: it can't be written.
        """
        with self._beside.explained():
            self._encode(bytes((self.length - self._written) * _BYTES))
            self._mux(None)
            if self._kind is AAC:
                self._container.set_chapters([self._chapter(number, one) for number, one in enumerate(chapters)])
            container, self._container = self._container, None
            container.close()
            place = self._beside.temporary
            if self._kind is AAC:
                write_mp4_tags(place, self._tag, book=self._book)
            else:
                write_ogg_tags(place, self._tag, chapters, self._spec.rate)
            with place.open("rb+") as file:
                os.fsync(file.fileno())
        self._beside.finish()

    def _chapter(self, number: int, chapter: Chapter) -> dict[str, object]:
        return {
            "id": number,
            "start": chapter.start,
            "end": chapter.end,
            "time_base": Fraction(1, self._spec.rate),
            "metadata": {"title": clipped_title(chapter.title, number)},
        }

    def _discard(self) -> None:
        if self._container is not None:
            container, self._container = self._container, None
            # Closing writes what is buffered, and fails again where that was the error.
            with contextlib.suppress(OSError, ValueError):
                container.close()
        self._beside.discard()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._discard()
