"""Block quotes and embedded posts: quotations that a block marks off instead of quotation marks, and who signs them.

A block quote is somebody's words as a whole, but for the signature it may end with: “— Jane Doe”, “— Jane Doe (@jane)
May 4, 2020”. A block that begins with a quotation mark is read like any other paragraph.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.patterns import lazy
from audiobrief.segmenter.quotations import Quotation

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_MARKS = '“”"„«»‘‚「『'
#: A dash, then a capital, up to the end of the line.
_SIGNATURE = lazy(r"(?:^|(?<=[\s.!?…”\"»]))(?:—|–|―|--|-)[ ]?(?=[^\W\d_a-zà-þ])[^—–―\n]{2,}$")
_LONGEST_SIGNATURE = 120


def signature(text: str, start: int, end: int) -> int:
    """Where the signature that ends a line begins; ``end`` where it has none."""
    floor = max(start, end - _LONGEST_SIGNATURE)
    match = _SIGNATURE.search(text[floor:end])
    if match is None or (match.start() == 0 and floor > start):
        return end
    return floor + match.start()


def block_quotations(text: str, ranges: Sequence[tuple[int, int]], blocks: Collection[int]) -> list[Quotation]:
    """The quotations that are block quotes.

    Args:
        text: the whole text.
        ranges: its paragraphs.
        blocks: indexes of those that are block quotes.

    Returns:
        One quotation for each such paragraph that has words besides a signature and no quotation marks around it;
        neighbouring ones continue each other.
    """
    found: list[Quotation] = []
    for index in sorted(blocks):
        start, end = ranges[index]
        stop = signature(text, start, end)
        inner = text[start:stop]
        words = inner.strip()
        if not words or words[0] in _MARKS:
            continue
        start += len(inner) - len(inner.lstrip())
        stop = start + len(words)
        before = (
            found[-1] if found and found[-1].paragraph == index - 1 and not _signed(text, ranges[index - 1]) else None
        )
        follows = index + 1 in blocks and text[ranges[index + 1][0]] not in _MARKS and not _signed(text, ranges[index])
        found.append(
            Quotation(
                start, start, stop, stop, index, unclosed=follows, continues=before is not None and before.unclosed
            )
        )
    return found


def _signed(text: str, span: tuple[int, int]) -> bool:
    return signature(text, *span) < span[1]
