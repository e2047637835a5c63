"""Reads articles: pages, plain text, Markdown, Word documents, EPUBs, feeds and saved pages, from files and from the web."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.reader.entries import Entry, Feed
from audiobrief.reader.files import Part, list_parts, read, read_feed, read_newest
from audiobrief.reader.limits import MAX_SOURCE_BYTES
from audiobrief.reader.loading import is_web_address
from audiobrief.reader.plain import read_text

if TYPE_CHECKING:
    from audiobrief.model import Article

__all__ = [
    "MAX_SOURCE_BYTES",
    "Entry",
    "Feed",
    "Part",
    "is_web_address",
    "list_parts",
    "read",
    "read_feed",
    "read_html",
    "read_markdown",
    "read_newest",
    "read_text",
]


def read_html(html: str | bytes, url: str | None = None) -> Article:
    """Reads a page; see :func:`audiobrief.reader.html.read_html`."""
    from audiobrief.reader.html import read_html as read_page  # noqa: PLC0415 - the HTML parser loads only for pages

    return read_page(html, url)


def read_markdown(text: str, url: str | None = None) -> Article:
    """Reads Markdown; see :func:`audiobrief.reader.markdown.read_markdown`."""
    from audiobrief.reader.markdown import read_markdown as read_marked  # noqa: PLC0415 - nor its parser for anything else

    return read_marked(text, url)
