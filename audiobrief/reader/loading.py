"""Gets a source's bytes: from a file, standard input, an open file or the web, never more than the limit."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING, NamedTuple

from audiobrief.errors import SourceError, check_type
from audiobrief.patterns import lazy
from audiobrief.reader.limits import MAX_CONTAINER_BYTES, MAX_SOURCE_BYTES, megabytes

if TYPE_CHECKING:
    from audiobrief.reader.fetching import Fetched

_SCHEME = lazy(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_ZIP = b"PK\x03\x04"
_WEB = lazy(r"https?://", re.IGNORECASE)


class Loaded(NamedTuple):
    """A source's content, and what is known of it besides."""

    #: Text only where an open text file was given.
    data: bytes | str
    #: What to call it in an error.
    name: str
    #: The end of its name, in lower case and with the dot, such as ``.md``; empty where it has none.
    suffix: str = ""
    #: Where it was fetched from.
    url: str | None = None
    #: Its character encoding, as the web server stated it.
    charset: str | None = None
    #: Whether links in it may lead into the local network.
    allow_local: bool = False


def is_web_address(source: object) -> bool:
    """Whether a source is the address of a page."""
    return isinstance(source, str) and _WEB.match(source) is not None


def load_bytes(source: str | os.PathLike[str] | IO[bytes] | IO[str], *, allow_local: bool = False) -> Loaded:
    """The source's content.

    Args:
        source: a path, a web address, ``-`` for standard input, or an open file.
        allow_local: whether addresses of the local network may be fetched.

    Raises:
        SourceError: missing, a folder, not readable, or larger than ``MAX_SOURCE_BYTES``.
        FetchError: a web address that can't be fetched.
        WrongTypeError: it is nothing of these.
    """
    if not isinstance(source, (str, os.PathLike)):
        if not hasattr(source, "read"):
            check_type(source, (), "read", "a path, a web address or an open file")
        name = str(getattr(source, "name", "") or "the given file")
        return Loaded(_read(source, name), name, _suffix(name), allow_local=allow_local)
    if source == "-":
        return Loaded(_read(sys.stdin.buffer, "standard input"), "standard input", allow_local=allow_local)
    path = os.fspath(source)
    if is_web_address(path):
        from audiobrief.reader.fetching import fetch  # noqa: PLC0415 - files must not pay for the network

        return _fetched(fetch(path, allow_local=allow_local), allow_local=allow_local)
    if _SCHEME.match(path):
        raise SourceError(f"{path} is neither an http nor an https address: save what is there, and give the file.")
    return Loaded(_file(path), path, Path(path).suffix.lower(), allow_local=allow_local)


def _fetched(found: Fetched, *, allow_local: bool) -> Loaded:
    # A page of the internet is no reason to look into the local network.
    allow_local = allow_local and not found.public
    return Loaded(found.data, found.url, _url_suffix(found), found.url, found.charset, allow_local)


def _url_suffix(found: Fetched) -> str:
    if found.media_type in {"text/markdown", "text/x-markdown"}:
        return ".md"
    suffix = _suffix(found.url.partition("?")[0])
    # An address ends as its site likes: ".com" or ".md" there says little, the server's word says more.
    return suffix if found.media_type in {"", "text/plain", "application/octet-stream"} else ""


def _suffix(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).suffix.lower()


def _read(file: IO[bytes] | IO[str], name: str) -> bytes | str:
    """What is in an open file. A pipe or device has no size: it is read up to the limit."""
    data = file.read(MAX_SOURCE_BYTES + 1)
    if len(data) <= MAX_SOURCE_BYTES:
        return data
    if isinstance(data, bytes) and data.startswith(_ZIP):
        data += file.read(MAX_CONTAINER_BYTES + 1 - len(data))  # type: ignore[operator]  # bytes once, bytes again
        if len(data) <= MAX_CONTAINER_BYTES:
            return data
        raise SourceError(
            f"{name} is too large, more than {megabytes(MAX_CONTAINER_BYTES)}: take the pictures out of it."
        )
    raise SourceError(_too_large(name, "more than the limit of"))


def _too_large(name: str, how_large: str) -> str:
    return f"{name} is too large, {how_large} {megabytes(MAX_SOURCE_BYTES)}: split it and narrate the parts one by one."


def _file(path: str) -> bytes | str:
    try:
        if Path(path).is_dir():
            raise SourceError(f"{path} is a folder: give the file with the article in it.")
        with Path(path).open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size > MAX_SOURCE_BYTES and not file.peek(4).startswith(_ZIP):
                raise SourceError(_too_large(path, f"{megabytes(size)} where the limit is"))
            data = _read(file, path)
    except FileNotFoundError as error:
        raise SourceError(f"{path} does not exist: check the path.") from error
    except PermissionError as error:
        raise SourceError(f"{path} can't be read, permission is denied: change its permissions or copy it.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise SourceError(f"{path!r} can't be read ({reason}): check the path.") from error
    return data
