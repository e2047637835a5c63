"""How much memory an article may use."""

from __future__ import annotations

from audiobrief import machine

#: The share of the memory that there is which the workers may use together.
_SHARE = 0.8
#: What a worker may use where the system doesn't tell how much there is, in bytes.
_UNKNOWN = 4 << 30


def share_of_memory(workers: int, total: int | None = None) -> int:
    """The bytes that one of so many workers may use, of a total or of what this machine, container or job may use."""
    if total is None:
        total = machine.memory()
    if total is None:
        return _UNKNOWN
    return int(total * _SHARE / workers)
