"""How many articles in how long: audiobrief's batch beside a loop of the plain script, and whether memory stays flat.

    python benchmarks/batch.py [--pages 200] [--soak 2000]

Pages: those of ../shared/bench beside the checkout. The loop is given the texts that audiobrief cleaned, a process an article,
as a shell loop would. Memory is that of all processes together, when an article is done; the soak repeats the pages.
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
from pathlib import Path

import psutil
from measure import MEGABYTE, memory_of, table

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


def lay_out(folder: Path, count: int, known: list[dict[str, str]]) -> tuple[Path, list[Path]]:
    """Pages as HTML files, and what is left of them after cleaning as text files."""
    html, texts = folder / "pages", []
    html.mkdir()
    for page in known:
        if len(texts) == count:
            break
        try:
            text = audiobrief.clean(audiobrief.read_html(page["html"], page.get("url"))).text
        except AudiobriefError:
            continue
        if not re.search(r"\w", text):
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


def soak(pages_folder: Path, folder: Path, count: int) -> tuple[list[list[str]], str]:
    """Memory while so many articles are made, and whether a character was lost."""
    records = folder / "soak.jsonl"
    files = sorted(pages_folder.iterdir())
    with records.open("w", encoding="utf-8") as file:
        for number in range(count):
            page = files[number % len(files)].read_text(encoding="utf-8")
            file.write(json.dumps({"id": f"{number}", "html": page}) + "\n")
    output = folder / "soak"
    process = subprocess.Popen(
        [sys.executable, "-m", "audiobrief", "batch", str(records), "-o", str(output), "-q"], stderr=subprocess.DEVNULL
    )
    root = psutil.Process(process.pid)
    highest: dict[str, int] = {"20 to 120": 0, f"{count - 100} to {count}": 0}
    while process.poll() is None:
        done = sum(1 for _ in output.glob("*.mp3")) if output.exists() else 0
        for name, before in highest.items():
            low, high = map(int, name.split(" to "))
            if low <= done <= high:
                highest[name] = max(before, memory_of(root))
        time.sleep(0.1)
    rows = [json.loads(line) for line in (output / "report.jsonl").read_bytes().splitlines()]
    lost = sum(row["characters"] - row["characters_spoken"] - row["characters_removed"] for row in rows)
    table_rows = [[f"articles {name}", f"{peak / MEGABYTE:.0f} MB"] for name, peak in highest.items()]
    return (
        table_rows,
        f"{len(rows)} articles, {sum(row['status'] == 'made' for row in rows)} made, {lost} characters lost",
    )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--soak", type=int, default=0, help="articles for the memory table, such as 2000; takes long")
    options = parser.parse_args()
    if not BENCH.is_dir():
        sys.exit("The pages are looked for in ../shared/bench, beside the checkout: there is no such folder.")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
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
            memory, said = soak(inputs, folder, options.soak)
            print("\n" + table(["memory of all processes, highest", ""], memory))
            print(f"\n{said}")


if __name__ == "__main__":
    main()
