"""What an ONNX file says of itself: enough to tell a model that was cut off, or is another's.

Read without ONNX Runtime, which need not be there yet when models are installed.

An ONNX file is one protobuf message, ModelProto; its field 7 is the graph, whose fields 11 are inputs, each with its name as
field 1.
"""

from __future__ import annotations

import mmap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_GRAPH, _INPUT, _NAME = 7, 11, 1
#: Protobuf's wire types: a number of any length, eight bytes, a length and as many bytes, four bytes.
_NUMBER, _EIGHT, _BYTES, _FOUR = 0, 1, 2, 5
_SIZES = {_EIGHT: 8, _FOUR: 4}
#: Bits that a number of protobuf has at most.
_LONGEST = 64


def inputs_of(path: Path) -> frozenset[str]:
    """The names of what a model's graph takes.

    Raises:
        ValueError: it is no ONNX file, or not all of one.
        OSError: it can't be read.
    """
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        return frozenset(
            data[low:high].decode()
            for start, end in _parts(data, 0, len(data), _GRAPH)
            for first, last in _parts(data, start, end, _INPUT)
            for low, high in _parts(data, first, last, _NAME)
        )


def _parts(data: mmap.mmap, at: int, end: int, wanted: int) -> Iterator[tuple[int, int]]:
    """Where the parts of a message with a field's number lie, all of the message being looked through.

    Raises:
        ValueError: the message does not fill its place exactly.
    """
    while at < end:
        tag, at = _number(data, at, end)
        kind = tag & 7
        if kind == _NUMBER:
            _, after = _number(data, at, end)
        elif kind == _BYTES:
            length, at = _number(data, at, end)
            after = at + length
        elif kind in _SIZES:
            after = at + _SIZES[kind]
        else:
            raise ValueError("it is no ONNX file")
        if after > end:
            raise ValueError("it ends too early")
        if kind == _BYTES and tag >> 3 == wanted:
            yield at, after
        at = after


def _number(data: mmap.mmap, at: int, end: int) -> tuple[int, int]:
    """A number of seven bits a byte, the lowest first, and where it ends."""
    value = 0
    for shift in range(0, _LONGEST, 7):
        if at >= end:
            raise ValueError("it ends too early")
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
    raise ValueError("it is no ONNX file")
