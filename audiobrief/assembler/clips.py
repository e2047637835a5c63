"""Clip editing: cut the engine's silence off a clip and fade its ends, so that pauses are ours and nothing clicks."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import numpy as np

with warnings.catch_warnings():
    # pydub looks for ffmpeg on import, which we never use; newer Pythons object to its regular expressions and to
    # audioop.
    warnings.filterwarnings("ignore", message="Couldn't find ffmpeg", category=RuntimeWarning)
    warnings.filterwarnings("ignore", message=".*invalid escape sequence", category=SyntaxWarning)
    warnings.filterwarnings("ignore", message=".*invalid escape sequence", category=DeprecationWarning)
    warnings.filterwarnings("ignore", message="'audioop' is deprecated", category=DeprecationWarning)
    from pydub import AudioSegment
    from pydub.audio_segment import extract_wav_headers, read_wav_audio
    from pydub.exceptions import CouldntDecodeError

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = [
    "FADE_IN_MS",
    "FADE_OUT_MS",
    "LEAD_MS",
    "SILENCE_BELOW_PEAK",
    "TAIL_MS",
    "AudioSegment",
    "CouldntDecodeError",
    "as_mono16",
    "edit",
    "edit_and_tell",
    "extract_wav_headers",
    "read_wav_audio",
]

#: A stretch this much below the clip's own peak is silence: under the quietest consonant, over an engine's noise.
SILENCE_BELOW_PEAK = 50.0
#: What trimming leaves of the silence, in ms: a plosive's onset and a vowel's last breath lie below the threshold.
LEAD_MS = 10
TAIL_MS = 30
FADE_IN_MS = 3
FADE_OUT_MS = 8
_STEP_MS = 5
#: Steps looked at in one go.
_STEPS = 50


def as_mono16(clip: AudioSegment) -> AudioSegment:
    """The clip as 16-bit mono, itself where it is."""
    if clip.channels != 1:
        clip = clip.set_channels(1)
    return clip if clip.sample_width == 2 else clip.set_sample_width(2)


def _faded(clip: AudioSegment) -> AudioSegment:
    """The clip with linear fades at both ends; itself where it is too short for them.

    Not by pydub's own fades: they count in milliseconds and lose a sample where these are no whole number of samples.
    """
    rate = clip.frame_rate
    rise, fall = FADE_IN_MS * rate // 1000, FADE_OUT_MS * rate // 1000
    samples = np.frombuffer(clip.raw_data, dtype=np.int16).copy()
    if len(samples) <= rise + fall:
        return clip
    samples[:rise] = samples[:rise] * np.linspace(0, 1, rise, endpoint=False)
    samples[-fall:] = samples[-fall:] * np.linspace(1, 0, fall)
    return AudioSegment(samples.tobytes(), sample_width=2, frame_rate=rate, channels=1)


def _silence(samples: NDArray[np.int16], rate: int, loud: float) -> int:
    """How many ms, in whole steps, come before the first step that is louder than ``loud`` (root mean square)."""
    edges = np.minimum(np.arange(len(samples) * 1000 // (rate * _STEP_MS) + 2) * _STEP_MS * rate // 1000, len(samples))
    edges = edges[: np.searchsorted(edges, len(samples)) + 1]  # the last step may be shorter
    for at in range(0, len(edges) - 1, _STEPS):
        here = edges[at : at + _STEPS + 1]
        squares = np.square(samples[here[0] : here[-1]].astype(np.float32))
        found = np.flatnonzero(np.add.reduceat(squares, here[:-1] - here[0]) >= np.diff(here) * loud**2)
        if len(found):
            return (at + int(found[0])) * _STEP_MS
    return len(samples) * 1000 // rate


def edit(clip: AudioSegment) -> AudioSegment:
    """Trim leading and trailing silence and fade both ends.

    10 ms stay before the first sound and 30 ms after the last (less where the clip has less). Returns an empty
    segment for a clip that is silent throughout.
    """
    return edit_and_tell(clip)[0]


def edit_and_tell(clip: AudioSegment) -> tuple[AudioSegment, float]:
    """Edit a clip; tells also how many seconds were cut off its start."""
    clip = as_mono16(clip)
    # Not by pydub's detect_leading_silence, which makes a segment of every step: most of the time that editing took.
    samples = np.frombuffer(clip.raw_data, dtype=np.int16)
    peak = max(int(samples.max(initial=0)), -int(samples.min(initial=0)))
    if not peak:
        return clip.get_sample_slice(0, 0), 0.0
    rate, length = clip.frame_rate, len(samples)
    loud = peak * 10 ** (-SILENCE_BELOW_PEAK / 20)
    start = max(0, (_silence(samples, rate, loud) - LEAD_MS) * rate // 1000)
    end = min(length, length - (_silence(samples[::-1], rate, loud) - TAIL_MS) * rate // 1000)
    return _faded(clip.get_sample_slice(start, end)), start / rate
