"""MPEG audio layer III: frame headers, the encoder, and the Info frame that makes the decoded length exact.

Frame header: ISO/IEC 11172-3 clause 2.4.2.3 and 13818-3. Info frame: Xing's header with the LAME tag, as described in
"Mp3 Info Tag rev 1 specifications". Everything here is for one channel at a constant bit rate.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import lameenc

#: Samples that LAME puts before the signal.
ENCODER_DELAY = 576
#: Samples that every decoder's filter bank puts before it in turn.
DECODER_DELAY = 529

DEFAULT_RATE = 22_050
DEFAULT_BIT_RATE = 64
#: LAME's ``quality``. On speech at 64 kb/s, 7 is twice as fast as 5 and four times as fast as 2, and its error in
#: every band up to 8 kHz is not above theirs: what the slower ones spend time on only pays where bits are scarce.
DEFAULT_QUALITY = 7

_SYNC = 0x7FF
_LAYER_III = 1
_MONO = 3
_PADDING = 2  # in the third byte of a header
_MPEG1, _MPEG2, _MPEG25 = 3, 2, 0
# Rates in the order of the header's two-bit field, for each value of its version field.
_RATES = {_MPEG1: (44_100, 48_000, 32_000), _MPEG2: (22_050, 24_000, 16_000), _MPEG25: (11_025, 12_000, 8_000)}
_VERSIONS = {rate: version for version, rates in _RATES.items() for rate in rates}
# Bit rates in kb/s, in the order of the header's four-bit field, which counts from 1.
_BIT_RATES_MPEG1 = (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_BIT_RATES_MPEG2 = (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
# LAME writes no MPEG-2.5 above this: it falls back to it without a word.
_HIGHEST_MPEG25 = 64

_SCALES = ((160, 0.95), (192, 0.97), (224, 0.98))

_XING_SIZE = 120
_LAME_SIZE = 36
_LAME_VERSION = b"LAME3.100"
_CBR = 1
_FRAMES_BYTES_TOC_QUALITY = 0x0F
_DELAY_LIMIT = 4096  # delay and padding are twelve bits each


def rates() -> tuple[int, ...]:
    """The sample rates in Hz that MP3 has, rising."""
    return tuple(sorted(_VERSIONS))


def _all_bit_rates(version: int) -> tuple[int, ...]:
    return _BIT_RATES_MPEG1 if version == _MPEG1 else _BIT_RATES_MPEG2


def bit_rates(rate: int) -> tuple[int, ...]:
    """The bit rates in kb/s that go with a sample rate in Hz, rising.

    Raises:
        ValueError: MP3 has no such sample rate; names those it has.
    """
    version = _VERSIONS.get(rate)
    if version is None:
        raise ValueError(f"MP3 has no sample rate of {rate} Hz; it has {', '.join(map(str, rates()))}")
    if version == _MPEG25:
        return tuple(found for found in _BIT_RATES_MPEG2 if found <= _HIGHEST_MPEG25)
    return _all_bit_rates(version)


def frame_samples(rate: int) -> int:
    """Samples per frame: 1,152 from 32 kHz, 576 below.

    Raises:
        ValueError: MP3 has no such sample rate.
    """
    bit_rates(rate)
    return 1152 if _VERSIONS[rate] == _MPEG1 else 576


@dataclass(frozen=True, slots=True)
class FrameSpec:
    """The kind of frame that a mono stream of constant bit rate is made of.

    Raises:
        ValueError: no such combination; names the valid ones.
    """

    #: Hz.
    rate: int = DEFAULT_RATE
    #: kb/s.
    bit_rate: int = DEFAULT_BIT_RATE

    def __post_init__(self) -> None:
        valid = bit_rates(self.rate)
        if self.bit_rate not in valid:
            raise ValueError(
                f"MP3 at {self.rate} Hz has no bit rate of {self.bit_rate} kb/s; it has {', '.join(map(str, valid))}"
            )

    @property
    def samples(self) -> int:
        """Samples per frame."""
        return frame_samples(self.rate)

    @property
    def size(self) -> int:
        """Bytes of a frame without padding slot."""
        return self.samples // 8 * self.bit_rate * 1000 // self.rate

    @property
    def side_info(self) -> int:
        """Bytes of side information after the header."""
        return 17 if _VERSIONS[self.rate] == _MPEG1 else 9

    @property
    def header(self) -> bytes:
        """The four bytes that start a frame without checksum and padding slot."""
        version = _VERSIONS[self.rate]
        word = _SYNC << 21 | version << 19 | _LAYER_III << 17 | 1 << 16
        word |= (_all_bit_rates(version).index(self.bit_rate) + 1) << 12 | _RATES[version].index(self.rate) << 10
        word |= _MONO << 6 | 1 << 2  # the "original" bit, as LAME sets it
        return word.to_bytes(4, "big")


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame found in a stream."""

    offset: int
    size: int
    spec: FrameSpec
    #: Bytes before this frame in which its own audio data begins; 0 where it needs nothing of the frames before it.
    main_data_begin: int


