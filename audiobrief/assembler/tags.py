"""The ID3v2.3 tag: title, byline, source, cover and chapters (id3v2.3.0 and "ID3v2 Chapter Frame Addendum" 1.0).

mutagen makes the frames; it sorts them by size, so they are put in order here: the table of contents and then the
chapters by time, because some players list chapters as they find them. A tag's length does not depend on the times in
it, so a writer can keep its place free before a word is spoken.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING
from urllib.parse import quote

from audiobrief.languages import iso639_2
from audiobrief.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from types import ModuleType

    from audiobrief.model import Chapter

#: One byte counts the children of a table of contents.
MOST_CHAPTERS = 255
#: Milliseconds that a 32-bit chapter time holds; all bits set means "not given".
_LATEST = 0xFFFF_FFFE
_NO_OFFSET = 0xFFFF_FFFF
_TOP_LEVEL_ORDERED = 0x03
_UTF16 = 1
_FRONT_COVER = 3
_TOC_ID = "toc"
_ORDER = {b"CTOC": 1, b"CHAP": 2, b"APIC": 3}
_HEADER = 10
#: A tag's size is written in four bytes of seven bits.
_LARGEST = 1 << 28
_LENGTH_DIGITS = 10

_CONTROLS = lazy(r"[\x00-\x1f\x7f-\x9f\s]+")
_SURROGATES = lazy("[\ud800-\udfff]")
_DATE = lazy(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?!\d)|(?!\d)))?)?")
_MAGIC = {"image/jpeg": b"\xff\xd8\xff", "image/png": b"\x89PNG\r\n\x1a\n"}


@dataclass(frozen=True, slots=True)
class Cover:
    """A picture for the episode.

    Raises:
        ValueError: neither JPEG nor PNG, or not what ``mime`` says.
    """

    data: bytes
    #: ``image/jpeg`` or ``image/png``.
    mime: str

    def __post_init__(self) -> None:
        magic = _MAGIC.get(self.mime)
        if magic is None:
            raise ValueError(f"a cover must be a JPEG or PNG picture, not {self.mime or 'of an unknown kind'}")
        if not self.data.startswith(magic):
            raise ValueError(f"the cover is not a {self.mime.removeprefix('image/').upper()} picture")

    @classmethod
    def of(cls, data: bytes) -> Cover:
        """The cover from a picture's bytes, its kind told by how they start.

        Raises:
            ValueError: neither JPEG nor PNG.
        """
        return cls(data, next((mime for mime, magic in _MAGIC.items() if data.startswith(magic)), ""))


@dataclass(frozen=True, slots=True)
class TagInfo:
    """What the tag says besides the chapters. What is ``None``, empty or unusable is left out."""

    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    #: What the episode belongs to: the show. Not in MP3s.
    album: str | None = None
    #: ISO 8601, a year at least; anything else is left out.
    published: str | None = None
    #: BCP 47.
    language: str | None = None
    url: str | None = None
    encoded_by: str | None = None
    cover: Cover | None = None
    #: Title of the table of contents.
    contents: str = "Chapters"
    #: User-defined text frames, description to value: that the voices are synthetic, for one.
    texts: Mapping[str, str] = field(default_factory=dict)


def clean_text(text: str | None) -> str:
    """Text as a frame can hold it: control characters and runs of white space as one space, no lone surrogates."""
    return _SURROGATES.sub("\ufffd", _CONTROLS.sub(" ", text or "")).strip()


def milliseconds(samples: int, rate: int) -> int:
    """A time in samples, rounded to milliseconds."""
    return (samples * 2000 + rate) // (2 * rate)


def _check_chapters(times: Sequence[tuple[str, int, int]]) -> None:
    if len(times) > MOST_CHAPTERS:
        raise ValueError(f"an MP3 holds at most {MOST_CHAPTERS} chapters, not {len(times)}")
    for index, (title, start, end) in enumerate(times):
        if not 0 <= start < end <= _LATEST:
            raise ValueError(f"chapter “{title}” must end after it starts ({start} to {end} ms)")
        if index and times[index - 1][2] != start:
            raise ValueError(f"chapter “{title}” must start where the one before it ends")


def _date_texts(published: str | None) -> dict[str, str]:
    """Year, day and month, and hour and minute, each in the frame that ID3v2.3 has for it."""
    match = _DATE.match(clean_text(published))
    if not match:
        return {}
    year, month, day, hour, minute = match.groups()
    texts = {"TYER": year}
    if day and "01" <= month <= "12" and "01" <= day <= "31":
        texts["TDAT"] = day + month
        if minute and hour <= "23" and minute <= "59":
            texts["TIME"] = hour + minute
    return texts


def date_of(info: TagInfo) -> str | None:
    """When it was published, in ISO 8601; ``None`` for what is no date."""
    match = _DATE.match(clean_text(info.published))
    return match.group() if match else None


def ascii_url(url: str | None) -> str:
    """The address in ASCII, as a URL frame needs it."""
    return quote(_SURROGATES.sub("", _CONTROLS.sub("", url or "")), safe="%/:?#[]@!$&'()*+,;=-._~")


def _chapter_frames(id3: ModuleType, contents: str, times: Sequence[tuple[str, int, int]]) -> Iterator[object]:
    """The table of contents and the chapters."""
    ids = [f"ch{index}" for index in range(len(times))]
    title = id3.TIT2(encoding=_UTF16, text=clean_text(contents))
    yield id3.CTOC(element_id=_TOC_ID, flags=_TOP_LEVEL_ORDERED, child_element_ids=ids, sub_frames=[title])
    for number, (element_id, (text, start, end)) in enumerate(zip(ids, times, strict=True), start=1):
        yield id3.CHAP(
            element_id=element_id,
            start_time=start,
            end_time=end,
            start_offset=_NO_OFFSET,
            end_offset=_NO_OFFSET,
            sub_frames=[id3.TIT2(encoding=_UTF16, text=clean_text(text) or str(number))],
        )


def _by_mutagen(info: TagInfo, times: Sequence[tuple[str, int, int]]) -> bytes:
    """The tag without padding, its frames in mutagen's order."""
    id3 = import_module("mutagen.id3")  # untyped, slow to import, and needed once at the end
    tags = id3.ID3()
    texts = {
        "TIT2": info.title,
        "TPE1": info.byline,
        "TPUB": info.publisher,
        "TENC": info.encoded_by,
        "TLAN": iso639_2(info.language),
        "TLEN": str(times[-1][2]) if times else None,
        **_date_texts(info.published),
    }
    for name, text in texts.items():
        if cleaned := clean_text(text):
            tags.add(getattr(id3, name)(encoding=_UTF16, text=cleaned))
    for description, text in info.texts.items():
        if cleaned := clean_text(text):
            tags.add(id3.TXXX(encoding=_UTF16, desc=clean_text(description), text=cleaned))
    if url := ascii_url(info.url):
        tags.add(id3.WOAS(url=url))
    if info.cover:
        tags.add(id3.APIC(encoding=_UTF16, mime=info.cover.mime, type=_FRONT_COVER, desc="", data=info.cover.data))
    if times:
        for frame in _chapter_frames(id3, info.contents, times):
            tags.add(frame)
    buffer = io.BytesIO()
    tags.save(buffer, v1=0, v2_version=3, padding=lambda _: 0)
    return buffer.getvalue()


