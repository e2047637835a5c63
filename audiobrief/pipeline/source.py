"""From a source to its script, whatever the source is: an article, read and segmented, or a script that a person corrected."""

from __future__ import annotations

import logging
import os
import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from audiobrief.cleaner import clean
from audiobrief.errors import NothingToSayError
from audiobrief.model import Article
from audiobrief.pipeline.wishes import Wishes
from audiobrief.reader import is_web_address, read
from audiobrief.scriptfile import HEAD_BYTES, MOST_BYTES, is_script_file, read_script
from audiobrief.segmenter import segment

if TYPE_CHECKING:
    from audiobrief.model import Script

_log = logging.getLogger(__name__)
_NO_WISHES = Wishes()


def choose(
    source: str, *, chapter: int | None = None, entry: int | None = None, allow_local: bool = False
) -> str | Article:
    """The source as it is, or, where only a part of it is wanted or more is allowed, the article read from it.

    Raises:
        SourceError: as ``read`` does.
    """
    if chapter is None and entry is None and not (allow_local and is_web_address(source)):
        return source
    return read(source, chapter=chapter, entry=entry, allow_local=allow_local)


class NamedBytes(BytesIO):
    """Bytes that were read, with the name of where they came from for errors."""

    def __init__(self, data: bytes, name: str) -> None:
        super().__init__(data)
        self.name = name


def load(source: str | os.PathLike[str] | Article | NamedBytes, wishes: Wishes = _NO_WISHES) -> tuple[Article, Script]:
    """The cleaned article and its script.

    Args:
        source: an article as read or cleaned; or a web address, a file, what was read of one, or ``-`` for standard input, of
            any kind that ``read`` takes, or a script file.
        wishes: what is kept or left out of an article. A script file has what it has.

    Raises:
        SourceError: the source can't be read; a script file's error names the line.
        NothingToSayError: nothing is left to say after cleaning.
    """
    script: Script | None = None
    if isinstance(source, NamedBytes):
        source, script = _from_bytes(source.getvalue(), source.name)
    elif not isinstance(source, Article):
        source, script = _from_file(source)
    if script is None:
        source = clean(source, keep=wishes.keep, drop=wishes.drop, captions=wishes.captions)
    elif wishes.clean_otherwise:
        _log.warning("what a script file says is said: keep, drop and captions are for articles")
    if not any(character.isalnum() for character in source.text):
        raise NothingToSayError(
            "nothing is left to say after cleaning: see what was taken out, and why, with “audiobrief clean”"
            if script is None
            else "nothing is said in this script file"
        )
    return source, script or segment(source)


def _from_file(source: str | os.PathLike[str]) -> tuple[Article, Script | None]:
    path = os.fspath(source)
    if path == "-":
        return _from_bytes(sys.stdin.buffer.read(MOST_BYTES + 1), "standard input")
    try:
        file = Path(path)
        if file.is_file():
            with file.open("rb") as opened:
                head = opened.read(HEAD_BYTES)
                if is_script_file(head):
                    return read_script(head + opened.read(MOST_BYTES + 1 - len(head)), path)
        elif file.exists() and not file.is_dir():
            # A pipe can be read only once.
            with file.open("rb") as opened:
                return _from_bytes(opened.read(MOST_BYTES + 1), path)
    except (OSError, ValueError):
        pass  # the reader says in a sentence what is wrong with the path
    return read(source), None


def _from_bytes(data: bytes, name: str) -> tuple[Article, Script | None]:
    if is_script_file(data):
        return read_script(data, name)
    return read(NamedBytes(data, name)), None
