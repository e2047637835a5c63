"""Signs of footnotes that are written in running text, “[1]”: nothing for the ear, wherever the text was copied from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from audiobrief.model import Block, BlockKind, Removed, Span
from audiobrief.patterns import lazy

if TYPE_CHECKING:
    from audiobrief.model import Article

#: Close behind a word or a mark of punctuation. A letter alone may be an editor's: “the dog[s]”, “[t]he”.
_MARK = lazy(
    r"(?<=[\w.,;:!?”\"’')\]%])\[(?:\d{1,3}|(?:note|nb)\s\d{1,2}|citation needed|Einzelnachweis|Anm\.?\s\d{1,2})\](?![\w(\[{=])"
    r"|(?<=[\w.,;:!?”\"’')\]%])(?:\[\d{1,3}\])+(?![\w({=])"
    r"|(?<=[.,;])\[[a-h]\](?=\s|$)"
)
REASON = "Points to a footnote."


def cut_marks(article: Article, block: Block) -> tuple[Block | None, list[Removed]]:
    """The block without such signs, and these."""
    if block.kind is BlockKind.CODE:
        return block, []
    kept: list[Span] = []
    gone: list[Removed] = []
    for start, end in block.spans:
        text = article.source[start:end]
        at = 0
        for found in _MARK.finditer(text) if "[" in text else ():
            gone.append(Removed(start + found.start(), start + found.end(), found[0], BlockKind.NOTE_MARK, REASON))
            kept.append(_trimmed(text, at, found.start(), start))
            at = found.end()
        kept.append(Span(start, end) if at == 0 else _trimmed(text, at, len(text), start))
    if not gone:
        return block, []
    spans = tuple(span for span in kept if span.start < span.end)
    return (replace(block, spans=spans) if spans else None), gone


def _trimmed(text: str, start: int, end: int, base: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(base + start, base + end)
