"""How espeak-ng reads words: asked in a process of its own, since it can be started once."""

from __future__ import annotations

import json
import subprocess
import sys

READ = """
import json, sys
from audiobrief.synthesizer import EngineError
from audiobrief.synthesizer.readings import Reader
reader, found = Reader(), []
for text, language in json.loads(sys.stdin.read()):
    try:
        found.append(reader.read(text, language))
    except EngineError as error:
        found.append(str(error))
print(json.dumps(found))
"""


def read(*words: tuple[str, str]) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", READ], input=json.dumps(words), capture_output=True, text=True, check=True, timeout=60
    )
    found: list[str] = json.loads(done.stdout)
    return found


def test_words_are_read_in_the_language_asked_for():
    assert read(("bath", "en-us"), ("bath", "en-GB"), ("Bad", "de-AT"), ("bath", "en_US")) == [
        "bˈæθ",
        "bˈaθ",
        "bˈɑːt",
        "bˈæθ",
    ]


def test_languages_that_espeak_calls_otherwise_are_read():
    norwegian, bokmaal, nynorsk, chinese, mandarin = read(
        ("havn", "no"), ("havn", "nb-NO"), ("havn", "nn"), ("你好", "zh-CN"), ("你好", "cmn")
    )
    assert norwegian == bokmaal == nynorsk == "hˈɑvn"
    assert chinese == mandarin
    assert "know" not in chinese


def test_a_word_of_another_language_is_read_without_a_mark_of_it():
    assert read(("Wałęsa", "de-DE")) == ["vawˈɛ\u0303sa"]


def test_every_clause_is_read():
    assert read(("One. Two, three!", "en-us")) == ["wˌʌn tˈuː θɹˈiː"]
    assert read(("", "en-us"), ("…", "en-us")) == ["", ""]


def test_a_language_that_espeak_does_not_know_is_an_error_and_the_next_word_is_read():
    unknown, after = read(("a", "xx-YY"), ("bath", "en-us"))
    assert "'xx-YY'" in unknown
    assert after == "bˈæθ"
