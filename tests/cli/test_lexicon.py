"""``audiobrief lexicon`` as a shell sees it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """A town votes

“Nobody asked us,” said Azadeh Shahshahani, an attorney. Shahshahani’s letter quotes Dvinsk.
"""


@pytest.fixture
def lexicon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Runs the command in an empty folder, with settings of its own."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str | Path, text: str = "", status: int = 0) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "audiobrief", *map(str, arguments)],
            env={**os.environ, "XDG_CONFIG_HOME": str(tmp_path / "config"), "HOME": str(tmp_path)},
            input=text,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        assert done.returncode == status, done.stderr
        assert "Traceback" not in done.stderr
        return done

    return run


def test_check_lists_words_the_most_frequent_first(lexicon):
    found = json.loads(lexicon("lexicon", "check", "-", "--json", text=TEXT).stdout)
    assert [(word["word"], word["count"]) for word in found["words"]] == [
        ("Shahshahani", 2),
        ("Azadeh", 1),
        ("Dvinsk", 1),
    ]
    assert set(found["words"][0]) == {"word", "count", "ipa", "dictionary_ipa", "reason", "context"}
    assert found["dictionary"] is True
    shown = lexicon("lexicon", "check", "-", text=TEXT).stdout
    assert "2 × Shahshahani" in shown
    assert "No word stands out" in lexicon("lexicon", "check", "-", text="The boat left at noon.").stdout


def test_what_check_writes_is_a_lexicon_that_changes_nothing_until_it_is_filled_in(lexicon, tmp_path: Path):
    (tmp_path / "lexicon.toml").write_text(
        lexicon("lexicon", "check", "-", "--toml", text=TEXT).stdout, encoding="utf-8"
    )
    before = json.loads(lexicon("lexicon", "check", "-", "--json", text=TEXT).stdout)["words"]
    assert len(before) == 3
    filled = (tmp_path / "lexicon.toml").read_text("utf-8").replace('# "', '"')
    (tmp_path / "lexicon.toml").write_text(filled, encoding="utf-8")
    assert json.loads(lexicon("lexicon", "check", "-", "--json", text=TEXT).stdout)["words"] == []
    assert len(tomllib.loads(filled)["words"]) == 3


def test_a_word_that_was_added_is_said_so(lexicon, tmp_path: Path):
    assert "lexicon.toml" in lexicon("lexicon", "add", "Shahshahani", "/ʃɑːʃɑːˈhɑːni/").stdout
    own = tmp_path / "config" / "audiobrief" / "lexicon.toml"
    assert tomllib.loads(own.read_text("utf-8"))["words"] == {"Shahshahani": "/ʃɑːʃɑːˈhɑːni/"}
    said = json.loads(lexicon("lexicon", "say", "Ms. Shahshahani’s", "--json", "-o", tmp_path / "x.mp3").stdout)
    assert said["ipa"].endswith("ʃɑːʃɑːˈhɑːniz")
    assert said["entries"] == [{"word": "Shahshahani", "from": f"{own}, line 5"}]
    assert (tmp_path / "x.mp3").stat().st_size > 4000
    lexicon("lexicon", "add", "Shahshahani", "sha-ha-ni", "--lexicon", tmp_path / "desk.toml")
    shown = lexicon("lexicon", "say", "Shahshahani", "--lexicon", tmp_path / "desk.toml").stdout
    assert shown.startswith("Sha-ha-ni")
    assert "desk.toml, line 5" in shown


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["add", "Hal", "/RAL/"], "'R' (U+0052"),
        (["add", "…", "dots"], "is no word"),
        (["add", "Hal", "hall", "--lexicon", "x.pls"], "no TOML"),
        (["say", "Hal", "--lexicon", "gone.toml"], "gone.toml can't be read"),
        (["say", "Hal", "--language", "xx"], "does not know the language"),
        (["check", "gone.txt"], "gone.txt"),
        (["add", "Hal", "hall", "--lexicon", "broken.toml"], "no TOML"),
    ],
)
def test_what_is_wrong_is_one_sentence_and_nothing_is_written(lexicon, tmp_path: Path, arguments: list[str], told: str):
    (tmp_path / "broken.toml").write_text("Hal")
    done = lexicon("lexicon", *arguments, status=1)
    assert told in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert done.stdout == ""
    assert (tmp_path / "broken.toml").read_text() == "Hal"
    assert not (tmp_path / "config").exists()


def test_sounds_that_an_engine_has_not_are_told_once(lexicon, tmp_path: Path):
    (tmp_path / "lexicon.toml").write_text('[words]\nXhosa = "/ǃɔː/"\n', "utf-8")
    text = "A town votes\n\nThe Xhosa people came by.\n\nThe Xhosa people left again.\n"
    done = lexicon("narrate", "-", "-o", tmp_path / "x.mp3", text=text)
    assert done.stderr.count("Xhosa") == 1
    assert "audiobrief: espeak-ng can't say /ǃɔː/ in en-US: “Xhosa” is said as it is spelled\n" in done.stderr
    assert "can't say" not in lexicon("narrate", "-", "-o", tmp_path / "x.mp3", "-q", text=text).stderr


def test_a_word_is_heard_in_the_language_that_it_is_read_in(lexicon, tmp_path: Path):
    def heard(language: str) -> bytes:
        lexicon("lexicon", "say", "Wanderung", "--language", language, "-o", tmp_path / "x.mp3")
        return (tmp_path / "x.mp3").read_bytes()

    assert heard("de") != heard("en-us")
    refused = lexicon("lexicon", "say", "Brúin", "--language", "is", "-o", tmp_path / "x.mp3", status=1)
    assert "no voice of pyttsx3 here speaks the article's language, 'is'" in refused.stderr


@pytest.mark.parametrize("word", ["", "  ", "…"])
def test_nothing_is_not_said(lexicon, word: str):
    assert "nothing in it that could be said" in lexicon("lexicon", "say", word, status=2).stderr
