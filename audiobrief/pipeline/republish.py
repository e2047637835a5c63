"""Companion files of episodes that were made before, made again from their timelines: nothing is spoken."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from audiobrief.errors import OutputError, TimelineError
from audiobrief.model import MP3, audio_kind
from audiobrief.pipeline.folder import INDEX_NAME
from audiobrief.pipeline.publishing import TIMELINE, place_companion, place_companions, publish
from audiobrief.pipeline.stored import load_episode, load_timeline
from audiobrief.publisher import FORMATS
from audiobrief.publisher.disclosure import NOTICE, NOTICE_OF_SEVERAL

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Container, Iterable, Mapping

    from audiobrief.model import Episode
    from audiobrief.pipeline.publication import Publication
    from audiobrief.publisher.timeline import Stored

#: Pages and books name what made them; a page, like a text, says what it is within their first bytes.
_HEAD_BYTES = 16_384
_MARK = b'<meta name="generator" content="audiobrief '
_PACKAGE = "EPUB/package.opf"
_LARGEST_PACKAGE = 50_000_000


def republish(audio: str | os.PathLike[str], publication: Publication) -> Episode:
    """Make companion files of an episode again, from its sound and the timeline beside it.

    Files that are there already are replaced, if audiobrief made them. The timeline itself is never written.

    Args:
        audio: the episode: an MP3, or AAC or Opus as ``narrate`` makes them.
        publication: which, and how; the show is that of the timeline where none is named.

    Returns:
        The episode, with the files that were written.

    Raises:
        TimelineError: there is no timeline beside it, it can't be read, or it is not that recording's.
        OutputError: a file can't be written, a book is asked for and the episode is no MP3, or another file of its name is there
            that is somebody's own; then none is written.
    """
    place = Path(audio)
    wanted = [name for name in publication.formats if name != TIMELINE]
    stored = _stored(place, wanted)
    places = place_companions(place, wanted, [place])
    for name, path in places.items():
        if path.exists() and not is_ours(name, path):
            raise OutputError(
                f"{FORMATS[name].title}: {path} is there already, and audiobrief didn't make it: move it away"
            )
    return publish(
        stored.episode,
        places,
        replace(publication, show=publication.show or stored.show),
        beside=_beside(place, places),
        engines=stored.engines,
    )


def _stored(place: Path, wanted: Iterable[str]) -> Stored:
    """The episode; books of another kind of sound than MP3 can't be made, and that is told first."""
    kind = audio_kind(place) or MP3
    if kind is MP3:
        return load_episode(place)
    if held := [name for name in wanted if FORMATS[name].holds_mp3]:
        raise OutputError(f"{place} can't have {' and '.join(held)} beside it, which hold an MP3: leave them out")
    from audiobrief.pipeline.feed.tags import TagError, read_tag  # noqa: PLC0415  (loads what MP3s do without)

    try:
        return load_timeline(place, read_tag(place).duration)
    except TagError as error:
        raise TimelineError(f"{place} can't be used: it {error}") from error
    except OSError as error:
        raise TimelineError(f"{place} can't be read: {error.strerror or error}") from error


def _beside(audio: Path, made: Container[str]) -> list[str]:
    """The formats whose files lie beside the episode and aren't made now."""
    places = {name: place_companion(audio, name) for name in FORMATS if name not in made}
    return [name for name, path in places.items() if path.is_file() and is_ours(name, path)]


def is_ours(name: str, path: Path) -> bool:
    """Whether a file that lies where a companion file goes is one, and not the article that the episode was made from.

    Of formats that no article is read from, whatever has the name is taken for one.
    """
    recognize = _MARKS.get(name)
    try:
        return recognize is None or recognize(path)
    except OSError as error:
        raise OutputError(f"{path} can't be looked into: {error.strerror or error}") from error


def _is_page(path: Path) -> bool:
    return path.name != INDEX_NAME and _MARK in _head(path)


def _is_transcript(path: Path) -> bool:
    head = _head(path)
    return any(notice.encode() in head for notice in (NOTICE, NOTICE_OF_SEVERAL))


def _is_book(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive, archive.open(_PACKAGE) as file:
            return _MARK in file.read(_LARGEST_PACKAGE)
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, EOFError):
        return False


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEAD_BYTES)


_MARKS: Mapping[str, Callable[[Path], bool]] = {"page": _is_page, "txt": _is_transcript, "epub": _is_book}
