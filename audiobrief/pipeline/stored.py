"""Episodes that were made before, as the timeline files beside their MP3s tell."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from audiobrief.errors import CoverageError, TimelineError
from audiobrief.model.audiokind import MP3, audio_kind, stem_of
from audiobrief.pipeline.coverage import check_coverage
from audiobrief.pipeline.publishing import TIMELINE, place_companion
from audiobrief.publisher.timeline import read_timeline
from audiobrief.publisher.timeline.reading import LARGEST

if TYPE_CHECKING:
    import os

    from audiobrief.publisher.timeline import Stored

#: How far the length of an MP3 may be from that of its timeline, in seconds, where it was encoded or cut anew by another program:
#: without the encoder's note on its padding it is some frames longer.
TOLERANCE = 0.2
#: The same where the note is there: two recordings of nearly the same text differ by more than a sample or two.
_EXACT = 0.0002


def timeline_of(audio: Path) -> Path:
    """Where the timeline file of an episode lies: one of its own, else, of AAC and Opus, the MP3's, which may be as long."""
    own = place_companion(audio, TIMELINE)
    shared = place_companion(audio.with_name(f"{stem_of(audio)}.mp3"), TIMELINE)
    return own if own.is_file() or not shared.is_file() else shared


def load_episode(mp3: str | os.PathLike[str]) -> Stored:
    """An episode as it was when it was made, from its MP3 and the timeline file beside it.

    Raises:
        TimelineError: there is no timeline beside the MP3, it can't be read, or it is not that MP3's.
    """
    place = Path(mp3)
    length, tolerance = _length(place)
    return load_timeline(place, length, tolerance)


def load_timeline(audio: Path, length: float, tolerance: float = TOLERANCE) -> Stored:
    """An episode as the timeline file beside its audio file tells, whatever kind of file that is.

    Args:
        audio: the file, which is not looked into.
        length: its length in seconds.
        tolerance: by how much that may be wrong.

    Raises:
        TimelineError: there is no timeline beside it, it can't be read, or it is of another length.
    """
    place, path = audio, timeline_of(audio)
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise TimelineError(
            f"{place} has no timeline beside it ({path.name}): narrate the article again, --with timeline"
        ) from error
    except OSError as error:
        raise TimelineError(f"the timeline {path} can't be read: {error.strerror or error}") from error
    try:
        stored = read_timeline(data, place)
        check_coverage(
            stored.episode.article,
            (span for sentence in stored.episode.timeline.sentences for span in sentence.spans),
        )
    except TimelineError as error:
        raise TimelineError(f"the timeline {path} can't be used: {error}") from error
    except CoverageError as error:
        raise TimelineError(f"the timeline {path} can't be used: its text and its sentences differ") from error
    if abs(length - stored.episode.duration) > tolerance:
        what = (audio_kind(place) or MP3).name
        raise TimelineError(
            f"the timeline {path} is not that of {place.name}: it tells of {stored.episode.duration:.4f} s,"
            f" and the {what} is {length:.4f} s long: narrate the article again, --with timeline"
        )
    return stored


def _length(mp3: Path) -> tuple[float, float]:
    """How long an MP3 is, in seconds, by its own account, and by how much that may be wrong."""
    mutagen = import_module("mutagen")  # untyped
    try:
        info = import_module("mutagen.mp3").MP3(mp3).info
    except (mutagen.MutagenError, OSError) as error:
        reason = "there is no such file" if not mp3.exists() else "it is no MP3"
        raise TimelineError(f"{mp3} can't be used: {reason}") from error
    return float(info.length), _EXACT if info.encoder_info else TOLERANCE
