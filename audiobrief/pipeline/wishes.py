"""Wishes: what a listener wants of an article otherwise than the rules would have it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from audiobrief.model import kinds_named

if TYPE_CHECKING:
    from collections.abc import Iterable

Captions = Literal["drop", "read"]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is kept or left out against the rules, and whether a listener is told where they are."""

    #: Names of kinds of text (``audiobrief.model.KINDS``).
    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    #: ``read``: captions and descriptions of pictures are spoken, as asides in a voice of their own.
    captions: Captions = "drop"
    #: Whether the places of items, rows and quotations are said.
    cues: bool = True

    @classmethod
    def of(
        cls, keep: Iterable[str] = (), drop: Iterable[str] = (), captions: Captions = "drop", *, cues: bool = True
    ) -> Wishes:
        """Wishes that can be fulfilled.

        Raises:
            ValueError: there is no such kind of text, or it is both kept and dropped, or captions can't be treated so.
        """
        kept, dropped = _names(keep), _names(drop)
        both = kinds_named(kept) & kinds_named(dropped)
        if both:
            raise ValueError(f"what is kept can't be dropped too: {', '.join(sorted(both))}")
        if captions not in {"drop", "read"}:
            raise ValueError(f"captions can't be {captions!r}: “drop” or “read”")
        return cls(kept, dropped, captions, cues)

    @property
    def clean_otherwise(self) -> bool:
        """Whether they change what is taken out of an article."""
        return bool(self.keep or self.drop) or self.captions != "drop"


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)
