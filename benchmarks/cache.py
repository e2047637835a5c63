"""What the clip cache saves: clip by clip, and over whole runs, on this machine.

    python benchmarks/cache.py [ENGINE …]    such as kokoro or piper, whose models are looked for as always; default: pyttsx3

Text: ../shared/articles/clarkston.txt where it is, else tests/articles/ferry.txt. Whole runs are measured for engines whose
clips are kept, in a cache that is empty before the first one.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from measure import run, table

from audiobrief.casting import load_voices
from audiobrief.pipeline.kept import QUICK_ENGINES
from audiobrief.pipeline.plan import plan_lines
from audiobrief.pipeline.prepare import prepare
from audiobrief.synthesizer import load_engine
from audiobrief.synthesizer.cache import ClipCache
from audiobrief.synthesizer.cache_entry import pack

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
SHARED = HERE.parent.parent / "shared" / "articles" / "clarkston.txt"
OWN = HERE.parent / "tests" / "articles" / "ferry.txt"
T = TypeVar("T")
#: Sentences that are measured one by one.
_SENTENCES = 30


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("engines", nargs="*", default=["pyttsx3"], metavar="ENGINE")
    arguments = parser.parse_args()
    article = SHARED if SHARED.exists() else OWN
    if article is OWN:
        print("../shared/articles/clarkston.txt is not here: measuring with tests/articles/ferry.txt\n")
    # What engines print is not the tables'.
    tables = os.fdopen(os.dup(1), "w")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    head = ["engine", "a sentence spoken", "put into the cache", "found in it", "size of the samples"]
    print(table(head, [_clip_by_clip(engine, article) for engine in arguments.engines]), "\n", file=tables, flush=True)
    kept = [engine for engine in arguments.engines if engine not in QUICK_ENGINES]
    if kept:
        head = ["engine", "first run", "second run", "share", "one sentence edited", "share", "--no-cache"]
        print(table(head, [_whole(engine, article) for engine in kept]), file=tables, flush=True)


def _clip_by_clip(name: str, article: Path) -> list[str]:
    """Medians over the article's first sentences, in one process."""
    lines = plan_lines(*prepare(article))[:_SENTENCES]
    voice = load_voices(name)[0]
    spoken, put, found, sizes = [], [], [], []
    with tempfile.TemporaryDirectory() as folder:
        engine = load_engine(name, Path(folder))
        engine.speak(lines[0].utterance, voice)
        cache = ClipCache(Path(folder) / "clips", 10**9)
        for number, line in enumerate(lines):
            key = f"{number:04x}"
            clip = _timed(spoken, lambda line=line: engine.speak(line.utterance, voice))
            _timed(put, lambda key=key, clip=clip: cache.put(key, clip))
            _timed(found, lambda key=key: cache.get(key))
            sizes.append(len(pack(clip)) / len(clip.audio.raw_data))
    times = [f"{1000 * statistics.median(times):.1f} ms" for times in (spoken, put, found)]
    return [name, *times, f"{statistics.median(sizes):.0%}"]


def _timed(times: list[float], call: Callable[[], T]) -> T:
    started = time.perf_counter()
    result = call()
    times.append(time.perf_counter() - started)
    return result


def _whole(engine: str, article: Path) -> list[str]:
    """One run each, as a user would make them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["AUDIOBRIEF_CACHE"] = str(folder / "cache")
        text = article.read_text(encoding="utf-8")
        edited = folder / "edited.txt"
        at = text.index(". ", len(text) // 2)
        edited.write_text(f"{text[:at]}, somebody said{text[at:]}", encoding="utf-8")
        first = _narrate(engine, article, folder)
        second = _narrate(engine, article, folder)
        edit = _narrate(engine, edited, folder)
        without = _narrate(engine, article, folder, "--no-cache")
    seconds = [f"{first:.1f} s", f"{second:.2f} s", f"{second / first:.1%}", f"{edit:.2f} s", f"{edit / first:.1%}"]
    return [engine, *seconds, f"{without:.1f} s"]


def _narrate(engine: str, source: Path, folder: Path, *more: str) -> float:
    command = [sys.executable, "-m", "audiobrief", "narrate", str(source), "-o", str(folder / "x.mp3"), "--json"]
    return run([*command, "--engine", engine, *more]).seconds


if __name__ == "__main__":
    main()