@cache
def _parse_header(word: int) -> tuple[FrameSpec, int, int, bool]:
    """Kind, size in bytes, where the side information starts, and whether it is MPEG-1's."""
    version, layer, protected = word >> 19 & 3, word >> 17 & 3, not word >> 16 & 1
    bit_rate_index, rate_index, padding, mode = word >> 12 & 15, word >> 10 & 3, word >> 9 & 1, word >> 6 & 3
    if word >> 21 != _SYNC or layer != _LAYER_III or version not in _RATES:
        raise ValueError("not an MP3 frame")
    if rate_index == 3 or not 1 <= bit_rate_index <= 14 or mode != _MONO:
        raise ValueError("not a mono MP3 frame of a fixed bit rate")
    spec = FrameSpec(_RATES[version][rate_index], _all_bit_rates(version)[bit_rate_index - 1])
    return spec, spec.size + padding, 6 if protected else 4, version == _MPEG1


def frames(data: bytes) -> Iterator[Frame]:
    """The frames of a mono stream that holds nothing else, in order.

    Raises:
        ValueError: something else than a mono MP3 frame, or half of one.
    """
    at = 0
    while at < len(data):
        if at + 12 > len(data):
            raise ValueError(f"half an MP3 frame at byte {at}")
        spec, size, header, mpeg1 = _parse_header(int.from_bytes(data[at : at + 4], "big"))
        if at + size > len(data):
            raise ValueError(f"half an MP3 frame at byte {at}")
        side = at + header
        # The first nine bits of the side information in MPEG-1, eight in MPEG-2 and 2.5.
        main_data = data[side] << 1 | data[side + 1] >> 7 if mpeg1 else data[side]
        yield Frame(at, size, spec, main_data)
        at += size


def size_of(data: bytes, count: int) -> int:
    """Bytes of the first ``count`` frames of a mono stream of constant bit rate, by their padding slots alone.

    Raises:
        ValueError: there are fewer frames, or one of another kind.
    """
    spec, _, _, _ = _parse_header(int.from_bytes(data[:4], "big"))
    size, kind, third = spec.size, data[:2], data[2] & ~_PADDING
    at = 0
    for _ in range(count):
        if data[at : at + 2] != kind or at + 2 >= len(data) or data[at + 2] & ~_PADDING != third:
            raise ValueError(f"no MP3 frame of the same kind at byte {at}")
        at += size + (data[at + 2] >> 1 & 1)
    if at > len(data):
        raise ValueError(f"half an MP3 frame before byte {at}")
    return at


def encoder_scale(bit_rate: int) -> float:
    """The factor by which LAME lowers a signal before it encodes it (its presets' ``scale``), by bit rate in kb/s.

    Measured with lameenc 1.9; it offers no way to turn it off, so whoever wants an exact level makes up for it.
    """
    return next((scale for limit, scale in _SCALES if bit_rate <= limit), 1.0)


