"""How many articles in how long: audiobrief's batch beside a loop of the plain script, and whether memory stays flat.

    python benchmarks/batch.py [--pages 200] [--soak 2000 [--longest 3000]]

Pages: those of ../shared/bench beside the checkout. The loop is given the texts that audiobrief cleaned, a process an article,
as a shell loop would. Memory is sampled twice a second; the soak repeats a hundred pages.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path
from statistics import median

import psutil
from measure import MEGABYTE, compile_package, memory_of, table

import audiobrief
from audiobrief.errors import AudiobriefError

HERE = Path(__file__).parent
BENCH = HERE.parent.parent / "shared" / "bench" / "data"
SETS = ("extract_scrapinghub_dev", "extract_readability_dev", "extract_trafilatura_en")


def pages() -> list[dict[str, str]]:
    """The pages of the sets, in order."""
    return [
        json.loads(line)
        for name in SETS
        for line in gzip.decompress((BENCH / f"{name}.jsonl.gz").read_bytes()).splitlines()
    ]


def lay_out(
    folder: Path, count: int, known: list[dict[str, str]], *, longest: int = sys.maxsize
) -> tuple[Path, list[Path]]:
    """Pages as HTML files, and what is left of them after cleaning as text files of so many characters at most."""
    html, texts = folder / "pages", []
    html.mkdir()
    for page in known:
        if len(texts) == count:
            break
        try:
            text = audiobrief.clean(audiobrief.read_html(page["html"], page.get("url"))).text
        except AudiobriefError:
            continue
        if not re.search(r"\w", text) or len(text) > longest:
            continue
        (html / f"{len(texts):04}.html").write_text(page["html"], encoding="utf-8")
        texts.append(folder / f"{len(texts):04}.txt")
        texts[-1].write_text(text, encoding="utf-8")
    return html, texts


def batch(inputs: Path, output: Path, jobs: int) -> tuple[float, dict[str, float]]:
    """Wall time of a batch in seconds, and its sums."""
    command = [
        sys.executable,
        "-m",
        "audiobrief",
        "batch",
        str(inputs),
        "-o",
        str(output),
        "-j",
        str(jobs),
        "--json",
        "-q",
    ]
    started = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    return time.perf_counter() - started, json.loads(done.stdout)


def plain_loop(texts: list[Path], output: Path) -> tuple[float, int]:
    """Wall time of the plain script over the texts, one after the other, and how many it gave up."""
    started, failed = time.perf_counter(), 0
    for text in texts:
        command = [sys.executable, str(HERE / "plain_script.py"), str(text), str(output)]
        failed += subprocess.run(command, check=False, capture_output=True).returncode != 0
    return time.perf_counter() - started, failed


def soak(texts: list[Path], folder: Path, count: int) -> tuple[list[list[str]], str]:
    """Memory while so many articles are made, and whether a character was lost.

    The articles are the pages over and over, and each window is as long as one round: it has the same pages in it.
    """
    records, output = folder / "soak.jsonl", folder / "soak"
    pages = [(folder / "pages" / f"{text.stem}.html").read_text(encoding="utf-8") for text in texts]
    with records.open("w", encoding="utf-8") as file:
        for number in range(count):
            file.write(json.dumps({"id": f"{number}", "html": pages[number % len(pages)]}) + "\n")
    log = folder / "soak.log"
    command = [
        sys.executable,
        "-m",
        "audiobrief",
        "batch",
        str(records),
        "-o",
        str(output),
        "-q",
        "--log-file",
        str(log),
    ]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    root, done, told = psutil.Process(process.pid), 0, 0
    windows = {f"{low} to {low + len(pages)}": (low, low + len(pages)) for low in (20, count - len(pages))}
    samples: dict[str, list[tuple[int, int]]] = {name: [] for name in windows}
    while process.poll() is None:
        time.sleep(0.5)
        if log.exists():
            with log.open("rb") as file:
                file.seek(told)
                new = file.read()
            new = new[: new.rfind(b"\n") + 1]
            told += len(new)
            done += new.count(b'"event": "article.made"') + new.count(b'"event": "article.failed"')
        for name, (low, high) in windows.items():
            if low <= done < high:
                samples[name].append((memory_of(root), _alone(root)))
    rows = [json.loads(line) for line in (output / "report.jsonl").read_bytes().splitlines()]
    lost = sum(row["characters"] - row["characters_spoken"] - row["characters_removed"] for row in rows)
    characters = sum(row["characters"] for row in rows)
    hours = sum(row["audio_seconds"] for row in rows) / 3600
    table_rows = [
        [
            f"articles {name}",
            *(
                f"{measure(one[place] for one in found) / MEGABYTE:.1f} MB"
                for measure in (median, max)
                for place in (0, 1)
            ),
        ]
        for name, found in samples.items()
        if found
    ]
    made = sum(row["status"] == "made" for row in rows)
    said = f"{len(rows)} articles, {made} made, {hours:.1f} h of sound; of {characters:,} characters {lost} were lost"
    # The sources are numbered: what is said of a page in each of its rounds is one reason.
    reasons = Counter(re.sub(r"^.*?, line \d+( \([^)]*\))?", "…", row["reason"]) for row in rows if row["reason"])
    return table_rows, "\n".join([said, *(f"{count} not made: {reason}" for reason, count in reasons.most_common())])


def _alone(process: psutil.Process) -> int:
    """What the parent alone uses, in bytes."""
    with suppress(psutil.NoSuchProcess):
        return int(process.memory_full_info().uss)
    return 0


def measure_soak(folder: Path, count: int, longest: int) -> None:
    """Print what a soak of so many articles found."""
    (folder / "endurance").mkdir()
    _, texts = lay_out(folder / "endurance", 100, pages(), longest=longest)
    memory, said = soak(texts, folder / "endurance", count)
    head = ["memory", "median, all processes", "median, the parent", "highest, all processes", "highest, the parent"]
    print("\n" + table(head, memory))
    print(f"\n{said}")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=200, help="0 for the memory table alone")
    parser.add_argument("--soak", type=int, default=0, help="articles for the memory table, such as 2000; takes long")
    parser.add_argument("--longest", type=int, default=sys.maxsize, help="characters of a page in the memory table")
    options = parser.parse_args()
    compile_package()
    if not BENCH.is_dir():
        sys.exit("The pages are looked for in ../shared/bench, beside the checkout: there is no such folder.")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if not options.pages:
            measure_soak(folder, options.soak, options.longest)
            return
        inputs, texts = lay_out(folder, options.pages, pages())
        two, sums = batch(inputs, folder / "two", 2)
        one, _ = batch(inputs, folder / "one", 1)
        again, _ = batch(inputs, folder / "two", 2)
        plain, given_up = plain_loop(texts, folder / "plain.mp3")
        count = len(texts)
        print(f"{count} pages, {sums['failed']} failed, {sums['audio_seconds'] / 3600:.2f} h of sound")
        print(f"the plain script gave up {given_up} of them\n")
        rows = [
            ["plain script in a loop, on cleaned texts", f"{plain:.1f} s", f"{count / plain * 60:.0f}", "1.00"],
            ["audiobrief batch, one worker", f"{one:.1f} s", f"{count / one * 60:.0f}", f"{plain / one:.2f}"],
            ["audiobrief batch, two workers", f"{two:.1f} s", f"{count / two * 60:.0f}", f"{plain / two:.2f}"],
            ["the same again, nothing to do", f"{again:.1f} s", f"{count / again * 60:.0f}", f"{plain / again:.2f}"],
        ]
        print(table(["", "time", "articles a minute", "throughput"], rows))
        print(f"\ntwo workers against one: {one / two:.2f}")
        if options.soak:
            measure_soak(folder, options.soak, options.longest)


if __name__ == "__main__":
    main()
