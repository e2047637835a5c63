"""A look-ahead true-peak limiter: turns the level down smoothly around every peak that would exceed the ceiling.

The gain is worked out at the edges of blocks of 32 samples: what each block allows, the least of that over the look-ahead on both
sides, and a smooth mean of those. Linear within a block, it never exceeds what a peak allows.
"""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from audiobrief.assembler.gating import DEFAULT_CEILING
from audiobrief.assembler.loudness import NEAR_PEAK, decibels, local_peaks, peaks_near

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

_HALVINGS = 5
_BLOCK = 2**_HALVINGS
#: Where the samples of a block lie between its edges.
_RAMP = (np.arange(_BLOCK, dtype=np.float32) + np.float32(0.5)) / np.float32(_BLOCK)
#: A mean of ones can come out a hair lower.
_UNTOUCHED = 1 - 1e-6
#: Seconds over which the level goes down before a peak and up again after it: longer than two periods of a low voice,
#: so that it follows syllables and not single swings, which would be heard as roughness.
_LOOK_AHEAD = 0.02
#: Peaks over the ceiling by less than this are left: 0.005 dB.
_TOLERANCE = 1.0005
_PASSES = 3

#: dB that ``level`` adds at most.
_HIGHEST_DRIVE = 9.0
_DRIVE_STEPS = 5
_NEAR_ENOUGH = 0.05  # dB


@cache
def _smoothing(reach: int) -> NDArray[np.float32]:
    window = np.hanning(2 * reach + 3)[1:-1]
    return np.asarray(window / window.sum(), dtype=np.float32)


def _sliding_minimum(values: NDArray[np.float32], window: int) -> NDArray[np.float32]:
    """The least of each ``window`` consecutive values."""
    width = 1
    while width * 2 <= window:
        values = np.minimum(values[:-width], values[width:])
        width *= 2
    return np.minimum(values[: width - window], values[window - width :]) if width < window else values


def _gains(allowed: NDArray[np.float32], rate: float) -> NDArray[np.float32]:
    """The gain at the edges of the blocks (one more than these), from the highest one that each block allows.

    A mean of minima, each at most what the blocks on both sides of the edge allow: so a straight line from one edge
    of a block to the other lies under what it allows.
    """
    reach = max(1, round(_LOOK_AHEAD * rate / _BLOCK))
    beyond = 2 * reach + 1
    padded = np.ones(len(allowed) + 2 * beyond, dtype=np.float32)
    padded[beyond:-beyond] = allowed
    gains = _smoothed(_sliding_minimum(padded, 2 * reach + 2), reach)
    gains[gains > _UNTOUCHED] = 1
    return gains


def _smoothed(values: NDArray[np.float32], reach: int) -> NDArray[np.float32]:
    """A smooth mean of each value and the ``reach`` on both sides of it, for those that have so many.

    In shifts and pairs, the window being symmetrical: ``np.convolve`` takes the product of so short a window anew at each value,
    three times as long.
    """
    window = _smoothing(reach)
    count = len(values) - 2 * reach
    smoothed: NDArray[np.float32] = values[reach : reach + count] * window[reach]
    for near, far in zip(range(reach), range(2 * reach, reach, -1), strict=True):
        smoothed += (values[near : near + count] + values[far : far + count]) * window[near]
    return smoothed


