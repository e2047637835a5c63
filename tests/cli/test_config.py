"""The config file through the command line: it sets defaults, the command line counts more, slips are told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.test_commands import TEXT, audiobrief

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "audiobrief.toml").write_text(
        'with = ["vtt", "chapters"]\nvoices = "one"\ncast = "people.toml"\nloudness = -19\n\n'
        '[show]\ntitle = "The Courier, read aloud"\n',
        encoding="utf-8",
    )
    (tmp_path / "people.toml").write_text('[voices]\n"Ada Byron" = "en+f2"\n', encoding="utf-8")
    (tmp_path / "inner").mkdir()
    return tmp_path


def test_it_sets_what_is_not_said(folder: Path):
    done = audiobrief("narrate", "-", "-o", "x.mp3", "--json", text=TEXT, cwd=folder / "inner")
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert result["files"] == {"vtt": "x.vtt", "chapters": "x.chapters.json"}
    assert len({member["voice"] for member in result["cast"]}) == 1
    assert -20 < result["loudness"]["integrated_lufs"] < -18
    chapters = json.loads((folder / "inner" / "x.chapters.json").read_text(encoding="utf-8"))
    assert chapters["podcastName"] == "The Courier, read aloud"


def test_the_command_line_counts_more(folder: Path):
    done = audiobrief(
        "narrate", "-", "-o", "x.mp3", "--json", "--with", "srt", "--voices", "all", text=TEXT, cwd=folder
    )
    result = json.loads(done.stdout)
    assert result["files"] == {"srt": "x.srt"}
    assert len({member["voice"] for member in result["cast"]}) == 2


def test_none_is_no_file_and_another_can_be_named(folder: Path):
    plain = json.loads(audiobrief("script", "-", "--json", "--config", "none", text=TEXT, cwd=folder).stdout)
    assert plain["speakers"][0]["voice"] != plain["narrator"]
    (folder / "inner" / "two.toml").write_text('voices = "one"\n', encoding="utf-8")
    named = json.loads(audiobrief("script", "-", "--json", "--config", "inner/two.toml", text=TEXT, cwd=folder).stdout)
    assert named["speakers"][0]["voice"] == named["narrator"]


def test_a_command_takes_the_settings_it_knows(folder: Path):
    result = json.loads(audiobrief("script", "-", "--json", text=TEXT, cwd=folder).stdout)
    assert result["speakers"][0]["voice"] == result["narrator"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('voices = "three"', "line 1: 'three' is not one of"),
        ("\nloudness = 3", "line 2: 3.0 is not in the range"),
        ("embed-audio = 1", "line 1: 1 should be true or false"),
        ('with = ["vtt", "doc"]', "line 1: there is no companion file “doc”"),
        ("with = [true]", "line 1: True is nothing that with takes"),
        ('output = "x.mp3"', "line 1: there is no setting 'output'"),
        ('[show]\nart = "missing.png"', "missing.png can't be read"),
    ],
)
def test_what_is_wrong_is_an_error_of_one_sentence(tmp_path: Path, text: str, message: str):
    (tmp_path / "audiobrief.toml").write_text(text, encoding="utf-8")
    done = audiobrief("narrate", "-", "-o", "x.mp3", text=TEXT, cwd=tmp_path)
    assert done.returncode == 1
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["audiobrief.toml"]


def test_the_index_is_headed_by_the_show(folder: Path):
    assert audiobrief("narrate", "-", "-o", "x.mp3", "-q", text=TEXT, cwd=folder).returncode == 0
    done = audiobrief("index", ".", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert '<h1 dir="auto">The Courier, read aloud</h1>' in (folder / "index.html").read_text(encoding="utf-8")


def test_a_batch_takes_it_too(folder: Path):
    (folder / "whale.txt").write_text(TEXT, encoding="utf-8")
    done = audiobrief("batch", "whale.txt", "-o", "out", "-q", "-j", "1", cwd=folder)
    assert done.returncode == 0, done.stderr
    made = {path.suffix for path in (folder / "out").iterdir() if path.stem.startswith("whale")}
    assert {".mp3", ".vtt"} <= made


def test_help_needs_no_good_file(tmp_path: Path):
    (tmp_path / "audiobrief.toml").write_text("=", encoding="utf-8")
    assert audiobrief("narrate", "--help", cwd=tmp_path).returncode == 0
