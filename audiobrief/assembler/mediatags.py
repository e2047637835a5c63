"""Tags of MP4 and Ogg files: title, byline, source, cover, that the voices are synthetic; and the chapters of Ogg.

mutagen writes them into the finished file. MP4 has the atoms that iTunes made customary, and freeform ones for the rest.
Ogg has Vorbis comments: the names are those of the Vorbis specification and its extensions, chapters those that OGM
tools began with (``CHAPTER000=00:00:00.000``), which FFmpeg, mpv and players of podcasts read.
"""

from __future__ import annotations

import base64
import contextlib
import re
from importlib import import_module
from typing import TYPE_CHECKING

from audiobrief.assembler.tags import ascii_url, clean_text, date_of, milliseconds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from audiobrief.assembler.tags import TagInfo
    from audiobrief.model import Chapter

#: Bytes of a title in the list of chapters that Nero began (``chpl``): its length is one byte.
_LONGEST_TITLE = 255
#: How the names of MP4 begin that are no atom of its own.
FREEFORM = "----:com.apple.iTunes:"
#: ``stik``, the kind of media: an audiobook. Players then remember where a listener was.
_AUDIOBOOK = 2
#: What a comment's name may have (Vorbis I specification, section 5.2.1).
_NO_NAME = re.compile(r"[^\x20-\x3c\x3e-\x7d]+")
_FRONT_COVER = 3


def clipped_title(title: str, number: int) -> str:
    """A chapter's title as MP4 can hold it; its number, from 1, where it has none."""
    cleaned = clean_text(title) or str(number + 1)
    return cleaned.encode()[:_LONGEST_TITLE].decode(errors="ignore")


def _comment(tag: TagInfo) -> str:
    """What people are told: that the voices are synthetic, and what the episode was made of."""
    parts = [clean_text(tag.texts.get("Voices"))]
    if url := ascii_url(tag.url):
        parts.append(f"Source: {url}")
    return " ".join(filter(None, parts))


@contextlib.contextmanager
def _as_system_errors() -> Iterator[None]:
    """Give what the system said, which mutagen wraps."""
    try:
        yield
    except import_module("mutagen").MutagenError as error:
        inner = error.args[0] if error.args and isinstance(error.args[0], OSError) else None
        raise inner or ValueError(str(error)) from error


def write_mp4_tags(path: Path, tag: TagInfo, *, book: bool) -> None:
    """Write the tags of an MP4 file, whose chapters are in it already.

    Raises:
        OSError: the file can't be written.
    """
    mp4 = import_module("mutagen.mp4")
    with _as_system_errors():
        file = mp4.MP4(path)
        texts = {
            "\xa9nam": tag.title,
            "\xa9ART": tag.byline,
            "\xa9alb": tag.album or tag.publisher or tag.title,
            "aART": tag.publisher,
            "\xa9day": date_of(tag),
            "\xa9cmt": _comment(tag),
            "\xa9too": tag.encoded_by,
        }
        freeform = {**tag.texts, "LANGUAGE": tag.language, "PUBLISHER": tag.publisher, "WEBSITE": ascii_url(tag.url)}
        for name, text in texts.items():
            if cleaned := clean_text(text):
                file[name] = [cleaned]
        for name, text in freeform.items():
            if cleaned := clean_text(text):
                file[FREEFORM + clean_text(name)] = [mp4.MP4FreeForm(cleaned.encode())]
        if book:
            file["stik"] = [_AUDIOBOOK]
        if tag.cover:
            png = tag.cover.mime == "image/png"
            kind = mp4.MP4Cover.FORMAT_PNG if png else mp4.MP4Cover.FORMAT_JPEG
            file["covr"] = [mp4.MP4Cover(tag.cover.data, imageformat=kind)]
        file.save(padding=lambda _: 0)


def write_ogg_tags(path: Path, tag: TagInfo, chapters: Sequence[Chapter], rate: int) -> None:
    """Write the tags and chapters of an Ogg file with Opus in it.

    Args:
        path: of the file.
        tag: what it says.
        chapters: in order.
        rate: samples per second of the chapters' times.

    Raises:
        OSError: the file can't be written.
    """
    opus, flac = import_module("mutagen.oggopus"), import_module("mutagen.flac")
    with _as_system_errors():
        file = opus.OggOpus(path)
        texts = {
            "TITLE": tag.title,
            "ARTIST": tag.byline,
            "ALBUM": tag.album or tag.publisher or tag.title,
            "ORGANIZATION": tag.publisher,
            "DATE": date_of(tag),
            "LANGUAGE": tag.language,
            "COMMENT": _comment(tag),
            "WEBSITE": ascii_url(tag.url),
            "ENCODED-BY": tag.encoded_by,
            **{_NO_NAME.sub(" ", name).upper(): text for name, text in tag.texts.items()},
        }
        for number, chapter in enumerate(chapters):
            texts[f"CHAPTER{number:03}"] = _clock(milliseconds(chapter.start, rate))
            texts[f"CHAPTER{number:03}NAME"] = clean_text(chapter.title) or str(number + 1)
        for name, text in texts.items():
            if cleaned := clean_text(text):
                file[name] = [cleaned]
        if tag.cover:
            picture = flac.Picture()
            picture.data, picture.mime, picture.type = tag.cover.data, tag.cover.mime, _FRONT_COVER
            file["METADATA_BLOCK_PICTURE"] = [base64.b64encode(picture.write()).decode("ascii")]
        file.save(padding=lambda _: 0)


def _clock(at: int) -> str:
    """A time in milliseconds as chapters are written."""
    seconds, rest = divmod(at, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"
