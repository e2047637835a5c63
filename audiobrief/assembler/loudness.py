"""Loudness and true peak by ITU-R BS.1770-4 of mono samples (float, full scale 1.0).

The K-weighting is worked out in the frequency domain, one 100 ms sub-block at a time: its mean square is the sum of
its power spectrum times the filter's power response (Parseval). That leaves out what rings from one sub-block into
the next, which for speech, music and noise is under 0.01 LU (0.13 LU for a bare 50 Hz hum), and takes a fifth of the
time of filtering.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from audiobrief.assembler.gating import integrated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

#: Signals are oversampled to at least this rate to find their true peak (BS.1770-4, annex 2).
_TRUE_PEAK_RATE = 176_400
#: A local peak lower than this share of the highest sample has no higher peak beside it: the signal would have to be
#: loudest above half its bandwidth, which speech never is. Nor is one then found away from the local peaks.
NEAR_PEAK = 0.6
#: Sub-blocks whose energy fell by more than this share of it are measured again: 1 dB.
_LITTLE_LIMITED = 0.8
#: Samples on each side that an interpolated value is made of.
REACH = 12


def _biquads(rate: int) -> tuple[tuple[tuple[float, ...], tuple[float, ...]], ...]:
    """The two filters of the K-weighting as (b, a): the head's high shelf and the RLB high-pass.

    BS.1770 gives coefficients for 48 kHz only; these are the analogue prototypes behind them, as libebur128 derives
    them.
    """
    gain, quality = 3.999843853973347, 0.7071752369554196
    k = math.tan(math.pi * 1681.974450955533 / rate)
    high = 10 ** (gain / 20)
    band = high**0.4996667741545416
    norm = 1 + k / quality + k * k
    shelf = (
        (
            (high + band * k / quality + k * k) / norm,
            2 * (k * k - high) / norm,
            (high - band * k / quality + k * k) / norm,
        ),
        (1.0, 2 * (k * k - 1) / norm, (1 - k / quality + k * k) / norm),
    )
    quality = 0.5003270373238773
    k = math.tan(math.pi * 38.13547087602444 / rate)
    norm = 1 + k / quality + k * k
    high_pass = ((1.0, -2.0, 1.0), (1.0, 2 * (k * k - 1) / norm, (1 - k / quality + k * k) / norm))
    return shelf, high_pass


@cache
def _power_weights(rate: int, size: int) -> NDArray[np.float32]:
    """What to multiply the squared parts of a ``size``-point spectrum (``_power``) by to sum up to a mean square."""
    delay = np.exp(-2j * np.pi * np.arange(size // 2 + 1) / size)
    response = np.ones_like(delay)
    for b, a in _biquads(rate):
        response *= np.polyval(b[::-1], delay) / np.polyval(a[::-1], delay)
    weights = 2 * np.abs(response) ** 2
    weights[0] /= 2
    if size % 2 == 0:
        weights[-1] /= 2
    return np.repeat(weights, 2).astype(np.float32)


def block_energies(samples: Samples, rate: int, *, rest: bool = False) -> NDArray[np.float32]:
    """Mean squares of the K-weighted signal in consecutive 100 ms sub-blocks.

    What is left at the end counts, if ``rest``, as a sub-block that silence fills up; else it is not counted.
    """
    size = rate // 10
    samples = np.asarray(samples, dtype=np.float32)
    whole = len(samples) // size * size
    weights = _power_weights(rate, size)
    energies = _power(samples[:whole].reshape(-1, size), size) @ weights
    if rest and whole < len(samples):
        energies = np.append(energies, _power(samples[whole:], size) @ weights)
    return energies


def _power(blocks: Samples, size: int) -> NDArray[np.float32]:
    """Squared real and imaginary parts of the spectrum of each block, divided by its size, side by side.

    Divided not for the numbers' sake: with its usual factor of 1, numpy transforms single precision as double and casts
    back, in four times the time (seen in 2.4).
    """
    parts = np.fft.rfft(blocks, size, norm="forward").view(np.float32)
    np.square(parts, out=parts)
    return parts


@dataclass(frozen=True, slots=True)
class Measured:
    """What one Fourier transform of a clip tells: enough to choose its gain, and to know its energies after it."""

    #: Integrated loudness in LUFS; ``None`` where the clip is too short (under 400 ms) or silent.
    loudness: float | None
    #: K-weighted mean squares of its 100 ms sub-blocks, the last one filled up with silence.
    energies: NDArray[np.float32]


def measure(samples: Samples, rate: int) -> Measured:
    """Measure one trimmed clip."""
    energies = block_energies(samples, rate, rest=True)
    return Measured(integrated(energies[: len(samples) // (rate // 10)].tolist()), energies)


def speech_loudness(samples: Samples, rate: int) -> float | None:
    """Integrated loudness in LUFS of one trimmed clip; ``None`` where it is too short (under 400 ms) or silent."""
    return measure(samples, rate).loudness


def scaled_energies(energies: NDArray[np.float32], before: Samples, after: Samples, rate: int) -> NDArray[np.float32]:
    """The energies of a clip that has been amplified and limited, from those it had (``Measured.energies``).

    Where the limiter did little, the gain tells; where it did much, it took more from the low tones than from the high
    ones, and the sub-block is measured again.
    """
    old, new = _plain_energies(before, rate), _plain_energies(after, rate)
    power = np.divide(new, old, out=np.zeros_like(new), where=old > 0)
    result = np.asarray(energies * power, dtype=np.float32)
    limited = np.flatnonzero(power < power.max(initial=0) * _LITTLE_LIMITED)
    size = rate // 10
    limited = limited[limited < len(after) // size]
    blocks = after[: len(after) // size * size].reshape(-1, size)
    result[limited] = _power(blocks[limited], size) @ _power_weights(rate, size)
    return result


def _plain_energies(samples: Samples, rate: int) -> NDArray[np.float32]:
    """Sums of squares of 100 ms sub-blocks, the rest included."""
    size = rate // 10
    whole = len(samples) // size * size
    blocks, rest = samples[:whole].reshape(-1, size), samples[whole:]
    energies = np.einsum("ij,ij->i", blocks, blocks)
    return np.append(energies, rest @ rest) if len(rest) else energies


def regridded(parts: Sequence[tuple[int, int, NDArray[np.float32]]], length: int, rate: int) -> NDArray[np.float32]:
    """Energies of a signal's whole 100 ms sub-blocks from those of the clips in it, with silence between them.

    The energy of a clip's sub-block is taken to be spread evenly over it, which a gating block of 400 ms hardly sees.

    Args:
        parts: for each clip its first sample, the one after its last, and its energies, the rest included.
        length: samples of the whole signal.
        rate: Hz.
    """
    size = rate // 10
    ends: list[NDArray[np.generic]] = [np.zeros(1)]
    energies: list[NDArray[np.float32]] = []
    for start, end, of_clip in parts:
        if len(of_clip):
            ends += (np.arange(start, end, size), np.array([end]))
            energies += (np.zeros(1, np.float32), of_clip)  # nothing before the clip
    sums = np.concatenate((np.zeros(1), np.cumsum(np.concatenate((*energies, ())), dtype=np.float64)))
    edges = np.arange(length // size + 1) * size
    return np.diff(np.interp(edges, np.concatenate(ends), sums)).astype(np.float32)


@cache
def _interpolator(factor: int) -> NDArray[np.float32]:
    """Rows that give ``factor - 1`` values between two samples from ``2 * REACH`` around them (windowed sinc)."""
    taps = np.arange(-REACH + 1, REACH + 1)[:, None]
    distance = taps - np.arange(1, factor)[None, :] / factor
    window = np.i0(8.0 * np.sqrt(np.clip(1 - (distance / (REACH + 1)) ** 2, 0, None))) / np.i0(8.0)
    kernel = np.sinc(distance) * window
    return np.ascontiguousarray((kernel / kernel.sum(axis=0)).T, dtype=np.float32)


def local_peaks(samples: Samples, loud: NDArray[np.intp]) -> NDArray[np.intp]:
    """Those of the samples ``loud`` that lie further from zero than both neighbours, which must exist, do on that side."""
    here = samples[loud]
    sign = np.sign(here)
    return loud[(here * sign >= samples[loud - 1] * sign) & (here * sign >= samples[loud + 1] * sign)]


def peaks_near(samples: Samples, peaks: NDArray[np.intp], rate: int) -> NDArray[np.float32]:
    """The highest magnitude at each of the local ``peaks`` and between it and the neighbour that is more like it.

    No peak may lie within ``REACH`` samples of either end.
    """
    here = samples[peaks]
    highest: NDArray[np.float32] = np.abs(here)
    factor = -(-_TRUE_PEAK_RATE // rate)
    if factor > 1 and len(peaks):
        before = (samples[peaks - 1] > samples[peaks + 1]) == (here > 0)
        around = np.lib.stride_tricks.sliding_window_view(samples, 2 * REACH)[peaks - before - (REACH - 1)]
        highest = np.maximum(highest, np.abs(_interpolator(factor) @ around.T).max(axis=0))
    return highest


def true_peak(samples: Samples, rate: int) -> float:
    """The highest magnitude of the signal between its samples too, in dBTP; minus infinity for silence."""
    padded = np.pad(np.asarray(samples, dtype=np.float32), REACH + 1)
    magnitude = np.abs(padded)
    highest = float(magnitude.max())
    if highest <= 0:
        return -math.inf
    peaks = local_peaks(padded, np.flatnonzero(magnitude > highest * NEAR_PEAK))
    return decibels(float(peaks_near(padded, peaks, rate).max()))


def decibels(magnitude: float) -> float:
    """Level of a magnitude in dB relative to full scale; minus infinity for none."""
    return 20 * math.log10(magnitude) if magnitude > 0 else -math.inf
