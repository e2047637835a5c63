import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiobrief.segmenter.sentences import split_sentences

ANY_TEXT = st.text(st.sampled_from("aB. ,!?…\"“”'’()\n—:;1é你。"), max_size=120) | st.text(max_size=60)


def sentences(text: str, language: str | None = "en", limit: int = 400):
    return [text[start:end] for start, end in split_sentences(text, language, limit)]


def test_sentences_end_at_full_stops_question_and_exclamation_marks():
    assert sentences("The ferry left. Did anyone wave? Nobody did!") == [
        "The ferry left.",
        "Did anyone wave?",
        "Nobody did!",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The U.S. Coast Guard came to Port Vale, Ga., at once.",
        "J. K. Tolland and John F. Marsh met Dr. Osei on Jan. 5.",
        "Sen. Ida Moss spoke to Lt. Gov. Paul Reyes about No. 5.",
        "It opens at 9 a.m. on weekdays and costs 3.50 dollars.",
        "The train leaves at 9 p.m. Eastern and is never late.",
        "Those at Hart Inc. say that Ft. Wells is empty, e.g. on Mondays.",
        "VALE, Ga. (AP) — The harbour is open again.",
        "He waited ... and waited.",
        "The A.B.L.-C.I.O. and others agreed.",
    ],
)
def test_abbreviations_initials_and_decimals_do_not_end_a_sentence(sentence: str):
    assert sentences(sentence) == [sentence]


def test_sentences_inside_quotation_marks_are_parted_and_keep_their_marks():
    text = "“We asked for help. Nobody came. We left,” she said. He nodded."
    assert sentences(text) == ["“We asked for help.", "Nobody came.", "We left,” she said.", "He nodded."]


def test_a_closing_mark_belongs_to_the_sentence_before_it_and_an_opening_one_to_the_next():
    assert sentences('He said "no." "Yes," she said.') == ['He said "no."', '"Yes," she said.']


def test_a_question_inside_a_sentence_does_not_end_it():
    assert sentences("“Is it open?” she asked.") == ["“Is it open?” she asked."]


def test_an_apostrophe_is_no_quotation_mark():
    assert sentences("It's the dogs' day. They don’t bark.") == ["It's the dogs' day.", "They don’t bark."]


def test_a_blank_line_ends_a_sentence_without_a_full_stop():
    assert sentences("A heading\n\nThe text") == ["A heading", "The text"]


def test_characters_beyond_ascii_do_not_shift_the_spans():
    assert sentences("Émile cria : « Où ? » Žofie répondit. 🙂 Fin.", "fr")[-1].endswith("Fin.")
    assert sentences("Ääää. Öööö.") == ["Ääää.", "Öööö."]


def test_german_ordinals_do_not_end_a_sentence():
    assert sentences("Am 3. Oktober kam er. Sie ging.", "de-AT") == ["Am 3. Oktober kam er.", "Sie ging."]


def test_an_unknown_language_is_split_all_the_same():
    assert len(sentences("One is here. Two is there.", "xx-Unknown")) == 2
    assert len(sentences("One is here. Two is there.", None)) == 2


def test_a_sentence_over_the_limit_is_cut_at_a_clause_mark():
    first, second = sentences("the boats lay in the mud for years; the nets hung on the wall", limit=50)
    assert first == "the boats lay in the mud for years;"
    assert second == "the nets hung on the wall"


def test_without_a_clause_mark_it_is_cut_between_words():
    text = "word " * 100
    assert all(re.fullmatch(r"(word ?)+", piece) for piece in sentences(text, limit=33))


def test_a_word_over_the_limit_is_cut():
    assert sentences("x" * 95, limit=40) == ["x" * 40, "x" * 40, "x" * 15]


def test_a_limit_below_one_is_refused():
    with pytest.raises(ValueError, match="at least one"):
        split_sentences("text", limit=0)


@given(ANY_TEXT, st.sampled_from(["en", "de", "fr", None, "zh"]), st.integers(1, 60))
def test_every_character_but_white_space_is_in_exactly_one_trimmed_span_within_the_limit(
    text: str, language: str | None, limit: int
):
    spans = split_sentences(text, language, limit)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
    assert all(0 < end - start <= limit for start, end in spans)
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))


@pytest.mark.parametrize("part", ["a", '"', "(", ". ", "A. ", '". ', ", ", "\n\n", "' "])
def test_hostile_repetition_is_divided_too(part: str):
    text = part * 50_000
    spans = split_sentences(text)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())


def test_half_a_character_is_a_character_like_any_other():
    text = "He waved \ud83d at noon. She left."
    assert [text[start:end] for start, end in split_sentences(text)] == ["He waved \ud83d at noon.", "She left."]
