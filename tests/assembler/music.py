"""Music files to test with, of our own making."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from pathlib import Path

Samples = NDArray[np.float64]


def tones(seconds: float, *frequencies: float, rate: int = 44_100, decay: float = 0.0, gain: float = 0.3) -> Samples:
    """Sines together, fading away."""
    time = np.arange(int(seconds * rate)) / rate
    sound = sum(np.sin(2 * np.pi * frequency * time) for frequency in frequencies) / len(frequencies)
    return np.asarray(sound * np.exp(-decay * time) * gain)


def wav(
    path: Path, samples: Samples, rate: int = 44_100, channels: int = 1, bits: int = 16, *, extensible: bool = False,
    floating: bool = False,
) -> Path:  # fmt: skip
    """A WAV file with the same samples in all channels."""
    if floating:
        pcm = samples.astype("<f4")
        bits = 32
        raw = np.repeat(pcm[:, None], channels, 1).tobytes()
    elif bits == 8:
        raw = np.repeat((np.rint(samples * 127) + 128).astype(np.uint8)[:, None], channels, 1).tobytes()
    else:
        whole = np.rint(samples * (2 ** (bits - 1) - 1)).astype("<i4")
        wide = np.repeat(whole[:, None], channels, 1).reshape(-1, 1).view(np.uint8)
        raw = wide[:, : bits // 8].tobytes()
    kind = 0xFFFE if extensible else 3 if floating else 1
    width = bits // 8 * channels
    form = struct.pack("<HHIIHH", kind, channels, rate, min(rate * width, 2**32 - 1), width, bits)
    if extensible:
        form += struct.pack("<HHI", 22, bits, 0) + struct.pack("<H", 3 if floating else 1)
        form += bytes.fromhex("000000001000800000aa00389b71")
    head = b"WAVEfmt " + struct.pack("<I", len(form)) + form + b"LIST" + struct.pack("<I", 4) + b"INFO"
    body = head + b"data" + struct.pack("<I", len(raw)) + raw
    path.write_bytes(b"RIFF" + struct.pack("<I", len(body)) + body)
    return path
