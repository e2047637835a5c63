"""Voices that are cast in one article can be told apart: measured, by the margin that their pack states."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from audiobrief.errors import EngineUnavailableError
from audiobrief.pipeline.palette import choose_engine

ROOT = Path(__file__).parent.parent.parent

#: Casts four people of each gender, and measures everyone heard; in a process of its own, because espeak-ng starts once.
MEASURE = """
import itertools, json, os, pathlib, sys, tempfile
from audiobrief.casting import cast
from audiobrief.model import Gender, Script, Section, Segment, SegmentKind, Speaker, SpeakerKind
from audiobrief.pipeline.measuring import distance, measure_voice
from audiobrief.pipeline.palette import palette
from audiobrief.synthesizer import load_engine
engine, each, samples = sys.argv[1], int(sys.argv[2]), json.loads(sys.argv[3])
out = os.dup(1)
os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
people = [(f"{gender} {number}", gender) for number in range(each) for gender in Gender]
segments = tuple(Segment(0, 4, "Yes.", SegmentKind.PERSON, name) for name, _ in people)
speakers = tuple(Speaker(name, SpeakerKind.PERSON, gender) for name, gender in people)
script = Script("T", "en", (Section("T", segments),), speakers)
made = cast(script, palette(script, engine, {}, None).voices)
heard = [made.narrator, *made.voices.values()]
speaker = load_engine(engine, pathlib.Path(tempfile.mkdtemp()))
measured = {voice.id: measure_voice(speaker, voice, samples) for voice in heard}
pairs = [(distance(measured[a], measured[b]), a, b) for a, b in itertools.combinations(measured, 2)]
os.write(out, json.dumps(pairs).encode())
"""


@pytest.mark.parametrize(("engine", "each"), [("pyttsx3", 4), ("kokoro", 2)])
def test_everyone_heard_in_an_article_can_be_told_apart(engine: str, each: int):
    try:
        choose_engine(engine)
    except EngineUnavailableError as error:
        pytest.skip(f"AUDIOBRIEF_MODELS and the extra {engine!r} are needed: {error}")
    pack: dict[str, Any] = tomllib.loads((ROOT / "voices" / f"{engine}.toml").read_text("utf-8"))
    samples = pack["samples"]["en"][:2]
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, engine, str(each), json.dumps(samples)],
        capture_output=True,
        text=True,
        check=False,
        timeout=500,
    )
    assert done.returncode == 0, done.stderr
    pairs = json.loads(done.stdout)
    assert len(pairs) == len(list(itertools.combinations(range(2 * each + 1), 2)))
    closest = min(pairs)
    # Two sentences say a little less about a voice than the pack's whole text: a tenth is allowed for that.
    assert closest[0] >= 0.9 * pack["margin"], closest
