"""The episodes of a folder, as far as their tags, the timelines and the other files beside them tell."""

from __future__ import annotations

import hashlib
import logging
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from audiobrief.checking.id3 import tag_size
from audiobrief.errors import SourceError, TimelineError
from audiobrief.model import AUDIO_KINDS, MP3, audio_kind, stem_of
from audiobrief.pipeline.feed.tags import TagError, read_tag
from audiobrief.pipeline.stored import load_episode, load_timeline, timeline_of
from audiobrief.publisher import FORMATS
from audiobrief.publisher.characters import one_line
from audiobrief.publisher.feed.identity import episode_key
from audiobrief.publisher.feed.notes import Source

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from audiobrief.model import Episode
    from audiobrief.pipeline.feed.tags import Tag

_log = logging.getLogger(__name__)

#: What an episode's file may end in, the most widely played first.
_SUFFIXES = tuple(suffix for kind in AUDIO_KINDS for suffix in kind.suffixes)
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Recording:
    """An episode that lies in the folder."""

    path: Path
    #: Bytes, and those without an ID3 tag at the start.
    size: int
    sound_size: int
    #: When the file was last changed.
    made: datetime
    tag: Tag
    #: Files beside it that listeners may have, by format.
    companions: Mapping[str, Path]
    #: The same in other audio formats.
    alternates: tuple[Path, ...] = ()
    #: The voice that narrates; this and the next two are only known from a timeline.
    narrator: str = ""
    show: str | None = None
    #: The first paragraph that is heard.
    lead: str = ""
    #: Of an episode of several articles, each of them.
    stories: tuple[Source, ...] = ()

    @property
    def title(self) -> str:
        """Of the article; the name of the file, where it has none."""
        return one_line(self.tag.title) or one_line(stem_of(self.path))

    @property
    def sources(self) -> tuple[Source, ...]:
        """The articles that it was made of."""
        tag = self.tag
        return self.stories or (Source(self.title, tag.byline, tag.publisher, tag.published or None, tag.url),)

    @property
    def key(self) -> str:
        """What it is known by, whatever it is called and wherever it lies."""
        tag = self.tag
        return episode_key(
            title=self.title, byline=tag.byline, publisher=tag.publisher, published=tag.published, url=tag.url
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
    """The episodes that audiobrief made, by name, and the audio files that are something else.

    Files that differ in the ending alone are one episode; the MP3 is what all apps play, then AAC, then Opus.

    Raises:
        SourceError: there is no such folder, or it can't be read.
    """
    if not folder.is_dir():
        raise SourceError(f"{folder} is not a folder: name one with episodes in it")
    try:
        names = frozenset(path.name for path in folder.iterdir())
    except OSError as error:
        raise SourceError(f"{folder} can't be read: {error.strerror or error}") from error
    skipped: list[Skipped] = []
    episodes: defaultdict[str, list[Recording]] = defaultdict(list)
    for name in sorted(names):
        path = folder / name
        if path.suffix.lower() not in _SUFFIXES or name[0] == ".":
            continue
        one = _recording(path, names)
        if isinstance(one, Recording):
            episodes[stem_of(path)].append(one)
        else:
            skipped.append(one)
    return [_together(episode, names) for episode in episodes.values()], skipped


def _recording(path: Path, names: Collection[str]) -> Recording | Skipped:
    """What lies there, among these other names."""
    try:
        if not path.is_file():
            return Skipped(path, "is no file")
        facts = path.stat()
        with path.open("rb") as file:
            sound_size = facts.st_size - tag_size(file.read(10))
        tag = read_tag(path)
    except TagError as error:
        return Skipped(path, str(error))
    except OSError as error:
        return Skipped(path, f"can't be read: {error.strerror or error}")
    return Recording(
        path,
        facts.st_size,
        sound_size,
        datetime.fromtimestamp(int(facts.st_mtime), UTC),
        tag,
        _beside(path, {name: made.suffix for name, made in FORMATS.items() if made.public}, names),
    )


def _beside(path: Path, suffixes: Mapping[str, str], names: Collection[str]) -> dict[str, Path]:
    """The files with these suffixes that lie beside an episode and belong to it."""
    places = {name: path.with_name(stem_of(path) + suffix) for name, suffix in suffixes.items()}
    return {name: place for name, place in places.items() if place.name in names and place.is_file()}


def _together(files: list[Recording], names: Collection[str]) -> Recording:
    """One episode of files that differ in their kind, with what the timeline beside them adds."""
    files = sorted(files, key=lambda one: _SUFFIXES.index(one.path.suffix.lower()))
    main, *others = files
    whole = replace(main, alternates=tuple(one.path for one in others))
    return _with_timeline(whole, files) if any(timeline_of(one.path).name in names for one in files) else whole


def _with_timeline(alone: Recording, files: Iterable[Recording]) -> Recording:
    """With what a timeline adds that is that of one of the files; the tag counts where both tell."""
    problem = None
    for one in files:
        try:
            mp3 = audio_kind(one.path) is MP3
            stored = load_episode(one.path) if mp3 else load_timeline(one.path, one.tag.duration)
            break
        except TimelineError as error:
            problem = problem or error
    else:
        _log.warning("%s: only its tag is used", problem)
        return alone
    tag, article, voice = alone.tag, stored.episode.article, stored.episode.cast.narrator
    # The tag has neither seconds nor a time zone.
    same_day = bool(tag.published) and (article.published or "").startswith(tag.published[:10])
    return replace(
        alone,
        tag=replace(
            tag,
            language=article.language or tag.language,
            url=tag.url or article.url,
            published=article.published if same_day and article.published else tag.published,
        ),
        narrator=f"{voice.name}, {voice.engine}",
        show=stored.show,
        lead=_lead(stored.episode),
        stories=_stories(stored.episode),
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