class _Blocks:
    """Samples of a clip in an even number of rows of 32, with silence at both ends so that every sample has neighbours."""

    def __init__(self, samples: Samples) -> None:
        self.count = len(samples)
        self.flat = np.zeros((-(-self.count // (2 * _BLOCK)) + 1) * 2 * _BLOCK, dtype=np.float32)
        self.samples[:] = samples
        self.rows = self.flat.reshape(-1, _BLOCK)
        highest = np.abs(self.flat)
        for _ in range(_HALVINGS):  # three times as fast as the maximum along the rows
            highest = np.maximum(highest[::2], highest[1::2])
        #: The highest magnitude of each row.
        self.peaks: NDArray[np.float32] = highest

    @property
    def samples(self) -> Samples:
        """The samples that were given, as they are now."""
        return self.flat[_BLOCK : _BLOCK + self.count]

    def amplify(self, gain: float) -> None:
        """Add so many dB."""
        factor = np.float32(10 ** (gain / 20))
        self.flat *= factor
        self.peaks *= factor


def _drive(blocks: _Blocks, rate: int, highest: float) -> float:
    """The gain in dB to add to a clip so that the limiter leaves it as loud as it is now.

    An estimate from block peaks and energies, good to about 0.1 dB; 0 where the limiter has nothing to do, 9 at most.
    """
    peaks = blocks.peaks
    if blocks.count < _BLOCK or peaks.max() <= highest:
        return 0.0
    energies = np.einsum("ij,ij->i", blocks.rows, blocks.rows)
    total = float(energies.sum())
    # In pairs: an estimate needs no finer steps, and both the rows and the window over them are half as long.
    peaks = np.maximum(peaks[::2], peaks[1::2])
    energies = energies[::2] + energies[1::2]
    added = 0.0
    for _ in range(_DRIVE_STEPS):
        factor = np.float32(10 ** (added / 20))
        gains = _gains(highest / np.maximum(peaks * factor, np.float32(highest)), rate / 2)
        left = float(energies @ np.square((gains[:-1] + gains[1:]) * (factor / 2)))
        missing = 10 * math.log10(total / left)
        added = min(_HIGHEST_DRIVE, added + missing)
        if missing < _NEAR_ENOUGH:
            break
    return added


def _limit(blocks: _Blocks, rate: int, highest: float) -> float:
    """Turn the blocks down in place where a true peak is above ``highest``; returns the highest true peak then."""
    samples, threshold = blocks.flat, min(highest, float(blocks.peaks.max())) * NEAR_PEAK
    hot = np.flatnonzero(blocks.peaks > threshold)
    # In a loud block only what comes near its own peak can need the most turning down.
    least = np.maximum(blocks.peaks[hot] * np.float32(NEAR_PEAK), np.float32(threshold))
    # One index for both is found in half the time of two.
    row, column = np.divmod(np.flatnonzero(np.abs(blocks.rows[hot]) > least[:, None]), _BLOCK)
    peaks = local_peaks(samples, hot[row] * _BLOCK + column)
    heights = peaks_near(samples, peaks, rate)
    for _ in range(_PASSES):
        over = heights > highest * _TOLERANCE
        if not over.any():
            break
        allowed = np.ones(len(blocks.rows), dtype=np.float32)
        # A peak between two samples may lie between two blocks.
        for side in (-1, 1):
            np.minimum.at(allowed, (peaks[over] + side) // _BLOCK, np.float32(highest) / heights[over])
        gains = _gains(allowed, rate)
        slopes = np.diff(gains)
        touched = np.flatnonzero((gains[:-1] < 1) | (gains[1:] < 1))
        blocks.rows[touched] *= gains[touched, None] + slopes[touched, None] * _RAMP
        # What was quiet enough is only ever turned down: no need to interpolate it again.
        at = peaks // _BLOCK
        heights *= gains[at] + slopes[at] * _RAMP[peaks % _BLOCK]
        heights[over] = peaks_near(samples, peaks[over], rate)
    return float(heights.max(initial=0.0))


def level(samples: Samples, rate: int, gain: float, ceiling: float = DEFAULT_CEILING) -> tuple[Samples, float]:
    """Amplify a clip by ``gain`` dB, limit it to ``ceiling`` dBTP without making it quieter, and tell its true peak.

    Returns other samples than those given, and dBTP (minus infinity for silence).
    """
    highest = 10 ** (ceiling / 20)
    blocks = _Blocks(samples)
    blocks.amplify(gain)
    blocks.amplify(_drive(blocks, rate, highest))
    return blocks.samples, decibels(_limit(blocks, rate, highest))


def limit(samples: Samples, rate: int, ceiling: float = DEFAULT_CEILING) -> Samples:
    """Turn the samples down around every true peak above the ceiling (dBTP); returns other samples than those given."""
    blocks = _Blocks(samples)
    _limit(blocks, rate, 10 ** (ceiling / 20))
    return blocks.samples
