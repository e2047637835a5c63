"""Levels: the gain that makes every clip equally loud, whoever speaks and however long it is."""

from __future__ import annotations

#: LUFS, integrated: what Apple asks of podcasts.
DEFAULT_TARGET = -16.0
#: Seconds at which a clip's own loudness counts as much as its voice's.
_EVEN_WEIGHT_SECONDS = 0.7
#: No clip is taken for louder or quieter than its voice by more than this many LU.
_WIDEST_DEVIATION = 6.0
_GAIN_LIMIT = 30.0
#: LU that pauses and mixed lengths take off the integrated loudness of an episode whose clips are at the target
#: (measured).
_LOSS = 0.25


def gain_for(
    clip_loudness: float | None, seconds: float, voice_loudness: float, target: float = DEFAULT_TARGET
) -> float:
    """The gain in dB that brings a clip to the target.

    The clip is taken to be as loud as its voice usually is, and the more as loud as it was measured the longer it is:
    "Wrong," is too short to tell, a long sentence tells better than the average.

    Args:
        clip_loudness: LUFS as ``speech_loudness`` measures the edited clip; ``None`` where it could not.
        seconds: its length.
        voice_loudness: LUFS of the voice over the sample text of its pack.
        target: LUFS, integrated, of the episode.
    """
    loudness = voice_loudness
    if clip_loudness is not None:
        deviation = min(_WIDEST_DEVIATION, max(-_WIDEST_DEVIATION, clip_loudness - voice_loudness))
        loudness += deviation * seconds / (seconds + _EVEN_WEIGHT_SECONDS)
    return min(_GAIN_LIMIT, max(-_GAIN_LIMIT, target + _LOSS - loudness))
