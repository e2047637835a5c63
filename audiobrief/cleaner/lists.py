"""Runs of lines that only together are furniture: a list of other articles, a row of share buttons."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from audiobrief.cleaner.captions import could_be_caption
from audiobrief.cleaner.chrome import is_platform
from audiobrief.cleaner.credits import is_credit_line, is_name
from audiobrief.cleaner.likeness import likeness
from audiobrief.cleaner.promos import is_related_header, may_be_related_header
from audiobrief.cleaner.verdict import Verdict
from audiobrief.model import BlockKind
from audiobrief.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiobrief.model import Block

_PROSE_END = lazy(r"[.!?…:][\"”’')\]]{0,2}(?:\[\d{1,3}\]){0,3}$")
_PERSON_AND_PAPER = lazy(r"[A-ZÀ-Þ][\w.'’-]+(?:\s[A-ZÀ-Þ][\w.'’-]*){1,2}(?:, |\s?[|/]\s?)[A-ZÀ-Þ]")
_COUNTER = lazy(r"\d{1,2}")
_CAPTIONABLE = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM})
_LONGEST_ENTRY = 20
_MOST_ENTRIES = 20


def find_related_lists(blocks: Sequence[tuple[Block, str]]) -> dict[int, Verdict]:
    """Lines such as "RELATED STORIES" or "More from us", and the entries below: short lines without a full stop."""
    found: dict[int, Verdict] = {}
    entries = 0
    for index, (block, text) in enumerate(blocks):
        if index > 0 and len(text) < 80 and _is_header(blocks, index):
            entries = _MOST_ENTRIES
            found[index] = Verdict(0, len(text), BlockKind.RELATED, "Heads a list of other articles.")
        elif entries:
            if not _is_entry(block, text):
                entries = 0
                continue
            entries -= 1
            # In front of prose, a lone line may as well be the next heading of the story.
            followed = index + 1 < len(blocks) and len(blocks[index + 1][1].split()) > _LONGEST_ENTRY
            if not followed or entries < _MOST_ENTRIES - 1 or block.link_density > 0.5:
                found[index] = Verdict(0, len(text), BlockKind.RELATED, "Names another article in a list of them.")
    return found


def _is_header(blocks: Sequence[tuple[Block, str]], index: int) -> bool:
    text = blocks[index][1]
    if is_related_header(text):
        return True
    # "Up next" may head the story's own last part: then sentences follow and not headlines.
    after = blocks[index + 1 : index + 3]
    return may_be_related_header(text) and all(_is_entry(*entry) for entry in after)


def _is_entry(block: Block, text: str) -> bool:
    short = len(text.split()) <= _LONGEST_ENTRY and not _PROSE_END.search(text[-20:])
    return short and block.kind is not BlockKind.TITLE


def find_credited(blocks: Sequence[tuple[Block, str]]) -> dict[int, Verdict]:
    """Captions whose credit stands on the next line by itself."""
    found: dict[int, Verdict] = {}
    for index, ((block, text), (_, after)) in enumerate(pairwise(blocks)):
        # What stands below is soon told; most lines have no credit there, and needn't be judged.
        credited = is_credit_line(after)
        if block.kind not in _CAPTIONABLE or not (credited or _names_photographer(after)) or not could_be_caption(text):
            continue
        if credited:
            found[index] = Verdict(0, len(text), BlockKind.CAPTION, "Caption of a picture: its credit follows.")
        elif block.kind is BlockKind.PARAGRAPH and not _PROSE_END.search(text[-20:]) and likeness(text) > 0:
            found[index] = Verdict(0, len(text), BlockKind.CAPTION, "Caption of a picture: its credit follows.")
            found[index + 1] = Verdict(0, len(after), BlockKind.CREDIT, "Credits a picture.")
    return found


def _names_photographer(text: str) -> bool:
    """Whether a line is two names, or one in parentheses: a credit where a caption stands before it."""
    if text[0] == "(" and text[-1] == ")":
        return is_name(text[1:-1])
    return is_name(text) and _PERSON_AND_PAPER.match(text) is not None


def find_counters(blocks: Sequence[tuple[Block, str]]) -> dict[int, Verdict]:
    """Numbers by themselves that come again and again: how many pictures there are, under each of them.

    The cells of a table are numbers too, but there one stands beside another.
    """
    lone = [
        index
        for index, (_, text) in enumerate(blocks)
        if _COUNTER.fullmatch(text) and not any(_COUNTER.fullmatch(blocks[at][1]) for at in _beside(blocks, index))
    ]
    times = Counter(blocks[index][1] for index in lone)
    reason = "Counts the pictures of the page."
    return {
        index: Verdict(0, len(blocks[index][1]), BlockKind.BOILERPLATE, reason)
        for index in lone
        if times[blocks[index][1]] > 1
    }


def _beside(blocks: Sequence[tuple[Block, str]], index: int) -> range:
    return range(max(0, index - 1), min(len(blocks), index + 2), 2) if index else range(1, min(len(blocks), 2))


def find_share_rows(blocks: Sequence[tuple[Block, str]]) -> dict[int, Verdict]:
    """Two or more neighbouring lines that are each a platform's name or a share button."""
    found: dict[int, Verdict] = {}
    run: list[int] = []
    for index, (_, text) in enumerate([*blocks, (None, "")]):
        if text and is_platform(text):
            run.append(index)
            continue
        if len(run) > 1:
            verdict = "A row of share buttons."
            found.update({at: Verdict(0, len(blocks[at][1]), BlockKind.BOILERPLATE, verdict) for at in run})
        run = []
    return found
