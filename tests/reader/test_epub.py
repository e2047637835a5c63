"""An EPUB is one article with a heading for each chapter, or one of its chapters; what is around the text goes, with a reason."""

from __future__ import annotations

import base64
import io
import re
from contextlib import suppress
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiobrief import clean
from audiobrief.errors import AudiobriefError, SourceError
from audiobrief.model import Article, BlockKind
from audiobrief.reader import list_parts, read
from tests.reader.containers import epub, nav, page

ONE = "<h1>Noon</h1><p>The whale surfaced at noon, between two boats.</p><p>Nobody spoke.</p>"
TWO = "<h2>Night</h2><p>It was gone by night. The boats went home.</p>"


def of(data: bytes, **which: int) -> Article:
    return read(io.BytesIO(data), **which)  # type: ignore[arg-type]


def parts(data: bytes) -> list[str]:
    return [part.title for part in list_parts(io.BytesIO(data))]


def headings(article: Article) -> list[tuple[int, str]]:
    return [(block.level, article.block_text(block)) for block in article.blocks if block.kind is BlockKind.HEADING]


def two_chapters(**more: object) -> bytes:
    contents = nav(("Noon", "one.xhtml"), ("Night", "sub/two.xhtml#x"))
    return epub({"one.xhtml": page(ONE), "sub/two.xhtml": page(TWO)}, contents=contents, **more)  # type: ignore[arg-type]


def test_a_book_is_one_article_with_a_heading_for_each_chapter():
    article = of(two_chapters())
    assert (article.title, article.byline, article.language) == ("The Whale Book", "Ann Example", "en")
    assert article.source.splitlines()[:3] == [
        "The Whale Book",
        "Noon",
        "The whale surfaced at noon, between two boats.",
    ]
    assert headings(article) == [(1, "Noon"), (1, "Night")]
    assert clean(article).removed == ()


def test_a_chapter_is_an_article_by_itself():
    data = two_chapters()
    assert parts(data) == ["Noon", "Night"]
    article = of(data, chapter=2)
    assert article.title == "The Whale Book: Night"
    assert article.source == "The Whale Book\nNight\nIt was gone by night. The boats went home."
    assert [article.block_text(block) for block in article.blocks] == article.source.splitlines()
    assert clean(article).text == "Night\n\nIt was gone by night. The boats went home."
    with pytest.raises(SourceError, match=r"2 chapters.*--list"):
        of(data, chapter=3)
    with pytest.raises(SourceError, match="no entries"):
        of(data, entry=1)


def test_the_tables_of_a_chapter_are_where_the_chapter_is():
    table = "<table><tr><th>Pier</th><th>Built</th></tr><tr><td>East</td><td>1931</td></tr></table>"
    article = of(epub({"one.xhtml": page(ONE), "two.xhtml": page(TWO + table)}), chapter=2)
    rows = [block for block in article.blocks if block.kind is BlockKind.TABLE]
    assert [re.findall(r"\w+", article.block_text(row)) for row in rows] == [["Pier", "Built"], ["East", "1931"]]
    cells = [article.source[cell.start : cell.end] for row in rows for cell in row.cells]
    assert cells == ["Pier", "Built", "East", "1931"]


def test_the_old_table_of_contents_is_read_too():
    point = '<navPoint><navLabel><text>{}</text></navLabel><content src="{}"/></navPoint>'
    points = point.format("Noon", "one.xhtml") + point.format("Night", "two.xhtml#a")
    ncx = f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>{points}</navMap></ncx>'
    data = epub({"one.xhtml": page(ONE), "two.xhtml": page(TWO)}, ncx=ncx)
    assert parts(data) == ["Noon", "Night"]


def test_a_chapter_without_a_heading_gets_that_of_the_table_of_contents():
    documents = {"one.xhtml": page("<p>The whale surfaced.</p>"), "two.xhtml": page("<p>It was gone.</p>")}
    data = epub(documents, contents=nav(("Noon & after", "one.xhtml"), ("Night", "two.xhtml")))
    assert headings(of(data)) == [(1, "Noon & after"), (1, "Night")]


def test_several_chapters_in_one_file_and_one_in_several_files():
    documents = {
        "a.xhtml": page("<h2>I. Noon</h2><p>The whale surfaced.</p><h2>II. Night</h2><p>It was gone.</p>"),
        "b.xhtml": page("<p>And it stayed away.</p>"),
        "c.xhtml": page("<h2>III. Day</h2><h3>Aside</h3><p>It came back.</p>"),
    }
    data = epub(documents, contents=nav(("Noon", "a.xhtml#1"), ("II. Night", "a.xhtml#2"), ("Day", "c.xhtml")))
    assert parts(data) == ["Noon", "II. Night", "Day"]
    assert of(data, chapter=2).source.endswith("II. Night\nIt was gone.\nAnd it stayed away.")
    assert headings(of(data))[-2:] == [(1, "III. Day"), (3, "Aside")]


