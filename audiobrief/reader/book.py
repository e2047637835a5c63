"""An EPUB to one article with a heading for each chapter, or to one of its chapters.

The table of contents says where chapters begin. A chapter without a heading of its own gets the one that stands in the
table of contents, as a tab's title stands in for a page's headline.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from lxml import etree

from audiobrief.errors import SourceError
from audiobrief.model import Article, Block, BlockKind, Span
from audiobrief.patterns import lazy
from audiobrief.reader.decoding import decode
from audiobrief.reader.documents import flat, with_facts
from audiobrief.reader.epub import Package, read_package
from audiobrief.reader.html import read_html
from audiobrief.reader.matter import body_of, has_heading, matter_of
from audiobrief.reader.xmltree import local_name, parse_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobrief.reader.archive import Archive
    from audiobrief.reader.epub import BookFile

_PLACE = lazy(r"\bepubfile-(\d+)\b")
_MATTER = lazy(r"\bepubmatter-[a-z]+\b")
_WORDS = lazy(r"\w+")
_BODY = lazy(r"<body\b[^>]*>(.*?)(?:</body>|\Z)", re.DOTALL | re.IGNORECASE)
#: An hour of speech, in characters.
_LONGEST_CHAPTER = 55_000
#: A chapter's heading stands among its first blocks.
_HEADING_REACH = 4


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of a book."""

    title: str
    #: The parts of the book's ``Article.source`` that make it up.
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """A book as one article, and where its chapters are in it."""

    article: Article
    chapters: tuple[Chapter, ...]


def read_book(archive: Archive) -> Book:
    """Reads an EPUB.

    Raises:
        SourceError: copy-protected, damaged, or without anything to read.
    """
    package = read_package(archive)
    labels: dict[str, list[str]] = {}
    for target in package.contents:
        labels.setdefault(target.path, []).append(target.label)
    pages = [_page(archive, number, file, labels.get(file.path, [])) for number, file in enumerate(package.files)]
    title = package.facts.title
    opening = f"<p>{html.escape(title)}</p>" if title else ""
    article = read_html(f"<html><body>{opening}{''.join(pages)}</body></html>", package.facts.url)
    chapters = _chapters(article, package, _wanted(package, len(article.source)))
    starts = [chapter.spans[0].start for chapter in chapters]
    blocks = [_settled(block) for block in article.blocks]
    if title and blocks:
        blocks[0] = replace(blocks[0], kind=BlockKind.TITLE)
    # What the page reader took for the book's title and byline is some chapter's.
    article = replace(article, blocks=tuple(_leveled(blocks, starts)), title=title, byline=None)
    return Book(with_facts(article, package.facts), chapters)


def _wanted(package: Package, length: int) -> dict[str, list[str]]:
    """The entries of the table of contents that are chapters, by file.

    These are the main parts, or, where they are too long to be heard in one go, the parts of them.
    """
    levels = sorted({target.level for target in package.contents})
    deepest = next(
        (level for level in levels if length <= _LONGEST_CHAPTER * _count(package, level)), levels[-1] if levels else 1
    )
    found: dict[str, list[str]] = {}
    for target in package.contents:
        if target.level <= deepest:
            found.setdefault(target.path, []).append(target.label)
    return found


def _count(package: Package, level: int) -> int:
    return sum(1 for target in package.contents if target.level <= level)


def _leveled(blocks: list[Block], starts: list[int]) -> Iterator[Block]:
    """The blocks, with the heading of each chapter on the first level, and all others below."""
    waiting, reach = list(reversed(starts)), 0
    for block in blocks:
        if waiting and block.spans[0].start >= waiting[-1]:
            waiting.pop()
            reach = _HEADING_REACH
        reach -= 1
        if block.kind is BlockKind.HEADING:
            yield replace(block, level=1 if reach >= 0 else max(2, block.level))
            reach = 0
        else:
            yield block


def one_chapter(book: Book, number: int, name: str) -> Article:
    """One chapter as an article by itself, the book's title in front of it.

    Raises:
        SourceError: the book has no chapter of that number.
    """
    if not 1 <= number <= len(book.chapters):
        raise SourceError(
            f"{name} has {len(book.chapters)} chapters, and no chapter {number}: “audiobrief clean {name} --list” lists them."
        )
    chapter = book.chapters[number - 1]
    whole = book.article
    opening = [block.spans[0] for block in whole.blocks[:1] if block.kind is BlockKind.TITLE]
    source, blocks = "", []
    for span in (*opening, *chapter.spans):
        by = len(source) - span.start
        blocks += [shifted(block, by) for block in whole.blocks if span.start <= block.spans[0].start < span.end]
        source += whole.source[span.start : span.end].rstrip("\n") + "\n"
    title = f"{whole.title}: {chapter.title}" if whole.title else chapter.title
    return replace(whole, source=source.removesuffix("\n"), blocks=tuple(blocks), title=title)


