import io
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiobrief.errors import SourceError
from audiobrief.reader import MAX_SOURCE_BYTES, read

TEXT = "The café is closed.\n\nNobody knows why – not even “Ann”.\n"


def write(folder: Path, data: bytes, name: str = "article.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]
)
def test_unicode_is_read_with_and_without_mark(tmp_path: Path, encoding: str):
    assert read(write(tmp_path, TEXT.encode(encoding))).source == TEXT


def test_windows_text_is_detected(tmp_path: Path):
    text = "Die Brücke über den Fluss ist für längere Zeit gesperrt, weil die Behörde Schäden gefunden hätte. " * 5
    assert read(write(tmp_path, text.encode("cp1252"))).source == text


def test_a_few_damaged_bytes_do_not_turn_a_whole_text_into_another_encoding(tmp_path: Path):
    data = ("The café is closed. “Nobody knows why,” said Ann – not even her. " * 3).encode()
    cut = data.index("“".encode())
    spoilt = data[:cut] + b"\xff" + data[cut:]
    assert read(write(tmp_path, spoilt)).source == spoilt.decode(errors="replace")
    short = data[: data.rindex("”".encode()) + 2]
    assert read(write(tmp_path, short)).source == short.decode(errors="replace")


def test_a_page_declares_its_charset(tmp_path: Path):
    html = '<html><head><meta charset="shift_jis"></head><body><p>橋は閉鎖されました。</p></body></html>'
    assert "橋は閉鎖されました。" in read(write(tmp_path, html.encode("shift_jis"), "page.html")).source


def test_line_ends_become_one(tmp_path: Path):
    assert read(write(tmp_path, b"one\r\ntwo\rthree\n")).source == "one\ntwo\nthree\n"


def test_html_is_known_by_content_and_by_name(tmp_path: Path):
    page = b"<!doctype html><p>One<p>Two"
    assert read(write(tmp_path, page, "saved")).source == "One\nTwo"
    assert read(write(tmp_path, b"<p>One<p>Two", "a.HTM")).source == "One\nTwo"


def test_markup_in_running_text_stays_text(tmp_path: Path):
    assert read(write(tmp_path, b"Say <break/> and [[h@l'oU]] aloud.")).source == "Say <break/> and [[h@l'oU]] aloud."


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert read("-").source == TEXT


def test_open_files_are_read():
    assert read(io.BytesIO(TEXT.encode())).source == TEXT
    assert read(io.StringIO(TEXT)).source == TEXT


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", "\u200b\u00a0".encode()])
def test_an_empty_file_is_refused(tmp_path: Path, data: bytes):
    with pytest.raises(SourceError, match=r"article\.txt is empty"):
        read(write(tmp_path, data))


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 and more", "a PDF file"),
        (b"PK\x03\x04 and more", "a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (b"ID3\x04\x00", "an MP3 file"),
        (bytes(range(256)) * 20, "binary"),
        (b"\x00\x01\x02\x03\x00\xff\xfe\x07" * 50, "binary"),
    ],
)
def test_binary_files_are_refused(tmp_path: Path, data: bytes, what: str):
    with pytest.raises(SourceError, match=what):
        read(write(tmp_path, data))


def test_a_missing_file_is_named(tmp_path: Path):
    with pytest.raises(SourceError, match=r"nowhere\.txt does not exist"):
        read(tmp_path / "nowhere.txt")


def test_a_folder_is_named(tmp_path: Path):
    with pytest.raises(SourceError, match="is a folder"):
        read(tmp_path)


def test_addresses_of_other_kinds_than_the_web_are_refused():
    with pytest.raises(SourceError, match="neither an http nor an https address"):
        read("ftp://example.org/article")


def test_too_large_a_file_is_refused_with_size_and_limit(tmp_path: Path):
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        file.truncate(MAX_SOURCE_BYTES + 30_000_000)
    with pytest.raises(SourceError, match=r"50 MB where the limit is 20 MB"):
        read(path)


def test_too_much_on_standard_input_is_refused():
    with pytest.raises(SourceError, match="too large"):
        read(io.BytesIO(b"a" * (MAX_SOURCE_BYTES + 1)))


MAGIC = [
    b"",
    b"PK\x03\x04",
    b"%PDF-",
    b"\xd0\xcf\x11\xe0",
    b"<?xml?><rss>",
    b"<feed",
    b"---\na: b\n---\n",
    b"# x\n**y**",
    b"<html>",
]


@settings(deadline=None)
@given(st.sampled_from(MAGIC), st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(magic: bytes, data: bytes):
    try:
        article = read(io.BytesIO(magic + data))
    except SourceError as error:
        said = str(error)
        assert said.endswith(".")
        assert "\n" not in said
    else:
        assert all(span.end <= len(article.source) for block in article.blocks for span in block.spans)


def test_errors_are_one_sentence(tmp_path: Path):
    for source in (tmp_path, tmp_path / "x", "ftp://example.org", "http://[", "bad\0name"):
        with pytest.raises(SourceError) as caught:
            read(source)
        assert str(caught.value).endswith(".")
        assert "\n" not in str(caught.value)
