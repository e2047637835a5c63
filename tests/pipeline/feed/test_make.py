"""The feed of a folder: true to what lies there, brought up to date in place, and nobody else's work in it is lost."""

from __future__ import annotations

import json
import logging
import os
import random
import re
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib import import_module
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import feedparser
import pytest
from lxml import etree

import audiobrief
from audiobrief.checking import check
from audiobrief.errors import OutputError, SourceError
from audiobrief.pipeline.feed.make import FeedWishes, MadeFeed, make_feed
from audiobrief.pipeline.feed.tags import TagError, read_tag
from audiobrief.publisher.feed import podcast_guid
from tests.checkers import read_podcast
from tests.checking.recordings import picture
from tests.publisher.episodes import HOSTILE_TITLES

if TYPE_CHECKING:
    from pathlib import Path

BODY = "The whale surfaced at noon, between two boats. Nobody has seen it since."
BASE = "https://example.org/show/"
#: JSON chapters, version 1.2, as the namespace's page on them has it: what is required, and the types of what is not.
CHAPTERS_SCHEMA = {
    "type": "object",
    "required": ["version", "chapters"],
    "properties": {
        **{name: {"type": "string"} for name in ("author", "title", "podcastName", "description", "fileName")},
        "version": {"type": "string", "const": "1.2.0"},
        "chapters": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["startTime"],
                "properties": {
                    **{name: {"type": "number", "minimum": 0} for name in ("startTime", "endTime")},
                    **{name: {"type": "string"} for name in ("title", "img", "url")},
                    "toc": {"type": "boolean"},
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}


def narrated(folder: Path, name: str, title: str, published: str | None, *companions: str, **facts: str) -> Path:
    article = replace(
        audiobrief.read_text(f"{title}\n\n{BODY}"),
        title=title,
        published=published,
        **{"language": "en", "byline": "Ada Byron", "publisher": "The Courier", **facts},
    )
    audiobrief.narrate(article, folder / name, companions=companions, jobs=1)
    return folder / name


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Spoken once, and copied for each test."""
    place = tmp_path_factory.mktemp("show")
    everything = ("vtt", "srt", "json", "html", "chapters", "page", "timeline")
    narrated(
        place, "a b#1%é.mp3", "The older one", "2026-11-01T06:30:00+01:00", *everything, url="https://courier.example/1"
    )
    narrated(place, "b.mp3", HOSTILE_TITLES["script"], "2026-11-22")
    narrated(place, "c.mp3", HOSTILE_TITLES["rtl"], None, byline="", publisher="")
    os.utime(place / "c.mp3", (1_764_500_000, 1_764_500_000))
    (place / "cover.png").write_bytes(picture(1400, 1400))
    return place


@pytest.fixture
def folder(spoken: Path, tmp_path: Path) -> Path:
    return shutil.copytree(spoken, tmp_path / "The Courier, aloud")


def entries(made: MadeFeed) -> dict[str, feedparser.FeedParserDict]:
    """The items of a feed by the name of their file."""
    found = feedparser.parse(made.path.read_bytes())
    assert not found.bozo
    return {unquote(urlsplit(one.enclosures[0].href).path.rpartition("/")[2]): one for one in found.entries}


def guids(made: MadeFeed) -> dict[str, str]:
    return {one.audio: one.guid for one in made.episodes}


def retag(mp3: Path, **texts: str) -> None:
    id3 = import_module("mutagen.id3")
    tags = id3.ID3(mp3)
    for name, text in texts.items():
        tags.setall(name, [getattr(id3, name)(encoding=1, text=text)])
    tags.save(mp3, v2_version=3)


def test_it_is_true_to_the_folder(folder: Path):
    made = make_feed(folder, BASE)
    found = entries(made)
    assert [one.audio for one in made.episodes] == ["b.mp3", "a b#1%é.mp3", "c.mp3"]
    for name, one in found.items():
        assert int(one.enclosures[0].length) == (folder / name).stat().st_size
        assert one.enclosures[0].type == "audio/mpeg"
        duration = next(made_one.duration for made_one in made.episodes if made_one.audio == name)
        assert abs(int(one.itunes_duration) - duration) <= 0.5
    older = found["a b#1%é.mp3"]
    assert older.published == "Sun, 01 Nov 2026 05:30:00 +0000"
    assert older.link == BASE + "a%20b%231%25%C3%A9.html"
    assert "https://courier.example/1" in older.summary
    assert "between two boats" in older.summary
    assert found["b.mp3"].published == "Sun, 22 Nov 2026 12:00:00 +0000"
    assert found["c.mp3"].published == "Sun, 30 Nov 2025 10:53:20 +0000"
    assert all("All voices are synthetic" in one.summary for one in found.values())


def test_directories_are_led_to_every_file_and_told_who_narrates(folder: Path):
    made = make_feed(folder, BASE)
    found = read_podcast(made.path.read_bytes(), "podcast-partytime")
    one = next(one for one in found["items"] if one["title"] == "The older one")
    led = [transcript["url"] for transcript in one["podcastTranscripts"]] + [one["podcastChapters"]["url"]]
    names = [unquote(url.removeprefix(BASE)) for url in led]
    assert names == [f"a b#1%é{end}" for end in (".vtt", ".srt", ".json", ".transcript.html", ".chapters.json")]
    assert all((folder / name).is_file() for name in names)
    assert [(who["role"], who["name"].endswith("(synthetic voice)")) for who in one["podcastPeople"]] == [
        ("Narrator", True),
        ("Author", False),
    ]
    assert {text["purpose"] for text in one["podcastTxt"]} >= {"synthetic-voices", "digitalsourcetype"}
    assert found["guid"] == made.guid == podcast_guid(BASE + "feed.xml")
    assert found["title"] == "The Courier, aloud"
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    jsonschema.validate(json.loads((folder / names[-1]).read_text(encoding="utf-8")), CHAPTERS_SCHEMA)


def test_our_own_checker_has_nothing_against_it(folder: Path):
    make_feed(folder, BASE, wishes=FeedWishes(author="The Courier"))
    (report,) = check(folder / "feed.xml")
    assert [(one.rule, one.level, one.message) for one in report.findings if one.level != "ok"] == []


def test_made_again_it_is_not_touched(folder: Path):
    first = make_feed(folder, BASE, wishes=FeedWishes(title="The show", categories=("Daily News",), limit=3))
    assert abs(datetime.now(UTC) - parsedate_to_datetime(feedparser.parse(first.path).feed.updated)).seconds < 60
    data = re.sub(rb"(?<=<lastBuildDate>)[^<]*", b"Tue, 01 Dec 2020 00:00:00 +0000", first.path.read_bytes())
    first.path.write_bytes(data)
    before = first.path.stat()
    again = make_feed(folder, BASE)
    assert first.changed
    assert not again.changed
    assert (again.path.read_bytes(), again.path.stat().st_mtime_ns, again.path.stat().st_ino) == (
        data,
        before.st_mtime_ns,
        before.st_ino,
    )
    assert sorted(path.name for path in folder.iterdir() if path.suffix == ".part") == []


def test_guids_and_dates_stay_when_files_and_feed_move(folder: Path):
    first = make_feed(folder, BASE)
    dates = {name: one.published for name, one in entries(first).items()}
    os.utime(folder / "c.mp3", (1_700_000_000, 1_700_000_000))
    for path in list(folder.glob("c*.mp3")):
        path.rename(folder / "the new name.mp3")
    moved = make_feed(folder, "http://cdn.example.net/other")
    assert guids(moved)["the new name.mp3"] == guids(first)["c.mp3"]
    assert guids(moved)["b.mp3"] == guids(first)["b.mp3"]
    assert moved.guid == first.guid
    assert entries(moved)["the new name.mp3"].published == dates["c.mp3"]
    text = moved.path.read_text(encoding="utf-8")
    assert BASE not in text
    assert "http://cdn.example.net/other/cover.png" in text
    assert not any(one.is_new for one in moved.episodes)


def test_guids_stay_through_a_new_title_and_a_lost_feed(folder: Path):
    first = guids(make_feed(folder, BASE))
    retag(folder / "b.mp3", TIT2="Script, corrected")
    assert guids(make_feed(folder, BASE)) == first
    (folder / "feed.xml").unlink()
    (folder / "a b#1%é.mp3").rename(folder / "x.mp3")
    (folder / "a b#1%é.timeline.json").unlink()
    assert guids(make_feed(folder, "https://elsewhere.example/"))["x.mp3"] == first["a b#1%é.mp3"]


def test_what_is_gone_leaves_it_and_is_told(folder: Path, caplog: pytest.LogCaptureFixture):
    first = make_feed(folder, BASE)
    (folder / "b.mp3").unlink()
    with caplog.at_level(logging.WARNING):
        kept = make_feed(folder, BASE, wishes=FeedWishes(keep_missing=True))
        assert (len(kept.episodes), kept.kept, kept.removed) == (2, (HOSTILE_TITLES["script"],), ())
        assert guids(first)["b.mp3"] == entries(kept)["b.mp3"].id
        assert caplog.records == []
        made = make_feed(folder, BASE)
    assert made.removed == (HOSTILE_TITLES["script"],)
    assert "b.mp3" not in entries(made)
    assert "is in the folder no longer" in caplog.text


def test_the_newest_are_in_a_feed_with_a_limit(folder: Path):
    assert [one.audio for one in make_feed(folder, BASE, wishes=FeedWishes(limit=2)).episodes] == [
        "b.mp3",
        "a b#1%é.mp3",
    ]
    assert len(make_feed(folder, BASE).episodes) == 3


def test_what_others_put_in_stays(folder: Path):
    make_feed(folder, BASE)
    path = folder / "feed.xml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("<rss ", '<?xml-stylesheet type="text/xsl" href="feed.xsl"?>\n<rss xmlns:my="urn:my" ', 1)
    text = text.replace(
        "<itunes:explicit>",
        '<!-- ours --><my:note a="1">kept <my:b/></my:note><podcast:funding url="https://example.org/">Help</podcast:funding>'
        '<podcast:txt purpose="verify">abc</podcast:txt><atom:link rel="hub" href="https://hub.example/"/>'
        '<podcast:person role="editor">Grace</podcast:person><itunes:explicit>',
        1,
    )
    text = text.replace("<itunes:duration>", "<itunes:season>3</itunes:season><itunes:duration>", 1)
    text = text.replace(
        "</channel>",
        "<item><title>Hosted elsewhere</title><guid>https://other.example/9</guid>"
        '<enclosure url="https://other.example/9.mp3" length="9" type="audio/mpeg"/>'
        "<pubDate>Mon, 02 Nov 2026 00:00:00 GMT</pubDate></item></channel>",
    )
    path.write_text(text, encoding="utf-8")
    retag(folder / "c.mp3", TIT2="Another title")
    made = make_feed(folder, BASE)
    root = etree.parse(path).getroot()
    assert made.changed
    assert root.getprevious().text == 'type="text/xsl" href="feed.xsl"'
    assert root.nsmap["my"] == "urn:my"
    channel = root.find("channel")
    assert channel.findtext("{*}note") == "kept "
    assert channel.findtext("{*}funding") == "Help"
    assert [one.text for one in channel.findall("{*}txt[@purpose='verify']")] == ["abc"]
    assert [one.get("href") for one in channel.findall("{*}link[@rel='hub']")] == ["https://hub.example/"]
    assert "Grace" in [one.text for one in channel.findall("{*}person")]
    assert [str(one).strip() for one in channel.xpath("comment()/text()|comment()")] == ["<!-- ours -->"]
    assert [one.text for one in root.iter("{*}season")] == ["3"]
    assert list(entries(made)) == ["b.mp3", "9.mp3", "a b#1%é.mp3", "c.mp3"]
    assert made.kept == ("Hosted elsewhere",)
    data = path.read_bytes()
    assert not make_feed(folder, BASE).changed
    assert path.read_bytes() == data


def test_notes_that_somebody_wrote_stay_and_others_follow_the_episode(folder: Path):
    make_feed(folder, BASE)
    path = folder / "feed.xml"
    root = etree.parse(path)
    written = next(one for one in root.iter("item") if one.findtext("title") == "The older one")
    written.find("description").text = "What I have to say\nof it."
    path.write_bytes(etree.tostring(root))
    retag(folder / "b.mp3", TIT2="Script, corrected")
    for _ in range(2):
        found = entries(make_feed(folder, BASE))
        assert found["a b#1%é.mp3"].summary == "What I have to say\nof it."
        assert "Script, corrected" in found["b.mp3"].summary


def test_a_feed_of_another_program_is_taken_over_with_its_guids_and_notes(folder: Path):
    (folder / "feed.xml").write_text(
        '<rss version="2.0" xmlns:pc="https://podcastindex.org/namespace/1.0"><channel><title>Theirs</title>'
        "<link>https://old.example/</link><description>Their show</description><pc:guid>"
        "9b024349-ccf0-5f69-a609-6b82873eab3c</pc:guid><item><title>The older one</title><description>Their notes</description>"
        '<guid>https://old.example/?p=7</guid><enclosure url="https://old.example/f/a%20b%231%25%C3%A9.mp3" length="1" '
        'type="audio/mpeg"/><pubDate>Sat, 31 Oct 2026 20:00:00 EST</pubDate>'
        '<pc:chapters url="https://old.example/7.json" type="application/json"/></item></channel></rss>',
        encoding="utf-8",
    )
    for _ in range(2):
        made = make_feed(folder, BASE)
        older = entries(made)["a b#1%é.mp3"]
        assert (made.guid, older.id) == ("9b024349-ccf0-5f69-a609-6b82873eab3c", "https://old.example/?p=7")
        assert older.summary == "Their notes"
        root = etree.parse(made.path).getroot()
        assert (root.findtext("channel/title"), root.findtext("channel/link")) == ("Theirs", "https://old.example/")
        assert set(root.nsmap) == {"itunes", "podcast", "atom", "content"}
        # An episode has one chapters file, and theirs is somewhere else.
        assert [one.get("url") for one in root.iter("{*}chapters")] == ["https://old.example/7.json"]
        assert b"<podcast:chapters" in made.path.read_bytes()
    assert not made.changed


def test_what_is_not_said_again_stays_as_it_was(folder: Path):
    wishes = FeedWishes(
        title="One", description="Two", author="Three", email="four@example.org", categories=("Daily News", "Technology"),
        language="en-GB", link="https://example.org/about", explicit=True, locked=False,
    )  # fmt: skip
    make_feed(folder, BASE, wishes=wishes)
    before = (folder / "feed.xml").read_bytes()
    assert make_feed(folder, BASE).changed is False
    make_feed(folder, BASE, wishes=FeedWishes(title="Another", explicit=False))
    found = read_podcast((folder / "feed.xml").read_bytes(), "feedsmith")
    assert found["title"] == "Another"
    assert (found["description"], found["language"], found["link"]) == ("Two", "en-GB", "https://example.org/about")
    assert found["itunes"]["explicit"] is False
    assert found["itunes"]["owner"] == {"name": "Three", "email": "four@example.org"}
    assert [one["text"] for one in found["itunes"]["categories"]] == ["News", "Technology"]
    assert found["podcast"]["locked"]["value"] is False
    assert (folder / "feed.xml").read_bytes() != before


def test_foreign_and_broken_files_are_told_with_the_reason(folder: Path, caplog: pytest.LogCaptureFixture):
    (folder / "noise.mp3").write_bytes(b"\x00" * 4000)
    (folder / "cut\x1b.mp3").write_bytes(b"ID3\x03\x00\x00\x7f\x7f\x7f\x7f nothing")
    (folder / "empty.mp3").write_bytes(b"")
    (folder / "folder.mp3").mkdir()
    shutil.copy(folder / "b.mp3", folder / "copy of b.mp3")
    shutil.copy(folder / "b.mp3", folder / "theirs.mp3")
    retag(folder / "theirs.mp3", TENC="Another program")
    with caplog.at_level(logging.WARNING):
        made = make_feed(folder, BASE)
    assert len(made.episodes) == 3
    assert {one.path.name: one.reason for one in made.skipped} == {
        "noise.mp3": "is broken, or no MP3",
        "cut\x1b.mp3": "is broken, or no MP3",
        "empty.mp3": "is broken, or no MP3",
        "folder.mp3": "is no file",
        "copy of b.mp3": "is the same episode as b.mp3",
        "theirs.mp3": "is not an episode that audiobrief made",
    }
    assert len(caplog.records) == 6
    assert "\x1b" not in caplog.text


def test_a_name_of_any_bytes_is_led_to(folder: Path):
    name = os.fsdecode(b"\xff\xfe &?.mp3")
    try:
        (folder / "b.mp3").rename(folder / name)
    except OSError:
        pytest.skip("this file system takes no such names")
    made = make_feed(folder, BASE)
    assert BASE + "%FF%FE%20%26%3F.mp3" in made.path.read_text(encoding="utf-8")
    (report,) = check(made.path)
    assert [one.message for one in report.findings if one.rule == "feed-files" and one.level == "error"] == []


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("av", reason="PyAV, the extra “media”, is not installed")
    place = tmp_path_factory.mktemp("kinds")
    for name in ("whale.mp3", "whale.m4b", "whale.opus", "ferry.opus"):
        title, url = name.partition(".")[0], f"https://courier.example/{name.partition('.')[0]}"
        narrated(place, name, title, "2026-11-22", *(["timeline"] if name != "whale.m4b" else []), url=url)
    return place


def test_files_that_differ_in_their_kind_are_one_episode(kinds: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture):
    folder = shutil.copytree(kinds, tmp_path / "kinds")
    (folder / "ferry.m4b").write_bytes(b"no MP4")
    (folder / "whale.timeline.json").unlink()
    with caplog.at_level(logging.WARNING):
        made = make_feed(folder, BASE, wishes=FeedWishes(image="https://cdn.example/a.jpg"))
    assert [(one.path.name, one.reason) for one in made.skipped] == [("ferry.m4b", "is broken, or no AAC")]
    assert "only its tag is used" not in caplog.text  # without a timeline of the MP3, that of the Opus file
    found = {one["title"]: one for one in read_podcast(made.path.read_bytes(), "podcast-partytime")["items"]}
    enclosure = found["whale"]["enclosure"]
    assert (enclosure["type"], enclosure["length"]) == ("audio/mpeg", (folder / "whale.mp3").stat().st_size)
    assert [
        (one["type"], one["title"], one["length"], one["source"][0]["uri"])
        for one in found["whale"]["alternativeEnclosures"]
    ] == [
        ("audio/mp4", "AAC", (folder / "whale.m4b").stat().st_size, BASE + "whale.m4b"),
        ("audio/ogg", "Opus", (folder / "whale.opus").stat().st_size, BASE + "whale.opus"),
    ]
    assert found["ferry"]["enclosure"]["type"] == "audio/ogg"
    assert "alternativeEnclosures" not in found["ferry"]


def test_the_tags_of_all_kinds_tell_the_same(kinds: Path):
    tags = {ending: read_tag(kinds / f"whale.{ending}") for ending in ("mp3", "m4b", "opus")}
    assert tags["mp3"].language == "en"
    assert tags["mp3"].source_types.startswith("http://cv.iptc.org/")
    for tag in tags.values():
        assert tag.duration == pytest.approx(tags["mp3"].duration, abs=0.1)
        assert replace(tag, duration=0) == replace(tags["mp3"], duration=0)


@pytest.mark.parametrize("ending", ["mp3", "m4b", "opus"])
def test_a_damaged_file_is_told_apart_and_nothing_worse(kinds: Path, tmp_path: Path, ending: str):
    sound = (kinds / f"whale.{ending}").read_bytes()
    chance = random.Random(7)  # noqa: S311
    told = 0
    for _ in range(300):
        data = bytearray(sound)
        for _ in range(chance.choice((1, 4, 30))):
            data[chance.randrange(chance.choice((100, 1000, len(data))))] = chance.randrange(256)
        (tmp_path / f"x.{ending}").write_bytes(data[: chance.choice((len(data), chance.randrange(len(data))))])
        try:
            assert read_tag(tmp_path / f"x.{ending}").duration > 0
        except TagError:
            told += 1
    assert told > 20


def test_the_guid_is_the_same_whatever_the_kind(kinds: Path, tmp_path: Path):
    found = set()
    for ending in ("mp3", "m4b", "opus"):
        (tmp_path / ending).mkdir()
        shutil.copy(kinds / f"whale.{ending}", tmp_path / ending)
        (one,) = make_feed(tmp_path / ending, BASE).episodes
        found.add(one.guid)
    assert len(found) == 1
    # And an MP3 that comes to an episode of another kind takes its place, and keeps its GUID.
    shutil.copy(kinds / "whale.mp3", tmp_path / "opus")
    (one,) = make_feed(tmp_path / "opus", BASE).episodes
    assert (one.audio, one.guid, one.is_new) == ("whale.mp3", found.pop(), False)


def image_of(made: MadeFeed) -> str:
    image: str = etree.parse(made.path).getroot().find("channel/{*}image[@href]").get("href")
    return image


def test_a_cover_from_elsewhere_is_copied_under_a_name_that_changes_with_it(folder: Path, tmp_path: Path):
    art = tmp_path / "art.png"
    art.write_bytes(picture(1500, 1500))
    first = image_of(make_feed(folder, BASE, wishes=FeedWishes(image=str(art))))
    copy = folder / first.removeprefix(BASE)
    assert copy.read_bytes() == art.read_bytes()
    art.write_bytes(picture(1600, 1600))
    second = image_of(make_feed(folder, BASE, wishes=FeedWishes(image=str(art))))
    assert second != first
    # It stays without being named again, is not written again, and is put back where it was lost.
    copy, times = folder / second.removeprefix(BASE), 1_700_000_000
    os.utime(copy, (times, times))
    assert image_of(make_feed(folder, BASE)) == second
    assert not make_feed(folder, BASE, wishes=FeedWishes(image=str(art))).changed
    assert copy.stat().st_mtime == times
    copy.unlink()
    assert not make_feed(folder, BASE, wishes=FeedWishes(image=str(art))).changed
    assert copy.read_bytes() == art.read_bytes()
    assert (
        image_of(make_feed(folder, BASE, wishes=FeedWishes(image="https://cdn.example/a.jpg")))
        == "https://cdn.example/a.jpg"
    )
    assert image_of(make_feed(folder, BASE)) == "https://cdn.example/a.jpg"


def test_the_cover_in_all_episodes_is_that_of_the_show(folder: Path, tmp_path: Path):
    (folder / "cover.png").unlink()
    assert etree.parse(make_feed(folder, BASE).path).getroot().find("channel/{*}image[@href]") is None
    id3 = import_module("mutagen.id3")
    for mp3 in folder.glob("*.mp3"):
        tags = id3.ID3(mp3)
        tags.add(id3.APIC(encoding=1, mime="image/png", type=3, desc="", data=picture(1400, 1400)))
        tags.save(mp3, v2_version=3)
    url = image_of(make_feed(folder, BASE))
    assert (folder / url.removeprefix(BASE)).read_bytes() == picture(1400, 1400)
    assert make_feed(folder, BASE).changed is False


def test_a_cover_that_shops_refuse_is_told(folder: Path, caplog: pytest.LogCaptureFixture):
    (folder / "cover.png").write_bytes(picture(300, 200))
    with caplog.at_level(logging.WARNING):
        make_feed(folder, BASE)
    assert "300 × 200 pixels" in caplog.text


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n" + bytes(30)])
def test_a_cover_that_is_no_picture_is_refused(folder: Path, tmp_path: Path, data: bytes):
    (tmp_path / "art.png").write_bytes(data)
    with pytest.raises(OutputError, match=r"the cover .*art\.png can't be used"):
        make_feed(folder, BASE, wishes=FeedWishes(image=str(tmp_path / "art.png")))
    assert not (folder / "feed.xml").exists()


@pytest.mark.parametrize(
    "base",
    [
        *(
            "",
            "example.org/show",
            "ftp://example.org/",
            "https://",
            "https:///show",
            "javascript:alert(1)",
            "//example.org",
        ),
        *("https://user:secret@example.org/", "https://example.org/?a=1", "https://example.org/#top", "https://a b/"),
        *(
            "https://example.org/\x00",
            "https://exa\nmple.org/",
            "https://[::1/",
            "https://example.org:99999/",
            "file:///tmp",
        ),
    ],
)
def test_a_base_that_is_no_address_is_refused(folder: Path, base: str):
    with pytest.raises(ValueError, match="address"):
        make_feed(folder, base)
    assert not (folder / "feed.xml").exists()


@pytest.mark.parametrize(
    ("base", "sent"),
    [
        ("https://example.org", "https://example.org/"),
        ("HTTPS://Example.ORG/my show", "https://example.org/my%20show/"),
        ("https://müller.example/é/", "https://xn--mller-kva.example/%C3%A9/"),
        ("http://localhost:8000/a/b//", "http://localhost:8000/a/b/"),
    ],
)
def test_a_base_is_written_as_it_is_sent(folder: Path, base: str, sent: str):
    made = make_feed(folder, base)
    assert made.url == sent + "feed.xml"
    assert entries(made)["b.mp3"].enclosures[0].href == sent + "b.mp3"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<rss", "no feed that can be read"),
        ("", "no feed that can be read"),
        (
            "<!DOCTYPE rss [<!ENTITY a 'b'>]><rss version='2.0'><channel><title>&a;</title></channel></rss>",
            "no feed that can be",
        ),
        ("<html/>", "no podcast feed"),
        (
            "<rss version='2.0'><channel><title>A blog</title><item><title>x</title></item></channel></rss>",
            "no podcast feed",
        ),
    ],
)
def test_what_is_no_podcast_feed_is_never_written_over(folder: Path, text: str, message: str):
    (folder / "feed.xml").write_text(text, encoding="utf-8")
    with pytest.raises(OutputError, match=message):
        make_feed(folder, BASE)
    assert (folder / "feed.xml").read_text(encoding="utf-8") == text


def test_a_folder_without_episodes_leaves_the_feed_alone(folder: Path, tmp_path: Path):
    before = make_feed(folder, BASE).path.read_bytes()
    for mp3 in folder.glob("*.mp3"):
        mp3.unlink()
    with pytest.raises(SourceError, match="no episode of audiobrief"):
        make_feed(folder, BASE)
    assert (folder / "feed.xml").read_bytes() == before
    with pytest.raises(SourceError, match="not a folder"):
        make_feed(tmp_path / "missing", BASE)


def test_a_feed_that_cant_be_written_is_told_and_leaves_nothing(folder: Path):
    with pytest.raises(OutputError, match="can't be written"):
        make_feed(folder, BASE, folder / "missing" / "feed.xml")
    with pytest.raises(OutputError, match="can't be read"):
        make_feed(folder, BASE, folder)
    assert not [path for path in folder.iterdir() if path.name.endswith((".xml", ".part"))]


def test_a_timeline_of_another_recording_is_told_and_not_used(folder: Path, caplog: pytest.LogCaptureFixture):
    shutil.copy(folder / "a b#1%é.timeline.json", folder / "b.timeline.json")
    with caplog.at_level(logging.WARNING):
        found = entries(make_feed(folder, BASE))
    assert "only its tag is used" in caplog.text
    assert found["b.mp3"].title == HOSTILE_TITLES["script"]
