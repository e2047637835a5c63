"""The index of a folder lists our episodes, and leaves everything else alone."""

from __future__ import annotations

import json
import logging
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import audiobrief
from audiobrief.errors import OutputError, SourceError
from audiobrief.pipeline.folder import make_index
from tests.checkers import nu_messages
from tests.cli.test_commands import audiobrief as run
from tests.publisher.browser import axe_violations, launched, opened
from tests.publisher.episodes import HOSTILE_TITLES

if TYPE_CHECKING:
    from pathlib import Path

BODY = "The whale surfaced at noon, between two boats. Nobody has seen it since."


def narrated(folder: Path, name: str, title: str, published: str | None = None, *with_: str) -> None:
    article = replace(audiobrief.read_text(f"{title}\n\n{BODY}"), title=title, published=published, language="en")
    audiobrief.narrate(article, folder / name, companions=with_, jobs=1)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("show")
    narrated(place, "a b#1.mp3", "The older one", "2026-11-01", "page")
    narrated(place, "b.mp3", HOSTILE_TITLES["breakout"], "2026-11-22")
    narrated(place, "c.mp3", HOSTILE_TITLES["rtl"], None, "page")
    (place / "foreign.mp3").write_bytes(b"\xff\xfb\x90\x00" * 400)
    (place / "broken.mp3").write_bytes(b"ID3\x03\x00\x00\x7f\x7f\x7f\x7f nothing")
    (place / "empty.mp3").write_bytes(b"")
    (place / "folder.mp3").mkdir()
    return place


def test_it_lists_our_episodes_newest_first_and_tells_what_it_left_out(folder: Path, caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.WARNING):
        page, entries = make_index(folder, "The Courier, read aloud")
    assert [entry.audio for entry in entries] == ["b.mp3", "a b#1.mp3", "c.mp3"]
    assert [entry.page for entry in entries] == [None, "a b#1.html", "c.html"]
    assert [entry.language for entry in entries] == ["en"] * 3
    told = " ".join(record.getMessage() for record in caplog.records)
    assert all(name in told for name in ("foreign.mp3", "broken.mp3", "empty.mp3", "folder.mp3"))
    assert page == folder / "index.html"
    assert "The Courier, read aloud" in page.read_text(encoding="utf-8")


def test_it_is_a_page_that_plays_and_keeps_to_itself(folder: Path):
    page, _ = make_index(folder)
    with launched() as browser, opened(browser, page, viewport={"width": 320, "height": 640}) as shown:
        links = shown.locator("h2 a")
        assert links.count() == 3
        assert links.nth(1).get_attribute("href") == "a%20b%231.html"
        assert links.nth(0).inner_text().startswith("\"'></title></script>")
        assert shown.evaluate("document.documentElement.scrollWidth") <= 320
        assert axe_violations(shown, "color-contrast-enhanced") == []
        links.nth(1).click()
        shown.wait_for_url("**/a%20b%231.html")


def test_the_nu_checker_finds_no_error_in_it(folder: Path):
    page, _ = make_index(folder)
    assert [message for message in nu_messages(page) if message["type"] != "info"] == []


def test_it_is_made_anew_but_never_over_another_page(folder: Path, tmp_path: Path):
    make_index(folder)
    make_index(folder)
    narrated(tmp_path, "x.mp3", "Whale")
    (tmp_path / "index.html").write_text("<h1>My site</h1>", encoding="utf-8")
    with pytest.raises(OutputError, match="no index page of audiobrief"):
        make_index(tmp_path)
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == "<h1>My site</h1>"


def test_an_episode_called_index_keeps_its_page(tmp_path: Path):
    narrated(tmp_path, "index.mp3", "Whale", None, "page")
    with pytest.raises(OutputError, match="no index page"):
        make_index(tmp_path)


def test_a_folder_without_episodes_is_told(tmp_path: Path):
    with pytest.raises(SourceError, match="no episode of audiobrief"):
        make_index(tmp_path)
    with pytest.raises(SourceError, match="not a folder"):
        make_index(tmp_path / "missing")


def test_the_command_says_what_it_listed(folder: Path):
    done = run("index", folder, "--json")
    assert done.returncode == 0, done.stderr
    assert [one["audio"] for one in json.loads(done.stdout)["episodes"]] == ["b.mp3", "a b#1.mp3", "c.mp3"]
    assert "foreign.mp3 is not an episode" in done.stderr
    assert run("index", folder / "none").returncode == 1
