"""How well articles are freed of what is no narration: audiobrief beside other extractors, in the same run.

    python benchmarks/cleaning.py [--set html scrapinghub readability trafilatura plain welded] [--passes 3]
                                  [--no-peers] [--leaks N] [--errors N]

Needs ../shared/bench (score_extract.py and its sets) beside the checkout; the peers are the dependency group ``bench``
(``pip install trafilatura readability-lxml``), and a peer that is not installed is said to be missing. ``--leaks`` lists
captions that were left in, ``--errors`` the worst pages with the text that was lost and the text that should have gone.
Speed is that of one core, the median of the passes, in processor time and by the clock. Each pass of each system is a process
of its own, so that nobody works in another's memory or caches; it cleans pages of another set before the time is taken, and
systems take turns, so that they share the weather.
"""

from __future__ import annotations

import argparse
import difflib
import gzip
import importlib.util
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning
from measure import table

from audiobrief.cleaner import clean
from audiobrief.model import BlockKind
from audiobrief.reader import read_html, read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Pages = Sequence[dict[str, Any]]
    System = Callable[[dict[str, Any]], str]

BENCH = Path(__file__).parent.parent.parent / "shared" / "bench"
SCORER = BENCH / "score_extract.py"
SETS = {
    "html": ("extract_scrapinghub_dev", "extract_readability_dev"),
    "scrapinghub": ("extract_scrapinghub_dev",),
    "readability": ("extract_readability_dev",),
    "trafilatura": ("extract_trafilatura_en",),
    "plain": ("extract_plain_dev",),
    "welded": ("extract_plainwelded_dev",),
}
_WORD = re.compile(r"\w+")
_CREDIT_AT_END = re.compile(
    r"(?:\(|\b)(?:photo|image|credit|picture|ap|reuters|getty|afp|file)\b[^.]{0,60}\)?$", re.IGNORECASE
)
_PROMO_LINE = re.compile(
    r"(?:read more|related|advertisement|sign up|follow us|share|watch|see also)\b.{0,80}", re.IGNORECASE
)


#: Pages of other sets that a process cleans before the time is taken: modules and patterns are loaded by then, as in any longer
#: run, and nothing is known yet of the pages that count.
_WARM_UP = 25
_OTHER = {"html": "trafilatura", "trafilatura": "html", "readability": "scrapinghub"}


class Result(NamedTuple):
    """What a system made of a set of pages."""

    found: dict[str, str]
    #: Seconds of processor time and by the clock, a value for each pass.
    processor: list[float]
    clock: list[float]


def ours(page: dict[str, Any]) -> str:
    """The body that audiobrief would narrate."""
    return clean(read_html(page["html"], page.get("url"))).text


def ours_plain(page: dict[str, Any]) -> str:
    """What audiobrief would narrate of plain text. A line taken for the title counts: the set has bodies alone."""
    article = clean(read_text(page["text"]))
    spoken = (block for block in article.blocks if block.kind is not BlockKind.BYLINE)
    return "\n\n".join(article.block_text(block) for block in spoken)


def visible_text(page: dict[str, Any]) -> str:
    """All text of the page: what one line of BeautifulSoup gives."""
    warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
    return BeautifulSoup(page["html"], "lxml").get_text("\n")


def trafilatura_text(page: dict[str, Any]) -> str:
    """What trafilatura gives with its defaults, comments of readers left out."""
    import trafilatura  # noqa: PLC0415 - may be missing

    return trafilatura.extract(page["html"], include_comments=False) or ""


def readability_text(page: dict[str, Any]) -> str:
    """readability-lxml's summary, a line for each element."""
    import readability  # noqa: PLC0415 - may be missing
    from lxml import html  # noqa: PLC0415 - as slow to load

    return "\n".join(html.fromstring(readability.Document(page["html"]).summary()).itertext())


def as_it_is(page: dict[str, Any]) -> str:
    """The text, nothing taken out."""
    return str(page["text"])


def few_rules(page: dict[str, Any]) -> str:
    """What one would write in a quarter of an hour: short lines that end in a credit go, and lines that call for a click."""
    kept = []
    for line in page["text"].splitlines():
        line = line.strip()  # noqa: PLW2901 - the shortest way
        if (
            not line
            or _PROMO_LINE.fullmatch(line)
            or re.match(r"©|(?:photo|image|credit|caption)s?\b.{0,3}[:(]", line, re.IGNORECASE)
        ):
            continue
        if len(line) < 300 and _CREDIT_AT_END.search(line):
            continue
        kept.append(re.sub(r"\s*\((?:[^()]*(?:photo|Getty|Reuters|AP|AFP)[^()]*)\)", "", line))
    return "\n".join(kept)


def systems(kind: str) -> dict[str, System]:
    """The systems to measure on a set: audiobrief and its peers, those that are not installed left out."""
    if kind in {"plain", "welded"}:
        return {"audiobrief": ours_plain, "the text as it is": as_it_is, "fifteen lines of rules": few_rules}
    every: dict[str, System] = {"audiobrief": ours}
    for name, module, system in (
        ("trafilatura", "trafilatura", trafilatura_text),
        ("readability-lxml", "readability", readability_text),
    ):
        if importlib.util.find_spec(module) is None:
            print(f"{name} is not installed (dependency group bench): left out\n", file=sys.stderr)
        else:
            every[name] = system
    return every | {"BeautifulSoup get_text": visible_text}


