"""Unpacks gzip as it arrives, a little at a time, so that a bomb is noticed before it fills the memory."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PIECE = 65_536
_GZIP = 31


class Unpacker:
    """A gzip stream, of one part or several in a row."""

    def __init__(self) -> None:
        self._part = zlib.decompressobj(_GZIP)

    def feed(self, data: bytes) -> Iterator[bytes]:
        """What the next bytes unpack to, in pieces of at most 64 KB.

        Raises:
            zlib.error: the stream is damaged.
        """
        while data:
            if self._part.eof:
                # A part has ended: another one begins, or zeros follow that fill up a block.
                data = data.lstrip(b"\0")
                if not data:
                    return
                self._part = zlib.decompressobj(_GZIP)
            yield self._part.decompress(data, _PIECE)
            data = self._part.unconsumed_tail or self._part.unused_data

    @property
    def whole(self) -> bool:
        """Whether the stream has come to its end."""
        return self._part.eof
