"""``audiobrief feed`` as a shell sees it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.checking.recordings import picture
from tests.cli.test_commands import TEXT, audiobrief

if TYPE_CHECKING:
    from pathlib import Path

BASE = "https://example.org/show/"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    done = audiobrief("narrate", "-", "-o", tmp_path / "show" / "whale.mp3", "-q", "--with", "vtt,chapters", text=TEXT)
    assert done.returncode == 0, done.stderr
    (tmp_path / "show" / "cover.png").write_bytes(picture(1400, 1400))
    return tmp_path / "show"


def test_it_writes_a_feed_that_passes_the_check(folder: Path):
    done = audiobrief("feed", folder, "--base-url", BASE, "--author", "The Courier", "--category", "Daily News")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == f"{folder / 'feed.xml'}  1 episode, 1 new"
    checked = audiobrief("check", "--strict", folder / "feed.xml")
    assert checked.returncode == 0, checked.stdout
    again = audiobrief("feed", folder, "--base-url", BASE)
    assert again.stdout == f"{folder / 'feed.xml'}  1 episode, nothing has changed\n"


def test_json_is_one_object_with_all_of_it(folder: Path):
    (folder / "foreign.mp3").write_bytes(b"\xff\xfb\x90\x00" * 400)
    done = audiobrief("feed", folder, "--base-url", BASE, "--json", "--quiet")
    assert (done.returncode, done.stderr) == (0, "")
    made = json.loads(done.stdout)
    assert (made["url"], made["changed"], made["removed"], made["kept"]) == (BASE + "feed.xml", True, [], [])
    assert made["skipped"] == [{"file": "foreign.mp3", "reason": "is broken, or no MP3"}]
    (one,) = made["episodes"]
    assert (one["audio"], one["title"], one["new"]) == ("whale.mp3", "Two boats and a whale", True)
    assert len(one["guid"]) == len(made["guid"]) == 36


def test_the_config_file_says_what_the_show_is(folder: Path):
    (folder.parent / "audiobrief.toml").write_text(
        'voices = "one"\n[show]\ntitle = "The Courier"\nart = "show/cover.png"\nbase-url = "https://example.org/"\n'
        'author = "Ada"\nemail = "ada@example.org"\ncategory = ["Tech News", "Science"]\nlanguage = "en-GB"\n'
        'description = "Read aloud."\nlink = "https://example.org/about"\nexplicit = false\n',
        encoding="utf-8",
    )
    done = audiobrief("feed", "show", cwd=folder.parent)
    assert done.returncode == 0, done.stderr
    text = (folder / "feed.xml").read_text(encoding="utf-8")
    for said in (
        "<title>The Courier</title>",
        '<itunes:image href="https://example.org/cover.png"/>',
        "<itunes:email>ada@example.org</itunes:email>",
        '<itunes:category text="Tech News"/>',
        '<itunes:category text="Science"/>',
        "<language>en-GB</language>",
        "<link>https://example.org/about</link>",
    ):
        assert said in text
    # Other commands are not disturbed by it.
    assert audiobrief("script", "-", text=TEXT, cwd=folder.parent).returncode == 0


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('category = "Newz"', "line 2: there is no category “Newz” in Apple's list: did you mean “News”?"),
        ('email = "nobody"', "line 2: “nobody” is no e-mail address"),
        ('base-url = "here"', "line 2: “here” is no web address"),
        ('languge = "en"', "line 2: a show has no 'languge': did you mean 'language'?"),
    ],
)
def test_a_slip_in_the_config_file_names_its_line(folder: Path, line: str, message: str):
    (folder / "audiobrief.toml").write_text(f"[show]\n{line}\n", encoding="utf-8")
    done = audiobrief("feed", ".", "--base-url", BASE, cwd=folder)
    assert done.returncode == 1
    assert message in done.stderr


@pytest.mark.parametrize(
    ("options", "status", "message"),
    [
        ([], 2, "Missing option '--base-url'"),
        (["--base-url", "nowhere"], 2, "“nowhere” is no web address"),
        (["--base-url", BASE, "--category", "Newz"], 2, "did you mean “News”?"),
        (["--base-url", BASE, "--email", "me@"], 2, "“me@” is no e-mail address"),
        (["--base-url", BASE, "--language", "English please"], 2, "is no language"),
        (["--base-url", BASE, "--image", "https://"], 2, "is no web address"),
        (["--base-url", BASE, "--image", "missing.png"], 1, "missing.png can't be read"),
    ],
)
def test_wrong_usage_is_an_error_of_one_sentence(folder: Path, options: list[str], status: int, message: str):
    done = audiobrief("feed", folder, *options)
    assert done.returncode == status
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert not (folder / "feed.xml").exists()
