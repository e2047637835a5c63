"""Passages: edited clips joined with their pauses, limited and encoded, so that they follow each other without a seam.

Encoder and decoder delay a signal by 1,105 samples: the end of a passage is decoded with the first frames of the next
one. Each passage is therefore padded to whole frames and ends in digital silence longer than that delay, and exactly
as many frames are kept as it has samples for: the frames that flush the encoder would only carry the silence. The
next passage's encoder starts afresh, so its first frame needs nothing of the bit reservoir before it.
"""

from __future__ import annotations

import math
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from audiobrief.assembler import limiter, loudness, mp3
from audiobrief.assembler.clips import AudioSegment, as_mono16
from audiobrief.assembler.encoded import EncodedPassage
from audiobrief.assembler.gating import DEFAULT_CEILING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

_FULL_SCALE = 32768.0
#: Seconds of digital silence at the end of a passage.
_TAIL = 0.1


@dataclass(frozen=True, slots=True)
class ClipInPassage:
    """An edited clip and what follows it."""

    clip: AudioSegment
    #: dB.
    gain: float
    #: Seconds of silence after it.
    pause: float
    #: As ``loudness.measure`` found them in the clip; measured again where they are missing.
    energies: Samples | None = None


def samples_of(clip: AudioSegment, rate: int | None = None) -> Samples:
    """A clip's samples, full scale 1.0, at ``rate`` Hz (its own if not given)."""
    pcm = np.frombuffer(as_mono16(clip).raw_data, dtype=np.int16)
    samples = pcm.astype(np.float32)
    samples *= np.float32(1 / _FULL_SCALE)
    if rate is None or rate == clip.frame_rate or not len(samples):
        return samples
    import soxr  # noqa: PLC0415 - slow to import, and most engines speak at the rate of the episode

    return np.asarray(soxr.resample(samples, clip.frame_rate, rate), dtype=np.float32)


def tail_samples(rate: int) -> int:
    """Samples of silence that a passage ends in at least."""
    delay = mp3.ENCODER_DELAY + mp3.DECODER_DELAY
    return max(round(_TAIL * rate), delay + mp3.frame_samples(rate))


def _pcm(samples: Samples, scale: float) -> NDArray[np.int16]:
    """16-bit samples, higher by what an encoder lowers them by."""
    scaled = samples * np.float32(_FULL_SCALE / scale)
    np.rint(scaled, out=scaled)
    return np.clip(scaled, -_FULL_SCALE, _FULL_SCALE - 1, out=scaled).astype(np.int16)


def build(  # noqa: PLR0913  (each shapes the passage)
    clips: Sequence[ClipInPassage],
    spec: mp3.FrameSpec,
    *,
    last: bool = False,
    plain: bool = False,
    quality: int = mp3.DEFAULT_QUALITY,
    ceiling: float = DEFAULT_CEILING,
) -> EncodedPassage:
    """Join, level, limit, measure and encode the clips of a passage.

    The pause after the last clip is lengthened to at least ``tail_samples`` and, unless the passage is the ``last``
    one of the episode, to a whole number of frames.

    Args:
        clips: edited clips, at any sample rate.
        spec: sample rate and bit rate of the episode.
        last: keep the frames that flush the encoder; nothing can follow.
        plain: give samples instead of MP3 frames. Their number is the same.
        quality: LAME's, 0 (slow) to 9.
        ceiling: dBTP.

    Raises:
        ValueError: LAME can't encode as asked.
    """
    parts: list[NDArray[np.int16]] = []
    measured: list[tuple[int, int, Samples]] = []
    at = end = 0
    peak = -math.inf
    scale = 1.0 if plain else mp3.encoder_scale(spec.bit_rate)
    for item in clips:
        samples = samples_of(item.clip, spec.rate)
        energies = item.energies
        if energies is None or item.clip.frame_rate != spec.rate:
            energies = loudness.block_energies(samples, spec.rate, rest=True)
        levelled, highest = limiter.level(samples, spec.rate, item.gain, ceiling)
        peak = max(peak, highest)
        end = at + len(samples)
        measured.append((at, end, loudness.scaled_energies(energies, samples, levelled, spec.rate)))
        parts += (_pcm(levelled, scale), np.zeros(round(item.pause * spec.rate), dtype=np.int16))
        at = end + len(parts[-1])
    length = max(at, end + tail_samples(spec.rate))
    if not last:
        length = -(-length // spec.samples) * spec.samples
    parts.append(np.zeros(length - at, dtype=np.int16))
    data, count = np.concatenate(parts).tobytes(), 0
    if not plain:
        data = mp3.encode(data, spec, quality)
        count = mp3.frames_needed(length, spec) if last else length // spec.samples
        data = data[: mp3.size_of(data, count)]
    return EncodedPassage(
        frames=data,
        frame_count=count,
        samples=length,
        sentence_spans=tuple((start, end) for start, end, _ in measured),
        energies=array("f", loudness.regridded(measured, length, spec.rate).tobytes()),
        true_peak=peak,
    )