def frames_needed(samples: int, spec: FrameSpec) -> int:
    """Frames after which a decoder has given back the whole signal.

    The encoder can flush one more. ffmpeg cuts off no more than one frame at the end, so a surplus one would be heard.
    """
    return -(-(samples + ENCODER_DELAY + DECODER_DELAY) // spec.samples)


def whole_frames(data: bytes) -> tuple[int, int]:
    """How many whole frames a mono stream begins with, and their bytes.

    Raises:
        ValueError: something else than a mono MP3 frame.
    """
    at = count = 0
    while at + 4 <= len(data):
        _, size, _, _ = _parse_header(int.from_bytes(data[at : at + 4], "big"))
        if at + size > len(data):
            break
        at, count = at + size, count + 1
    return count, at


def encoder(spec: FrameSpec, quality: int = DEFAULT_QUALITY) -> lameenc.Encoder:
    """A fresh LAME encoder for 16-bit mono samples (native byte order)."""
    import lameenc  # noqa: PLC0415 - only those who encode

    fresh = lameenc.Encoder()
    fresh.set_bit_rate(spec.bit_rate)
    fresh.set_in_sample_rate(spec.rate)
    fresh.set_out_sample_rate(spec.rate)  # else LAME picks a lower one where it finds bits scarce
    fresh.set_channels(1)
    fresh.set_quality(quality)
    fresh.silence()
    return fresh


def encode(pcm: bytes, spec: FrameSpec, quality: int = DEFAULT_QUALITY) -> bytes:
    """Encode 16-bit mono samples (native byte order) with a fresh LAME encoder, flush frames included.

    The stream has no Info frame. Its first frame needs nothing of a frame before it, so streams can follow each other.

    Raises:
        ValueError: LAME made another kind of frame than asked for.
    """
    fresh = encoder(spec, quality)
    data = bytes(fresh.encode(pcm)) + bytes(fresh.flush())
    first = next(frames(data), None)
    if first is None or first.spec != spec or first.main_data_begin:
        raise ValueError(f"LAME does not encode at {spec.rate} Hz and {spec.bit_rate} kb/s as asked")
    return data


@cache
def _crc_table() -> tuple[int, ...]:
    table = []
    for value in range(256):
        crc = value
        for _ in range(8):
            crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)
        table.append(crc)
    return tuple(table)


def crc16(data: bytes) -> int:
    """CRC-16/ARC (polynomial 0x8005 reflected, start 0), the checksum of the LAME tag."""
    table, crc = _crc_table(), 0
    for byte in data:
        crc = crc >> 8 ^ table[(crc ^ byte) & 0xFF]
    return crc


def _info_spec(spec: FrameSpec) -> FrameSpec:
    """The frame kind that has room for the tag: the stream's, or the next bit rate that has."""
    for bit_rate in bit_rates(spec.rate):
        candidate = FrameSpec(spec.rate, bit_rate)
        if bit_rate >= spec.bit_rate and candidate.size >= 4 + spec.side_info + _XING_SIZE + _LAME_SIZE:
            return candidate
    raise AssertionError("every sample rate has a bit rate whose frames hold the tag")


def info_frame_size(spec: FrameSpec) -> int:
    """Bytes that ``info_frame`` returns."""
    return _info_spec(spec).size


def info_frame(spec: FrameSpec, *, frame_count: int, byte_count: int, samples: int) -> bytes:
    """The frame to put in front of a stream, which tells decoders how much to cut off so that the length is exact.

    Args:
        spec: the stream's kind of frame.
        frame_count: frames of the stream, this one excluded.
        byte_count: bytes of the stream, this frame excluded.
        samples: length of the signal that was encoded.

    Raises:
        ValueError: that many frames can't carry that many samples.
    """
    padding = frame_count * spec.samples - ENCODER_DELAY - samples
    if not 0 <= padding < _DELAY_LIMIT:
        raise ValueError(f"{frame_count} frames of {spec.samples} samples do not fit a signal of {samples} samples")
    own = _info_spec(spec)
    total = own.size + byte_count
    toc = bytes(min(255, (own.size + byte_count * percent // 100) * 256 // total) for percent in range(100))
    frame = bytearray(own.header + bytes(own.side_info))
    frame += b"Info" + _FRAMES_BYTES_TOC_QUALITY.to_bytes(4, "big")
    frame += frame_count.to_bytes(4, "big") + total.to_bytes(4, "big") + toc
    frame += (100 - 10 * DEFAULT_QUALITY).to_bytes(4, "big")
    frame += _LAME_VERSION + bytes([_CBR, min(255, spec.rate // 200)])  # the low-pass, in hundreds of Hz
    frame += bytes(8)  # peak and replay gain: not given
    frame += bytes([0, min(255, spec.bit_rate)])
    frame += (ENCODER_DELAY << 12 | padding).to_bytes(3, "big")
    frame += bytes(4)  # miscellaneous, gain, preset and surround: not given
    frame += total.to_bytes(4, "big")
    frame += bytes(2)  # checksum of the music: not given, decoders do not look at it
    frame += crc16(bytes(frame)).to_bytes(2, "big")
    return bytes(frame).ljust(own.size, b"\0")
