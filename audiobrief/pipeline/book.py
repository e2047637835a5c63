"""Episodes that were made before, bound as one book that reads aloud."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from audiobrief.errors import OutputError
from audiobrief.pipeline.folder import episodes_of
from audiobrief.pipeline.publishing import write_together
from audiobrief.pipeline.stored import load_episode
from audiobrief.pipeline.tagging import picture_in, read_cover
from audiobrief.publisher import FORMATS
from audiobrief.publisher.book import Cover, bind_daisy, bind_epub, facts_of, volume_of

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import IO

    from audiobrief.model import Episode
    from audiobrief.publisher import Archive
    from audiobrief.publisher.book import Facts, Volume

Order = Literal["given", "name", "date"]
#: What an output can be, by the end of its name.
_BINDERS: dict[str, Callable[[Volume, Iterable[Episode]], Archive]] = {
    FORMATS["epub"].suffix: bind_epub,
    FORMATS["daisy"].suffix: bind_daisy,
}


@dataclass(frozen=True, slots=True)
class BoundEpisode:
    """An episode in a book."""

    audio: Path
    title: str
    #: Seconds, and where in the book it starts.
    duration: float
    start: float


@dataclass(frozen=True, slots=True)
class Book:
    """A book that was made."""

    files: tuple[Path, ...]
    title: str
    language: str
    narrators: tuple[str, ...]
    episodes: tuple[BoundEpisode, ...]

    @property
    def duration(self) -> float:
        """Length in seconds."""
        return sum(one.duration for one in self.episodes)


@dataclass(frozen=True, slots=True)
class _Listed:
    """What is kept of an episode while the others are looked at."""

    audio: Path
    facts: Facts
    show: str | None


def make_book(
    sources: Sequence[str | os.PathLike[str]],
    outputs: Sequence[str | os.PathLike[str]],
    *,
    title: str | None = None,
    cover: str | os.PathLike[str] | None = None,
    order: Order = "given",
) -> Book:
    """Bind episodes as one book: an article a chapter, with its own chapters inside.

    Args:
        sources: MP3s with their timelines beside them, and folders of such; of a folder, every episode in it by name. An MP3
            that is named twice is in the book once.
        outputs: where the book goes, by its name an EPUB (``.epub``) or a DAISY 2.02 book (``.daisy.zip``).
        title: of the book; by default the show that all episodes belong to, or the name of the folder. That of a single article
            is the article's.
        cover: a JPEG or PNG file; by default the picture of the first episode. DAISY 2.02 has none.
        order: of the articles: as given, by the names of the MP3s, or by date, the oldest first and what has none last.

    Raises:
        SourceError: there is no such MP3 or folder, or no episode in it.
        TimelineError: an episode has no timeline, or one that can't be used.
        OutputError: the book can't be written, or the cover can't be used.
    """
    if not sources or not outputs:
        raise ValueError("a book needs an episode and an output at least")
    places = [(Path(output), _binder(Path(output))) for output in outputs]
    chosen = None if cover is None else Cover.of(read_cover(Path(cover)).data)
    listed = _ordered([_listed(mp3) for mp3 in episodes_of(sources)], order)
    for place, _ in places:
        _check(place, listed)
    volume = volume_of(
        [one.facts for one in listed],
        title=title or _title(listed, sources),
        show=_show(listed),
        cover=chosen or _picture(listed[0].audio),
    )
    write_together({place: _writer(binder, volume, listed) for place, binder in places})
    return Book(
        tuple(place for place, _ in places), volume.title, volume.language, volume.narrators, tuple(_bound(listed))
    )


def _binder(place: Path) -> Callable[[Volume, Iterable[Episode]], Archive]:
    name = place.name.lower()
    for suffix, binder in _BINDERS.items():
        if name.endswith(suffix) and name != suffix:
            return binder
    raise OutputError(f"{place} is no name for a book: end it in {' or '.join(_BINDERS)}")


def _writer(
    binder: Callable[[Volume, Iterable[Episode]], Archive], volume: Volume, listed: Sequence[_Listed]
) -> Callable[[IO[bytes]], None]:
    def write(file: IO[bytes]) -> None:
        # Read once more, one after the other: hundreds of episodes need not be in memory at once.
        binder(volume, (load_episode(one.audio).episode for one in listed)).write(file)

    return write


def _listed(mp3: Path) -> _Listed:
    stored = load_episode(mp3)
    # What was left out is told from the episode itself, and is too much to keep.
    return _Listed(mp3, replace(facts_of(stored.episode, stored.show), removed=()), stored.show)


def _ordered(listed: list[_Listed], order: Order) -> list[_Listed]:
    if order == "name":
        return sorted(listed, key=lambda one: one.audio.name)
    if order == "date":

        def date(one: _Listed) -> tuple[bool, str]:
            machine = one.facts.published.machine if one.facts.published else None
            return machine is None, machine or ""

        return sorted(listed, key=date)
    return listed


def _check(place: Path, listed: Iterable[_Listed]) -> None:
    """Make sure, before anything is written, that the book goes where nothing of ours lies."""
    if place.is_dir():
        raise OutputError(f"{place} can't be written: it is a folder")
    if place.exists() and any(place.samefile(one.audio) for one in listed):
        raise OutputError(f"the book would be written over {place}, which it is made from: name another --output")


def _show(listed: Sequence[_Listed]) -> str | None:
    """The show, if it is that of all."""
    shows = {one.show for one in listed}
    return shows.pop() if len(shows) == 1 else None


def _title(listed: Sequence[_Listed], sources: Sequence[str | os.PathLike[str]]) -> str | None:
    """What a book is called if nobody says: ``None`` where it is the article's title."""
    if len(listed) == 1:
        return None
    folder = Path(sources[0]) if len(sources) == 1 else listed[0].audio.parent
    return _show(listed) or folder.resolve().name or None


def _picture(mp3: Path) -> Cover | None:
    """The picture in the tag of an MP3."""
    picture = picture_in(mp3)
    return None if picture is None else Cover.of(picture)


def _bound(listed: Iterable[_Listed]) -> Iterator[BoundEpisode]:
    at = 0.0
    for one in listed:
        yield BoundEpisode(one.audio, one.facts.title, one.facts.seconds, at)
        at += one.facts.seconds
