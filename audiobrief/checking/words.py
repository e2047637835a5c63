"""Figures as findings say them."""

from __future__ import annotations


def count(number: int, unit: str) -> str:
    """``1 frame``, ``2,000 frames``."""
    return f"{number:,} {unit}" if number == 1 else f"{number:,} {unit}s"


def clock(seconds: float) -> str:
    """A place in a recording: ``3:07.2`` or ``1:02:03.0``."""
    tenths = round(seconds * 10)
    minutes, rest = divmod(tenths, 600)
    hours, minutes = divmod(minutes, 60)
    place = f"{rest // 10:02}.{rest % 10}"
    return f"{hours}:{minutes:02}:{place}" if hours else f"{minutes}:{place}"


def level(value: float, unit: str) -> str:
    """A level with a true minus sign, such as that of -16.0 LUFS."""
    return f"{value:.1f} {unit}".replace("-", "−")


def size(number: int) -> str:
    """Bytes for people."""
    return (
        f"{number / 1e6:.1f} MB"
        if number >= 1_000_000
        else f"{number / 1e3:.0f} kB"
        if number >= 1000
        else f"{number} bytes"
    )
