"""How a text stands on one line of a script file, so that no editor changes it and nothing in it is taken for a sign."""

from __future__ import annotations

import re
import string
import unicodedata

from audiobrief.patterns import lazy

_BACKSLASH = "\\"
#: Characters that start something at the beginning of a line: a heading, a tag, a comment, a list item and other parts.
_LINE_SIGNS = frozenset("#[*>|%-`^=:!")
_ESCAPE = lazy(r"\\(u\{([0-9a-fA-F]{1,6})\}|.|\Z)", re.DOTALL)
_LETTERS = {"n": "\n", "t": "\t", "s": " "}
#: Control characters, surrogates, line separators, and the byte order mark, which editors show badly, change or drop.
_UNSAFE_CATEGORIES = frozenset({"Cc", "Cs", "Zl", "Zp"})
_PLAIN = lazy(r"[ -\[\]-~]*")


def escape(text: str, signs: str = "") -> str:
    """The text on one line, without white space at its edges.

    Args:
        text: anything.
        signs: ASCII punctuation that means something where the text will stand.
    """
    if not text:
        return ""
    if not _PLAIN.fullmatch(text):
        text = "".join(map(_escaped, text))
    for sign in signs:
        text = text.replace(sign, _BACKSLASH + sign)
    if text[0].isspace():
        text = _numbered(text[0]) + text[1:]
    if text[-1].isspace():
        text = text[:-1] + _numbered(text[-1])
    return text


def escape_line(text: str, signs: str = "") -> str:
    """The text as the beginning of a line, where it must not look like a heading, a tag or a comment."""
    line = escape(text, signs)
    return _BACKSLASH + line if line[:1] in _LINE_SIGNS else line


def unescape(line: str) -> str:
    r"""The text behind an escaped one.

    Raises:
        ValueError: a backslash is followed by something that it does not go with; the message is a clause for a person.
    """
    return _ESCAPE.sub(_unescaped, line) if _BACKSLASH in line else line


def _escaped(character: str) -> str:
    if character == _BACKSLASH:
        return _BACKSLASH * 2
    if character == "\n":
        return r"\n"
    if character == "\t":
        return r"\t"
    if character == "\ufeff" or unicodedata.category(character) in _UNSAFE_CATEGORIES:
        return _numbered(character)
    return character


def _numbered(character: str) -> str:
    return r"\s" if character == " " else rf"\u{{{ord(character):x}}}"


def _unescaped(match: re.Match[str]) -> str:
    what, number = match[1], match[2]
    if number is not None:
        code = int(number, 16)
        if code > 0x10FFFF:
            raise ValueError(f"there is no character with the number {number}")
        return chr(code)
    if what in _LETTERS:
        return _LETTERS[what]
    if what and what in string.punctuation:
        return what
    after = f"a backslash and {what!r}" if what else "a backslash at the end"
    raise ValueError(f"{after} means nothing here: a backslash itself is written twice, \\\\")
