"""Loudness and true peak (ITU-R BS.1770-4) of a recording that comes in pieces, in memory that does not grow with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from audiobrief.assembler.gating import ABSOLUTE_GATE, OFFSET, RELATIVE_GATE, SUB_BLOCKS, energy_of, loudness_of
from audiobrief.assembler.loudness import NEAR_PEAK, REACH, block_energies, decibels, local_peaks, peaks_near

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

#: Width of a bin in LU, and how many lie above the absolute gate: up to +10 LUFS.
_BIN = 0.01
_BINS = 8000


class LoudnessMeter:
    """Integrated loudness. Blocks are counted in bins by loudness, each with its sum of energies, as libebur128 can do it.

    Only which blocks of the one bin that the relative gate lies in count is not exact.
    """

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._size = rate // 10
        self._rest: Samples = np.zeros((0, 0), dtype=np.float32)
        #: Energies of the last sub-blocks, which later blocks share.
        self._last = np.zeros(0)
        self._sums = np.zeros(_BINS)
        self._counts = np.zeros(_BINS, dtype=np.int64)

    def add(self, channels: Samples) -> None:
        """Add the next samples, a row for each channel."""
        if self._rest.size:
            channels = np.concatenate((self._rest, channels), axis=1)
        whole = channels.shape[1] // self._size * self._size
        self._rest = channels[:, whole:].copy()
        energies = sum((block_energies(one[:whole], self._rate).astype(float) for one in channels), np.zeros(1))
        if not whole:
            return
        energies = np.concatenate((self._last, np.atleast_1d(energies)))
        self._last = energies[-(SUB_BLOCKS - 1) :]
        if len(energies) < SUB_BLOCKS:
            return
        blocks = np.lib.stride_tricks.sliding_window_view(energies, SUB_BLOCKS).mean(axis=1)
        blocks = blocks[blocks > energy_of(ABSOLUTE_GATE)]
        places = ((OFFSET + 10 * np.log10(blocks) - ABSOLUTE_GATE) / _BIN).astype(int).clip(0, _BINS - 1)
        self._sums += np.bincount(places, weights=blocks, minlength=_BINS)
        self._counts += np.bincount(places, minlength=_BINS)

    def integrated(self) -> float | None:
        """LUFS of all that was added; ``None`` under 400 ms or for silence."""
        if not self._counts.any():
            return None
        gate = loudness_of(float(self._sums.sum() / self._counts.sum())) + RELATIVE_GATE
        first = max(0, min(_BINS - 1, round((gate - ABSOLUTE_GATE) / _BIN)))
        counted = self._counts[first:].sum()
        return loudness_of(float(self._sums[first:].sum() / counted)) if counted else None


class PeakMeter:
    """The highest magnitude of one channel, between its samples too."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._highest = 0.0
        #: The last samples, which are neighbours to those to come. Silence comes before the first.
        self._before: Samples = np.zeros(2 * REACH + 2, dtype=np.float32)

    def add(self, samples: Samples) -> None:
        """Add the next samples."""
        around = np.concatenate((self._before, samples))
        self._before = around[-len(self._before) :].copy()
        inner = np.abs(around[REACH + 1 : -REACH - 1])
        self._highest = max(self._highest, float(inner.max(initial=0.0)))
        loud = np.flatnonzero(inner >= max(self._highest * NEAR_PEAK, 1e-6)) + REACH + 1
        peaks = local_peaks(around, loud)
        if len(peaks):
            self._highest = max(self._highest, float(peaks_near(around, peaks, self._rate).max()))

    def true_peak(self) -> float:
        """DBTP of all that was added; minus infinity for silence."""
        self.add(np.zeros(REACH + 1, dtype=np.float32))  # the last samples have silence beside them
        return decibels(self._highest)
