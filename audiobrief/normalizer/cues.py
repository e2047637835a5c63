"""Cues: what is said beside the text, so that a listener knows where in a list, a table or a quotation the words stand.

A cue is spoken form only. The written text has no part in it: cues are made from the kinds of the blocks, their places
in the list or table, and the table's own headings.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from audiobrief.model import BlockKind
from audiobrief.normalizer.cue_words import words_of
from audiobrief.normalizer.list_places import list_places
from audiobrief.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobrief.model import Article, Block, Cell, TextBlock
    from audiobrief.normalizer.cue_words import CueWords
    from audiobrief.normalizer.list_places import ListPlace

#: What plain text writes before an item.
_BULLET = lazy(r"[-*•‣▪–]\s+(?=\S)")
_NUMBER = lazy(r"(\d{1,3})[.)]\s+(?=\S)")
#: What is said for code in a language that there are no cues in: it must not be lost.
_CODE_ANYWHERE = "Code."


class Cue(NamedTuple):
    """What is said beside ``Article.text[start:end]``: a block, or a cell of a table. No line begins before and ends in it."""

    start: int
    end: int
    #: Said before its first word, and after its last.
    before: str = ""
    after: str = ""
    #: Said for all of it, where it isn't said word by word; empty where another cue speaks for it.
    instead: str | None = None
    #: How many of its first characters, the sign before an item, ``before`` says.
    sign: int = 0
    #: Whether it is only needed where the narrator reads the words: a voice of their own tells the same.
    narrators: bool = False


def find_cues(article: Article, language: str) -> tuple[Cue, ...]:
    """The cues of a cleaned article in the order of its text; no two of them overlap.

    Args:
        article: cleaned.
        language: BCP 47 tag. English, German, French and Spanish have words for cues; in others, code alone is announced.
    """
    words = words_of(language)
    if words is None:
        return silent_cues(article, _CODE_ANYWHERE)
    return tuple(_Cues(article, words).all())


def silent_cues(article: Article, announcement: str = "") -> tuple[Cue, ...]:
    """The cues where none are wanted or known: marks that are no words aren't said, and code is as announced, or read."""
    found = []
    before: Block | None = None
    for block, place in zip(article.body, article.text_blocks, strict=True):
        if block.kind is BlockKind.CODE and not block.aloud and announcement:
            found.append(Cue(place.start, place.end, instead="" if _goes_on(before, block) else announcement))
        elif block.kind is BlockKind.TABLE:
            found += [Cue(start, end) for start, end, _ in _cells(article, block, place)]
        before = block
    return tuple(found)


def _goes_on(before: Block | None, block: Block) -> bool:
    """Whether a block is of the same quotation, code or table as the one before it."""
    if before is None or before.kind is not block.kind or before.author != block.author:
        return False
    # Rows are counted; of the others only the first is.
    return block.position > before.position if block.kind is BlockKind.TABLE else block.position == 0


def _cells(article: Article, block: Block, place: TextBlock) -> list[tuple[int, int, Cell]]:
    """The cells of a row that have something in them to say, in offsets of ``Article.text``."""
    edges = article.places(block, (at for cell in block.cells for at in (cell.start, cell.end)))
    text = article.block_text(block)
    return [
        (place.start + start, place.start + end, cell)
        for start, end, cell in zip(edges[::2], edges[1::2], block.cells, strict=True)
        if any(map(str.isalnum, text[start:end]))
    ]


