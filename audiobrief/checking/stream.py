"""The MPEG frames of a file, one after the other, without decoding: how many, of what kind, and what lies between them.

Headers: ISO/IEC 11172-3 clause 2.4.2.3 and 13818-3. Decoders skip what is no frame in silence, so that damage is found here.
Reads the file piece by piece.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import IO, TYPE_CHECKING

from audiobrief.checking.info import Info, read_info
from audiobrief.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

_VERSIONS = {0: 2.5, 2: 2.0, 3: 1.0}
_RATES = {1.0: (44_100, 48_000, 32_000), 2.0: (22_050, 24_000, 16_000), 2.5: (11_025, 12_000, 8_000)}
# Bit rates in kb/s by layer, in the order of the header's field, which counts from 1: MPEG 1, then MPEG 2 and 2.5.
_BIT_RATES = {
    (1.0, 1): (32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448),
    (1.0, 2): (32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (1.0, 3): (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (2.0, 1): (32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256),
    (2.0, 2): (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    (2.0, 3): (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_MONO = 3
_HEADER = 4
#: Bytes of each read. The largest frame has 1,729.
_PIECE = 1 << 20
#: Sync bits, and a bit rate that is neither free nor forbidden.
_SYNC = lazy(rb"\xff[\xe2-\xff][\x10-\xef]")
#: Before the first frame, more bytes than this that are none make it another kind of file.
_MOST_LEAD = 1 << 20
#: Places of damage that are remembered; all are counted.
_MOST_GAPS = 20
_ID3V1, _ID3V1_SIZE = b"TAG", 128
#: What may follow the last frame without being sound: other tags, and zeros that fill a block.
_TRAILERS = (_ID3V1, b"APETAGEX", b"LYRICSBEGIN", b"ID3")


@dataclass(frozen=True, slots=True)
class FrameKind:
    """What a frame header says."""

    layer: int
    #: Hz, kb/s.
    rate: int
    bit_rate: int
    channels: int
    #: Length in samples and bytes.
    samples: int
    size: int
    #: Bytes of side information after the header, and of the checksum before it.
    side_info: int
    checksum: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Bytes between two frames that belong to none."""

    offset: int
    size: int
    #: Where in the recording, in samples.
    samples: int


@dataclass(slots=True)
class Stream:
    """The frames of a file. The Info frame, which is no sound, is not among them."""

    frames: int = 0
    #: Samples that they hold, before delay and padding are cut off.
    samples: int = 0
    bytes: int = 0
    #: Of the first frame.
    kind: FrameKind | None = None
    info: Info | None = None
    #: First byte of the first frame, of the Info frame where there is one, and the one after the last.
    start: int = 0
    end: int = 0
    bit_rates: set[int] = field(default_factory=set)
    #: Samples after which sample rate, channels or layer are first others than at the start.
    changed_at: int | None = None
    gaps: list[Gap] = field(default_factory=list)
    gap_count: int = 0
    #: Bytes that the last frame lacks.
    missing: int = 0

    @property
    def length(self) -> int:
        """Samples that a decoder should give, as the frames and the Info frame's delay and padding say."""
        cut = self.info.delay + self.info.padding if self.info else 0
        return max(0, self.samples - cut)

    @property
    def seconds(self) -> float:
        """The same in seconds."""
        return self.length / self.kind.rate if self.kind else 0.0


