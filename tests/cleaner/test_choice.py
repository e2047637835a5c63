"""What somebody wants otherwise than the rules."""

from __future__ import annotations

import pytest

from audiobrief.cleaner import clean
from audiobrief.model import KINDS, BlockKind
from audiobrief.reader import read_html, read_text
from tests.cleaner.laws import assert_nothing_is_lost

PAGE = """<article><h1>The bridge is closed</h1><p>It rained for days, and the river rose over the road in the night.</p>
<figure><img alt="A man in a boat looks at the bridge"><figcaption>The bridge in May.</figcaption></figure>
<p>Nobody was hurt, said the mayor.<sup><a href="#fn1">1</a></sup> It will stay closed for a year. (Photo: Ann Example)</p>
<pre><code>x = 1</code></pre><ul><li>A ferry</li><li>A train</li></ul>
<section class="footnotes"><ol><li id="fn1">She said so on Tuesday.</li></ol></section></article>"""


def texts(kind: BlockKind, **wanted: object) -> list[str]:
    article = clean(read_html(PAGE), **wanted)
    assert_nothing_is_lost(article)
    return [article.block_text(block) for block in article.blocks if block.kind is kind]


def test_what_is_kept_stands_in_its_place_as_what_it_is():
    article = clean(read_html(PAGE), keep=["caption", "footnote"])
    assert_nothing_is_lost(article)
    kinds = [block.kind for block in article.body]
    assert kinds.index(BlockKind.CAPTION) == 1
    assert kinds[-1] is BlockKind.FOOTNOTE


def test_a_part_that_was_cut_out_of_a_paragraph_is_put_back_behind_it():
    article = clean(read_text("It rained for days. (Photo: Ann Example)\n\nThe river rose."), keep=["credit"])
    assert article.text == "It rained for days.\n\n(Photo: Ann Example)\n\nThe river rose."


def test_what_is_dropped_says_that_somebody_asked_for_it():
    article = clean(read_html(PAGE), drop=["list"])
    dropped = [part.text for part in article.removed if part.reason == "Left out on request."]
    assert dropped == ["A ferry", "A train"]


def test_captions_are_read_with_the_descriptions_that_say_more():
    assert texts(BlockKind.CAPTION, captions="read") == ["The bridge in May."]
    assert texts(BlockKind.DESCRIPTION, captions="read") == ["A man in a boat looks at the bridge"]
    assert texts(BlockKind.DESCRIPTION) == []


def test_a_description_that_repeats_the_caption_is_not_read_twice():
    page = PAGE.replace("A man in a boat looks at the bridge", "The Bridge in May")
    article = clean(read_html(page), captions="read")
    repeated = [part for part in article.removed if part.kind is BlockKind.DESCRIPTION]
    assert [part.reason for part in repeated] == ["Repeats what stands beside it."]


def test_a_picture_outside_of_the_article_is_not_described():
    page = f'<nav><a href="/"><img alt="Logo of the Example News"></a></nav>{PAGE}<footer><img alt="A seal of quality"></footer>'
    article = clean(read_html(page), captions="read")
    described = [article.block_text(block) for block in article.blocks if block.kind is BlockKind.DESCRIPTION]
    assert described == ["A man in a boat looks at the bridge"]


def test_an_article_that_was_cleaned_can_be_chosen_from_again():
    cleaned = clean(read_html(PAGE))
    assert "The bridge in May." in clean(cleaned, captions="read").text
    assert clean(clean(cleaned, drop=["list"]), keep=["list"]).text == cleaned.text


def test_code_is_read_only_if_it_is_kept():
    assert [block.aloud for block in clean(read_html(PAGE)).blocks if block.kind is BlockKind.CODE] == [False]
    kept = clean(read_html(PAGE), keep=["code"]).blocks
    assert [block.aloud for block in kept if block.kind is BlockKind.CODE] == [True]


def test_kinds_have_stable_names_and_a_wrong_one_is_told_those_there_are():
    assert {"caption", "credit", "related", "promo", "boilerplate", "correction", "notice"} <= set(KINDS)
    assert {"table", "code", "footnote", "byline", "block-quote", "list", "description"} <= set(KINDS)
    with pytest.raises(ValueError, match=r"'colour' is no kind of text .* caption"):
        clean(read_html(PAGE), keep=["colour"])
    with pytest.raises(ValueError, match="can't be dropped too"):
        clean(read_html(PAGE), keep=["table"], drop=["table"])
    assert clean(read_html(PAGE), drop=["block quote"]) == clean(read_html(PAGE))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("It grew in May.[1] Then it[23] fell.", "It grew in May. Then it fell."),
        ("It grew.[citation needed] So it was.", "It grew. So it was."),
        ("the dog[s] of “[t]he mayor” [sic]", "the dog[s] of “[t]he mayor” [sic]"),
        ("It grew[1][2], they say, in May [2017].", "It grew, they say, in May [2017]."),
        ("Set a[1] to x[i](2) there", "Set a to x[i](2) there"),
    ],
)
def test_signs_of_footnotes_go_from_plain_text_too(text: str, kept: str):
    article = clean(read_text(text))
    assert_nothing_is_lost(article)
    assert article.text == kept
