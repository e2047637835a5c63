"""Limits: what a producer holds a recording to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The defaults are those of podcast apps (Apple's for loudness and peak)."""

    #: Integrated loudness in LUFS, and how far from it is near enough, in LU.
    loudness: float = -16.0
    tolerance: float = 1.0
    #: dBTP that must not be exceeded.
    true_peak: float = -1.0
    #: Seconds of silence that are too many within a recording.
    silence: float = 4.0
    #: Seconds of silence that are too many before the first sound and after the last.
    lead: float = 2.0
    trail: float = 5.0
