"""What the tag of an episode tells, whatever kind of file it is: ID3 of an MP3, atoms of an MP4, comments of an Ogg file."""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING, Any

from audiobrief.assembler.mediatags import FREEFORM
from audiobrief.assembler.tags import Cover
from audiobrief.languages import bcp47
from audiobrief.model import AAC, MP3, OPUS, audio_kind
from audiobrief.publisher.page.facts import language_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

#: How the tag of an episode begins to say what made it.
MAKER = "audiobrief"
_SOURCE_TYPE, _LICENCES = "Digital source type", "Voice licences"
_FRONT_COVER = 3
#: Seconds; a year.
_LONGEST = 31_536_000


class TagError(Exception):
    """A file is no episode of ours; the message is words that follow its name."""


@dataclass(frozen=True, slots=True)
class Tag:
    """What it tells; what it does not is empty."""

    title: str
    byline: str
    publisher: str
    #: ISO 8601, or the beginning of it.
    published: str
    #: BCP 47.
    language: str | None
    #: Where the article was read.
    url: str | None
    #: How the voices were made, as the IPTC calls it.
    source_types: str
    licences: str
    #: Seconds, of the sound.
    duration: float
    #: Checksum of the picture, which itself would fill the memory where there are many; empty where there is none.
    cover: str = ""


#: Who made the file, the tag, and pictures by their kind.
_Found = tuple[str, Tag, list[tuple[int, bytes]]]


def read_tag(path: Path) -> Tag:
    """The tag of a file.

    Raises:
        TagError: it is broken, of another kind than its name says, or not made by audiobrief.
        OSError: it can't be read.
    """
    return _read(path)[0]


def picture_in(path: Path) -> Cover | None:
    """The front cover in a file's tag, or the first picture there is; ``None`` if it is of a kind that shops don't take.

    Raises:
        TagError: as ``read_tag``.
        OSError: as ``read_tag``.
    """
    return _read(path)[1]


def _read(path: Path) -> tuple[Tag, Cover | None]:
    kind = audio_kind(path)
    module, name, reader = _READERS[MP3 if kind is None else kind]
    mutagen = import_module("mutagen")  # untyped
    try:
        found = getattr(import_module(module), name)(path)
    except mutagen.MutagenError as error:
        inner = error.args[0] if error.args else None
        if isinstance(inner, OSError) and inner.errno:  # the system's, not one of mutagen's own
            raise inner from error
        raise TagError(f"is broken, or no {(kind or MP3).name}") from error
    except (ValueError, KeyError, IndexError, OverflowError) as error:  # of a damaged file, which mutagen didn't expect
        raise TagError(f"is broken, or no {(kind or MP3).name}") from error
    maker, tag, pictures = reader(found.tags if found.tags is not None else {}, float(found.info.length))
    if not maker.startswith(MAKER):
        raise TagError("is not an episode that audiobrief made")
    if not 0 < tag.duration < _LONGEST:
        raise TagError("is broken: there is no sound in it")
    cover = _cover(pictures)
    return replace(tag, cover=hashlib.sha256(cover.data).hexdigest() if cover else ""), cover


def _of_id3(tags: Any, duration: float) -> _Found:  # noqa: ANN401  (mutagen is untyped)
    def text(frame: str) -> str:
        texts = getattr(tags.get(frame), "text", None) or [""]
        return str(texts[0])

    pictures = [(int(one.type), one.data) for one in tags.getall("APIC")] if tags else []
    tag = Tag(
        title=text("TIT2"),
        byline=text("TPE1"),
        publisher=text("TPUB"),
        published=text("TDRC"),
        language=bcp47(text("TLAN")),
        url=str(getattr(tags.get("WOAS"), "url", "")) or None,
        source_types=text(f"TXXX:{_SOURCE_TYPE}"),
        licences=text(f"TXXX:{_LICENCES}"),
        duration=duration,
    )
    return text("TENC"), tag, pictures


def _of_mp4(tags: Any, duration: float) -> _Found:  # noqa: ANN401
    def text(name: str) -> str:
        values = tags.get(name) or tags.get(FREEFORM + name) or [""]
        return bytes(values[0]).decode(errors="replace") if isinstance(values[0], bytes) else str(values[0])

    tag = Tag(
        title=text("\xa9nam"),
        byline=text("\xa9ART"),
        publisher=text("PUBLISHER"),
        published=text("\xa9day"),
        language=language_of(text("LANGUAGE")),
        url=text("WEBSITE") or None,
        source_types=text(_SOURCE_TYPE),
        licences=text(_LICENCES),
        duration=duration,
    )
    return text("\xa9too"), tag, [(_FRONT_COVER, bytes(one)) for one in tags.get("covr", [])]


def _of_ogg(tags: Any, duration: float) -> _Found:  # noqa: ANN401
    def text(name: str) -> str:
        return str((tags.get(name) or [""])[0])

    tag = Tag(
        title=text("TITLE"),
        byline=text("ARTIST"),
        publisher=text("ORGANIZATION"),
        published=text("DATE"),
        language=language_of(text("LANGUAGE")),
        url=text("WEBSITE") or None,
        source_types=text(_SOURCE_TYPE.upper()),
        licences=text(_LICENCES.upper()),
        duration=duration,
    )
    return text("ENCODED-BY"), tag, [_ogg_picture(one) for one in tags.get("METADATA_BLOCK_PICTURE") or []]


def _ogg_picture(text: str) -> tuple[int, bytes]:
    flac = import_module("mutagen.flac")
    try:
        picture = flac.Picture(base64.b64decode(text))
    except (binascii.Error, ValueError, flac.error):
        return 0, b""
    return int(picture.type), picture.data


def _cover(pictures: list[tuple[int, bytes]]) -> Cover | None:
    """The front cover, or the first picture there is."""
    pictures.sort(key=lambda picture: picture[0] != _FRONT_COVER)
    try:
        return Cover.of(pictures[0][1]) if pictures else None
    except ValueError:
        return None  # of a kind that shops don't take


_READERS: dict[object, tuple[str, str, Callable[[Any, float], _Found]]] = {
    MP3: ("mutagen.mp3", "MP3", _of_id3),
    AAC: ("mutagen.mp4", "MP4", _of_mp4),
    OPUS: ("mutagen.oggopus", "OggOpus", _of_ogg),
}
