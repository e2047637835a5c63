"""Clip editing: cut the engine's silence off a clip and fade its ends, so that pauses are ours and nothing clicks."""

from __future__ import annotations

import warnings

import numpy as np

with warnings.catch_warnings():
    # pydub looks for ffmpeg on import, which we never use; newer Pythons object to its regular expressions and to
    # audioop.
    warnings.filterwarnings("ignore", message="Couldn't find ffmpeg", category=RuntimeWarning)
    warnings.filterwarnings("ignore", message=".*invalid escape sequence", category=SyntaxWarning)
    warnings.filterwarnings("ignore", message=".*invalid escape sequence", category=DeprecationWarning)
    warnings.filterwarnings("ignore", message="'audioop' is deprecated", category=DeprecationWarning)
    from pydub import AudioSegment
    from pydub.silence import detect_leading_silence

__all__ = ["FADE_IN_MS", "FADE_OUT_MS", "LEAD_MS", "SILENCE_BELOW_PEAK", "TAIL_MS", "AudioSegment", "as_mono16", "edit"]

#: A stretch this much below the clip's own peak is silence: under the quietest consonant, over an engine's noise.
SILENCE_BELOW_PEAK = 50.0
#: What trimming leaves of the silence, in ms: a plosive's onset and a vowel's last breath lie below the threshold.
LEAD_MS = 10
TAIL_MS = 30
FADE_IN_MS = 3
FADE_OUT_MS = 8
_STEP_MS = 5


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


def edit(clip: AudioSegment) -> AudioSegment:
    """Trim leading and trailing silence and fade both ends.

    10 ms stay before the first sound and 30 ms after the last (less where the clip has less). Returns an empty
    segment for a clip that is silent throughout.
    """
    clip = as_mono16(clip)
    if not clip.max:
        return clip.get_sample_slice(0, 0)
    threshold = clip.max_dBFS - SILENCE_BELOW_PEAK
    lead = detect_leading_silence(clip, threshold, _STEP_MS)
    tail = detect_leading_silence(clip.reverse(), threshold, _STEP_MS)
    rate, length = clip.frame_rate, int(clip.frame_count())
    start = max(0, (lead - LEAD_MS) * rate // 1000)
    end = min(length, length - (tail - TAIL_MS) * rate // 1000)
    return _faded(clip.get_sample_slice(start, end))
