"""What the episode's tag says."""

from __future__ import annotations

import base64
import contextlib
from importlib import import_module
from typing import TYPE_CHECKING

from audiobrief.assembler.tags import Cover, TagInfo
from audiobrief.errors import OutputError
from audiobrief.publisher import licences_of, source_types
from audiobrief.version import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from audiobrief.model import Article, Cast

#: Larger pictures are refused: players show some hundred pixels, and the tag is read before the first sound.
_LARGEST_COVER = 10_000_000


def read_cover(path: Path) -> Cover:
    """Read the cover picture.

    Raises:
        OutputError: it can't be read, is neither JPEG nor PNG, or is too large.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST_COVER + 1)
    except OSError as error:
        raise OutputError(f"the cover {path} can't be read: {error.strerror or error}") from error
    if len(data) > _LARGEST_COVER:
        raise OutputError(f"the cover {path} is larger than {_LARGEST_COVER // 1_000_000} MB: make it smaller")
    try:
        return Cover.of(data)
    except ValueError as error:
        raise OutputError(f"the cover {path} can't be used: {error}") from error


def own_cover(article: Article) -> Cover | None:
    """The picture that the source brought along, as books do; ``None`` where there is none, or it can't be used."""
    head, _, data = (article.image or "").partition(";base64,")
    if not head.startswith("data:image/"):
        return None
    try:
        return Cover.of(base64.b64decode(data))
    except ValueError:
        return None  # of a kind that players don't show: nobody asked for it


def picture_in(mp3: Path) -> bytes | None:
    """The first picture in the tag of an MP3 that can be a cover; ``None`` where there is none.

    Raises:
        OutputError: the MP3 can't be read.
    """
    mutagen = import_module("mutagen")  # untyped
    try:
        tags = import_module("mutagen.mp3").MP3(mp3).tags
    except (mutagen.MutagenError, OSError) as error:
        raise OutputError(f"{mp3} can't be read, to take its cover: {error}") from error
    for picture in tags.getall("APIC") if tags is not None else []:
        with contextlib.suppress(ValueError):  # of a kind that no book can show
            return Cover.of(picture.data).data
    return None


def describe(article: Article, cast: Cast, cover: Cover | None, show: str | None = None) -> TagInfo:
    """The tag of an episode, but for its chapters."""
    engines = sorted({voice.engine for voice in cast.all_voices})
    return TagInfo(
        title=article.title,
        byline=article.byline,
        publisher=article.publisher,
        album=show,
        published=article.published,
        language=article.language,
        url=article.url,
        encoded_by=f"audiobrief {__version__}",
        cover=cover,
        contents=article.title or "Chapters",
        texts={
            "Voices": f"Synthetic: all voices were made by a computer program ({', '.join(engines)}), "
            "also where persons are quoted.",
            "Voice licences": licences_of(cast.all_voices),
            "Digital source type": " ".join(kind.iptc for kind in source_types(cast)),
        },
    )
