"""What the clip cache saves, clip by clip, on this machine; benchmarks/engines.py measures whole runs with it.

    python benchmarks/cache.py [ENGINE …]    such as kokoro or piper, whose models are looked for as always; default: pyttsx3

Text: ../shared/articles/clarkston.txt where it is, else tests/articles/ferry.txt.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from measure import table

from audiobrief.pipeline.palette import usable_voices
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


def _clip_by_clip(name: str, article: Path) -> list[str]:
    """Medians over the article's first sentences, in one process."""
    lines = plan_lines(*prepare(article))[:_SENTENCES]
    voice = usable_voices(name)[0]
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


if __name__ == "__main__":
    main()
