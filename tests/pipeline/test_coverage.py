"""The law of the house: nothing of the source is lost, and nothing is said twice."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiobrief.errors import CoverageError
from audiobrief.model import Article, BlockKind, Removed, Span
from audiobrief.pipeline.coverage import check_coverage, visible

SOURCE = "Rain fell on the fair.\n\nPhoto: A. Byron\n\nNobody left."


def article(source: str = SOURCE, *removed: tuple[int, int]) -> Article:
    cut = tuple(Removed(start, end, source[start:end], BlockKind.CREDIT, "a credit") for start, end in removed)
    return Article(source=source, blocks=(), removed=cut)


def test_what_is_spoken_or_removed_is_covered():
    check_coverage(article(SOURCE, (24, 39)), [Span(41, 53), Span(0, 22)])


def test_a_lost_word_is_named():
    with pytest.raises(CoverageError, match=r"Photo: A\. Byron"):
        check_coverage(article(), [Span(0, 22), Span(41, 53)])


def test_a_lost_end_is_named():
    with pytest.raises(CoverageError, match="left"):
        check_coverage(article(SOURCE, (24, 39)), [Span(0, 22), Span(41, 47)])


def test_a_word_in_two_places_is_named():
    with pytest.raises(CoverageError, match="twice"):
        check_coverage(article(SOURCE, (20, 39)), [Span(0, 22), Span(41, 53)])


def test_white_space_and_control_characters_are_not_counted():
    check_coverage(article("a\u200b \x07\ufeff\u00a0\n b"), [Span(0, 1), Span(8, 9)])


@given(st.text(min_size=1), st.data())
def test_every_gap_with_something_in_it_is_found(source: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(source) - 1))
    end = data.draw(st.integers(start + 1, len(source)))
    spans = [Span(0, start), Span(end, len(source))]
    if any(character.isalnum() for character in source[start:end]):
        with pytest.raises(CoverageError):
            check_coverage(article(source), spans)
    check_coverage(article(source, (start, end)), spans)


@given(st.text())
def test_what_counts_is_what_has_no_category_of_white_space_control_or_format(text: str):
    unseen = {"Cc", "Cf", "Zs", "Zl", "Zp"}
    counted = [one for one in text if unicodedata.category(one) not in unseen and not one.isspace()]
    assert visible(text) == len(counted)
