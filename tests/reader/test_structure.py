"""The structure of a page survives: which item, which cell, which quotation, and what is for the eye alone."""

from __future__ import annotations

import pytest

from audiobrief.model import Article, Block, BlockKind
from audiobrief.reader import read_html


def found(html: str) -> list[tuple[str, str]]:
    article = read_html(html)
    return [(block.kind.value, article.block_text(block)) for block in article.blocks]


def of_kind(article: Article, kind: BlockKind) -> list[Block]:
    return [block for block in article.blocks if block.kind is kind]


def rows(html: str) -> list[list[tuple[str, str]]]:
    """The cells of each row of a table, with their headings."""
    article = read_html(html)
    return [
        [(article.source[cell.start : cell.end], cell.header) for cell in block.cells]
        for block in of_kind(article, BlockKind.TABLE)
        if block.cells
    ]


def test_items_are_counted_and_what_goes_on_with_one_is_not():
    items = of_kind(read_html("<ul><li>a<ul><li>b<li>c</ul>d<li><p>e</p><p>f</p></ul>"), BlockKind.LIST_ITEM)
    assert [(item.level, item.position) for item in items] == [(1, 1), (2, 1), (2, 2), (1, 0), (1, 2), (1, 0)]


@pytest.mark.parametrize(
    ("attributes", "labels"),
    [
        ("", ["1", "2", "3"]),
        ('start="7"', ["7", "8", "9"]),
        ("reversed", ["3", "2", "1"]),
        ('type="a" start=3', ["c", "d", "e"]),
        ('type="I"', ["I", "II", "III"]),
        ('start="x"', ["1", "2", "3"]),
    ],
)
def test_numbered_lists_keep_their_numbers(attributes: str, labels: list[str]):
    items = of_kind(read_html(f"<ol {attributes}><li>x<li>y<li>z</ol>"), BlockKind.LIST_ITEM)
    assert [item.label for item in items] == labels


def test_an_item_may_give_itself_a_number():
    items = of_kind(read_html("<ol><li>x<li value=10>y<li>z</ol>"), BlockKind.LIST_ITEM)
    assert [item.label for item in items] == ["1", "10", "11"]


def test_terms_and_what_they_mean_stay_apart():
    assert found("<dl><dt>Pier<dd>A pillar.<dt>Deck<dd>A floor.</dl>") == [
        ("term", "Pier"),
        ("definition", "A pillar."),
        ("term", "Deck"),
        ("definition", "A floor."),
    ]


def test_cells_have_the_headings_of_their_columns():
    html = """<table><thead><tr><th>Day<th>Walkers</thead><tr><th>Monday<td>1,204<tr><th>Tuesday<td><p>9</p><p>8</p>
    </table>"""
    assert rows(html) == [
        [("Day", ""), ("Walkers", "")],
        [("Monday", "Day"), ("1,204", "Walkers")],
        [("Tuesday", "Day"), ("9 8", "Walkers")],
    ]


def test_headings_reach_over_the_columns_and_rows_they_span():
    html = """<table><tr><th rowspan=2>Day<th colspan=2>Crossings<tr><th>Out<th>Back
    <tr><td rowspan=2>Monday<td>1<td>2<tr><td>3<td>4</table>"""
    assert rows(html)[2:] == [
        [("Monday", "Day"), ("1", "Crossings Out"), ("2", "Crossings Back")],
        [("3", "Crossings Out"), ("4", "Crossings Back")],
    ]


def test_a_row_is_one_block_whose_cells_are_not_glued_together():
    article = read_html("<table><tr><td>a<td>b<tr><td>c<td></table>")
    assert [article.block_text(block) for block in article.blocks] == ["a b", "c"]
    assert article.source == "a\tb\nc"


def test_a_table_that_arranges_a_page_is_no_table():
    prose = "The council met on Tuesday. It spoke for two hours about the bridge. " * 4
    assert found(f"<table><tr><td><a href=/>Home</a><td>{prose}</table>")[1] == ("paragraph", prose.strip())
    assert found("<table role=presentation><tr><th>a<th>b</table>") == [("paragraph", "a"), ("paragraph", "b")]
    inner = "<table><tr><td>x<td><table><tr><th>a<th>b<tr><td>1<td>2</table></table>"
    assert found(inner) == [("paragraph", "x"), ("table", "a b"), ("table", "1 2")]


