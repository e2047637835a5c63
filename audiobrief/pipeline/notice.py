"""Saying at the end of an episode that its voices are synthetic, where that is asked for.

The words are ours. They are put behind the article's own, as a text and a block of their own, and are marked as added, so that
casting, the coverage law, the timeline and the companion files know them as they know any other.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from audiobrief.model import Block, BlockKind, Segment, SegmentKind, Span
from audiobrief.model.article import PARAGRAPH_BREAK
from audiobrief.publisher import spoken_notice

if TYPE_CHECKING:
    from audiobrief.model import Article, Script

_log = logging.getLogger(__name__)


def notice_in(language: str | None, *, several: bool = False) -> str:
    """The words, in the language of what is read; a warning and none where there are none in it."""
    found = spoken_notice(language, several=several)
    if found is None:
        _log.warning("that the voices are synthetic is not said: there are no words for it in %s", language)
    return found or ""


def with_notice(article: Article, script: Script) -> tuple[Article, Script]:
    """An article and its script with the notice behind them: what stands at ``len(article.source)`` and later is ours.

    Args:
        article: cleaned, with something to say.
        script: of that article.
    """
    words = notice_in(script.language)
    if not words:
        return article, script
    start = len(article.source) + len(PARAGRAPH_BREAK)
    block = Block(BlockKind.PARAGRAPH, (Span(start, start + len(words)),))
    longer = replace(article, source=article.source + PARAGRAPH_BREAK + words, blocks=(*article.blocks, block))
    *sections, last = script.sections
    *segments, ending = last.segments
    # The break between two blocks belongs to the segment before it.
    ending = replace(ending, text=ending.text + PARAGRAPH_BREAK, end=ending.end + len(PARAGRAPH_BREAK))
    said = Segment(ending.end, ending.end + len(words), words, SegmentKind.NARRATION)
    return longer, replace(script, sections=(*sections, replace(last, segments=(*segments, ending, said))))