def shifted(block: Block, by: int) -> Block:
    """The block in a source in which it stands ``by`` characters further on."""
    return replace(
        block,
        spans=tuple(Span(span.start + by, span.end + by) for span in block.spans),
        cells=tuple(replace(cell, start=cell.start + by, end=cell.end + by) for cell in block.cells),
    )


def _page(archive: Archive, number: int, file: BookFile, labels: list[str]) -> str:
    text = decode(archive.read(file.path), f"{file.path} in {archive.name}")
    root = parse_page(text)
    if root is None:
        found = _BODY.search(text)
        return f'<section class="epubfile-{number}">{found[1] if found else ""}</section>'
    body = body_of(root)
    matter = matter_of(file, body)
    heading = f"<h1>{html.escape(labels[0])}</h1>" if labels and not matter and not has_heading(body) else ""
    words = f"epubfile-{number} {matter or ''}".strip()
    return f'<section class="{words}">{heading}{_serialized(body)}</section>'


def _serialized(body: etree._Element) -> str:
    """The inside of the body as HTML, which no longer knows namespaces and empty elements like ``<a/>``."""
    for element in list(body.iter()):
        name = local_name(element)
        parent = element.getparent()
        if name in {"svg", "script", "style"} and parent is not None and element is not body:
            # A picture's words, such as its title, are no text of the page.
            element.text = None
            for child in list(element):
                element.remove(child)
        elif name:
            element.tag = name
    body.tag = "div"
    etree.cleanup_namespaces(body)
    return str(etree.tostring(body, encoding="unicode", method="html", with_tail=False))


def _settled(block: Block) -> Block:
    """The block as one of the text, or of what the book has around it."""
    matter = _MATTER.search(block.markup)
    if matter is not None:
        return replace(block, kind=BlockKind.BOILERPLATE, level=0, markup=f"html body section.{matter[0]} p")
    if block.kind is BlockKind.BYLINE:
        block = replace(block, kind=BlockKind.PARAGRAPH)
    return flat(block, demote=True)


def _chapters(article: Article, package: Package, labels: dict[str, list[str]]) -> tuple[Chapter, ...]:
    """Where chapters begin: at a file, or a heading in it, that the table of contents names."""
    found: list[tuple[str, list[Span]]] = []
    listed = any(labels.values())
    for number, blocks in _by_file(article):
        if _MATTER.search(blocks[0].markup):
            continue
        wanted = labels.get(package.files[number].path, [])
        starts = _starts(article, blocks, wanted, listed=listed)
        if not found and (not starts or starts[0][1] > 0):
            starts.insert(0, (article.title or "Beginning", 0))
        end = max(span.end for block in blocks for span in block.spans)
        edges = [*(blocks[at].spans[0].start for _, at in starts), end]
        if not starts or starts[0][1] > 0:
            # What stands before the file's first chapter goes on with the one before it.
            found[-1][1].append(Span(blocks[0].spans[0].start, edges[0]))
        for (title, _), (start, stop) in zip(starts, pairwise(edges), strict=True):
            found.append((title, [Span(start, stop)]))
    return tuple(Chapter(title, tuple(spans)) for title, spans in found)


def _starts(article: Article, blocks: list[Block], labels: list[str], *, listed: bool) -> list[tuple[str, int]]:
    """The chapters that begin in a file: title, and number of the block."""
    headings = [
        (at, article.block_text(block))
        for at, block in enumerate(blocks)
        if block.kind in {BlockKind.HEADING, BlockKind.TITLE}
    ]
    if not listed:
        return [(headings[0][1], 0)] if headings and headings[0][0] < _HEADING_REACH else []
    starts: list[tuple[str, int]] = [(labels[0], 0)] if labels else []
    after = 0
    for label in labels[1:]:
        wanted = _words(label)
        at = next((at for at, text in headings if at > after and _same(wanted, _words(text))), None)
        if at is not None:
            starts.append((label, at))
            after = at
    return starts


def _words(text: str) -> list[str]:
    return _WORDS.findall(text.lower())


def _same(label: list[str], heading: list[str]) -> bool:
    """Whether a heading is the one that the table of contents names, perhaps without the number before it."""
    short, long = sorted((label, heading), key=len)
    return bool(short) and (long[-len(short) :] == short or long[: len(short)] == short)


def _by_file(article: Article) -> Iterator[tuple[int, list[Block]]]:
    group: list[Block] = []
    current = -1
    for block in article.blocks:
        place = _PLACE.search(block.markup)
        number = int(place[1]) if place else -1
        if number != current and group:
            yield current, group
            group = []
        current = number
        if number >= 0:
            group.append(block)
    if group:
        yield current, group
