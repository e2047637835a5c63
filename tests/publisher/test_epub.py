"""EPUB read-aloud: valid by checkers that no one here wrote, in step with the timeline, and the same when made again."""

from __future__ import annotations

import io
import subprocess
import zipfile
from dataclasses import replace
from itertools import pairwise
from typing import IO, TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import audiobrief
from audiobrief.model import Episode, SpokenSentence, SpokenWord, Timeline
from audiobrief.pipeline.book import make_book
from audiobrief.pipeline.publication import Publication
from audiobrief.pipeline.republish import republish
from audiobrief.publisher import FORMATS, Archive, Edition
from audiobrief.publisher.book.clips import clips_of, word_clips
from audiobrief.publisher.book.facts import book_language
from audiobrief.publisher.characters import one_line, printable
from tests.assembler.sounds import tool
from tests.checkers import ace_findings, epub_messages, w3c_epub_messages
from tests.checking.recordings import picture
from tests.publisher.books import FERRY, hostile, other_books, silence, with_words
from tests.publisher.episodes import HOSTILE_TITLES, RATE, episode, said

if TYPE_CHECKING:
    from pathlib import Path

NS = {
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "html": "http://www.w3.org/1999/xhtml",
    "smil": "http://www.w3.org/ns/SMIL",
}


def made(one: Episode, edition: Edition | None = None) -> bytes:
    archive = FORMATS["epub"].render(one, edition or Edition())
    assert isinstance(archive, Archive)
    file = io.BytesIO()

    def audio(_: Path) -> IO[bytes]:
        return io.BytesIO(silence(int(one.duration) + 1))

    archive.write(file, audio)
    return file.getvalue()


class Book:
    """An EPUB as a reading system takes it apart."""

    def __init__(self, data: bytes) -> None:
        self.archive = zipfile.ZipFile(io.BytesIO(data))
        self.package = self.xml("package.opf")

    def xml(self, name: str) -> etree._Element:
        return etree.fromstring(self.archive.read(f"EPUB/{name}"))

    def find(self, path: str) -> list[etree._Element]:
        return self.package.xpath(path, namespaces=NS)

    def meta(self, name: str) -> list[str]:
        return [node.text for node in self.find(f"//opf:meta[@property='{name}'][not(@refines)]")]

    @property
    def chapters(self) -> list[str]:
        """Names of the texts that have an overlay, in reading order."""
        items = {node.get("id"): node for node in self.find("//opf:item")}
        read = [items[node.get("idref")] for node in self.find("//opf:itemref")]
        return [item.get("href").removesuffix(".xhtml") for item in read if item.get("media-overlay")]

    def played(self) -> list[tuple[str, float, float]]:
        """What the overlays play one after the other: the text of the element, and when."""
        found = []
        for name in self.chapters:
            page = self.xml(f"{name}.xhtml")
            for par in self.xml(f"{name}.smil").iter(f"{{{NS['smil']}}}par"):
                text, audio = par
                file, _, id_ = text.get("src").partition("#")
                assert (file, audio.get("src")) == (f"{name}.xhtml", "audio.mp3")
                (element,) = page.xpath(f"//*[@id='{id_}']")
                times = (float(audio.get(which).removesuffix("s")) for which in ("clipBegin", "clipEnd"))
                found.append(("".join(element.itertext()), *times))
        return found


@pytest.fixture
def ferried() -> Episode:
    return episode(
        FERRY,
        "ferry.mp3",
        language="en",
        url="https://courier.example/a?b=c&d",
        published="2026-11-23",
        publisher="NNS",
    )


@pytest.mark.parametrize("name", [*HOSTILE_TITLES, "markup", *other_books()])
def test_epubcheck_finds_nothing(name: str, tmp_path: Path):
    book = tmp_path / "book.epub"
    book.write_bytes(made({**hostile(), **other_books()}[name], Edition(show=HOSTILE_TITLES.get(name))))
    assert epub_messages(book) == []


@pytest.mark.parametrize("name", ["words", "breakout"])
def test_the_w3cs_epubcheck_finds_nothing(name: str, tmp_path: Path):
    book = tmp_path / "book.epub"
    book.write_bytes(made({**hostile(), **other_books()}[name]))
    assert w3c_epub_messages(book) == []


@pytest.mark.parametrize("name", ["words", "breakout", "arabic"])
def test_ace_finds_nothing(name: str, tmp_path: Path):
    book = tmp_path / "book.epub"
    book.write_bytes(made({**hostile(), **other_books()}[name]))
    assert ace_findings(book) == []


def test_every_sentence_is_played_when_the_timeline_has_it(ferried: Episode):
    played = Book(made(ferried)).played()
    sentences = ferried.timeline.sentences
    assert len(sentences) >= 40
    assert [text for text, _, _ in played] == [sentence.text for sentence in sentences]
    for (_, begin, end), sentence in list(zip(played, sentences, strict=True))[1:]:
        assert begin == pytest.approx(sentence.start / RATE, abs=0.0006)
        assert end >= sentence.end / RATE - 0.0006
    # Pauses too are played, nothing twice, and all to the end.
    assert [end for _, _, end in played[:-1]] == [begin for _, begin, _ in played[1:]]
    assert played[0][1] == 0
    assert played[-1][2] == pytest.approx(ferried.duration, abs=0.0006)


