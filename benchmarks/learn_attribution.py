"""Learns ``audiobrief/segmenter/weights.json`` from articles whose quotations are labelled with their speakers.

    python benchmarks/learn_attribution.py ../shared/bench/data/quotes_polnear_train.jsonl.gz -o audiobrief/segmenter/weights.json

Each line is ``{"text", "quotes": [...], "ignore": [[start, end, why]]}``; a quotation has "start", "end", "speaker_name" (or
null), "speaker_surface" and "speaker_type". The model is a conditional logit over the candidates of each quotation with an L2
penalty, fitted by L-BFGS (Nocedal, "Updating quasi-Newton matrices with limited storage", 1980). Rounds repeat because a
decision is a feature of the next: first the decisions before are the right ones, then those of the round before.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from audiobrief.segmenter.attribution import attribute

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from audiobrief.segmenter.candidates import Candidate
    from audiobrief.segmenter.entity import Entity
    from audiobrief.segmenter.people import People
    from audiobrief.segmenter.quotations import Quotation

TITLES = frozenset(
    "mr mrs ms dr sen rep gov president senator mayor judge sir the a an former".split()  # noqa: SIM905 - read better so
)
#: Strength of the L2 penalty, chosen by cross-validation over the training articles.
PENALTY = 0.5
#: What weights are drawn to that news alone would not teach: it has few dialogues, and
#: its papers seldom speak as “it”.
PRIORS = {
    "dialogue:turn": 3.0,
    "dialogue:last": 0.0,
    "cue.pron:sg:not": -3.0,
    "cue.pron:sg:not?": -1.0,
    "itpron:fits": 1.0,
    "itpron:not": -3.0,
    "cue=after:signed_M": 6.0,
    "no:clause": -3.0,
    "no:signed": -3.0,
}
#: How much more strongly than others are drawn to nought.
_PRIOR_STRENGTH = 40
#: A feature seen in fewer quotations is left out.
RAREST = 4
ROUNDS = 2


class Example(NamedTuple):
    """A quotation's candidates, those of them that are right, and how much it counts."""

    options: list[tuple[str, ...]]
    right: list[int]
    weight: float


def read(path: Path) -> list[dict[str, Any]]:
    """The articles of a JSON Lines file, gzipped or not."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def tokens_of(name: str) -> list[str]:
    """A name's words in lower case without titles in front and what follows a surname."""
    words = [word.strip(".,'’()").lower() for word in name.replace("’s", "").replace("'s", "").split()]
    words = [word for word in words if word and word not in {"jr", "sr", "ii", "iii"}]
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    return words


def names_match(left: str, right: str) -> bool:
    """Whether two names may be one person's: equal surnames and first names that fit; a lone name fits either end."""
    a, b = tokens_of(left), tokens_of(right)
    if not a or not b:
        return False
    if len(a) == 1 or len(b) == 1:
        short, long = (a, b) if len(a) == 1 else (b, a)
        return short[0] in {long[-1], long[0]}
    return a[-1] == b[-1] and (a[0][0] == b[0][0] or a[0] in b or b[0] in a)


def phrases_match(left: str, right: str) -> bool:
    """Whether two nominals may mean the same: half their words are shared, or one has all of the other's."""
    stop = {"the", "a", "an", "of", "for", "in", "and", "his", "her", "their"}
    a, b = set(tokens_of(left)) - stop, set(tokens_of(right)) - stop
    return bool(a and b) and (len(a & b) / len(a | b) >= 0.5 or a <= b or b <= a)


def overlap(quotation: Quotation, start: int, end: int) -> float:
    """Jaccard overlap of a quotation and a range."""
    inside = min(quotation.end, end) - max(quotation.start, start)
    return inside / (max(quotation.end, end) - min(quotation.start, start))


def right_ones(gold: dict[str, Any], candidates: list[Candidate], people: People) -> list[int] | None:
    """Positions of the candidates that are right; ``None`` where the label does not tell."""

    def entity(candidate: Candidate) -> Entity:
        return people.entities[candidate.entity]

    rest = list(enumerate(candidates))[1:]
    if gold.get("speaker_name"):
        return [at for at, candidate in rest if names_match(entity(candidate).name, gold["speaker_name"])]
    if gold.get("speaker_type") == "nominal":
        surface = gold["speaker_surface"]
        return [at for at, candidate in rest if phrases_match(entity(candidate).name, surface)] or None
    return None


def cue_of(candidates: list[Candidate]) -> list[int] | None:
    """The candidate that is the subject of the verb of saying right before the quotation."""
    plain = ("M_V", "M,_V", "M_V~", "M,_V~", "M_V~~", "M,_V~~")
    for at, candidate in enumerate(candidates):
        if any(
            f.startswith("cue=before.") and f.rpartition(":")[2] in plain and "|" not in f for f in candidate.features
        ):
            return [at]
    return None


def _example(
    article: dict[str, Any], quotation: Quotation, candidates: list[Candidate], people: People
) -> Example | None:
    gold = next((g for g in article["quotes"] if overlap(quotation, g["start"], g["end"]) >= 0.8), None)
    right, weight = None, 1.0
    if gold is not None:
        right = right_ones(gold, candidates, people) or None
    elif any(min(quotation.end, e) - max(quotation.start, s) > 0 for s, e, _ in article["ignore"]):
        # Part of a sentence, left unlabelled: a plain cue's subject counts, at little weight.
        right, weight = cue_of(candidates), 0.3
    else:
        right = [0]
    return Example([candidate.features for candidate in candidates], right, weight) if right else None


