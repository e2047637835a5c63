"""What marks the article and what doesn't, one page for each rule."""

import pytest

from audiobrief.cleaner import clean
from audiobrief.reader import read_html
from tests.cleaner.laws import assert_nothing_is_lost

ONE = "The council of the small town met on Tuesday to speak about the old bridge, which has been closed since spring."
TWO = (
    "Nobody had expected that the flood would take two of its piers, said the engineer who had looked at it in winter."
)
THREE = (
    "A ferry will cross the river every half hour until the work is done, which may take until the end of next year."
)
STORY = f"<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>"
OTHER = (
    "A dog that had been lost for a week was found in the library of the town, where it had slept among the atlases."
)


def body(inner: str) -> str:
    article = clean(read_html(f"<html><body><div class=page><div class=wrap>{inner}</div></div></body></html>"))
    assert_nothing_is_lost(article)
    return article.text


def test_other_articles_on_the_page_are_not_read():
    others = "".join(f'<article class="box"><h2>Other {n}</h2><p>{OTHER}</p><p>{OTHER}</p></article>' for n in range(9))
    assert body(f"<article><h1>The bridge</h1>{STORY}</article>{others}") == f"{ONE}\n\n{TWO}\n\n{THREE}"


def test_a_page_of_posts_without_a_headline_is_read_whole():
    text = body(f"<article class=a><p>{ONE}</p></article><article class=a><p>{TWO}</p></article>")
    assert ONE in text
    assert TWO in text


def test_teasers_outweigh_no_story():
    teasers = "".join(f"<li><h3><a href=/{n}>Another thing that happened</a></h3><p>{OTHER}</p>" for n in range(40))
    assert OTHER not in body(f"<div class=a><h1>The bridge</h1>{STORY}</div><ul class=stream>{teasers}</ul>")


def test_a_gallery_in_a_story_goes_however_long_its_captions_are():
    pictures = "".join(f"<li><p>{OTHER} Number {n}.</p></li>" for n in range(60))
    inner = f"{STORY}<p>{ONE} Twice.</p><p>{TWO} Twice.</p><div class=full-gallery><ul>{pictures}</ul></div>"
    assert OTHER not in body(f'<div class="x"><h1>The bridge</h1><div class="articleBody">{inner}</div></div>')


def test_a_story_told_as_a_gallery_stays():
    assert ONE in body(f'<section class="gallery-wrapper"><div class="gallery-text">{STORY}</div></section>')


@pytest.mark.parametrize(
    "name",
    [
        "hidden-xs",  # shown on wide screens
        "TOC_CHAPTER_1",  # a chapter that the table of contents names
        "elementor-widget-text-editor",  # every part of such pages is a widget
        "sharing-with-a-single-developer",  # made from the words of a heading
    ],
)
def test_names_that_only_sound_like_furniture_are_spared(name: str):
    assert ONE in body(f'<h1>The bridge</h1><div class="t"><div class="{name}"><p>{ONE}</p></div>{STORY}</div>')


@pytest.mark.parametrize(
    "name", ["author-card__info", "next-post", "hidden", "dialog", "visually-hidden", "post-navigation", "comment-list"]
)
def test_names_of_furniture_are_believed(name: str):
    text = body(f'<h1>The bridge</h1><div class="t">{STORY}<div class="{name}"><p>{OTHER}</p></div></div>')
    assert text == f"{ONE}\n\n{TWO}\n\n{THREE}"


def test_what_waits_behind_a_button_is_read():
    parts = f'<div class="part"><p>{ONE}</p></div><div class="part hidden"><p>{TWO}</p></div>'
    assert TWO in body(f"<h1>The bridge</h1><div>{parts}</div>")


def test_the_head_of_the_page_is_no_story_and_the_head_of_an_article_is():
    inner = f"<article><header><h1>The bridge</h1><p>{ONE}</p></header><div><p>{TWO}</p><p>{THREE}</p></div></article>"
    assert body(f"<header><p>{OTHER}</p></header>{inner}") == f"{ONE}\n\n{TWO}\n\n{THREE}"


def test_rows_of_a_table_are_not_furniture_by_their_class():
    row = '<tr class="player-12"><td>Ann Example<td>12<td>7'
    assert "Ann Example" in body(f"<div class=articleBody><h1>Results</h1>{STORY}<table>{row}</table></div>")