def test_without_a_table_of_contents_headings_make_chapters():
    assert parts(epub({"one.xhtml": page(ONE), "two.xhtml": page(TWO)})) == ["Noon", "Night"]


def test_parts_that_are_too_long_are_divided_as_the_table_of_contents_divides_them():
    long = "<p>" + "The whale swam on and on. " * 3000 + "</p>"
    below = '<ol><li><a href="a.xhtml">A</a></li><li><a href="b.xhtml">B</a></li></ol>'
    inner = f'<nav epub:type="toc"><ol><li><a href="p.xhtml">Part</a>{below}</li></ol></nav>'
    documents = {
        "p.xhtml": page("<h1>Part</h1>"),
        "a.xhtml": page(f"<h2>A</h2>{long}"),
        "b.xhtml": page(f"<h2>B</h2>{long}"),
    }
    assert parts(epub(documents, contents=page(inner))) == ["Part", "A", "B"]
    short = {name: text.replace(long, "<p>It swam.</p>") for name, text in documents.items()}
    assert parts(epub(short, contents=page(inner))) == ["Part"]


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (page("<p>The Whale Book</p>", 'epub:type="cover"'), "Cover of the book."),
        (page('<section epub:type="titlepage"><p>The Whale Book</p></section>'), "Title page of the book."),
        (page('<section role="doc-endnotes"><p>1. On whales.</p></section>'), "Notes at the end of the book."),
        (
            page('<nav epub:type="toc"><ol><li><a href="one.xhtml">Noon</a></li></ol></nav>', 'epub:type="toc"'),
            "Table of contents",
        ),
        (page('<h1>Contents</h1><p><a href="one.xhtml">Noon</a></p>'), "Table of contents of the book."),
        (page("<p>© 2024 Ann Example. All rights reserved. ISBN 0-00-000000-0</p>"), "Copyright page of the book."),
        (page('<h1>Notes</h1><p id="n1">1. On whales.</p><p>2. On boats.</p>'), "Notes at the end of the book."),
        (page('<section epub:type="index"><p>whale, 1</p></section>'), "Index or bibliography of the book."),
    ],
)
def test_what_is_around_the_text_goes_with_a_reason(document: str, reason: str):
    article = clean(of(epub({"x.xhtml": document, "one.xhtml": page(ONE * 3)})))
    assert article.removed
    assert all(removed.reason.startswith(reason) for removed in article.removed)
    assert "The whale surfaced" in article.text


def test_the_guide_of_the_package_counts_and_so_does_what_is_reached_by_links_only():
    documents = {"x.xhtml": page("<p>Whale, by Ann</p>"), "one.xhtml": page(ONE), "n.xhtml": page("<p>A note.</p>")}
    data = epub(documents, guide='<reference type="title-page" href="x.xhtml"/>', not_linear=("n.xhtml",))
    assert [removed.reason for removed in clean(of(data)).removed] == [
        "Title page of the book.",
        "Notes at the end of the book.",
    ]
    assert "A note." not in of(data, chapter=1).source


def test_no_chapter_is_dropped_for_being_short_or_differently_marked_up():
    long = "<div class='main'><p>" + "The whale swam on and on, and the boats followed it. " * 400 + "</p></div>"
    documents = {
        "one.xhtml": page(f"<h1>One</h1>{long}"),
        "two.xhtml": page("<div class='sidebar related'><h1>Two</h1><p>It is short.</p></div>"),
        "three.xhtml": page("<article><header><h1>Three</h1></header><p>So is this one.</p></article>"),
    }
    assert clean(of(epub(documents))).removed == ()


def test_metadata_are_the_package_s():
    cover = b"\xff\xd8\xff\xe0 a small picture"
    metadata = """<dc:title>Whale</dc:title><dc:creator opf:role="aut">Ann</dc:creator><dc:creator opf:role="trl">Tom</dc:creator>
        <dc:creator id="c">Bob</dc:creator><meta refines="#c" property="role">aut</meta><dc:publisher>Pier Press</dc:publisher>
        <dc:date>2024-03-05</dc:date><dc:language>de-at</dc:language><dc:source>https://example.org/whale</dc:source>"""
    items = '<item id="cover" href="c.jpg" media-type="image/jpeg" properties="cover-image"/>'
    article = of(epub({"one.xhtml": page(ONE)}, metadata=metadata, items=items, more={"OEBPS/c.jpg": cover}))
    assert (article.title, article.byline, article.publisher) == ("Whale", "Ann and Bob", "Pier Press")
    assert (article.published, article.language, article.url) == ("2024-03-05", "de-AT", "https://example.org/whale")
    assert article.image == "data:image/jpeg;base64," + base64.b64encode(cover).decode()


def test_pages_in_xml_keep_their_text_where_html_would_lose_it():
    odd = page(
        '<h1>Noon<a id="x"/></h1><script src="x"/><p>A<i/> whale&nbsp;&amp; two boats&hellip;</p><title/><p>End.</p>'
    )
    assert of(epub({"one.xhtml": odd})).source.split("\n")[1:] == ["Noon", "A whale\u00a0& two boats…", "End."]


