"""Web addresses are read like files: by content, with what the server says of it, and from the public internet only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from audiobrief.errors import FetchError, SourceError
from audiobrief.pipeline.source import choose, load
from audiobrief.reader import read
from tests.reader.containers import docx, epub, page, paragraph
from tests.reader.servers import reply, serve

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "<!doctype html><title>The bridge</title><h1>The bridge</h1><p>It is closed – “for good”, says Ann Café.</p>"


def test_a_page_is_read_with_its_address():
    with serve(lambda _: reply(PAGE.encode())) as server:
        article = read(server.url("/story"), allow_local=True)
    assert (article.title, article.url) == ("The bridge", server.url("/story"))


def test_the_server_s_charset_counts_more_than_the_page_s_own():
    data = PAGE.replace("<title>", '<meta charset="koi8-r"><title>').encode("cp1252")
    with serve(lambda _: reply(data, content_type="text/html; charset=windows-1252")) as server:
        assert "– “for good”, says Ann Café" in read(server.url(), allow_local=True).source
    with serve(lambda _: reply(PAGE.encode(), content_type="text/html; charset=nonsense")) as server:
        assert "– “for good”, says Ann Café" in read(server.url(), allow_local=True).source


@pytest.mark.parametrize(
    ("body", "content_type", "path"),
    [
        (epub({"one.xhtml": page("<h1>Noon</h1><p>A whale.</p>")}), "application/epub+zip", "/book"),
        (docx(paragraph("A whale.")), "application/octet-stream", "/get?file=story"),
        (b"A *whale*.", "text/markdown", "/story"),
        (b"A *whale*.", "text/plain", "/story.md"),
        (b"<p>A <i>whale</i>.", "text/html", "/story.md"),
        (b"<p>A <i>whale</i>.", "text/plain; charset=utf-8", "/story"),
        ("A whale.".encode("utf-16"), "text/plain", "/story.txt"),
    ],
)
def test_all_kinds_are_read_from_the_web(body: bytes, content_type: str, path: str):
    with serve(lambda _: reply(body, content_type=content_type)) as server:
        article = read(server.url(path), allow_local=True)
    assert article.source.endswith("A whale.")


def test_addresses_of_this_machine_need_permission():
    with serve(lambda _: reply(PAGE.encode())) as server:
        with pytest.raises(FetchError, match="allow-local"):
            read(server.url())
        with pytest.raises(FetchError, match="allow-local"):
            load(server.url())
        assert server.connections == 0
        article, _ = load(choose(server.url(), allow_local=True))
        assert "It is closed" in article.text


def test_a_source_is_left_alone_unless_something_is_asked_of_it(tmp_path: Path):
    assert choose("story.txt") == "story.txt"
    assert choose("https://example.org/") == "https://example.org/"
    assert choose("story.script", allow_local=True) == "story.script"
    (tmp_path / "x.txt").write_text("A whale.")
    with pytest.raises(SourceError, match="no EPUB"):
        choose(str(tmp_path / "x.txt"), chapter=1)
