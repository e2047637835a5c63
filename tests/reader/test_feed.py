"""Each entry of a feed is an article: from the feed where all of it is there, else from the page it links to."""

from __future__ import annotations

import io
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiobrief import clean
from audiobrief.errors import AudiobriefError, FetchError, SourceError
from audiobrief.reader import list_parts, read, read_feed
from tests.reader.servers import reply, serve

if TYPE_CHECKING:
    from pathlib import Path

WHALE = (
    "<p>The whale surfaced at noon, between two boats, and everyone on deck stood still for a moment.</p>"
    "<p>“It looked at us,” said Marguerite Delacroix, who was steering. “Then it left.” Nobody has seen it since, "
    "though many have looked for it from the pier in the evenings, when the light is low over the bay.</p>"
    "<p>The harbour master has asked all crews to keep clear of the place where it dived, and to call him if they see it "
    "again.</p><p>Nobody called on Tuesday.</p>"
)


def item(
    title: str, day: int | None = None, link: str = "https://example.org/a", content: str = "", more: str = ""
) -> str:
    date = f"<pubDate>{day:02} Mar 2020 10:00:00 GMT</pubDate>" if day else ""
    encoded = f"<content:encoded><![CDATA[{content}]]></content:encoded>" if content else ""
    return f"<item><title>{title}</title><link>{link}</link>{date}{encoded}{more}</item>"


