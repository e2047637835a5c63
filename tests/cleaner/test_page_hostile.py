"""Any page gives a result or a clear error. How long it takes is not asserted: what is quadratic here would never end."""

import pytest

from audiobrief.cleaner import clean
from audiobrief.errors import SourceError
from audiobrief.reader import read_html, soup
from tests.cleaner.laws import assert_nothing_is_lost

PARAGRAPH = "<p>The council met on Tuesday and spoke for two hours about the old bridge.</p>"


@pytest.mark.parametrize("element", ["div", "b", "ul><li", "table><tr><td"])
def test_a_page_nested_a_hundred_thousand_deep_is_read(element: str):
    article = clean(read_html(f"<{element}>" * 100_000 + PARAGRAPH))
    assert "council met" in article.text
    assert_nothing_is_lost(article)


@pytest.mark.parametrize(
    "html",
    [
        "<p>x" * 20_000,
        "<b>x</b>" * 50_000,
        "<ul><li>x" * 20_000,
        "x<br>" * 50_000,
        "<div class=a>" * 300 + "<td>x" * 20_000,
        "".join(f"<div class=c{number}><p>x" for number in range(5_000)),
        "<p " + " ".join(f"a{number}=1" for number in range(20_000)) + ">x",
        "<p class='" + "a " * 50_000 + "'>x",
        "<h1>The bridge</h1>" * 5_000 + "<title>The bridge</title>",
        "<title>" + "a | " * 50_000 + "</title><p>x",
        "<div class=author>By Ann Example</div>" * 5_000,
        f"<article><h2><a href=x>A headline that is long enough</a></h2>{PARAGRAPH}</article>" * 2_000,
        "<" * 100_000,
        "<a href='" * 20_000,
        "<!--" * 50_000,
        "&amp;" * 100_000,
        "<span>" * 5_000 + "</p>" * 5_000 + "x",
    ],
    ids=lambda html: html[:24],
)
def test_large_and_broken_pages_are_read_and_lose_nothing(html: str):
    assert_nothing_is_lost(clean(read_html(html)))


@pytest.mark.parametrize(
    "html",
    [
        PARAGRAPH,
        f"{PARAGRAPH}</body></html><p>After the end.</p>",
        f"<table><tr><td><table><tr><td>{PARAGRAPH}</table></table>",
        f"<html><head><title>x</title>{PARAGRAPH}",
        f"<p><div>{PARAGRAPH}</p></div></b></i>",
        f"<frameset><frame src=x></frameset>{PARAGRAPH}",
        f"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body>{PARAGRAPH}</body></html>",
        f"\n\n   {PARAGRAPH}",
    ],
)
def test_fragments_and_broken_markup_are_read(html: str):
    article = clean(read_html(html))
    assert "The council met on Tuesday" in article.text
    assert_nothing_is_lost(article)


def test_a_page_that_would_take_the_parser_hours_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(soup, "MAX_SECONDS", -1)
    with pytest.raises(SourceError, match="can't be parsed in"):
        read_html("<div>" * 10)


@pytest.mark.parametrize(
    "data",
    [b"", b" ", b"<", b"<!---->", b"\xff\xfe<\x00p\x00>\x00x\x00", b"<p>\xe4\xf6</p>", b"<meta charset=utf-7><p>x"],
)
def test_odd_bytes_are_read(data: bytes):
    assert_nothing_is_lost(clean(read_html(data)))


@pytest.mark.parametrize("data", [b"\x00\x01\x02<p>x", b"%PDF-1.7 <p>x", b"\xfe\xff\xd8\x00"])
def test_bytes_that_are_no_page_give_a_clear_error(data: bytes):
    with pytest.raises(SourceError, match=r"\.$"):
        read_html(data)
