"""The lines of a page as they are written down: pieces of text come in, blocks' texts with their places come out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from audiobrief.model import BlockKind, Cell
from audiobrief.patterns import lazy
from audiobrief.reader import posts

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from bs4.element import PageElement

    from audiobrief.reader.numbering import Numbering
    from audiobrief.reader.tables import CellNote, Table

_SPACES = lazy(r"[ \t\n\r\f\v]+")
#: Where a word may be broken, and a mark that editors leave: neither is seen, and both would part the word for the ear.
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_ANY_UNSEEN = lazy("[\u00ad\u200b\u2060\ufeff]")
_POWERS = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
#: Kinds whose first line begins the item, row, quote or code that it stands in.
_IN_PARTS = frozenset(
    {
        BlockKind.LIST_ITEM,
        BlockKind.TERM,
        BlockKind.DEFINITION,
        BlockKind.TABLE,
        BlockKind.BLOCK_QUOTE,
        BlockKind.CODE,
        BlockKind.FOOTNOTE,
        BlockKind.HEADING,
    }
)
CELL_END = "\t"


class Aside(NamedTuple):
    """A part of a line that is something else than the line: the sign of a footnote, what is for the eye alone."""

    start: int
    end: int
    kind: BlockKind


@dataclass(slots=True)
class Line:
    """One line of a page: a block's text, what it is, and the elements around it."""

    text: str
    kind: BlockKind
    level: int
    markup: str
    link_density: float
    position: int = 0
    label: str = ""
    author: str = ""
    #: Of a table's row; in offsets of ``text``.
    cells: tuple[Cell, ...] = ()
    asides: tuple[Aside, ...] = ()


@dataclass(slots=True)
class Part:
    """A part of the page whose first line begins it and whose other lines go on with it: a list item, a row, a quote."""

    position: int
    label: str = ""
    author: str = ""
    is_post: bool = False
    begun: bool = False


@dataclass(slots=True)
class Setting:
    """What the elements around a text make of it. An element that changes nothing shares that of the element around it."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    lists: int = 0
    in_link: bool = False
    preformatted: bool = False
    #: What parts elements within that would else each begin a line: those of a cell, of code, of an aside.
    joint: str = ""
    #: What its text is, if something else than the line it stands in.
    aside: BlockKind | None = None
    part: Part | None = None
    numbering: Numbering | None = None
    table: Table | None = None
    #: Whether a caption within is no picture's: that of a quotation, a table, a piece of code.
    captions_text: bool = False

    def copy(self) -> Setting:
        """One to be changed."""
        return Setting(
            self.kind,
            self.level,
            self.lists,
            self.in_link,
            self.preformatted,
            self.joint,
            self.aside,
            self.part,
            self.numbering,
            self.table,
            self.captions_text,
        )


@dataclass(slots=True)
class Frame:
    """An open element."""

    children: Iterator[PageElement]
    #: The element around it, and what it is called itself and says of itself; for its path, which few elements are asked for.
    around: Frame | None
    name: str
    said: str
    setting: Setting
    breaks: bool = True
    #: The innermost element around it that makes a line of its own; ``None`` if it is itself one.
    block: Frame | None = None
    #: Of an element that is a table's cell: what is known of it, and the first of its pieces.
    cell: CellNote | None = None
    first_piece: int = 0
    #: Written after its text: the closing mark of ``q``.
    closing: str = ""
    path: str | None = None

    def own(self) -> Setting:
        """The element's setting, no longer shared with the element around it."""
        if self.around is not None and self.setting is self.around.setting:
            self.setting = self.setting.copy()
        return self.setting


