"""Articles whose lines a program ran together, with " . " behind each line that had no full stop of its own.

Text collections come like this. What stands before such a mark is a line by itself: a caption, a heading, a button, a
byline. But the same mark stands where lines were merely wrapped ("the centre of . the island"), so a line is taken out
only where it is like one of these.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from audiobrief.cleaner.captions import REASON, is_caption_line, is_caption_start
from audiobrief.cleaner.verdict import Verdict
from audiobrief.model import BlockKind
from audiobrief.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable

_MARK = lazy(r"\s\.(?=\s|$)")
#: Where a line may begin: behind such a mark or a full stop.
_START = lazy(r"(?:\s\.|[.!?…][’'”\"]{0,2})\s+")
#: A line that ends in one of these was wrapped, and not ended.
_GOES_ON = lazy(
    r"(?:^|\s)(?:the|an?|and|or|but|of|to|in|on|at|for|with|from|by|as|that|which|who|whose|is|are|was|were|be|been|has|have|had|will|"
    r"would|his|her|their|its|our|my|your|this|these|he|she|they|it|we|not|than|into|after|before|when|because|if|mr|mrs|ms|dr)$",
    re.IGNORECASE,
)
#: No more than so many marks of a block are looked at, and so much before each.
_MOST_MARKS = 400
_LONGEST = 420
#: A space before a full stop is a slip of the pen where it happens once or twice.
_FEWEST_MARKS = 3
_PRONOUN = lazy(r"(?:He|She|They|It|His|Her|Their|Its)\b")
_BYLINE = lazy(r"By\s\.\s(?:[A-Z][\w’'-]*(?:,?\s(?:and\s|for\s|in\s)?|\s\.\sand\s\.\s)){1,8}\.(?=\s)")
_REASON_STAMP = "Says when the article was published or how long it is."
_STAMP = lazy(
    r"(?:PUBLISHED|UPDATED|Last\supdated|Published|Updated|Posted)\b.{0,60}|\|?\s?\d{1,2}:\d\d\s[A-Z]{2,4},\s\d{1,2}\s\w+\s\d{4}|\|",
    re.DOTALL,
)


def is_flattened(text: str) -> bool:
    """Whether a block's lines were run together."""
    return " ." in text and sum(1 for _ in islice(_MARK.finditer(text), _FEWEST_MARKS)) == _FEWEST_MARKS


def find_flattened(text: str, judge: Callable[[str], Verdict | None]) -> Verdict | None:
    """The first run-together line that is no narration.

    Args:
        text: a block's text, or what is left of it.
        judge: the verdict on a line by what it says.
    """
    byline = _BYLINE.match(text)
    if byline is not None:
        return Verdict(0, byline.end(), BlockKind.BOILERPLATE, "Says who wrote the article.")
    marks = list(_MARK.finditer(text))[:_MOST_MARKS]
    # Where lines were wrapped, most marks tell nothing, and what stands behind one is rarely a line's beginning.
    wrapped = sum(text[mark.end() + 1 : mark.end() + 2].islower() for mark in marks) > 2
    floor = 0
    for mark in marks:
        low = max(floor, mark.start() - _LONGEST)
        starts = [found.end() for found in _START.finditer(text, low, mark.start())]
        if low == floor and not (wrapped and floor):
            starts.insert(0, floor)
        floor = mark.end() + (text[mark.end() : mark.end() + 1].isspace())
        if starts and starts[-1] < mark.start():
            verdict = _judge_line(text, starts[-2:], mark, judge)
            if verdict is not None:
                return verdict
    return None


def _judge_line(
    text: str, starts: list[int], mark: re.Match[str], judge: Callable[[str], Verdict | None]
) -> Verdict | None:
    """The verdict on the line before a mark, which may begin at either of two sentences."""
    last = text[starts[-1] : mark.start()]
    if _STAMP.fullmatch(last):
        return Verdict(starts[-1], mark.end(), BlockKind.BOILERPLATE, _REASON_STAMP)
    for start in starts:
        verdict = judge(text[start : mark.start()])
        if verdict is not None:
            return Verdict(start, mark.end(), verdict.kind, verdict.reason)
    after = text[mark.end() : mark.end() + 3].lstrip()
    if after[:1].islower() or _GOES_ON.search(last[-12:]) or last[0].islower():
        return None
    before = text[starts[0] : starts[-1]].rstrip()
    # Of two sentences, the first has to look like the beginning of a caption itself.
    both = len(starts) > 1 and before.endswith((".", "!", "?")) and is_caption_start(before)
    if both and is_caption_line(text[starts[0] : mark.start()]):
        return Verdict(starts[0], mark.end(), BlockKind.CAPTION, REASON)
    # "She died later": what it goes on with is a caption's first sentence that wasn't known, or the story.
    if is_caption_line(last) and not (before and _PRONOUN.match(last)):
        return Verdict(starts[-1], mark.end(), BlockKind.CAPTION, REASON)
    return None
