"""Who wrote the article is said once, at its start: finds the byline that the reader did not know, and the repeated one."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from audiobrief.cleaner.authors import ROLE, ROLE_WORDS
from audiobrief.cleaner.likeness import is_prose
from audiobrief.cleaner.verdict import Verdict
from audiobrief.model import BlockKind
from audiobrief.patterns import both, has_folded, holds, lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiobrief.model import Article, Block

_NAME = r"[A-ZÀ-Þ][\w.'’-]+(?:\s(?:de\s|van\s|von\s|al\s|bin\s)?[A-ZÀ-Þ][\w.'’-]*){1,3}"
#: "Ann Example, Staff Writer", "Ann Example and Bob Sample | political reporters"
_NAME_AND_ROLE = lazy(
    rf"(?P<names>{_NAME}(?:(?:,\s|\sand\s){_NAME}){{0,2}})(?:,\s|\s[|•·–—-]\s)(?i:(?:[\w.'’-]+\s){{0,4}}{ROLE}s?)",
    needs=both(
        holds(",", "|", "•", "·", "–", "—", "-"),
        has_folded(*ROLE_WORDS),
    ),
)
_NAME_ALONE = lazy(rf"(?P<names>{_NAME})")
_STARTS_LIKE_BYLINE = lazy(r"(?:by|von|par|por|di|door|av)\s", re.IGNORECASE)
#: It stands among so many blocks, before the first paragraph.
_TOP = 5
_LONGEST = 110


def mark_byline(article: Article, story: Sequence[int], texts: Sequence[str]) -> Article:
    """The article with a line that names the author and a role as its byline, where the reader found none.

    Args:
        article: as read.
        story: the positions of the blocks that belong to it.
        texts: what each block says.
    """
    blocks = list(article.blocks)
    if any(blocks[index].kind is BlockKind.BYLINE for index in story):
        return article
    for index in story[:_TOP]:
        if is_prose(texts[index]):
            break
        found = _NAME_AND_ROLE.fullmatch(texts[index]) if len(texts[index]) <= _LONGEST else None
        # A mere name is the author's only right below the headline.
        if found is None and index > 0 and blocks[index - 1].kind is BlockKind.TITLE:
            found = _NAME_ALONE.fullmatch(texts[index])
        if found is not None and blocks[index].kind is not BlockKind.TITLE:
            blocks[index] = replace(blocks[index], kind=BlockKind.BYLINE)
            return replace(article, blocks=tuple(blocks), byline=article.byline or found["names"])
    return article


def find_repeated_bylines(blocks: Sequence[tuple[Block, str]]) -> dict[int, Verdict]:
    """Lines that say what the byline said before."""
    byline = next((text for block, text in blocks if block.kind is BlockKind.BYLINE), None)
    if byline is None:
        return {}
    plain = _plain(byline)
    return {
        index: Verdict(0, len(text), BlockKind.BOILERPLATE, "Says again who wrote the article.")
        for index, (block, text) in enumerate(blocks)
        if block.kind is not BlockKind.BYLINE and len(text) <= _LONGEST and plain and _plain(text) == plain
    }


def _plain(text: str) -> str:
    return _STARTS_LIKE_BYLINE.sub("", " ".join(text.split()), count=1).casefold().strip(" .")
