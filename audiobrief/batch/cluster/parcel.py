"""Parcel: everything but the articles that a worker of a cluster needs: the settings, and what is in the files that they name."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from audiobrief.lexicon.places import standing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from audiobrief.batch.settings import Settings
    from audiobrief.batch.state import StateFolder
    from audiobrief.batch.storage.folder import StoredFolder
    from audiobrief.synthesizer.driver import Device
    from audiobrief.synthesizer.engine import EngineLoader


class Packed(NamedTuple):
    """A file that goes along."""

    #: What it is called where it comes from.
    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Parcel:
    """What goes to each worker once."""

    #: Their files are names of ``files``.
    settings: Settings
    #: Of the settings as they are on the machine that the batch is run from.
    settings_key: str
    files: Mapping[str, Packed]
    #: Where the worker writes episodes itself; ``None`` where they travel.
    folder: StateFolder | StoredFolder | None
    #: The working folder, where the worker sees the same folders.
    here: str | None
    device: Device
    timeout: float
    attempts: int
    force: bool
    cache: bool
    #: Modules that nearly every article needs besides.
    preload: tuple[str, ...]
    #: Makes an engine, where it is not an installed one.
    load: EngineLoader | None = None


def packed(settings: Settings) -> tuple[Settings, dict[str, Packed]]:
    """The settings with names for the files that they name, and with the lexicons that hold here; and what is in those files.

    Raises:
        OSError: one of the files can't be read.
    """
    files: dict[str, Packed] = {}

    def pack(path: str | os.PathLike[str]) -> str:
        # What kind of file it is, its name says.
        name = f"{len(files)}/{Path(path).name}"
        files[name] = Packed(os.fspath(path), Path(path).read_bytes())
        return name

    direction = settings.direction
    cast_file = direction.cast_file
    travelling = replace(
        direction,
        cast_file=pack(cast_file) if cast_file is not None and Path(cast_file).is_file() else None,
        cover=None if direction.cover is None else pack(direction.cover),
        lexicons=[pack(path) for path in (*standing(""), *direction.lexicons)],
        own_lexicons=False,
    )
    return replace(settings, direction=travelling), files


def unpacked(settings: Settings, files: Mapping[str, Packed], folder: Path) -> Settings:
    """The settings with files in a folder, which is made.

    Raises:
        OSError: a file can't be written.
    """
    for name, file in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(file.content)
    direction = settings.direction
    there = replace(
        direction,
        cast_file=None if direction.cast_file is None else folder / direction.cast_file,
        cover=None if direction.cover is None else folder / direction.cover,
        lexicons=[folder / name for name in direction.lexicons],
    )
    return replace(settings, direction=there)


@dataclass(frozen=True, slots=True)
class AtHome:
    """Calls files that were unpacked what they are called where they come from."""

    names: Mapping[str, str]

    @classmethod
    def of(cls, files: Mapping[str, Packed], folder: Path) -> AtHome:
        """Of the files that were unpacked in a folder."""
        return cls({str(folder / name): file.path for name, file in files.items()})

    def __call__(self, text: str) -> str:
        """A sentence for whoever runs the batch."""
        for here, at_home in self.names.items():
            text = text.replace(here, at_home)
        return text
