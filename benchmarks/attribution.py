"""How well quotations are given to their speakers: audiobrief beside plain baselines, on labelled news articles.

    python benchmarks/attribution.py [--set dev|train] [--folds 5]

Needs ../shared/bench (score_quotes.py and its sets) beside the checkout. With ``--folds K``, the set is cut into K parts by
document; each part is attributed with weights learned from the others, so that no article is judged by weights that have
seen it. Precision and coverage are those of named quotations whose confidence reaches the threshold. ECE is the expected
calibration error (Guo et al., "On Calibration of Modern Neural Networks", 2017) of the confidence, in ten bins.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import statistics
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from learn_attribution import learn, read
from measure import table

from audiobrief.segmenter.quotations import find_quotations, paragraphs
from audiobrief.segmenter.quotes import THRESHOLD, quotes_of, running_text
from audiobrief.segmenter.ranker import learned_weights

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Articles = Sequence[dict[str, Any]]
    Attributor = Callable[[str], list["Found"]]

BENCH = Path(__file__).parent.parent.parent / "shared" / "bench"
COLUMNS = ["", "e2e F1", "B³ F1", "pronoun right", "precision over threshold", "at coverage", "ECE", "articles/s"]
_VERB = "said|says|told|added|asked|wrote|explained|continued|noted|stated|argued|warned|tweeted|replied|insisted"
_NAME = r"(?:[A-Z][\w.’'-]+ ){0,3}[A-Z][\w’'-]+"
_AFTER = re.compile(rf"[,.\s]*(?:(?:{_VERB}) (?P<a>{_NAME})|(?P<b>{_NAME}) (?:{_VERB})\b)")
_BEFORE = re.compile(rf"(?P<a>{_NAME}) (?:{_VERB})\b[^.“”\"]{{0,60}}$")


class Found(NamedTuple):
    """A quotation, its speaker and how sure that is."""

    start: int
    end: int
    speaker: str | None
    confidence: float


def ours(weights: dict[str, float]) -> Attributor:
    """audiobrief, with these weights."""

    def find(text: str) -> list[Found]:
        found = quotes_of(text, running_text(text), weights)
        return [Found(item.quote.start, item.quote.end, item.quote.speaker, item.quote.confidence) for item in found]

    return find


def nearest_said(text: str) -> list[Found]:
    """“…,” said X or X said, before or after the quotation in its paragraph; else whoever spoke last.

    A lone surname is brought back to the last full name that ends in it.
    """
    ranges = paragraphs(text)
    found: list[Found] = []
    full = {match.group().split()[-1]: match.group() for match in re.finditer(_NAME, text) if " " in match.group()}
    last: str | None = None
    for quotation in find_quotations(text, ranges):
        if len(text[quotation.start : quotation.end].split()) < 3:
            continue
        start, end = ranges[quotation.paragraph]
        match = _AFTER.match(text, quotation.closed, end) or _BEFORE.search(
            text[max(start, quotation.opened - 150) : quotation.opened]
        )
        if match:
            name = next(group for group in match.groups() if group)
            last = full.get(name, name)
        found.append(Found(quotation.start, quotation.end, last, 1.0))
    return found


def nobody(text: str) -> list[Found]:
    """Every quotation left to the narrator: what marks alone give."""
    return [Found(item.start, item.end, None, 1.0) for item in find_quotations(text, paragraphs(text))]


def figures(articles: Articles, found: dict[str, list[Found]], seconds: list[float]) -> list[str]:
    """The figures of one attributor, as the table shows them."""
    score = _scorer()
    gold = {article["id"]: article for article in articles}
    result = score.score(gold, _predictions(found))[0]
    correct = result["speaker_acc_named"] * result["n_named_matched"]
    named = correct / result["e2e_R"] if result["e2e_R"] else 0.0
    given = result["n_named_matched"] * (1 - result["named_pred_null"])
    return [
        f"{result['e2e_F1']:.3f}",
        f"{result['voice_B3_F1']:.3f}",
        f"{result['speaker_acc_coref'] or 0:.3f}",
        f"{correct / given:.3f}" if given else "–",
        f"{given / named:.1%}" if named else "–",
        f"{calibration_error(articles, found):.3f}",
        f"{1 / statistics.median(seconds):.0f}" if seconds else "–",
    ]


def confidences(articles: Articles, found: dict[str, list[Found]]) -> list[tuple[float, bool]]:
    """Confidence and whether the name is right, of each quotation that both sides name."""
    library = _library("quotelib")
    pairs = []
    for article in articles:
        for quote in found[article["id"]]:
            for label in article["quotes"]:
                inside = min(quote.end, label["end"]) - max(quote.start, label["start"])
                union = max(quote.end, label["end"]) - min(quote.start, label["start"])
                if label["speaker_name"] and quote.speaker and inside > 0.8 * union:
                    pairs.append((quote.confidence, library.names_match(quote.speaker, label["speaker_name"])))
    return pairs


def calibration_error(articles: Articles, found: dict[str, list[Found]], bins: int = 10) -> float:
    """Expected calibration error: mean distance of confidence and accuracy over bins, weighted by their size."""
    sums: Counter[int] = Counter()
    pairs = confidences(articles, found)
    for confidence, right in pairs:
        sums[min(bins - 1, int(confidence * bins))] += confidence - right  # type: ignore[assignment]
    return sum(abs(total) for total in sums.values()) / max(1, len(pairs))


def curve(articles: Articles, found: dict[str, list[Found]]) -> list[list[str]]:
    """Precision and coverage of named quotations for several thresholds."""
    pairs = confidences(articles, found)
    named = sum(bool(label["speaker_name"]) for article in articles for label in article["quotes"])
    rows = []
    for threshold in (0.5, 0.6, 0.7, 0.8, 0.9, 0.95):
        over = [right for confidence, right in pairs if confidence >= threshold]
        rows.append([f"{threshold}", f"{sum(over) / max(1, len(over)):.3f}", f"{len(over) / named:.1%}"])
    return rows


def run(articles: Articles, attributor: Attributor, passes: int = 1) -> tuple[dict[str, list[Found]], list[float]]:
    """What an attributor finds, and the seconds an article takes on average, a value for each pass."""
    found: dict[str, list[Found]] = {}
    seconds = []
    for _ in range(passes):
        started = time.process_time()
        found = {article["id"]: attributor(article["text"]) for article in articles}
        seconds.append((time.process_time() - started) / len(articles))
    return found, seconds


def held_out(articles: Articles, folds: int) -> dict[str, list[Found]]:
    """What is found in each article with weights learned from the other folds."""
    found: dict[str, list[Found]] = {}
    for fold in range(folds):
        rest = [article for at, article in enumerate(articles) if at % folds != fold]
        part = [article for at, article in enumerate(articles) if at % folds == fold]
        found.update(run(part, ours(learn(rest)))[0])
        print(f"fold {fold + 1} of {folds}", file=sys.stderr)
    return found


def _predictions(found: dict[str, list[Found]]) -> dict[str, Any]:
    return {
        name: {"quotes": [{"start": item.start, "end": item.end, "speaker": item.speaker} for item in quotes]}
        for name, quotes in found.items()
    }


def _library(name: str) -> Any:  # noqa: ANN401 - a module found at run time
    if name in sys.modules:
        return sys.modules[name]
    spec = importlib.util.spec_from_file_location(name, BENCH / f"{name}.py")
    if spec is None or spec.loader is None:
        raise ImportError(name)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def _scorer() -> Any:  # noqa: ANN401 - a module found at run time
    _library("quotelib")
    return _library("score_quotes")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", choices=["dev", "train"], default="dev")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--passes", type=int, default=5, help="how often to run, for the median speed")
    options = parser.parse_args()
    if not BENCH.is_dir():
        sys.exit("The labelled sets are looked for in ../shared/bench, beside the checkout: there is no such folder.")
    data = BENCH / "data"
    articles = read(data / f"quotes_polnear_{options.set}.jsonl.gz")
    rows = []
    for name, attributor in (
        ("audiobrief", ours(learned_weights())),
        ("nearest “said X”, else who spoke last", nearest_said),
        ("marks alone, nobody named", nobody),
    ):
        found, seconds = run(articles, attributor, options.passes)
        rows.append([name, *figures(articles, found, seconds)])
        if not rows[1:]:
            steps = curve(articles, found)
    print(f"{len(articles)} articles ({options.set}), threshold {THRESHOLD}, one core\n")
    if options.folds:
        train = articles if options.set == "train" else read(data / "quotes_polnear_train.jsonl.gz")
        found = held_out(train, options.folds)
        rows.append([f"audiobrief, train held out in {options.folds} folds", *figures(train, found, [])])
        steps = curve(train, found)
    print(table(COLUMNS, rows))
    print()
    print(table(["confidence from", "precision", "coverage"], steps))


if __name__ == "__main__":
    main()
