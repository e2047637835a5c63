"""How all episodes of a batch are to be made, and the key that changes when that changes."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audiobrief.assembler.mp3 import DEFAULT_BIT_RATE, DEFAULT_RATE, FrameSpec
from audiobrief.lexicon.places import entries_of, standing
from audiobrief.pipeline.files import load_cast_file
from audiobrief.pipeline.publication import Publication
from audiobrief.pipeline.sound import DEFAULT_LOUDNESS, Sound
from audiobrief.pipeline.tagging import read_cover
from audiobrief.synthesizer.loading import DEFAULT_ENGINE
from audiobrief.version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Literal


@dataclass(frozen=True, slots=True)
class Settings:
    """What ``narrate`` takes besides the source, for every article of a batch."""

    voices: Literal["one", "two", "all"] = "all"
    voice: Mapping[str, str] = field(default_factory=dict)
    #: Read, not added to: who is in it must not depend on the order in which articles happen to be done.
    cast_file: str | None = None
    #: Whose voices are cast, as ``choose_engine`` gives it.
    engine: str = DEFAULT_ENGINE
    #: Beside the user's and the project's own.
    lexicons: tuple[str, ...] = ()
    cover: str | None = None
    #: Names of companion files' formats.
    companions: tuple[str, ...] = ()
    show: str | None = None
    sample_rate: int = DEFAULT_RATE
    bit_rate: int = DEFAULT_BIT_RATE
    loudness: float = DEFAULT_LOUDNESS

    @property
    def sound(self) -> Sound:
        """Format, level and pauses.

        Raises:
            ValueError: a sample rate, bit rate or loudness that can't be had.
        """
        return Sound(FrameSpec(self.sample_rate, self.bit_rate), self.loudness)

    def plan_options(self) -> dict[str, Any]:
        """The keyword arguments of ``plan_episode``."""
        return {
            "voices": self.voices,
            "voice": dict(self.voice),
            "cast_file": self.cast_file,
            "engine": self.engine,
            "lexicons": self.lexicons,
            "cover": self.cover,
            "publication": self.publication,
        }

    @property
    def publication(self) -> Publication:
        """The companion files.

        Raises:
            ValueError: a format that there is not.
        """
        return Publication.of(self.companions, show=self.show)

    def check(self) -> None:
        """Make sure that episodes can be made so at all, before the first one is.

        Raises:
            ValueError: a value that can't be had.
            CastError: the cast file is wrong.
            LexiconError: a lexicon is wrong.
            OutputError: the cover can't be used.
        """
        _ = self.sound, self.publication
        if self.cover is not None:
            read_cover(Path(self.cover))
        if self.cast_file is not None:
            load_cast_file(self.cast_file)
        entries_of(self.lexicons)

    def key(self) -> str:
        """A hash of the settings, of what is in the files they name, and of the version of audiobrief.

        Raises:
            OSError: one of the files can't be read.
        """
        values: dict[str, Any] = {
            "version": __version__,
            "voices": self.voices,
            "engine": self.engine,
            "voice": sorted(self.voice.items()),
            "companions": sorted(self.companions),
            "show": self.show,
            "sound": [self.sample_rate, self.bit_rate, self.loudness],
            "cast": _hash_of(self.cast_file),
            "cover": _hash_of(self.cover),
            "lexicons": [_hash_of(str(path)) for path in (*standing(""), *self.lexicons)],
        }
        return digest(json.dumps(values, sort_keys=True).encode())


def digest(data: bytes) -> str:
    """SHA-256, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def _hash_of(path: str | None) -> str | None:
    if path is None:
        return None
    place = Path(path)
    # A cast file need not exist yet.
    return digest(place.read_bytes()) if place.is_file() else ""
