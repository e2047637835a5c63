"""Reads articles: files of plain text and HTML, and strings of either."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.reader.files import MAX_SOURCE_BYTES, read
from audiobrief.reader.plain import read_text

if TYPE_CHECKING:
    from audiobrief.model import Article

__all__ = ["MAX_SOURCE_BYTES", "read", "read_html", "read_text"]


def read_html(html: str | bytes, url: str | None = None) -> Article:
    """Reads a page; see :func:`audiobrief.reader.html.read_html`."""
    from audiobrief.reader.html import read_html as read_page  # noqa: PLC0415 - the HTML parser loads only for pages

    return read_page(html, url)
