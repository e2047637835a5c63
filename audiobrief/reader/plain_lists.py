"""Lists in plain text: which item is which, and which list stands within another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from audiobrief.model import BlockKind
from audiobrief.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiobrief.model import Block

LIST_MARK = lazy(r"\s*(?:[-*•‣▪–]|\d{1,2}[.)])\s+\S")
_FIRST = lazy(r"1[.)]\s")
_WIDEST_INDENT = 40


def count_items(source: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks, items with their places: an item that is set in more than the one before it begins a list within it."""
    counted: list[Block] = []
    #: Indent and items so far of each list that is open, outermost first.
    lists: list[list[int]] = []
    for block in blocks:
        if block.kind is not BlockKind.LIST_ITEM:
            lists.clear()
            counted.append(block)
            continue
        start = block.spans[0].start
        indent = _indent(source, start)
        while lists and indent < lists[-1][0] and len(lists) > 1:
            lists.pop()
        if not lists or indent > lists[-1][0] + 1:
            lists.append([indent, 0])
        elif _FIRST.match(source, start):
            lists[-1][1] = 0
        lists[-1][1] += 1
        counted.append(replace(block, level=len(lists), position=lists[-1][1]))
    return counted


def _indent(source: str, start: int) -> int:
    line = source.rfind("\n", max(0, start - _WIDEST_INDENT), start) + 1
    return start - line if line or start < _WIDEST_INDENT else 0
