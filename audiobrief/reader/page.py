"""Walks a parsed page and writes down its text line by line, each line with the place it stood at.

The walk keeps its own stack, so the depth of a page costs no recursion, and touches every node once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from audiobrief.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import BeautifulSoup, Tag
    from bs4.element import PageElement


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Elements whose text a browser does not show as text of the page.
_SILENT = _set(
    "script style template noscript head title meta link svg iframe frameset object applet canvas audio video "
    "map datalist noframes noembed"
)
#: Elements that stand within a line (HTML Living Standard, section 4.5, and form controls); all others break it.
_INLINE = _set(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img input ins kbd label mark math meter nobr output "
    "picture progress q ruby rb rp rt rtc s samp slot small source span strike strong sub sup time tt u var wbr"
)
_HEADINGS = _set("h1 h2 h3 h4 h5 h6")
_LISTS = _set("ul ol dl menu dir")
_WORD_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
#: An inline element that says it is one of these stands on a line of its own, as style sheets put it.
_OWN_LINE = _set("caption figcaption cutline credit credits byline copyright")
#: Attributes whose words say what an element is for.
_NAMING = ("class", "id", "itemprop", "role")
_SPACES = re.compile(r"[ \t\n\r\f\v]+")
_LONGEST_PATH = 1_500
_MOST_WORDS = 16


@dataclass(slots=True)
class Line:
    """One line of a page: a block's text, what it is, and the elements around it."""

    text: str
    kind: BlockKind
    level: int
    markup: str
    link_density: float


@dataclass(slots=True)
class _Frame:
    """An open element."""

    children: Iterator[PageElement]
    path: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    lists: int = 0
    in_link: bool = False
    preformatted: bool = False
    breaks: bool = True
    is_cell: bool = False
    in_row: bool = False
    #: The innermost element around it that makes a line of its own; ``None`` if it is itself one.
    block: _Frame | None = None


@dataclass(slots=True)
class _Walk:
    lines: list[Line] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    length: int = 0
    frame: _Frame | None = None
    cell_ended: bool = False
    broken: int = 0

    def text(self, text: str, frame: _Frame) -> None:
        if not text.strip():
            if text and self.pieces:
                self.pieces.append(" ")
            return
        if self.frame is None:
            self.frame = frame.block or frame
        if self.broken:
            if self.broken > 1 and self.pieces:
                self.flush()
                self.frame = frame.block or frame
            elif self.pieces:
                self.pieces.append("\n")
            self.broken = 0
        if self.cell_ended and self.pieces:
            self.pieces.append(", ")
        self.cell_ended = False
        visible = len(text) - text.count(" ")
        self.length += visible
        self.linked += visible if frame.in_link else 0
        self.pieces.append(text)

    def flush(self) -> None:
        """Ends the line."""
        frame, self.broken, self.cell_ended = self.frame, 0, False
        if frame is not None and self.pieces:
            parts = (_SPACES.sub(" ", part).strip() for part in "".join(self.pieces).split("\n"))
            text = "\n".join(part for part in parts if part)
            if text:
                density = self.linked / self.length if self.length else 0.0
                self.lines.append(Line(text, frame.kind, frame.level, frame.path, round(min(density, 1.0), 3)))
        self.pieces.clear()
        self.linked = self.length = 0
        self.frame = None


def read_lines(soup: BeautifulSoup) -> list[Line]:
    """The lines of a page in document order. Scripts, styles, templates and comments are no text."""
    from bs4.element import NavigableString, PreformattedString, Tag  # noqa: PLC0415 - loads only for pages

    walk = _Walk()
    paths: dict[tuple[str, str], str] = {}
    stack = [_Frame(iter(list(soup.children)), "")]
    while stack:
        frame = stack[-1]
        node = next(frame.children, None)
        if node is None:
            stack.pop()
            if frame.breaks:
                walk.flush()
            walk.cell_ended = walk.cell_ended or frame.is_cell
        elif isinstance(node, Tag):
            if node.name in _SILENT:
                continue
            if node.name == "br":
                walk.broken += 1
            else:
                opened = _open(node, frame, paths)
                if opened.breaks:
                    walk.flush()
                stack.append(opened)
        elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            text = str(node) if frame.preformatted else str(node).replace("\n", " ")
            walk.text(text, frame)
    walk.flush()
    return walk.lines


def _open(tag: Tag, parent: _Frame, paths: dict[tuple[str, str], str]) -> _Frame:
    name, words = tag.name, _words(tag)
    frame = _Frame(
        iter(tag.contents),
        _path(parent.path, name, words, paths),
        parent.kind,
        parent.level,
        parent.lists,
        parent.in_link or name == "a",
        parent.preformatted or name in {"pre", "textarea"},
        name not in _INLINE,
        in_row=parent.in_row,
    )
    if name in {"td", "th"} and parent.in_row:
        frame.breaks, frame.is_cell = False, True
    elif words and not frame.breaks and any(map(_has_own_line, words)):
        frame.breaks = True
    if not frame.breaks:
        frame.block = parent.block or parent
    _kind(name, frame)
    return frame


def _kind(name: str, frame: _Frame) -> None:
    if name in _HEADINGS:
        frame.kind, frame.level = BlockKind.HEADING, int(name[1])
    elif name == "figcaption":
        frame.kind, frame.level = BlockKind.CAPTION, 0
    elif frame.kind in {BlockKind.CAPTION, BlockKind.HEADING}:
        return
    elif name in _LISTS:
        frame.lists += 1
    elif name in {"li", "dd", "dt"}:
        frame.kind, frame.level = BlockKind.LIST_ITEM, max(1, frame.lists)
    elif name == "blockquote":
        frame.kind, frame.level = BlockKind.BLOCK_QUOTE, 0
    elif name == "tr":
        frame.kind, frame.level, frame.in_row = BlockKind.TABLE, 0, True
    elif name == "p" and frame.kind is BlockKind.TABLE:
        # A paragraph in a cell is a table that serves as layout.
        frame.kind = BlockKind.PARAGRAPH


def _words(tag: Tag) -> list[str]:
    attrs = tag.attrs
    words: list[str] = []
    for key in _NAMING:
        if key in attrs:
            value = attrs[key]
            words.extend(value if isinstance(value, list) else str(value).split())
    if "hidden" in attrs or ("style" in attrs and "display:none" in str(attrs["style"]).replace(" ", "").lower()):
        words.insert(0, "hidden")
    if not words:
        return words
    return [word[:60].replace(".", "-") for word in words[:_MOST_WORDS]]


@lru_cache(maxsize=20_000)
def _has_own_line(word: str) -> bool:
    return any(part.lower() in _OWN_LINE for part in _WORD_PART.findall(word))


def _path(parent: str, name: str, words: list[str], paths: dict[tuple[str, str], str]) -> str:
    """The path of an element; equal paths are one string, so that a million of them cost little."""
    if len(parent) > _LONGEST_PATH:
        return parent
    own = ".".join([name.replace(" ", ""), *words])
    key = (parent, own)
    path = paths.get(key)
    if path is None:
        path = paths[key] = f"{parent} {own}" if parent else own
    return path