def _place(frame: bytes) -> tuple[int, int]:
    """Where a rendered frame belongs: plain ones first, then contents, then chapters by start, then the picture."""
    kind = frame[:4]
    if kind != b"CHAP":
        return _ORDER.get(kind, 0), 0
    times = frame.index(b"\0", _HEADER) + 1
    return _ORDER[kind], int.from_bytes(frame[times : times + 4], "big")


def _in_order(tag: bytes) -> bytes:
    """The frames of a rendered ID3v2.3 tag without padding, in the order they should have."""
    frames: list[bytes] = []
    at = _HEADER
    while at + _HEADER <= len(tag):
        end = at + _HEADER + int.from_bytes(tag[at + 4 : at + 8], "big")
        frames.append(tag[at:end])
        at = end
    frames.sort(key=_place)
    return b"".join(frames)


def _synchsafe(size: int) -> bytes:
    return bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))


def _render(info: TagInfo, times: Sequence[tuple[str, int, int]], size: int = 0) -> bytes:
    _check_chapters(times)
    body = _in_order(_by_mutagen(info, times))
    if times:  # the one text that depends on the times is made up for to its full width (two bytes a digit)
        body += bytes(2 * (_LENGTH_DIGITS - len(str(times[-1][2]))))
    body += bytes(max(_HEADER, size - _HEADER - len(body)))  # readers that look for one more frame find padding
    if len(body) >= _LARGEST:
        raise ValueError("the cover is too large for an MP3")
    return b"ID3\x03\0\0" + _synchsafe(len(body)) + body


def render_tag(info: TagInfo, chapters: Sequence[Chapter] = (), rate: int = 1000, *, size: int = 0) -> bytes:
    """The whole tag, to be put at the start of the file.

    Args:
        info: what it says besides the chapters.
        chapters: in order, each starting where the one before it ends; none for a tag without chapters.
        rate: samples per second of the chapters' times.
        size: bytes that it is to have at least; padding makes up for what it has not.

    Raises:
        ValueError: more than 255 chapters, one that does not end after it starts or start where the last one ended, or a
            cover too large.
    """
    times = [(c.title, milliseconds(c.start, rate), milliseconds(c.end, rate)) for c in chapters]
    return _render(info, times, size)


def tag_size(info: TagInfo, titles: Sequence[str] = ()) -> int:
    """Bytes of the tag that ``render_tag`` will make for chapters of these titles, whatever their times.

    Raises:
        ValueError: more than 255 chapters, or a cover too large.
    """
    return len(_render(info, [(title, index, index + 1) for index, title in enumerate(titles)]))
