"""DAISY 2.02: valid by the document types, by the rules of the specification, and in step with the timeline."""

from __future__ import annotations

import io
import re
import zipfile
from typing import IO, TYPE_CHECKING

import pytest
from lxml import etree

from audiobrief.publisher import FORMATS, Archive, Edition
from audiobrief.publisher.characters import one_line, printable
from tests.checkers import dtd_errors
from tests.publisher.books import FERRY, hostile, other_books, silence
from tests.publisher.episodes import HOSTILE_TITLES, RATE, episode, said

if TYPE_CHECKING:
    from pathlib import Path

    from audiobrief.model import Episode

HTML = "{http://www.w3.org/1999/xhtml}"
NAMES = ["markup", *HOSTILE_TITLES, *other_books()]
#: What the specification asks for, each once; and what it knows beside that, by its own names.
REQUIRED = {
    *("dc:title", "dc:creator", "dc:date", "dc:format", "dc:identifier", "dc:language", "dc:publisher"),
    *("ncc:charset", "ncc:pageFront", "ncc:pageNormal", "ncc:pageSpecial", "ncc:tocItems", "ncc:totalTime"),
}
KNOWN = {
    *("dc:description", "dc:source", "ncc:depth", "ncc:files", "ncc:generator", "ncc:multimediaType", "ncc:narrator"),
    "ncc:sourceDate",
}


def made(one: Episode, edition: Edition | None = None) -> bytes:
    archive = FORMATS["daisy"].render(one, edition or Edition())
    assert isinstance(archive, Archive)
    file = io.BytesIO()

    def audio(_: Path) -> IO[bytes]:
        return io.BytesIO(silence(int(one.duration) + 1))

    archive.write(file, audio)
    return file.getvalue()


def parts(data: bytes) -> dict[str, etree._Element]:
    """The documents of a book by name, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist() if name != "audio.mp3"}


def facts(document: etree._Element) -> dict[str, str]:
    return {node.get("name"): node.get("content") for node in document.iter("meta", f"{HTML}meta")}


def book_of(name: str) -> Episode:
    return {**hostile(), **other_books()}[name]


def seconds(clock: str) -> float:
    hours, minutes, rest = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


@pytest.mark.parametrize("name", NAMES)
def test_every_document_is_valid_by_its_type(name: str, tmp_path: Path):
    with zipfile.ZipFile(io.BytesIO(made(book_of(name), Edition(show=HOSTILE_TITLES.get(name))))) as archive:
        archive.extractall(tmp_path)
    documents = [path for path in tmp_path.iterdir() if path.suffix in {".html", ".smil"}]
    assert len(documents) >= 4
    assert [dtd_errors(document) for document in documents] == [""] * len(documents)


@pytest.mark.parametrize("name", NAMES)
def test_the_control_centre_is_as_the_specification_has_it(name: str):
    book = parts(made(book_of(name), Edition(show="The Courier")))
    ncc = book["ncc.html"]
    names = [node.get("name") for node in ncc.iter(f"{HTML}meta") if node.get("name")]
    assert all(names.count(required) == 1 for required in REQUIRED)
    assert {known for known in names if not known.startswith("prod:")} <= REQUIRED | KNOWN
    said_there = facts(ncc)
    assert all(said_there[required].strip() for required in REQUIRED)
    assert said_there["dc:format"] == "Daisy 2.02"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", said_there["dc:date"])
    assert re.fullmatch(r"\d\d:\d\d:\d\d", said_there["ncc:totalTime"])
    body = ncc.find(f"{HTML}body")
    assert body is not None
    entries = list(body)
    assert (entries[0].tag, entries[0].get("class")) == (f"{HTML}h1", "title")
    assert said_there["ncc:tocItems"] == str(len(entries))
    assert said_there["ncc:depth"] == str(max(int(entry.tag[-1]) for entry in entries))
    assert said_there["ncc:files"] == str(len(book) + 1)
    assert len({entry.get("id") for entry in entries}) == len(entries)
    targets = []
    for entry in entries:
        (link,) = entry
        assert link.tag == f"{HTML}a"
        assert link.text
        targets.append(link.get("href"))
        file, _, id_ = link.get("href").partition("#")
        assert [node.tag for node in book[file].xpath(f"//*[@id='{id_}']")] in (["par"], ["text"])
    assert len(set(targets)) == len(targets)


@pytest.mark.parametrize("name", NAMES)
def test_all_links_lead_somewhere(name: str):
    book = parts(made(book_of(name)))
    ids = {file: set(document.xpath("//@id")) for file, document in book.items()}
    assert all(len(document.xpath("//@id")) == len(ids[file]) for file, document in book.items())
    for file, document in book.items():
        for target in document.xpath("//@href | //@src"):
            there, mark, id_ = target.partition("#")
            assert there in {*book, "audio.mp3"}, (file, target)
            assert not mark or id_ in ids[there], (file, target)
    assert [node.get("src") for node in book["master.smil"].iter("ref")] == [
        file for file in book if file.startswith("chapter")
    ]


def test_every_sentence_is_played_when_the_timeline_has_it():
    one = episode(FERRY, language="en")
    book = parts(made(one))
    played, elapsed = [], 0.0
    for file, document in book.items():
        if not file.startswith("chapter"):
            continue
        told = facts(document)
        assert seconds(told["ncc:totalElapsedTime"]) == pytest.approx(elapsed, abs=1e-6)
        elapsed += seconds(told["ncc:timeInThisSmil"])
        for par in document.iter("par"):
            assert par.get("endsync") == "last"
            (text,) = par.iter("text")
            (audio,) = par.iter("audio")
            (element,) = book["content.html"].xpath(f"//*[@id='{text.get('src').partition('#')[2]}']")
            begin, end = (
                float(audio.get(which).removeprefix("npt=").removesuffix("s")) for which in ("clip-begin", "clip-end")
            )
            played.append(("".join(element.itertext()), begin, end))
    sentences = one.timeline.sentences
    assert [text for text, _, _ in played] == [sentence.text for sentence in sentences]
    for (_, begin, end), sentence in list(zip(played, sentences, strict=True))[1:]:
        assert begin == pytest.approx(sentence.start / RATE, abs=0.0006)
        assert end >= sentence.end / RATE - 0.0006
    assert [end for _, _, end in played[:-1]] == [begin for _, begin, _ in played[1:]]
    assert played[-1][2] == pytest.approx(one.duration, abs=0.0006)
    assert elapsed == pytest.approx(one.duration, abs=0.0006)
    assert seconds(facts(book["ncc.html"])["ncc:totalTime"]) == round(elapsed)


@pytest.mark.parametrize("name", NAMES)
def test_no_character_is_lost(name: str):
    one = book_of(name)
    content = parts(made(one))["content.html"]
    shown = "".join("".join(span.itertext()) for span in content.iter(f"{HTML}span"))
    assert "".join(shown.split()) == "".join(printable(said(one)).split())


def test_chapters_can_be_jumped_to_and_voices_are_called_synthetic():
    one = episode(FERRY, language="en")
    ncc = parts(made(one))["ncc.html"]
    assert ["".join(link.itertext()) for link in ncc.iter(f"{HTML}a")] == [
        one_line(chapter.title) for chapter in one.chapters
    ]
    narrators = [node.get("content") for node in ncc.iter(f"{HTML}meta") if node.get("name") == "ncc:narrator"]
    assert narrators
    assert all("synthetic" in narrator for narrator in narrators)
    assert made(one) == made(one)
