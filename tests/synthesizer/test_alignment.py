"""Words and their phonemes, where neither the numbers nor the spaces of the two agree."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiobrief.synthesizer.alignment import align, timed

SOUNDS = {"of": "ʌv", "the": "ðə", "1990s": "nˈaɪntiːnnˈaɪntiz", "aide": "ˈeɪd", "at": "æt", "once": "wˈʌns"}


def pronounce(word: str) -> str:
    return SOUNDS.get(word.lower(), word)


@pytest.mark.parametrize(
    ("text", "phonemes", "expected"),
    [
        ("the aide", "ðɪ ˈeɪd", {"the": "ðɪ", "aide": "ˈeɪd"}),
        ("aide, of the 1990s.", "ˈeɪd, ʌvðə nˈaɪntiːn nˈaɪntiz.",
         {"aide": "ˈeɪd", "of": "ʌv", "the": "ðə", "1990s": "nˈaɪntiːn nˈaɪntiz"}),
        ("at once (of aide)", "ɐtwˈʌns (ʌv ˈeɪd)", {"at": "ɐt", "once": "wˈʌns", "of": "ʌv", "aide": "ˈeɪd"}),
    ],
)  # fmt: skip
def test_every_word_finds_its_sounds(text: str, phonemes: str, expected: dict[str, str]):
    found = {
        text[word.text_start : word.text_end]: phonemes[word.start : word.end]
        for word in align(text, phonemes, pronounce)
    }
    assert found == expected


def test_a_word_that_is_not_heard_is_left_out_and_the_others_are_not():
    words = list(align("the zzz aide", "ðə ˈeɪd", pronounce))
    assert [(word.text_start, word.text_end) for word in words] == [(0, 3), (8, 12)]


def test_a_letter_that_is_a_word_takes_the_sounds_that_are_left():
    names = {"e": "ɛ", "o": "o"}
    text = "chiuso, e nessuno"
    words = list(
        align(text, "kjˈuzo, e nessˈuno", lambda word: names.get(word, {"chiuso": "kjˈuzo"}.get(word, "nessˈuno")))
    )
    assert [(text[word.text_start : word.text_end], word.start, word.end) for word in words] == [
        ("chiuso", 0, 6),
        ("e", 8, 9),
        ("nessuno", 10, 18),
    ]


@given(st.text(alphabet="ab c,.", max_size=30), st.text(alphabet="ab c,.ˈ", max_size=40))
def test_words_and_their_sounds_are_in_order_and_inside_whatever_they_are(text: str, phonemes: str):
    words = list(align(text, phonemes, lambda word: word))
    for word in words:
        assert 0 <= word.text_start < word.text_end <= len(text)
        assert 0 <= word.start <= word.end <= len(phonemes)
    for word, following in pairwise(words):
        assert word.text_end <= following.text_start
        assert word.end <= following.start


def test_times_follow_from_the_edges_of_the_phonemes():
    words = list(align("the aide", "ðə ˈeɪd", pronounce))
    found = timed(words, [0.1 * step for step in range(8)])
    assert [(round(word.start, 1), round(word.end, 1)) for word in found] == [(0.0, 0.2), (0.3, 0.7)]
