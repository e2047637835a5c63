"""``audiobrief brief`` as a shell sees it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.test_commands import audiobrief
from tests.pipeline.brief.articles import LIGHT, WHALE

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def articles(tmp_path: Path) -> tuple[Path, Path]:
    whale, light = tmp_path / "whale.txt", tmp_path / "light.md"
    whale.write_text(WHALE, encoding="utf-8")
    light.write_text(LIGHT, encoding="utf-8")
    return whale, light


def test_json_says_which_article_is_where(articles: tuple[Path, Path], tmp_path: Path):
    done = audiobrief(
        "brief", *articles, "-o", tmp_path / "x.mp3", "--json", "--date", "2026-11-25", "--show", "The Tide"
    )
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert result["title"] == "The Tide for Wednesday, November 25, 2026"
    assert [one["title"] for one in result["articles"]] == ["Two boats and a whale", "The harbor gets a new light"]
    first, second = result["articles"]
    assert 0 < first["start"] < first["end"] < second["start"] < second["end"] < result["duration"]
    assert result["missing"] == []


def test_a_missing_article_is_an_error_that_names_it(articles: tuple[Path, Path], tmp_path: Path):
    done = audiobrief("brief", *articles, tmp_path / "gone.txt", "-o", tmp_path / "x.mp3")
    assert done.returncode == 1
    assert done.stderr.startswith("audiobrief: ")
    assert "gone.txt does not exist" in done.stderr
    assert not (tmp_path / "x.mp3").exists()


def test_with_skip_failed_the_others_are_made_and_the_status_tells(articles: tuple[Path, Path], tmp_path: Path):
    done = audiobrief(
        "brief", tmp_path / "gone.txt", *articles, "-o", tmp_path / "x.mp3", "--skip-failed", "--json", "--quiet"
    )
    assert done.returncode == 1
    assert "1 of 3 articles are not in" in done.stderr
    result = json.loads(done.stdout)
    assert [one["source"] for one in result["missing"]] == [str(tmp_path / "gone.txt")]
    assert len(result["articles"]) == 2
    assert (tmp_path / "x.mp3").stat().st_size


def test_an_opening_can_not_be_wanted_and_not_wanted(articles: tuple[Path, Path], tmp_path: Path):
    done = audiobrief("brief", *articles, "-o", tmp_path / "x.mp3", "--opening", "Hello.", "--no-opening")
    assert done.returncode == 2


def test_a_config_file_may_say_how_episodes_open(articles: tuple[Path, Path], tmp_path: Path):
    (tmp_path / "audiobrief.toml").write_text('opening = "Hello from the pier."\ncredits = false\n', encoding="utf-8")
    done = audiobrief("brief", *articles, "-o", "x.mp3", "--with", "txt", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "x.txt").read_text(encoding="utf-8")
    assert "Narrator: Hello from the pier." in text
    assert "[Sources]" not in text
    # What is for episodes of several is nothing to others.
    assert audiobrief("narrate", articles[0], "-o", "y.mp3", cwd=tmp_path).returncode == 0


def test_help_shows_how():
    done = audiobrief("brief", "--help")
    assert done.returncode == 0
    assert "audiobrief brief https://example.org/feed.xml --newest 3" in done.stdout
