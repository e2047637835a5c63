"""Walks a parsed page and writes down its text line by line, each line with the place it stood at.

The walk keeps its own stack, so the depth of a page costs no recursion, and touches every node once.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bs4.element import NavigableString, PreformattedString, Tag

from audiobrief.model import BlockKind
from audiobrief.patterns import lazy
from audiobrief.reader import formulas, numbering, posts, quotes
from audiobrief.reader.lines import Frame, LineWriter, Part, Setting
from audiobrief.reader.naming import CODE_WORDS, Names, Said, has_own_line
from audiobrief.reader.notes import is_mark, is_notes, is_way_back
from audiobrief.reader.numbering import Numbering
from audiobrief.reader.peeking import has_within, is_hidden, short_text, start_of
from audiobrief.reader.tables import CellNote, read_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bs4 import BeautifulSoup

    from audiobrief.reader.lines import Line
    from audiobrief.reader.tables import Table


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
_SHOWN = _set("br img math")
_HEADINGS = _set("h1 h2 h3 h4 h5 h6")
_LISTS = _set("ul ol dl menu dir")
_ITEMS = {"li": BlockKind.LIST_ITEM, "dt": BlockKind.TERM, "dd": BlockKind.DEFINITION}
_CELLS = _set("td th")
_CODE_SIGNS = lazy(r"[{}<>;=()\[\]$#/\\]|\b(?:def|return|import|int|void|echo|sudo)\b")
_CODE_ELEMENTS = _set("pre code samp")
_CODE_PREFIXES = ("language-", "lang-", "brush")
#: Within a figure, these say that its caption is no picture's.
_TEXTS = _set("blockquote pre table math")
_SEEN = _set("img picture video iframe svg object audio canvas")
_FORMULA = _set("math")
#: The reading of a word, small above it.
_READINGS = _set("rt rp rtc")
_SIGNATURES = _set("footer cite")
_PREFORMATTED = _set("pre textarea")
#: Elements that may make something of the text in them, or of the line they stand in, whatever they are called …
_STRUCTURES = (
    _HEADINGS
    | _LISTS
    | _CELLS
    | _SIGNATURES
    | frozenset(_ITEMS)
    | _set("figure figcaption blockquote pre table tr caption")
)
_PARTICULAR = _READINGS | _set("q a sup")
#: … and those that may have another name in the path.
_RENAMED = _set("footer figcaption")
#: All that are looked at for their name.
_MEANT = _STRUCTURES | _PARTICULAR | _RENAMED | _PREFORMATTED
_NOTHING_SAID = Said((), False, "")
_POWER = lazy(r"[+−-]?\d{1,3}")
_LONGEST_HIDDEN = 300
_LONGEST_ADDRESS = 300
_KEPT_KINDS = frozenset({BlockKind.CAPTION, BlockKind.HEADING, BlockKind.CODE, BlockKind.FOOTNOTE})
#: Of a picture's description these are the file's name or the picture's place, and no words of a person.
_NO_DESCRIPTION = lazy(
    r"(?:\S+\s){0,8}\S+\.(?:jpe?g|png|gif|webp|svg|avif)(?:\?\S*)?|(?:the\s)?(?:image|photo|picture|logo|icon|avatar|thumbnail|foto|bild|"
    r"imagen|figure)s?\s?\d{0,6}|[\W\d_]*|\w[\w-]*_[\w-]*",
    re.IGNORECASE,
)
_LONGEST_DESCRIPTION = 1_500
_EMOJI = _set("emoji wp-smiley emojione twemoji smiley")


def read_lines(soup: BeautifulSoup) -> list[Line]:
    """The lines of a page in document order. Scripts, styles, templates and comments are no text."""
    names = Names()
    writer = LineWriter(names.path_of)
    stack = [Frame(iter(list(soup.children)), None, "", "", Setting(), path="")]
    write, end_line, said_by = writer.text, writer.end_line, names.said_by
    while stack:
        frame = stack[-1]
        for node in frame.children:
            if isinstance(node, NavigableString):
                if not isinstance(node, PreformattedString):
                    write(node if frame.setting.preformatted else node.replace("\n", " "), frame)
            elif isinstance(node, Tag) and (name := node.name) not in _SILENT:
                if name in _SHOWN:
                    _show(node, name, names, frame, writer)
                    continue
                said = said_by(node) if node.attrs else _NOTHING_SAID
                if said.telling or not _is_passed(node, name, frame, writer):
                    stack.append(_open(node, said, frame, writer))
                    break
        else:
            stack.pop()
            if frame.closing or frame.cell is not None:
                _close(frame, writer)
            if frame.breaks:
                end_line()
    writer.flush()
    return writer.lines


def _show(tag: Tag, name: str, names: Names, frame: Frame, writer: LineWriter) -> None:
    """Takes down an element that is something by itself, and no element around others."""
    if name == "br":
        writer.broken += 1
    elif name == "img":
        _picture(tag, names, frame, writer)
    else:
        writer.text(formulas.of_math(tag), frame)


def _is_passed(tag: Tag, name: str, frame: Frame, writer: LineWriter) -> bool:
    """Takes down an element in passing, if nothing is particular about it and it holds but a text: half of all elements."""
    contents, setting = tag.contents, frame.setting
    if len(contents) > 1 or (contents and isinstance(contents[0], Tag)) or setting.joint:
        return False
    is_link = name == "a"
    if name in _MEANT and not (
        is_link and "#" not in tag.attrs.get("href", "") and (setting.part is None or not setting.part.is_post)
    ):
        return False
    if name not in _INLINE:
        if not contents:
            writer.end_line()
        return not contents
    if contents:
        text = str(contents[0])
        writer.text(text if setting.preformatted else text.replace("\n", " "), frame, linked=is_link)
    return True


def _open(tag: Tag, said: Said, parent: Frame, writer: LineWriter) -> Frame:
    """The frame of an element that is walked into; a line that it breaks is ended."""
    name, setting = tag.name, parent.setting
    frame = Frame(iter(tag.contents), parent, name, said.in_path, setting, name not in _INLINE)
    if said.telling or name in _MEANT or setting.joint:
        _look_at(tag, said, parent, frame, writer)
    elif not frame.breaks:
        frame.block = parent.block or parent
        frame.first_piece = len(writer.pieces)
    if frame.breaks:
        writer.end_line()
    return frame


def _look_at(tag: Tag, said: Said, parent: Frame, frame: Frame, writer: LineWriter) -> None:
    """What is particular about an element: by its name, by what it says of itself or by where it stands."""
    name, setting = tag.name, frame.setting
    words, telling, _ = said
    titles = name == "figcaption" and setting.captions_text
    if name in _RENAMED:
        frame.name = _name_in_path(name, setting, titles=titles)
    elif name == "a" and not setting.in_link:
        frame.own().in_link = True
    elif name in _PREFORMATTED and not setting.preformatted:
        frame.own().preformatted = True
    if not frame.breaks and (
        (telling and any(map(has_own_line, words)))
        or (name == "cite" and setting.kind is BlockKind.BLOCK_QUOTE and quotes.signs(tag, writer))
    ):
        frame.breaks = True
    if setting.joint:
        if frame.breaks or (name in _CELLS and setting.table is None):
            writer.joint(frame)
            frame.closing, frame.breaks = setting.joint, False
    elif frame.breaks and (telling or name in _STRUCTURES):
        _structure(tag, name, words, frame, titles=titles)
    if not frame.breaks:
        frame.block = parent.block or parent
        frame.first_piece = len(writer.pieces)
        if telling or name in _PARTICULAR:
            _inline(tag, name, words, frame, writer)


def _name_in_path(name: str, around: Setting, *, titles: bool) -> str:
    """An element's name for the cleaner; where it signs or titles a text, none that says furniture."""
    if titles:
        return "p"
    return "cite" if name == "footer" and around.kind is BlockKind.BLOCK_QUOTE else name


