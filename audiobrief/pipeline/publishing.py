"""Writing an episode's companion files beside it, all of them or none."""

from __future__ import annotations

import contextlib
import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from audiobrief.assembler.beside import hidden_name
from audiobrief.errors import OutputError
from audiobrief.model import MP3, audio_kind, stem_of
from audiobrief.pipeline.tagging import picture_in
from audiobrief.publisher import FORMATS, Archive, Edition
from audiobrief.synthesizer import EngineError
from audiobrief.synthesizer.loading import find_driver

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import IO

    from audiobrief.model import Episode
    from audiobrief.pipeline.publication import Publication

    #: The bytes of a file, or what writes them.
    Content = bytes | Callable[[IO[bytes]], object]

#: What all other companion files can be made from.
TIMELINE = "timeline"
#: Bytes that most file systems allow in a name.
_LONGEST_NAME = 255


def place_companions(
    audio: Path, formats: Iterable[str], inputs: Iterable[str | os.PathLike[str]] = ()
) -> dict[str, Path]:
    """Where the companion files of an episode go, by format: beside it, with the same stem (see ``place_companion``).

    Args:
        audio: where the episode will lie.
        formats: names of formats.
        inputs: files that must not be written over: the article, the cast file.

    Raises:
        OutputError: one would be written over an input, or can't be written there. Found before a word is spoken.
    """
    places = {name: place_companion(audio, name) for name in formats}
    taken = [path for path in map(Path, inputs) if path.is_file()]
    for name, place in places.items():
        if len(os.fsencode(place.name)) > _LONGEST_NAME:
            raise OutputError(f"{place} can't be written: the name is too long")
        if place.is_dir():
            raise OutputError(f"{place} can't be written: it is a folder")
        if place.exists() and any(place.samefile(path) for path in taken):
            raise OutputError(
                f"{FORMATS[name].title}: it would be written over {place}, which it is made from: name another --output"
            )
    return places


def place_companion(audio: Path, name: str) -> Path:
    """Where the companion file of a format goes, whatever lies there.

    A timeline counts the samples of one file: that of AAC and Opus has the file's whole name, and takes the place of no MP3's.
    """
    is_mp3 = (audio_kind(audio) or MP3) is MP3
    return audio.with_name((stem_of(audio) if is_mp3 or name != TIMELINE else audio.name) + FORMATS[name].suffix)


def publish(
    episode: Episode,
    places: Mapping[str, Path],
    publication: Publication,
    *,
    beside: Iterable[str] = (),
    engines: Mapping[str, str] | None = None,
) -> Episode:
    """Write the companion files of an episode.

    Args:
        episode: whose sound is in its place.
        places: where each format goes, as ``place_companions`` says.
        publication: how.
        beside: formats whose files lie there already: pages lead to them, too.
        engines: what made the sound of each voice, where the voices may have changed since; by default what would make it now.

    Returns:
        The episode, with its files.

    Raises:
        OutputError: one of them can't be written; then none is.
    """
    if not places:
        return episode
    known = {**{name: place_companion(episode.output, name) for name in beside}, **places}
    if engines is None:
        engines = _engines(episode) if "timeline" in places else {}
    edition = Edition(
        files={name: known[name].name for name in FORMATS if name in known},
        show=publication.show,
        audio=_audio(episode.output) if publication.embed_audio else None,
        cover=picture_in(episode.output) if "epub" in places else None,
        engines=engines,
    )
    write_together({place: _content(FORMATS[name].render(episode, edition)) for name, place in places.items()})
    return replace(episode, files=dict(places))


def _audio(mp3: Path) -> bytes:
    try:
        return mp3.read_bytes()
    except OSError as error:
        raise OutputError(f"{mp3} can't be read, to be put into the page: {error.strerror or error}") from error


def _engines(episode: Episode) -> dict[str, str]:
    """What made the sound of each voice; nothing is known of an engine that has no driver, such as a caller's own."""
    known: dict[str, str] = {}
    for voice in episode.cast.all_voices:
        with contextlib.suppress(EngineError):
            known[voice.id] = find_driver(voice.engine).identify(voice)
    return known


def _content(made: str | bytes | Archive) -> Content:
    if isinstance(made, Archive):
        return made.write
    return made.encode() if isinstance(made, str) else made


def write_together(files: Mapping[Path, Content]) -> None:
    """Write files beside their places, and put them there when all are whole.

    Args:
        files: the bytes of each, or what writes it.

    Raises:
        OutputError: one can't be written; then nothing has changed.
    """
    waiting: dict[Path, Path] = {}
    current = Path()
    try:
        for current, content in files.items():
            # A link stays one, and what it leads to is written.
            place = Path(os.path.realpath(current))
            beside = place.with_name(hidden_name(place.name))
            waiting[beside] = place
            if callable(content):
                with beside.open("wb+") as file:
                    content(file)
            else:
                beside.write_bytes(content)
            if place.exists():
                shutil.copymode(place, beside)
        for beside, place in waiting.items():
            current = place
            beside.replace(place)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise OutputError(f"{current} can't be written: {reason}") from error
    finally:
        for beside in waiting:
            with contextlib.suppress(OSError):  # the error that brought us here is the one to tell
                beside.unlink(missing_ok=True)
