"""Plain text to blocks: paragraphs (hard-wrapped lines joined), and title, byline, date and headings."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from audiobrief.errors import check_type
from audiobrief.model import Article, Block, BlockKind, Span
from audiobrief.patterns import lazy
from audiobrief.reader.dates import is_date_line, parse_date
from audiobrief.reader.language import detect_language
from audiobrief.reader.plain_lists import LIST_MARK, count_items
from audiobrief.reader.plain_tables import find_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = lazy(r"[^\n]+")
_FIRST_WORD = lazy(r"\S+")
_RULE = lazy(r"\s*([=\-_*~#])(?:\s?\1){2,}\s*")
_SENTENCE_END = lazy(r"[.!?…:;,][\"'”’»)\]]*$")
_NUMBERED_HEADING = lazy(r"(?:(?:chapter|part|section)\s+\w+|\d{1,2}[.)]|[IVX]{1,5}\.)\s*\S*", re.IGNORECASE)
_BYLINE = lazy(r"(?:(?:written|story|reported|words)\s+by|by|von|par|por)\s*:?\s+(?P<names>\S.*)", re.IGNORECASE)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NAME_JOINERS = _set("and und et y of for the de del der di da du la le van von bin al in at |")
#: Only the top of a text is searched for byline and date.
_FRONT_MATTER = 6
_LONGEST_TITLE = 160
_LONGEST_HEADING = 70
_MOST_HEADING_WORDS = 8
_NO_HEADING = '()[]|©@/"“”:•,'


def is_visible(char: str) -> bool:
    """Whether a character shows and counts: neither white space nor a control or format character."""
    return not char.isspace() and unicodedata.category(char) not in {"Cc", "Cf", "Zs", "Zl", "Zp"}


def trim(source: str, start: int, end: int) -> Span:
    """The span without invisible characters at its edges; empty (start = end) where nothing is visible."""
    while start < end and not is_visible(source[start]):
        start += 1
    while end > start and not is_visible(source[end - 1]):
        end -= 1
    return Span(start, end)


def read_text(text: str) -> Article:
    r"""Cuts plain text into blocks. ``Article.source`` is the text, line ends as ``\n``, else unchanged.

    Raises:
        WrongTypeError: it is no string.
    """
    check_type(text, str, "read_text", "the text as a string (bytes from a file are for read)")
    source = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    blocks = find_tables(source, [_first_look(source, span) for span in _paragraphs(source)])
    article = Article(source, ())
    title = None
    if blocks and _is_title(source, blocks):
        title = source[blocks[0].spans[0].start : blocks[0].spans[0].end]
        blocks[0] = replace(blocks[0], kind=BlockKind.TITLE)
    byline, published = _front_matter(source, blocks)
    _headings(source, blocks)
    return replace(
        article,
        blocks=tuple(count_items(source, blocks)),
        title=title,
        byline=byline,
        published=published,
        language=detect_language(source),
    )


def _paragraphs(source: str) -> Iterator[Span]:
    group: list[Span] = []
    widest = max((match.end() - match.start() for match in _LINE.finditer(source)), default=0)
    for match in _LINE.finditer(source):
        if group and source.count("\n", group[-1].end, match.start()) > 1:
            yield from _split(source, group, widest)
            group = []
        line = trim(source, match.start(), match.end())
        if line.start < line.end:
            group.append(line)
        else:  # a line of spaces parts paragraphs as an empty one does
            yield from _split(source, group, widest)
            group = []
    yield from _split(source, group, widest)


def _split(source: str, lines: list[Span], widest: int) -> Iterator[Span]:
    """A group of lines to paragraphs: one a line, or, where the lines were wrapped by a machine, joined again.

    Wrapped lines are known by this: the next line's first word would not have fitted on the line before it.
    """
    if len(lines) < 2 or all("\t" in source[slice(*line)] or "|" in source[slice(*line)] for line in lines):
        yield from lines
        return
    width = max(line.end - line.start for line in lines)
    full = [(line.end - line.start) + 1 + _first_word(source, after) > width for line, after in pairwise(lines)]
    # Two lines prove little: they must be about as wide as the text is elsewhere.
    too_few = len(lines) == 2 and width < 0.75 * widest
    if not 40 <= width <= 120 or too_few or sum(full) < 0.6 * len(full):
        yield from lines
        return
    start = lines[0].start
    for line, after, filled in zip(lines, lines[1:], full, strict=False):
        text = source[line.start : line.end]
        new = not filled and _SENTENCE_END.search(text[-4:])
        if new or _RULE.fullmatch(text[:200]) or LIST_MARK.match(source, after.start, after.end):
            yield Span(start, line.end)
            start = after.start
    yield Span(start, lines[-1].end)


def _first_word(source: str, line: Span) -> int:
    found = _FIRST_WORD.match(source, line.start, min(line.end, line.start + 130))
    return found.end() - found.start() if found else 0


def _first_look(source: str, span: Span) -> Block:
    if span.end - span.start < 200 and _RULE.fullmatch(source[span.start : span.end]):
        return Block(BlockKind.BOILERPLATE, (span,))
    if LIST_MARK.match(source, span.start, min(span.end, span.start + 50)):
        return Block(BlockKind.LIST_ITEM, (span,), level=1)
    return Block(BlockKind.PARAGRAPH, (span,))


def _text(source: str, block: Block) -> str:
    return source[block.spans[0].start : block.spans[0].end]


def _is_title(source: str, blocks: list[Block]) -> bool:
    span = blocks[0].spans[0]
    if len(blocks) < 2 or span.end - span.start > _LONGEST_TITLE or blocks[0].kind is not BlockKind.PARAGRAPH:
        return False
    text = _text(source, blocks[0])
    ends_like_prose = text.endswith((".", ":", ";", ",")) or (_SENTENCE_END.search(text[-3:]) and text[-1] not in "!?…")
    if "\n" in text or ends_like_prose or byline_names(text) or is_date_line(text):
        return False
    if not any(char.isalpha() for char in text) or text.startswith(("(", "[", "©", "http")):
        return False
    return any(len(_text(source, block)) > len(text) for block in blocks[1:_FRONT_MATTER])


def byline_names(line: str) -> str | None:
    """The names in a byline ("By Jane Doe and John Roe, Staff Writer"), or ``None`` where the line is none."""
    if len(line) > 120 or "\n" in line:
        return None
    found = _BYLINE.fullmatch(line.strip())
    if found is None or (_SENTENCE_END.search(line[-3:]) and not re.search(r"\b(?:Jr|Sr)\.$", line)):
        return None
    words = re.findall(r"[^\W\d_][\w'’.-]*", found["names"])
    capitals = [word for word in words if word[0].isupper()]
    if not capitals or not words[0][0].isupper():
        return None
    role = found["names"].partition(",")[2].lower().split()
    if all(word[0].isupper() or word.lower() in _NAME_JOINERS or word.lower() in role for word in words):
        return found["names"].strip()
    return None


def _front_matter(source: str, blocks: list[Block]) -> tuple[str | None, str | None]:
    byline = published = None
    for index, block in enumerate(blocks[:_FRONT_MATTER]):
        text = _text(source, block)
        if block.kind is not BlockKind.PARAGRAPH or len(text) > _LONGEST_TITLE:
            continue
        names = byline_names(text)
        if names and byline is None:
            byline = names
            blocks[index] = replace(block, kind=BlockKind.BYLINE)
        elif is_date_line(text):
            published = published or parse_date(text)
            blocks[index] = replace(block, kind=BlockKind.BOILERPLATE)
    return byline, published


def _headings(source: str, blocks: list[Block]) -> None:
    for index, block in enumerate(blocks):
        if block.kind is not BlockKind.PARAGRAPH or index == 0 or index + 1 == len(blocks):
            continue
        after = blocks[index + 1]
        text = _text(source, block)
        if (after.kind is BlockKind.BOILERPLATE and _is_underline(text, _text(source, after))) or (
            after.kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}
            and _is_prose(_text(source, after))
            and (_is_heading(text) or (_stands_alone(source, blocks, index) and _is_sentence_case_heading(text)))
            and blocks[index - 1].kind is not BlockKind.HEADING
        ):
            blocks[index] = replace(block, kind=BlockKind.HEADING, level=2)


def _is_underline(text: str, rule: str) -> bool:
    return len(text) <= _LONGEST_HEADING and "\n" not in text and rule[0] in "=-~" and len(rule) * 2 >= len(text)


def _is_prose(text: str) -> bool:
    return len(text) >= 80 or (len(text) >= 30 and _SENTENCE_END.search(text[-4:]) is not None)


def _stands_alone(source: str, blocks: list[Block], index: int) -> bool:
    """Whether empty lines part the block from its neighbours, and what stands before is no such line itself."""
    before, block, after = (blocks[at].spans[0] for at in (index - 1, index, index + 1))
    gaps = (source.count("\n", before.end, block.start), source.count("\n", block.end, after.start))
    return min(gaps) > 1 and not _is_sentence_case_heading(_text(source, blocks[index - 1]))


def _is_sentence_case_heading(text: str) -> bool:
    """A few plain words without a full stop or comma; a caption would say who, where and when."""
    words = text.split()
    return (
        2 <= len(words) <= _MOST_HEADING_WORDS
        and len(text) <= _LONGEST_HEADING
        and text[0].isupper()
        and not any(char.isdigit() or char in _NO_HEADING for char in text)
        and _SENTENCE_END.search(text[-3:].rstrip("?")) is None
    )


def _is_heading(text: str) -> bool:
    """A short line that is written like a heading: numbered, in capitals, or with its words capitalized."""
    if len(text) > _LONGEST_HEADING or "\n" in text or (_SENTENCE_END.search(text[-3:]) and text[-1] != "?"):
        return False
    if any(char in _NO_HEADING.replace(",", "") for char in text):
        return False
    words = [word for word in text.split() if any(char.isalpha() for char in word)]
    if not words or len(words) > 10:
        return False
    if text.isupper() or _NUMBERED_HEADING.match(text):
        return True
    long = [word for word in words if len(word) > 3]
    return words[0][0].isupper() and len(words) > 1 and all(word[0].isupper() for word in long) and bool(long)