def _close(frame: Frame, writer: LineWriter) -> None:
    """Writes what is behind an element, and ends its cell."""
    if frame.closing and not frame.closing.isspace():
        writer.text(frame.closing, frame)
    elif frame.closing:
        writer.joint(frame)
    if frame.cell is not None:
        writer.end_cell(frame, frame.cell)


def _inline(tag: Tag, name: str, words: Sequence[str], frame: Frame, writer: LineWriter) -> None:
    """What is particular about an element within a line."""
    if name == "q":
        writer.text("“", frame)
        frame.closing = "”"
        return
    if frame.setting.aside is not None:
        return
    if name in _READINGS or _is_for_the_eye(tag, name, words, frame.setting):
        _set_aside(frame, BlockKind.HIDDEN)
    elif is_mark(tag, words, writer):
        _set_aside(frame, BlockKind.NOTE_MARK)
    elif name == "sup" and (power := short_text(tag, 8)) and _POWER.fullmatch(power):
        writer.raised = True


def _set_aside(frame: Frame, kind: BlockKind) -> None:
    own = frame.own()
    own.aside, own.joint = kind, own.joint or " "


def _is_for_the_eye(tag: Tag, name: str, words: Sequence[str], setting: Setting) -> bool:
    """Whether an element within a line is kept from listeners by the page, or a mere address in a post."""
    if is_hidden(tag):
        # What can be unfolded is text, and a formula that is hidden stands for a picture of it.
        return short_text(tag, _LONGEST_HIDDEN) is not None and not has_within(tag, _FORMULA)
    if is_way_back(tag, words) or "mw-editsection" in words:
        return True
    if name != "a" or setting.part is None or not setting.part.is_post:
        return False
    text = short_text(tag, _LONGEST_ADDRESS)
    return text is not None and posts.is_address(text)


