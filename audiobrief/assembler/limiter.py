"""A look-ahead true-peak limiter: turns the level down smoothly around every peak that would exceed the ceiling.

The gain is worked out for blocks of 32 samples: what each block allows, the least of that over the look-ahead on both
sides, and a smooth mean of those. Linear between the middles of the blocks, it never exceeds what a peak allows.
"""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from audiobrief.assembler.loudness import peaks_between

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]
    Gaps = NDArray[np.intp]

#: dBTP of the signal given to the encoder. Encoding moves peaks by a few tenths, and the file must stay under -1 dBTP.
DEFAULT_CEILING = -2.0

_BLOCK = 32
#: Seconds over which the level goes down before a peak and up again after it: longer than two periods of a low voice,
#: so that it follows syllables and not single swings, which would be heard as roughness.
_LOOK_AHEAD = 0.02
#: How far below the ceiling both neighbours of a peak above it may lie.
_INTER_SAMPLE = 0.6
#: Peaks over the ceiling by less than this are left: 0.005 dB.
_TOLERANCE = 1.0005
_PASSES = 3

#: dB that ``drive`` adds at most.
_HIGHEST_DRIVE = 9.0
_DRIVE_STEPS = 5
_NEAR_ENOUGH = 0.05  # dB


@cache
def _smoothing(reach: int) -> NDArray[np.float32]:
    window = np.hanning(2 * reach + 3)[1:-1]
    return np.asarray(window / window.sum(), dtype=np.float32)


def _sliding_minimum(values: NDArray[np.float32], reach: int) -> NDArray[np.float32]:
    """The least of each value and the ``reach`` on either side of it."""
    padded = np.pad(values, reach, constant_values=np.inf)
    width, window = 1, 2 * reach + 1
    while width * 2 <= window:
        padded = np.minimum(padded[:-width], padded[width:])
        width *= 2
    if width < window:
        padded = np.minimum(padded[: width - window], padded[window - width :])
    return padded


def _gains(allowed: NDArray[np.float32], rate: int) -> NDArray[np.float32]:
    """The gain in the middle of each block, from the highest one that each block allows.

    A mean of minima, each at most what this block and its two neighbours allow: so a straight line between the
    middles of two blocks lies under what the blocks it runs through allow.
    """
    reach = max(1, round(_LOOK_AHEAD * rate / _BLOCK))
    least = np.pad(_sliding_minimum(allowed, reach + 1), reach, mode="edge")
    return np.convolve(least, _smoothing(reach), mode="valid")


def _turned_down(samples: Samples, rate: int, ceiling: float, among: Gaps | None) -> tuple[Samples, Gaps]:
    """One pass of the limiter, and the gaps that were too loud.

    Args:
        samples: returned as they are where nothing exceeds the ceiling.
        rate: Hz.
        ceiling: highest magnitude.
        among: the gaps to look at, where the others are known to be quiet enough.
    """
    gaps, peaks = peaks_between(samples, rate, ceiling * _INTER_SAMPLE, among)
    over = peaks > ceiling * _TOLERANCE
    if not over.any():
        return samples, gaps[:0]
    gaps, needed = gaps[over], np.asarray(ceiling / peaks[over], dtype=np.float32)
    allowed = np.ones(-(-len(samples) // _BLOCK), dtype=np.float32)
    np.minimum.at(allowed, gaps // _BLOCK, needed)
    np.minimum.at(allowed, np.minimum(gaps + 1, len(samples) - 1) // _BLOCK, needed)
    gains = _gains(allowed, rate)
    edges = np.concatenate((gains[:1], gains, gains[-1:]))
    ramp = (np.arange(_BLOCK, dtype=np.float32) + np.float32(0.5)) / np.float32(_BLOCK)
    line = (edges[:-1, None] + np.diff(edges)[:, None] * ramp).reshape(-1)[_BLOCK // 2 :]
    return samples * line[: len(samples)], gaps


def limit(samples: Samples, rate: int, ceiling: float = DEFAULT_CEILING) -> Samples:
    """Turn the samples down around every true peak above the ceiling (dBTP).

    Where nothing exceeds the ceiling the samples are returned as they are. More than one pass, because a peak between
    two samples can come out a hair higher than computed from the gain at its place.
    """
    highest = 10 ** (ceiling / 20)
    # What was quiet enough is only ever turned down further: later passes need to look where this one had to act.
    loud: Gaps | None = None
    for _ in range(_PASSES):
        limited, loud = _turned_down(samples, rate, highest, loud)
        if not len(loud):
            break
        samples = limited
    return samples


def drive(samples: Samples, rate: int, ceiling: float = DEFAULT_CEILING) -> float:
    """The gain in dB to add to a clip so that the limiter leaves it as loud as it is now.

    An estimate from block peaks and energies, good to about 0.1 dB; 0 where the limiter has nothing to do, 9 at most.
    """
    highest = 10 ** (ceiling / 20)
    blocks = samples[: len(samples) // _BLOCK * _BLOCK].reshape(-1, _BLOCK)
    if not len(blocks):
        return 0.0
    peaks = np.abs(np.ascontiguousarray(blocks.T)).max(axis=0)  # four times as fast as along the rows
    if peaks.max() <= highest:
        return 0.0
    energies = np.einsum("ij,ij->i", blocks, blocks)
    total = float(energies.sum())
    added = 0.0
    for _ in range(_DRIVE_STEPS):
        factor = np.float32(10 ** (added / 20))
        allowed = highest / np.maximum(peaks * factor, np.float32(highest))
        left = float(energies @ np.square(_gains(allowed, rate) * factor))
        missing = 10 * math.log10(total / left)
        added = min(_HIGHEST_DRIVE, added + missing)
        if missing < _NEAR_ENOUGH:
            break
    return added
