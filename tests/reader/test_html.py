import json

import pytest

from audiobrief.cleaner import clean
from audiobrief.model import Block, BlockKind
from audiobrief.reader import read_html


def blocks(html: str) -> list[tuple[str, str]]:
    article = read_html(html)
    return [(block.kind.value, article.block_text(block)) for block in article.blocks]


def only(html: str) -> Block:
    (block,) = read_html(html).blocks
    return block


def test_blocks_have_their_kinds():
    html = """<h2>Head</h2><p>One <b>bold</b>
      word.</p><ul><li>a<ul><li>b</li></ul></li></ul><blockquote><p>q</p></blockquote>
      <figure><figcaption>c</figcaption></figure><table><tr><th>x</th><td>y</td></tr></table>"""
    assert blocks(html) == [
        ("heading", "Head"),
        ("paragraph", "One bold word."),
        ("list item", "a"),
        ("list item", "b"),
        ("block quote", "q"),
        ("caption", "c"),
        ("table", "x y"),
    ]
    assert [block.level for block in read_html(html).blocks] == [2, 0, 1, 2, 0, 0, 0]


def test_what_a_browser_does_not_show_is_no_text():
    html = "<p>a<!-- b --><script>c</script><style>d</style><noscript>e</noscript><template>f</template></p>"
    assert read_html(html).source == "a"


def test_line_breaks_stay_in_a_block_and_two_of_them_part_blocks():
    assert blocks("<p>one<br>two<br><br>three") == [("paragraph", "one two"), ("paragraph", "three")]


def test_markup_and_link_density_are_evidence():
    block = only('<div id="x" class="a b"><p><a href=1>link</a> text</p></div>')
    assert block.markup == "html body div.a.b.x p"
    assert block.link_density == pytest.approx(0.5)


def test_the_headline_is_the_heading_that_the_metadata_name():
    html = """<meta property="og:title" content="A bridge is closed"><h1>Example News</h1>
      <h2>A bridge is closed</h2><p>Text.</p>"""
    assert ("title", "A bridge is closed") in blocks(html)
    assert ("heading", "Example News") in blocks(html)


def test_a_page_without_headline_takes_the_title_of_its_tab():
    article = read_html("<title>A bridge is closed | Example</title><p>Text.</p>")
    assert article.source == "A bridge is closed\nText."
    assert article.blocks[0].kind is BlockKind.TITLE


def test_metadata_are_read_from_json_ld():
    article = read_html(
        """<html lang="de-at"><head><link rel="canonical" href="/a"><script type="application/ld+json">
        {"@graph": [{"@type": "WebPage"}, {"@type": ["NewsArticle"], "headline": "The bridge &amp; the river",
        "datePublished": "2020-02-03T10:00:00Z", "author": [{"name": "Ann Example"}, {"name": "Joe Sample"}],
        "publisher": {"name": "Example News"}, "image": ["/b.jpg"],}]}</script></head><body><p>Text.</p></body>""",
        "https://example.org/x",
    )
    assert article.title == "The bridge & the river"
    assert article.byline == "Ann Example and Joe Sample"
    assert article.published == "2020-02-03T10:00:00+00:00"
    assert (article.publisher, article.language) == ("Example News", "de-AT")
    assert (article.url, article.image) == ("https://example.org/x", "https://example.org/b.jpg")


def test_metadata_are_read_from_meta_tags():
    article = read_html(
        """<meta name="author" content="By Ann Example"><meta property="og:site_name" content="Example News">
        <meta property="article:published_time" content="2020-02-03"><title>The bridge - Example News</title><p>Text."""
    )
    assert (article.title, article.byline, article.published) == ("The bridge", "Ann Example", "2020-02-03")


@pytest.mark.parametrize(
    "data", ["{", '{"@type": "NewsArticle", "author": 7, "headline": ["\\ud800"]}', "[[[[", "null"]
)
def test_broken_json_ld_is_passed_over(data: str):
    assert read_html(f'<script type="application/ld+json">{data}</script><p>Text.').blocks


def test_bytes_are_decoded():
    assert read_html('<meta charset="windows-1252"><p>Café über'.encode("cp1252")).source == "Café über"