def _structure(tag: Tag, name: str, words: Sequence[str], frame: Frame, *, titles: bool) -> None:
    """What kind of block an element makes of the text in it."""
    kind = frame.setting.kind
    if is_notes(tag, words):
        own = frame.own()
        own.kind, own.level, own.part = BlockKind.FOOTNOTE, 0, Part(1)
    elif name in _HEADINGS and kind is not BlockKind.FOOTNOTE:
        own = frame.own()
        own.kind, own.level = BlockKind.HEADING, int(name[1])
    elif name == "figure":
        frame.own().captions_text = has_within(tag, _TEXTS) and not has_within(tag, _SEEN)
    elif name == "figcaption" and not titles:
        own = frame.own()
        own.kind, own.level = BlockKind.CAPTION, 0
    elif name in _LISTS:
        own = frame.own()
        own.numbering = numbering.begin(tag)
        own.lists += 1
    elif kind not in _KEPT_KINDS:
        _text_structure(tag, name, words, frame)


def _text_structure(tag: Tag, name: str, words: Sequence[str], frame: Frame) -> None:
    """What kind of block an element makes of running text."""
    around = frame.setting
    if name in _ITEMS:
        own = frame.own()
        own.kind, own.level = _ITEMS[name], max(1, around.lists)
        own.part = None if name == "dd" else (around.numbering or Numbering()).item(tag)
    elif name == "blockquote" or posts.is_post(tag, words):
        _quote(tag, words, frame)
    elif around.kind is BlockKind.BLOCK_QUOTE and name in _SIGNATURES:
        frame.own().kind = BlockKind.PARAGRAPH
    elif (name == "pre" or not CODE_WORDS.isdisjoint(words)) and _is_code(tag, name, words):
        own = frame.own()
        own.kind, own.level, own.part = BlockKind.CODE, 0, Part(1)
        own.joint, own.preformatted = "\n", True
    elif name == "table":
        frame.own().table = read_table(tag)
    elif around.table is not None:
        _in_table(tag, name, frame, around.table)


def _in_table(tag: Tag, name: str, frame: Frame, table: Table) -> None:
    if name == "tr":
        table.rows += 1
        own = frame.own()
        own.kind, own.level, own.part = BlockKind.TABLE, 0, Part(table.rows)
    elif name == "caption":
        own = frame.own()
        own.kind, own.level, own.part, own.table = BlockKind.TABLE, 0, None, None
    elif name in _CELLS and frame.setting.kind is BlockKind.TABLE:
        frame.breaks, frame.own().joint = False, " "
        frame.cell = table.notes.get(id(tag)) or CellNote()


def _quote(tag: Tag, words: Sequence[str], frame: Frame) -> None:
    around = frame.setting.part
    if around is not None and around.is_post:
        return
    is_post = posts.is_post(tag, words)
    own = frame.own()
    own.kind, own.level = BlockKind.BLOCK_QUOTE, 0
    own.part = Part(1, author=posts.author_of(tag) if is_post else quotes.author_of(tag), is_post=is_post)


def _is_code(tag: Tag, name: str, words: Sequence[str]) -> bool:
    if name != "pre":
        return has_within(tag, _CODE_ELEMENTS)
    if has_within(tag, _CODE_ELEMENTS) or any(word in CODE_WORDS or word.startswith(_CODE_PREFIXES) for word in words):
        return True
    lines = [line for line in start_of(tag, 2_000).split("\n") if line.strip()]
    signs = sum(_CODE_SIGNS.search(line) is not None for line in lines)
    prose = sum(line.rstrip().endswith((".", ",", "?")) for line in lines)
    return signs * 2 > len(lines) and prose * 3 < len(lines)


def _picture(tag: Tag, names: Names, frame: Frame, writer: LineWriter) -> None:
    """Takes down what a picture is described as, or the formula or sign that it shows."""
    alternative = str(tag.attrs.get("alt") or "")
    if not alternative or frame.setting.aside is not None or is_hidden(tag):
        return
    said = names.said_by(tag)
    formula = formulas.of_picture(tag, said.words)
    if formula:
        if not writer.ends_with(formula):
            writer.text(formula, frame)
    elif not any(char.isalnum() for char in alternative):
        if not _EMOJI.isdisjoint(said.words):
            writer.text(alternative, frame)
    elif len(alternative) <= _LONGEST_DESCRIPTION and not _NO_DESCRIPTION.fullmatch(alternative.strip()):
        writer.picture(alternative, writer.path_of(Frame(iter(()), frame, "img", said.in_path, frame.setting)))
