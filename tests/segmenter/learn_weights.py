"""Learns ``audiobrief/segmenter/weights.json`` from articles whose quotations are labelled with their speakers.

    python -m tests.segmenter.learn_weights TRAIN.jsonl OUT.json

Each line of TRAIN is ``{"text", "quotes": [...], "ignore": [[start, end, why]]}``; a quotation has "start", "end",
"speaker_name" (or null), "speaker_surface" and "speaker_type". The model is a conditional logit over the candidates of
each quotation, fitted by gradient descent (Adagrad) with an L2 penalty; rounds repeat because a decision is a feature
of the next.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from audiobrief.segmenter.attribution import attribute

if TYPE_CHECKING:
    from audiobrief.segmenter.candidates import Candidate
    from audiobrief.segmenter.people import Entity, People
    from audiobrief.segmenter.quotations import Quotation

TITLES = frozenset(
    {
        "mr",
        "mrs",
        "ms",
        "dr",
        "sen",
        "rep",
        "gov",
        "president",
        "senator",
        "mayor",
        "judge",
        "sir",
        "the",
        "a",
        "an",
        "former",
    }
)


def tokens_of(name: str) -> list[str]:
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
    stop = {"the", "a", "an", "of", "for", "in", "and", "his", "her", "their"}
    a, b = set(tokens_of(left)) - stop, set(tokens_of(right)) - stop
    return bool(a and b) and (len(a & b) / len(a | b) >= 0.5 or a <= b or b <= a)


def overlap(quotation: Quotation, start: int, end: int) -> float:
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


class Learner:
    """Gathers examples with the present weights, and fits new ones."""

    def __init__(self, articles: list[dict[str, Any]]) -> None:
        self.articles = articles
        self.counts: Counter[str] = Counter()

    def gather(self, weights: dict[str, float]) -> list[tuple[list[tuple[str, ...]], list[int], float]]:
        examples: list[tuple[list[tuple[str, ...]], list[int], float]] = []
        self.counts = Counter()
        for article in self.articles:
            golds, ignored = article["quotes"], article["ignore"]

            def observe(
                _: int,
                quotation: Quotation,
                candidates: list[Candidate],
                people: People,
                golds: list[dict[str, Any]] = golds,
                ignored: list[Any] = ignored,
            ) -> int | None:
                gold = next((g for g in golds if overlap(quotation, g["start"], g["end"]) >= 0.8), None)
                weight = 1.0
                if gold is not None:
                    right = right_ones(gold, candidates, people)
                    if right is not None and not right:
                        self.counts["unreachable"] += 1
                        right = None
                elif any(min(quotation.end, e) - max(quotation.start, s) > 0 for s, e, _ in ignored):
                    # Part of a sentence, left unlabelled: a plain cue's subject counts, at little weight.
                    right, weight = cue_of(candidates), 0.3
                else:
                    right = [0]
                    weight = 1.0
                if right is None:
                    return None
                self.counts["examples"] += 1
                examples.append(([candidate.features for candidate in candidates], right, weight))
                return right[0] if not weights else None

            attribute(article["text"], weights=weights, observe=observe)
        return examples

    def fit(
        self, examples: list[tuple[list[tuple[str, ...]], list[int], float]], rounds: int = 30, penalty: float = 0.02
    ) -> dict[str, float]:
        seen: Counter[str] = Counter()
        for options, _, _ in examples:
            for feature in {feature for option in options for feature in option}:
                seen[feature] += 1
        index: dict[str, int] = {}
        for feature, count in seen.items():
            if count >= 4:
                index[feature] = len(index)
        weights, squares = np.zeros(len(index)), np.full(len(index), 1e-6)
        rows = [
            ([np.array([index[f] for f in option if f in index], dtype=np.int64) for option in options], right, weight)
            for options, right, weight in examples
        ]
        generator = np.random.default_rng(1)
        for turn in range(rounds):
            loss = 0.0
            for at in generator.permutation(len(rows)):
                options, right, weight = rows[at]
                scores = np.array([weights[option].sum() for option in options])
                chances = np.exp(scores - scores.max())
                chances /= chances.sum()
                good = chances[right].sum()
                loss -= np.log(good + 1e-12) * weight
                target = np.zeros(len(options))
                target[right] = chances[right] / good
                gradient: dict[int, float] = defaultdict(float)
                for option, error in zip(options, (chances - target) * weight, strict=True):
                    for feature in option:
                        gradient[int(feature)] += error
                keys = np.fromiter(gradient, dtype=np.int64)
                slope = np.fromiter(gradient.values(), dtype=float) + penalty * weights[keys] / 10
                squares[keys] += slope**2
                weights[keys] -= 0.25 * slope / np.sqrt(squares[keys])
            print(turn, round(loss / len(rows), 4), file=sys.stderr)  # noqa: T201 - progress of a script
        return {feature: round(float(weights[at]), 3) for feature, at in index.items() if abs(weights[at]) >= 0.02}


def main() -> None:
    articles = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    learner = Learner(articles)
    weights: dict[str, float] = {}
    for turn in range(2):
        examples = learner.gather(weights)
        print(learner.counts, file=sys.stderr)  # noqa: T201 - progress of a script
        weights = learner.fit(examples, rounds=6 + 4 * turn)
    Path(sys.argv[2]).write_text(json.dumps(weights, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