def gather(articles: Sequence[dict[str, Any]], weights: dict[str, float]) -> list[list[Example]]:
    """The examples of each article, every decision taken with ``weights`` (rightly, where they are empty)."""
    found: list[list[Example]] = []
    for article in articles:
        examples: list[Example] = []

        def observe(
            _: int,
            quotation: Quotation,
            candidates: list[Candidate],
            people: People,
            article: dict[str, Any] = article,
            examples: list[Example] = examples,
        ) -> int | None:
            example = _example(article, quotation, candidates, people)
            if example is None:
                return None
            examples.append(example)
            return example.right[0] if not weights else None

        attribute(article["text"], weights=weights, observe=observe)
        found.append(examples)
    return found


def fit(examples: Sequence[Example], penalty: float = PENALTY) -> dict[str, float]:
    """The weights that make the right candidates most likely."""
    seen = Counter(
        feature for example in examples for feature in {feature for option in example.options for feature in option}
    )
    index = {
        feature: at for at, feature in enumerate(sorted(feature for feature, count in seen.items() if count >= RAREST))
    }
    columns, rows, starts, good, importance = [], [], [], [], []
    row = 0
    for example in examples:
        starts.append(row)
        importance.append(example.weight)
        for at, option in enumerate(example.options):
            known = [index[feature] for feature in option if feature in index]
            columns += known
            rows += [row] * len(known)
            good.append(at in example.right)
            row += 1
    group = np.repeat(np.arange(len(starts)), np.diff([*starts, row]))
    for feature in PRIORS:
        index.setdefault(feature, len(index))
    prior = [PRIORS.get(feature, 0.0) for feature in index]
    strength = [penalty * (_PRIOR_STRENGTH if feature in PRIORS else 1) for feature in index]
    arrays = (columns, rows, starts, group, good, importance, prior, strength)
    problem = partial(_loss, _Table(*(np.array(column) for column in arrays)))
    weights = _minimize(problem, np.array(prior))
    return {feature: round(float(weights[at]), 3) for feature, at in index.items() if abs(weights[at]) >= 0.005}


class _Table(NamedTuple):
    """Examples as arrays. A row is a candidate; each feature of it is an entry of ``columns`` and ``rows``."""

    columns: NDArray[np.int64]
    rows: NDArray[np.int64]
    #: First row of each example, and the example of each row.
    starts: NDArray[np.int64]
    group: NDArray[np.int64]
    good: NDArray[np.bool_]
    importance: NDArray[np.float64]
    #: What each weight is drawn to.
    prior: NDArray[np.float64]
    #: How strongly.
    penalty: NDArray[np.float64]


def _loss(data: _Table, weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
    """Penalized negative log likelihood and its gradient."""
    columns, rows, starts, group, good, importance, prior, penalty = data
    scores = np.bincount(rows, weights[columns], minlength=len(group))
    powers = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
    total = np.add.reduceat(powers, starts)
    right = np.maximum(np.add.reduceat(powers * good, starts), 1e-300)
    loss = float(importance @ (np.log(total) - np.log(right)) + (penalty * np.square(weights - prior)).sum() / 2)
    error = importance[group] * powers * (1 / total[group] - good / right[group])
    return loss, np.bincount(columns, error[rows], minlength=len(weights)) + penalty * (weights - prior)


def _minimize(
    problem: Callable[[NDArray[np.float64]], tuple[float, NDArray[np.float64]]],
    start: NDArray[np.float64],
    steps: int = 150,
    memory: int = 10,
) -> NDArray[np.float64]:
    """L-BFGS with a backtracking line search."""
    at, (loss, slope) = start, problem(start)
    history: list[tuple[NDArray[np.float64], NDArray[np.float64]]] = []
    for _ in range(steps):
        direction, factors = slope.copy(), []
        for move, change in reversed(history):
            factor = (move @ direction) / (move @ change)
            factors.append(factor)
            direction -= factor * change
        if history:
            move, change = history[-1]
            direction *= (move @ change) / (change @ change)
        for (move, change), factor in zip(history, reversed(factors), strict=True):
            direction += (factor - (change @ direction) / (move @ change)) * move
        rate, fall = 1.0 if history else 1.0 / max(1.0, float(np.linalg.norm(slope))), float(slope @ direction)
        while True:
            candidate = at - rate * direction
            new_loss, new_slope = problem(candidate)
            if new_loss <= loss - 1e-4 * rate * fall or rate < 1e-10:
                break
            rate /= 2
        move, change = candidate - at, new_slope - slope
        if loss - new_loss < 1e-7 * abs(loss):
            return candidate
        if move @ change > 1e-12:
            history = [*history[-memory + 1 :], (move, change)]
        at, loss, slope = candidate, new_loss, new_slope
    return at


def learn(articles: Sequence[dict[str, Any]], penalty: float = PENALTY) -> dict[str, float]:
    """The weights for these articles."""
    weights: dict[str, float] = {}
    for _ in range(ROUNDS):
        examples = [example for own in gather(articles, weights) for example in own]
        weights = fit(examples, penalty)
    return weights


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, nargs="+")
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    articles = [article for path in options.articles for article in read(path)]
    weights = learn(articles)
    options.output.write_text(json.dumps(weights, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{len(weights)} weights from {len(articles)} articles", file=sys.stderr)


if __name__ == "__main__":
    main()
