"""Passages: edited clips joined with their pauses, limited and encoded, so that they follow each other without a seam.

Encoder and decoder delay a signal by 1,105 samples: the end of a passage is decoded with the first frames of the next
one. Each passage is therefore padded to whole frames and ends in digital silence longer than that delay, and exactly
as many frames are kept as it has samples for: the frames that flush the encoder would only carry the silence. The
next passage's encoder starts afresh, so its first frame needs nothing of the bit reservoir before it.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from audiobrief.assembler import limiter, loudness, mp3
from audiobrief.assembler.clips import AudioSegment, as_mono16
from audiobrief.assembler.encoded import EncodedPassage

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


def _joined(
    clips: Sequence[ClipInPassage], rate: int, ceiling: float, last: bool
) -> tuple[Samples, tuple[tuple[int, int], ...]]:
    """The clips at their level with their pauses, and where each one's speech lies."""
    parts: list[Samples] = []
    spans: list[tuple[int, int]] = []
    at = end = 0
    for item in clips:
        samples = samples_of(item.clip, rate)
        samples *= np.float32(10 ** (item.gain / 20))
        samples *= np.float32(10 ** (limiter.drive(samples, rate, ceiling) / 20))
        end = at + len(samples)
        spans.append((at, end))
        pause = np.zeros(round(item.pause * rate), dtype=np.float32)
        parts += (samples, pause)
        at = end + len(pause)
    frame = mp3.frame_samples(rate)
    length = max(at, end + tail_samples(rate))
    if not last:
        length = -(-length // frame) * frame
    parts.append(np.zeros(length - at, dtype=np.float32))
    return np.concatenate(parts), tuple(spans)


def _pcm(samples: Samples, bit_rate: int) -> bytes:
    """16-bit samples, higher by what LAME will take off."""
    scaled = np.rint(samples * np.float32(_FULL_SCALE / mp3.encoder_scale(bit_rate)))
    clipped: NDArray[np.float32] = np.clip(scaled, -_FULL_SCALE, _FULL_SCALE - 1, out=scaled)
    return clipped.astype(np.int16).tobytes()


def build(
    clips: Sequence[ClipInPassage],
    spec: mp3.FrameSpec,
    *,
    last: bool = False,
    quality: int = mp3.DEFAULT_QUALITY,
    ceiling: float = limiter.DEFAULT_CEILING,
) -> EncodedPassage:
    """Join, level, limit, measure and encode the clips of a passage.

    The pause after the last clip is lengthened to at least ``tail_samples`` and, unless the passage is the ``last``
    one of the episode, to a whole number of frames.

    Args:
        clips: edited clips, at any sample rate.
        spec: sample rate and bit rate of the episode.
        last: keep the frames that flush the encoder; nothing can follow.
        quality: LAME's, 0 (slow) to 9.
        ceiling: dBTP.

    Raises:
        ValueError: LAME can't encode as asked.
    """
    samples, spans = _joined(clips, spec.rate, ceiling, last)
    samples = limiter.limit(samples, spec.rate, ceiling)
    data = mp3.encode(_pcm(samples, spec.bit_rate), spec, quality)
    count = mp3.frames_needed(len(samples), spec) if last else len(samples) // spec.samples
    frames = list(islice(mp3.frames(data), count))
    return EncodedPassage(
        frames=data[: frames[-1].offset + frames[-1].size],
        frame_count=len(frames),
        samples=len(samples),
        sentence_spans=spans,
        energies=array("f", loudness.block_energies(samples, spec.rate).tobytes()),
        true_peak=loudness.true_peak(samples, spec.rate),
    )
