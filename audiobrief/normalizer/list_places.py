"""Which list each item belongs to, and which of its items it is, as far as they are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from audiobrief.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiobrief.model import Block


class ListPlace(NamedTuple):
    """The place of an item that is kept."""

    #: Lists are numbered as they begin.
    list: int
    #: From 1, among those of the list that are kept.
    number: int
    #: The lists around it, outermost first.
    outer: tuple[int, ...]


class _List:
    def __init__(self, name: int) -> None:
        self.name = name
        self.position = 0
        self.count = 0


def list_places(blocks: Sequence[Block]) -> dict[int, ListPlace]:
    """The place of each block (by index) that begins an item of a list.

    What stands between two items (code, a quotation) doesn't end a list, but a heading does, and an item that is counted
    anew begins another.
    """
    found: dict[int, ListPlace] = {}
    #: By level; of a list that goes on.
    lists: dict[int, _List] = {}
    names = 0
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING:
            lists.clear()
        if block.kind is not BlockKind.LIST_ITEM or block.position == 0:
            continue
        for level in [level for level in lists if level > block.level]:
            del lists[level]
        current = lists.get(block.level)
        if current is None or block.position <= current.position:
            current = lists[block.level] = _List(names)
            names += 1
        current.position = block.position
        current.count += 1
        outer = tuple(lists[level].name for level in sorted(lists) if level < block.level)
        found[index] = ListPlace(current.name, current.count, outer)
    return found
