"""A feed is read back as it was meant by readers that no one here wrote, and nothing in it can break out of its place."""

from __future__ import annotations

from datetime import UTC, datetime

import feedparser
import pytest
from hypothesis import given
from hypothesis.strategies import text
from lxml import etree

from audiobrief.publisher.feed import (
    Alternate,
    Category,
    Enclosure,
    Item,
    Kept,
    Person,
    Show,
    Transcript,
    parse_category,
    podcast_guid,
    render_feed,
)
from audiobrief.publisher.feed.categories import CATEGORIES
from audiobrief.publisher.feed.notes import Source, render_notes
from tests.checkers import read_podcast
from tests.publisher.episodes import HOSTILE_TITLES

BASE = "https://example.org/show/"
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
BUILT = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)


def item(title: str = "The whale", **more: object) -> Item:
    facts = {
        "guid": "6f1f4f5e-0000-5000-8000-000000000001",
        "published": NOON,
        "enclosure": Enclosure(BASE + "whale.mp3", 59_727, "audio/mpeg"),
        "duration": 61.4,
        "description": render_notes("It came at noon.", (Source(title, url="https://courier.example/whale"),), ""),
        **more,
    }
    return Item(title=title, **facts)  # type: ignore[arg-type]


def show(title: str = "The Courier, read aloud", **more: object) -> Show:
    facts = {
        "link": BASE,
        "description": "Articles & more",
        "language": "en-GB",
        "url": BASE + "feed.xml",
        "guid": podcast_guid(BASE + "feed.xml"),
        "categories": (Category("News", "Daily News"), Category("News", "Politics"), Category("Technology")),
        "author": "Ada Byron",
        "email": "show@example.org",
        "image": BASE + "cover.jpeg",
        **more,
    }
    return Show(title=title, **facts)  # type: ignore[arg-type]


def rendered(*items: Item | Kept, **more: object) -> bytes:
    return render_feed(show(**more), items or (item(),), BUILT)


