"""``audiobrief voices`` as a shell sees it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

from audiobrief.casting import load_voices
from audiobrief.languages import base_language
from audiobrief.pipeline.audition import _line, choose_voices
from audiobrief.pipeline.stock import licence_line
from audiobrief.reader.language import detect_language
from audiobrief.synthesizer.loading import find_driver
from tests.cli.test_commands import audiobrief
from tests.synthesizer.models import PIPER_DESCRIPTION, PIPER_MODEL

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def no_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("AUDIOBRIEF_MODELS", str(tmp_path / "models"))
    return tmp_path / "models"


def test_the_list_tells_what_is_here_and_what_could_be():
    result = json.loads(audiobrief("voices", "list", "--json").stdout)
    assert {voice["engine"] for voice in result["voices"]} == {"pyttsx3"}
    assert {"id", "name", "gender", "accent", "language", "sample_rate"} <= set(result["voices"][0])
    states = {engine["name"]: engine for engine in result["engines"]}
    assert states["pyttsx3"]["problem"] is None
    assert states["kokoro"]["neural"] is True
    assert re.search("voices install kokoro|pip install", states["kokoro"]["problem"])
    installable = {model["name"]: model for model in result["installable"]}
    assert installable["kokoro"]["size"] > 1e8
    assert "Apache-2.0" in installable["kokoro"]["licence"]
    assert "en" in installable["kokoro"]["languages"]
    assert "piper:en_US-joe-medium" in installable


def test_the_list_for_people_names_the_command_that_installs():
    shown = audiobrief("voices", "list", "--language", "de").stdout
    assert re.search("audiobrief voices install|pip install", shown)
    assert all("de-DE" in line for line in shown.split("\n\n")[0].splitlines()[1:])


def test_a_list_of_nothing_says_so():
    done = audiobrief("voices", "list", "--language", "xx")
    assert done.returncode == 0
    assert done.stderr == "There is no such voice, nor any to install.\n"


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.audio: list[dict[str, str | None]] = []
        self.ids: list[str | None] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = dict(attributes)
        if tag == "audio":
            self.audio.append(found)
        if "id" in found:
            self.ids.append(found["id"])


def test_voices_are_heard_from_files_and_from_a_page_that_has_them_in_it(tmp_path: Path):
    done = audiobrief("voices", "audition", "en-us+m3", "de", "es", "-o", tmp_path / "heard")
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in (tmp_path / "heard").iterdir()) == [
        "de.mp3",
        "en-us+m3.mp3",
        "es.mp3",
        "index.html",
    ]
    text = (tmp_path / "heard" / "index.html").read_text("utf-8")
    page = Page(text)
    assert len(page.audio) == 3
    assert len(set(page.ids)) == len(page.ids)
    for audio in page.audio:
        assert audio["aria-labelledby"] in page.ids
        assert (audio["src"] or "").startswith("data:audio/mpeg;base64,")
        assert "controls" in audio
    assert "http" not in text
    av = pytest.importorskip("av")
    with av.open(str(tmp_path / "heard" / "de.mp3")) as container:
        seconds = sum(frame.samples for frame in container.decode(audio=0)) / 22050
    assert 3 < seconds < 15


def test_every_voice_of_the_packs_own_engine_has_something_to_say():
    texts = {voice.language: _line(voice).text for voice in load_voices()}
    assert {base_language(language) for language in texts} >= {"en", "de", "nl", "pl", "el", "ru", "uk", "ko", "zh"}
    for language, text in texts.items():
        assert detect_language(text) in {None, base_language(language)}


def test_all_voices_are_heard_but_those_without_a_text(no_models: Path, caplog: pytest.LogCaptureFixture):
    everyone = choose_voices(())
    assert {voice.id for voice in everyone} == {voice.id for voice in load_voices()}
    (no_models / "piper").mkdir(parents=True)
    (no_models / "piper" / "sw_CD-lanfrica-medium.onnx").write_bytes(PIPER_MODEL)
    (no_models / "piper" / "sw_CD-lanfrica-medium.onnx.json").write_text(
        '{"language": {"code": "sw_CD"}, "audio": {"sample_rate": 1}}'
    )
    if find_driver("piper").problem() is None:
        assert choose_voices(()) == everyone
        assert [record.getMessage() for record in caplog.records] == [
            "there is no sample text in sw-CD: its voices are left out"
        ]


def test_a_page_that_is_none_of_voices_is_not_written_over(tmp_path: Path):
    (tmp_path / "index.html").write_text("<title>My site</title>")
    done = audiobrief("voices", "audition", "en-us", "-o", tmp_path)
    assert done.returncode == 1
    assert "is there already, and no page of voices" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]
    (tmp_path / "index.html").unlink()
    for _ in range(2):
        done = audiobrief("voices", "audition", "en-us", "-o", tmp_path)
        assert done.returncode == 0, done.stderr
        assert done.stdout.endswith("1 voice\n")


def test_a_place_that_can_not_be_written_is_said_before_anybody_speaks(tmp_path: Path):
    (tmp_path / "file").write_bytes(b"in the way")
    done = audiobrief("voices", "audition", "en-us", "-o", tmp_path / "file")
    assert done.returncode == 1
    assert re.fullmatch(r"audiobrief: \S+ can't be written: (File exists|Not a directory)\n", done.stderr)


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["audition", "nobody"], "There is no voice 'nobody'"),
        (["audition", "kokoro:af_heart"], "kokoro:af_heart can't be used"),
        (
            ["audition", "piper:de_DE-thorsten-medium"],
            "audiobrief voices install piper:de_DE-thorsten-medium"
            if find_spec("piper")
            else "piper:de_DE-thorsten-medium can't be used: its package is not installed: pip install 'audiobrief[piper]'",
        ),
        (["audition", "--language", "xx"], "no such voice"),
        (["list", "--engine", "gramophone"], "there is no speech engine 'gramophone': there are pyttsx3"),
        (["install", "gramophone"], "there is no model 'gramophone'"),
        (["install", "kokoro", "--from", "nowhere"], "nowhere is no folder"),
        (["remove", "kokoro"], "kokoro is not installed"),
    ],
)
def test_what_can_not_be_done_is_one_sentence(arguments: list[str], complaint: str, tmp_path: Path):
    done = audiobrief("voices", *arguments, cwd=tmp_path)
    assert done.returncode == 1
    assert complaint in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""
    assert list(tmp_path.iterdir()) == []


def test_a_voice_of_piper_is_installed_from_a_folder_and_removed(tmp_path: Path, no_models: Path):
    (tmp_path / "stick").mkdir()
    # There are no texts in that language to measure a voice by.
    (tmp_path / "stick" / "fi_FI-harri-medium.onnx").write_bytes(PIPER_MODEL)
    (tmp_path / "stick" / "fi_FI-harri-medium.onnx.json").write_bytes(PIPER_DESCRIPTION)
    done = audiobrief("voices", "install", "piper", "--from", tmp_path / "stick")
    assert done.returncode == 0, done.stderr
    assert "piper:fi_FI-harri-medium is installed" in done.stdout
    assert "licence" in done.stdout
    assert (no_models / "piper" / "fi_FI-harri-medium.onnx.sha256").is_file()
    done = audiobrief("voices", "remove", "piper:fi_FI-harri-medium")
    assert done.returncode == 0
    assert [path for path in no_models.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize(("content", "complaint"), [(PIPER_MODEL, "can't speak"), (PIPER_MODEL[:20], "is damaged")])
def test_a_voice_that_can_not_speak_is_no_success(tmp_path: Path, content: bytes, complaint: str):
    pytest.importorskip("piper")
    (tmp_path / "en_US-joe-medium.onnx").write_bytes(content)
    (tmp_path / "en_US-joe-medium.onnx.json").write_bytes(PIPER_DESCRIPTION)
    done = audiobrief("voices", "install", "piper", "--from", tmp_path)
    assert done.returncode == 1
    assert complaint in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""


@pytest.mark.parametrize("engine", ["kokoro", "piper"])
def test_an_engine_without_a_model_is_one_sentence_with_the_command(engine: str, tmp_path: Path):
    done = audiobrief("narrate", "-", "-o", tmp_path / "x.mp3", "--engine", engine, text="A title\n\nIt rained.\n")
    assert done.returncode == 1
    assert re.search(f"voices install {engine}|pip install", done.stderr)
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "x.mp3").exists()


def test_auto_works_without_any_model(tmp_path: Path):
    done = audiobrief(
        "narrate", "-", "-o", tmp_path / "x.mp3", "--engine", "auto", "-q", text="A title\n\nIt rained.\n"
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "x.mp3").exists()


def test_an_engine_of_somebody_elses_is_found_by_its_entry_point(tmp_path: Path):
    """A package beside audiobrief brings an engine and its pack; nothing in audiobrief names it."""
    package = tmp_path / "site" / "reed-1.dist-info"
    package.mkdir(parents=True)
    (package / "METADATA").write_text("Metadata-Version: 2.1\nName: reed\nVersion: 1\n")
    (package / "entry_points.txt").write_text("[audiobrief.engines]\nreed = reed:Reed\n")
    (tmp_path / "site" / "reed.py").write_text(
        "from pathlib import Path\n"
        "from dataclasses import replace\n"
        "from audiobrief.synthesizer.espeak import EspeakDriver\n"
        "class Reed(EspeakDriver):\n"
        "    name, title, pack = 'reed', 'Reed', Path(__file__).with_name('reed.toml')\n"
        "    def load(self, scratch, settings):\n"
        "        engine = super().load(scratch, settings)\n"
        "        speak = engine.speak\n"
        "        engine.speak = lambda utterance, voice: speak(utterance, replace(voice, id=voice.own_id))\n"
        "        return engine\n"
    )
    (tmp_path / "site" / "reed.toml").write_text(
        '[[voice]]\nid = "en-us"\nname = "Cattail"\nlanguage = "en-US"\naccent = "American"\nrate = 163\n'
    )
    source = tmp_path / "a.txt"
    source.write_text("A title\n\nIt rained all day in the valley.\n")
    command = [
        sys.executable,
        "-m",
        "audiobrief",
        "narrate",
        source,
        "-o",
        tmp_path / "x.mp3",
        "--engine",
        "reed",
        "--json",
    ]
    environment = {**__import__("os").environ, "PYTHONPATH": str(tmp_path / "site")}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert [(member["voice"], member["engine"]) for member in json.loads(done.stdout)["cast"]] == [
        ("reed:en-us", "reed")
    ]


def test_the_licence_that_a_pack_knows_is_told_where_none_came_along(tmp_path: Path):
    (tmp_path / "nl_NL-ronnie-medium.onnx").write_bytes(PIPER_MODEL)
    (tmp_path / "nl_NL-ronnie-medium.onnx.json").write_bytes(PIPER_DESCRIPTION)
    told = audiobrief("voices", "install", "piper", "--from", tmp_path).stdout
    assert "licence: nl_NL-ronnie-medium: its licence stands where the file was published" in told
    assert licence_line("piper:en_US-joe-medium", "It stands elsewhere") == "CC0-1.0. It stands elsewhere"
