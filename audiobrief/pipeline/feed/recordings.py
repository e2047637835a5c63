"""The episodes of a folder, as far as their tags, the timelines and the other files beside them tell."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any

from audiobrief.assembler.languages import bcp47
from audiobrief.assembler.tags import Cover
from audiobrief.checking.id3 import tag_size
from audiobrief.errors import SourceError, TimelineError
from audiobrief.pipeline.stored import load_episode
from audiobrief.publisher import FORMATS
from audiobrief.publisher.feed.identity import episode_key
from audiobrief.publisher.feed.notes import Source

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from audiobrief.model import Episode

_log = logging.getLogger(__name__)

#: How the tag of an episode begins to say what made it.
_MAKER = "audiobrief"
#: The same sound in other formats, beside the MP3.
_OTHER_SOUND = (".m4b", ".m4a", ".opus")
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Recording:
    """An episode that lies in the folder."""

    path: Path
    #: Bytes, and those of its sound alone.
    size: int
    sound_size: int
    #: When the file was last changed.
    made: datetime
    title: str
    byline: str
    publisher: str
    #: ISO 8601 or the beginning of it; empty where nothing is known.
    published: str
    #: BCP 47.
    language: str | None
    #: Where the article was read.
    url: str | None
    #: Seconds.
    duration: float
    cover: Cover | None
    #: As the IPTC calls how its voices were made.
    source_types: str
    licences: str
    #: Files beside it that listeners may have, by format.
    companions: Mapping[str, Path]
    #: The same in other audio formats.
    alternates: tuple[Path, ...]
    #: The voice that narrates; this and all below is only known from a timeline.
    narrator: str = ""
    show: str | None = None
    #: The first paragraph that is heard.
    lead: str = ""
    #: Of an episode of several articles, each of them.
    stories: tuple[Source, ...] = ()

    @property
    def sources(self) -> tuple[Source, ...]:
        """The articles that it was made of."""
        one = Source(self.title, self.byline, self.publisher, self.published or None, self.url)
        return self.stories or (one,)

    @property
    def key(self) -> str:
        """What it is known by, whatever it is called and wherever it lies."""
        return episode_key(
            title=self.title,
            byline=self.byline,
            publisher=self.publisher,
            published=self.published,
            url=self.url,
        )

    def checksum(self) -> str:
        """Of what is heard, the tag left out.

        Raises:
            SourceError: the file can't be read.
        """
        digest = hashlib.sha256()
        try:
            with self.path.open("rb") as file:
                file.seek(tag_size(file.read(10)))
                while block := file.read(_BLOCK):
                    digest.update(block)
        except OSError as error:
            raise SourceError(f"{self.path} can't be read: {error.strerror or error}") from error
        return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that is not in the feed."""

    path: Path
    #: Why: words that follow its name.
    reason: str


def recordings_in(folder: Path) -> tuple[list[Recording], list[Skipped]]:
    """The episodes that audiobrief made, by name, and the MP3s that are something else.

    Raises:
        SourceError: there is no such folder, or it can't be read.
    """
    if not folder.is_dir():
        raise SourceError(f"{folder} is not a folder: name one with episodes in it")
    try:
        names = frozenset(path.name for path in folder.iterdir())
    except OSError as error:
        raise SourceError(f"{folder} can't be read: {error.strerror or error}") from error
    found: list[Recording] = []
    skipped: list[Skipped] = []
    for name in sorted(name for name in names if name.lower().endswith(".mp3") and name[0] != "."):
        one = _recording(folder / name, names)
        if isinstance(one, Recording):
            found.append(one)
        else:
            skipped.append(one)
    return found, skipped


def _recording(path: Path, names: Collection[str]) -> Recording | Skipped:
    """What lies there, among these other names."""
    mutagen = import_module("mutagen")  # untyped
    if not path.is_file():
        return Skipped(path, "is no file")
    try:
        facts = path.stat()
        with path.open("rb") as file:
            sound_size = facts.st_size - tag_size(file.read(10))
        mp3 = import_module("mutagen.mp3").MP3(path)
    except mutagen.MutagenError:
        return Skipped(path, "is broken, or no MP3")
    except OSError as error:
        return Skipped(path, f"can't be read: {error.strerror or error}")
    tags = mp3.tags
    if tags is None or not _text(tags, "TENC").startswith(_MAKER):
        return Skipped(path, "is not an episode that audiobrief made")
    alone = Recording(
        path,
        title=_text(tags, "TIT2") or path.stem,
        byline=_text(tags, "TPE1"),
        publisher=_text(tags, "TPUB"),
        published=_text(tags, "TDRC"),
        language=bcp47(_text(tags, "TLAN")),
        url=str(getattr(tags.get("WOAS"), "url", "")) or None,
        duration=float(mp3.info.length),
        size=facts.st_size,
        sound_size=sound_size,
        made=datetime.fromtimestamp(int(facts.st_mtime), UTC),
        cover=_cover(tags),
        source_types=_text(tags, "TXXX:Digital source type"),
        licences=_text(tags, "TXXX:Voice licences"),
        companions=_beside(path, {name: made.suffix for name, made in FORMATS.items() if made.public}, names),
        alternates=tuple(_beside(path, {suffix: suffix for suffix in _OTHER_SOUND}, names).values()),
    )
    return _with_timeline(alone) if _beside(path, {"": FORMATS["timeline"].suffix}, names) else alone


def _beside(path: Path, suffixes: Mapping[str, str], names: Collection[str]) -> dict[str, Path]:
    """The files with these suffixes that lie beside an MP3 and belong to it."""
    places = {name: path.with_name(path.stem + suffix) for name, suffix in suffixes.items()}
    return {name: place for name, place in places.items() if place.name in names and place.is_file()}


def _with_timeline(alone: Recording) -> Recording:
    """With what the timeline beside it adds to what its tag says; the tag counts where both tell."""
    try:
        stored = load_episode(alone.path)
    except TimelineError as error:
        _log.warning("%s, so only its tag is used", error)
        return alone
    episode = stored.episode
    article, voice = episode.article, episode.cast.narrator
    # The tag has neither seconds nor a time zone.
    same_day = bool(alone.published) and (article.published or "").startswith(alone.published[:10])
    return replace(
        alone,
        language=article.language or alone.language,
        url=alone.url or article.url,
        published=article.published if same_day and article.published else alone.published,
        narrator=f"{voice.name}, {voice.engine}",
        show=stored.show,
        lead=_lead(episode),
        stories=_stories(episode),
    )


def _lead(episode: Episode) -> str:
    """The first paragraph that is heard; of an episode of several articles none, as it would be that of one of them."""
    article = episode.article
    if episode.stories:
        return ""
    block = next((block for block in article.blocks if block.kind.value == "paragraph"), None)
    return " ".join(article.source[span.start : span.end] for span in block.spans) if block else ""


def _stories(episode: Episode) -> tuple[Source, ...]:
    return tuple(
        Source(
            one.article.title or one.source,
            one.article.byline or "",
            one.article.publisher or "",
            one.article.published,
            one.article.url,
        )
        for one in episode.stories
    )


def _cover(tags: Any) -> Cover | None:  # noqa: ANN401  (mutagen is untyped)
    pictures = sorted(tags.getall("APIC"), key=lambda picture: int(picture.type) != 3)
    try:
        return Cover.of(pictures[0].data) if pictures else None
    except ValueError:
        return None  # of a kind that shops don't take


def _text(tags: Any, frame: str) -> str:  # noqa: ANN401
    """The first text of a frame; empty where there is none."""
    texts = getattr(tags.get(frame), "text", None) or [""]
    return str(texts[0])
