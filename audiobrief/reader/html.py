"""HTML to an article: the page's text as blocks, its title and byline found by what the page says about itself."""

from __future__ import annotations

import gc
import re
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from audiobrief.errors import check_type
from audiobrief.model import Article, Block, BlockKind, Cell, Span
from audiobrief.patterns import lazy
from audiobrief.reader.decoding import decode
from audiobrief.reader.language import detect_language
from audiobrief.reader.lines import Line
from audiobrief.reader.metadata import Metadata, read_metadata, squeeze
from audiobrief.reader.page import read_lines
from audiobrief.reader.plain import byline_names, trim
from audiobrief.reader.soup import Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORD = lazy(r"\w+")
#: A lone one can't be encoded for the parser; it goes as the HTML standard's tokenizer has zero bytes go.
_SURROGATE = lazy("[\ud800-\udfff]")
# "saved from url=(0040)https://…" (Internet Explorer, Chrome, Edge); SingleFile says "Page saved with SingleFile url: https://…".
_SAVED_FROM = lazy(
    r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://[^\s>]{1,2000})", re.IGNORECASE
)
_HEAD = 5_000
#: Where text stands that a script would have shown.
_BODY = "html body article.articleBody p"
#: A page without its story has this share of the story's length in lines that may be sentences, at most.
_SHARE, _SENTENCE = 0.5, 60
_BYLINE_REACH = 12
_BYLINE_WORDS = lazy(r"byline|author|writer|contributor", re.IGNORECASE)


def read_html(html: str | bytes, url: str | None = None) -> Article:
    """Reads a page. ``Article.source`` is the text a browser shows, a line for each block.

    Every piece of text on the page lies in one block, its place told by ``Block.markup``; which of them are the article
    is for the cleaner to say. Where the body has no headline, the title of the browser's tab is put before it.

    Args:
        html: the page; bytes are decoded by mark, declaration or detection.
        url: where the page came from; makes addresses absolute.

    Raises:
        SourceError: bytes that are no text, or markup that can't be parsed at all.
        WrongTypeError: it is neither a string nor bytes.
    """
    check_type(html, (str, bytes), "read_html", "the page as a string or as bytes")
    text = decode(html, "the page") if isinstance(html, bytes) else html
    with _uncollected():
        page, text = _parsed(text.replace("\0", "\ufffd"))
        url = url or _saved_from(text)
        facts = read_metadata(page, url)
        lines = read_lines(page.soup)
        page.discard()
        return _article(_with_title(_with_body(lines, facts.body), facts), facts)


def _parsed(text: str) -> tuple[Page, str]:
    """The page, and its text as the parser took it."""
    try:
        return Page(text), text
    except UnicodeEncodeError:
        text = _SURROGATE.sub("\ufffd", text)
        return Page(text), text


def _saved_from(text: str) -> str | None:
    """The address in the comment that browsers, and the tools that save pages for them, write at the top of a page."""
    found = _SAVED_FROM.search(text[:_HEAD])
    return found[1] if found else None


def _with_body(lines: list[Line], body: str | None) -> list[Line]:
    """Adds the story that a page brings as data (``articleBody``), where a script would have put it on the page.

    It is added only where the page has next to no text of its own: where most of its sentences are there, they are read
    from where they stand.
    """
    if body is None or sum(len(line.text) for line in lines if len(line.text) >= _SENTENCE) > _SHARE * len(body):
        return lines
    paragraphs = (Line(part, BlockKind.PARAGRAPH, 0, _BODY, 0.0) for part in body.split("\n"))
    return [*lines, *paragraphs]


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keeps the garbage collector from walking over the growing tree again and again, where nothing is garbage yet."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _article(lines: list[Line], facts: Metadata) -> Article:
    blocks: list[Block] = []
    at = 0
    for line in lines:
        span = _trimmed(line.text)
        if span.start < span.end:
            if line.asides or line.cells:
                blocks.extend(_blocks(line, span, at))
            else:
                blocks.append(_block(line, (Span(at + span.start, at + span.end),)))
        at += len(line.text) + 1
    source = "\n".join(line.text for line in lines)
    title = next((block for block in blocks if block.kind is BlockKind.TITLE), None)
    article = Article(source, tuple(blocks))
    return replace(
        article,
        title=facts.title if title is None else article.block_text(title),
        byline=facts.byline or _found_byline(article),
        published=facts.published,
        language=facts.language or detect_language(source),
        url=facts.url,
        publisher=facts.publisher,
        image=facts.image,
    )


