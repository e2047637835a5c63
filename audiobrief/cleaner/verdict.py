"""What the rules say of a block: a part of it to take out, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from audiobrief.model import BlockKind


class Verdict(NamedTuple):
    """The range ``start`` to ``end`` of a block's text is no narration."""

    start: int
    end: int
    kind: BlockKind
    #: One sentence for a person.
    reason: str
