"""Lexicons and the spoken form together: each word is said as the lexicon says, and the rest as without one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiobrief.lexicon import Entry, Lexicon
from audiobrief.normalizer import spoken_form
from audiobrief.pipeline import utterances
from audiobrief.pipeline.utterances import utter

LEXICON = Lexicon(
    [
        Entry("Huerta", ipa="ˈwɛɹtə"),
        Entry("287(g)", ipa="ɡiː"),
        Entry("Nguyen", alias="win"),
        Entry("ft.", alias="$5"),
    ]
)


def sounds(written: str) -> tuple[str, list[tuple[str, str]]]:
    said = utter(written, "en", LEXICON)
    return said.text, [(said.text[part.start : part.end], part.ipa) for part in said.phonemes]


@pytest.mark.parametrize(
    ("written", "text", "expected"),
    [
        ("Huerta spoke.", "Huerta spoke.", [("Huerta", "ˈwɛɹtə")]),
        ("“Huerta’s”—she said", "Huerta's, she said", [("Huerta's", "ˈwɛɹtəz")]),
        ("Dr. Huerta and Sen. Huerta", "Doctor Huerta and Senator Huerta", [("Huerta", "ˈwɛɹtə")] * 2),
        ("He paid Huerta $6 million.", "He paid Huerta six million dollars.", [("Huerta", "ˈwɛɹtə")]),
        ("Hu\u00aderta", "Huerta", [("Huerta", "ˈwɛɹtə")]),
        ("Mr. Nguyen owes ft. now", "Mister Win owes five dollars now", []),
        ("Nguyen met Huerta’s Nguyen", "Win met Huerta's Win", [("Huerta's", "ˈwɛɹtəz")]),
        ("Nobody here.", "Nobody here.", []),
        ("***", "", []),
    ],
)
def test_entries_and_the_spoken_form_together(written: str, text: str, expected: list[tuple[str, str]]):
    assert sounds(written) == (text, expected)


def test_a_word_that_has_a_spoken_form_of_its_own_keeps_it_beside_its_sounds():
    text, parts = sounds("the 287(g) program")
    assert parts == [(spoken_form("287(g)"), "ɡiː")]
    assert text == f"the {spoken_form('287(g)')} program"


def test_where_the_normalizer_makes_something_else_of_the_stand_in_the_parts_are_said_one_by_one(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(
        utterances, "spoken_form", lambda text, language: spoken_form(text.replace("vorn", ""), language)
    )
    assert sounds("“Huerta’s” $5, then Huerta") == (
        "Huerta's five dollars, then Huerta",
        [("Huerta's", "ˈwɛɹtəz"), ("Huerta", "ˈwɛɹtə")],
    )


@given(
    st.lists(
        st.sampled_from(["Huerta", "Dr.", "$5", "“", "”", "—", "(", ")", ",", ".", "went", "’s", "***", "&"]),
        max_size=9,
    )
)
def test_sounds_change_no_word_of_the_spoken_form(words: list[str]):
    written = " ".join(words)
    said = utter(written, "en", Lexicon([Entry("Huerta", ipa="ˈwɛɹtə")]))
    assert said.text == spoken_form(written)
    assert [said.text[part.start : part.end] for part in said.phonemes] == ["Huerta"] * written.count("Huerta")


@given(st.text(max_size=40), st.text("Huerta 287(g)Nuyf.t", max_size=30))
def test_any_text_gives_an_utterance_that_fits(noise: str, near: str):
    utter(near + noise + near, "en", LEXICON)
