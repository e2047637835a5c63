"""The kinds of file that an episode can be, known by the end of its name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class AudioKind:
    """A container with a codec in it."""

    #: For people.
    name: str
    #: Endings of file names, in lower case; the usual one first.
    suffixes: tuple[str, ...]
    #: MIME type (IANA; RFC 3003, 4337 and 7845).
    media_type: str


MP3 = AudioKind("MP3", (".mp3",), "audio/mpeg")
#: AAC in MP4: audiobooks and podcasts of Apple's kind.
AAC = AudioKind("AAC", (".m4b", ".m4a"), "audio/mp4")
#: Opus in Ogg.
OPUS = AudioKind("Opus", (".opus", ".ogg"), "audio/ogg")
AUDIO_KINDS = (MP3, AAC, OPUS)


def audio_kind(path: Path) -> AudioKind | None:
    """The kind of a file by its name: MP3 where it has no ending, ``None`` for one that is no episode's."""
    suffix = path.suffix.lower()
    return MP3 if not suffix else next((kind for kind in AUDIO_KINDS if suffix in kind.suffixes), None)


def stem_of(path: Path) -> str:
    """The name of an episode's file without the ending that tells its kind: what companion files are called."""
    return path.stem if path.suffix and audio_kind(path) else path.name
