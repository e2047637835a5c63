"""Reads a script file, and says in which line it is wrong."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from audiobrief.errors import ScriptFileError
from audiobrief.model import BlockKind, Gender, Speaker, SpeakerKind
from audiobrief.model.article import FACTS
from audiobrief.patterns import lazy
from audiobrief.scriptfile.body import BodyReader, EarlierLineError
from audiobrief.scriptfile.document import NO_REASON, Document, to_script
from audiobrief.scriptfile.escaping import unescape
from audiobrief.scriptfile.head import FIRST_LINE, MOST_BYTES, decoded
from audiobrief.scriptfile.notation import COMMENT, END_OF_TOP, LEFT_OUT, NARRATOR, VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobrief.model import Article, Script

_FIELDS = lazy(r"((?:[^\\|]|\\(?:.|\Z))*)(?:\||\Z)", re.DOTALL)
_REMOVED_KINDS = {kind.value: kind for kind in BlockKind}


def read_script(data: bytes, name: str) -> tuple[Article, Script]:
    """Reads a script file: the article whose source is the file's own text, and who says what in it.

    Args:
        data: the file, UTF-8 with or without a byte order mark (or UTF-16 with one, as some editors save it).
        name: what to call it in an error.

    Raises:
        ScriptFileError: it is wrong; the message names the line.
    """
    if len(data) > MOST_BYTES:
        raise ScriptFileError(f"{name} is larger than {MOST_BYTES // 1_000_000} MB: divide it.")
    try:
        text = decoded(data)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ScriptFileError(f"{name}, line {line}: this is not UTF-8 text: save the file as UTF-8.") from error
    reader = _Reader(name)
    try:
        reader.read(text.split("\n"))
    except ValueError as error:
        line = error.line if isinstance(error, EarlierLineError) else reader.line
        raise ScriptFileError(f"{name}, line {line}: {error}.") from error
    return to_script(reader.document)


class _Reader:
    """A reading in progress. Its methods raise ``ValueError`` with a clause for a person, about line ``line``."""

    def __init__(self, name: str) -> None:
        self.document = Document()
        self.line = 0
        self._name = name

    def read(self, lines: list[str]) -> None:
        numbered = self._numbered(lines)
        for line in numbered:
            if line:
                self._first(line)
                break
        self._top(numbered)
        body = BodyReader(self.document)
        for line in numbered:
            if line.startswith("---"):
                if line != LEFT_OUT:
                    raise ValueError(
                        rf"{line!r} means nothing here: “{LEFT_OUT}” begins what is left out, \- is a dash"
                    )
                body.finish()
                self._left_out(numbered)
                return
            body.read(line, self.line)
        body.finish()

    def _numbered(self, lines: list[str]) -> Iterator[str]:
        """The lines without white space around them and without comments, counted."""
        for number, line in enumerate(lines, 1):
            stripped = line.strip()
            if not stripped.startswith(COMMENT):
                self.line = number
                yield stripped

    def _first(self, line: str) -> None:
        match = FIRST_LINE.fullmatch(line)
        if match is None:
            raise ValueError(f"a script file begins with the line “audiobrief script {VERSION}”")
        if int(match[1]) != VERSION:
            raise ValueError(
                f"this script file is of version {match[1]}, and this audiobrief reads version {VERSION}: get a newer one"
            )

    def _top(self, lines: Iterator[str]) -> None:
        for line in lines:
            if line == END_OF_TOP:
                return
            if not line:
                continue
            key, colon, value = line.partition(":")
            key = key.strip().lower()
            if not colon or key not in {*FACTS, "speaker"}:
                known = ", ".join((*FACTS, "speaker"))
                raise ValueError(
                    f"{line[:40]!r} can't stand at the top: before the line “{END_OF_TOP}” "
                    f"there are only lines such as “title: …” ({known})"
                )
            if key == "speaker":
                self._speaker(value)
            elif key in self.document.description:
                raise ValueError(f"there are two lines “{key}:”")
            elif value.strip():
                self.document.description[key] = unescape(value.strip())
        raise ValueError(f"the line “{END_OF_TOP}” is missing, which ends the top and begins what is said")

    def _speaker(self, value: str) -> None:
        fields = [match[1].strip() for match in _FIELDS.finditer(value)]
        written, described, evidence = (*fields, "", "", "")[:3]
        name = unescape(written)
        if not name or written.casefold() == NARRATOR:
            raise ValueError("a speaker needs a name, other than “narrator”: “speaker: Ada Byron | person, female”")
        if name in self.document.speakers:
            raise ValueError(f"{name!r} is listed twice")
        kind, gender = SpeakerKind.PERSON, None
        for word in filter(None, (word.strip().lower() for word in described.split(","))):
            if word in tuple(SpeakerKind):
                kind = SpeakerKind(word)
            elif word in tuple(Gender):
                gender = Gender(word)
            else:
                known = ", ".join((*SpeakerKind, *Gender))
                raise ValueError(f"a speaker can't be {word!r}: there are {known}")
        self.document.speakers[name] = Speaker(name, kind, gender, unescape(evidence))

    def _left_out(self, lines: Iterator[str]) -> None:
        removed = self.document.removed
        for line in lines:
            if not line:
                continue
            word, colon, rest = line.partition(":")
            key = word.strip().lower()
            if colon and key == "why":
                if not removed or removed[-1][2] != NO_REASON:
                    raise ValueError("a line “why:” stands under what is left out, once")
                removed[-1] = (*removed[-1][:2], unescape(rest.strip()) or NO_REASON)
            elif colon and key in _REMOVED_KINDS:
                text = unescape(rest.strip())
                if not text:
                    raise ValueError(f"no text stands after “{key}:”")
                removed.append((_REMOVED_KINDS[key], text, NO_REASON))
            else:
                close = difflib.get_close_matches(key[:40], _REMOVED_KINDS, n=1)
                hint = f"did you mean “{close[0]}:”" if close else f"there are {', '.join(_REMOVED_KINDS)}, and why"
                raise ValueError(f"{word[:40]!r} is no kind of text that is left out: {hint}")
