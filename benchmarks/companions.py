"""What the files beside an MP3 cost: each of them, and all together, as part of the time that the episode itself takes.

    python benchmarks/companions.py [--hours 1 10] [--engine pyttsx3]

Processor time (user and system, of all processes), since it says the same on a machine that does other things too. Two whole
runs of the command are compared, one without companion files and one with all of them; then each file is made by itself, in one
process that has read the episode from its timeline, to see where the time goes: rendering, and writing beside its place.

Text: ../shared/articles/clarkston.txt where it is, else tests/articles/ferry.txt, over and over. espeak-ng is the hardest case:
an engine that takes longer leaves more time.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from measure import table
from narrate import CHARACTERS_PER_SECOND, OWN, SHARED

from audiobrief.pipeline.publication import FORMAT_NAMES, Publication
from audiobrief.pipeline.publishing import place_companions, publish
from audiobrief.pipeline.stored import load_episode

#: What the issue allows, as part of the time for the MP3.
ALLOWED = 0.10
_PR_SET_CHILD_SUBREAPER = 36


def adopt_orphans() -> None:
    """Make this process the parent of what its children leave behind: only of its own children it is told the time.

    Workers are children of a fork server that outlives the command for a moment.
    """
    if ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0):
        raise OSError("this benchmark needs Linux, which tells the time of all processes of a command")


def processor_seconds(command: list[str]) -> tuple[float, str]:
    """User and system time of a command with all its children, and what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    with suppress(ChildProcessError):
        while True:
            os.wait()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


def narrate(text: Path, output: Path, engine: str, companions: str) -> tuple[float, float]:
    """Processor seconds of a run, and seconds of sound."""
    command = [sys.executable, "-m", "audiobrief", "narrate", str(text), "-o", str(output), "--engine", engine]
    command += ["--no-cache", "--json", *(["--with", companions] if companions else [])]
    seconds, printed = processor_seconds(command)
    return seconds, json.loads(printed)["duration"]


def each(mp3: Path) -> list[tuple[str, float, int]]:
    """Every format by itself: its name, processor seconds, and bytes."""
    stored = load_episode(mp3)
    found = []
    for name in FORMAT_NAMES:
        places = place_companions(mp3, [name])
        for counted in (False, True):  # the first time loads what it needs
            started = time.process_time()
            publish(stored.episode, places, Publication((name,)), engines=stored.engines)
            if counted:
                found.append((name, time.process_time() - started, places[name].stat().st_size))
    started = time.process_time()
    publish(stored.episode, place_companions(mp3, FORMAT_NAMES), Publication(FORMAT_NAMES), engines=stored.engines)
    return [*found, ("all together", time.process_time() - started, sum(size for _, _, size in found))]


def main() -> None:
    """Print a table for each length."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hours", type=float, nargs="*", default=[1, 10])
    parser.add_argument("--engine", default="pyttsx3")
    arguments = parser.parse_args()
    adopt_orphans()
    words = (SHARED if SHARED.exists() else OWN).read_text(encoding="utf-8")
    for hours in arguments.hours:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            text = folder / "long.txt"
            repeats = max(1, round(hours * 3600 * CHARACTERS_PER_SECOND / len(words)))
            text.write_text("\n\n".join([words] * repeats), encoding="utf-8")
            bare, length = narrate(text, folder / "bare.mp3", arguments.engine, "")
            full, _ = narrate(text, folder / "full.mp3", arguments.engine, "all")
            rows = [
                [name, f"{seconds:.2f} s", f"{seconds / bare:.1%}", f"{size / 1e6:.1f} MB"]
                for name, seconds, size in each(folder / "full.mp3")
            ]
            rows.append(["**whole runs compared**", f"{full - bare:.2f} s", f"{full / bare - 1:.1%}", ""])
            print(f"{length / 3600:.2f} h with {arguments.engine}: {bare:.1f} s for the MP3\n")
            print(table(["file", "processor time", f"of the MP3's (allowed: {ALLOWED:.0%})", "size"], rows), "\n")


if __name__ == "__main__":
    main()
