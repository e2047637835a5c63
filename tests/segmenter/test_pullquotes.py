from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from audiobrief.segmenter.pullquotes import find_pull_quotes

PARAGRAPH = "“We have waited for nine years for a river to come back,” Costa said, and she laughed at it."


def test_a_block_that_repeats_words_of_the_text_is_found_whatever_its_marks():
    pull = "‘We have waited for nine years for a river to come back’"
    assert find_pull_quotes([PARAGRAPH, pull, "It rained."]) == [1]
    assert find_pull_quotes([pull, PARAGRAPH]) == [0]


def test_its_signature_does_not_hide_it():
    assert find_pull_quotes([PARAGRAPH, "We have waited for nine years for a river. — Ana Costa"]) == [1]


def test_short_and_equal_blocks_stay():
    assert find_pull_quotes([PARAGRAPH, PARAGRAPH, "for a river to come"]) == []


def test_a_paraphrase_stays():
    assert find_pull_quotes([PARAGRAPH, "We have waited for ten years for a river to come back"]) == []


@given(st.lists(st.text(alphabet="ab ", max_size=60), max_size=6))
def test_the_longest_block_always_stays(texts: list[str]):
    found = find_pull_quotes(texts)
    assert found == sorted(set(found))
    assert len(found) < max(1, len(texts))