def test_zero_bytes_and_surrogates_do_not_stop_the_parser():
    assert read_html("<p>a\0b\ud800c").source == "a\ufffdb\ufffdc"


def ld(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>'


def test_what_json_ld_refers_to_by_id_is_looked_up():
    article = read_html(
        ld(
            """{"@graph": [
            {"@type": "Article", "headline": "The bridge", "author": {"@id": "/#ann"}, "publisher": {"@id": "/#org"}},
            {"@id": "/#ann", "@type": "Person", "name": "Ann Example"}, {"@id": "/#org", "name": "Example News | All of it"}]}"""
        )
        + "<p>Text."
    )
    assert (article.byline, article.publisher) == ("Ann Example", "Example News")


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta itemprop="datePublished dateCreated" content="2020-02-03T10:00:00Z">', "2020-02-03T10:00:00+00:00"),
        ('<meta name="publishdate" content="05/29/2007 09:49:00">', "2007-05-29T09:49"),
        ('<meta name="date" content="Mon, 03 Feb 2020 10:00:00 GMT">', "2020-02-03T10:00:00+00:00"),
        ('<meta name="pdate" content="20200203">', "2020-02-03"),
        ('<meta name="date" content="0001-01-01T00:00:00"><time datetime="2020-02-03">Monday</time>', "2020-02-03"),
        ('<time>Feb. 1, 2020</time><time itemprop="datePublished" content="2020-02-03">Monday</time>', "2020-02-03"),
        ('<span class="entry-date">3 February 2020</span>', "2020-02-03"),
        ('<abbr class="published" title="2020-02-03">Monday</abbr>', "2020-02-03"),
        ('<link rel="canonical" href="https://example.org/2020/02/03/bridge">', "2020-02-03"),
        ('<meta name="date" content="3/4/2020">', None),
        ('<meta name="date" content="soon">', None),
    ],
)  # fmt: skip
def test_the_date_is_found_where_pages_write_it(head: str, published: str | None):
    assert read_html(f"{head}<p>Text.").published == published


@pytest.mark.parametrize(
    ("title", "url", "expected"),
    [
        ("The bridge is closed for good | Example News", None, "The bridge is closed for good"),
        ("The bridge is closed for good - Example News", None, "The bridge is closed for good"),
        ("The bridge – Example News", "https://www.examplenews.org/a", "The bridge"),
        ("Well-known bridges -", None, "Well-known bridges"),
        ("Bridges: a history", None, "Bridges: a history"),
    ],
)
def test_the_title_of_the_tab_is_freed_of_the_site(title: str, url: str | None, expected: str):
    assert read_html(f"<title>{title}</title><p>Text.", url).title == expected


def test_a_story_that_a_script_would_show_is_read_from_the_data():
    story = " ".join(f"The council met on day {number} to speak about the old bridge." for number in range(20))
    page = f"<h1>The bridge</h1><nav>Home</nav>{ld(json.dumps({'@type': 'Article', 'articleBody': story}))}<div id=app></div>"
    assert story in clean(read_html(page)).text
    once = read_html(page.replace("<div id=app>", f"<div id=app><p>{story}</p>"))
    assert once.source.count("on day 7 ") == 1


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- saved from url=(0028)https://example.org/bridge -->",
        "<!--\n Page saved with SingleFile \n url: https://example.org/bridge \n-->",
    ],
)
def test_a_page_saved_by_a_browser_tells_where_from(comment: str):
    assert read_html(f"<!DOCTYPE html>\n{comment}\n<html><body><p>Text.").url == "https://example.org/bridge"


def test_a_byline_with_a_role_behind_a_bar_is_said_once():
    article = read_html(
        "<html><head><title>Bridge closes</title></head><body><article><h1>Bridge closes for the winter</h1>"
        '<p class="byline">By Dana Whitfield | Staff Writer</p><p>The old bridge over the Sorne will be closed from Monday on, '
        "the town said, and nobody knows for how long.</p></article></body></html>"
    )
    assert article.byline == "Dana Whitfield"
    assert [article.block_text(block) for block in article.opening] == [
        "Bridge closes for the winter",
        "By Dana Whitfield | Staff Writer",
    ]
