"""A clip as the bytes of one file of the cache, and back; a file that was cut off or changed is recognized.

Speech as second differences, high bytes before low bytes, through zlib at its fastest: 53 % of the samples' size and 5 ms to
pack nine seconds of speech, beside 67 % and 11 ms for zlib by itself and 50 % and 29 ms for FLAC through FFmpeg, which would
also be one more dependency.
"""

from __future__ import annotations

import struct
import zlib

import numpy as np
from pydub import AudioSegment

from audiobrief.model import WordTiming
from audiobrief.synthesizer.cache_key import FORMAT
from audiobrief.synthesizer.cache_store import opened, sealed
from audiobrief.synthesizer.engine import Clip

_MAGIC = b"audiobrief clip %d\n" % FORMAT
#: Sample rate in Hz, number of samples, number of words.
_HEAD = struct.Struct("<III")
#: Start and end in seconds, start and end in characters.
_WORD = struct.Struct("<ddII")


def pack(clip: Clip) -> bytes:
    """The file of a clip."""
    samples = np.frombuffer(clip.audio.raw_data, "<i2")
    body = b"".join(
        (
            _HEAD.pack(clip.audio.frame_rate, len(samples), len(clip.words)),
            *(_WORD.pack(word.start, word.end, word.text_start, word.text_end) for word in clip.words),
            zlib.compress(_planes(samples), level=1),
        )
    )
    return sealed(_MAGIC, body)


def unpack(data: bytes) -> Clip:
    """The clip of a file.

    Raises:
        ValueError: the file is not what ``pack`` made, to the bit.
    """
    body = opened(_MAGIC, data)
    rate, length, count = _HEAD.unpack_from(body)
    at = _HEAD.size + count * _WORD.size
    words = tuple(WordTiming(*_WORD.unpack_from(body, _HEAD.size + index * _WORD.size)) for index in range(count))
    samples = _samples(zlib.decompress(body[at:], bufsize=2 * length or 1))
    return Clip(AudioSegment(samples.tobytes(), sample_width=2, frame_rate=rate, channels=1), words)


def _planes(samples: np.ndarray) -> bytes:
    """Second differences (small where the signal is smooth), their sign in the lowest bit, high bytes first."""
    differences = np.diff(samples, n=2, prepend=np.zeros(2, samples.dtype)).astype("<i2")
    folded = ((differences << 1) ^ (differences >> 15)).view("<u2")
    return (folded >> 8).astype(np.uint8).tobytes() + folded.astype(np.uint8).tobytes()


def _samples(planes: bytes) -> np.ndarray:
    """What ``_planes`` was given. Sums wrap around as the differences did."""
    both = np.frombuffer(planes, np.uint8).astype("<u2")
    half = len(both) // 2
    folded = (both[:half] << 8) | both[half:]
    differences = (folded >> 1) ^ (0 - (folded & 1))
    return np.cumsum(np.cumsum(differences, dtype="<u2"), dtype="<u2").view("<i2")
