"""Article: a source text cut into blocks, and what cleaning took out of it, all in offsets of that one text."""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from audiobrief.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WHITESPACE = lazy(r"\s")
PARAGRAPH_BREAK = "\n\n"
_NO_SPACE_BEFORE = tuple(" .,;:!?…)]}”’»")


class Span(NamedTuple):
    """A half-open range of characters, ``text[start:end]``."""

    start: int
    end: int


class BlockKind(StrEnum):
    """What a block of the source is."""

    TITLE = "title"
    BYLINE = "byline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    #: What a list of terms defines, and what it says of it.
    TERM = "term"
    DEFINITION = "definition"
    BLOCK_QUOTE = "block quote"
    #: One row of a table, or its title.
    TABLE = "table"
    CODE = "code"
    FOOTNOTE = "footnote"
    #: The sign in running text that points to a footnote.
    NOTE_MARK = "note mark"
    #: The description of a picture that a page holds for those who don't see it.
    DESCRIPTION = "description"
    #: What the page itself keeps from those who listen, or repeats for the eye.
    HIDDEN = "hidden"
    #: Words of the text, set apart for the eye.
    PULL_QUOTE = "pull quote"
    CAPTION = "caption"
    CREDIT = "credit"
    RELATED = "related"
    PROMO = "promo"
    #: What was wrong with an earlier version, or is new in this one.
    CORRECTION = "correction"
    #: Rights, and who else worked on the article.
    NOTICE = "notice"
    BOILERPLATE = "boilerplate"


