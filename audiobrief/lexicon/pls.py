"""Lexicons of the W3C's Pronunciation Lexicon Specification 1.0.

Read with expat, event by event, which tells the line of everything. A document type is refused: lexicons need none, and with
none there are no entities, neither to be expanded without end nor to be fetched from elsewhere.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

from audiobrief.errors import LexiconError
from audiobrief.lexicon.entry import make_entry
from audiobrief.lexicon.ipa import NotIpaError
from audiobrief.lexicon.language import NoLanguageError, base_of
from audiobrief.lexicon.xsampa import to_ipa

if TYPE_CHECKING:
    from audiobrief.lexicon.entry import Entry

_log = logging.getLogger(__name__)
_NAMESPACE = "http://www.w3.org/2005/01/pronunciation-lexicon"
_LANGUAGE = "http://www.w3.org/XML/1998/namespace lang"
_ALPHABETS = {"ipa", "x-sampa"}
#: Elements whose text counts.
_READ = {"grapheme", "phoneme", "alias"}
#: Elements, and what each stands in. Elements of other namespaces, and what is in these, are passed over.
_PARENTS = {
    "lexicon": None, "meta": "lexicon", "metadata": "lexicon", "lexeme": "lexicon", "grapheme": "lexeme",
    "phoneme": "lexeme", "alias": "lexeme", "example": "lexeme",
}  # fmt: skip


@dataclass(slots=True)
class _Said:
    """A ``phoneme`` or ``alias``."""

    line: int
    text: str
    #: ``None`` for an alias.
    alphabet: str | None
    preferred: bool


@dataclass(slots=True)
class _Lexeme:
    line: int
    graphemes: list[tuple[int, str]] = field(default_factory=list)
    said: list[_Said] = field(default_factory=list)


def parse_pls(data: bytes, path: str) -> tuple[Entry, ...]:
    """The entries of a lexicon in PLS, one for each grapheme.

    Of several pronunciations the preferred one counts, else the first. A role is not looked at, with a warning: nothing here
    tells a noun from a verb.

    Args:
        data: of the file.
        path: what to call it.

    Raises:
        LexiconError: it is no XML or no lexicon, has a document type, or something in it is wrong; names the line.
    """
    reader = _Reader(path)
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        raise LexiconError(
            f"{path}, line {error.lineno}: no well-formed XML: {expat.ErrorString(error.code)}"
        ) from error
    except LookupError as error:
        raise LexiconError(f"{path}, line 1: {error}: save it as UTF-8") from error
    if reader.roles:
        _log.warning("the lexicon %s: roles are not looked at (line %d)", path, reader.roles)
    return tuple(reader.entries)


class _Reader:
    """What expat tells, made into entries."""

    def __init__(self, path: str) -> None:
        self.entries: list[Entry] = []
        #: The line of the first role.
        self.roles = 0
        self._path = path
        self._open: list[str] = []
        self._foreign = 0
        self._alphabet = "ipa"
        self._language: str | None = None
        self._lexeme: _Lexeme | None = None
        self._attributes: dict[str, str] = {}
        self._text: list[str] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters

    def _where(self, line: int | None = None) -> str:
        return f"{self._path}, line {line or self.parser.CurrentLineNumber}"

    def _refuse(self, *_: object) -> None:
        raise LexiconError(f"{self._where()}: a document type is not accepted in a lexicon: delete it")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        namespace, _, name = tag.rpartition(" ")
        if self._foreign or (self._open and (namespace != _NAMESPACE or self._open[-1] == "metadata")):
            self._foreign += 1
            return
        parent = self._open[-1] if self._open else None
        if not self._open and name == "lexicon" and namespace != _NAMESPACE:
            raise LexiconError(f'{self._where()}: <lexicon> should have xmlns="{_NAMESPACE}"')
        if not self._open and name != "lexicon":
            raise LexiconError(
                f"{self._where()}: no pronunciation lexicon: it starts with <{name}>, not with PLS 1.0's <lexicon>"
            )
        if name not in _PARENTS or _PARENTS[name] != parent:
            raise LexiconError(f"{self._where()}: <{name}> does not belong in <{parent}>")
        self._open.append(name)
        self._attributes = attributes
        self._text.clear()
        if name == "lexicon":
            self._alphabet = self._checked_alphabet(attributes.get("alphabet"))
            self._language = self._checked_language(attributes.get(_LANGUAGE))
        elif name == "lexeme":
            self._lexeme = _Lexeme(self.parser.CurrentLineNumber)
            if "role" in attributes and not self.roles:
                self.roles = self.parser.CurrentLineNumber

    def _checked_language(self, tag: str | None) -> str | None:
        if not tag:
            raise LexiconError(f"{self._where()}: <lexicon> lacks xml:lang, the language that it is for")
        try:
            return base_of(tag)
        except NoLanguageError as error:
            raise LexiconError(f"{self._where()}: xml:lang={error}") from error

    def _checked_alphabet(self, alphabet: str | None) -> str:
        if alphabet is not None and alphabet.lower() not in _ALPHABETS:
            raise LexiconError(f"{self._where()}: the alphabet {alphabet!r} is not known: ipa and x-sampa are")
        return (alphabet or self._alphabet).lower()

    def _characters(self, text: str) -> None:
        if not self._foreign and self._open[-1] in _READ:
            self._text.append(text)

    def _end(self, _: str) -> None:
        if self._foreign:
            self._foreign -= 1
            return
        name = self._open.pop()
        if name == "lexeme":
            self._finish()
        elif name in _READ and self._lexeme is not None:
            self._take(name, self._lexeme)

    def _take(self, name: str, lexeme: _Lexeme) -> None:
        """Take in a grapheme, phoneme or alias that has come to its end."""
        line, text = self.parser.CurrentLineNumber, "".join(self._text).strip()
        self._text.clear()
        if not text:
            raise LexiconError(f"{self._where(line)}: <{name}> is empty")
        if name == "grapheme":
            lexeme.graphemes.append((line, text))
            return
        alphabet = self._checked_alphabet(self._attributes.get("alphabet")) if name == "phoneme" else None
        lexeme.said.append(_Said(line, text, alphabet, self._attributes.get("prefer") == "true"))

    def _finish(self) -> None:
        lexeme, self._lexeme = self._lexeme, None
        if lexeme is None:
            return
        if not lexeme.graphemes or not lexeme.said:
            what = "grapheme" if not lexeme.graphemes else "phoneme> or <alias"
            raise LexiconError(f"{self._where(lexeme.line)}: <lexeme> lacks a <{what}>")
        said = next((one for one in lexeme.said if one.preferred), lexeme.said[0])
        try:
            text = to_ipa(said.text) if said.alphabet == "x-sampa" else said.text
        except NotIpaError as error:
            raise LexiconError(f"{self._where(said.line)}, {lexeme.graphemes[0][1]!r}: {error}") from error
        self.entries += [
            make_entry(
                grapheme,
                self._where(said.line),
                alias=text if said.alphabet is None else None,
                ipa=None if said.alphabet is None else text,
                language=self._language,
            )
            for _, grapheme in lexeme.graphemes
        ]
