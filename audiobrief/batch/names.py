"""File names for episodes: readable, safe on every system, stable from run to run, and never the same for two sources."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from slugify import slugify

_LONGEST = 60
_DIGITS = 10


def name_of(identity: str, readable: str | None = None) -> str:
    """A file name without ending.

    Args:
        identity: tells the source from all others: its path as given, its address, or its id.
        readable: what the name begins with; by default the last part of ``identity``.

    Returns:
        Up to 60 characters of the readable part as a slug, and ten hexadecimal digits of the identity's SHA-256 hash.
    """
    words = readable if readable is not None else _last_part(identity)
    slug = slugify(words, max_length=_LONGEST, word_boundary=True) or "article"
    digest = hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
    return f"{slug}-{digest}"


def _last_part(identity: str) -> str:
    """The file name of a path or address, without its ending."""
    path = urlsplit(identity).path if identity.startswith(("http://", "https://")) else identity.replace("\\", "/")
    return PurePosixPath(path.rstrip("/")).stem