def _trimmed(text: str) -> Span:
    """The text without invisible characters at its edges; most have none."""
    return Span(0, len(text)) if "!" <= text[0] <= "~" and "!" <= text[-1] <= "~" else trim(text, 0, len(text))


def _blocks(line: Line, span: Span, at: int) -> Iterator[Block]:
    """The block of a line, and after it those of what is something else within the line."""
    spans, start = [], span.start
    for aside in line.asides:
        spans.append(trim(line.text, start, aside.start))
        start = aside.end
    spans.append(trim(line.text, start, span.end) if line.asides else span)
    kept = tuple(Span(at + part.start, at + part.end) for part in spans if part.start < part.end)
    if kept:
        cells = tuple(replace(cell, start=at + cell.start, end=at + cell.end) for cell in line.cells)
        yield _block(line, kept, cells)
    for aside in line.asides:
        part = trim(line.text, aside.start, aside.end)
        if part.start < part.end:
            yield Block(aside.kind, (Span(at + part.start, at + part.end),), markup=line.markup)


def _block(line: Line, spans: tuple[Span, ...], cells: tuple[Cell, ...] = ()) -> Block:
    return Block(
        line.kind,
        spans,
        line.level,
        line.markup,
        line.link_density,
        position=line.position,
        label=line.label,
        cells=cells,
        author=line.author,
        aloud=line.kind is not BlockKind.CODE,
    )


def _found_byline(article: Article) -> str | None:
    byline = next((block for block in article.blocks if block.kind is BlockKind.BYLINE), None)
    if byline is None:
        return None
    text = article.block_text(byline)
    return byline_names(text) or text


def _with_title(lines: list[Line], facts: Metadata) -> list[Line]:
    """Marks the headline as title and the line naming the author as byline; adds the tab's title if none is there."""
    at = _headline(lines, facts.title)
    if at is None:
        if not facts.title:
            return lines
        lines = [Line(facts.title, BlockKind.TITLE, 0, "", 0.0), *lines]
        at = 0
        reach: Sequence[int] = ()
    else:
        lines[at].kind, lines[at].level = BlockKind.TITLE, 0
        reach = range(max(0, at - 3), min(len(lines), at + _BYLINE_REACH))
    for index in reach:
        line = lines[index]
        if index != at and _is_byline(line, facts.byline):
            line.kind, line.level = BlockKind.BYLINE, 0
            break
    return lines


def _is_byline(line: Line, byline: str | None) -> bool:
    if len(line.text) > 120 or line.kind is BlockKind.TITLE:
        return False
    names = byline_names(line.text)
    if byline is not None:
        said = squeeze((names or line.text).partition("|")[0]).lower()  # “By Ann Lee | Staff Writer”
        return said == byline.lower() and (names is not None or bool(_BYLINE_WORDS.search(line.markup)))
    return names is not None


def _headline(lines: list[Line], title: str | None) -> int | None:
    """The index of the line that is the article's headline."""
    first = [index for index, line in enumerate(lines) if line.kind is BlockKind.HEADING and line.level == 1]
    if title is not None:
        wanted = _words(title)
        headings = [index for index, line in enumerate(lines) if line.kind is BlockKind.HEADING]
        scored = [(_likeness(wanted, _words(lines[index].text)), -lines[index].level, -index) for index in headings]
        if scored:
            likeness, _, index = max(scored)
            if likeness >= 0.6:
                return -index
    within = [index for index in first if _in_article(lines[index].markup) and len(_words(lines[index].text)) > 2]
    if within:
        return within[0]
    if title is None:
        return first[0] if first else None
    return first[0] if len(first) == 1 and len(_words(lines[first[0]].text)) > 3 else None


def _in_article(markup: str) -> bool:
    names = {element.partition(".")[0] for element in markup.split(" ")}
    return bool(names & {"article", "main"})


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text[:1000].lower()))


def _likeness(wanted: frozenset[str], words: frozenset[str]) -> float:
    """Share of the shorter text's words that the other has too; short matches count for less."""
    if not wanted or not words:
        return 0.0
    shared = len(wanted & words)
    return shared / max(len(words), min(len(wanted), 4)) if len(words) <= len(wanted) else shared / len(wanted) * 0.95
