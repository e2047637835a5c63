import re

import pytest
from hypothesis import given, settings
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
        ("10–12 boats", "ten to twelve boats"),
        ("A & B, R&D", "A and B, R and D"),
        ("half\u00adway zero\u200bwidth \x07bell", "halfway zerowidth bell"),
        ("[sic] {x} | y", "sic, x, y"),
        ("[W]e love[s] it[a] and pick[ing] [t]he hat", "We loves it, a, and picking the hat"),
        ("told us– and them –who fled– to go", "told us, and them, who fled, to go"),
        ("men–armed with oars–were held", "men–armed with oars, were held"),
        ("a work–life test, day–to–day", "a work–life test, day–to–day"),
        ("- He won - twice", "He won, twice"),
        ("the “moan”-worthy rest, no “if”s, the short-“i” sound", "the moan-worthy rest, no ifs, the short-i sound"),
        ("six men,15 women;all,maybe", "six men, fifteen women; all, maybe"),
        ("It rained.They left. See Node.js", "It rained. They left. See Node dot J S"),
        ("Ida Moss / Acme. Maine // Out now", "Ida Moss, Acme. Maine, Out now"),
        ("the / sign and / is read", "the / sign and / is read"),
        ("*bold* and snake_case", "bold and snake underscore case"),
        ("see https://www.example.org/a-b.", "see w w w dot example dot org slash a dash b."),
        ("ask ida@example.org, please", "ask ida at example dot org, please"),
        ("lone \ud800 surrogate", "lone surrogate"),
        ("\u0130.e. the dam, \u0131.e. the dam", "\u0130.e. the dam, \u0131.e. the dam"),
        ("the dam, I. E. the wall, E.G. here", "the dam, That is the wall, For example here"),
    ],
)
def test_what_is_written_is_said(written: str, spoken: str):
    assert spoken_form(written) == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("$6 million", "six million dollars"),
        ("$1", "one dollar"),
        ("$5.50, no more", "five dollars and fifty cents, no more"),
        ("$10,000, they say", "ten thousand dollars, they say"),
        ("£3m and €1.2bn", "three million pounds and one point two billion euros"),
        ("US$20", "twenty U S dollars"),
        ("VALE, Ga. (AP) — This", "Vale, Georgia, A-P, This"),
        ("in Vale, Ga.", "in Vale, Georgia."),
        ("in Vale, Ga.; it rained", "in Vale, Georgia; it rained"),
        ("Ida Moss, R-Fla.", "Ida Moss, R Florida."),
        ("''It hurts the U.S.''", "It hurts the U S."),
        ("Ida Moss, Ph.D.", "Ida Moss, P H D."),
        ("due by 25th February. Then it rained", "due by the twenty fifth of February. Then it rained"),
        ("on August 14, 2020 2:30 pm", "on August fourteenth, twenty twenty, two thirty p.m."),
        ("MOSS--Ida Moss, 98", "Moss, Ida Moss, ninety eight"),
        ("A ONE-ON-ONE DEBATE", "A One-On-One Debate"),
        ("By 2:30 p.m., she had left.", "By two thirty p.m., she had left."),
        ("Lt. Gov. Ida Moss met Mr. Reyes", "Lieutenant Governor Ida Moss met Mister Reyes"),
        ("No. 5, but no. He left", "Number five, but no. He left"),
    ],
)
def test_english_short_forms_are_written_out(written: str, spoken: str):
    assert spoken_form(written) == spoken


def test_a_language_without_rules_keeps_its_numbers_and_has_english_words_for_signs():
    assert spoken_form("5 $ & 10–12", "fi") == "5 $ and 10-12"


@pytest.mark.parametrize(
    ("language", "written", "spoken"),
    [
        ("de-DE", "Am 3. Oktober zahlte sie 3,50 €.", "Am dritten Oktober zahlte sie drei Euro fünfzig."),
        (
            "fr",
            "Le 1er mai, 21 personnes ont marché 2 km.",
            "Le premier mai, vingt et une personnes ont marché deux kilomètres.",
        ),
        ("es-MX", "Tiene 21 años y 200 vacas.", "Tiene veintiún años y doscientas vacas."),
    ],
)
def test_numbers_agree_with_their_nouns(language: str, written: str, spoken: str):
    assert spoken_form(written, language) == spoken


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


@pytest.mark.parametrize(
    "colored",
    [
        "\x1b[31mThe boat\x1b[0m left.",
        "\x9b1;4mThe boat\x9bm left.",
        "\x1b]0;a title\x07The boat left.",
        "\x1b]8;;https://example.org\x1b\\The boat\x1b]8;;\x1b\\ left.",
        "\x1b(BThe \x1bboat left.",
    ],
)
def test_what_a_terminal_obeys_is_not_spoken(colored: str):
    assert spoken_form(colored) == "The boat left."


@settings(deadline=None)  # patterns are compiled by the first text that asks for them
@given(st.text(max_size=200), st.sampled_from(["en", "de", "fr", "es", "fi"]))
def test_any_text_gives_one_line_without_control_characters_or_markup(text: str, language: str | None):
    spoken = spoken_form(text, language)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f<>\[\]{}\\|\ud800-\udfff]", spoken)
    assert spoken == spoken.strip()
    assert not spoken or any(character.isalnum() for character in spoken)
    spoken.encode("utf-8")


@given(st.lists(st.sampled_from(["boat", "Ida", "river", "it's", "quay", "NATO", "twelve"]), min_size=1), st.data())
def test_no_word_is_lost_or_moved(words: list[str], data: st.DataObject):
    marks = [
        data.draw(st.sampled_from([" ", ", ", " — ", "… ", " “", "” ", ". ", " [", "] ", " * ", "; "])) for _ in words
    ]
    spoken = spoken_form("".join(word + mark for word, mark in zip(words, marks, strict=True)))
    assert [word.lower() for word in re.findall(r"[\w']+", spoken)] == [word.lower() for word in words]


@given(st.text(max_size=200), st.sampled_from(["en", "de", "fr", "es"]))
def test_no_digit_is_left(text: str, language: str):
    assert not re.search(r"\d", spoken_form(text, language))


@given(
    st.text(alphabet="0123456789.,:-–/$€%'°h aApmsthIVX#+x½²§", max_size=40), st.sampled_from(["en", "de", "fr", "es"])
)
def test_figures_in_any_company_are_said(text: str, language: str):
    assert not re.search(r"\d", spoken_form(text, language))


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1,",
        "1-",
        "1 ",
        "1/",
        "A",
        "A.",
        "A-",
        "St. ",
        "$1",
        "IV ",
        "Louis X ",
        "@a",
        "#a",
        "www.",
        "a.b",
        "½",
        "²",
        "🙂",
        "1'",
        "$1-",
    ],
)
def test_a_long_run_of_anything_comes_to_an_end(unit: str, language: str):
    # Minutes, where a rule took quadratic time.
    assert isinstance(spoken_form(unit * 5_000, language), str)
