"""Publication: which companion files an episode is to have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from audiobrief.publisher import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable

FORMAT_NAMES = tuple(FORMATS)
#: Stands for all of them.
ALL = "all"


@dataclass(frozen=True, slots=True)
class Publication:
    """Which companion files are to be written, and how."""

    formats: tuple[str, ...] = ()
    #: Whether the player page holds the MP3 itself.
    embed_audio: bool = False
    #: Title of the show that the episode belongs to.
    show: str | None = None

    @classmethod
    def of(cls, names: Iterable[str], *, embed_audio: bool = False, show: str | None = None) -> Self:
        """The formats of these names, each once; ``all`` stands for all.

        Raises:
            ValueError: there is no such format; names those that there are.
        """
        asked = {names} if isinstance(names, str) else set(names)
        if unknown := sorted(asked - {*FORMAT_NAMES, ALL}):
            raise ValueError(
                f"there is no companion file “{unknown[0]}”: choose of {', '.join(FORMAT_NAMES)}, or {ALL} for all of them"
            )
        return cls(tuple(name for name in FORMAT_NAMES if name in asked or ALL in asked), embed_audio, show)
