"""Containers from strangers: bombs don't go off, no path leads out, and what is damaged is said so."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiobrief.errors import SourceError
from audiobrief.reader import MAX_SOURCE_BYTES, read
from audiobrief.reader.archive import Archive, inside
from tests.reader.containers import docx, epub, page, paragraph, zipped

if TYPE_CHECKING:
    from pathlib import Path


def refused(data: bytes) -> str:
    with pytest.raises(SourceError) as caught:
        read(io.BytesIO(data))
    return str(caught.value)


def test_a_bomb_does_not_go_off():
    huge = page("<p>" + "a" * (MAX_SOURCE_BYTES + 1) + "</p>")
    assert "unpacks to more than 20 MB" in refused(epub({"one.xhtml": huge}))
    assert "bomb" in refused(epub({"one.xhtml": page("<p>" + "a" * 5_000_000 + "</p>")}))
    assert "bomb" in refused(docx(paragraph("a" * 5_000_000)))


def test_many_small_bombs_do_not_go_off_either():
    chapter = page("<p>" + "The whale swam on and on. " * 30_000 + "</p>")
    assert "unpacks to more than 20 MB" in refused(epub({f"{number}.xhtml": chapter for number in range(40)}))


def test_what_a_file_says_of_its_size_is_not_believed():
    data = bytearray(epub({"one.xhtml": page("<p>" + "a" * 3_000_000 + "</p>")}))
    name = b"OEBPS/one.xhtml"
    central = data.rindex(name) - 46
    data[central + 24 : central + 28] = struct.pack("<I", 10)
    refused(bytes(data))


def test_pictures_are_not_unpacked():
    files = {f"OEBPS/p{number}.png": bytes(30_000_000) for number in range(3)}
    assert read(io.BytesIO(epub({"one.xhtml": page("<p>A whale.</p>")}, more=files))).blocks


def test_too_many_files_are_refused():
    assert "files in it" in refused(zipped({f"{number}": "" for number in range(20_001)}))


@given(st.text(alphabet="ab./\\%2eC:\0", max_size=30), st.text(alphabet="ab./", max_size=12))
def test_no_link_leads_out_of_the_container(link: str, base: str):
    path = inside(base, link)
    assert not path.startswith(("/", "\\"))
    assert ".." not in path.split("/")


def test_a_password_is_said_in_a_sentence():
    data = bytearray(epub({"one.xhtml": page("<p>A whale.</p>")}))
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        data[at + 8] |= 1
    at = -1
    while (at := data.find(b"PK\x03\x04", at + 1)) >= 0:
        data[at + 6] |= 1
    assert "password" in refused(bytes(data))


@pytest.mark.parametrize("share", [0.02, 0.3, 0.7, 0.99])
def test_a_truncated_file_is_said_to_be_not_whole(share: float):
    for data in (epub({"one.xhtml": page("<p>A whale.</p>")}), docx(paragraph("A whale."))):
        assert "not whole" in refused(data[: int(len(data) * share)])


def test_a_missing_document_is_named():
    with pytest.raises(SourceError, match="is missing"):
        Archive(zipped({"a": "b"}), "x.epub").read("c")


def test_a_packing_that_is_not_known_is_an_error():
    data = bytearray(docx(paragraph("A whale.")))
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        data[at + 10 : at + 12] = struct.pack("<H", 99)
    assert "packed in a way" in refused(bytes(data))


@pytest.mark.parametrize(
    ("files", "what"),
    [
        ({"a.txt": "x"}, "a ZIP archive: unpack it"),
        ({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<x/>"}, "an office document without an article"),
        ({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}, "an OpenDocument file"),
    ],
)
def test_other_containers_are_named(files: dict[str, str | bytes], what: str):
    assert what in refused(zipped(files))


def test_a_large_book_of_pictures_is_read_from_disk(tmp_path: Path):
    path = tmp_path / "book.epub"
    path.write_bytes(epub({"one.xhtml": page("<p>A whale.</p>")}))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_STORED) as archive:
        archive.writestr("OEBPS/p.png", bytes(MAX_SOURCE_BYTES + 1))
    assert "A whale." in read(path).source
