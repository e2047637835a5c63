"""Where the subject of a text turns: lexical cohesion between what stands before and after a paragraph break.

Hearst, "TextTiling: Segmenting Text into Multi-paragraph Subtopic Passages", Computational Linguistics 23 (1997): the
less
vocabulary two neighbouring windows share, compared with the breaks around, the more likely a new subject starts there.
Where
among the breaks to divide is chosen with a preference for one length by dynamic programming, as in Heinonen, "Optimal
Multi-Paragraph Text Segmentation by Dynamic Programming" (1998).
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Content words on either side of a break that are compared: about a minute of speech.
_WINDOW = 90
#: How much the length of a section counts beside the turn of the subject.
_LENGTH_WEIGHT = 1.6
#: Candidate breaks are thinned out to one for this part of the wanted length, which bounds the work.
_GRAIN = 12
#: No section is longer than this many wanted lengths, unless it can't be divided.
_LONGEST = 3.0


def turns(paragraphs: Sequence[Sequence[str]]) -> list[float]:
    """How much the subject turns between each two neighbouring paragraphs.

    Args:
        paragraphs: the stems of each paragraph's content words.

    Returns:
        One depth score for each break (one fewer than paragraphs), 0 (it goes on) to about 1.
    """
    if len(paragraphs) < 2:
        return []
    spread = Counter(stem for paragraph in paragraphs for stem in set(paragraph))
    # Words of every paragraph say nothing about a turn.
    weights = {stem: math.log(1 + len(paragraphs) / count) for stem, count in spread.items()}
    likeness = [
        _cosine(_window(paragraphs, at, -1), _window(paragraphs, at + 1, 1), weights)
        for at in range(len(paragraphs) - 1)
    ]
    left = _peaks(likeness)
    right = _peaks(likeness[::-1])[::-1]
    depths = [(before - own) + (after - own) for own, before, after in zip(likeness, left, right, strict=True)]
    highest = max(depths)
    return [depth / highest for depth in depths] if highest > 0 else depths


def _window(paragraphs: Sequence[Sequence[str]], at: int, step: int) -> Counter[str]:
    """The nearest ``_WINDOW`` words from paragraph ``at`` on, backwards or forwards, of at most eight paragraphs."""
    found: Counter[str] = Counter()
    room = _WINDOW
    for index in range(at, min(max(at + 8 * step, -1), len(paragraphs)), step):
        stems = paragraphs[index]
        found.update(stems[-room:] if step < 0 else stems[:room])
        room -= len(stems)
        if room <= 0:
            break
    return found


def _cosine(first: Counter[str], second: Counter[str], weights: dict[str, float]) -> float:
    dot = sum(count * second[stem] * weights[stem] ** 2 for stem, count in first.items() if stem in second)
    if not dot:
        return 0.0
    norms = [
        math.sqrt(sum((count * weights[stem]) ** 2 for stem, count in window.items())) for window in (first, second)
    ]
    return dot / (norms[0] * norms[1])


def _peaks(likeness: Sequence[float]) -> list[float]:
    """For each break the height that is climbed to on its left before likeness falls again."""
    peaks: list[float] = []
    for at, own in enumerate(likeness):
        climbing = at > 0 and likeness[at - 1] >= own
        peaks.append(peaks[at - 1] if climbing else own)
    return peaks


def choose(places: Sequence[int], depths: Sequence[float], length: int, ideal: float) -> list[int]:
    """The places at which to divide a text.

    Args:
        places: offsets at which it may be divided, ascending, between 0 and ``length``.
        depths: how much the subject turns there, as ``turns`` tells.
        length: of the text, in characters.
        ideal: the wanted length of a section, in characters.

    Returns:
        The chosen offsets, ascending.
    """
    thinned = _thin(places, depths, ideal / _GRAIN)
    stops = [0, *(place for place, _ in thinned), length]
    gains = [0.0, *(depth for _, depth in thinned), 0.0]
    costs, previous = [0.0], [0]
    for at in range(1, len(stops)):
        best, source = math.inf, at - 1
        for start in range(at - 1, -1, -1):
            size = stops[at] - stops[start]
            if size > ideal * _LONGEST and start < at - 1:
                break
            cost = costs[start] + _LENGTH_WEIGHT * math.log(max(size, 1) / ideal) ** 2 - gains[at]
            if cost < best:
                best, source = cost, start
        costs.append(best)
        previous.append(source)
    chosen, at = [], previous[-1]
    while at > 0:
        chosen.append(stops[at])
        at = previous[at]
    return chosen[::-1]


def _thin(places: Sequence[int], depths: Sequence[float], grain: float) -> list[tuple[int, float]]:
    """The deepest place of each stretch of ``grain`` characters."""
    kept: list[tuple[int, float]] = []
    stretch = -1
    for place, depth in zip(places, depths, strict=True):
        if int(place / grain) != stretch:
            stretch = int(place / grain)
            kept.append((place, depth))
        elif depth > kept[-1][1]:
            kept[-1] = (place, depth)
    return kept
