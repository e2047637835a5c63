"""The law of the house: every character of the source is spoken or listed as removed, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.errors import CoverageError
from audiobrief.reader.plain import is_visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audiobrief.model import Article, Span

_SHOWN = 60


def check_coverage(article: Article, spoken: Iterable[Span]) -> None:
    """Make sure that nothing of the source is lost and nothing is said twice.

    White space, control and format characters (Unicode categories Z, Cc and Cf) say nothing and are not counted.

    Args:
        article: cleaned.
        spoken: the ranges of ``article.source`` that are in the timeline, in any order.

    Raises:
        CoverageError: a character is neither spoken nor removed, or is in two places.
    """
    source = article.source
    ranges = sorted((*spoken, *((removed.start, removed.end) for removed in article.removed)))
    covered = 0
    for start, end in ranges:
        if start < covered and visible(source[start : min(covered, end)]):
            raise CoverageError(
                f"the text {_excerpt(source, start)} would be said or removed twice: a defect of audiobrief"
            )
        _check_gap(source, covered, start)
        covered = max(covered, end)
    _check_gap(source, covered, len(source))


def _check_gap(source: str, start: int, end: int) -> None:
    if not visible(source[start:end]):
        return
    place = next(place for place in range(start, end) if is_visible(source[place]))
    raise CoverageError(
        f"the text {_excerpt(source, place)} would be neither said nor listed as removed: a defect of audiobrief"
    )


def visible(text: str) -> int:
    """How many characters of a text count: all but white space, control and format characters."""
    rest = "".join(text.split())
    # What is printable is none of these: most texts need not be asked character by character.
    return len(rest) if rest.isprintable() else sum(map(is_visible, rest))


def _excerpt(source: str, start: int) -> str:
    shown = " ".join(source[start : start + _SHOWN].split())
    return f"“{shown}…” (character {start})"
