"""How all episodes of a batch are to be made, and the key that changes when that changes."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from audiobrief.lexicon.places import entries_of, standing
from audiobrief.pipeline.direction import Direction
from audiobrief.pipeline.files import load_cast_file
from audiobrief.pipeline.palette import check_pinned
from audiobrief.pipeline.sound import Sound
from audiobrief.pipeline.tagging import read_cover
from audiobrief.version import __version__

if TYPE_CHECKING:
    import os


@dataclass(frozen=True, slots=True)
class Settings:
    """What ``narrate`` takes besides the source, for every article of a batch."""

    #: Its cast file is read, not added to: who is in it must not depend on the order in which articles happen to be done.
    direction: Direction = field(default_factory=Direction)
    sound: Sound = field(default_factory=Sound)

    def __post_init__(self) -> None:
        # Who is asked for by name is quoted in some of the articles, and that is no fault of the others.
        object.__setattr__(self, "direction", replace(self.direction, all_quoted=False))

    def check(self) -> None:
        """Make sure that episodes can be made so at all, before the first one is.

        Raises:
            CastError: the cast file is wrong, or there is no such voice as is asked for.
            EngineUnavailableError: a voice that is asked for can't speak here.
            LexiconError: a lexicon is wrong.
            OutputError: the cover can't be used.
        """
        if self.direction.cover is not None:
            read_cover(Path(self.direction.cover))
        if self.direction.cast_file is not None:
            load_cast_file(self.direction.cast_file)
        entries_of(self.direction.lexicons)
        check_pinned(self.direction.engine, self.direction.voice)

    def key(self) -> str:
        """A hash of the settings, of what is in the files they name or that hold without being named, and of the version.

        Raises:
            OSError: one of the files can't be read.
        """
        named = (self.direction.cast_file, self.direction.cover, *standing(""), *self.direction.lexicons)
        return digest(json.dumps([__version__, repr(self), [_hash_of(path) for path in named]]).encode())


def digest(data: bytes) -> str:
    """SHA-256, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def _hash_of(path: str | os.PathLike[str] | None) -> str | None:
    if path is None:
        return None
    place = Path(path)
    # A cast file need not exist yet.
    return digest(place.read_bytes()) if place.is_file() else ""
