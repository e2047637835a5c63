"""How much memory an article may use."""

from __future__ import annotations

import os

#: The share of the memory that there is which the workers may use together.
_SHARE = 0.8
#: What a worker may use where the system doesn't tell how much there is, in bytes.
_UNKNOWN = 4 << 30


def share_of_memory(workers: int, total: int | None = None) -> int:
    """The bytes that one of so many workers may use, of a total or of the machine's."""
    if total is None:
        try:
            total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
        except (AttributeError, ValueError, OSError):
            return _UNKNOWN
    return int(total * _SHARE / workers)
