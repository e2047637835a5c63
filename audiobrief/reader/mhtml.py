"""A page that a browser saved in one file (MHTML, RFC 2557): finds the page among all that belongs to it."""

from __future__ import annotations

import email.policy
from email import message_from_bytes
from typing import TYPE_CHECKING

from audiobrief.errors import SourceError
from audiobrief.reader.decoding import decode
from audiobrief.reader.html import read_html

if TYPE_CHECKING:
    from email.message import Message

    from audiobrief.model import Article

_PAGES = frozenset({"text/html", "application/xhtml+xml"})


def read_mhtml(data: bytes, name: str) -> Article:
    """Reads a page saved as MHTML; its address is the one it was saved from.

    Raises:
        SourceError: there is no page in it, or it is damaged.
    """
    try:
        message = message_from_bytes(data, policy=email.policy.compat32)
        page = next((part for part in message.walk() if part.get_content_type() in _PAGES), None)
        content = page.get_payload(decode=True) if page is not None else None
    except (RecursionError, ValueError, LookupError) as error:
        raise SourceError(f"{name} is damaged: save the page again.") from error
    if page is None or not isinstance(content, bytes) or not content.strip():
        raise SourceError(f"{name} is a saved page without a page in it: save it again.")
    charset = page.get_content_charset()
    return read_html(decode(content, name, charset), _address(message, page))


def _address(message: Message, page: Message) -> str | None:
    places = (page.get("Content-Location"), message.get("Snapshot-Content-Location"), message.get("Content-Location"))
    return next(
        (place for one in places if (place := str(one or "").strip()).startswith(("http://", "https://"))), None
    )