#: Kinds that are spoken before the body, from the article's front matter, and so are no part of ``Article.text``.
OPENING_KINDS = frozenset({BlockKind.TITLE, BlockKind.BYLINE})
#: The fields of an ``Article`` that say something about it, as texts; a record or a script file may state them.
FACTS = ("title", "byline", "published", "language", "url", "publisher", "image")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table's row, ``Article.source[start:end]``; it may be empty."""

    start: int
    end: int
    #: What the table says above the cell's column, as one line; empty where it says nothing.
    header: str = ""
    #: Whether the cell is itself a heading of a column or a row.
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the source (a heading, a paragraph, a caption …)."""

    kind: BlockKind
    #: The parts of ``Article.source`` that make the block up, in order, without white space at their edges.
    #: One span as read; several once cleaning has cut something out of the middle.
    spans: tuple[Span, ...]
    #: 1 to 6 for a heading, nesting depth from 1 for a list item, term or definition, else 0.
    level: int = 0
    #: Where the block stood in the page: names of the elements around it, and their class and id words with a dot
    #: before each, outermost first. Empty for plain text. Evidence for the cleaner; never spoken.
    markup: str = ""
    #: Share of the block's characters that are link text, 0 to 1.
    link_density: float = 0.0
    #: Of the parts of one list, table, block quote or piece of code: which one it is as read, from 1. 0 for a block that goes
    #: on with the part before it, and for all others.
    position: int = 0
    #: What a page shows before a list item without holding it as text: ``3``, ``c``, ``iv``.
    label: str = ""
    #: The cells of a table's row, in order.
    cells: tuple[Cell, ...] = ()
    #: Who says a block quote, where the markup tells: the author of an embedded post.
    author: str = ""
    #: Whether it is said word by word. Code is only announced, unless somebody asks for more.
    aloud: bool = True


@dataclass(frozen=True, slots=True)
class Removed:
    """A part of the source that will not be spoken, and why."""

    start: int
    end: int
    text: str
    kind: BlockKind
    #: One sentence for a person.
    reason: str


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A kept block of the body, in offsets of ``Article.text``."""

    kind: BlockKind
    level: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """A source as read, or, once cleaned, with what was taken out of it.

    ``source`` is the text of the document as a person would see it: the file's text for plain text, the text of the page
    in document order for HTML. Every character of it that is not white space lies in exactly one block or one ``Removed``.
    """

    source: str
    blocks: tuple[Block, ...]
    title: str | None = None
    byline: str | None = None
    #: Date of publication, ISO 8601 (``2026-11-23`` or with a time).
    published: str | None = None
    #: BCP 47 tag, such as ``en`` or ``de-AT``.
    language: str | None = None
    url: str | None = None
    publisher: str | None = None
    #: Address or path of the article's picture.
    image: str | None = None
    removed: tuple[Removed, ...] = ()

    def block_text(self, block: Block) -> str:
        """The block's characters, each white-space character of the source (a line break, say) as one space.

        Between two spans that are not parted by white space, one space is put, so that cutting a credit out glues
        nothing together; unless the second starts with punctuation that belongs to what is before it.
        """
        if len(block.spans) == 1:  # as most have
            start, end = block.spans[0]
            text = self.source[start:end]
            return text if text.isprintable() else _WHITESPACE.sub(" ", text)
        return "".join(piece for piece, _ in _pieces(self.source, block))

    def places(self, block: Block, starts: Iterable[int]) -> tuple[int, ...]:
        """Where in the block's text each of these places of the source (ascending) stands.

        A place that has been cut out stands where the next character does that has not.
        """
        found: list[int] = []
        waiting = iter(starts)
        wanted = next(waiting, None)
        at = 0
        for piece, origin in _pieces(self.source, block):
            while wanted is not None and origin is not None and wanted < origin + len(piece):
                found.append(at + max(0, wanted - origin))
                wanted = next(waiting, None)
            at += len(piece)
        return (*found, *(at for _ in (() if wanted is None else (wanted, *waiting))))

    @property
    def opening(self) -> tuple[Block, ...]:
        """Title and byline blocks that are spoken before the body."""
        return tuple(block for block in self.blocks if block.kind in OPENING_KINDS)

    @property
    def body(self) -> tuple[Block, ...]:
        """The blocks of the body, in order."""
        return tuple(block for block in self.blocks if block.kind not in OPENING_KINDS)

    @property
    def text(self) -> str:
        """The body that will be said: its blocks, an empty line between two. Title and byline are not in it."""
        return PARAGRAPH_BREAK.join(self.block_text(block) for block in self.body)

    @property
    def text_blocks(self) -> tuple[TextBlock, ...]:
        """The blocks of the body in offsets of ``text``."""
        found, at = [], 0
        for block in self.body:
            length = len(self.block_text(block))
            found.append(TextBlock(block.kind, block.level, at, at + length))
            at += length + len(PARAGRAPH_BREAK)
        return tuple(found)


def _pieces(source: str, block: Block) -> Iterator[tuple[str, int | None]]:
    """The parts of a block's text, each with its offset in the source; an inserted space has none."""
    last = ""
    for start, end in block.spans:
        piece = source[start:end]
        if not piece.isprintable():  # the space is the only white space that is printable
            piece = _WHITESPACE.sub(" ", piece)
        if last and not last.endswith(" ") and not piece.startswith(_NO_SPACE_BEFORE):
            yield " ", None
        yield piece, start
        last = piece


class TextMap:
    """Finds for any range of ``article.text`` the ranges of ``article.source`` it was cut from."""

    def __init__(self, article: Article) -> None:
        self._starts: list[int] = []
        self._runs: list[tuple[int, int, int]] = []
        at = 0
        for block in article.body:
            for piece, origin in _pieces(article.source, block):
                if origin is not None:
                    self._starts.append(at)
                    self._runs.append((at, origin, len(piece)))
                at += len(piece)
            at += len(PARAGRAPH_BREAK)

    def source_spans(self, start: int, end: int) -> tuple[Span, ...]:
        """The ranges of the source behind ``text[start:end]``, in order."""
        found = []
        for index in range(max(0, bisect.bisect_right(self._starts, start) - 1), len(self._runs)):
            at, origin, length = self._runs[index]
            if at >= end:
                break
            low, high = max(start, at), min(end, at + length)
            if low < high:
                found.append(Span(origin + low - at, origin + high - at))
        return tuple(found)
