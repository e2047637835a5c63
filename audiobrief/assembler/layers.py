"""Layers: music under, before and between speech, with its level over time. Positions are samples of the episode."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]


def loop_of(samples: Samples, overlap: int) -> Samples:
    """A clip whose end goes over into its beginning: it can be repeated without a seam.

    The last ``overlap`` samples (at most a third) are laid over the first ones, with equal power.
    """
    overlap = min(overlap, len(samples) // 3)
    if not overlap:
        return samples
    turn = np.linspace(0, np.pi / 2, overlap, dtype=np.float32)
    loop = samples[:-overlap].copy()
    loop[:overlap] = loop[:overlap] * np.sin(turn) + samples[-overlap:] * np.cos(turn)
    return loop


class Layer:
    """A clip that begins somewhere, once or over and over, and its level.

    The level is a line through points that are added as the episode grows, each later than the one before. What lies behind is
    forgotten, so that memory does not grow with the length.
    """

    def __init__(self, samples: Samples, start: int, gain: float, *, loops: bool = False) -> None:
        """Take a clip.

        Args:
            samples: not empty.
            start: where it begins.
            gain: factor, from the beginning on.
            loops: whether it is repeated until it has faded away.
        """
        self._samples = samples
        self._start = start
        self._loops = loops
        self._points: list[tuple[int, float]] = [(start, gain)]

    def fade(self, start: int, end: int, gain: float) -> None:
        """Go from the gain that it has to another one. A fade that would begin before the one before has ended begins then."""
        last, before = self._points[-1]
        start = max(start, last)
        self._points += [(start, before), (max(end, start), gain)]

    @property
    def start(self) -> int:
        """Where it begins."""
        return self._start

    @property
    def end(self) -> int | None:
        """From where on nothing of it is heard; ``None`` where that isn't known yet, since it goes on."""
        last, gain = self._points[-1]
        ends = ([last] if gain == 0 else []) + ([] if self._loops else [self._start + len(self._samples)])
        return min(ends, default=None)

    def is_over(self, at: int) -> bool:
        """Whether nothing of it is heard from ``at`` on."""
        end = self.end
        return end is not None and end <= at

    def add_to(self, mix: Samples, at: int) -> None:
        """Add what is heard of it to the part of the episode that begins ``at``."""
        first, last = max(at, self._start), at + len(mix)
        if not self._loops:
            last = min(last, self._start + len(self._samples))
        if first >= last:
            return
        places = np.arange(first, last)
        times, gains = zip(*self._points, strict=True)
        heard = self._samples[(places - self._start) % len(self._samples)]
        mix[first - at : last - at] += heard * np.interp(places, times, gains).astype(np.float32)
        while len(self._points) > 1 and self._points[1][0] <= last:
            del self._points[0]
