"""Learns ``audiobrief/cleaner/captions.json``: what tells the caption of a picture from a sentence of the story.

    python benchmarks/learn_captions.py ../shared/bench/data -o audiobrief/cleaner/captions.json

What it learns from: the lines of the plain articles and pages whose captions are known (``extract_*_dev``); the
paragraphs of news articles without captions (``quotes_polnear_train``); and articles that were flattened to one line each
by a program that put " . " behind every line without a full stop (``plain_cnndm_unlabelled``): what stands between two
such marks is mostly a caption, what ends in its own full stop mostly is none. Those last labels are weak: they count less, and
teach nothing about how a caption ends. A logistic regression with an L2 penalty, fitted by Newton's method. Prints how well
captions are told from the story in documents that were held out (ten folds).
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from audiobrief.cleaner.credits import is_credit_line
from audiobrief.cleaner.features import features
from audiobrief.cleaner.likeness import surroundings
from audiobrief.cleaner.tails import credit_start
from audiobrief.reader import read_html, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from audiobrief.model import Article

PENALTY = 1.0
LONGEST = 420
#: A sign that fewer examples bear is left out.
RAREST = 4
#: How much an example counts, by where it comes from.
WEIGHTS = {"labelled": 1.0, "news": 0.5, "flattened": 0.35}
CAPTION_WEIGHT = 4.0
NEWS_ARTICLES = 150
#: Of one labelled document, so many lines of the story are learned from.
MOST_LINES = 60
FOLDS = 10


class Example(NamedTuple):
    """A line, whether it is a caption, the document it is from, and how much it counts."""

    signs: tuple[str, ...]
    is_caption: bool
    document: str
    source: str
    text: str


def lines_of(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as lines:
        for line in lines:
            yield json.loads(line)


def letters(text: str) -> str:
    """Only its letters and digits, in lower case."""
    return "".join(char for char in text.lower() if char.isalnum())


def without_credit(text: str) -> str:
    """The text without the credit at its end, if there is one; empty where it is nothing else."""
    if is_credit_line(text):
        return ""
    start = credit_start(text)
    return text if start is None else text[:start].rstrip()


def labelled(record: dict[str, Any]) -> Iterator[Example]:
    """The lines of an article whose captions are known; lines that are neither story nor caption teach nothing."""
    article: Article = read_html(record["html"]) if "html" in record else read_text(record["text"])
    blocks = [(block, article.block_text(block)) for block in article.blocks]
    captions = [letters(caption["text"]) for caption in record["captions"] if caption["in_body"]]
    gold = letters(record["gold"])
    kept = []
    for block, text in blocks:
        plain = letters(text)
        is_caption = any(plain and plain in caption and len(plain) > 0.4 * len(caption) for caption in captions)
        is_story = not is_caption and len(plain) > 3 and plain in gold
        if is_caption or is_story:
            kept.append((block, text, is_caption))
    around = surroundings([(block, text) for block, text, _ in kept])
    found = []
    for (_, text, is_caption), signs in zip(kept, around, strict=True):
        bare = without_credit(text)
        if bare and len(bare) <= LONGEST and (not is_caption or len(bare.split()) > 2):
            found.append(Example((*features(bare), *signs), is_caption, record["id"], "labelled", bare))
    story = [example for example in found if not example.is_caption]
    yield from (example for example in found if example.is_caption)
    yield from random.Random(0).sample(story, min(MOST_LINES, len(story)))  # noqa: S311 - a sample, no secret


def news(record: dict[str, Any]) -> Iterator[Example]:
    """The paragraphs of an article without captions."""
    article = read_text(record["text"])
    blocks = [(block, article.block_text(block)) for block in article.blocks]
    around = surroundings(blocks)
    for (_, text), signs in zip(blocks, around, strict=True):
        if len(text) <= LONGEST:
            yield Example((*features(text), *signs), False, record["id"], "news", text)


_END = re.compile(r"\s\.\s(?=[A-Z‘'“\"])|(?<=[a-z’'”\")])[.!?][’'”\"]{0,2}\s+(?=[A-Z‘'“\"])")
_ABOUT_THE_END = re.compile(r"ended|unfinished|sentences|open end|capitals|words<=3$|words<=7|at end")


def flattened(record: dict[str, Any]) -> Iterator[Example]:
    """The sentences of a flattened article, those captions that end without a full stop of their own."""
    if "By . " not in record["text"] and record["text"].count(" . ") < 4:
        return
    at, own_end = 0, True
    for end in _END.finditer(record["text"]):
        text = record["text"][at : end.start()].strip()
        marked = end[0].startswith(" .")
        # A piece between two marks, or after a true end and before a mark, is a line of its own.
        if own_end and 20 < len(text) <= LONGEST and " . " not in text and text[0].isupper():
            signs = tuple(sign for sign in features(text + ("" if marked else ".")) if not _ABOUT_THE_END.search(sign))
            yield Example(signs, marked, record["id"], "flattened", text)
        at, own_end = end.end(), True


def gather(folder: Path) -> list[Example]:
    """All examples of the development sets."""
    found: list[Example] = []
    for name in ("extract_plain_dev", "extract_readability_dev"):
        for record in lines_of(folder / f"{name}.jsonl.gz"):
            found += labelled(record)
    records = list(lines_of(folder / "quotes_polnear_train.jsonl.gz"))
    for record in random.Random(0).sample(records, NEWS_ARTICLES):  # noqa: S311 - a sample, no secret
        found += news(record)
    for record in lines_of(folder / "plain_cnndm_unlabelled.jsonl.gz"):
        found += flattened(record)
    return found


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """The weights of the signs; the bias is that of the empty sign."""
    counts: dict[str, int] = {}
    for example in examples:
        for sign in {sign for sign in example.signs if not sign.startswith("set:")}:
            counts[sign] = counts.get(sign, 0) + 1
    names = ["", *sorted(sign for sign, count in counts.items() if count >= RAREST)]
    column = {name: at for at, name in enumerate(names)}
    matrix = np.zeros((len(examples), len(names)))
    matrix[:, 0] = 1
    for row, example in enumerate(examples):
        for sign in example.signs:
            if sign in column:
                matrix[row, column[sign]] = 1
    target = np.array([example.is_caption for example in examples], dtype=float)
    weight = np.array(
        [WEIGHTS[e.source] * (CAPTION_WEIGHT if e.is_caption and e.source == "labelled" else 1) for e in examples]
    )
    penalty = np.full(len(names), PENALTY)
    penalty[0] = 1e-6
    found: NDArray[np.float64] = np.zeros(len(names))
    for _ in range(25):
        chance = 1 / (1 + np.exp(-matrix @ found))
        slope = matrix.T @ (weight * (chance - target)) + penalty * found
        curve = (matrix * (weight * chance * (1 - chance))[:, None]).T @ matrix + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        found = found - step
        if np.abs(step).max() < 1e-6:
            break
    return {name: round(float(value), 3) for name, value in zip(names, found, strict=True)}


def scored(weights: dict[str, float], example: Example) -> float:
    """The log-odds that an example is a caption."""
    return weights[""] + sum(weights.get(sign, 0.0) for sign in example.signs)


def validate(examples: Sequence[Example]) -> list[tuple[float, Example]]:
    """Each example scored by weights learned without its document."""
    documents = sorted({example.document for example in examples})
    random.Random(1).shuffle(documents)  # noqa: S311 - folds, no secret
    fold = {document: at % FOLDS for at, document in enumerate(documents)}
    found = []
    for number in range(FOLDS):
        weights = fit([example for example in examples if fold[example.document] != number])
        found += [(scored(weights, example), example) for example in examples if fold[example.document] == number]
    return found


def main() -> None:
    """Learn, report, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--errors", type=int, default=0, help="print so many of the worst mistakes of each sort")
    options = parser.parse_args()
    examples = gather(options.folder)
    held_out = validate(examples)
    for source in WEIGHTS:
        part = [(score, example) for score, example in held_out if example.source == source]
        captions = [score for score, example in part if example.is_caption]
        story = [score for score, example in part if not example.is_caption]
        print(f"{source}: {len(captions)} captions, {len(story)} lines of the story")
        for least in (-2, -1, 0, 1, 2, 3, 4):
            found = sum(score > least for score in captions) / max(1, len(captions))
            lost = sum(score > least for score in story) / max(1, len(story))
            print(f"  above {least:2}: {found:6.1%} of captions, {lost:7.2%} of the story")
        part.sort(key=lambda pair: pair[0])
        for score, example in [p for p in part if p[1].is_caption][: options.errors]:
            print(f"   MISSED {score:5.1f} {example.text[:180]}")
        for score, example in [p for p in reversed(part) if not p[1].is_caption][: options.errors]:
            print(f"   WRONG  {score:5.1f} {example.text[:180]}")
    if options.output:
        weights = fit(examples)
        options.output.write_text(
            json.dumps(weights, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8"
        )
        print(f"{len(weights)} weights")


if __name__ == "__main__":
    main()
