"""Runs of lines that only together are furniture: a list of other articles, a row of share buttons."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from audiobrief.cleaner.captions import could_be_caption
from audiobrief.cleaner.credits import is_credit_line
from audiobrief.cleaner.promos import RELATED_HEADER, is_platform
from audiobrief.cleaner.verdict import Verdict
from audiobrief.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiobrief.model import Block

_PROSE_END = re.compile(r"[.!?…:][\"”’')\]]{0,2}$")
_CAPTIONABLE = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM})
_LONGEST_ENTRY = 20
_MOST_ENTRIES = 20


def find_related_lists(blocks: Sequence[tuple[Block, str]]) -> dict[int, Verdict]:
    """The entries below a line such as "RELATED STORIES" or "More from us": short lines without a full stop."""
    found: dict[int, Verdict] = {}
    entries = 0
    for index, (block, text) in enumerate(blocks):
        if index > 0 and len(text) < 80 and RELATED_HEADER.fullmatch(text):
            entries = _MOST_ENTRIES
        elif entries:
            is_entry = len(text.split()) <= _LONGEST_ENTRY and not _PROSE_END.search(text[-5:])
            if not is_entry or block.kind is BlockKind.TITLE:
                entries = 0
                continue
            entries -= 1
            # In front of prose, a lone line may as well be the next heading of the story.
            followed = index + 1 < len(blocks) and len(blocks[index + 1][1].split()) > _LONGEST_ENTRY
            if not followed or index - 1 not in found or block.link_density > 0.5:
                found[index] = Verdict(0, len(text), BlockKind.RELATED, "Names another article in a list of them.")
    return found


def find_credited(blocks: Sequence[tuple[Block, str]]) -> dict[int, Verdict]:
    """Captions whose credit stands on the next line by itself."""
    found: dict[int, Verdict] = {}
    for index, ((block, text), (_, after)) in enumerate(pairwise(blocks)):
        if block.kind in _CAPTIONABLE and is_credit_line(after) and could_be_caption(text):
            found[index] = Verdict(0, len(text), BlockKind.CAPTION, "Caption of a picture: its credit follows.")
    return found


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
