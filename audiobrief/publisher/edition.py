"""Edition: what a companion file has to know beside the episode itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Edition:
    """How and with what else an episode is published. Pure data: rendering a format reads nothing from outside."""

    #: Name of each companion file made in the same run, by format, this one too. They lie beside the MP3.
    files: Mapping[str, str] = field(default_factory=dict)
    #: Title of the show that the episode belongs to.
    show: str | None = None
    #: The MP3 itself, where it is to be part of the file.
    audio: bytes | None = None
    #: The picture in its tag, JPEG or PNG, where the file is to have it on its cover.
    cover: bytes | None = None
    #: Of voices by their ids, what made their sound: versions of engines, checksums of models.
    engines: Mapping[str, str] = field(default_factory=dict)
