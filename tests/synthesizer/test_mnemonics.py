"""IPA reaches espeak-ng: what is said of it is read back from the library itself."""

from __future__ import annotations

import ctypes
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from audiobrief.lexicon import entries_of
from audiobrief.model import Phonemes, Utterance
from audiobrief.synthesizer.mnemonics import _SOUNDS, mnemonics
from audiobrief.synthesizer.pronunciation import pieces

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES = {"en": "en-us", "de": "de", "fr": "fr", "es": "es"}

#: Run in a process of its own, because espeak-ng can be started once: says each notation and traces it in IPA.
TRACE = """
import ctypes, json, sys
import espeakng_loader
library = ctypes.CDLL(espeakng_loader.get_library_path())
library.espeak_Initialize(2, 0, espeakng_loader.get_data_path().encode(), 0)
callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(lambda *_: 0)
library.espeak_SetSynthCallback(callback)
libc = ctypes.CDLL(None)
libc.fopen.restype = ctypes.c_void_p
libc.fclose.argtypes = [ctypes.c_void_p]
library.espeak_SetPhonemeTrace.argtypes = [ctypes.c_int, ctypes.c_void_p]
said = []
for voice, notation in json.loads(sys.stdin.read()):
    assert library.espeak_SetVoiceByName(voice.encode()) == 0
    file = libc.fopen(sys.argv[1].encode(), b"w")
    library.espeak_SetPhonemeTrace(2, file)
    text = f"[[{notation}]]".encode() + bytes(1)
    library.espeak_Synth(text, len(text), 0, 0, 0, 0x101, None, None)
    library.espeak_Synchronize()
    libc.fclose(file)
    library.espeak_SetPhonemeTrace(0, None)
    said.append(open(sys.argv[1], encoding="utf-8").read().strip())
print(json.dumps(said))
"""


def traced(folder: Path, notations: list[tuple[str, str | None]]) -> list[str]:
    if sys.platform == "win32" or not hasattr(ctypes.CDLL(None), "fopen"):
        pytest.skip("the trace needs the C library's files")
    done = subprocess.run(
        [sys.executable, "-c", TRACE, str(folder / "trace")],
        input=json.dumps(notations),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("language", "ipa", "heard"),
    [
        ("en-US", "ˈkɑːmələ", "kˈɑːmələ"),
        ("en-US", "/wɪn/", "wˈɪn"),
        ("en-US", "ˌtʃɛləˈbiːnski", "tʃˌɛləbˈiːnski"),
        ("en-US", "xaˈβjeɾ", "xæβjˈeɾ"),
        ("en-US", "t͡ʃʰiː", "tʃˈiː"),
        ("de-DE", "ˈkøːnɪç", "kˈøːnɪç"),
        ("fr-FR", "bɔ̃ˈʒuʁ", "bɔ̃ʒˈuʁ"),
        ("es-ES", "θaɾaˈɣoθa", "θaɾaɣˈoθa"),
        ("en-US", "ˈhæns ˈʃmɪt", "hˈæns ʃmˈɪt"),
    ],
)
def test_espeak_says_the_sounds_that_are_given(tmp_path: Path, language: str, ipa: str, heard: str):
    voice = LANGUAGES[language[:2]]
    (said,) = traced(tmp_path, [(voice, mnemonics(ipa, language))])
    assert said == heard


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sound_is_dropped_in_any_language(tmp_path: Path, language: str):
    """espeak-ng leaves out mnemonics that the language does not have, without a word."""
    voice = LANGUAGES[language]
    said = traced(tmp_path, [(voice, mnemonics(f"ba{sound}a", language)) for sound in _SOUNDS])
    (without,) = traced(tmp_path, [(voice, mnemonics("baa", language))])
    letters = [text.replace("ˈ", "") for text in said]
    assert [sound for sound, text in zip(_SOUNDS, letters, strict=True) if len(text) <= len(without) - 1] == []


@pytest.mark.parametrize("text", ["", "  ", "a]] b", "a[b", "3", "k@", "<x>", "hello!", "你"])
def test_what_is_no_ipa_never_reaches_espeak(text: str):
    found = mnemonics(text, "en-US")
    assert found is None or not set(found) & set("[]<>")


def test_a_language_whose_sounds_are_not_known_is_told():
    assert mnemonics("a", "xx") is None


def test_an_english_possessive_is_said_with_the_name():
    for ipa, ending in (("wɪn", "z"), ("ʒak", "s"), ("ɡɑs", "ɪz")):
        utterance = Utterance("To Nguyen's house", (Phonemes(3, 9, ipa),))
        found = list(pieces(utterance))
        assert "".join(piece.text for piece in found) == utterance.text
        assert [piece.ipa for piece in found] == [None, ipa + ending, None]


@pytest.mark.parametrize("parts", [((0, 0, "a"),), ((0, 99, "a"),), ((0, 2, " "),), ((2, 4, "a"), (0, 1, "a"))])
def test_phonemes_that_do_not_fit_the_text_are_refused(parts: tuple[tuple[int, int, str], ...]):
    with pytest.raises(ValueError, match="does not fit"):
        Utterance("words", tuple(Phonemes(*part) for part in parts))


def test_the_lexicon_that_comes_along_can_be_said():
    shipped = entries_of(language="en")
    assert [entry.written for entry in shipped if not mnemonics(entry.ipa or "", "en")] == []
