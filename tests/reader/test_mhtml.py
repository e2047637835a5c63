"""Pages that browsers saved in one file, and text that was copied from a browser."""

from __future__ import annotations

import base64
import io
import quopri
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiobrief.errors import AudiobriefError, SourceError
from audiobrief.reader import read

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "<html><head><title>The bridge</title></head><body><h1>The bridge</h1><p>It is closed – “for good”.</p></body></html>"


def saved(
    body: bytes, kind: str = "text/html", encoding: str = "quoted-printable", location: str = "https://example.org/b"
) -> bytes:
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/bridge\r\nSubject: The bridge\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----x----"\r\n\r\n\r\n'
        f"------x----\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\nContent-Location: {location}\r\n\r\n"
    ).encode()
    tail = (
        b"\r\n------x----\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
        b"------x----\r\nContent-Type: text/html\r\n\r\n<p>A frame, an advertisement.</p>\r\n------x------\r\n"
    )
    return head + body + tail


def test_a_page_saved_in_one_file_is_read(tmp_path: Path):
    for name, body, encoding in (
        ("a.mhtml", quopri.encodestring(PAGE.encode()), "quoted-printable"),
        ("b.mht", base64.encodebytes(PAGE.encode()), "base64"),
        ("c", PAGE.encode(), "8bit"),
    ):
        (tmp_path / name).write_bytes(saved(body, encoding=encoding))
        article = read(tmp_path / name)
        assert article.source == "The bridge\nIt is closed – “for good”."
        assert (article.title, article.url) == ("The bridge", "https://example.org/b")


def test_its_charset_and_address_are_those_of_its_parts():
    body = quopri.encodestring(PAGE.encode("cp1252"))
    article = read(io.BytesIO(saved(body, "text/html; charset=windows-1252", location="cid:1")))
    assert "– “for good”" in article.source
    assert article.url == "https://example.org/bridge"


@pytest.mark.parametrize(
    "data", [saved(b"x", kind="text/plain").replace(b"text/html\r\n\r\n<p>", b"text/css\r\n\r\n<p>"), saved(b"")[:420]]
)
def test_a_saved_page_without_a_page_is_an_error(data: bytes):
    with pytest.raises(SourceError, match="without a page"):
        read(io.BytesIO(data))


def test_parts_within_parts_without_end_are_an_error():
    nested = b"MIME-Version: 1.0\r\n" + b"".join(
        b'Content-Type: multipart/related; boundary="%d"\r\n\r\n--%d\r\n' % (depth, depth) for depth in range(3000)
    )
    with pytest.raises(SourceError):
        read(io.BytesIO(nested))


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_a_damaged_page_is_read_or_refused(data: st.DataObject):
    whole = saved(quopri.encodestring(PAGE.encode()))
    start = data.draw(st.integers(0, len(whole)))
    damaged = whole[:start] + data.draw(st.binary(max_size=30)) + whole[start + data.draw(st.integers(0, 60)) :]
    with suppress(AudiobriefError):
        article = read(io.BytesIO(damaged))
        # A header that swallows the page leaves a page without text.
        assert article.blocks or not article.source


def test_text_copied_from_a_browser_keeps_its_paragraphs_and_its_odd_spaces():
    copied = "The bridge\u00a0is closed\r\n\r\n\t"
    copied += "It\u00a0rusts, said\u202fAnn.\u200b It will rust on and on, until it falls.\r\n\r\n"
    article = read(io.BytesIO(copied.encode()))
    assert [article.block_text(block) for block in article.blocks] == [
        "The bridge is closed",
        "It rusts, said Ann.\u200b It will rust on and on, until it falls.",
    ]