def rss(*items: str, head: str = '<?xml version="1.0" encoding="utf-8"?>') -> bytes:
    return (
        f'{head}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel>'
        f"<title>The Courier</title><link>https://example.org/</link><language>en-gb</language>{''.join(items)}</channel></rss>"
    ).encode()


ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Courier</title>
<entry><title type="html">A &lt;i&gt;whale&lt;/i&gt; &amp;amp; two boats</title><link href="https://example.org/whale"/>
<author><name>Ann Example</name></author><author><name>Bob Sample</name></author><updated>2020-03-03T10:00:00+01:00</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{WHALE}</div></content></entry></feed>""".encode()


def test_the_newest_entry_is_read_with_what_the_feed_says_of_it():
    more = '<dc:creator>Ann Example</dc:creator><media:content url="https://example.org/w.jpg" type="image/jpeg"/>'
    feed = rss(item("Old", 2, content=WHALE), item("A whale surfaces", 3, "https://example.org/whale", WHALE, more))
    article = read(io.BytesIO(feed))
    assert (article.title, article.byline, article.publisher) == ("A whale surfaces", "Ann Example", "The Courier")
    assert (article.published, article.language) == ("2020-03-03T10:00:00+00:00", "en-GB")
    assert (article.url, article.image) == ("https://example.org/whale", "https://example.org/w.jpg")
    assert article.source.startswith("A whale surfaces\nThe whale surfaced at noon")
    assert clean(article).text.endswith("Nobody called on Tuesday.")


def test_atom_is_read_too():
    article = read(io.BytesIO(ATOM))
    assert (article.title, article.byline) == ("A whale & two boats", "Ann Example and Bob Sample")
    assert article.published == "2020-03-03T09:00:00+00:00"
    assert "Then it left." in article.source


def test_entries_are_numbered_from_the_newest():
    feed = rss(item("Oldest", 1, content=WHALE), item("Newest", 9, content=WHALE), item("Middle", 5, content=WHALE))
    assert [(part.number, part.title) for part in list_parts(io.BytesIO(feed))] == [
        (1, "Newest"),
        (2, "Middle"),
        (3, "Oldest"),
    ]
    assert read(io.BytesIO(feed), entry=3).title == "Oldest"
    for number in (4, 0, -1):
        with pytest.raises(SourceError, match=r"3 entries.*--list"):
            read(io.BytesIO(feed), entry=number)
    with pytest.raises(SourceError, match="no chapters"):
        read(io.BytesIO(feed), chapter=1)


def test_entries_without_dates_keep_their_order():
    feed = rss(item("First", content=WHALE), item("Second", 9, content=WHALE))
    assert [entry.title for entry in read_feed(io.BytesIO(feed)).entries] == ["First", "Second"]


def test_all_entries_of_a_feed_are_articles():
    feed = read_feed(io.BytesIO(rss(item("One", 2, content=WHALE), item("Two", 1, content=WHALE))))
    assert feed.title == "The Courier"
    assert [read(entry).title for entry in feed.entries] == ["One", "Two"]


@pytest.mark.parametrize(
    "content",
    ["", "<p>The whale surfaced.</p>", WHALE + "<p>Nobody knows…</p>", WHALE + '<p><a href="x">Read more</a></p>'],
)
def test_an_excerpt_sends_us_to_the_page(content: str):
    head = "<html><head><meta name=author content='Cy Page'></head>"
    page = f"{head}<body><h1>A whale surfaces</h1>{WHALE}<p>The end.</p></body></html>"
    with serve(
        lambda path: reply(page.encode()) if path == "/whale" else reply(rss(item("A whale", 3, "/whale", content)))
    ) as server:
        article = read(server.url("/feed"), allow_local=True)
    assert article.source.endswith("The end.")
    assert (article.url, article.byline, article.title) == (server.url("/whale"), "Cy Page", "A whale surfaces")
    assert article.published == "2020-03-03T10:00:00+00:00"
    assert article.publisher == "The Courier"


def test_a_link_into_the_local_network_is_refused_like_any_other():
    with serve(lambda _: reply(b"secret")) as server:
        feed = io.BytesIO(rss(item("A whale", 3, server.url("/x"))))
        with pytest.raises(FetchError, match="allow-local"):
            read(feed)
    assert server.connections == 0


def test_an_excerpt_without_a_link_is_all_there_is():
    assert read(io.BytesIO(rss(item("A whale", 3, "", "<p>It surfaced.</p>")))).source == "A whale\nIt surfaced."


def test_feeds_are_known_by_content(tmp_path: Path):
    for name in ("feed.xml", "feed", "feed.html"):
        (tmp_path / name).write_bytes(ATOM)
        assert read_feed(tmp_path / name).title == "The Courier"
    latin = rss(item("Café", 1, content=WHALE), head='<?xml version="1.0" encoding="iso-8859-1"?>')
    (tmp_path / "latin").write_bytes(latin.decode().encode("latin-1", "xmlcharrefreplace"))
    assert read(tmp_path / "latin").title == "Café"
    (tmp_path / "page").write_text("<html><p>A page.</p></html>")
    with pytest.raises(SourceError, match="is no feed"):
        read_feed(tmp_path / "page")
    assert list_parts(tmp_path / "page") == ()


def test_a_feed_without_entries_is_an_error():
    with pytest.raises(SourceError, match="without entries"):
        read(io.BytesIO(rss()))


@pytest.mark.parametrize(
    "declared", ['<!ENTITY a "boom">', '<!entity a "boom">', '<!ENTITY a SYSTEM "file:///etc/passwd">']
)
def test_entities_are_never_expanded(declared: str):
    feed = rss(item("&a;", 1, content=WHALE), head=f'<?xml version="1.0"?><!DOCTYPE rss [{declared}]>')
    with pytest.raises(SourceError, match="entities"):
        read(io.BytesIO(feed))


def test_a_feed_that_the_parser_fails_on_is_refused_in_a_sentence():
    with pytest.raises(SourceError, match=r"is damaged and can't be read as a feed"):
        read(io.BytesIO(rss(item("A whale", 3, "&#x110000;"))))


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_a_damaged_feed_is_read_or_refused(data: st.DataObject):
    whole = rss(item("A whale", 3, "", WHALE), item("A boat", 2, "", WHALE))
    start = data.draw(st.integers(0, len(whole)))
    damaged = whole[:start] + data.draw(st.binary(max_size=30)) + whole[start + data.draw(st.integers(0, 60)) :]
    with suppress(AudiobriefError):
        assert read(io.BytesIO(damaged)).blocks
