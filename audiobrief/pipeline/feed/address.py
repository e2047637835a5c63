"""Addresses in a feed: where the folder will lie on the web, and what each file is called there."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote_from_bytes

from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

if TYPE_CHECKING:
    from pathlib import Path

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_LONGEST = 2000
_EMAIL = re.compile(r"[^\s@<>\"',;:()\[\]\\]{1,64}@[^\s@<>\"',;:()\[\]\\]{1,190}\.[^\s@<>\"',;:()\[\]\\.]{2,63}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def parse_web_address(text: str) -> str:
    """A web address as a feed has it: in ASCII, international names and letters in the form in which they are sent.

    Raises:
        ValueError: it is none: neither http nor https, without a host, or with a name and password, which the feed would tell.
    """
    shown = _CONTROL.sub("?", text.strip())[:200]
    try:
        parts = parse_url(text.strip()) if len(text) <= _LONGEST else None
    except LocationParseError:
        parts = None
    if parts is None or parts.scheme not in {"http", "https"} or not parts.host or _CONTROL.search(text.strip()):
        raise ValueError(f"“{shown}” is no web address: give one such as https://example.org/show/")
    if parts.auth is not None:
        raise ValueError("the address has a user name in it, which everybody could read in the feed: take it out")
    if not parts.url.isascii():
        raise ValueError(
            f"“{shown}” is no web address that can be sent: write it as a browser shows it when it is copied"
        )
    return str(parts.url)


def parse_base(text: str) -> str:
    """The address of the folder on the web, with a slash at its end.

    Raises:
        ValueError: it is no web address, or not that of a folder.
    """
    address = parse_web_address(text)
    if "?" in address or "#" in address:
        raise ValueError(
            f"“{text[:200]}” is no address of a folder: leave out what follows the question mark or the number sign"
        )
    return address.rstrip("/") + "/"


def parse_email(text: str) -> str:
    """An address of electronic mail.

    Raises:
        ValueError: it is none.
    """
    if not _EMAIL.fullmatch(text.strip()):
        raise ValueError(f"“{_CONTROL.sub('?', text)[:200]}” is no e-mail address: give one such as show@example.org")
    return text.strip()


def parse_language(text: str) -> str:
    """A language tag.

    Raises:
        ValueError: it is none.
    """
    tag = text.strip().replace("_", "-")
    if not _LANGUAGE.fullmatch(tag):
        raise ValueError(f"“{_CONTROL.sub('?', text)[:200]}” is no language: give a tag such as en, en-GB or pt-BR")
    return tag


@dataclass(frozen=True, slots=True)
class Place:
    """Where the folder lies, here and on the web."""

    folder: Path
    #: Address of the folder, with a slash at its end.
    base: str
    #: What it was before; ``None`` where nothing tells.
    old_base: str | None = None

    def address_of(self, path: Path) -> str:
        """The address of a file in the folder, whatever bytes its name is made of."""
        return self.base + quote_from_bytes(os.fsencode(path.name), safe="-._~")

    def is_ours(self, url: str) -> bool:
        """Whether an address is that of a file in the folder."""
        return url.rpartition("/")[0] + "/" in {self.base, self.old_base}

    def is_itself(self, url: str) -> bool:
        """Whether an address is that of the folder."""
        return url.rstrip("/") + "/" in {self.base, self.old_base}