class _Cues:
    """The cues of one article, as they are found."""

    def __init__(self, article: Article, words: CueWords) -> None:
        self._article = article
        self._text = article.text
        self._words = words
        self._blocks = article.body
        self._places = article.text_blocks
        self._lists = list_places(self._blocks)
        self._totals = Counter(place.list for place in self._lists.values())

    def all(self) -> Iterator[Cue]:
        at = 0
        while at < len(self._blocks):
            end = at + 1
            while end < len(self._blocks) and _goes_on(self._blocks[end - 1], self._blocks[end]):
                end += 1
            kind = self._blocks[at].kind
            if kind is BlockKind.TABLE:
                yield from self._table(range(at, end))
            elif kind is BlockKind.CODE:
                yield from self._code(range(at, end))
            elif kind is BlockKind.BLOCK_QUOTE:
                author = self._blocks[at].author
                words = self._words
                label = words.quote_of.format(n=author) if author else words.quote
                yield from self._around(range(at, end), f"{label}:", words.quote_end, narrators=True)
            else:
                end = at + 1
                yield from self._single(at)
            at = end

    def _cue(self, at: int, before: str = "", after: str = "") -> Cue:
        return Cue(self._places[at].start, self._places[at].end, before, after)

    def _single(self, at: int) -> Iterator[Cue]:
        """Kinds whose every block has a cue by itself, or none."""
        kind, words = self._blocks[at].kind, self._words
        if at in self._lists:
            cue = self._item(at, self._lists[at])
            if cue is not None:
                yield cue
        elif kind is BlockKind.FOOTNOTE and self._blocks[at].position:
            yield self._cue(at, f"{words.footnote}:")
        elif kind is BlockKind.DESCRIPTION:
            yield self._cue(at, f"{words.picture}:")
        elif kind is BlockKind.CAPTION:
            described = at > 0 and self._blocks[at - 1].kind is BlockKind.DESCRIPTION
            yield self._cue(at, f"{words.caption if described else words.picture}:")

    def _item(self, at: int, place: ListPlace) -> Cue | None:
        words, total = self._words, self._totals[place.list]
        start, end = self._places[at].start, self._places[at].end
        text = self._text[start : min(end, start + 8)]
        bullet, number = _BULLET.match(text), _NUMBER.match(text)
        label = number[1] if number else self._blocks[at].label
        sign = number.end() if number else bullet.end() if bullet else 0
        if label:
            said = (words.number if label.removeprefix("-").isdecimal() else words.letter).format(n=label)
        elif total < 2:
            return Cue(start, end, sign=sign) if sign else None
        else:
            if place.number == total > 2:
                which = words.last
            else:
                which = words.ordinals[place.number - 1] if place.number <= len(words.ordinals) else words.next
            within = any(self._totals[outer] > 1 for outer in place.outer)
            said = (words.inner_item if within else words.item).format(n=which)
        return Cue(start, end, f"{said}:", sign=sign)

    def _around(self, run: range, before: str, after: str, *, narrators: bool = False) -> Iterator[Cue]:
        for at in run:
            cue = self._cue(at, before if at == run[0] else "", after if at == run[-1] else "")
            yield cue._replace(narrators=narrators)

    def _code(self, run: range) -> Iterator[Cue]:
        words = self._words
        if self._blocks[run[0]].aloud:
            yield from self._around(run, f"{words.code}:", words.code_end)
            return
        source = self._article.source
        lines = sum(source.count("\n", start, end) + 1 for at in run for start, end in self._blocks[at].spans)
        said = words.one_line if lines == 1 else words.lines.format(n=lines)
        for at in run:
            yield self._cue(at)._replace(instead=said if at == run[0] else "")

    def _table(self, run: range) -> Iterator[Cue]:
        """A table's title, the headings of its columns, and each cell with its heading."""
        words, number = self._words, 0
        opening = f"{words.table}."
        cues: list[Cue] = []
        for at in run:
            block = self._blocks[at]
            cells = _cells(self._article, block, self._places[at])
            if not cells:
                if not cues:
                    cues.append(self._cue(at, f"{words.table}:"))
                    opening = ""
                continue
            are_headings = all(cell.is_header for _, _, cell in cells)
            if are_headings and len(block.cells) == 1:
                # Over all columns: the title of the table, or of the rows that follow.
                cells = [(start, end, replace(cell, header="")) for start, end, cell in cells]
                lead = ""
            elif are_headings and len(cells) > 1:
                lead = f"{words.columns}:"
            else:
                number += 1
                # Pairs without headings, as in a box of facts, speak for themselves.
                counted = len(block.cells) > 2 or any(cell.header for cell in block.cells)
                lead = f"{words.row.format(n=number)}." if counted else ""
            for start, end, cell in cells:
                header = f"{cell.header.rstrip(':')}:" if cell.header else ""
                cues.append(Cue(start, end, " ".join(part for part in (opening, lead, header) if part)))
                opening = lead = ""
        if cues:
            cues[-1] = cues[-1]._replace(after=words.table_end)
        yield from cues
