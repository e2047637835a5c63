"""Reading a music file: a mono clip, whatever the file holds. Files are hostile until they are read.

WAV is taken apart by pydub, which needs no decoder for it; all else by FFmpeg, through PyAV, an extra. FFmpeg gets the bytes
and is told what they are, so that nothing in a file can make it open another.
"""

from __future__ import annotations

import io
import struct
from typing import TYPE_CHECKING

import numpy as np

from audiobrief.assembler.clips import AudioSegment, CouldntDecodeError, extract_wav_headers, read_wav_audio
from audiobrief.errors import MusicError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    Pcm = NDArray[np.int16]

#: Bytes of a file: ten minutes of stereo as on a CD, and some room.
LARGEST = 128_000_000
LONGEST = 600.0  # seconds
SHORTEST = 0.5
#: Hz.
_RATES = range(4_000, 384_001)
_MOST_CHANNELS = 32
#: Below this, in dBFS, there is nothing to hear.
_SILENT = -60.0
_FULL_SCALE = 32768.0

_PCM, _EXTENSIBLE = 1, 0xFFFE
#: How files begin, where in them, and FFmpeg's name for their kind.
_SIGNS = (
    (0, b"RIFF", "wav"),
    (0, b"RF64", "wav"),
    (0, b"ID3", "mp3"),
    (0, b"fLaC", "flac"),
    (0, b"OggS", "ogg"),
    (4, b"ftyp", "mp4"),
    (0, b"FORM", "aiff"),
)
_KINDS = "WAV, MP3, FLAC, Ogg, M4A or AIFF"
_INSTALL = "pip install 'audiobrief[media]'"


def read_music(path: Path) -> AudioSegment:
    """A music file as a 16-bit mono clip at its own sample rate, the silence at both ends cut off.

    Raises:
        MusicError: it can't be read, is no audio, silent, too short, too long or too large, or needs PyAV, which is missing.
    """
    try:
        if not path.is_file():
            reason = "it is a folder" if path.is_dir() else "there is no such file"
            raise MusicError(f"the music {path} can't be used: {reason}")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise MusicError(f"the music {path} can't be read: {getattr(error, 'strerror', None) or error}") from error
    if len(data) > LARGEST:
        raise MusicError(
            f"the music {path} is larger than {LARGEST // 1_000_000} MB: cut it, or save it as FLAC or MP3"
        )
    kind = _kind(data)
    if kind is None:
        raise MusicError(f"the music {path} can't be used: it is no {_KINDS} file")
    found = _by_pydub(data) if kind == "wav" else None
    rate, samples = found or _by_ffmpeg(path, data, kind)
    if rate not in _RATES:
        raise MusicError(f"the music {path} can't be used: it has {rate} samples a second")
    if len(samples) > LONGEST * rate:
        raise MusicError(f"the music {path} is longer than {LONGEST / 60:.0f} minutes: cut it")
    return _trimmed(path, rate, samples)


def _kind(data: bytes) -> str | None:
    for at, sign, kind in _SIGNS:
        if data[at : at + len(sign)] == sign:
            return kind
    # An MP3 without a tag begins with a frame.
    return "mp3" if len(data) > 1 and data[0] == 0xFF and data[1] & 0xE6 == 0xE2 else None


def _by_pydub(data: bytes) -> tuple[int, Pcm] | None:
    """Plain samples of a WAV file; ``None`` for one that holds something else, or is broken."""
    try:
        headers = extract_wav_headers(data)
        wave = read_wav_audio(data, headers)
        form = next(header.position + 8 for header in headers if header.id == b"fmt ")
        # Of the extensible kind, what the samples are stands further back.
        kind = struct.unpack_from("<H", data, form + (24 if wave.audio_format == _EXTENSIBLE else 0))[0]
    except (CouldntDecodeError, struct.error, IndexError):
        return None
    width = wave.bits_per_sample // 8
    if kind != _PCM or width not in {1, 2, 3, 4} or not 1 <= wave.channels <= _MOST_CHANNELS:
        return None
    raw = wave.raw_data[: len(wave.raw_data) // (width * wave.channels) * width * wave.channels]
    return int(wave.sample_rate), _mixed_down(_sixteen_bits(raw, width).reshape(-1, wave.channels))


def _sixteen_bits(raw: bytes, width: int) -> Pcm:
    """Little-endian samples of so many bytes as 16-bit ones. By numpy: pydub takes a minute for ten of 24 bits."""
    if width == 1:  # alone unsigned
        return ((np.frombuffer(raw, np.uint8).astype(np.int16) - 128) << 8).astype(np.int16)
    low = np.frombuffer(raw, np.uint8).reshape(-1, width)[:, -2:]
    return np.asarray(np.ascontiguousarray(low).view("<i2").reshape(-1), dtype=np.int16)


def _mixed_down(samples: Pcm) -> Pcm:
    """The mean of all channels."""
    if samples.shape[1] == 1:
        return np.ascontiguousarray(samples[:, 0])
    mean: NDArray[np.float32] = np.rint(samples.mean(axis=1, dtype=np.float32))
    return mean.astype(np.int16)


def _by_ffmpeg(path: Path, data: bytes, kind: str) -> tuple[int, Pcm]:
    try:
        import av  # noqa: PLC0415  (an extra, and large)
    except ImportError as error:
        raise MusicError(
            f"the music {path} can't be read without PyAV: {_INSTALL}, or save it as a WAV file of whole numbers"
        ) from error
    parts: list[Pcm] = []
    length, rate = 0, 0
    try:
        with av.open(io.BytesIO(data), "r", format=kind) as container:
            if not container.streams.audio:
                raise MusicError(f"the music {path} can't be used: there is no sound in it")
            rate = container.streams.audio[0].rate
            resampler = av.AudioResampler(format="s16", layout="mono", rate=rate)
            for frame in _frames(container, resampler):
                parts.append(frame)
                length += len(frame)
                if length > LONGEST * rate:
                    break  # what is too long is told by whoever asked
    except av.error.FFmpegError as error:
        raise MusicError(f"the music {path} can't be read: it is damaged, or of a kind that is not known") from error
    if not parts:
        raise MusicError(f"the music {path} can't be used: there is no sound in it")
    return rate, np.concatenate(parts)


def _frames(container: object, resampler: object) -> Iterator[Pcm]:
    for frame in container.decode(audio=0):  # type: ignore[attr-defined]
        for part in resampler.resample(frame):  # type: ignore[attr-defined]
            yield np.asarray(part.to_ndarray()[0], dtype=np.int16)
    for part in resampler.resample(None):  # type: ignore[attr-defined]
        yield np.asarray(part.to_ndarray()[0], dtype=np.int16)


def _trimmed(path: Path, rate: int, samples: Pcm) -> AudioSegment:
    loud = np.flatnonzero(np.abs(samples.astype(np.int32)) > _FULL_SCALE * 10 ** (_SILENT / 20))
    if not len(loud):
        raise MusicError(f"the music {path} can't be used: it is silent")
    clip = AudioSegment(samples.tobytes(), sample_width=2, frame_rate=rate, channels=1)
    clip = clip.get_sample_slice(int(loud[0]), int(loud[-1]) + 1)
    if clip.duration_seconds < SHORTEST:
        raise MusicError(f"the music {path} is too short: it has {clip.duration_seconds:.2f} s of sound")
    return clip
