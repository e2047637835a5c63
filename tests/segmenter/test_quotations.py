from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiobrief.segmenter.quotations import find_quotations, paragraphs


def words_in(text: str) -> list[str]:
    return [text[found.start : found.end] for found in find_quotations(text, paragraphs(text))]


@pytest.mark.parametrize(
    "text",
    [
        "“It rained all day,” Ana said.",
        '"It rained all day," Ana said.',
        "„It rained all day,“ Ana said.",
        "„It rained all day,” Ana said.",
        "« It rained all day, » Ana said.",
        "»It rained all day,« Ana said.",
        "‘It rained all day,’ Ana said.",
        "'It rained all day,' Ana said.",
        "``It rained all day,'' Ana said.",
        "”It rained all day,” Ana said.",
        '“It rained all day," Ana said.',
        '"It rained all day,” Ana said.',
    ],
)
def test_every_style_of_marks_is_read(text: str):
    assert words_in(text) == ["It rained all day,"]


def test_an_interrupted_quotation_is_two_pieces():
    assert words_in("“We came,” she said, “and we stayed.”") == ["We came,", "and we stayed."]


def test_apostrophes_open_nothing():
    text = "It's the farmers' market's day, rock 'n' roll, the '90s, 'twas ever so; ‘tis said they’d go."
    assert words_in(text) == []


def test_an_apostrophe_inside_single_marks_does_not_close_them():
    assert words_in("‘I don’t think it’s the workers’ fault,’ he said.") == ["I don’t think it’s the workers’ fault,"]


def test_inner_quotations_belong_to_the_outer():
    assert words_in("“She said ‘never’ twice, and “no” once,” he recalled.") == [
        "She said ‘never’ twice, and “no” once,"
    ]
    assert words_in("'She said \"never\" twice,' he recalled.") in (
        ["never"],
        ['She said "never" twice,'],
    )


def test_an_unclosed_quotation_ends_with_its_paragraph():
    text = "“It was dark.\n\nNobody spoke."
    (found,) = find_quotations(text, paragraphs(text))
    assert text[found.start : found.end] == "It was dark."
    assert found.unclosed


def test_paragraphs_of_one_quotation_take_it_up_again():
    text = "“One.\n\n“Two.\n\n“Three,” she said."
    found = find_quotations(text, paragraphs(text))
    assert [text[item.start : item.end] for item in found] == ["One.", "Two.", "Three,"]
    assert [item.continues for item in found] == [False, True, True]


def test_inches_are_no_quotation():
    assert words_in("The board is 6' 2\" long and the door 3' 4\" wide.") == []


def test_attributes_of_markup_are_no_quotation():
    assert words_in('An <a href="https://example.org/page">old page</a> was cited.') == []


@given(st.text(alphabet="ab.,? \n\"“”„«»‘’'`(s—", max_size=200))
def test_quotations_lie_in_the_text_in_order_and_apart(text: str):
    at = 0
    for found in find_quotations(text, paragraphs(text)):
        assert at <= found.opened < found.start < found.end <= found.closed <= len(text)
        assert "\n" not in text[found.start : found.end]
        at = found.closed
