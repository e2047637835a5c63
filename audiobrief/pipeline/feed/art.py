"""The cover of a show: shops want one, square and of 1400 to 3000 pixels, at an address that changes when the picture does."""

from __future__ import annotations

import hashlib
import logging
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from audiobrief.checking.pictures import picture_of
from audiobrief.errors import OutputError, SourceError
from audiobrief.pipeline.feed.address import parse_web_address
from audiobrief.pipeline.feed.existing import name_in
from audiobrief.pipeline.feed.tags import TagError, picture_in
from audiobrief.pipeline.tagging import read_cover

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiobrief.assembler.tags import Cover
    from audiobrief.pipeline.feed.address import Place
    from audiobrief.pipeline.feed.recordings import Recording

_log = logging.getLogger(__name__)

#: Pixels on a side, as Apple asks for.
_SMALLEST, _LARGEST = 1400, 3000
#: Pictures that a folder's show is taken to have for a cover.
_NAMES = ("cover.jpg", "cover.jpeg", "cover.png")
_WEB = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Art:
    """A cover, and the file to write for it where there is none in the folder yet."""

    url: str
    place: Path | None = None
    data: bytes = b""


def find_art(wanted: str | None, old: str, place: Place, recordings: Sequence[Recording]) -> Art | None:
    """The cover of the show.

    The one that is asked for, or that of the feed that is there, or one that is called cover.jpg or cover.png, or the one
    that all episodes have in their tags; ``None`` if there is none of these.

    Args:
        wanted: a file or a web address.
        old: address of the cover in the feed that is there; empty if it has none.
        place: where the folder lies.
        recordings: the episodes.

    Raises:
        OutputError: the file that is asked for can't be read, or is no picture that shops take.
        SourceError: an episode has changed since it was looked at.
        ValueError: the web address that is asked for is none.
    """
    if wanted:
        return Art(parse_web_address(wanted)) if _WEB.match(wanted) else _of_file(Path(wanted), place)
    if old and not place.is_ours(old):
        return Art(old)
    before = place.folder / os.fsdecode(name_in(old) or b"?")
    for path in (before, *(place.folder / name for name in _NAMES)):
        if path.is_file():
            return _of_file(path, place)
    drawn = [one for one in recordings if one.tag.cover]
    if len({one.tag.cover for one in drawn}) == 1 and (cover := _picture_in(drawn[0].path)):
        return _copied(cover, "in the episodes", place)
    _log.warning("the show has no cover, which shops ask for: give it a square JPEG or PNG picture with --image")
    return None


def _picture_in(path: Path) -> Cover | None:
    try:
        return picture_in(path)
    except (TagError, OSError) as error:  # it was read a moment ago
        raise SourceError(f"{path} has changed while the feed was made: try again") from error


def _of_file(path: Path, place: Place) -> Art:
    cover = read_cover(path)
    if path.resolve().parent == place.folder.resolve():
        _judge(cover, str(path))
        return Art(place.address_of(path))
    return _copied(cover, str(path), place)


def _copied(cover: Cover, named: str, place: Place) -> Art:
    """The cover as a file in the folder whose name changes with the picture, so that apps load it again."""
    _judge(cover, named)
    suffix = "jpg" if cover.mime == "image/jpeg" else "png"
    path = place.folder / f"cover-{hashlib.sha256(cover.data).hexdigest()[:12]}.{suffix}"
    return Art(place.address_of(path), path, cover.data)


def _judge(cover: Cover, named: str) -> None:
    try:
        _, width, height = picture_of(cover.data)
    except ValueError as error:
        raise OutputError(f"the cover {named} can't be used: {error}") from error
    if width != height or not _SMALLEST <= width <= _LARGEST:
        _log.warning(
            "the cover %s has %d × %d pixels, and shops take square ones of %d to %d",
            named,
            width,
            height,
            _SMALLEST,
            _LARGEST,
        )
