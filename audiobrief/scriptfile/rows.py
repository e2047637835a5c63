"""A row of a table on a line of a script file: ``|#{Day} Monday |{Walkers} 1,204``.

Each cell begins with a bar. A ``#`` after it says that the cell is a heading, and what stands in braces is what stands above it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from audiobrief.patterns import lazy
from audiobrief.scriptfile.escaping import escape, unescape

_BAR = "|"
_SIGNS = "|{}"
_CELL = lazy(r"(?P<head>#?)(?:\{(?P<header>(?:[^\\{}]|\\.)*)\})?(?P<text>.*)", re.DOTALL)
_PARTS = lazy(r"(?:[^\\|]|\\.)*", re.DOTALL)


class RowCell(NamedTuple):
    """A cell in offsets of its row's text."""

    start: int
    end: int
    header: str
    is_header: bool


def write_row(text: str, cells: tuple[RowCell, ...]) -> str | None:
    """The row without its first bar; ``None`` where its cells don't make up its text."""
    words = [text[cell.start : cell.end] for cell in cells]
    if len(cells) < 2 or _text(words) != text or any(word != word.strip() for word in words):
        return None
    return _BAR.join(_written(cell, word) for cell, word in zip(cells, words, strict=True)).rstrip(" ")


def read_row(line: str) -> tuple[str, tuple[RowCell, ...]] | None:
    """The text and cells of a row without its first bar; ``None`` where it has no more cells than one.

    Raises:
        ValueError: a backslash is followed by something that it does not go with.
    """
    parts = _split(line)
    if len(parts) < 2:
        return None
    read = [match for part in parts if (match := _CELL.fullmatch(part))]
    words = [unescape(match["text"].strip()) for match in read]
    text = _text(words)
    cells, at = [], -(len(" ".join(words)) - len(" ".join(words).lstrip()))
    for match, word in zip(read, words, strict=True):
        start = min(max(at, 0), len(text))
        end = min(max(at + len(word), 0), len(text))
        cells.append(RowCell(start, end, unescape((match["header"] or "").strip()), bool(match["head"])))
        at += len(word) + 1
    return text, tuple(cells)


def _text(words: list[str]) -> str:
    return " ".join(words).strip()


def _written(cell: RowCell, word: str) -> str:
    text = escape(word, _SIGNS)
    if text[:1] in {"#", "["}:
        text = "\\" + text
    header = f"{{{escape(cell.header, _SIGNS)}}}" if cell.header.strip() else ""
    return f"{'#' if cell.is_header else ''}{header} {text} "


def _split(line: str) -> list[str]:
    """The line at its bars, those behind a backslash aside."""
    parts, at = [], 0
    while True:
        match = _PARTS.match(line, at)
        end = match.end() if match else at
        parts.append(line[at:end])
        if end >= len(line):
            return parts
        if line[end] == "\\":
            # A backslash at the very end: whoever unescapes it says what is wrong.
            parts[-1] += line[end:]
            return parts
        at = end + 1
