"""Episodes bound as one book: valid by checkers that no one here wrote, in step, in order, and never more in memory than one."""

from __future__ import annotations

import gc
import io
import json
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from lxml import etree

import audiobrief
from audiobrief.assembler.tags import TagInfo, render_tag
from audiobrief.errors import OutputError, SourceError, TimelineError
from audiobrief.model import Episode
from audiobrief.pipeline.book import make_book
from audiobrief.pipeline.stored import load_episode
from audiobrief.publisher import Edition
from audiobrief.publisher.archive import Archive
from audiobrief.publisher.book import bind_daisy, bind_epub, facts_of, volume_of
from audiobrief.publisher.timeline import render_timeline
from tests.checkers import ace_findings, dtd_errors, epub_messages, w3c_epub_messages
from tests.cli.test_commands import audiobrief as run
from tests.publisher.books import ARABIC, FERRY, hostile, other_books, silence, with_words
from tests.publisher.episodes import HOSTILE_TITLES, episode
from tests.publisher.test_daisy import facts, seconds
from tests.publisher.test_epub import NS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def place(folder: Path, name: str, one: Episode) -> Path:
    """Put an episode there as if it had been narrated, but that nothing is heard: its MP3, and its timeline."""
    mp3 = folder / name
    # As long as the timeline says, in frames of silence.
    length = int(one.duration) + 1
    mp3.write_bytes(render_tag(TagInfo(title=one.article.title, encoded_by="audiobrief test")) + silence(length))
    at_end = length * one.timeline.rate
    longer = replace(
        one,
        output=mp3,
        timeline=replace(one.timeline, length=at_end),
        chapters=(*one.chapters[:-1], replace(one.chapters[-1], end=at_end)),
    )
    mp3.with_suffix(".timeline.json").write_bytes(render_timeline(longer, Edition(show="The Courier")))
    return mp3


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Episodes that were narrated, in a folder with what isn't ours."""
    where = tmp_path_factory.mktemp("week")
    for name, title, published in (
        ("b", "The whale", "2026-11-02"),
        ("a", "The ferry", "2026-11-03"),
        ("c", "Rain", ""),
    ):
        text = f"# {title}\n\nIt was seen on Monday.\n\n“It looked at us,” said Ruth Okafor.\n\n"
        text += "## Later\n\nNobody has seen it since."
        article = replace(audiobrief.read_markdown(text), title=title, published=published or None, language="en")
        audiobrief.narrate(article, where / f"{name}.mp3", companions=["timeline"], jobs=1)
    (where / "foreign.mp3").write_bytes(silence(2))
    (where / "broken.mp3").write_bytes(b"ID3\x03\x00\x00\x7f\x7f\x7f\x7f nothing")
    return where


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Episodes with whatever a title or a text may try, in several languages."""
    where = tmp_path_factory.mktemp("crowd")
    for number, one in enumerate((*hostile().values(), *other_books().values())):
        place(where, f"{number:02}.mp3", one)
    return where


class Opened:
    """An EPUB as a reading system takes it apart."""

    def __init__(self, book: Path) -> None:
        self.archive = zipfile.ZipFile(book)
        assert self.archive.testzip() is None
        self.package = self.xml("package.opf")

    def xml(self, name: str) -> etree._Element:
        return etree.fromstring(self.archive.read(f"EPUB/{name}"))

    def find(self, path: str) -> list[etree._Element]:
        return self.package.xpath(path, namespaces=NS)

    def meta(self, name: str) -> list[str]:
        return [node.text for node in self.find(f"//opf:meta[@property='{name}'][not(@refines)]")]

    def played(self) -> list[tuple[str, str, float, float]]:
        """What the overlays play in the order of the spine: the text, and from when to when of which MP3."""
        items = {node.get("id"): node for node in self.find("//opf:item")}
        found = []
        for ref in self.find("//opf:itemref"):
            item = items[ref.get("idref")]
            overlay = items.get(item.get("media-overlay"))
            if overlay is None:
                continue
            page = self.xml(item.get("href"))
            for par in self.xml(overlay.get("href")).iter(f"{{{NS['smil']}}}par"):
                text, audio = par
                (element,) = page.xpath(f"//*[@id='{text.get('src').partition('#')[2]}']")
                times = (float(audio.get(which).removesuffix("s")) for which in ("clipBegin", "clipEnd"))
                found.append(("".join(element.itertext()), audio.get("src"), *times))
        return found


def test_a_folder_is_a_book_with_an_article_a_chapter(folder: Path, tmp_path: Path):
    book = make_book([folder], [tmp_path / "week.epub"])
    assert [one.title for one in book.episodes] == ["The ferry", "The whale", "Rain"]
    opened = Opened(tmp_path / "week.epub")
    contents = opened.xml("nav.xhtml").xpath("//html:nav[@id='toc']/html:ol/html:li", namespaces=NS)
    listed = [(item[0].text, [link.text for link in item.iterfind(f".//{{{NS['html']}}}li/*")]) for item in contents]
    assert listed == [
        ("The ferry", ["Later"]),
        ("The whale", ["Later"]),
        ("Rain", ["Later"]),
        ("About this edition", []),
    ]


def test_every_sentence_is_played_from_its_own_mp3_when_its_timeline_has_it(folder: Path, tmp_path: Path):
    book = make_book([folder], [tmp_path / "week.epub"])
    opened = Opened(tmp_path / "week.epub")
    expected = [
        (sentence.text, f"article-{number:03}-audio.mp3", sentence.start / stored.timeline.rate)
        for number, one in enumerate(book.episodes, start=1)
        for stored in [load_episode(one.audio).episode]
        for sentence in stored.timeline.sentences
    ]
    played = opened.played()
    assert [(text, audio) for text, audio, _, _ in played] == [(text, audio) for text, audio, _ in expected]
    for (_, _, begin, _), (_, _, start) in zip(played, expected, strict=True):
        assert begin == pytest.approx(start, abs=0.0006) or begin == 0
    for number, one in enumerate(book.episodes, start=1):
        assert opened.archive.read(f"EPUB/article-{number:03}-audio.mp3") == one.audio.read_bytes()
    total = float(opened.meta("media:duration")[0].removesuffix("s"))
    each = opened.find("//opf:meta[@property='media:duration'][@refines]")
    assert total == pytest.approx(sum(float(node.text.removesuffix("s")) for node in each), abs=1e-6)
    assert total == pytest.approx(book.duration, abs=0.01)


def test_what_it_says_of_itself_is_true(folder: Path, tmp_path: Path):
    book = make_book([folder], [tmp_path / "week.epub"], title="The week")
    opened = Opened(tmp_path / "week.epub")
    assert opened.find("//dc:title")[0].text == book.title == "The week"
    assert [node.text for node in opened.find("//dc:language")] == ["en"]
    assert opened.find("//dc:date")[0].text == "2026-11-03"
    assert opened.meta("media:narrator") == list(book.narrators)
    assert all("synthetic" in narrator for narrator in book.narrators)
    assert "synchronizedAudioText" in opened.meta("schema:accessibilityFeature")
    (summary,) = opened.meta("schema:accessibilitySummary")
    assert "articles can be read and heard, in step sentence by sentence" in summary
    assert "There are no pictures." in summary
    refined = opened.find("//opf:meta[@property='schema:digitalSourceType']")
    assert [node.get("refines") for node in refined] == [f"#article-{number:03}-audio" for number in (1, 2, 3)]
    about = "".join(opened.xml("about.xhtml").itertext())
    assert "Licences of the voices: GPL-3.0-or-later (pyttsx3)." in about


@pytest.mark.parametrize("kind", ["folder", "crowd"])
def test_the_checkers_find_nothing(kind: str, request: pytest.FixtureRequest, tmp_path: Path):
    book = tmp_path / "book.epub"
    make_book([request.getfixturevalue(kind)], [book], title=HOSTILE_TITLES["breakout"])
    assert epub_messages(book) == []
    assert w3c_epub_messages(book) == []
    assert ace_findings(book) == []


@pytest.mark.parametrize("kind", ["folder", "crowd"])
def test_the_daisy_book_is_valid_by_its_document_types(kind: str, request: pytest.FixtureRequest, tmp_path: Path):
    make_book([request.getfixturevalue(kind)], [tmp_path / "book.daisy.zip"], title=HOSTILE_TITLES["breakout"])
    with zipfile.ZipFile(tmp_path / "book.daisy.zip") as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path / "book")
    documents = [path for path in (tmp_path / "book").iterdir() if path.suffix in {".html", ".smil"}]
    assert [(path.name, dtd_errors(path)) for path in documents if dtd_errors(path)] == []


def daisy_parts(book: Path) -> dict[str, etree._Element]:
    with zipfile.ZipFile(book) as archive:
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist() if not name.endswith(".mp3")}


@pytest.mark.parametrize("kind", ["folder", "crowd"])
def test_the_daisy_book_can_be_jumped_about_in_and_counts_its_time(
    kind: str, request: pytest.FixtureRequest, tmp_path: Path
):
    book = make_book([request.getfixturevalue(kind)], [tmp_path / "book.daisy.zip"])
    documents = daisy_parts(tmp_path / "book.daisy.zip")
    ids = {name: set(document.xpath("//@id")) for name, document in documents.items()}
    with zipfile.ZipFile(tmp_path / "book.daisy.zip") as archive:
        names = set(archive.namelist())
    for name, document in documents.items():
        assert len(document.xpath("//@id")) == len(ids[name])
        for target in document.xpath("//@href | //@src"):
            there, mark, id_ = target.partition("#")
            assert there in names, (name, target)
            assert not mark or id_ in ids[there], (name, target)
    told = facts(documents["ncc.html"])
    body = documents["ncc.html"].find("{http://www.w3.org/1999/xhtml}body")
    assert body is not None
    assert told["ncc:tocItems"] == str(len(body))
    assert told["ncc:files"] == str(len(names))
    assert len({link.get("href") for (link,) in body}) == len(body)
    articles = [link.text for heading in body for link in heading if heading.tag.endswith("h1")]
    assert articles[1:] == [one.title for one in book.episodes]
    elapsed = 0.0
    for ref in documents["master.smil"].iter("ref"):
        said_there = facts(documents[ref.get("src")])
        assert seconds(said_there["ncc:totalElapsedTime"]) == pytest.approx(elapsed, abs=1e-6)
        elapsed += seconds(said_there["ncc:timeInThisSmil"])
    assert elapsed == pytest.approx(book.duration, abs=0.001 * len(book.episodes))
    assert seconds(told["ncc:totalTime"]) == pytest.approx(elapsed, abs=0.5)


def test_articles_come_as_given_by_name_or_by_date(folder: Path, tmp_path: Path):
    files = [folder / f"{name}.mp3" for name in "cba"]

    def titles(order: str) -> list[str]:
        return [one.title for one in make_book(files, [tmp_path / "x.epub"], order=order).episodes]  # type: ignore[arg-type]

    assert titles("given") == ["Rain", "The whale", "The ferry"]
    assert titles("name") == ["The ferry", "The whale", "Rain"]
    assert titles("date") == ["The whale", "The ferry", "Rain"]
    # What is named twice is in it once.
    twice = make_book([files[0], folder, files[0]], [tmp_path / "x.epub"])
    assert [one.title for one in twice.episodes] == ["Rain", "The ferry", "The whale"]


def test_a_single_episode_is_the_book_that_narrate_makes(folder: Path, tmp_path: Path):
    make_book([folder / "a.mp3"], [tmp_path / "a.epub", tmp_path / "a.daisy.zip"])
    stored = load_episode(folder / "a.mp3")
    from audiobrief.publisher import FORMATS

    for name in ("epub", "daisy"):
        made = FORMATS[name].render(stored.episode, Edition(show=stored.show))
        assert isinstance(made, Archive)
        file = io.BytesIO()
        made.write(file)
        assert (tmp_path / ("a" + FORMATS[name].suffix)).read_bytes() == file.getvalue()


def test_languages_keep_to_themselves(tmp_path: Path):
    place(tmp_path, "a.mp3", other_books()["chapters"])
    place(tmp_path, "b.mp3", episode(ARABIC, language="ar"))
    make_book([tmp_path / "a.mp3", tmp_path / "b.mp3"], [tmp_path / "x.epub"])
    opened = Opened(tmp_path / "x.epub")
    assert [node.text for node in opened.find("//dc:language")] == ["en", "ar"]
    chapter = opened.xml("article-002-chapter-001.xhtml")
    assert (chapter.get("lang"), chapter.get("dir")) == ("ar", "rtl")
    (link,) = opened.xml("nav.xhtml").xpath("//html:nav[@id='toc']//html:a[@lang='ar']", namespaces=NS)
    assert link.get("dir") == "rtl"


def test_words_are_played_where_their_times_are_known(tmp_path: Path):
    place(tmp_path, "a.mp3", with_words(episode(FERRY, language="en")))
    place(tmp_path, "b.mp3", episode("It rained.", language="en"))
    make_book([tmp_path / "a.mp3", tmp_path / "b.mp3"], [tmp_path / "x.epub"])
    opened = Opened(tmp_path / "x.epub")
    assert ("Island", "article-001-audio.mp3") in [(text, audio) for text, audio, _, _ in opened.played()]
    (summary,) = opened.meta("schema:accessibilitySummary")
    assert "word by word or sentence by sentence" in summary


def test_a_cover_is_the_one_named_or_that_of_the_first_episode(tmp_path: Path):
    picture = tmp_path / "art.png"
    picture.write_bytes(PNG)
    audiobrief.narrate(
        audiobrief.read_text("Rain.\n\nIt rained."), tmp_path / "a.mp3", cover=picture, companions=["timeline"]
    )
    place(tmp_path, "b.mp3", episode("It rained.", language="en"))
    for sources, cover in (([tmp_path / "a.mp3", tmp_path / "b.mp3"], None), ([tmp_path / "b.mp3"], picture)):
        make_book(sources, [tmp_path / "x.epub"], cover=cover)
        opened = Opened(tmp_path / "x.epub")
        (item,) = opened.find("//opf:item[@properties='cover-image']")
        assert (item.get("href"), item.get("media-type")) == ("cover.png", "image/png")
        assert opened.archive.read("EPUB/cover.png") == PNG
        assert "that on the cover" in opened.meta("schema:accessibilitySummary")[0]
        assert epub_messages(tmp_path / "x.epub") == []
        assert ace_findings(tmp_path / "x.epub") == []
    make_book([tmp_path / "b.mp3"], [tmp_path / "x.epub"])
    assert Opened(tmp_path / "x.epub").find("//opf:item[@properties='cover-image']") == []


def test_made_twice_it_is_the_same_to_the_byte(folder: Path, tmp_path: Path):
    outputs = [tmp_path / "x.epub", tmp_path / "x.daisy.zip"]
    make_book([folder], outputs)
    first = [path.read_bytes() for path in outputs]
    make_book([folder], outputs)
    assert [path.read_bytes() for path in outputs] == first


@pytest.mark.parametrize("bind", [bind_epub, bind_daisy])
def test_no_more_than_one_episode_is_in_memory(bind, folder: Path):
    stored = load_episode(folder / "a.mp3").episode
    volume = volume_of([facts_of(stored, None)] * 30, title="Thirty")
    most = 0

    def alive() -> int:
        gc.collect()
        return sum(isinstance(thing, Episode) for thing in gc.get_objects())

    before = alive()

    def episodes() -> Iterable[Episode]:
        nonlocal most
        for number in range(30):
            if number % 10 == 9:
                most = max(most, alive() - before)
            yield load_episode(folder / "a.mp3").episode

    bind(volume, episodes()).write(io.BytesIO())
    assert most <= 1


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (lambda folder: (folder / "b.timeline.json").unlink(), r"b\.mp3 has no timeline beside it.*--with timeline"),
        (
            lambda folder: (folder / "b.timeline.json").write_text("{}"),
            r"b\.timeline\.json can't be used: it is no timeline",
        ),
        (
            lambda folder: (folder / "b.timeline.json").write_bytes((folder / "x.timeline.json").read_bytes()),
            r"is not that of b\.mp3",
        ),
    ],
)
def test_an_episode_that_can_not_be_used_is_told_and_nothing_is_written(tmp_path: Path, change, complaint: str):
    for name, text in (("a", "It rained."), ("b", "It snowed."), ("x", "A long storm " * 30)):
        audiobrief.narrate(audiobrief.read_text(text), tmp_path / f"{name}.mp3", companions=["timeline"], jobs=1)
    change(tmp_path)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(TimelineError, match=complaint):
        make_book([tmp_path], [tmp_path / "book.epub", tmp_path / "book.daisy.zip"])
    assert sorted(tmp_path.iterdir()) == before


def test_bad_input_is_a_sentence(folder: Path, tmp_path: Path):
    with pytest.raises(SourceError, match="neither a file nor a folder"):
        make_book([folder / "none.mp3"], [tmp_path / "x.epub"])
    with pytest.raises(SourceError, match="no episode of audiobrief"):
        make_book([tmp_path], [tmp_path / "x.epub"])
    with pytest.raises(TimelineError, match="it is no MP3"):
        make_book([folder / "a.timeline.json"], [tmp_path / "x.epub"])
    for name in ("x.pdf", "x.zip", ".epub"):
        with pytest.raises(OutputError, match=r"end it in \.epub or \.daisy\.zip"):
            make_book([folder], [tmp_path / name])
    (tmp_path / "x.epub").mkdir()
    with pytest.raises(OutputError, match="it is a folder"):
        make_book([folder], [tmp_path / "x.epub"])
    with pytest.raises(OutputError, match="can't be written"):
        make_book([folder], [tmp_path / "missing" / "x.epub"])
    (tmp_path / "cover.png").write_text("no picture")
    with pytest.raises(OutputError, match="cover"):
        make_book([folder], [tmp_path / "y.epub"], cover=tmp_path / "cover.png")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cover.png", "x.epub"]


def test_an_mp3_is_never_written_over(folder: Path, tmp_path: Path):
    for suffix in (".mp3", ".timeline.json"):
        (tmp_path / f"a{suffix}").write_bytes((folder / f"a{suffix}").read_bytes())
    (tmp_path / "b.epub").symlink_to(tmp_path / "a.mp3")
    with pytest.raises(OutputError, match="which it is made from"):
        make_book([tmp_path / "a.mp3"], [tmp_path / "b.epub"])


def test_the_command_tells_what_it_made(folder: Path, tmp_path: Path):
    done = run(
        "book", folder, "-o", tmp_path / "x.epub", "-o", tmp_path / "x.daisy.zip", "--title", "The week", "--json"
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["output"] == [str(tmp_path / "x.epub"), str(tmp_path / "x.daisy.zip")]
    assert told["title"] == "The week"
    assert [one["title"] for one in told["episodes"]] == ["The ferry", "The whale", "Rain"]
    assert told["episodes"][1]["start"] == pytest.approx(told["episodes"][0]["duration"])
    assert told["duration"] == pytest.approx(sum(one["duration"] for one in told["episodes"]))
    assert "foreign.mp3 is not an episode" in done.stderr
    quiet = run("book", folder, "-o", tmp_path / "x.epub", "-q")
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, "", "")
    shown = run("book", folder, "-o", tmp_path / "x.epub", "--order", "date")
    assert "x.epub  0:" in shown.stdout
    assert shown.stdout.index("The whale") < shown.stdout.index("The ferry")
    wrong = run("book", folder)
    assert (wrong.returncode, "--output" in wrong.stderr) == (2, True)
    assert run("book", folder, "-o", tmp_path / "x.doc").returncode == 1
