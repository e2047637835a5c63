"""Whatever a page is made of: each character in one line or removed, no cell twice, the text as written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiobrief.assembler.pauses import Boundary
from audiobrief.casting import cast, load_voices
from audiobrief.cleaner import clean
from audiobrief.model import KINDS, BlockKind, TextMap
from audiobrief.pipeline.coverage import check_coverage
from audiobrief.pipeline.plan import plan_lines
from audiobrief.reader import read, read_html, read_text
from audiobrief.segmenter import segment
from tests.cleaner.laws import assert_nothing_is_lost
from tests.conftest import ARTICLES

if TYPE_CHECKING:
    from audiobrief.model import Article
    from audiobrief.pipeline.lines import Line

VOICES = load_voices()
WORDS = st.sampled_from(
    [
        "alder",
        "birch. It grew.",
        "cedar [1]",
        "“Dogwood,” said Ann Lee.",
        "elm\u00adtree",
        "1. fir",
        "- gum",
        "12",
        "*",
        "",
        "—",
    ]
)


def wrapped(name: str, attributes: str = "") -> st.SearchStrategy[str]:
    return WORDS.map(lambda words: f"<{name} {attributes}>{words}</{name}>")


INLINE = st.one_of(
    WORDS,
    wrapped("b"),
    wrapped("code"),
    wrapped("q"),
    wrapped("sub"),
    wrapped("span", "aria-hidden=true"),
    st.sampled_from(
        [
            '<sup><a href="#n1">1</a></sup>',
            "<sup>2</sup>",
            "<br>",
            "<br><br>",
            "<wbr>",
            "<img alt='A boat on the water'>",
            '<math alttext="x^2"><mi>x</mi></math>',
            "<ruby>木<rp>(</rp><rt>ki</rt><rp>)</rp></ruby>",
        ]
    ),
)
TEXT = st.lists(INLINE, min_size=1, max_size=4).map(" ".join)


def _element(name: str, inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return inner.map(lambda text: f"<{name}>{text}</{name.split(maxsplit=1)[0]}>")


def _table(cell: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    cells = st.lists(
        st.tuples(st.sampled_from(["td", "th", "td colspan=2", "td rowspan=2"]), cell), min_size=1, max_size=4
    )
    row = cells.map(lambda found: "<tr>" + "".join(f"<{name}>{text}" for name, text in found))
    return st.tuples(st.sampled_from(["", "<caption>Trees</caption>"]), st.lists(row, min_size=1, max_size=4)).map(
        lambda parts: f"<table>{parts[0]}{''.join(parts[1])}</table>"
    )


def _parts(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    items = st.lists(inner, min_size=1, max_size=3)
    return st.one_of(
        items.map(lambda parts: "<ul>" + "".join(f"<li>{part}</li>" for part in parts) + "</ul>"),
        items.map(lambda parts: "<ol start=3>" + "".join(f"<li>{part}</li>" for part in parts) + "</ol>"),
        items.map(lambda parts: "<dl>" + "".join(f"<dt>term<dd>{part}" for part in parts) + "</dl>"),
        items.map(lambda parts: f"<blockquote>{''.join(parts)}</blockquote>"),
        items.map(lambda parts: f'<section class="footnotes">{"".join(parts)}</section>'),
        items.map(lambda parts: f"<div>{''.join(parts)}</div>"),
        items.map(lambda parts: f"<details><summary>more</summary>{''.join(parts)}</details>"),
        _table(inner),
    )


LEAVES = st.one_of(
    _element("p", TEXT),
    _element("h2", WORDS),
    _element("pre", _element("code", WORDS)),
    _element("figure", st.just("<img alt='A boat'><figcaption>The last day.</figcaption>")),
    _table(TEXT),
    TEXT,
    st.just(
        '<blockquote class="twitter-tweet"><p>We won.</p>— Ada Byron (@ada) <a href="x">May 4, 2026</a></blockquote>'
    ),
)
PAGES = st.lists(st.recursive(LEAVES, _parts, max_leaves=8), min_size=1, max_size=4).map("".join)


def plan(article: Article, **wanted: object) -> tuple[Article, tuple[Line, ...]]:
    cleaned = clean(article, **wanted)
    script = segment(cleaned)
    return cleaned, plan_lines(cleaned, script, cast(script, VOICES))


def check(article: Article, lines: tuple[Line, ...]) -> None:
    assert_nothing_is_lost(article)
    # Where nothing is left to say, there is no episode.
    if any(map(str.isalnum, article.text)):
        check_coverage(article, (span for line in lines for span in line.spans))
    script = segment(article)
    assert "".join(part.text for section in script.sections for part in section.segments) == article.text
    places = TextMap(article)
    for line in lines:
        # What a line shows is what stands in the source, and nothing of a cue.
        written = "".join("".join(article.source[slice(*span)].split()) for span in line.spans)
        assert "".join(line.text.split()) == written
    assert places.source_spans(0, len(article.text)) is not None


@given(PAGES)
@settings(deadline=None, max_examples=150)
def test_any_structure_is_said_once_and_as_written(html: str):
    check(*plan(read_html(html)))


@given(PAGES, st.sets(st.sampled_from(sorted(KINDS)), max_size=3), st.sampled_from(["drop", "read"]))
@settings(deadline=None, max_examples=100)
def test_keeping_and_dropping_lose_nothing(html: str, names: set[str], captions: str):
    article = read_html(html)
    check(*plan(article, keep=names, captions=captions))
    check(*plan(article, drop=names, captions=captions))


@given(PAGES)
@settings(deadline=None, max_examples=60)
def test_no_cell_is_in_two_lines(html: str):
    article, lines = plan(read_html(html))
    for block in article.blocks:
        for cell in block.cells:
            words = article.source[cell.start : cell.end]
            saying = [line for line in lines for start, end in line.spans if start < cell.end and cell.start < end]
            if words.isalnum():
                assert len(saying) <= 1


@given(
    st.lists(
        st.sampled_from(["a\tb", "1\t2", "| x | y |", "|---|---|", "- one", "  - two", "3. three", "", "Rain fell."])
    )
)
@settings(deadline=None, max_examples=100)
def test_plain_tables_and_lists_lose_nothing(rows: list[str]):
    check(*plan(read_text("\n".join(rows))))


@pytest.fixture(scope="module")
def sample() -> tuple[Article, tuple[Line, ...]]:
    return plan(read(ARTICLES / "structure.html"))


def test_a_listener_hears_where_they_are(sample: tuple[Article, tuple[Line, ...]]):
    spoken = [line.spoken for line in sample[1]]
    for cue in (
        "Number one: The piers were sunk, in a river that is twelve meters deep.",
        "First sub-item: first the steel",
        "Table: Crossings in a week",
        "Row one. Day: Monday",
        "Walkers: nine hundred eighty seven. End of table.",
        "Code, two lines.",
    ):
        assert cue in spoken


def test_lines_show_what_is_written_and_not_the_cue(sample: tuple[Article, tuple[Line, ...]]):
    texts = {line.text for line in sample[1]}
    assert {"first the steel,", "Monday", "Crossings in a week"} <= texts
    assert not any("Row" in text or "item:" in text for text in texts)


def test_posts_and_quotations_are_heard_as_their_authors(sample: tuple[Article, tuple[Line, ...]]):
    said = {line.text: line.speaker for line in sample[1]}
    assert said["A bridge is only a ferry that has stopped moving."] == "Tomas Bright"
    assert said["The best view is still from the water."] == "Greta Holm"
    assert said["I shall not miss the winters."] == "Ines Duarte"
    assert not any("End of quote" in line.spoken for line in sample[1])


def test_nothing_for_the_eye_alone_is_heard(sample: tuple[Article, tuple[Line, ...]]):
    article, lines = sample
    spoken = " ".join(line.spoken for line in lines)
    for silent in ("[1]", "★", "watashi", "pic.twitter", "Footnote", "An old wooden ferry", "The ferry began"):
        assert silent not in spoken
    kinds = {removed.kind for removed in article.removed}
    assert kinds >= {
        BlockKind.NOTE_MARK,
        BlockKind.HIDDEN,
        BlockKind.FOOTNOTE,
        BlockKind.CAPTION,
        BlockKind.DESCRIPTION,
    }


def test_pauses_part_items_less_than_paragraphs(sample: tuple[Article, tuple[Line, ...]]):
    after = {line.text: line.boundary for line in sample[1]}
    assert after["first the steel,"] is Boundary.LIST_ITEM
    assert after["The toll house was moved by 30 m² of rails."] is Boundary.PARAGRAPH
    assert after["Monday"] is Boundary.CLAUSE
    assert after["310"] is Boundary.LIST_ITEM


def test_without_cues_the_words_are_said_as_they_are_written():
    article = clean(read(ARTICLES / "structure.html"))
    script = segment(article)
    lines = plan_lines(article, script, cast(script, VOICES), cues=False)
    check_coverage(article, (span for line in lines for span in line.spans))
    spoken = [line.spoken for line in lines]
    assert "first the steel" in spoken
    assert not any("item:" in text or "Row" in text for text in spoken)


def test_a_quotation_that_the_narrator_reads_is_marked_off():
    article = clean(read(ARTICLES / "structure.html"))
    script = segment(article)
    lines = plan_lines(article, script, cast(script, VOICES, mode="one"))
    spoken = [line.spoken for line in lines]
    assert "Quote: I have seen the river in all its moods." in spoken
    assert "I shall not miss the winters. End of quote." in spoken
    assert "Quote from Greta Holm: The best view is still from the water. End of quote." in spoken
