"""Integrated loudness from block energies: the two gates of ITU-R BS.1770-4. Without numpy, for the parent process."""

from __future__ import annotations

import math
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: dBTP of the signal given to the encoder. Encoding moves peaks by a few tenths, and the file must stay under -1 dBTP.
DEFAULT_CEILING = -2.0
#: LUFS of a K-weighted mean square of 1.
OFFSET = -0.691
ABSOLUTE_GATE = -70.0
#: LU below the loudness of what passes the absolute gate.
RELATIVE_GATE = -10.0
#: A gating block of 400 ms is four 100 ms sub-blocks; the next one starts one sub-block later (75 % overlap).
SUB_BLOCKS = 4


def loudness_of(energy: float) -> float:
    """LUFS of a K-weighted mean square; minus infinity for none."""
    return OFFSET + 10 * math.log10(energy) if energy > 0 else -math.inf


def energy_of(loudness: float) -> float:
    """The K-weighted mean square of a loudness in LUFS."""
    return 10 ** ((loudness - OFFSET) / 10)


def integrated(energies: Iterable[float]) -> float | None:
    """Integrated loudness in LUFS from mean squares of 100 ms sub-blocks; ``None`` under 400 ms or for silence.

    Energies of consecutive passages can simply be joined.
    """
    sums = list(accumulate(energies, initial=0.0))
    scale = 1 / SUB_BLOCKS
    blocks = [(late - early) * scale for early, late in zip(sums, sums[SUB_BLOCKS:], strict=False)]
    absolute = energy_of(ABSOLUTE_GATE)
    blocks = [block for block in blocks if block > absolute]
    if not blocks:
        return None
    relative = math.fsum(blocks) / len(blocks) * 10 ** (RELATIVE_GATE / 10)
    blocks = [block for block in blocks if block > relative]
    return loudness_of(math.fsum(blocks) / len(blocks))
