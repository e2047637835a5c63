"""Writes a script file: plain UTF-8 text that is comfortable in any editor."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from audiobrief.model import BlockKind
from audiobrief.scriptfile.document import from_script
from audiobrief.scriptfile.escaping import escape, escape_line
from audiobrief.scriptfile.notation import (
    BYLINE_MARK,
    CHAPTER_MARK,
    END_OF_TOP,
    FIRST_LINE,
    HEADING_MARK,
    HELP,
    LABEL,
    LEFT_OUT,
    NAME_SIGNS,
    NARRATOR,
    PART_MARKS,
    READ_CODE,
    SILENT,
    TITLE_MARK,
)
from audiobrief.scriptfile.places import GOES_ON, Places
from audiobrief.scriptfile.rows import write_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobrief.model import Article, Script, Speaker
    from audiobrief.scriptfile.document import Chapter, Document, Part, Piece


def write_script(article: Article, script: Script) -> str:
    """The script file of an article.

    At the top what is known of the article and its speakers; then what is said, a line for each change of speaker; at the
    end what is left out, with reasons. Words whose speaker is in doubt (confidence under ``DOUBTFUL``) have a question mark
    in their tag: ``[?62% Name]``. Reading the file and writing it again gives the same file.

    Args:
        article: cleaned.
        script: of that article.
    """
    return "\n".join(_lines(from_script(article, script))) + "\n"


def _lines(document: Document) -> Iterator[str]:
    yield FIRST_LINE
    yield from HELP
    yield from _top(document)
    yield END_OF_TOP
    places = Places()
    for kind, text in document.opening:
        yield ""
        yield f"{TITLE_MARK if kind is BlockKind.TITLE else BYLINE_MARK} {escape_line(text)}"
    for chapter in document.chapters:
        yield ""
        yield from _chapter(chapter, places)
    if document.removed:
        yield ""
        yield LEFT_OUT
        for kind, text, reason in document.removed:
            yield ""
            yield f"{kind}: {escape(text)}"
            yield f"  why: {escape(reason)}"


def _top(document: Document) -> Iterator[str]:
    said = {"title": document.spoken_opening(BlockKind.TITLE), "byline": document.spoken_opening(BlockKind.BYLINE)}
    for name, value in document.description.items():
        if said.get(name) != value:
            yield f"{name}: {escape(value)}"
    for speaker in document.speakers.values():
        yield f"speaker: {_described(speaker)}"


def _described(speaker: Speaker) -> str:
    kind = str(speaker.kind) + (f", {speaker.gender}" if speaker.gender else "")
    evidence = f" | {escape(speaker.evidence, '|')}" if speaker.evidence else ""
    return f"{written_name(speaker.name)} | {kind}{evidence}"


def written_name(name: str) -> str:
    """A speaker's name as it stands in a tag, not to be taken for the narrator or a doubt."""
    written = escape(name, NAME_SIGNS)
    if written.casefold() == NARRATOR:
        return rf"\u{{{ord(name[0]):x}}}{written[1:]}"
    return "\\" + written if written[0] == "?" else written


def _chapter(chapter: Chapter, places: Places) -> Iterator[str]:
    parts = chapter.parts
    if chapter.is_said:
        places.position(BlockKind.HEADING, 0, "")
        yield f"{CHAPTER_MARK} {escape_line(parts[0].text)}"
        parts = parts[1:]
    else:
        yield f"{CHAPTER_MARK} {SILENT} {escape_line(chapter.title)}".rstrip()
    for part, following in zip_longest(parts, parts[1:]):
        yield ""
        is_title = (
            part.kind is BlockKind.TABLE
            and not part.position
            and following is not None
            and following.kind is BlockKind.TABLE
            and following.position > 0
        )
        sign = places.sign(part.kind, part.level, part.position, is_title=is_title)
        if part.kind is BlockKind.HEADING:
            yield f"{HEADING_MARK} {escape_line(part.text)}"
        else:
            yield from _part(part, sign)


def _part(part: Part, sign: str) -> Iterator[str]:
    mark = PART_MARKS.get(part.kind, "")
    if part.kind is BlockKind.LIST_ITEM:
        mark *= part.level
        sign += f"{part.label}." if LABEL.fullmatch(part.label) and sign != GOES_ON else ""
    elif part.kind is BlockKind.CODE and part.aloud:
        mark = READ_CODE
    plain = len(part.pieces) == 1 and part.pieces[0].speaker is None and part.pieces[0].percent is None
    row = write_row(part.text, part.cells) if plain else None
    if row is not None:
        yield f"{mark}{sign}{row}"
        return
    mark = mark and f"{mark}{sign} "
    for number, piece in enumerate(part.pieces):
        last = number == len(part.pieces) - 1
        # The end of a line stands for one space; a backslash there for none.
        parted = piece.text.endswith(" ")
        text = piece.text if last or not parted else piece.text[:-1]
        untagged = number == 0 and piece.speaker is None and piece.percent is None
        signs = "|" if part.kind is BlockKind.TABLE else ""
        line = escape_line(text, signs) if untagged else f"{_tag(piece)} {escape(text, signs)}"
        yield mark + line + ("" if last or parted else "\\")
        mark = ""


def _tag(piece: Piece) -> str:
    doubt = "" if piece.percent is None else f"?{piece.percent}% "
    return f"[{doubt}{NARRATOR if piece.speaker is None else written_name(piece.speaker)}]"
