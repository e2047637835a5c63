"""Reads the body of a script file: headings, and what is said by whom."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from audiobrief.model import BlockKind, Speaker, SpeakerKind
from audiobrief.patterns import lazy
from audiobrief.scriptfile.document import Chapter, Part, Piece, one_line, settle, with_spaces
from audiobrief.scriptfile.escaping import unescape
from audiobrief.scriptfile.notation import (
    BYLINE_MARK,
    CHAPTER_MARK,
    HEADING_MARK,
    LABEL,
    NARRATOR,
    PART_MARKS,
    READ_CODE,
    SILENT,
    TITLE_MARK,
)
from audiobrief.scriptfile.places import Places
from audiobrief.scriptfile.rows import read_row

if TYPE_CHECKING:
    import re

    from audiobrief.scriptfile.document import Document

_TAG = lazy(r"\[((?:[^\\\]]|\\.)*)\]")
_DOUBT = lazy(r"\?\s*(?:(\d{1,3})\s*%)?\s*")
_PART_MARK = lazy(
    rf"(?P<mark>\*{{1,9}}|>|``?|\^|=|:|!!?)(?P<sign>[+!]?)(?:(?P<label>{LABEL.pattern})\.)?(?:\s+|$)"
    r"|(?P<row>\|)(?P<rows>[!:]?)(?=[\s#{]|$)"
)
_KIND_OF_MARK = {mark: kind for kind, mark in PART_MARKS.items()} | {READ_CODE: BlockKind.CODE}
_HEADINGS = (HEADING_MARK, CHAPTER_MARK, BYLINE_MARK, TITLE_MARK)
#: How sure a tag with a question mark alone is, in hundredths.
_UNSTATED_DOUBT = 50
#: A name as similar as this to one that is listed is taken for a slip.
_SLIP = 0.8
#: Names beyond these are not compared: every new one with every listed one.
_COMPARED = 300


class EarlierLineError(ValueError):
    """Something is wrong with a line before the one at hand."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


