"""The ID3v2 tag of a file, as it stands there.

mutagen reads the frames. It sorts them and keeps one of several with the same id, so the table of contents and the chapters,
whose order and ids are to be checked, are found frame by frame here and given to it one at a time.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from importlib import import_module
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

HEADER = 10
#: Larger tags are not read: something is wrong with them, and players would have to load them before the first sound.
LARGEST = 64_000_000
_UNSYNCHRONISED, _EXTENDED = 0x80, 0x40
#: Frames that are looked at; a tag with more is hostile.
_MOST_FRAMES = 5000
_ID3V1 = 128


@dataclass(frozen=True, slots=True)
class ChapterFrame:
    """A CHAP frame."""

    element_id: str
    title: str
    #: Milliseconds.
    start: int
    end: int
    #: Whether both byte offsets are 0xFFFFFFFF, which says that the times count.
    is_timed: bool


@dataclass(frozen=True, slots=True)
class ContentsFrame:
    """A CTOC frame."""

    element_id: str
    title: str
    is_top_level: bool
    is_ordered: bool
    children: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tag:
    """What a tag says."""

    #: ``2.3``; ``1`` for an ID3v1 tag alone, empty where there is none.
    version: str = ""
    #: Bytes, the header included.
    size: int = 0
    #: Why it, or a part of it, can't be read; empty if it can.
    problem: str = ""
    #: The first text of each text frame, by the frame's id in ID3v2.4.
    texts: Mapping[str, str] = field(default_factory=dict)
    #: User-defined texts by description.
    notices: Mapping[str, str] = field(default_factory=dict)
    #: The first picture of the front cover, or of any kind.
    picture: bytes | None = None
    #: In the order of the file.
    contents: tuple[ContentsFrame, ...] = ()
    chapters: tuple[ChapterFrame, ...] = ()


def tag_size(head: bytes) -> int:
    """Bytes of the ID3v2 tag that a file begins with, by its first ten bytes; 0 where there is none."""
    if len(head) < HEADER or head[:3] != b"ID3" or max(head[6:10]) > 0x7F:
        return 0
    footer = HEADER if head[5] & 0x10 else 0
    return HEADER + footer + (head[6] << 21 | head[7] << 14 | head[8] << 7 | head[9])


def read_tag(file: IO[bytes], length: int) -> Tag:
    """Read the tag of a file of this length in bytes."""
    file.seek(0)
    head = file.read(HEADER)
    size = tag_size(head)
    if not size:
        file.seek(max(0, length - _ID3V1))
        return Tag("1", problem="") if file.read(3) == b"TAG" else Tag()
    version = f"2.{head[3]}"
    if size > length:
        return Tag(version, size, f"it claims {size:,} bytes, and the file has {length:,}")
    if size > LARGEST:
        return Tag(version, size, f"it has {size:,} bytes")
    data = head + file.read(size - HEADER)
    mutagen = import_module("mutagen")  # untyped
    try:
        texts, notices, picture = _by_mutagen(data)
    except (mutagen.MutagenError, ValueError, KeyError, IndexError, OverflowError) as error:
        return Tag(version, size, str(error) or type(error).__name__)
    frames = list(_frames(data))
    parsed = [frame for raw in frames if raw[:4] in {b"CHAP", b"CTOC"} and (frame := _parsed(data, raw)) is not None]
    broken = sum(raw[:4] in {b"CHAP", b"CTOC"} for raw in frames) - len(parsed)
    return Tag(
        version,
        size,
        f"{broken} of its chapter frames can't be read" if broken else "",
        texts,
        notices,
        picture,
        tuple(frame for frame in parsed if isinstance(frame, ContentsFrame)),
        tuple(frame for frame in parsed if isinstance(frame, ChapterFrame)),
    )


def _by_mutagen(data: bytes) -> tuple[dict[str, str], dict[str, str], bytes | None]:
    found = import_module("mutagen.id3").ID3(io.BytesIO(data), load_v1=False)
    texts, notices = {}, {}
    for frame in found.values():
        text = str(frame.text[0]) if getattr(frame, "text", None) else ""
        if frame.FrameID == "TXXX":
            notices[frame.desc] = text
        elif frame.FrameID.startswith("T"):
            texts[frame.FrameID] = text
        elif frame.FrameID in {"WOAS", "WOAF"}:
            texts[frame.FrameID] = str(frame.url)
    pictures = sorted(found.getall("APIC"), key=lambda picture: int(picture.type) != 3)
    return texts, notices, pictures[0].data if pictures else None


def _frames(data: bytes) -> Iterator[bytes]:
    """The frames of an ID3v2.3 or 2.4 tag as they stand, header and all."""
    major, flags = data[3], data[5]
    if major not in {3, 4}:
        return
    body = data[HEADER:]
    if flags & _UNSYNCHRONISED and major == 3:
        body = body.replace(b"\xff\x00", b"\xff")
    at = 0
    if flags & _EXTENDED:
        at = _synchsafe(body[:4]) if major == 4 else 4 + int.from_bytes(body[:4], "big")
    for _ in range(_MOST_FRAMES):
        header = body[at : at + HEADER]
        if len(header) < HEADER or not header[0]:
            return
        size = _synchsafe(header[4:8]) if major == 4 else int.from_bytes(header[4:8], "big")
        yield body[at : at + HEADER + size]
        at += HEADER + size


def _synchsafe(data: bytes) -> int:
    value = 0
    for byte in data:
        value = value << 7 | byte & 0x7F
    return value


def _parsed(data: bytes, raw: bytes) -> ChapterFrame | ContentsFrame | None:
    """A frame by itself, in a tag of the same version."""
    mutagen = import_module("mutagen")
    size = bytes(len(raw) >> shift & 0x7F for shift in (21, 14, 7, 0))
    try:
        found = import_module("mutagen.id3").ID3(io.BytesIO(data[:5] + b"\0" + size + raw), load_v1=False)
    except (mutagen.MutagenError, ValueError, KeyError, IndexError, OverflowError):
        return None
    frame: Any = next((one for one in found.values() if one.FrameID in {"CHAP", "CTOC"}), None)
    if frame is None:
        return None
    title = frame.sub_frames.get("TIT2")
    text = str(title.text[0]) if title is not None and title.text else ""
    if frame.FrameID == "CHAP":
        timed = frame.start_offset == frame.end_offset == 0xFFFF_FFFF
        return ChapterFrame(frame.element_id, text, frame.start_time, frame.end_time, timed)
    flags = int(frame.flags)
    return ContentsFrame(frame.element_id, text, bool(flags & 2), bool(flags & 1), tuple(frame.child_element_ids))
