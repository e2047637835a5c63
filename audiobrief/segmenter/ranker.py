"""A linear ranker over candidate speakers: the score of one is the sum of its features' weights.

The weights (``weights.json``) are those of a conditional logit model: the exponentials of the scores, made to sum to
one, are the probabilities of the candidates. ``NOBODY`` is a candidate like any other.
"""

from __future__ import annotations

import json
import math
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from audiobrief.segmenter.candidates import Candidate


@cache
def learned_weights() -> dict[str, float]:
    """The weights that come with the package, by feature."""
    text = Path(__file__).with_name("weights.json").read_text(encoding="utf-8")
    weights: dict[str, float] = json.loads(text)
    return weights


def probabilities(candidates: Sequence[Candidate], weights: Mapping[str, float]) -> list[float]:
    """The probability of each candidate; they sum to one."""
    scores = [sum(weights.get(feature, 0.0) for feature in candidate.features) for candidate in candidates]
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]
