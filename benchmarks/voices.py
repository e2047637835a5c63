"""Measures the voices of a pack: how loud, high and fast each is, and how far apart any two of a language sound.

    python benchmarks/voices.py                             prints the table and the closest pairs; exits 1 if a pair is too close
    python benchmarks/voices.py --engine kokoro --write     also writes rate, loudness and median_pitch into the pack

Every voice speaks the sample text of its language, through the engine that makes episodes; audiobrief/pipeline/measuring.py
says how it is measured. A voice of a neural engine is brought to the pace of its pack, where the pack states one (characters a
second): its speed is written too.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import itertools
import re
import sys
import tempfile
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from audiobrief.casting import load_voices
from audiobrief.pipeline.measuring import Measured, distance, measure_voice
from audiobrief.synthesizer.driver import RunSettings
from audiobrief.synthesizer.loading import find_driver

if TYPE_CHECKING:
    from audiobrief.model import Voice
    from audiobrief.synthesizer import Engine

PACKS = Path(__file__).parent.parent / "voices"
#: Voices are not hurried or slowed down by more than this.
SPEEDS = (0.85, 1.2)


def base(language: str) -> str:
    """The first part of a language tag."""
    return language.split("-", 1)[0]


def paced(engine: Engine, voice: Voice, sentences: list[str], pace: float | None) -> tuple[float, Measured]:
    """The speed that brings a voice to a pace, and what is measured of it then."""
    if pace is None:
        return voice.speed, measure_voice(engine, voice, sentences)
    plain = measure_voice(engine, replace(voice, speed=1.0), sentences)
    speed = round(min(SPEEDS[1], max(SPEEDS[0], pace / plain.pace)) / 0.05) * 0.05
    # Speed changes neither pitch nor loudness by more than these figures are exact to.
    return speed, replace(plain, rate=round(plain.rate * speed), pace=plain.pace * speed)


def write(path: Path, engine: str, measured: dict[str, tuple[float, Measured]]) -> None:
    """Put the measured figures into the pack, its layout and comments kept."""
    current = ""
    lines = []
    neural = "pace" in tomllib.loads(path.read_text("utf-8"))
    for line in path.read_text("utf-8").splitlines():
        if found := re.match(r'id = "(.+)"$', line):
            current = found.group(1) if engine == "pyttsx3" else f"{engine}:{found.group(1)}"
        speed, row = measured.get(current, (1.0, None))
        key = line.partition(" = ")[0]
        if row is not None and key == "loudness":
            lines.append(f"loudness = {row.loudness:.1f}")
        elif row is not None and key == "median_pitch":
            lines.append(f"median_pitch = {row.median_pitch:.0f}")
        elif row is not None and neural and key == "rate":
            lines.append(f"rate = {row.rate}")
        elif row is not None and neural and key == "speed":
            lines.append(f"speed = {speed:.2f}")
        else:
            lines.append(line)
    path.write_text("\n".join(lines) + "\n", "utf-8")


def main() -> int:
    """Run the measurement."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", default="pyttsx3", help="the pack to measure: voices/ENGINE.toml")
    parser.add_argument("--write", action="store_true", help="write what was measured into the pack")
    parser.add_argument("--threads", type=int, default=1, help="threads of a neural engine")
    options = parser.parse_args()
    path = PACKS / f"{options.engine}.toml"
    pack = tomllib.loads(path.read_text("utf-8"))
    driver = find_driver(options.engine)
    if problem := driver.problem():
        raise SystemExit(f"{options.engine}: {problem}")
    voices = [voice for voice in load_voices(options.engine) if driver.has(voice)]
    # pyttsx3 tells on standard output about every file it writes.
    with tempfile.TemporaryDirectory() as scratch, contextlib.redirect_stdout(io.StringIO()):
        engine = driver.load(Path(scratch), RunSettings(options.threads))
        found = {
            voice.id: paced(engine, voice, pack["samples"][base(voice.language)], pack.get("pace")) for voice in voices
        }
    measured = {name: row for name, (_, row) in found.items()}
    print(f"{'voice':<26}{'gender':<9}{'language':<10}{'LUFS':>7}{'Hz':>6}{'char/s':>8}{'wpm':>6}{'speed':>7}")
    for voice in voices:
        row = measured[voice.id]
        print(
            f"{voice.id:<26}{voice.gender or '':<9}{voice.language:<10}{row.loudness:>7.1f}{row.median_pitch:>6.0f}"
            f"{row.pace:>8.1f}{row.rate:>6}{found[voice.id][0]:>7.2f}"
        )
    pairs = sorted(
        (distance(measured[one.id], measured[other.id]), one.id, other.id)
        for one, other in itertools.combinations(voices, 2)
        if base(one.language) == base(other.language)
    )
    print("\nclosest pairs:")
    for apart, one, other in pairs[:12]:
        print(f"  {apart:.2f}  {one} / {other}")
    if options.write:
        write(path, options.engine, found)
    close = [pair for pair in pairs if pair[0] < pack["margin"]]
    print(f"\n{len(close)} of {len(pairs)} pairs are closer than the pack's margin of {pack['margin']}.")
    return 1 if close else 0


if __name__ == "__main__":
    sys.exit(main())