@dataclass(slots=True)
class LineWriter:
    """Gathers pieces of text into lines."""

    #: The path of an element, with its words of class and id.
    path_of: Callable[[Frame], str]
    lines: list[Line] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    #: Line breaks since the last piece.
    broken: int = 0
    #: Whether the next piece is a power: “10⁶” is not “106”.
    raised: bool = False
    _frame: Frame | None = None
    _linked: int = 0
    _length: int = 0
    #: By index of the piece; only those that are something else than their line.
    _asides: dict[int, BlockKind] = field(default_factory=dict)
    #: Of each cell of the row the first piece, the one after its last, and what is known of it.
    _cells: list[tuple[int, int, CellNote]] = field(default_factory=list)
    _pictures: list[Line] = field(default_factory=list)
    _described: set[str] = field(default_factory=set)

    def text(self, text: str, frame: Frame, *, linked: bool = False) -> None:
        """Takes a piece of text that stands in an element, in a link of it if ``linked``."""
        setting = frame.setting
        if not text or text.isspace():
            if text and self.pieces:
                self.pieces.append("\n" if "\n" in text and setting.joint == "\n" else " ")
            return
        if not text.isascii() and _ANY_UNSEEN.search(text):
            text = text.translate(_UNSEEN)
        if self.raised:
            self.raised = False
            text = text.translate(_POWERS)
        if self._frame is None:
            self._frame = frame.block or frame
        if self.broken:
            if self.broken > 1 and self.pieces and not setting.joint:
                self.flush()
                self._frame = frame.block or frame
            elif self.pieces:
                self.pieces.append(setting.joint or "\n")
            self.broken = 0
        if setting.aside is not None:
            self._asides[len(self.pieces)] = setting.aside
        visible = len(text) - text.count(" ")
        self._length += visible
        self._linked += visible if linked or setting.in_link else 0
        self.pieces.append(text)

    def joint(self, frame: Frame) -> None:
        """Parts what follows from what is there, within a line."""
        if self.pieces:
            self.pieces.append(frame.setting.joint)

    def end_cell(self, frame: Frame, note: CellNote) -> None:
        """Ends a cell, which began at the frame's first piece."""
        self._cells.append((frame.first_piece, len(self.pieces), note))
        self.pieces.append(CELL_END)

    def ends_with(self, text: str) -> bool:
        """Whether what has been written so far ends with a text."""
        written = "".join(self.pieces[-8:]).rstrip()
        return (written or (self.lines[-1].text if self.lines else "")).endswith(text)

    def before(self) -> str:
        """The last characters of the line so far."""
        return "".join(self.pieces[-3:])[-40:]

    def picture(self, alternative: str, path: str) -> None:
        """A picture's description, as a line after the one at hand; each only once on a page."""
        text = " ".join(alternative.split())
        if text.casefold() not in self._described:
            self._described.add(text.casefold())
            self._pictures.append(Line(text, BlockKind.DESCRIPTION, 0, path, 0.0))
            if self._frame is None:
                self.flush()

    def end_line(self) -> None:
        """Ends the line if there is one; most elements only hold others."""
        if self.pieces or self._pictures:
            self.flush()
        else:
            self.broken, self._frame = 0, None

    def flush(self) -> None:
        """Ends the line."""
        frame, self.broken = self._frame, 0
        if not self.pieces and not self._pictures:
            self._frame = None
            return  # as of most elements, which only hold others
        if frame is not None and self.pieces:
            cells: tuple[Cell, ...] = ()
            asides: tuple[Aside, ...] = ()
            setting = frame.setting
            if setting.kind is BlockKind.CODE and not self._asides:
                code = "".join(self.pieces).expandtabs(4).split("\n")
                text = "\n".join(line.rstrip() for line in code if line.strip()).strip()
            elif self._asides or self._cells:
                text, cells, asides = self._laid_out()
            else:
                text = _without_spare_space("".join(self.pieces))
            if text:
                density = round(min(self._linked / self._length, 1.0), 3) if self._linked else 0.0
                line = Line(text, setting.kind, setting.level, self.path_of(frame), density)
                line.cells, line.asides = cells, asides
                if setting.part is not None:
                    _place(line, setting.part)
                self.lines.append(line)
        self.pieces.clear()
        if self._asides:
            self._asides.clear()
        if self._cells:
            self._cells.clear()
        self._linked = self._length = 0
        self._frame = None
        if self._pictures:
            self.lines.extend(self._pictures)
            self._pictures.clear()

    def _laid_out(self) -> tuple[str, tuple[Cell, ...], tuple[Aside, ...]]:
        """The line's text, and where in it its cells and asides stand."""
        places, text = [], ""
        written: list[str] = []
        length = 0
        for piece in self.pieces:
            # As all pieces joined would be squeezed: one sign for each run of white space, a line break if it has one.
            space = text[-1:].isspace() or not length
            text = piece if piece == CELL_END else _SPACES.sub(_squeezed, piece)
            if text == CELL_END and written and written[-1] in {" ", "\n"}:
                length -= len(written.pop())
            elif space and text != CELL_END:
                text = text.lstrip()
            places.append(length)
            written.append(text)
            length += len(text)
            text = text or (" " if space else "")
        places.append(length)
        whole = "".join(written).rstrip()
        cells = tuple(
            Cell(*_trimmed(whole, places[first], places[end]), note.header, note.is_header)
            for first, end, note in self._cells
        )
        asides: list[Aside] = []
        for index, kind in self._asides.items():
            start, end = _trimmed(whole, places[index], places[index + 1])
            if asides and asides[-1].kind is kind and not whole[asides[-1].end : start].strip():
                start = asides.pop().start
            if start < end:
                asides.append(Aside(start, end, kind))
        return whole, cells, tuple(asides)


def _without_spare_space(text: str) -> str:
    if "\n" not in text:
        return _of_single_spaces(text)
    return "\n".join([part for part in map(_of_single_spaces, text.split("\n")) if part])


def _of_single_spaces(text: str) -> str:
    if text.isprintable():
        return " ".join(text.split())  # a plain space is the only white space that counts as printable
    return _SPACES.sub(" ", text).strip()


def _squeezed(found: re.Match[str]) -> str:
    return "\n" if "\n" in found.group() else " "


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    start, end = min(start, len(text)), min(end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _place(line: Line, part: Part) -> None:
    """Says of a line which part of the page it begins or goes on with."""
    if part.is_post and line.kind is BlockKind.BLOCK_QUOTE:
        line.kind = posts.kind_of(line.text)
    if line.kind is BlockKind.BLOCK_QUOTE:
        line.author = part.author
    if line.kind in _IN_PARTS and not part.begun:
        part.begun = True
        if line.kind is not BlockKind.HEADING:
            line.position, line.label = part.position, part.label
