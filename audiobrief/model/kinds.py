"""The names by which a person chooses kinds of text to keep or to leave out. They are stable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.model.article import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The story itself can't be left out.
_STORY = frozenset({BlockKind.TITLE, BlockKind.PARAGRAPH})
_LISTS = frozenset({BlockKind.LIST_ITEM, BlockKind.TERM, BlockKind.DEFINITION})
#: Kinds of text by name, such as ``caption``, ``block-quote`` and ``list``.
KINDS: dict[str, frozenset[BlockKind]] = {
    "list": _LISTS,
    **{kind.value.replace(" ", "-"): frozenset({kind}) for kind in BlockKind if kind not in _STORY | _LISTS},
}


def kinds_named(names: Iterable[str]) -> frozenset[BlockKind]:
    """The kinds of text that go by these names; “block quote” is as good as “block-quote”.

    Raises:
        ValueError: there is no such kind; names those that there are.
    """
    found: set[BlockKind] = set()
    for name in (names,) if isinstance(names, str) else names:
        kinds = KINDS.get(name.strip().lower().replace(" ", "-").replace("_", "-"))
        if kinds is None:
            raise ValueError(f"{name!r} is no kind of text that can be kept or dropped: there are {', '.join(KINDS)}")
        found |= kinds
    return frozenset(found)
