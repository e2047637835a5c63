"""How well written text is turned into spoken text: audiobrief beside other normalizers, in the same run.

    python benchmarks/spoken.py [--language en de fr es] [--errors] [--no-peers]

The table is tests/normalizer/pairs: written and spoken pairs in news style, by class, written for this project. A reading is
right where it is one of those accepted, compared without case, punctuation and hyphens; how letters are spelled ("F B I")
counts. The peers are the dependency group ``bench`` (``pip install wetext num2words``): wetext's English text normalizer, and
a script that replaces each number by what num2words says. One that is not installed is said to be missing. Speed is that of
one core, in processor time, over the table's own sentences: the median of seven passes.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from measure import table

from audiobrief.normalizer import spoken_form

if TYPE_CHECKING:
    from collections.abc import Callable

    Normalizer = Callable[[str], str]

sys.path.insert(0, str(Path(__file__).parent.parent))
from tests.normalizer.table import accuracy, pairs

_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d+)?")
_PASSES = 7


def replacing_numbers(language: str) -> Normalizer | None:
    """Each number by what num2words says, and nothing else: what a short script does."""
    if importlib.util.find_spec("num2words") is None:
        return None
    from num2words import num2words  # noqa: PLC0415 - optional

    def normalize(text: str) -> str:
        def said(found: re.Match[str]) -> str:
            number = found.group().replace(",", "")
            return str(num2words(float(number) if "." in number else int(number), lang=language))

        return _NUMBER.sub(said, text)

    return normalize


def wetext(language: str) -> Normalizer | None:
    """The English text normalizer of wetext, which knows English of the languages here. Where it fails it has said nothing."""
    if language != "en" or importlib.util.find_spec("wetext") is None:
        return None
    from wetext import Normalizer  # noqa: PLC0415 - optional

    normalizer = Normalizer(lang="en", operator="tn")

    def normalize(text: str) -> str:
        try:
            return str(normalizer.normalize(text))
        except AssertionError:  # how it says that it can't, as for "#5"
            return ""

    return normalize


def main() -> None:
    """Print a table for each language."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--language", nargs="+", default=["en", "de", "fr", "es"])
    parser.add_argument("--errors", action="store_true", help="list what audiobrief reads wrong")
    parser.add_argument("--no-peers", action="store_true")
    options = parser.parse_args()
    for language in options.language:
        _report(language, errors=options.errors, peers=not options.no_peers)


def _report(language: str, *, errors: bool, peers: bool) -> None:
    pairs_ = pairs(language)
    systems: dict[str, Normalizer | None] = {"audiobrief": lambda text: spoken_form(text, language)}
    if peers:
        systems |= {"wetext": wetext(language), "num2words": replacing_numbers(language)}
    results = {name: accuracy(pairs_, system) for name, system in systems.items() if system}
    print(f"\n## {language}: {len(pairs_)} pairs\n")
    rows = []
    for kind in results["audiobrief"]:
        count = sum(pair.kind == kind for pair in pairs_)
        rows.append(
            [kind, str(count), *(f"{results[name][kind][0]:.2f}" if name in results else "–" for name in systems)]
        )
    wrong = {name: sum(len(missed) for _, missed in result.values()) for name, result in results.items()}
    shares = [f"{1 - wrong[name] / len(pairs_):.3f}" if name in wrong else "–" for name in systems]
    rows.append(["all", str(len(pairs_)), *shares])
    texts = [pair.written for pair in pairs_]
    rows.append(
        ["sentences/s", "", *(f"{_speed(system, texts):.0f}" if system else "–" for system in systems.values())]
    )
    print(table(["class", "pairs", *systems], rows))
    missing = [name for name, system in systems.items() if system is None and (name != "wetext" or language == "en")]
    if missing:
        print(f"\nNot installed: {', '.join(missing)}.")
    if errors:
        for kind, (_, missed) in results["audiobrief"].items():
            for pair, said in missed:
                print(f"\n{kind}: {pair.written}\n  said:  {said}\n  right: {' | '.join(pair.readings)}")


def _speed(normalize: Normalizer, texts: list[str]) -> float:
    rates = []
    for _ in range(_PASSES):
        started = time.process_time()
        for text in texts:
            normalize(text)
        rates.append(len(texts) / (time.process_time() - started))
    return statistics.median(rates)


if __name__ == "__main__":
    main()
