"""Decides on whole lines, by what they say and by the company they keep, before any is looked into."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from audiobrief.cleaner.authors import find_authors
from audiobrief.cleaner.bylines import find_repeated_bylines
from audiobrief.cleaner.chrome import find_chrome
from audiobrief.cleaner.comments import find_comments
from audiobrief.cleaner.lists import find_counters, find_credited, find_related_lists, find_share_rows
from audiobrief.cleaner.notices import find_notice
from audiobrief.cleaner.promos import find_promo
from audiobrief.model import OPENING_KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiobrief.cleaner.verdict import Verdict
    from audiobrief.model import Block

_RULES = (
    find_share_rows,
    find_related_lists,
    find_authors,
    find_repeated_bylines,
    find_counters,
    find_credited,
    find_comments,
)


def find_lines(blocks: Sequence[tuple[Block, str]]) -> dict[int, Verdict]:
    """The lines (by position) that are no narration as a whole, each with what it is instead."""
    found: dict[int, Verdict] = {}
    for index, (block, text) in enumerate(blocks):
        if block.kind in OPENING_KINDS:
            continue
        text = " ".join(text.split("\n"))  # noqa: PLW2901 - as it is looked at again later
        verdict = judge_line(text, first=True) if len(found) == index else judge_line(text)
        if verdict is not None:
            found[index] = verdict
    for rule in _RULES:
        for index, verdict in rule(blocks).items():
            if blocks[index][0].kind not in OPENING_KINDS:
                found.setdefault(index, verdict)
    return found


@lru_cache(maxsize=4096)  # a line is looked at alone, and again after what was cut from it
def judge_line(text: str, *, first: bool = False) -> Verdict | None:
    """The verdict on a line by what it says; ``None`` where it may be of the story.

    Args:
        text: the line.
        first: whether nothing of the story was read yet.
    """
    return find_promo(text, first=first) or find_notice(text) or find_chrome(text)
