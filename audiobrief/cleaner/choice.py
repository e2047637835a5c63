"""What somebody wants otherwise than the rules: kinds of text that are kept all the same, or left out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from audiobrief.model import Block, BlockKind, Removed, Span
from audiobrief.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from audiobrief.model import Article

_DROPPED = "Left out on request."
_REPEATS = "Repeats what stands beside it."
_WORD = lazy(r"\w+")
#: A description is compared with so many blocks before and after it.
_BESIDE = 3


def choose(article: Article, keep: frozenset[BlockKind], drop: frozenset[BlockKind], read: Iterable[Block]) -> Article:
    """A cleaned article with kinds of removed text put back, in their places, and kinds of kept text left out.

    Args:
        article: cleaned.
        keep: what is put back. Code, which is only announced, is then read.
        drop: what is left out.
        read: the blocks before cleaning, which know more of themselves than what was removed does.
    """
    if not keep and not drop:
        return article
    whole = {block.spans[0]: block for block in read}
    blocks = list(article.blocks)
    removed: list[Removed] = []
    for part in article.removed:
        if part.kind not in keep:
            removed.append(part)
            continue
        span = Span(part.start, part.end)
        block = whole.get(span)
        if block is None or block.kind is not part.kind:
            block = Block(part.kind, (span,))
        blocks.append(replace(block, spans=(span,)))
    blocks.sort(key=lambda block: block.spans[0])
    blocks = [replace(block, aloud=True) if block.kind in keep else block for block in blocks]
    repeating = _repeating(article, blocks)
    for index, block in enumerate(blocks):
        reason = _DROPPED if block.kind in drop else _REPEATS if index in repeating else None
        if reason is not None:
            removed.extend(Removed(*span, article.source[slice(*span)], block.kind, reason) for span in block.spans)
    stay = tuple(block for index, block in enumerate(blocks) if block.kind not in drop and index not in repeating)
    return replace(article, blocks=stay, removed=tuple(sorted(removed, key=lambda part: part.start)))


def _repeating(article: Article, blocks: Sequence[Block]) -> set[int]:
    """Descriptions of pictures that say what a caption beside them says, or a line of the text."""
    found: set[int] = set()
    words = {
        index: _WORD.findall(article.block_text(block).lower())
        for at, block in enumerate(blocks)
        if block.kind is BlockKind.DESCRIPTION
        for index, block in enumerate(blocks[max(0, at - _BESIDE) : at + _BESIDE + 1], max(0, at - _BESIDE))
    }
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.DESCRIPTION:
            own = " ".join(words[index])
            beside = range(max(0, index - _BESIDE), min(len(blocks), index + _BESIDE + 1))
            if any(at != index and at not in found and own in " ".join(words[at]) for at in beside):
                found.add(index)
    return found
