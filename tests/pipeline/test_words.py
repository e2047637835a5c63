"""When written words are heard, from when the words of the spoken form are."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiobrief.model import WordTiming
from audiobrief.pipeline.words import written_words


def each_a_second(spoken: str) -> list[WordTiming]:
    return [WordTiming(at, at + 1, *found.span()) for at, found in enumerate(re.finditer(r"\S+", spoken))]


def heard(text: str, spoken: str) -> list[tuple[str, float, float]]:
    return [
        (text[word.text_start : word.text_end], word.start, word.end)
        for word in written_words(text, spoken, each_a_second(spoken))
    ]


@pytest.mark.parametrize(
    ("text", "spoken", "expected"),
    [
        ("“We waited,” she said.", "We waited, she said.", [("We", 0), ("waited", 1), ("she", 2), ("said", 3)]),
        ("It cost $6 million.", "It cost six million dollars.", [("It", 0), ("cost", 1), ("$6", 2), ("million", 3)]),
        ("In the 1990s, rain", "In the nineteen nineties, rain", [("In", 0), ("the", 1), ("1990s", 2), ("rain", 4)]),
        ("Atlanta, Ga., today", "Atlanta, Georgia, today", [("Atlanta", 0), ("Ga", 1), ("today", 2)]),
        ("Zoe\u0308 ate cafe\u0301.", "Zoë ate café.", [("Zoe\u0308", 0), ("ate", 1), ("cafe\u0301", 2)]),
        ("पुल बंद था।", "पुल बंद था।", [("पुल", 0), ("बंद", 1), ("था", 2)]),
        ("Up 5% now—or not", "Up five percent now, or not", [("Up", 0), ("5%", 1), ("now", 3), ("or", 4), ("not", 5)]),
    ],
)
def test_written_words_are_heard_where_the_spoken_ones_are(text: str, spoken: str, expected: list[tuple[str, int]]):
    assert [(word, start) for word, start, _ in heard(text, spoken)] == expected


def test_what_is_said_more_belongs_to_the_word_before_it():
    assert heard("It cost $6 million.", "It cost six million dollars.")[-1] == ("million", 3, 5)


def test_words_that_were_not_timed_have_no_time():
    assert list(written_words("Some words", "Some words", [])) == []


@given(st.text(alphabet="ab1$.,— '\u0301", max_size=40), st.text(alphabet="ab1 ,", max_size=40))
def test_words_are_in_order_and_inside_whatever_the_texts(text: str, spoken: str):
    words = list(written_words(text, spoken, each_a_second(spoken)))
    for word in words:
        assert 0 <= word.text_start < word.text_end <= len(text)
        assert word.start < word.end
    for word, following in pairwise(words):
        assert word.text_end <= following.text_start
        assert word.end <= following.start