def test_words_are_played_by_themselves_where_their_times_are_known(ferried: Episode):
    one = with_words(ferried)
    played = Book(made(one)).played()
    expected = [
        (sentence.text[word.text_start : word.text_end], word.start / RATE)
        for sentence in one.timeline.sentences
        for word in sentence.words
    ]
    assert [text for text, _, _ in played] == [text for text, _ in expected]
    for (_, begin, _), (_, start) in list(zip(played, expected, strict=True))[1:]:
        # A sentence that opens with a quotation mark is heard from there.
        assert begin == pytest.approx(start, abs=0.15)
    assert [end for _, _, end in played[:-1]] == [begin for _, begin, _ in played[1:]]


def test_no_character_is_lost():
    for one in (*hostile().values(), *other_books().values()):
        book = Book(made(one))
        shown = ""
        for name in book.chapters:
            page = book.xml(f"{name}.xhtml")
            for label in page.xpath("//*[@class='who']"):
                assert label.getparent() is not None
                label.clear(keep_tail=True)
            unsaid = page.xpath("//html:h1[not(html:span)]", namespaces=NS)
            for heading in unsaid:
                heading.clear()
            shown += "".join("".join(page.find(f"{{{NS['html']}}}body").itertext()).split())
        assert shown == "".join(printable(said(one)).split())


def test_whoever_is_quoted_is_named_before_the_quotation(ferried: Episode):
    book = Book(made(ferried))
    text = "".join("".join(book.xml(f"{name}.xhtml").itertext()) for name in book.chapters)
    assert "Henrik Solberg: “Nobody was getting rich out there,” said Henrik Solberg" in text
    # Not again within the paragraph.
    assert "for the past two decades. “We kept hoping" in text


def test_a_language_without_spaces_gets_none():
    book = Book(made(other_books()["chinese"]))
    text = "".join(book.xml(f"{book.chapters[0]}.xhtml").itertext())
    assert "他们说：“很好。”然后走了。第二天，船来了。" in text


def test_the_package_says_what_it_is(ferried: Episode):
    book = Book(made(ferried, Edition(show="The Courier, read aloud")))
    facts = {
        name: book.find(f"//dc:{name}")[0].text for name in ("title", "language", "creator", "publisher", "source")
    }
    assert facts == {
        "title": one_line(ferried.article.title),
        "language": "en",
        "creator": one_line(ferried.article.byline),
        "publisher": "NNS",
        "source": "https://courier.example/a?b=c&d",
    }
    assert book.meta("dcterms:modified") == ["2026-11-23T00:00:00Z"]
    assert book.meta("belongs-to-collection") == ["The Courier, read aloud"]
    assert book.meta("schema:accessMode") == ["textual", "auditory"]
    assert book.meta("schema:accessibilityHazard") == ["none"]
    assert "synchronizedAudioText" in book.meta("schema:accessibilityFeature")
    assert "All voices are synthetic" in book.meta("schema:accessibilitySummary")[0]
    assert "sentence by sentence" in book.meta("schema:accessibilitySummary")[0]
    assert "word by word" in Book(made(with_words(ferried))).meta("schema:accessibilitySummary")[0]
    assert all("synthetic" in narrator for narrator in book.meta("media:narrator"))
    assert len(book.meta("media:narrator")) == len({sentence.speaker for sentence in ferried.timeline.sentences})
    assert [node.text for node in book.find("//opf:meta[@property='schema:digitalSourceType']")] == [
        "https://schema.org/AlgorithmicMediaDigitalSource"
    ]
    assert not book.find("//*[contains(@property, 'conformsTo')]")


def test_chapters_are_in_the_contents_and_their_lengths_make_the_whole(ferried: Episode):
    book = Book(made(ferried))
    (contents,) = book.xml("nav.xhtml").xpath("//html:nav[@id='toc']", namespaces=NS)
    assert contents.xpath(".//html:a/text()", namespaces=NS) == [
        *(one_line(chapter.title) for chapter in ferried.chapters),
        "About this edition",
    ]
    lengths = [float(node.text[:-1]) for node in book.find("//opf:meta[@property='media:duration'][@refines]")]
    rate = ferried.timeline.rate
    assert lengths == [pytest.approx((chapter.end - chapter.start) / rate, abs=0.0011) for chapter in ferried.chapters]
    assert book.meta("media:duration") == [f"{sum(lengths):.3f}s"]
    assert sum(lengths) == pytest.approx(ferried.duration, abs=0.0006)


def test_it_is_known_as_an_epub_by_its_first_bytes(ferried: Episode):
    data = made(ferried)
    assert data[30:58] == b"mimetypeapplication/epub+zip"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        first = archive.infolist()[0]
        assert (first.compress_type, first.extra, first.flag_bits) == (zipfile.ZIP_STORED, b"", 0)
        assert archive.testzip() is None


