"""Reads the labelled articles of ``tests/segmenter/articles``: ``{Name}`` right after an opening mark says who speaks.

``{}`` is a quotation of nobody. A quotation without a label is none: a scare quote or a title.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from audiobrief.model import Quote

ARTICLES = sorted(Path(__file__).with_name("articles").glob("*.txt"))
_LABEL = re.compile(r"\{([^}]*)\}")


class Score(NamedTuple):
    """How well the quotations of some articles were found and given to their speakers, each 0 to 1."""

    #: F1 of quotations found and given to the very name (or rightly to nobody).
    end_to_end: float
    #: F1 of quotations that start where one is labelled.
    spans: float
    #: B-cubed F1 of speakers as voices: one voice for a person, one person for a voice.
    same_voice: float
    #: What went wrong, a line each.
    mistakes: list[str]


def read_labelled(path: Path) -> tuple[str, dict[int, str | None]]:
    """The article's text without labels, and the speaker by the offset where each quotation starts."""
    return parse(path.read_text(encoding="utf-8"))


def parse(raw: str) -> tuple[str, dict[int, str | None]]:
    """The same for a string."""
    text, at, speakers = "", 0, {}
    for match in _LABEL.finditer(raw):
        text += raw[at : match.start()]
        at = match.end()
        speakers[len(text)] = match.group(1) or None
    return text + raw[at:], speakers


def score(paths: Sequence[Path], find: Callable[[str], Sequence[Quote]]) -> Score:
    """Compare what is found in labelled articles with their labels."""
    right = starts = total = 0
    shares: list[tuple[float, float]] = []
    mistakes: list[str] = []
    for path in paths:
        text, speakers = read_labelled(path)
        found = {quote.start: quote.speaker for quote in find(text)}
        total += len(found) + len(speakers)
        starts += len(found.keys() & speakers.keys())
        right += sum(start in found and found[start] == name for start, name in speakers.items())
        for start in sorted(found.keys() | speakers.keys()):
            given, wanted = (side.get(start, "no quotation") for side in (found, speakers))
            if given != wanted:
                mistakes.append(f"{path.stem}: {text[start : start + 50]!r} is {wanted}, not {given}")
        shares += _shares([(speakers[start], found[start]) for start in found.keys() & speakers.keys()])
    precision, recall = (sum(share[side] for share in shares) / max(1, len(shares)) for side in (0, 1))
    return Score(2 * right / total, 2 * starts / total, 2 * precision * recall / (precision + recall), mistakes)


def _shares(labels: list[tuple[str | None, str | None]]) -> list[tuple[float, float]]:
    """B-cubed precision and recall of each named quotation of one article."""
    named = [label for label in labels if label[0] is not None]
    shares = []
    for wanted, given in named:
        same = [label for label in named if label[0] == wanted]
        voice = [label for label in named if given is not None and label[1] == given] or [(wanted, given)]
        both = [label for label in same if given is not None and label[1] == given] or [(wanted, given)]
        shares.append((len(both) / len(voice), len(both) / len(same)))
    return shares
