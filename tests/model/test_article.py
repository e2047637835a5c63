"""Text and source of an article: one can always be found from the other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from audiobrief.model import Article, Block, BlockKind, Span, TextMap

SOURCE = "Storm closes bridge\nBy Ann Lee\n\nThe bridge\nclosed.Photo: X  Nobody was hurt.\n\nIt reopens soon."


def article() -> Article:
    def at(text: str) -> Span:
        start = SOURCE.index(text)
        return Span(start, start + len(text))

    return Article(
        source=SOURCE,
        blocks=(
            Block(BlockKind.TITLE, (at("Storm closes bridge"),)),
            Block(BlockKind.BYLINE, (at("By Ann Lee"),)),
            Block(BlockKind.PARAGRAPH, (at("The bridge\nclosed."), at("Nobody was hurt."))),
            Block(BlockKind.PARAGRAPH, (at("It reopens soon."),)),
        ),
    )


def test_the_text_is_the_body_without_title_and_byline():
    assert article().text == "The bridge closed. Nobody was hurt.\n\nIt reopens soon."


def test_text_blocks_are_the_blocks_of_the_text():
    found = article()
    assert [found.text[block.start : block.end] for block in found.text_blocks] == found.text.split("\n\n")


def test_a_range_across_a_cut_comes_from_both_sides_of_it():
    found = article()
    start = found.text.index("closed")
    spans = TextMap(found).source_spans(start, found.text.index("was") + 3)
    assert [SOURCE[span.start : span.end] for span in spans] == ["closed.", "Nobody was"]


def test_a_range_across_blocks_comes_from_both():
    found = article()
    spans = TextMap(found).source_spans(found.text.index("hurt"), len(found.text))
    assert [SOURCE[span.start : span.end] for span in spans] == ["hurt.", "It reopens soon."]


@st.composite
def articles(draw: st.DrawFn) -> Article:
    source = draw(st.text(alphabet=st.sampled_from("ab \n\té"), min_size=1, max_size=60))
    cuts = sorted(draw(st.lists(st.integers(0, len(source)), max_size=12)))
    spans = [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if source[a:b].strip()]
    blocks = []
    while spans:
        count = draw(st.integers(1, len(spans)))
        kind = draw(st.sampled_from([BlockKind.PARAGRAPH, BlockKind.TITLE, BlockKind.HEADING]))
        blocks.append(Block(kind, tuple(spans[:count])))
        spans = spans[count:]
    return Article(source=source, blocks=tuple(blocks))


@given(articles(), st.data())
def test_every_character_of_the_text_is_found_in_the_source(article: Article, data: st.DataObject):
    text = article.text
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    spans = TextMap(article).source_spans(start, end)
    found = "".join(article.source[a:b] for a, b in spans)
    assert "".join(found.split()) == "".join(text[start:end].split())
