"""Totals: what is known of an episode while it is written, passage by passage."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from audiobrief.assembler import gating
from audiobrief.model import Loudness

if TYPE_CHECKING:
    from audiobrief.assembler.encoded import EncodedPassage


class Totals:
    """Length and loudness of the passages so far."""

    def __init__(self) -> None:
        self.samples = 0
        self._true_peak = float("-inf")
        self._energies = array("f")

    def add(self, passage: EncodedPassage) -> None:
        """Count a passage."""
        self.samples += passage.samples
        self._true_peak = max(self._true_peak, passage.true_peak)
        self._energies.extend(passage.energies)

    @property
    def loudness(self) -> Loudness:
        """Of all passages; the true peak is that of the signal before it was encoded."""
        peak = self._true_peak
        return Loudness(gating.integrated(self._energies), peak if peak > float("-inf") else None)
