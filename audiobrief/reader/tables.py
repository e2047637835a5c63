"""Tells tables of data from tables that serve as layout, and says which headings stand over which cell."""

from __future__ import annotations

from dataclasses import dataclass, field

from bs4 import Tag

from audiobrief.reader.peeking import nodes_within, short_text


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: What a cell of data doesn't hold.
_LAYOUT = _set("table article section aside nav header footer h1 h2 h3 h4 h5 h6 form figure blockquote iframe hr pre")
#: A longer cell is a column of a page.
_LONGEST_CELL = 1_000
#: Without any mark of data, cells that are shorter than this on average make data.
_USUAL_CELL = 80
#: Cells that are looked at for their headings; a larger table is read without them.
_MOST_CELLS = 50_000
_MOST_COLUMNS = 200
_LONGEST_HEADER = 120


@dataclass(slots=True)
class CellNote:
    """What is known of one cell."""

    header: str = ""
    is_header: bool = False


@dataclass(slots=True)
class Table:
    """A table of data, as it is walked."""

    #: By the identity of the cell's element.
    notes: dict[int, CellNote] = field(default_factory=dict)
    #: Rows that have begun.
    rows: int = 0


@dataclass(slots=True)
class _Row:
    cells: list[Tag]
    in_head: bool


def read_table(table: Tag) -> Table | None:
    """What is to know of a table of data; ``None`` for one that only arranges the page.

    Looks at every node of it once, and stops at the first that shows a layout, so that tables within tables cost no more
    than their size.
    """
    if str(table.attrs.get("role", "")).lower() in {"presentation", "none"}:
        return None
    rows: list[_Row] = []
    lengths: list[int] = []
    titled = in_cell = False
    for node in nodes_within(table):
        if not isinstance(node, Tag):
            if in_cell:
                lengths[-1] += len(str(node).strip())
                if lengths[-1] > _LONGEST_CELL:
                    return None
        elif node.name in _LAYOUT:
            return None
        elif node.name in {"td", "th"} and rows:
            rows[-1].cells.append(node)
            lengths.append(0)
            in_cell = True
        elif node.name in {"tr", "caption", "thead"}:
            in_cell = False
            titled = titled or node.name != "tr"
            if node.name == "tr":
                rows.append(_Row([], in_head=getattr(node.parent, "name", "") == "thead"))
    rows = [row for row in rows if row.cells]
    return (
        None
        if not _is_data(rows, lengths, titled=titled)
        else Table(_notes(rows) if len(lengths) <= _MOST_CELLS else {})
    )


def _is_data(rows: list[_Row], lengths: list[int], *, titled: bool) -> bool:
    columns = max((len(row.cells) for row in rows), default=0)
    if columns < 2:
        return False
    if titled or any(cell.name == "th" for row in rows for cell in row.cells):
        return True
    alike = sum(len(row.cells) == columns for row in rows)
    return alike * 2 > len(rows) and sum(lengths) <= _USUAL_CELL * len(lengths)


def _notes(rows: list[_Row]) -> dict[int, CellNote]:
    """The notes of all cells; a cell that spans columns or rows is a heading for all of them."""
    notes: dict[int, CellNote] = {}
    headers: dict[int, list[str]] = {}
    #: Columns that a cell from above reaches into, and for how many rows.
    reached: dict[int, int] = {}
    in_head = True
    for row in rows:
        is_head = row.in_head or (in_head and _is_head(row))
        taken = {at for at, left in reached.items() if left}
        reached = {at: left - 1 for at, left in reached.items() if left > 1}
        column = 0
        for cell in row.cells:
            while column in taken:
                column += 1
            end = min(column + _span(cell, "colspan"), _MOST_COLUMNS)
            over = " ".join(dict.fromkeys(part for at in range(column, end) for part in headers.get(at, ())))
            notes[id(cell)] = CellNote("" if is_head else over[:_LONGEST_HEADER], is_head or cell.name == "th")
            text = " ".join(cell.get_text(" ").split())[:_LONGEST_HEADER] if is_head and len(row.cells) > 1 else ""
            height = _span(cell, "rowspan")
            for at in range(column, end):
                if text:
                    headers.setdefault(at, []).append(text)
                if height > 1:
                    reached[at] = height - 1
            column = max(end, column + 1)
        in_head = in_head and is_head
    return notes


def _is_head(row: _Row) -> bool:
    """Whether a row before all data holds headings alone; the corner over a column of headings is often left empty."""
    headings = [cell for cell in row.cells if cell.name == "th"]
    corner = row.cells[0]
    rest = len(row.cells) - len(headings)
    return not rest or (rest == 1 and len(headings) > 1 and corner.name == "td" and short_text(corner, 1) == "")


def _span(cell: Tag, name: str) -> int:
    value = str(cell.attrs.get(name, "1")).strip()
    return max(1, min(int(value), _MOST_COLUMNS)) if value.isdecimal() and len(value) < 6 else 1
