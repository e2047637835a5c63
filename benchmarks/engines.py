"""What the pipeline costs beside the engine: whole commands, on this machine.

    AUDIOBRIEF_MODELS=DIR python benchmarks/engines.py [--engines pyttsx3 piper kokoro] [--characters N] [--runs 3]

The engine's own time is that of the best of two plain scripts (engine_alone.py) for the same sentences in the same voices: one
process that leaves the threads to the library, and a process with one thread a processor. Both times are of whole commands, model
loading included, and the commands run in turn. Then: the run that fills the clip cache, the same again, and again with one
sentence edited. Text: ../shared/articles/clarkston.txt where it is, else tests/articles/ferry.txt; for Kokoro
its beginning, so that all takes less than ten minutes on two processors. Medians of --runs; a first run of each kind that warms
the disk does not count.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from measure import MEGABYTE, Run, compile_package, run, table

from audiobrief.pipeline.palette import choose_engine
from audiobrief.pipeline.plan import plan_lines
from audiobrief.pipeline.prepare import prepare
from audiobrief.pipeline.workers import available_cores

if TYPE_CHECKING:
    from audiobrief.model import Voice
    from audiobrief.pipeline.lines import Line

HERE = Path(__file__).parent
SHARED = HERE.parent.parent / "shared" / "articles" / "clarkston.txt"
OWN = HERE.parent / "tests" / "articles" / "ferry.txt"
#: Characters of the text, about, for an engine that takes long.
_LENGTHS = {"kokoro": 1200}
#: How often a script that crashes is run.
_TRIES = 4
_LANGUAGES = {"en-US": "en-us", "en-GB": "en-gb"}


def narrate(text: Path, output: Path, engine: str, *options: str, sample_memory: bool = False) -> Run:
    """Narrate with the installed command."""
    command = [sys.executable, "-m", "audiobrief", "narrate", str(text), "-o", str(output), "--engine", engine, "-q"]
    return run([*command, *options], sample_memory=sample_memory)


def alone(engine: str, sentences: Path, processes: int, threads: int) -> Run:
    """Speak with the engine's own library. A script over pyttsx3 crashes now and then: it is run again, which is said."""
    command = [sys.executable, str(HERE / "engine_alone.py"), engine, str(sentences), str(processes), str(threads)]
    for _ in range(_TRIES - 1):
        try:
            return run(command)
        except subprocess.CalledProcessError as error:
            print(f"{engine} alone crashed ({error.returncode}): once more", file=sys.stderr)
    return run(command)


def planned(text: Path, engine: str) -> tuple[Line, ...]:
    """What the pipeline would say; by one voice, so that it is one engine's."""
    article, script, cast = prepare(text, voices="one", engine=engine)
    return plan_lines(article, script, cast)


def described(line: Line) -> list[object]:
    """A line as engine_alone.py takes it."""
    voice: Voice = line.voice
    return [line.spoken, voice.own_id, _LANGUAGES.get(voice.language, voice.language), voice.speed]


def measure(engine: str, text: Path, folder: Path, runs: int) -> list[str]:
    """One row of the table."""
    cores = available_cores()
    lines = planned(text, engine)
    sentences = folder / "sentences.json"
    sentences.write_text(json.dumps([described(line) for line in lines]), encoding="utf-8")
    output = folder / "episode.mp3"
    pipeline = partial(narrate, text, output, engine, "--voices", "one", "--no-cache")
    ways = [partial(alone, engine, sentences, 1, 0)]
    if engine != "pyttsx3":
        ways.append(partial(alone, engine, sentences, cores, 1))
    memory = narrate(text, output, engine, "--voices", "one", "--no-cache", sample_memory=True).memory
    rounds = [[command() for command in (pipeline, *ways)] for _ in range(runs)]
    ours, *theirs = (statistics.median(done.seconds for done in way) for way in zip(*rounds, strict=True))
    # pyttsx3 tells on standard output about every file it writes.
    seconds = float(rounds[0][1].output.split()[-1])
    row = [
        engine,
        f"{seconds:.0f} s",
        " / ".join(f"{time:.1f} s" for time in theirs),
        f"{ours:.1f} s",
        f"{ours / min(theirs):.2f}",
        f"{memory / MEGABYTE:.0f} MB",
    ]
    return row + (_cached(engine, text, folder, lines) if engine != "pyttsx3" else ["", "", "", ""])


def _cached(engine: str, text: Path, folder: Path, lines: tuple[Line, ...]) -> list[str]:
    os.environ["AUDIOBRIEF_CACHE"] = str(folder / "cache")
    shutil.rmtree(folder / "cache", ignore_errors=True)
    output = folder / "episode.mp3"
    first = narrate(text, output, engine, "--voices", "one").seconds
    again = statistics.median(narrate(text, output, engine, "--voices", "one").seconds for _ in range(3))
    longest = max((line.text for line in lines if line.text in text.read_text("utf-8")), key=len)
    edited = folder / "edited.txt"
    edited.write_text(text.read_text("utf-8").replace(longest, longest.rstrip(".") + " today."), encoding="utf-8")
    once = narrate(edited, output, engine, "--voices", "one").seconds
    # What "that sentence" costs: a process that starts the engine and says it.
    (folder / "one.json").write_text(
        json.dumps([described(line) for line in planned(edited, engine) if line.text.endswith(" today.")]), "utf-8"
    )
    sentence = alone(engine, folder / "one.json", 1, 0).seconds
    return [
        f"{first:.1f} s",
        f"{again:.2f} s ({again / first:.1%})",
        f"{once:.1f} s",
        f"{sentence:.1f} s ({(once - sentence) / first:+.1%})",
    ]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engines", nargs="*", default=["pyttsx3", "piper", "kokoro"], help="engines to measure")
    parser.add_argument(
        "--characters", type=int, help="length of the text, about (default: all of it; 1200 for kokoro)"
    )
    parser.add_argument("--runs", type=int, default=3, help="counted runs of each command (default 3)")
    arguments = parser.parse_args()
    compile_package()
    article = SHARED if SHARED.exists() else OWN
    whole = article.read_text(encoding="utf-8")
    print(f"{article.name}, {available_cores()} processors\n")
    rows = []
    for name in arguments.engines:
        engine, length = choose_engine(name), arguments.characters or _LENGTHS.get(name, len(whole))
        end = whole.find("\n\n", length)
        with tempfile.TemporaryDirectory() as folder:
            text = Path(folder) / "text.txt"
            text.write_text(whole[:end] if end > 0 else whole, encoding="utf-8")
            rows.append(measure(engine, text, Path(folder), arguments.runs))
    head = ["engine", "speech", "alone (1 process / 1 a core)", "pipeline", "ratio", "peak memory"]
    cached = ["filling the cache", "from the cache", "one sentence edited", "that sentence alone (what is more)"]
    print(table([*head, *cached], rows))


if __name__ == "__main__":
    main()
