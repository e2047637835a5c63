"""Books, pages and timelines of ours pass; whatever is wrong with one is told by the rule that is there for it."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audiobrief.checking import Level, Report, check, check_all
from audiobrief.checking.playing import seconds_of
from audiobrief.pipeline.folder import make_index
from audiobrief.pipeline.publication import Publication
from audiobrief.pipeline.republish import republish
from audiobrief.publisher import FORMATS, Archive, Edition
from audiobrief.publisher.book import bind_daisy, bind_epub, facts_of, volume_of
from tests.checking.recordings import copied, narrated
from tests.publisher.books import hostile, other_books, silence

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Change = Callable[[bytes], bytes]

COMPANIONS = ("timeline", "html", "page", "epub", "daisy")
PACKAGE, CHAPTER, OVERLAY = "EPUB/package.opf", "EPUB/chapter-001.xhtml", "EPUB/chapter-001.smil"


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("books")
    narrated(place, "whale.mp3", *COMPANIONS)
    return place


@pytest.fixture
def folder(original: Path, tmp_path: Path) -> Path:
    return copied(original, tmp_path).parent


def wrong(reports: list[Report]) -> set[tuple[str, str]]:
    """What was found wrong: rule, level."""
    return {
        (finding.rule, finding.level.value)
        for report in reports
        for finding in report.findings
        if finding.level is not Level.OK
    }


def rewrite(book: Path, changes: dict[str, Change | None], more: dict[str, bytes] | None = None) -> None:
    """A book with some parts changed, without those for which there is ``None``, and with more."""
    with zipfile.ZipFile(book) as archive:
        parts = [(info, archive.read(info)) for info in archive.infolist()]
    with zipfile.ZipFile(book, "w") as archive:
        for info, data in parts:
            change = changes.get(info.filename, lambda same: same)
            if change is not None:
                archive.writestr(info, change(data))
        for name, data in (more or {}).items():
            archive.writestr(name, data)


def put(old: str, new: str, times: int = 1) -> Change:
    """What puts another text in the place of one, which must be there."""

    def change(data: bytes) -> bytes:
        assert old.encode() in data, old
        return data.replace(old.encode(), new.encode(), times)

    return change


def match(pattern: str, new: str) -> Change:
    def change(data: bytes) -> bytes:
        text, count = re.subn(pattern, new, data.decode(), count=1, flags=re.DOTALL)
        assert count, pattern
        return text.encode()

    return change


def test_what_lies_beside_an_episode_of_ours_passes_every_rule(folder: Path):
    (folder / "whale.txt").write_text("The article itself.", encoding="utf-8")
    reports = list(check(folder / "whale.mp3"))
    assert [(report.path.name, report.kind) for report in reports[1:]] == [
        ("whale.timeline.json", "timeline"),
        ("whale.transcript.html", "page"),
        ("whale.html", "page"),
        ("whale.epub", "epub"),
        ("whale.daisy.zip", "daisy"),
    ]
    assert wrong(reports[1:]) == set()
    told = {finding.rule for report in reports[1:] for finding in report.findings}
    assert told == {
        *(
            "timeline",
            "page-form",
            "page-policy",
            "page-outside",
            "page-audio",
            "page-in-step",
            "page-files",
            "disclosure",
        ),
        *("book-whole", "book-recording", "epub-container", "epub-manifest", "epub-metadata", "epub-overlays"),
        *("epub-duration", "epub-accessibility", "epub-outside"),
        *("daisy-form", "daisy-contents", "daisy-clips", "daisy-time", "daisy-outside"),
    }


def test_each_passes_by_itself_too(folder: Path):
    for name in ("epub", "daisy.zip", "html", "transcript.html", "timeline.json"):
        assert wrong(list(check(folder / f"whale.{name}"))) == set()


def test_a_plain_transcript_has_to_have_all_words_in_order(folder: Path):
    republish(folder / "whale.mp3", Publication.of(["txt", "vtt", "json"]))
    place = folder / "whale.txt"
    text = place.read_text(encoding="utf-8")
    assert [(report.path.name, report.kind, report.level) for report in check(place)] == [
        ("whale.txt", "transcript", Level.OK)
    ]
    assert "whale.txt" in {report.path.name for report in check(folder / "whale.mp3")}
    for gone in ("whale.timeline.json", "whale.json", "whale.vtt"):
        # With the best file gone, the next one tells the same.
        place.write_text(text.replace("It has three lines.", ""), encoding="utf-8")
        assert wrong(list(check(place))) == {("transcript-words", "error")}
        place.write_text(text, encoding="utf-8")
        assert wrong(list(check(place))) == set()
        (folder / gone).unlink()
    [report] = check(place)
    assert "Not compared" in report.findings[0].message
    place.write_text("The article itself.", encoding="utf-8")
    [report] = check(place)
    assert (report.kind, report.level) == ("text", Level.OK)


def test_each_file_is_checked_once(folder: Path):
    (folder / "odd.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n", encoding="utf-8")
    (folder / "odd.mp3").write_bytes(b"no sound")
    names = [report.path.name for report in check_all([*sorted(folder.iterdir()), folder / "whale.mp3"])]
    assert sorted(names) == sorted(path.name for path in folder.iterdir())


def test_an_index_page_is_judged_as_one(folder: Path):
    page, _ = make_index(folder)
    [report] = check(page)
    assert report.level is Level.OK
    assert {finding.rule for finding in report.findings} == {
        *("page-form", "page-policy", "page-outside", "index-files", "disclosure")
    }
    (folder / "whale.html").unlink()
    assert wrong(list(check(page))) == {("index-files", "error")}
    (folder / "whale.mp3").rename(folder / "other.mp3")
    [report] = check(page)
    assert sum(finding.level is Level.ERROR for finding in report.findings) == 2


def test_what_is_not_known_is_not_called_a_broken_mp3(tmp_path: Path):
    for name in ("episode.m4b", "theme.wav", "cover.png"):
        (tmp_path / name).write_bytes(b"no frame of MPEG")
        [report] = check(tmp_path / name)
        assert report.level is Level.WARNING
        assert "not checked" in report.findings[0].message


@pytest.mark.parametrize(
    ("changes", "more", "found"),
    [
        ({"mimetype": None}, {"mimetype": b"application/epub+zip"}, ("epub-container", "error")),
        ({"mimetype": put("epub", "e-book")}, {}, ("epub-container", "error")),
        ({"META-INF/container.xml": None}, {}, ("epub-container", "error")),
        ({"META-INF/container.xml": put("package.opf", "other.opf")}, {}, ("epub-container", "error")),
        ({PACKAGE: put('version="3.0"', 'version="2.0"')}, {}, ("epub-container", "error")),
        ({PACKAGE: put("<manifest>", '<manifest><item id="x" href="x"/>')}, {}, ("epub-manifest", "error")),
        ({}, {"EPUB/notes.txt": b"Not to be read."}, ("epub-manifest", "error")),
        ({PACKAGE: match('<itemref idref="[^"]+', '<itemref idref="nothing')}, {}, ("epub-manifest", "error")),
        ({PACKAGE: put(' properties="nav"', "")}, {}, ("epub-manifest", "error")),
        ({CHAPTER: put("<body>", '<body><img src="boat.png" alt=""/>')}, {}, ("epub-manifest", "error")),
        ({PACKAGE: match("<dc:language>[^<]*</dc:language>", "")}, {}, ("epub-metadata", "error")),
        ({PACKAGE: match("<dc:language>[^<]*<", "<dc:language>und<")}, {}, ("epub-metadata", "warning")),
        ({OVERLAY: put("chapter-001.xhtml#s2", "chapter-001.xhtml#nobody")}, {}, ("epub-overlays", "error")),
        ({OVERLAY: match(r'clipEnd="[^"]+', 'clipEnd="900s')}, {}, ("epub-overlays", "error")),
        ({OVERLAY: match(r'clipBegin="[^"]+', 'clipBegin="0.5s')}, {}, ("epub-overlays", "warning")),
        ({OVERLAY: match(r'clipBegin="[^"]+', 'clipBegin="soon')}, {}, ("epub-overlays", "error")),
        ({OVERLAY: put("audio.mp3", "other.mp3")}, {}, ("epub-overlays", "error")),
        ({OVERLAY: match("<audio[^>]*/>", "")}, {}, ("epub-overlays", "error")),
        ({OVERLAY: match(r"<par id=.s2-par.*?</par>", "")}, {}, ("epub-overlays", "warning")),
        ({OVERLAY: None}, {}, ("epub-manifest", "error")),
        ({"EPUB/audio.mp3": lambda _: b"nothing to hear"}, {}, ("epub-overlays", "error")),
        ({"EPUB/audio.mp3": lambda _: silence(2)}, {}, ("book-recording", "error")),
        ({"EPUB/audio.mp3": lambda data: data + bytes(128)}, {}, ("book-recording", "warning")),
        ({PACKAGE: match('"media:duration">[^<]*', '"media:duration">1:00:00')}, {}, ("epub-duration", "error")),
        ({PACKAGE: match('<meta property="media:duration" r[^<]*</meta>', "")}, {}, ("epub-duration", "error")),
        ({PACKAGE: match('<meta property="schema:accessibilityHazard">[^<]*</meta>', "")}, {}, ("epub-accessibility", "error")),
        ({PACKAGE: match('<meta property="schema:accessibilitySummary"[^<]*</meta>', "")}, {}, ("epub-accessibility", "warning")),
        ({PACKAGE: put("synchronizedAudioText", "bookmarks")}, {}, ("epub-accessibility", "warning")),
        ({CHAPTER: put("<body>", '<body><img src="https://tracker.example/a.gif" alt=""/>')}, {}, ("epub-outside", "error")),
        ({CHAPTER: put("<body>", '<body onload="spy()">')}, {}, ("epub-outside", "error")),
        ({CHAPTER: put("<body>", "<body><script>spy()</script>")}, {}, ("epub-outside", "error")),
        ({"EPUB/style.css": lambda _: b"@import 'https://fonts.example/a.css';"}, {}, ("epub-outside", "error")),
        ({PACKAGE: put('href="audio.mp3"', 'href="https://cdn.example/audio.mp3"')}, {}, ("epub-outside", "error")),
        ({PACKAGE: lambda data: data.replace(b"synthetic", b"lively")}, {}, ("disclosure", "error")),
        ({CHAPTER: put("<html", '<!DOCTYPE html [<!ENTITY a "aaaa">]><html')}, {}, ("epub-overlays", "error")),
        ({}, {"EPUB/../../evil.sh": b"rm"}, ("book-whole", "error")),
        ({}, {"EPUB/style.css": b"p {}"}, ("book-whole", "error")),
    ],
)  # fmt: skip
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_what_is_wrong_with_an_epub_is_told(
    folder: Path, changes: dict[str, Change | None], more: dict[str, bytes], found: tuple[str, str]
):
    rewrite(folder / "whale.epub", changes, more)
    assert found in wrong(list(check(folder / "whale.epub")))


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"ncc.html": None}, ("daisy-form", "error")),
        ({"ncc.html": match('<meta name="dc:publisher"[^>]*>', "")}, ("daisy-form", "error")),
        ({"ncc.html": put("Daisy 2.02", "ANSI/NISO Z39.86-2005")}, ("daisy-form", "error")),
        ({"ncc.html": match('ncc:tocItems" content="[0-9]+', 'ncc:tocItems" content="99')}, ("daisy-contents", "error")),
        ({"ncc.html": match('ncc:files" content="[0-9]+', 'ncc:files" content="99')}, ("daisy-contents", "error")),
        ({"ncc.html": match("#s1-par", "#s999-par")}, ("daisy-contents", "error")),
        ({"ncc.html": put('class="title"', 'class="section"')}, ("daisy-contents", "error")),
        ({"chapter-001.smil": put("content.html#s2", "content.html#nobody")}, ("daisy-clips", "error")),
        ({"chapter-001.smil": match('clip-end="npt=[^"]+', 'clip-end="npt=900s')}, ("daisy-clips", "error")),
        ({"chapter-001.smil": match('(InThisSmil" content=)"[^"]+', r'\1"01:00:00')}, ("daisy-time", "error")),
        ({"chapter-001.smil": match('(ElapsedTime" content=)"[^"]+', r'\1"01:00:00')}, ("daisy-time", "error")),
        ({"ncc.html": match('totalTime" content="[^"]+', 'totalTime" content="01:00:00')}, ("daisy-time", "error")),
        ({"audio.mp3": None}, ("daisy-clips", "error")),
        ({"audio.mp3": lambda _: silence(2)}, ("book-recording", "error")),
        ({"content.html": put("<body>", '<body><img src="http://tracker.example/a.gif" alt=""/>')}, ("daisy-outside", "error")),
        ({"ncc.html": lambda data: data.replace(b"synthetic", b"lively")}, ("disclosure", "error")),
        ({"chapter-001.smil": lambda data: data[:-20]}, ("daisy-clips", "error")),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_daisy_book_is_told(
    folder: Path, changes: dict[str, Change | None], found: tuple[str, str]
):
    rewrite(folder / "whale.daisy.zip", changes)
    assert found in wrong(list(check(folder / "whale.daisy.zip")))


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda _: b"", ("page-form", "error")),
        (match("<title>[^<]*</title>", ""), ("page-form", "error")),
        (match('<html lang="[^"]*"', "<html"), ("page-form", "error")),
        (match('<meta http-equiv="Content-Security-Policy"[^>]*>', ""), ("page-policy", "error")),
        (match("default-src &#39;none&#39;", "default-src *"), ("page-policy", "error")),
        (match('script-src [^;"]*', "script-src &#39;unsafe-inline&#39;"), ("page-policy", "error")),
        (put("</script>\n</body>", ";spy()</script>\n</body>"), ("page-policy", "error")),
        (put("<head>", "<head><script>spy()</script>"), ("page-policy", "error")),
        (put("</main>", '<img src="//tracker.example/a.gif" alt=""></main>'), ("page-outside", "error")),
        (put("</head>", '<link rel="stylesheet" href="https://fonts.example/a.css"></head>'), ("page-outside", "error")),
        (put("</main>", '<p style="background: url(https://tracker.example/a.gif)"></p></main>'), ("page-outside", "error")),
        (put("</main>", '<a href="javascript:spy()">more</a></main>'), ("page-outside", "error")),
        (put("<main>", '<main onclick="spy()">'), ("page-outside", "error")),
        (put('src="whale.mp3"', 'src="other.mp3"'), ("page-audio", "error")),
        (put('src="whale.mp3"', 'src="https://cdn.example/whale.mp3"'), ("page-audio", "error")),
        (match('data-duration="[^"]*"', 'data-duration="3600"'), ("page-audio", "error")),
        (match('data-start="0"', 'data-start="99000"'), ("page-in-step", "error")),
        (put("whale.epub", "other.epub", 99), ("page-files", "warning")),
        (lambda data: data.replace(b"synthetic", b"lively"), ("disclosure", "error")),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_page_is_told(folder: Path, change: Change, found: tuple[str, str]):
    page = folder / "whale.html"
    page.write_bytes(change(page.read_bytes()))
    assert found in wrong(list(check(page)))


def test_a_timeline_of_another_recording_is_told(folder: Path):
    place = folder / "whale.timeline.json"
    assert wrong(list(check(place))) == set()
    narrated(folder, "other.mp3", "timeline", language="en-GB")
    shorter = (folder / "whale.mp3").read_bytes()
    (folder / "other.mp3").write_bytes(shorter)
    text = (folder / "other.timeline.json").read_text(encoding="utf-8")
    samples = int(re.search(r'"samples":(\d+)', text)[1])  # type: ignore[index]
    (folder / "other.timeline.json").write_text(text.replace(str(samples), str(samples + 1)), encoding="utf-8")
    assert wrong(list(check(folder / "other.timeline.json"))) == {("timeline", "error")}
    place.write_text("{}", encoding="utf-8")
    assert wrong(list(check(place))) == {("timeline", "error")}


def test_a_page_with_its_sound_in_it_passes(tmp_path: Path):
    from tests.publisher.episodes import episode

    one = episode("The whale\n\nIt surfaced at noon.", language="en")
    made = FORMATS["page"].render(one, Edition(audio=silence(3)))
    assert isinstance(made, str)
    (tmp_path / "whale.html").write_text(made, encoding="utf-8")
    assert wrong(list(check(tmp_path / "whale.html"))) == set()


def test_the_article_beside_an_episode_is_not_taken_for_a_page_or_a_book_of_it(folder: Path):
    (folder / "whale.html").write_text("<h1>The whale</h1><p>It surfaced.</p>", encoding="utf-8")
    rewrite(folder / "whale.epub", {PACKAGE: put("audiobrief", "somebody", 9)})
    assert [report.kind for report in check(folder / "whale.mp3")] == ["mp3", "timeline", "page", "daisy"]


@pytest.mark.parametrize("name", [*hostile(), *other_books()])
def test_whatever_a_title_tries_the_books_pass(name: str, tmp_path: Path):
    one = {**hostile(), **other_books()}[name]
    length = int(one.duration) + 1
    for kind, allowed in (("epub", {("epub-overlays", "warning")}), ("daisy", {("daisy-clips", "warning")})):
        archive = FORMATS[kind].render(one, Edition(show="The Courier"))
        assert isinstance(archive, Archive)
        place = tmp_path / f"book{FORMATS[kind].suffix}"
        with place.open("wb") as file:
            archive.write(file, lambda _: io.BytesIO(silence(length)))
        # The silence lasts a moment longer than the episode; where no language is known, that is told.
        assert wrong(list(check(place))) <= {*allowed, ("epub-metadata", "warning")}


def test_a_book_of_many_episodes_passes(tmp_path: Path):
    episodes = list(other_books().values())
    volume = volume_of([facts_of(one, None) for one in episodes], title="The week")
    for bind, name in ((bind_epub, "week.epub"), (bind_daisy, "week.daisy.zip")):
        with (tmp_path / name).open("wb") as file:
            bind(volume, episodes).write(file, lambda _: io.BytesIO(silence(600)))
        found = wrong(list(check(tmp_path / name)))
        assert not {one for one in found if one[1] == "error"}, found


def test_bombs_are_told_and_not_unpacked(folder: Path, tmp_path: Path):
    bomb = tmp_path / "bomb.epub"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", b"application/epub+zip")
        archive.writestr(
            "META-INF/container.xml", b'<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>'
        )
        archive.writestr("a.opf", b"<package>" + b" " * 60_000_000 + b"</package>")
    assert {("book-whole", "error"), ("epub-container", "error")} <= wrong(list(check(bomb)))

    # The same bytes listed a hundred times.
    data = bytearray((folder / "whale.epub").read_bytes())
    end = data.rindex(b"PK\x05\x06")
    size, start = struct.unpack_from("<II", data, end + 12)
    entries = bytes(data[start : start + size])
    count = struct.unpack_from("<H", data, end + 10)[0]
    tail = bytearray(data[end:])
    struct.pack_into("<HHI", tail, 8, count * 100, count * 100, size * 100)
    bomb.write_bytes(bytes(data[:start]) + entries * 100 + bytes(tail))
    assert ("book-whole", "error") in wrong(list(check(bomb)))


def test_a_list_of_parts_without_end_is_not_read(tmp_path: Path):
    entry = struct.pack("<4s6H3I5H2I", b"PK\x01\x02", *[0] * 16)
    many = 60_000
    data = (entry[:28] + struct.pack("<H", 200) + entry[30:] + b"a" * 200) * many
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, many, many, len(data), 0, 0)
    (tmp_path / "list.epub").write_bytes(data + end)
    assert ("book-whole", "error") in wrong(list(check(tmp_path / "list.epub")))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_damage_is_never_an_exception(original: Path, tmp_path: Path, data: st.DataObject):
    name = data.draw(st.sampled_from(["epub", "daisy.zip", "html", "timeline.json"]))
    whole = bytearray((original / f"whale.{name}").read_bytes())
    for _ in range(data.draw(st.integers(1, 20))):
        # Text and list of parts lie at both ends; the sound between them is the rest's business.
        at = data.draw(st.integers(0, min(len(whole), 20_000) - 1))
        at = at if data.draw(st.booleans()) else len(whole) - 1 - at
        whole[at] = data.draw(st.integers(0, 255))
    place = tmp_path / f"spoilt.{name}"
    place.write_bytes(whole[: data.draw(st.integers(len(whole) // 2, len(whole)))])
    reports = list(check(place))
    assert len(reports) == 1
    assert all(character.isprintable() for finding in reports[0].findings for character in finding.message)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        *(("3.5s", 3.5), ("npt=3.5s", 3.5), ("1:02:03.5", 3723.5), ("02:03", 123), ("7", 7), ("2min", 120), ("1.5h", 5400)),
        *(("250ms", 0.25), ("", None), ("soon", None), ("1:02s", None), ("-1s", None), ("1e9s", None)),
    ],
)  # fmt: skip
def test_times_are_read_as_smil_writes_them(text: str, seconds: float | None):
    assert seconds_of(text) == (
        pytest.approx(seconds) if seconds is not None else pytest.approx(float("nan"), nan_ok=True)
    )
