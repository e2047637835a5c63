"""The Info (or Xing, or VBRI) frame at the start of a stream: what it claims of the frames after it."""

from __future__ import annotations

from dataclasses import dataclass

_FRAMES, _BYTES, _TOC, _QUALITY = 1, 2, 4, 8
_LAME_SIZE = 36
_DELAY_AT = 21
_VBRI_AT = 36


@dataclass(frozen=True, slots=True)
class Info:
    """What the frame claims; ``None`` where it does not say."""

    #: ``Info``, ``Xing`` or ``VBRI``.
    kind: str
    #: Frames after this one.
    frames: int | None
    #: Bytes of the stream, this frame included.
    bytes: int | None
    #: Samples that are not part of the sound, at the start and at the end.
    delay: int = 0
    padding: int = 0
    #: Whether it tells them at all.
    is_exact: bool = False


def read_info(frame: bytes, offset: int) -> Info | None:
    """What a frame claims of those after it; ``None`` where it is sound.

    Args:
        frame: all of it.
        offset: bytes between its header and its data.
    """
    at = 4 + offset
    if frame[_VBRI_AT : _VBRI_AT + 4] == b"VBRI" and len(frame) >= _VBRI_AT + 18:
        size = int.from_bytes(frame[_VBRI_AT + 10 : _VBRI_AT + 14], "big")
        return Info("VBRI", int.from_bytes(frame[_VBRI_AT + 14 : _VBRI_AT + 18], "big"), size)
    kind = frame[at : at + 4]
    if kind not in {b"Info", b"Xing"} or len(frame) < at + 8:
        return None
    flags = int.from_bytes(frame[at + 4 : at + 8], "big")
    at += 8
    found: dict[int, int] = {}
    for flag, size in ((_FRAMES, 4), (_BYTES, 4), (_TOC, 100), (_QUALITY, 4)):
        if flags & flag:
            found[flag] = int.from_bytes(frame[at : at + size], "big")
            at += size
    lame = frame[at : at + _LAME_SIZE]
    exact = len(lame) == _LAME_SIZE and lame[:4] in {b"LAME", b"Lavf", b"Lavc", b"L3.9"}
    both = int.from_bytes(lame[_DELAY_AT : _DELAY_AT + 3], "big") if exact else 0
    return Info(kind.decode(), found.get(_FRAMES), found.get(_BYTES), both >> 12, both & 0xFFF, exact)
