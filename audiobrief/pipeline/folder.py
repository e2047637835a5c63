"""The episodes that lie in a folder, as their MP3s tell, and the index page of them."""

from __future__ import annotations

import logging
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audiobrief.errors import OutputError, SourceError
from audiobrief.languages import bcp47
from audiobrief.pipeline.files import write_whole
from audiobrief.publisher import FORMATS
from audiobrief.publisher.page import IndexEntry, is_index_page, render_index

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator

_log = logging.getLogger(__name__)

INDEX_NAME = "index.html"
#: How the tag of an episode begins to say what made it.
_MAKER = "audiobrief"
#: An index page says what it is within its first bytes.
_HEAD_BYTES = 4096


def make_index(folder: str | os.PathLike[str], title: str | None = None) -> tuple[Path, tuple[IndexEntry, ...]]:
    """Write the page that lists a folder's episodes, newest first; one that is there already is made anew.

    Args:
        folder: with the MP3s, and the player pages beside them.
        title: heading of the page; the folder's name by default.

    Returns:
        The page, and what it lists.

    Raises:
        SourceError: there is no such folder, or no episode in it.
        OutputError: the page can't be written, or there is another of that name.
    """
    place = Path(folder)
    if not place.is_dir():
        raise SourceError(f"{folder} is not a folder: name one with episodes in it")
    entries = tuple(sorted(episodes_in(place), key=lambda entry: (entry.published or "", entry.title), reverse=True))
    if not entries:
        raise SourceError(f"there is no episode of audiobrief in {folder}: make some with “audiobrief narrate”")
    page = place / INDEX_NAME
    if page.exists() and not _is_index(page):
        raise OutputError(f"{page} is there already, and no index page of audiobrief: move it away")
    write_whole(page, render_index(title or place.resolve().name, entries))
    return page, entries


def _is_index(page: Path) -> bool:
    try:
        with page.open("rb") as file:
            return is_index_page(file.read(_HEAD_BYTES).decode(errors="replace"))
    except OSError:
        return False


def episodes_of(sources: Iterable[str | os.PathLike[str]]) -> list[Path]:
    """The MP3s that are named, and of folders those that audiobrief made, by name; each once.

    Raises:
        SourceError: there is no such file or folder, or no episode in it.
    """
    found: dict[Path, Path] = {}
    for source in map(Path, sources):
        if source.is_dir():
            inside = [source / entry.audio for entry in episodes_in(source)]
            if not inside:
                raise SourceError(f"there is no episode of audiobrief in {source}: make some with “audiobrief narrate”")
        elif source.is_file():
            inside = [source]
        else:
            raise SourceError(f"{source} is neither a file nor a folder: name MP3s that audiobrief made")
        for mp3 in inside:
            found.setdefault(mp3.resolve(), mp3)
    return list(found.values())


def episodes_in(folder: Path) -> Iterator[IndexEntry]:
    """The episodes among a folder's MP3s, by name; what else lies there is told and left alone.

    Raises:
        SourceError: the folder can't be read.
    """
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix.lower() == ".mp3" and path.name[0] != ".")
    except OSError as error:
        raise SourceError(f"{folder} can't be read: {error.strerror or error}") from error
    for path in paths:
        entry = _entry(path)
        if entry is None:
            _log.warning("%s is not an episode that audiobrief made: left out", path.name)
        else:
            yield entry


def _entry(path: Path) -> IndexEntry | None:
    """What the tag of an MP3 tells; ``None`` if it is broken or somebody else's."""
    mutagen = import_module("mutagen")  # untyped
    mp3 = import_module("mutagen.mp3")
    try:
        found = mp3.MP3(path)
    except (mutagen.MutagenError, OSError):
        return None
    if found.tags is None or not _text(found.tags, "TENC").startswith(_MAKER):
        return None
    page = path.with_name(path.stem + FORMATS["page"].suffix)
    return IndexEntry(
        audio=path.name,
        page=page.name if page.is_file() and page.name != INDEX_NAME else None,
        title=_text(found.tags, "TIT2") or path.stem,
        duration=found.info.length,
        author=_text(found.tags, "TPE1"),
        publisher=_text(found.tags, "TPUB"),
        published=_text(found.tags, "TDRC"),
        language=bcp47(_text(found.tags, "TLAN")),
    )


def _text(tags: Any, frame: str) -> str:  # noqa: ANN401  (mutagen is untyped)
    """The first text of a frame; empty where there is none."""
    texts = getattr(tags.get(frame), "text", None) or [""]
    return str(texts[0])
