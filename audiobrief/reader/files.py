"""Reads a source from disk or standard input, refusing what is no article with one clear sentence."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING

from audiobrief.errors import SourceError
from audiobrief.reader.decoding import decode
from audiobrief.reader.plain import is_visible, read_text
from audiobrief.reader.sniffing import HTML_SUFFIXES, looks_like_html

if TYPE_CHECKING:
    from audiobrief.model import Article

#: The largest source that is read, in bytes. A long book is 2 MB of text; the heaviest news pages are below 10 MB.
MAX_SOURCE_BYTES = 20_000_000
_URL = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def read(source: str | os.PathLike[str] | IO[bytes] | IO[str]) -> Article:
    """Reads an article from a file of plain text or HTML.

    Args:
        source: a path, ``-`` for standard input, or an open file.

    Raises:
        SourceError: missing, a folder, not readable, empty, binary, larger than ``MAX_SOURCE_BYTES``, or of an
            encoding that can't be told.
    """
    suffix = ""
    if not isinstance(source, (str, os.PathLike)):
        name = str(getattr(source, "name", "") or "the given file")
        data = source.read(MAX_SOURCE_BYTES + 1)
        _check_size(data, name)
    elif source == "-":
        name = "standard input"
        data = sys.stdin.buffer.read(MAX_SOURCE_BYTES + 1)
        _check_size(data, name)
    else:
        path = os.fspath(source)
        if _URL.match(path):
            raise SourceError(f"{path} is a web address: save the page to a file and pass the file.")
        name = path
        suffix = Path(path).suffix.lower()
        data = _file(path)
    text = decode(data, name) if isinstance(data, bytes) else data
    if not any(is_visible(char) for char in text):
        raise SourceError(f"{name} is empty: give a file with the text of an article in it.")
    if suffix in HTML_SUFFIXES or looks_like_html(text):
        from audiobrief.reader.html import read_html  # noqa: PLC0415 - plain text must not pay for the HTML parser

        return read_html(text)
    return read_text(text)


def _check_size(data: bytes | str, name: str) -> None:
    if len(data) > MAX_SOURCE_BYTES:
        raise SourceError(_too_large(name, "more than the limit of"))


def _too_large(name: str, how_large: str) -> str:
    return (
        f"{name} is too large, {how_large} {_megabytes(MAX_SOURCE_BYTES)}: split it and narrate the parts one by one."
    )


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.3g} MB"


def _file(path: str) -> bytes:
    try:
        if Path(path).is_dir():
            raise SourceError(f"{path} is a folder: give the file with the article in it.")
        with Path(path).open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size > MAX_SOURCE_BYTES:
                raise SourceError(_too_large(path, f"{_megabytes(size)} where the limit is"))
            # A pipe or device has no size: it is read up to the limit like standard input.
            data = file.read(MAX_SOURCE_BYTES + 1)
        _check_size(data, path)
    except FileNotFoundError as error:
        raise SourceError(f"{path} does not exist: check the path.") from error
    except PermissionError as error:
        raise SourceError(f"{path} can't be read, permission is denied: change its permissions or copy it.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise SourceError(f"{path!r} can't be read ({reason}): check the path.") from error
    return data