@pytest.mark.parametrize(
    ("url", "guid"),
    [
        # The examples of the namespace's own page on podcast:guid.
        ("https://mp3s.nashownotes.com/pc20rss.xml", "917393e3-1b1e-5cef-ace4-edaa54e1f810"),
        ("https://podnews.net/rss", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
        ("http://podnews.net/rss///", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
    ],
)
def test_the_guid_of_a_show_is_that_of_the_specification(url: str, guid: str):
    assert podcast_guid(url) == guid


def test_feedparser_finds_all_that_rss_and_apple_ask_for():
    found = feedparser.parse(rendered())
    assert not found.bozo
    assert found.version == "rss20"
    about = found.feed
    assert (about.title, about.subtitle, about.language) == ("The Courier, read aloud", "Articles & more", "en-GB")
    assert (about.author, about.publisher_detail.email) == ("Ada Byron", "show@example.org")
    assert about.image.href == BASE + "cover.jpeg"
    assert [tag.term for tag in about.tags] == ["News", "Daily News", "Politics", "Technology"]
    assert {"rel": "self", "href": BASE + "feed.xml", "type": "application/rss+xml"} in about.links
    (one,) = found.entries
    assert one.title == "The whale"
    assert one.id == "6f1f4f5e-0000-5000-8000-000000000001"
    assert not one.guidislink
    assert one.enclosures[0] == {"href": BASE + "whale.mp3", "length": "59727", "type": "audio/mpeg"}
    assert one.itunes_duration == "61"
    assert one.published == "Sun, 22 Nov 2026 12:00:00 +0000"


def test_directories_find_all_of_the_podcast_namespace():
    found = read_podcast(
        rendered(
            item(
                transcripts=(
                    Transcript(BASE + "whale.vtt", "text/vtt", "en", is_captions=True),
                    Transcript(BASE + "whale.html", "text/html"),
                ),
                chapters=BASE + "whale.chapters.json",
                persons=(Person("Ada & Charles", "author", "writing"), Person("x" * 200, "narrator", "cast")),
                texts=(("synthetic-voices", "They are."),),
                alternates=(Alternate(Enclosure(BASE + "whale.opus", 30_000, "audio/ogg"), "Opus", "opus"),),
            ),
            locked=False,
            explicit=True,
        ),
        "podcast-partytime",
    )
    assert found["guid"] == podcast_guid(BASE + "feed.xml")
    assert found["medium"] == "podcast"
    assert found["locked"] is False
    assert found["explicit"] is True
    assert found["podcastOwner"] == "show@example.org"
    assert found["itunesImage"] == BASE + "cover.jpeg"
    (one,) = found["items"]
    assert one["podcastTranscripts"] == [
        {"url": BASE + "whale.vtt", "type": "text/vtt", "language": "en", "rel": "captions"},
        # No language of its own: that of the show.
        {"url": BASE + "whale.html", "type": "text/html", "language": "en-GB"},
    ]
    assert one["podcastChapters"] == {"url": BASE + "whale.chapters.json", "type": "application/json+chapters"}
    assert [(who["role"], who["group"]) for who in one["podcastPeople"]] == [
        ("Author", "Writing"),
        ("Narrator", "Cast"),
    ]
    assert one["podcastPeople"][0]["name"] == "Ada & Charles"
    assert len(one["podcastPeople"][1]["name"]) == 128
    assert one["podcastTxt"] == [{"value": "They are.", "purpose": "synthetic-voices"}]
    (alternate,) = one["alternativeEnclosures"]
    assert (alternate["type"], alternate["length"], alternate["title"]) == ("audio/ogg", 30_000, "Opus")
    assert alternate["source"][0]["uri"] == BASE + "whale.opus"


@pytest.mark.parametrize("name", HOSTILE_TITLES)
def test_a_title_stays_a_title(name: str):
    title = HOSTILE_TITLES[name]
    data = rendered(item(title), title=title)
    root = etree.fromstring(data)
    cleaned = " ".join(title.replace("\0", "\ufffd").replace("\x07", "\ufffd").split())
    assert root.findtext("channel/title") == root.findtext("channel/item/title") == cleaned
    # No element has come from it: neither in the feed nor in the notes that apps show.
    assert {element.tag for element in root.iter("{*}script", "{*}style", "{*}img")} == set()
    notes = etree.HTML(root.findtext("channel/item/description"))
    assert {element.tag for element in notes.iter()} == {"html", "body", "p", "a"}
    assert read_podcast(data, "feedsmith")["items"][0]["title"] == cleaned
    assert feedparser.parse(data).bozo is False


@given(text(max_size=80), text(max_size=80))
def test_any_text_makes_a_feed_that_is_xml_and_holds_no_more_than_it(title: str, name: str):
    description = render_notes(name, (Source(title, name, name, name, name),), name)
    one = item(title, description=description, author=name, persons=(Person(name, "author", "writing"),))
    root = etree.fromstring(rendered(one, title=title or "x", description=name or "x", author=name))
    channel = root.find("channel")
    assert len(channel.findall("item")) == 1
    assert {str(element.tag).rpartition("}")[2] for element in channel.find("item")} <= {
        *("title", "description", "link", "guid", "enclosure", "pubDate", "author", "duration", "person")
    }
    notes = etree.HTML(channel.findtext("item/description"))
    assert {element.tag for element in notes.iter()} <= {"html", "body", "p", "a"}


def test_notes_name_sources_and_say_that_the_voices_are_synthetic():
    sources = tuple(
        Source(f"Whale {number}", "Ada", "The Courier", "2026-11-22", f"https://courier.example/{number}?a=1&b=<2>")
        for number in range(30)
    )
    notes = render_notes("", sources, "Licences of the voices: MIT.")
    page = etree.HTML(notes)
    links = [link.get("href") for link in page.iter("a")]
    assert links[1] == "https://courier.example/1?a=1&b=%3C2%3E"
    assert len(links) == 20
    assert "… and 10 more" in notes
    assert "All voices are synthetic" in notes
    assert len(notes.encode()) < 4000
    assert "javascript:" not in render_notes("", (Source("x", url="javascript:alert(1)"),), "")


def test_items_of_others_and_instructions_stay_as_they_are():
    element = etree.fromstring(
        "<item><title>Elsewhere</title><guid>abc</guid>\n<x:y xmlns:x='urn:x'>1 <b/> 2</x:y></item>"
    )
    data = rendered(
        Kept(element, NOON),
        instructions=('<?xml-stylesheet type="text/xsl" href="feed.xsl"?>',),
        namespaces={"x": "urn:x"},
        others=(etree.fromstring("<copyright>© The Courier</copyright>"),),
    )
    assert data.splitlines()[1] == b'<?xml-stylesheet type="text/xsl" href="feed.xsl"?>'
    root = etree.fromstring(data)
    assert root.nsmap["x"] == "urn:x"
    assert root.findtext("channel/copyright") == "© The Courier"
    assert etree.tostring(root.find("channel/item/{urn:x}y")).count(b"1 <b/> 2") == 1


@pytest.mark.parametrize(
    ("name", "category"),
    [
        ("News", Category("News")),
        ("daily news", Category("News", "Daily News")),
        ("News > Daily News", Category("News", "Daily News")),
        ("tv & film", Category("TV & Film")),
        ("Wrestling", Category("Sports", "Wrestling")),
    ],
)
def test_a_category_is_one_of_apples(name: str, category: Category):
    assert parse_category(name) == category


@pytest.mark.parametrize(
    ("name", "hint"),
    [("Newz", "did you mean “News”"), ("Arts > Daily News", "did you mean"), ("<script>", "Technology")],
)
def test_any_other_category_is_an_error_that_helps(name: str, hint: str):
    with pytest.raises(ValueError, match=hint):
        parse_category(name)


def test_the_list_of_categories_is_whole():
    assert len(CATEGORIES) == 19
    assert sum(map(len, CATEGORIES.values())) == 91
