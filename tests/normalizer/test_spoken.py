import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiobrief.normalizer import spoken_form


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("The ferry left at noon.", "The ferry left at noon."),
        ("“Hi,” he said — “no…”", "Hi, he said, no."),
        ("It’s the dogs’ ‘best’ day", "It's the dogs best day"),
        ("(“Yes.”)", "(Yes.)"),
        ("Well... maybe", "Well, maybe"),
        ("What?!…", "What?!"),
        ("a -- b - c", "a, b, c"),
        ("10–12 boats", "10 to 12 boats"),
        ("A & B, R&D", "A and B, R and D"),
        ("half\u00adway zero\u200bwidth \x07bell", "halfway zerowidth bell"),
        ("[sic] {x} | y", "sic, x, y"),
        ("*bold* and snake_case", "bold and snake case"),
        ("see https://www.example.org/a-b.", "see www dot example dot org slash a dash b."),
        ("ask ida@example.org, please", "ask ida at example dot org, please"),
        ("lone \ud800 surrogate", "lone surrogate"),
    ],
)
def test_what_is_written_is_said(written: str, spoken: str):
    assert spoken_form(written) == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("$6 million", "6 million dollars"),
        ("$1", "1 dollar"),
        ("$5.50, no more", "5 dollars and 50 cents, no more"),
        ("$10,000, they say", "10,000 dollars, they say"),
        ("£3m and €1.2bn", "3 million pounds and 1.2 billion euros"),
        ("US$20", "20 US dollars"),
        ("VALE, Ga. (AP) — This", "VALE, Georgia (AP), This"),
        ("in Vale, Ga.", "in Vale, Georgia."),
        ("Lt. Gov. Ida Moss met Mr. Reyes", "Lieutenant Governor Ida Moss met Mr Reyes"),
        ("No. 5, but no. He left", "Number 5, but no. He left"),
    ],
)
def test_english_short_forms_are_written_out(written: str, spoken: str):
    assert spoken_form(written) == spoken


def test_other_languages_keep_their_money_and_have_their_own_words():
    assert spoken_form("5 $ & 10–12", "de-DE") == "5 $ und 10 bis 12"


@pytest.mark.parametrize("mute", ["", " ", "***", "—", "…", "“”", "\x00\x07", "()", "- - -"])
def test_nothing_speakable_is_nothing(mute: str):
    assert spoken_form(mute) == ""


@pytest.mark.parametrize(
    "markup", ["<break/>", "[[h@l'oU]]", "<speak>x</speak>", "{{x}}", "<!-- x -->", "\\pause=100\\x"]
)
def test_markup_is_spoken_and_never_obeyed(markup: str):
    spoken = spoken_form(f"one {markup} two")
    assert spoken.startswith("one")
    assert spoken.endswith("two")
    assert not re.search(r"[<>\[\]{}\\|]", spoken)


@given(st.text(max_size=200), st.sampled_from(["en", "de", "fr", "es", "fi"]))
def test_any_text_gives_one_line_without_control_characters_or_markup(text: str, language: str | None):
    spoken = spoken_form(text, language)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f<>\[\]{}\\|\ud800-\udfff]", spoken)
    assert spoken == spoken.strip()
    assert not spoken or any(character.isalnum() for character in spoken)
    spoken.encode("utf-8")


@given(st.lists(st.sampled_from(["boat", "Ida", "river", "it's", "quay", "7", "twelve"]), min_size=1), st.data())
def test_no_word_is_lost_or_moved(words: list[str], data: st.DataObject):
    marks = [
        data.draw(st.sampled_from([" ", ", ", " — ", "… ", " “", "” ", ". ", " [", "] ", " * ", "; "])) for _ in words
    ]
    spoken = spoken_form("".join(word + mark for word, mark in zip(words, marks, strict=True)))
    assert re.findall(r"[\w']+", spoken) == words