@pytest.mark.parametrize(
    "mark",
    [
        '<sup><a href="#fn1">1</a></sup>',
        '<sup class="reference"><a href="#cite_note-1">[1]</a></sup>',
        '<a class="footnote-ref" href="#fn1" role="doc-noteref">1</a>',
        '<a href="#note-4">[4]</a>',
        "<sup>3</sup>",
        "<sup>*</sup>",
    ],
)
def test_the_sign_of_a_footnote_is_no_part_of_the_sentence(mark: str):
    article = read_html(f"<p>It opened in spring{mark}, three years late.</p>")
    paragraph, sign = article.blocks
    assert article.block_text(paragraph) == "It opened in spring, three years late."
    assert sign.kind is BlockKind.NOTE_MARK


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("The 1<sup>st</sup> of 10<sup>6</sup> at 5 m<sup>2</sup>, CO<sub>2</sub>", "The 1st of 10⁶ at 5 m², CO2"),
        ("every&shy;body Donau<wbr>dampf b&#8203;ridge", "everybody Donaudampf bridge"),
        ("one<br>two", "one two"),
        ("<q>We won</q>, he said", "“We won”, he said"),
        ('See <a href="/x#top">12</a>', "See 12"),
        ('<img class="emoji" alt="🎉" src=x> Done', "🎉 Done"),
    ],
)
def test_small_elements_neither_glue_nor_part(html: str, text: str):
    assert found(f"<p>{html}</p>") == [("paragraph", text)]


def test_notes_are_known_by_their_element():
    html = '<p>a</p><section class="footnotes"><ol><li id="fn1">b <a role="doc-backlink" href="#r">↩</a></ol></section>'
    assert found(html) == [("paragraph", "a"), ("footnote", "b"), ("hidden", "↩")]


@pytest.mark.parametrize(
    ("embed", "author"),
    [
        (
            """<blockquote class="twitter-tweet"><p>We won.</p>&mdash; Ada Byron (@ada)
            <a href="https://twitter.com/ada/status/1">May 4, 2026</a></blockquote>""",
            "Ada Byron",
        ),
        (
            """<blockquote class="bluesky-embed" data-bluesky-uri="at://x"><p>We won.<br><br><a href="https://x.example/1">[image
            or embed]</a></p>&mdash; Ada Byron (<a href="x">@ada.example</a>) <a href="x">May 4, 2026</a></blockquote>""",
            "Ada Byron",
        ),
        (
            """<blockquote class="instagram-media"><div><a href="x">View this post on Instagram</a><p>We won.</p>
            <p><a href="x">A post shared by Ada Byron (@ada)</a></p></div></blockquote>""",
            "Ada Byron",
        ),
        (
            """<div class="fb-post"><blockquote class="fb-xfbml-parse-ignore"><p>We won.</p>Posted by
            <a href="x">Ada Byron</a> on&nbsp;<a href="x">Monday, 4 May 2026</a></blockquote></div>""",
            "Ada Byron",
        ),
        (
            """<blockquote class="mastodon-embed"><a href="x"><div>Post by @ada@social.example</div>
            <div>View on Mastodon</div></a></blockquote><blockquote>We won.</blockquote>""",
            "",
        ),
        ("<blockquote><p>We won.</p><footer>— <cite>Ada Byron</cite>, mayor</footer></blockquote>", "Ada Byron"),
        ("<figure><blockquote><p>We won.</p></blockquote><figcaption>Ada Byron</figcaption></figure>", "Ada Byron"),
        ("<blockquote><p>We won. <cite>Ada Byron</cite></p></blockquote>", "Ada Byron"),
    ],
)
def test_an_embedded_post_is_a_quotation_of_its_author(embed: str, author: str):
    article = read_html(embed)
    quotes = of_kind(article, BlockKind.BLOCK_QUOTE)
    assert [article.block_text(quote) for quote in quotes] == ["We won."]
    assert quotes[0].author == author


