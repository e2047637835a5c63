"""How much is read at most."""

from __future__ import annotations

#: The largest source that is read, in bytes. A long book is 2 MB of text; the heaviest news pages are below 10 MB.
MAX_SOURCE_BYTES = 20_000_000

#: The largest EPUB or Word document, most of which is pictures, that is opened; of its text no more than the above is read.
MAX_CONTAINER_BYTES = 200_000_000


def megabytes(size: int) -> str:
    """A size for people: ``20 MB``."""
    return f"{size / 1e6:.3g} MB"