@cache
def _kind(word: int) -> FrameKind | None:
    """What the upper 26 bits of a header say; ``None`` where it is none, or of a free bit rate."""
    version, layer = _VERSIONS.get(word >> 13 & 3), 4 - (word >> 11 & 3)
    bit_rate_index, rate_index, padding, mode = word >> 6 & 15, word >> 4 & 3, word >> 3 & 1, word >> 0 & 3
    if word >> 15 != 0x7FF or version is None or layer == 4 or not 1 <= bit_rate_index <= 14 or rate_index == 3:
        return None
    bit_rate = _BIT_RATES[1.0 if version == 1.0 else 2.0, layer][bit_rate_index - 1]
    rate = _RATES[version][rate_index]
    samples = 384 if layer == 1 else 576 if layer == 3 and version != 1.0 else 1152
    slot = 4 if layer == 1 else 1
    size = (samples // 8 // slot * bit_rate * 1000 // rate + padding) * slot
    wide = mode != _MONO
    side_info = (32 if wide else 17) if version == 1.0 else (17 if wide else 9)
    return FrameKind(layer, rate, bit_rate, 2 if wide else 1, samples, size, side_info, 0 if word >> 10 & 1 else 2)


def _kind_at(data: bytes, at: int) -> FrameKind | None:
    # Only the mode's two bits of the last byte are asked for: the rest of it may vary from frame to frame.
    return _kind(int.from_bytes(data[at : at + _HEADER], "big") >> 6)


def _like(one: FrameKind, other: FrameKind | None) -> bool:
    return other is not None and (one.layer, one.rate) == (other.layer, other.rate)


class _Window:
    """A file seen through a window that moves on."""

    def __init__(self, file: IO[bytes], start: int) -> None:
        self._file = file
        file.seek(start)
        self.base, self.data = start, b""

    def have(self, at: int, size: int) -> bool:
        """Whether the file has ``size`` bytes from ``at`` on; then they are in ``data``. ``at`` only ever rises."""
        while at + size > self.base + len(self.data):
            more = self._file.read(_PIECE)
            if not more:
                return False
            keep = max(0, min(at - self.base, len(self.data)))
            self.base, self.data = self.base + keep, self.data[keep:] + more
        return True

    @property
    def end(self) -> int:
        return self.base + len(self.data)


def walk(file: IO[bytes], start: int) -> Stream:
    """Follow the frames of a file from ``start``, where its ID3v2 tag ends."""
    stream = Stream(start=start)
    at, lost = start, None
    window = _Window(file, start)
    while window.have(at, _HEADER):
        here = at - window.base
        kind = _kind_at(window.data, here)
        if kind is None or (
            (lost is not None or stream.kind is None) and not _confirmed(window, at, kind, stream.kind)
        ):
            if lost is None and window.data[here : here + 3] == _ID3V1 and not window.have(at, _ID3V1_SIZE + 1):
                break  # an ID3v1 tag, the last 128 bytes
            lost = at if lost is None else lost
            at = _next_sync(window, at + 1)
            if stream.kind is None and at - start > _MOST_LEAD:
                break
            continue
        if lost is not None:
            _note_gap(stream, lost, at)
            lost = None
        if not window.have(at, kind.size):
            stream.missing = at + kind.size - window.end
            stream.end = window.end
            return stream
        here = at - window.base
        if stream.kind is None:
            stream.kind, stream.start = kind, at
            stream.info = read_info(window.data[here : here + kind.size], kind.checksum + kind.side_info)
        _count(stream, kind, first=not stream.frames and not stream.bytes)
        at += kind.size
        stream.end = at
    if lost is not None and stream.kind is not None and not _is_trailer(window, file, lost):
        _note_gap(stream, lost, window.end)
    return stream


def _count(stream: Stream, kind: FrameKind, *, first: bool) -> None:
    stream.bytes += kind.size
    if first and stream.info is not None:
        return
    if stream.kind is not None and stream.changed_at is None:
        old = stream.kind
        if (old.layer, old.rate, old.channels) != (kind.layer, kind.rate, kind.channels):
            stream.changed_at = stream.samples
    stream.frames += 1
    stream.samples += kind.samples
    stream.bit_rates.add(kind.bit_rate)


def _confirmed(window: _Window, at: int, kind: FrameKind, first: FrameKind | None) -> bool:
    """Whether what looks like a frame is one: others like it follow. The first of all needs two, or all there is."""
    if first is not None and not _like(kind, first):
        return False
    offset, followers = kind.size, 0
    while followers < (2 if first is None else 1):
        if not window.have(at, offset + _HEADER):
            return (first is not None or followers > 0) and window.have(at, offset)
        follower = _kind_at(window.data, at - window.base + offset)
        if follower is None or not _like(kind, follower):
            return False
        offset, followers = offset + follower.size, followers + 1
    return True


def _next_sync(window: _Window, at: int) -> int:
    """The next byte that could start a frame."""
    while window.have(at, _HEADER):
        found = _SYNC.search(window.data, at - window.base)
        if found:
            return window.base + found.start()
        at = window.end - 2  # a header may begin at the end of what has been read
    return window.end


def _note_gap(stream: Stream, lost: int, at: int) -> None:
    if stream.kind is None and not stream.frames:
        stream.gap_count += 1
        stream.gaps.append(Gap(lost, at - lost, 0))
        return
    stream.gap_count += 1
    if len(stream.gaps) < _MOST_GAPS:
        stream.gaps.append(Gap(lost, at - lost, stream.samples))


def _is_trailer(window: _Window, file: IO[bytes], at: int) -> bool:
    """Whether what follows the last frame is a tag, or zeros."""
    file.seek(at)
    head = file.read(32)
    if head.startswith(_TRAILERS):
        return True
    file.seek(at)
    return not any(any(piece) for piece in _pieces(file)) and window.end > at


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    while piece := file.read(_PIECE):
        yield piece
