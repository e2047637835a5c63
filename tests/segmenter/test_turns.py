from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiobrief.model import Gender
from audiobrief.reader import read_text
from audiobrief.segmenter import find_quotes, segment
from audiobrief.segmenter.quotations import paragraphs
from audiobrief.segmenter.turns import find_turns


def turns_of(text: str) -> list[tuple[str, str]]:
    return [(turn.label, text[turn.start : turn.end]) for turn in find_turns(text, paragraphs(text))]


def said(text: str) -> list[tuple[str | None, str]]:
    return [(quote.speaker, quote.text) for quote in find_quotes(text)]


def test_answers_are_said_by_whom_the_interview_is_with_and_questions_by_the_narrator():
    text = (
        "Ana Costa builds boats in a town without a sea.\n\nQ: Why?\n\nA: It is quiet.\n\nQ: And then?\n\nA: We drive."
    )
    assert said(text) == [("Ana Costa", "It is quiet."), ("Ana Costa", "We drive.")]


def test_names_as_labels_are_speakers():
    text = "Tom Wells: Why boats?\n\nAna Costa: Why not?\n\nTom Wells: No sea.\n\nAna Costa: There are rivers."
    assert [speaker for speaker, _ in said(text)] == ["Tom Wells", "Ana Costa", "Tom Wells", "Ana Costa"]


def test_surnames_in_capitals_lead_to_the_full_name():
    text = "Mayor Ana Costa met Tom Wells.\n\nWELLS: Why?\n\nCOSTA: Why not?\n\nWELLS: I see."
    assert [speaker for speaker, _ in said(text)] == ["Tom Wells", "Ana Costa", "Tom Wells"]


def test_a_paragraph_without_a_label_goes_on_with_the_speaker_before():
    text = "WELLS: Why?\n\nCOSTA: It is quiet.\n\nAnd it is cheap.\n\nWELLS: I see.\n\nThe talk ended at noon."
    assert turns_of(text)[2] == ("COSTA", "And it is cheap.")
    assert turns_of(text)[-1] == ("WELLS", "I see.")


@pytest.mark.parametrize(
    "text",
    [
        "Note: the bridge is closed.\n\nUpdate: it is open.\n\nNote: it is closed again.",
        "Date: 3 May\n\nVenue: Town Hall\n\nPrice: free",
        "Lund: the town that forgot its bridge.\n\nIt rained all day.",
        "Costa: 46.\n\nWells: 12.\n\nCosta: 3.",
        "Ana Costa: “We drive.”\n\nTom Wells: “We row.”\n\nAna Costa: “We drive.”",
    ],
)
def test_other_colons_are_no_turns(text: str):
    assert turns_of(text) == []


@given(st.text(alphabet="QA:. Ann\nLee“”(", max_size=200))
def test_turns_lie_apart_inside_the_text(text: str):
    at = 0
    for turn in find_turns(text, paragraphs(text)):
        assert at <= turn.start < turn.end <= len(text)
        at = turn.end


def test_a_title_in_a_label_tells_people_of_one_surname_apart():
    text = (
        "A transcript\n\nMR. SMITH: Thank you. I was at home.\n\nMS. SMITH: That is not true.\n\n"
        "MR. SMITH: It is true.\n\nMS. SMITH: I saw you in town.\n"
    )
    speakers = [quote.speaker for quote in find_quotes(text)]
    assert speakers[0] == speakers[2] != speakers[1] == speakers[3]
    genders = {speaker.name: speaker.gender for speaker in segment(read_text(text)).speakers}
    assert [genders[name or ""] for name in speakers[:2]] == [Gender.MALE, Gender.FEMALE]
