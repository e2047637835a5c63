"""Sources of every kind from the command line: web addresses, books and feeds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from mutagen.id3 import ID3

from tests.cli.test_commands import audiobrief
from tests.reader.containers import docx, epub, nav, page, paragraph
from tests.reader.servers import reply, serve

if TYPE_CHECKING:
    from pathlib import Path

PAGE = b"<!doctype html><title>A whale</title><h1>A whale</h1><p>The whale surfaced at noon, between two boats.</p>"
FEED = b"""<rss version="2.0"><channel><title>The Courier</title>
    <item><title>A boat</title><link>/boat</link><pubDate>02 Mar 2020 10:00:00 GMT</pubDate></item>
    <item><title>A whale</title><link>/whale</link><pubDate>03 Mar 2020 10:00:00 GMT</pubDate></item></channel></rss>"""


def site(path: str) -> bytes:
    if path == "/feed":
        return reply(FEED, content_type="application/rss+xml")
    return reply(PAGE.replace(b"whale", path.strip("/").encode() or b"whale"))


@pytest.fixture
def book(tmp_path: Path) -> Path:
    documents = {
        "cover.xhtml": page("<p>Whales and Boats</p>", 'epub:type="cover"'),
        "one.xhtml": page("<h1>Noon</h1><p>The whale surfaced at noon.</p>"),
        "two.xhtml": page("<h1>Night</h1><p>It was gone by night.</p>"),
    }
    path = tmp_path / "book.epub"
    path.write_bytes(epub(documents, contents=nav(("Noon", "one.xhtml"), ("Night", "two.xhtml"))))
    return path


def test_a_page_of_the_web_is_narrated(tmp_path: Path):
    with serve(site) as server:
        done = audiobrief("narrate", server.url("/"), "--allow-local", "-o", tmp_path / "x.mp3", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["title"] == "A whale"


def test_addresses_of_this_machine_are_refused_unless_allowed():
    with serve(site) as server:
        for command in ("narrate", "script", "clean"):
            done = audiobrief(command, server.url("/"))
            assert done.returncode == 1
            assert "--allow-local" in done.stderr
            assert done.stderr.count("\n") == 1
        assert server.connections == 0


def test_a_feed_is_listed_and_read_entry_by_entry():
    with serve(site) as server:
        feed = server.url("/feed")
        listed = audiobrief("clean", feed, "--list", "--allow-local")
        assert [line.split("  (")[0].strip() for line in listed.stdout.splitlines()] == ["1  A whale", "2  A boat"]
        assert "A whale" in audiobrief("script", feed, "--allow-local").stdout
        assert "The boat surfaced" in audiobrief("script", feed, "--entry", "2", "--allow-local").stdout
        assert audiobrief("clean", feed, "--entry", "3", "--allow-local").returncode == 1


def test_a_book_is_listed_and_read_chapter_by_chapter(book: Path, tmp_path: Path):
    parts = json.loads(audiobrief("clean", book, "--list", "--json").stdout)["parts"]
    assert [(part["number"], part["title"]) for part in parts] == [(1, "Noon"), (2, "Night")]
    done = audiobrief("narrate", book, "--json", "-o", tmp_path / "x.mp3")
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert [chapter["title"] for chapter in result["chapters"]] == ["Noon", "Night"]
    assert [(removed["text"], removed["reason"]) for removed in result["removed"]] == [
        ("Whales and Boats", "Cover of the book.")
    ]
    script = json.loads(audiobrief("script", book, "--chapter", "2", "--json").stdout)
    assert script["title"] == "The Whale Book: Night"
    assert "surfaced" not in json.dumps(script)


def test_the_cover_of_a_book_is_the_cover_of_its_episode(tmp_path: Path):
    picture = b"\xff\xd8\xff\xe0 as good as a picture"
    item = '<item id="c" href="c.jpg" media-type="image/jpeg" properties="cover-image"/>'
    book = epub({"one.xhtml": page("<p>The whale surfaced.</p>")}, items=item, more={"OEBPS/c.jpg": picture})
    (tmp_path / "book.epub").write_bytes(book)
    done = audiobrief("narrate", tmp_path / "book.epub", "-o", tmp_path / "x.mp3", "--quiet")
    assert (done.returncode, done.stderr) == (0, "")
    assert [frame.data for frame in ID3(tmp_path / "x.mp3").getall("APIC")] == [picture]


def test_a_word_document_and_markdown_are_read(tmp_path: Path):
    (tmp_path / "a.docx").write_bytes(docx(paragraph("The whale surfaced at noon.")))
    (tmp_path / "a.md").write_text("The *whale* surfaced at noon.\n")
    for name in ("a.docx", "a.md"):
        assert (
            json.loads(audiobrief("clean", tmp_path / name, "--json").stdout)["text"] == "The whale surfaced at noon."
        )


def test_an_article_has_no_parts(tmp_path: Path):
    (tmp_path / "a.txt").write_text("The whale surfaced at noon.\n")
    assert "one article" in audiobrief("clean", tmp_path / "a.txt", "--list").stdout
    done = audiobrief("script", tmp_path / "a.txt", "--chapter", "1")
    assert (done.returncode, done.stdout) == (1, "")
    assert "no EPUB" in done.stderr


def test_a_script_is_written_of_a_chapter(book: Path, tmp_path: Path):
    done = audiobrief("script", book, "--chapter", "1", "-o", tmp_path / "one.script")
    assert done.returncode == 0, done.stderr
    assert "The whale surfaced at noon." in (tmp_path / "one.script").read_text(encoding="utf-8")


HOSTILE = "A \x1b[2Jwhale\n\nThe \x07whale \x9b31msurfaced\u202e at noon, \u2066between two boats, the harbor said on Monday.\n"


@pytest.mark.parametrize("command", [["clean"], ["clean", "--json"], ["script"], ["script", "--json"]])
def test_nothing_that_a_terminal_obeys_reaches_it_from_an_article(command: list[str], tmp_path: Path):
    path = tmp_path / "whale.txt"
    path.write_text(HOSTILE, encoding="utf-8")
    result = audiobrief(*command, str(path))
    assert not set(result.stdout) & set("\x1b\x07\x9b\u202e\u2066")
    if "--json" in command:
        assert "\u202e" in json.dumps(json.loads(result.stdout), ensure_ascii=False)
    else:
        assert "The \\x07whale \\x9b31msurfaced⟨U+202E⟩ at noon, ⟨U+2066⟩between" in result.stdout
