"""The embedded espeak-ng through pyttsx3: nothing is lost, from the first sentence of a process on."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from audiobrief.synthesizer import EngineError, load_engine

if TYPE_CHECKING:
    from pathlib import Path

LONG = " ".join(f"This is sentence number {number} of a long first utterance." for number in range(60))

#: Run in a process of its own: espeak-ng can be started once, and the first utterance is the one that used to be lost.
SPEAK = """
import json, sys, tempfile, pathlib, os
from audiobrief.model import Phonemes, Utterance, Voice
from audiobrief.synthesizer import EngineError, load_engine
out = os.dup(1)
os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
engine = load_engine("pyttsx3", pathlib.Path(tempfile.mkdtemp()))
results = []
for text, voice, rate, pitch, *phonemes in json.loads(sys.stdin.read()):
    try:
        utterance = Utterance(text, tuple(Phonemes(*part) for part in phonemes))
        clip = engine.speak(utterance, Voice(voice, "pyttsx3", "", voice, "", None, rate, pitch)).audio
        results.append([clip.duration_seconds, clip.max, clip.frame_rate, clip.channels, clip.sample_width])
    except EngineError as error:
        results.append(str(error))
os.write(out, json.dumps(results).encode())
"""


def speak(*utterances: tuple[str, str, int, int]) -> list[list[float]]:
    done = subprocess.run(
        [sys.executable, "-c", SPEAK], input=json.dumps(utterances), capture_output=True, text=True, check=True
    )
    assert done.stdout, done.stderr
    return json.loads(done.stdout)


def test_a_whole_article_as_the_first_utterance_of_a_process_is_spoken():
    ((seconds, peak, *_),) = speak((LONG, "en-us", 175, 50))
    assert seconds > 150
    assert peak > 3000


def test_sound_is_mono_16_bit_at_22050_hz():
    ((_, _, *sound),) = speak(("Hello.", "en-us", 175, 50))
    assert sound == [22050, 1, 2]


def test_every_setting_holds_from_the_first_utterance_on():
    text = "The council will meet again on Thursday to hear from those who live along the river."
    slow, fast, slow_again, *rest = speak(
        *((text, "en-us", rate, 50) for rate in (120, 240, 120)),
        *((text, f"en-us+m{i % 7 + 1}", 170, 40) for i in range(40)),
    )
    assert slow[0] == pytest.approx(2 * fast[0], rel=0.2)
    assert slow_again[0] == pytest.approx(slow[0], rel=0.01)
    seconds = sorted(result[0] for result in rest)
    assert seconds[0] == pytest.approx(seconds[-1], rel=0.1)


@pytest.mark.parametrize("text", ["<break/>", "[[h@l'oU]]", '<voice name="x">no</voice>', "a < b", "&amp;", "{markup}"])
def test_what_looks_like_markup_is_spoken_and_not_obeyed(text: str):
    letters = sum(character.isalpha() for character in text)
    ((seconds, peak, *_),) = speak((text, "en-us", 175, 50))
    assert seconds > 0.05 * letters
    assert peak > 3000


def test_an_unknown_engine_is_an_error(tmp_path: Path):
    with pytest.raises(EngineError, match="no speech engine"):
        load_engine("gramophone", tmp_path)


@pytest.mark.parametrize("voice", ["no-such-voice", "en-us+nobody"])
def test_an_unknown_voice_or_variant_is_an_error_and_never_another_voice(voice: str):
    before, unknown, after = speak(
        ("Hello.", "en-us", 175, 50), ("Hello.", voice, 175, 50), ("Hello.", "en-us", 175, 50)
    )
    assert voice in str(unknown)
    assert before[0] == pytest.approx(after[0], rel=0.1)


def test_given_phonemes_are_said_in_place_of_the_spelling():
    spelled, given, alike = speak(
        ("Ask Nguyen now.", "en-us", 175, 50),
        ("Ask Nguyen now.", "en-us", 175, 50, (4, 10, "wɪn")),
        ("Ask win now.", "en-us", 175, 50),
    )
    assert abs(given[0] - alike[0]) < abs(given[0] - spelled[0]) / 2


def test_given_phonemes_do_not_make_the_rest_of_the_text_markup():
    rest = "[[h@l'oU]] <break/>"
    plain, given = speak((f"Ada {rest}", "en-us", 175, 50), (f"Ada {rest}", "en-us", 175, 50, (0, 3, "ˈeɪdə")))
    assert given[0] > plain[0] * 0.7


def test_phonemes_that_espeak_can_not_say_leave_the_word_as_it_is_spelled():
    plain, given = speak(("Ask Ada now.", "en-us", 175, 50), ("Ask Ada now.", "en-us", 175, 50, (4, 7, "???")))
    assert given[0] == pytest.approx(plain[0], abs=0.02)