def test_made_again_it_is_the_same_and_its_identifier_is_the_articles(ferried: Episode):
    def identifier(one: Episode) -> str:
        text: str = Book(made(one)).find("//dc:identifier")[0].text
        return text

    assert made(ferried) == made(ferried)
    corrected = replace(
        ferried, article=replace(ferried.article, title="Corrected", source=ferried.article.source + " ")
    )
    assert identifier(corrected) == identifier(ferried)
    elsewhere = replace(ferried, article=replace(ferried.article, url="https://courier.example/another"))
    assert identifier(elsewhere) != identifier(ferried)
    assert identifier(episode("It rained.")) == identifier(episode("It rained.", "other.mp3"))
    assert identifier(episode("It rained.")) != identifier(episode("It snowed."))


def test_text_from_right_to_left_is_read_so():
    book = Book(made(other_books()["arabic"]))
    assert book.find("//opf:spine")[0].get("page-progression-direction") == "rtl"
    page = book.xml(f"{book.chapters[0]}.xhtml")
    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")
    about = book.xml("about.xhtml")
    assert (about.get("lang"), about.get("dir")) == ("en", "ltr")


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en", "en"),
        ("de-AT", "de-AT"),
        ("zh_Hant_TW", "zh-Hant-TW"),
        ("es-419", "es-419"),
        ("de-1996", "de"),
        ("en-x-1-a-b", "en"),
        ("en-US-u-co", "en-US"),
        ("", "und"),
        (None, "und"),
        ("English (US)", "und"),
        ('"><script>', "und"),
    ],
)
def test_languages_are_told_as_readers_know_them(tag: str | None, language: str):
    assert book_language(tag) == language


def test_narrate_makes_a_book_with_the_mp3_in_it(tmp_path: Path):
    one = audiobrief.narrate(audiobrief.read(FERRY), tmp_path / "ferry.mp3", companions=["epub"])
    book = Book(one.files["epub"].read_bytes())
    assert book.archive.read("EPUB/audio.mp3") == one.output.read_bytes()
    assert [text for text, _, _ in book.played()] == [sentence.text for sentence in one.timeline.sentences]
    assert epub_messages(one.files["epub"]) == []


@pytest.mark.parametrize("kind", ["png", "jpg"])
def test_the_cover_of_the_episode_is_that_of_the_book(kind: str, tmp_path: Path):
    image = tmp_path / f"picture.{kind}"
    image.write_bytes(picture(1400, 1400))
    if kind == "jpg":
        subprocess.run([tool("ffmpeg"), "-v", "error", "-i", image, tmp_path / "x.jpg"], check=True)
        (tmp_path / "x.jpg").replace(image)
    one = audiobrief.narrate(
        audiobrief.read_text("It rained."), tmp_path / "rain.mp3", cover=image, companions=["epub", "timeline"], jobs=1
    )
    first = one.files["epub"].read_bytes()
    book = Book(first)
    (item,) = book.find("//opf:item[@properties='cover-image']")
    assert item.get("media-type") == {"png": "image/png", "jpg": "image/jpeg"}[kind]
    assert book.archive.read(f"EPUB/{item.get('href')}") == image.read_bytes()
    assert epub_messages(one.files["epub"]) == []
    assert w3c_epub_messages(one.files["epub"]) == []
    republish(one.output, Publication.of(["epub"]))
    assert one.files["epub"].read_bytes() == first
    make_book([one.output], [tmp_path / "book.epub"])
    assert (tmp_path / "book.epub").read_bytes() == first


@given(
    st.lists(st.tuples(st.integers(0, 5000), st.integers(1, 90000)), min_size=1, max_size=20),
    st.sampled_from([8000, 22050, 48000]),
)
def test_clips_cover_the_episode_and_never_overlap(lengths: list[tuple[int, int]], rate: int):
    at, sentences = 0, []
    for pause, length in lengths:
        at += pause
        sentences.append(SpokenSentence(at, at + length, "It is so.", "", None, 0, ()))
        at += length
    clips = clips_of(Timeline(rate, at, tuple(sentences)))
    assert clips[0].begin == 0
    assert all(clip.begin < clip.end for clip in clips)
    assert all(first.end == second.begin for first, second in pairwise(clips))


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 3000)), max_size=12))
def test_clips_of_words_cover_their_sentence(lengths: list[tuple[int, int]]):
    at, words = 100, []
    for number, (pause, length) in enumerate(lengths):
        words.append(SpokenWord(at + pause, at + pause + length, number * 2, number * 2 + 1))
        at += pause + length
    sentence = SpokenSentence(100, at + 1, "a " * len(words) or "a", "", None, 0, (), tuple(words))
    (clip,) = clips_of(Timeline(22050, at + 1, (sentence,)))
    found = [heard for _, heard in word_clips(sentence, clip, 22050)]
    assert bool(found) == bool(words)
    if found:
        assert (found[0].begin, found[-1].end) == (clip.begin, clip.end)
        assert all(one.begin < one.end for one in found)
        assert all(first.end == second.begin for first, second in pairwise(found))
