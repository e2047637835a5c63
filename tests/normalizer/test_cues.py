"""Cues tell a listener where in a list, a table or a quotation the words stand."""

from __future__ import annotations

import pytest

from audiobrief.cleaner import clean
from audiobrief.model import Article, BlockKind
from audiobrief.normalizer import Cue, find_cues
from audiobrief.reader import read_html, read_text


def cues(article: Article, language: str = "en") -> list[Cue]:
    return list(find_cues(article, language))


def befores(html: str, language: str = "en") -> list[str]:
    return [cue.before for cue in cues(read_html(html), language)]


def test_items_of_a_list_are_counted_and_the_last_is_named():
    assert befores("<ul><li>a<li>b<li>c</ul>") == ["First item:", "Second item:", "Last item:"]
    assert befores("<ul><li>a<li>b</ul>") == ["First item:", "Second item:"]
    assert befores("<ul>" + "<li>a" * 13 + "</ul>")[9:] == ["Tenth item:", "Next item:", "Next item:", "Last item:"]


def test_numbered_items_keep_their_numbers():
    assert befores("<ol start=4><li>a<li>b</ol>") == ["Number 4:", "Number 5:"]
    assert befores("<ol type=a><li>a</ol>") == ["Item a:"]


def test_a_list_of_one_item_is_no_list_to_hear():
    assert befores("<ul><li>a</ul>") == []


def test_an_inner_list_is_told_from_the_list_around_it():
    assert befores("<ul><li>a<ul><li>b<li>c</ul><li>d</ul>") == [
        "First item:",
        "First sub-item:",
        "Second sub-item:",
        "Second item:",
    ]


def test_a_list_goes_on_after_what_stands_between_its_items_and_another_begins_anew():
    html = "<ol><li>a<pre><code>x=1</code></pre><li>b</ol><ul><li>c<li>d</ul><ul><li>e<li>f</ul>"
    found = [cue.before or cue.instead for cue in cues(read_html(html))]
    assert found[:3] == ["Number 1:", "Code, one line.", "Number 2:"]
    assert found[3:] == ["First item:", "Second item:"] * 2


def test_what_is_taken_out_is_not_counted():
    article = read_html("<ul><li>a<li>b<li>c</ul>")
    without_first = Article(article.source, article.blocks[1:])
    assert [cue.before for cue in cues(without_first)] == ["First item:", "Second item:"]


def test_the_sign_that_plain_text_writes_before_an_item_is_said_by_the_cue():
    article = read_text(
        "Things to bring are these:\n\n- a warm coat\n- two apples\n\nHow to get there is this:\n\n1. walk\n2. swim"
    )
    found = [(cue.before, article.text[cue.start + cue.sign : cue.end]) for cue in cues(article)]
    assert found == [
        ("First item:", "a warm coat"),
        ("Second item:", "two apples"),
        ("Number 1:", "walk"),
        ("Number 2:", "swim"),
    ]


def test_rows_are_read_with_their_headings():
    html = "<table><caption>Crossings</caption><tr><th>Day<th>Feet<tr><td>Monday<td>12<tr><td>Friday<td></table>"
    article = read_html(html)
    found = [(cue.before, article.text[cue.start : cue.end], cue.after) for cue in cues(article)]
    assert found == [
        ("Table:", "Crossings", ""),
        ("Columns:", "Day", ""),
        ("", "Feet", ""),
        ("Row 1. Day:", "Monday", ""),
        ("Feet:", "12", ""),
        ("Row 2. Day:", "Friday", "End of table."),
    ]


def test_a_table_without_headings_is_announced_and_pairs_need_no_numbers():
    assert befores("<table><tr><td>a<td>b<td>c<tr><td>d<td>e<td>f</table>")[::3] == ["Table. Row 1.", "Row 2."]
    assert befores("<table><tr><th>Height<td>12 m<tr><th>Width<td>4 m</table>") == ["Table.", "", "", ""]


def test_a_heading_over_all_columns_is_no_row_and_an_empty_corner_no_cell():
    assert befores(
        "<table><tr><th colspan=2>Boats<tr><th>Day<th>Count<tr><td>Mon<td>3<tr><th colspan=2>Ships<tr><td>Tue<td>4</table>"
    ) == ["Table.", "Columns:", "", "Row 1. Day:", "Count:", "", "Row 2. Day:", "Count:"]
    assert befores("<table><tr><td><th>2019<th>2020<tr><th>Boats<td>9<td>10</table>") == [
        *("Table. Columns:", "", "Row 1.", "2019:", "2020:")
    ]


def test_a_quotation_is_marked_off_for_when_the_narrator_reads_it():
    found = cues(read_html("<blockquote><p>a</p><p>b</p></blockquote><blockquote>c</blockquote>"))
    assert [(cue.before, cue.after) for cue in found] == [
        ("Quote:", ""),
        ("", "End of quote."),
        ("Quote:", "End of quote."),
    ]
    assert all(cue.narrators for cue in found)
    signed = "<blockquote><p>a</p><footer>Ada Byron</footer></blockquote>"
    assert cues(read_html(signed))[0].before == "Quote from Ada Byron:"


def test_code_is_announced_with_its_length_and_read_on_demand():
    article = read_html("<p>a</p><pre><code>x = 1\ny = 2</code></pre>")
    assert [cue.instead for cue in cues(article)] == ["Code, 2 lines."]
    read = [(cue.before, cue.after, cue.instead) for cue in cues(clean(article, keep=["code"]))]
    assert read == [("Code:", "End of code.", None)]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de-AT", ["Erster Punkt:", "Zweiter Punkt:"]),
        ("fr", ["Premier point:", "Deuxième point:"]),
        ("es-MX", ["Primer punto:", "Segundo punto:"]),
        ("tlh", []),
    ],
)
def test_cues_are_in_the_language_of_the_article(language: str, said: list[str]):
    assert befores("<ul><li>a<li>b</ul>", language) == said


def test_code_is_announced_in_every_language():
    found = cues(read_html("<pre><code>x=1</code></pre>"), "tlh")
    assert [(cue.before, cue.instead) for cue in found] == [("", "Code.")]


def test_pictures_and_captions_are_labelled():
    article = read_html("<figure><img alt='A boat on a river'><figcaption>The last day.</figcaption></figure>")
    assert {block.kind for block in article.blocks} == {BlockKind.DESCRIPTION, BlockKind.CAPTION}
    assert [cue.before for cue in cues(article)] == ["Picture:", "Caption:"]
