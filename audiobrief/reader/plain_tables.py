"""Tables in plain text, where it is clear: lines with tabs, as a browser copies a table, and lines with bars."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from audiobrief.model import Block, BlockKind, Cell
from audiobrief.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

_RULE = lazy(r"\s*\|?(?:\s*:?-{2,}:?\s*[|+])+(?:\s*:?-{2,}:?\s*)?\|?\s*|\s*\+(?:[-=]{2,}\+)+\s*")
_NUMBER = lazy(r"[\s$€£+\-–(]*\d[\d.,:%\s)]*[a-z%]{0,3}")
_LONGEST_CELL = 300
_LONGEST_HEADER = 60
_MOST_CELLS = 60


def find_tables(source: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with those that are rows of a table as such; a rule between two rows is no part of it."""
    found = list(blocks)
    at = 0
    while at < len(blocks):
        sign = "\t" if _has_cells(source, blocks[at], "\t") else "|"
        end = at
        while end < len(blocks) and _goes_on(source, blocks, end, sign, begun=end > at):
            end += 1
        run = range(at, end)
        rows = [index for index in run if not _is_rule(_text(source, blocks[index]))]
        split = [_cells(source, blocks[index], sign) for index in rows]
        if len(rows) > 1 and len({len(cells) for cells in split}) == 1:
            ruled = any(index not in rows for index in run)
            for index in run:
                found[index] = replace(blocks[index], kind=BlockKind.HIDDEN)
            for number, (index, cells) in enumerate(zip(rows, _headed(source, split, ruled=ruled), strict=True), 1):
                found[index] = replace(
                    blocks[index], kind=BlockKind.TABLE, level=0, position=number, cells=tuple(cells)
                )
        at = max(end, at + 1)
    return found


def _text(source: str, block: Block) -> str:
    return source[block.spans[0].start : block.spans[-1].end]


def _is_rule(text: str) -> bool:
    return len(text) < 1_000 and _RULE.fullmatch(text) is not None


def _has_cells(source: str, block: Block, sign: str) -> bool:
    if block.kind not in {BlockKind.PARAGRAPH, BlockKind.BOILERPLATE}:
        return False
    text = _text(source, block)
    if "\n" in text or sign not in text or not 0 < text.count(sign) < _MOST_CELLS:
        return False
    return all(len(cell) <= _LONGEST_CELL for cell in text.split(sign))


def _goes_on(source: str, blocks: Sequence[Block], index: int, sign: str, *, begun: bool) -> bool:
    block = blocks[index]
    # Rows stand on lines of their own, with no empty line between them.
    if begun and source.count("\n", blocks[index - 1].spans[-1].end, block.spans[0].start) > 1:
        return False
    return _has_cells(source, block, sign) or (sign == "|" and _is_rule(_text(source, block)))


def _cells(source: str, block: Block, sign: str) -> list[Cell]:
    start, end = block.spans[0].start, block.spans[-1].end
    if sign == "|":
        start += source[start] == "|"
        end -= source[end - 1] == "|" and end > start
    cells, at = [], start
    for part in source[start:end].split(sign):
        left = at + len(part) - len(part.lstrip())
        cells.append(Cell(min(left, at + len(part)), max(left, at + len(part.rstrip()))))
        at += len(part) + 1
    return [replace(cell, end=max(cell.start, cell.end)) for cell in cells]


def _headed(source: str, rows: Sequence[list[Cell]], *, ruled: bool) -> list[list[Cell]]:
    """The rows' cells with the headings of their columns, if the first row is one of headings."""
    first = [source[cell.start : cell.end] for cell in rows[0]]
    numbers = sum(_NUMBER.fullmatch(source[cell.start : cell.end]) is not None for row in rows[1:] for cell in row)
    words = all(text and len(text) <= _LONGEST_HEADER and not _NUMBER.fullmatch(text) for text in first)
    if not ruled and not (words and numbers):
        return list(rows)
    heads = [replace(cell, is_header=True) for cell in rows[0]]
    named = [
        [replace(cell, header=" ".join(text.split())) for cell, text in zip(row, first, strict=True)]
        for row in rows[1:]
    ]
    return [heads, *named]