def test_a_title_in_a_quotation_does_not_sign_it():
    article = read_html("<blockquote><p>I read <cite>The Long Winter</cite> twice.</p></blockquote>")
    assert [(block.kind, block.author) for block in article.blocks] == [(BlockKind.BLOCK_QUOTE, "")]


def test_code_is_one_block_with_its_lines_and_prose_in_pre_is_prose():
    code = read_html("<pre><code>a = 1\n\n<span>b</span> = 2</code></pre>").blocks
    assert [(block.kind, block.aloud) for block in code] == [(BlockKind.CODE, False)]
    assert read_html("<pre>def f(x):\n  return x;</pre>").blocks[0].kind is BlockKind.CODE
    assert (
        read_html('<div class="highlight"><table><tr><td><pre>1</pre><td><pre>x=1</pre></table></div>').blocks[0].cells
        == ()
    )
    assert found("<pre>The council met,\nand it spoke\nof the bridge.</pre>")[0][0] == "paragraph"
    assert found('<div class="highlight"><p>What matters today</p></div>')[0][0] == "paragraph"


@pytest.mark.parametrize(
    ("math", "tex"),
    [
        ('<math alttext="E=mc^2"><mi>E</mi></math>', r"\(E=mc^2\)"),
        (
            '<math><semantics><mi>E</mi><annotation encoding="application/x-tex">E=m</annotation></semantics></math>',
            r"\(E=m\)",
        ),
        ("<math><mfrac><mi>a</mi><msup><mi>b</mi><mn>2</mn></msup></mfrac></math>", r"\(\frac{a}{b^{2}}\)"),
        (
            """<span style="display:none"><math alttext="{\\displaystyle x}"></math></span><img
            class="mwe-math-fallback-image-inline" alt="{\\displaystyle x}">""",
            r"\(x\)",
        ),
        (
            """<span class="katex"><span><math><semantics><mi>x</mi><annotation encoding="application/x-tex">x</annotation>
            </semantics></math></span><span class="katex-html" aria-hidden="true">x</span></span>""",
            r"\(x\)",
        ),
    ],
)
def test_a_formula_stands_in_the_text_once_as_its_tex(math: str, tex: str):
    article = read_html(f"<p>It is {math}.</p>")
    assert article.block_text(article.blocks[0]) == f"It is {tex}."


def test_what_a_page_keeps_from_listeners_is_told_apart():
    html = '<p>Five<span aria-hidden="true">★★</span> stars <span hidden>x</span>and <ruby>渡<rt>wata</rt></ruby>.</p>'
    assert found(html) == [
        ("paragraph", "Five stars and 渡."),
        ("hidden", "★★"),
        ("hidden", "x"),
        ("hidden", "wata"),
    ]


def test_what_can_be_unfolded_is_text():
    story = "The rest of the story, which is long. " * 10
    assert found(f'<p>Start. <span style="display:none">{story}</span></p>') == [
        ("paragraph", f"Start. {story.strip()}")
    ]
    assert found("<details><summary>Why?</summary><p>So.</p></details>") == [
        ("paragraph", "Why?"),
        ("paragraph", "So."),
    ]


def test_descriptions_of_pictures_are_read_once_and_file_names_never():
    html = """<p>Before <img alt="A boat on a river" src=a> after.</p><noscript><img alt="A boat on a river"></noscript>
    <img alt="A boat on a river"><img alt="IMG_123.jpg"><img alt="image"><img alt="my boat.png"><img alt="">"""
    assert found(html) == [("paragraph", "Before after."), ("description", "A boat on a river")]


def test_hostile_nesting_is_read_in_linear_time():
    deep = 3_000
    for html in (
        "<table><tr><td>" * deep + "x",
        '<blockquote class="twitter-tweet">' * deep + "x",
        "<sup>" * deep + "x",
        "<figure>" * deep + "x",
        '<pre class="highlight">' * deep + "x",
        "<ol><li>" * deep + "x",
        "<span hidden>" * deep + "x",
        '<a href="#note">' * deep + "x",
        "<math>" * deep + "x",
    ):
        assert "x" in read_html(html).source