def read(name: str) -> list[dict[str, Any]]:
    """The pages of a set."""
    with gzip.open(BENCH / "data" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def run(kind: str, names: Sequence[str], passes: int) -> dict[str, Result]:
    """What each system finds in a set, in turns, each in a process of its own."""
    results = {name: Result({}, [], []) for name in names}
    for _ in range(passes):
        for name, result in results.items():
            command = [sys.executable, __file__, "--alone", name, "--set", kind]
            made = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            result.found.update(made["found"])
            result.processor.append(made["processor"])
            result.clock.append(made["clock"])
    return results


def run_alone(kind: str, name: str) -> dict[str, Any]:
    """One pass of one system over a set, in this process, after some pages of another set."""
    system, pages = systems(kind)[name], pages_of(kind)
    for other in pages_of(_OTHER.get(kind, "readability"))[:_WARM_UP]:
        system({"text": other.get("gold", ""), **other})
    processor, clock = time.process_time(), time.perf_counter()
    found = {page["id"]: system(page) for page in pages}
    return {"found": found, "processor": time.process_time() - processor, "clock": time.perf_counter() - clock}


def pages_of(kind: str) -> list[dict[str, Any]]:
    """The pages of a set and of those it is made of."""
    return [page for name in SETS[kind] for page in read(name)]


def score(pages: Pages, found: dict[str, str], leaks: int = 0) -> tuple[dict[str, Any], list[str]]:
    """The scorer's figures, and the captions that were left in."""
    with tempfile.TemporaryDirectory() as name:
        gold, predicted = Path(name) / "gold.jsonl", Path(name) / "predicted.jsonl"
        gold.write_text("".join(json.dumps(page) + "\n" for page in pages), encoding="utf-8")
        lines = (json.dumps({"id": name, "text": text}) + "\n" for name, text in found.items())
        predicted.write_text("".join(lines), encoding="utf-8")
        command = [sys.executable, str(SCORER), str(gold), str(predicted), "--json", "--leaks", str(leaks)]
        output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    figures, *lines_of_leaks = output.splitlines()
    return json.loads(figures), lines_of_leaks


def row(name: str, pages: Pages, result: Result) -> list[str]:
    """A line of the table."""
    figures, _ = score(pages, result.found)
    speeds = [f"{len(pages) / statistics.median(seconds):.1f}" for seconds in (result.processor, result.clock)]
    common = [name, f"{figures['F1']:.3f}", f"{figures['precision']:.3f}", f"{figures['recall']:.3f}"]
    if "seg" in figures:
        lost = figures["seg"]["fn"] / (figures["seg"]["tp"] + figures["seg"]["fn"])
        return [*common, f"{lost:.1%}", str(figures["empty"]), *speeds]
    left = f"{figures['leaked_body']} of {figures['captions_body']} ({figures['caption_leak_body'] or 0:.1%})"
    return [*common, left, f"{1 - figures['recall']:.1%}", str(figures["empty"]), *speeds]


def worst(pages: Pages, found: dict[str, str], count: int) -> str:
    """The pages furthest from what is right: the words lost (-) and the words that should have gone (+)."""
    ranked = []
    for page in pages:
        text = found[page["id"]]
        if "with" in page:
            squeezed = " ".join(text.split())
            lost = [part for part in page["with"] if " ".join(part.split()) not in squeezed]
            extra = [part for part in page["without"] if " ".join(part.split()) in squeezed]
            lines = [*(f"- {part[:160]}" for part in lost), *(f"+ {part[:160]}" for part in extra)]
            ranked.append((len(lines) / (len(page["with"]) + len(page["without"])), page, lines))
            continue
        right, ours_ = _WORD.findall(page["gold"]), _WORD.findall(text)
        lines, differing = [], 0
        for tag, a, b, c, d in difflib.SequenceMatcher(None, right, ours_, autojunk=False).get_opcodes():
            if tag != "equal":
                differing += b - a + d - c
                lines += [f"- {_shortened(right[a:b])}"] * (b > a) + [f"+ {_shortened(ours_[c:d])}"] * (d > c)
        ranked.append((differing / max(1, len(right) + len(ours_)), page, lines))
    ranked.sort(key=lambda item: -item[0])
    return "\n\n".join(
        f"{page['id'][:12]} {page.get('url', '')} differs by {share:.1%}\n" + "\n".join(lines[:40])
        for share, page, lines in ranked[:count]
        if lines
    )


def _shortened(words: list[str]) -> str:
    text = " ".join(words)
    return text if len(text) < 200 else f"{text[:120]} … {text[-60:]} ({len(words)} words)"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", nargs="+", choices=list(SETS), default=list(SETS), help="which sets (default: all)")
    parser.add_argument("--passes", type=int, default=3, help="how often to run each system (default 3)")
    parser.add_argument("--no-peers", action="store_true", help="audiobrief alone")
    parser.add_argument("--leaks", type=int, default=0, metavar="N", help="list N captions that audiobrief left in")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="list audiobrief's N worst pages")
    parser.add_argument("--alone", metavar="SYSTEM", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if not SCORER.exists():
        sys.exit("The labelled sets are looked for in ../shared/bench, beside the checkout: there is no such folder.")
    if options.alone:
        print(json.dumps(run_alone(options.set[0], options.alone)))
        return
    for kind in options.set:
        pages = pages_of(kind)
        names = list(systems(kind))[: 1 if options.no_peers else None]
        results = run(kind, names, options.passes)
        left = [] if kind == "trafilatura" else ["captions left in the body"]
        columns = ["", "F1", "precision", "recall", *left, "body text lost", "empty", "pages/s", "pages/s by the clock"]
        print(f"\n{kind}: {len(pages)} pages, one core\n")
        print(table(columns, [row(name, pages, result) for name, result in results.items()]))
        found = results["audiobrief"].found
        if options.leaks and left:
            print("\n".join(["", *score(pages, found, options.leaks)[1]]))
        if options.errors:
            print("\n" + worst(pages, found, options.errors))


if __name__ == "__main__":
    main()
