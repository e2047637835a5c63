"""How fast and how large: audiobrief beside a plain script, whole processes, on this machine.

    python benchmarks/narrate.py [--runs 5] [--hours 1 10]

Text: ../shared/articles/clarkston.txt where it is, else tests/articles/ferry.txt. Long texts are the same article over and
over. The plain script (plain_script.py) needs ffmpeg. The last rows take minutes.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from functools import partial
from pathlib import Path

from measure import MEGABYTE, Run, compile_package, in_turn, run, table

HERE = Path(__file__).parent
SHARED = HERE.parent.parent / "shared" / "articles" / "clarkston.txt"
OWN = HERE.parent / "tests" / "articles" / "ferry.txt"
#: Characters of an article per second of narration, about: to choose how often to repeat it. The table says how long it was.
CHARACTERS_PER_SECOND = 17.0


def audiobrief(text: Path, output: Path, *, sample_memory: bool = False) -> Run:
    """Narrate with the installed command."""
    command = [sys.executable, "-m", "audiobrief", "narrate", str(text), "-o", str(output), "--json"]
    return run(command, sample_memory=sample_memory)


def plain(text: Path, output: Path) -> Run:
    """Narrate with the plain script."""
    return run([sys.executable, str(HERE / "plain_script.py"), str(text), str(output)])


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5, help="counted runs of each command (default 5)")
    parser.add_argument("--hours", type=float, nargs="*", default=[1, 10], help="lengths of the long runs in hours")
    arguments = parser.parse_args()
    compile_package()
    article = SHARED if SHARED.exists() else OWN
    if article is OWN:
        print("../shared/articles/clarkston.txt is not here: measuring with tests/articles/ferry.txt\n")
    words = article.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if shutil.which("ffmpeg"):
            print(_beside_plain_script(folder, article.stem, words, arguments.runs), "\n")
        else:
            print("ffmpeg is not here, so the plain script can't run: no comparison\n")
        print(_long(folder, words, arguments.hours))


def _beside_plain_script(folder: Path, title: str, words: str, runs: int) -> str:
    rows = []
    for times in (1, 10):
        text = folder / f"{times}.txt"
        text.write_text("\n\n".join([words] * times), encoding="utf-8")
        ours, theirs = in_turn(
            runs, partial(audiobrief, text, folder / "ours.mp3"), partial(plain, text, folder / "theirs.mp3")
        )
        what = title if times == 1 else f"{title} × {times}"
        rows.append([what, f"{theirs:.2f} s", f"{ours:.2f} s", f"{ours / theirs:.2f}"])
    return table(["text", "plain script", "audiobrief", "ratio"], rows)


def _long(folder: Path, words: str, hours: list[float]) -> str:
    rows = []
    for length in hours:
        text = folder / f"{length}h.txt"
        repeats = max(1, round(length * 3600 * CHARACTERS_PER_SECOND / len(words)))
        text.write_text("\n\n".join([words] * repeats), encoding="utf-8")
        measured = audiobrief(text, folder / "long.mp3", sample_memory=True)
        audio = json.loads(measured.output)["duration"] / 3600
        rows.append(
            [
                f"{audio:.2f} h",
                f"{measured.seconds:.1f} s",
                f"{measured.seconds / audio:.2f} s",
                f"{measured.memory / MEGABYTE:.0f} MB",
            ]
        )
    return table(["audio", "time", "time per hour of audio", "peak memory, all processes"], rows)


if __name__ == "__main__":
    main()
