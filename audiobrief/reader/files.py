"""Reads a source of any kind into an article, refusing what is none with one clear sentence.

What a source is, its content says first; its name only where the content leaves it open.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import IO, TYPE_CHECKING

from audiobrief.errors import SourceError
from audiobrief.model import Article
from audiobrief.reader.decoding import decode
from audiobrief.reader.entries import Entry, Feed
from audiobrief.reader.loading import load_bytes
from audiobrief.reader.plain import is_visible, read_text
from audiobrief.reader.sniffing import (
    HTML_SUFFIXES,
    MARKDOWN_SUFFIXES,
    ZIP,
    looks_like_feed,
    looks_like_html,
    looks_like_markdown,
    looks_like_mhtml,
)

if TYPE_CHECKING:
    import os

    from audiobrief.reader.book import Book
    from audiobrief.reader.loading import Loaded


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter of a book or an entry of a feed, as a list shows it."""

    number: int
    title: str
    #: ISO 8601; entries only.
    published: str | None = None
    #: Entries only.
    url: str | None = None
    #: Chapters only: how many characters it has.
    characters: int | None = None


def read(
    source: str | os.PathLike[str] | IO[bytes] | IO[str] | Entry,
    *,
    chapter: int | None = None,
    entry: int | None = None,
    allow_local: bool = False,
) -> Article:
    """Reads an article from a file or the web: a page, plain text, Markdown, a Word document, an EPUB, a feed, a saved page.

    Args:
        source: a path, an http or https address, ``-`` for standard input, an open file, or an entry of a feed.
        chapter: which chapter of an EPUB, from 1; the whole book by default, with a heading for each chapter.
        entry: which entry of a feed, from 1, the newest; that one by default. What a feed gives only an excerpt of is fetched
            from where the entry links to.
        allow_local: whether addresses in the local network and on this machine may be fetched, too.

    Raises:
        SourceError: missing, a folder, not readable, empty, of a kind that is not read, too large, damaged, protected, of an
            encoding that can't be told, or without such a chapter or entry.
        FetchError: a web address that can't be fetched, or must not be.
    """
    if isinstance(source, Entry):
        from audiobrief.reader.feed import read_entry  # noqa: PLC0415 - loads only for feeds

        return read_entry(source)
    loaded = load_bytes(source, allow_local=allow_local)
    found = _open(loaded)
    if isinstance(found, Feed):
        from audiobrief.reader.feed import entry_of, read_entry  # noqa: PLC0415

        _check_none(chapter, loaded, "chapters", "a feed", "--entry")
        return read_entry(entry_of(found, entry, loaded.name))
    _check_none(entry, loaded, "entries", "no feed", None)
    if isinstance(found, Article):
        _check_none(chapter, loaded, "chapters", "no EPUB", None)
        return found
    from audiobrief.reader.book import one_chapter  # noqa: PLC0415 - loads only for books

    return found.article if chapter is None else one_chapter(found, chapter, loaded.name)


def read_newest(
    source: str | os.PathLike[str] | IO[bytes] | IO[str], count: int, *, allow_local: bool = False
) -> Article | tuple[Entry, ...]:
    """Reads an article as ``read`` does, or, of a feed, its newest entries, of which ``read`` makes articles.

    Args:
        source: as ``read`` takes it.
        count: how many entries at most.
        allow_local: as ``read`` takes it.

    Raises:
        SourceError: as ``read`` does.
    """
    found = _open(load_bytes(source, allow_local=allow_local))
    if isinstance(found, Feed):
        return found.entries[:count]
    return found if isinstance(found, Article) else found.article


def read_feed(source: str | os.PathLike[str] | IO[bytes] | IO[str], *, allow_local: bool = False) -> Feed:
    """Reads an RSS or Atom feed; ``read`` makes each of its entries an article.

    Raises:
        SourceError: as ``read`` does, or the source is no feed.
    """
    loaded = load_bytes(source, allow_local=allow_local)
    found = _open(loaded)
    if not isinstance(found, Feed):
        raise SourceError(f"{loaded.name} is no feed: give the address of an RSS or Atom feed.")
    return found


def list_parts(source: str | os.PathLike[str] | IO[bytes] | IO[str], *, allow_local: bool = False) -> tuple[Part, ...]:
    """The chapters of an EPUB or the entries of a feed; none of another source.

    Raises:
        SourceError: as ``read`` does.
    """
    found = _open(load_bytes(source, allow_local=allow_local))
    if isinstance(found, Article):
        return ()
    if isinstance(found, Feed):
        return tuple(Part(one.number, one.title, one.published, one.url) for one in found.entries)
    return tuple(
        Part(number, chapter.title, characters=sum(span.end - span.start for span in chapter.spans))
        for number, chapter in enumerate(found.chapters, 1)
    )


def _check_none(number: int | None, loaded: Loaded, what: str, kind: str, instead: str | None) -> None:
    if number is not None:
        advice = f"use {instead}" if instead else "leave the number out"
        raise SourceError(f"{loaded.name} is {kind} and has no {what}: {advice}.")


def _open(loaded: Loaded) -> Article | Book | Feed:
    data, name = loaded.data, loaded.name
    if isinstance(data, bytes):
        if data.startswith(ZIP):
            return _open_container(data, name)
        if looks_like_mhtml(data):
            from audiobrief.reader.mhtml import read_mhtml  # noqa: PLC0415 - loads only for saved pages

            return read_mhtml(data, name)
    text = decode(data, name, loaded.charset) if isinstance(data, bytes) else data
    if not any(is_visible(char) for char in text):
        raise SourceError(f"{name} is empty: give a file with the text of an article in it.")
    return _open_text(text, loaded)


def _open_text(text: str, loaded: Loaded) -> Article | Feed:
    # plain text must not pay for the parsers of the others
    if looks_like_feed(text):
        from audiobrief.reader.feed import parse_feed  # noqa: PLC0415

        return parse_feed(text, loaded.name, loaded.url, allow_local=loaded.allow_local)
    if loaded.suffix in HTML_SUFFIXES or looks_like_html(text):
        from audiobrief.reader.html import read_html  # noqa: PLC0415

        return read_html(text, loaded.url)
    if loaded.suffix in MARKDOWN_SUFFIXES or looks_like_markdown(text):
        from audiobrief.reader.markdown import read_markdown  # noqa: PLC0415

        return read_markdown(text, loaded.url)
    return replace(read_text(text), url=loaded.url)


def _open_container(data: bytes, name: str) -> Article | Book:
    from audiobrief.reader.archive import Archive, kind_of  # noqa: PLC0415 - loads only for containers

    archive = Archive(data, name)
    kind = kind_of(archive)
    if kind == "epub":
        from audiobrief.reader.book import read_book  # noqa: PLC0415

        return read_book(archive)
    if kind == "docx":
        from audiobrief.reader.docx import read_docx  # noqa: PLC0415

        article = read_docx(archive)
        if not article.blocks:
            raise SourceError(f"{name} is a Word document without text in it: give one with an article in it.")
        return article
    raise SourceError(f"{name} is {kind}.")