def test_pages_that_are_no_xml_are_read_as_html():
    broken = "<html><head><title>x</title></head><body><h1>Noon<p>A <b>whale<br>and two boats.<p>End.</body></html>"
    assert [line for line in of(epub({"one.xhtml": broken})).source.split("\n") if line] == [
        "The Whale Book",
        *("Noon", "A whale", "and two boats.", "End."),
    ]


def test_pages_that_are_no_xml_say_what_they_are_as_well():
    notes = '<html><body><section epub:type="endnotes"><p>1. On whales.<p>2. On boats.</section></body></html>'
    article = clean(of(epub({"one.xhtml": page(ONE), "notes.xhtml": notes})))
    assert {removed.reason for removed in article.removed} == {"Notes at the end of the book."}


@pytest.mark.parametrize("depth", [200, 1000, 5000])
def test_nothing_is_lost_however_deep_it_stands(depth: int):
    body = "<div>" * depth + "<p>A whale.</p>" + "</div>" * depth + "<p>And a boat.</p>"
    for document in (page(body), page(body).replace("</body>", "")):
        assert of(epub({"one.xhtml": document})).source.endswith("A whale.\nAnd a boat.")


def test_a_damaged_package_is_mended_with_a_warning(caplog: pytest.LogCaptureFixture):
    data = two_chapters(metadata="<dc:title>Whale & Boat</dc:title>")
    assert parts(data) == ["Noon", "Night"]
    assert "may be missing" in caplog.text


def test_the_words_of_a_picture_are_no_text():
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><title>Cover</title><text>drawn</text></svg>'
    assert of(epub({"one.xhtml": page(f"{svg}{ONE}")})).source.split("\n")[1] == "Noon"


@pytest.mark.parametrize(
    "more",
    [
        {
            "META-INF/encryption.xml": '<encryption><EncryptedData><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes256-cbc"/></EncryptedData></encryption>'
        },
        {"META-INF/license.lcpl": "{}"},
        {"META-INF/rights.xml": "<rights/>"},
        {"META-INF/sinf.xml": "<sinf/>"},
    ],
)
def test_copy_protection_is_said_in_a_sentence(more: dict[str, str | bytes]):
    with pytest.raises(SourceError, match=r"copy-protected \(DRM\)"):
        of(epub({"one.xhtml": page(ONE)}, more=more))


def test_encrypted_fonts_do_no_harm():
    fonts = '<encryption><EncryptedData><EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/></EncryptedData></encryption>'
    assert of(epub({"one.xhtml": page(ONE)}, more={"META-INF/encryption.xml": fonts})).blocks


@pytest.mark.parametrize("documents", [{}, {"one.xhtml": ""}, {"one.xhtml": page("")}])
def test_an_empty_book_is_an_error_or_says_nothing(documents: dict[str, str]):
    try:
        article = clean(of(epub(documents)))
    except SourceError:
        return
    assert article.text == ""


def test_entities_are_never_expanded():
    bomb = '<!DOCTYPE html [<!ENTITY a "boom"><!ENTITY b "&a;&a;">]>' + page("<p>A whale. &b;</p>").partition("?>")[2]
    assert "boom" not in of(epub({"one.xhtml": bomb})).source
    with pytest.raises(SourceError, match="entities"):
        of(epub({"one.xhtml": page(ONE)}, contents=bomb))


def test_files_outside_are_never_read():
    outside = (
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + page("<p>A whale. &x;</p>").partition("?>")[2]
    )
    data = epub({"../../../../etc/passwd": page("<p>In the book.</p>"), "one.xhtml": outside})
    source = of(data).source
    assert "root:" not in source
    assert "In the book." in source


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_a_damaged_book_is_read_or_refused(data: st.DataObject):
    whole = two_chapters()
    start = data.draw(st.integers(0, len(whole)))
    length = data.draw(st.integers(0, 40))
    damaged = whole[:start] + data.draw(st.binary(max_size=40)) + whole[start + length :]
    with suppress(AudiobriefError):
        assert clean(of(damaged)).title is not None


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.lists(
            st.sampled_from(["<p>{}</p>", "<h2>{}</h2>", "<div>{}</div>", "<ul><li>{}</li></ul>", "<i>{}</i> "]),
            max_size=6,
        ),
        min_size=1,
        max_size=5,
    )
)
def test_every_word_of_a_book_is_in_its_article_and_in_one_of_its_chapters(documents: list[list[str]]):
    words = iter(f"word{number}" for number in range(1000))
    pages = {
        f"{number}.xhtml": page("".join(piece.format(next(words)) for piece in pieces))
        for number, pieces in enumerate(documents)
    }
    data = epub(pages)
    wanted = re.findall(r"word\d+", unescape("".join(pages.values())))
    assert re.findall(r"word\d+", of(data).source) == wanted
    numbers = range(1, len(parts(data)) + 1)
    assert [word for number in numbers for word in re.findall(r"word\d+", of(data, chapter=number).source)] == wanted
