"""Lexicons in TOML: a word, and how to say it, in other letters or, between slashes, in phonetic ones.

::

    language = "en"  # may be left out: then it holds for all

    [words]
    "Nguyen" = "win"
    "Zoe" = "/zoʊi/"
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

from audiobrief.errors import LexiconError
from audiobrief.lexicon.entry import make_entry
from audiobrief.lexicon.language import NoLanguageError, base_of
from audiobrief.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audiobrief.lexicon.entry import Entry

_WORDS, _LANGUAGE = "words", "language"
_KEY = lazy(r"""\s*("(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+)\s*=""")
#: A value that says sounds.
_SOUNDS = lazy(r"\s*/(.*)/\s*", re.DOTALL)
_HEADER = lazy(r"\s*\[\s*words\s*\]\s*(#.*)?")
_ANY_HEADER = lazy(r"\s*\[")
#: What a key or a table's header begins with.
_NAME = lazy(r"""\s*\[{0,2}\s*("(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+)\s*[\].=]""")
INTRODUCTION = """\
# How words are to be said, for audiobrief: in other letters, or between slashes in the International Phonetic Alphabet.
# A word in lower case stands for any case of it; one with capitals, only for itself. “audiobrief lexicon say WORD” tells.

[words]
"""


def parse_toml(text: str, path: str) -> tuple[Entry, ...]:
    """The entries of a lexicon in TOML; an empty text has none.

    Args:
        text: of the file.
        path: what to call it.

    Raises:
        LexiconError: it is no TOML, or something in it is wrong; names the line.
    """
    text = text.replace("\r\n", "\n")
    try:
        content = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # of TOML; also a number of thousands of digits, and deep nesting
        raise LexiconError(f"the lexicon {path} is no TOML: {error}") from error
    unknown = next((name for name in content if name not in {_WORDS, _LANGUAGE}), None)
    words, language = content.get(_WORDS, {}), content.get(_LANGUAGE)
    if unknown is not None or not isinstance(words, dict):
        raise LexiconError(
            f'{_at(text, unknown or _WORDS, path)}: {unknown or _WORDS!r} outside of its table: words stand as "Nguyen" = "win" '
            f'under [{_WORDS}], and above it may stand {_LANGUAGE} = "en"'
        )
    if language is not None:
        language = _checked_language(language, _at(text, _LANGUAGE, path))
    lines = _lines_of(text)
    entries = []
    for written, said in words.items():
        where = f"{path}, line {lines[written]}" if written in lines else f"{path}, {written!r}"
        if not isinstance(said, str):
            raise LexiconError(f'{where}: {said!r} should be text, such as "Nguyen" = "win" or "/ŋwɪn/"')
        sounds = _SOUNDS.fullmatch(said)
        if sounds:
            entries.append(make_entry(written, where, ipa=sounds.group(1), language=language))
        else:
            entries.append(make_entry(written, where, alias=said, language=language))
    return tuple(entries)


def _checked_language(language: object, where: str) -> str | None:
    if not isinstance(language, str):
        raise LexiconError(f'{where}: {_LANGUAGE} should be a tag such as "en", not {language!r}')
    try:
        return base_of(language.strip())
    except NoLanguageError as error:
        raise LexiconError(f"{where}: {_LANGUAGE} = {error}") from error


def _at(text: str, name: str, path: str) -> str:
    """A file with the line that a name above or outside of its words stands on, where that can be told."""
    for number, line in enumerate(text.split("\n"), 1):
        found = _NAME.match(line)
        if found and found.group(1).strip("\"'") == name:
            return f"{path}, line {number}"
    return path


def with_words(text: str, words: Iterable[tuple[str, str]], path: str) -> str:
    """The text of a lexicon in TOML with words added to or changed in its ``[words]``; all else stays as it is.

    Raises:
        LexiconError: the lexicon is written in a way that it can't be added to.
    """
    end = "\r\n" if "\r\n" in text else "\n"
    before = (text if text.strip() else INTRODUCTION).replace("\r\n", "\n")
    wanted = tomllib.loads(before)
    lines = before.rstrip("\n").split("\n")
    for written, said in words:
        wanted.setdefault(_WORDS, {})[written] = said
        line = f"{quoted(written)} = {quoted(said)}"
        known = _lines_of("\n".join(lines)).get(written)
        if known is not None:
            lines[known - 1] = line
            continue
        header = next((number for number, old in enumerate(lines) if _HEADER.fullmatch(old)), None)
        if header is None:
            lines += ["", f"[{_WORDS}]"]
            header = len(lines) - 1
        at = next((n for n in range(header + 1, len(lines)) if _ANY_HEADER.match(lines[n])), len(lines))
        while at > header + 1 and not lines[at - 1].strip():
            at -= 1
        lines.insert(at, line)
    after = "\n".join(lines) + "\n"
    try:
        same = tomllib.loads(after) == wanted
    except tomllib.TOMLDecodeError:
        same = False
    if not same:
        raise LexiconError(f"the lexicon {path} can't be added to: write its words one a line under [{_WORDS}]")
    return after.replace("\n", end)


def quoted(text: str) -> str:
    """A basic string of TOML 1.0."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c >= " " and c != "\x7f" else f"\\u{ord(c):04x}" for c in escaped) + '"'


def _lines_of(text: str) -> dict[str, int]:
    """The number of the line that a word stands on, where it has one of its own under ``[words]``."""
    found: dict[str, int] = {}
    within = False
    for number, line in enumerate(text.split("\n"), 1):
        if _ANY_HEADER.match(line):
            within = _HEADER.fullmatch(line) is not None
        elif within and (key := _KEY.match(line)):
            try:
                found.update(dict.fromkeys(tomllib.loads(f"{key.group(1)} = 0"), number))
            except tomllib.TOMLDecodeError:
                continue
    return found