class BodyReader:
    """Takes the body line by line, stripped and without comments; errors are ``ValueError`` about the line at hand."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._line = self._tag_line = self._words_line = 0
        self._part: Part | None = None
        #: The sign behind the part's mark, and what positions follow from it.
        self._sign = ""
        self._places = Places()
        #: The words of each of the part's pieces, line by line.
        self._said: list[list[str]] = []
        #: What joins the last line of the part to the one after it, and the words it is added to.
        self._joint = ""
        self._last: list[str] | None = None
        self._listed = list(document.speakers)
        self._folded = {name.casefold(): name for name in reversed(self._listed)}

    def read(self, line: str, number: int) -> None:
        """Take the next line."""
        self._line = number
        if not line:
            self.finish()
        elif line.startswith("#"):
            self.finish()
            self._heading(line)
        else:
            self._words(line)

    def finish(self) -> None:
        """End the part at hand: an empty line, a heading, or the end of the body."""
        part, self._part = self._part, None
        said, self._said = self._said, []
        last, self._last = self._last, None
        if part is None:
            return
        self._check_said(part, said)
        if last is not None and not self._joint:
            raise EarlierLineError(
                self._words_line, "it ends in a backslash, and nothing follows that could be joined on"
            )
        for piece, texts in zip(part.pieces, said, strict=True):
            piece.text = "".join(texts)
        settle(part)
        if part.pieces:
            part.position = self._places.position(part.kind, part.level, self._sign)
            self._chapter().parts.append(part)

    def _check_said(self, part: Part, said: list[list[str]]) -> None:
        if not any(said[-1]):
            name = part.pieces[-1].speaker or NARRATOR
            raise EarlierLineError(self._tag_line, f"nothing is said after the tag of {name!r}")

    def _chapter(self) -> Chapter:
        chapters = self._document.chapters
        if not chapters:
            title = self._document.spoken_opening(BlockKind.TITLE) or self._document.description.get("title", "")
            chapters.append(Chapter(one_line(title)))
        return chapters[-1]

    def _heading(self, line: str) -> None:
        mark = next(mark for mark in _HEADINGS if line.startswith(mark))
        rest = line[len(mark) :]
        if rest and not rest[0].isspace():
            raise ValueError(
                rf"{line.split(maxsplit=1)[0][:20]!r} begins no heading: after {mark} comes a space; \# is a mere sign"
            )
        rest = rest.strip()
        silent = mark == CHAPTER_MARK and rest.startswith(SILENT)
        text = unescape(rest[len(SILENT) :].strip() if silent else rest)
        if not text.strip() and not silent:
            raise ValueError(f"no heading stands after {mark}")
        if mark in {TITLE_MARK, BYLINE_MARK}:
            if self._document.chapters:
                raise ValueError("title and byline come before everything else; ## begins a chapter")
            kind = BlockKind.TITLE if mark == TITLE_MARK else BlockKind.BYLINE
            self._document.opening.append((kind, with_spaces(text)))
        elif silent:
            self._document.chapters.append(Chapter(text))
        else:
            heading = Part(BlockKind.HEADING, 3, [Piece(None, with_spaces(text))])
            self._places.position(BlockKind.HEADING, 0, "")
            if mark == CHAPTER_MARK:
                self._document.chapters.append(Chapter(one_line(text)))
            self._chapter().parts.append(heading)

    def _words(self, line: str) -> None:
        mark = _PART_MARK.match(line)
        if mark:
            self.finish()
            line = line[mark.end() :]
        if self._part is None:
            self._part = self._begun(mark)
            if self._part.kind is BlockKind.TABLE:
                line = line.strip()
                if not line.startswith("[") and self._row(line, self._part):
                    return
        if line.startswith("["):
            line = self._take_tag(line, self._part)
        elif not self._part.pieces:
            self._part.pieces.append(Piece(None, ""))
            self._said.append([])
            if not line:
                raise ValueError(f"nothing is said after {mark[1] if mark else 'it'}")
        if line:
            self._add(line)

    def _take_tag(self, line: str, part: Part) -> str:
        """Begin a speaker's words; the line without the tag."""
        tag = _TAG.match(line)
        if tag is None:
            raise ValueError(
                r"the speaker's tag is not closed: write [Name] before the words, or \[ for a mere bracket"
            )
        if part.pieces:
            self._check_said(part, self._said)
        part.pieces.append(self._tagged(tag[1]))
        self._said.append([])
        self._tag_line = self._line
        return line[tag.end() :].strip()

    def _begun(self, mark: re.Match[str] | None) -> Part:
        """The part that a mark begins; without one, a paragraph."""
        if mark is None:
            self._sign = ""
            return Part(BlockKind.PARAGRAPH, 0)
        self._sign = mark["sign"] or mark["rows"] or ""
        if mark["row"]:
            return Part(BlockKind.TABLE, 0)
        if mark["mark"][0] == "*":
            return Part(BlockKind.LIST_ITEM, len(mark["mark"]), label=mark["label"] or "")
        kind = _KIND_OF_MARK[mark["mark"]]
        aloud = kind is not BlockKind.CODE or mark["mark"] == READ_CODE
        return Part(kind, int(kind in {BlockKind.TERM, BlockKind.DEFINITION}), aloud=aloud)

    def _row(self, line: str, part: Part) -> bool:
        """Take a row of cells, which is one line; whether it is one."""
        row = read_row(line)
        if row is None:
            return False
        text, part.cells = row
        if not text:
            raise ValueError("nothing stands in this row")
        part.pieces.append(Piece(None, ""))
        self._said.append([with_spaces(text)])
        self._last, self._joint = self._said[-1], " "
        self._words_line = self._line
        return True

    def _add(self, line: str) -> None:
        joined = (len(line) - len(line.rstrip("\\"))) % 2 == 1
        text = with_spaces(unescape(line[:-1] if joined else line))
        if self._last is not None:
            self._last.append(self._joint)
        self._last, self._joint = self._said[-1], "" if joined else " "
        self._last.append(text)
        self._words_line = self._line

    def _tagged(self, inside: str) -> Piece:
        written, percent = inside.strip(), None
        doubt = _DOUBT.match(written)
        if doubt:
            percent = int(doubt[1] or _UNSTATED_DOUBT)
            if percent > 100:
                raise ValueError(f"{percent} % is more than certain")
            written = written[doubt.end() :]
        if not written:
            raise ValueError(r"the tag names nobody: write [Name], [narrator], or \[ for a mere bracket")
        if written.casefold() == NARRATOR:
            return Piece(None, "", percent)
        return Piece(self._known(unescape(written)), "", percent)

    def _known(self, name: str) -> str:
        """The name as it is listed; one that is new is listed, unless it looks like a slip."""
        speakers = self._document.speakers
        if name in speakers:
            return name
        folded = name.casefold()
        if folded in self._folded:
            return self._folded[folded]
        meant = self._similar(folded)
        if meant is not None:
            raise ValueError(
                f"nobody called {name!r} is listed at the top: did you mean {meant!r}? "
                "If not, add a line “speaker: …” with the name there"
            )
        speakers[name] = Speaker(name, SpeakerKind.PERSON)
        self._folded.setdefault(folded, name)
        return name

    def _similar(self, folded: str) -> str | None:
        if len(self._document.speakers) - len(self._listed) > _COMPARED:
            return None
        words = set(folded.split())
        for name in self._listed[:_COMPARED]:
            other = name.casefold()
            if words < set(other.split()):
                return name
            if difflib.SequenceMatcher(None, folded[:100], other[:100]).ratio() >= _SLIP:
                return name
        return None
