import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiobrief.errors import LexiconError
from audiobrief.lexicon.toml import parse_toml, with_words


def test_a_word_is_said_in_other_letters_or_in_phonetic_ones():
    first, second = parse_toml('[words]\n"Nguyen" = "win"\n"Huerta" = "/ˈwɛɹtə/"\n', "x.toml")
    assert (first.written, first.alias, first.ipa) == ("Nguyen", "win", None)
    assert (second.written, second.alias, second.ipa) == ("Huerta", None, "ˈwɛɹtə")
    assert second.origin == "x.toml, line 3"


def test_a_language_holds_for_all_words_and_an_empty_file_has_none():
    assert parse_toml('language = "de-AT"\n[words]\nNguyen = "win"\n', "x.toml")[0].language == "de"
    assert parse_toml('language = "mul"\n[words]\nNguyen = "win"\n', "x.toml")[0].language is None
    assert parse_toml("", "x.toml") == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("words", "no TOML"),
        ('# mine\nNguyen = "win"', "line 2: 'Nguyen' outside of its table"),
        ('[words]\na = "b"\n["wörds"]', "line 3: 'wörds' outside of its table"),
        ("words = 3", "line 1: 'words' outside"),
        ('language = 3\n[words]\na = "b"', "line 1: language should be a tag such as"),
        ('\nlanguage = "english"\n[words]\na = "b"', "line 2: language = 'english' is no tag of a language"),
        ('language = " "', "line 1: language = '' is no tag"),
        ("[words]\n# a comment\n\nNguyen = 3", "line 4: 3 should be text"),
        ('[words]\n"Hal" = "/hæL/"', "line 2, 'Hal': 'L' (U+004C, LATIN CAPITAL LETTER L) in 'hæL' is no symbol"),
        ('[words]\n"Hal" = "/ˈ/"', "no sound"),
        ('[words]\n"Hal" = "//"', "how 'Hal' is to sound"),
        ('[words]\n"Hal" = " "', "how 'Hal' is to sound"),
        ('[words]\n"Hal" = "…"', "no letter or digit"),
        ('[words]\n"…" = "dots"', "is no word"),
        (f'[words]\n"Hal" = "{"a" * 1001}"', "too long"),
        (f"[words]\nHal = {'1' * 5000}", "no TOML"),
        (f"[words]\nHal = {'[' * 100_000}", "no TOML"),
        ('[words]\n"Hal" = "a"\n"Hal" = "b"\n', "line 3"),
    ],
)
def test_what_is_wrong_is_named_with_file_and_line(text: str, told: str):
    with pytest.raises(LexiconError) as raised:
        parse_toml(text, "mine.toml")
    assert "mine.toml" in str(raised.value)
    assert told in str(raised.value)


def test_words_are_added_and_changed_and_all_else_stays():
    before = '# mine\nlanguage = "en"\n\n[words]\n"Ng" = "ing"  # as she says it\n# Smith, not Smyth\nSmyth = "smith"\n'
    after = with_words(before, [("Ng", "/ŋ/"), ('Say "when"', "back\\slash")], "x.toml")
    assert after.startswith('# mine\nlanguage = "en"\n\n[words]\n"Ng" = "/ŋ/"\n# Smith, not Smyth\n')
    assert tomllib.loads(after)["words"] == {"Ng": "/ŋ/", "Smyth": "smith", 'Say "when"': "back\\slash"}
    assert with_words(before.replace("\n", "\r\n"), [("a", "b")], "x.toml").count("\r\n") == 8


def test_a_file_that_can_not_be_added_to_is_left_alone():
    with pytest.raises(LexiconError, match="can't be added to"):
        with_words('words = { a = "b" }\n', [("c", "d")], "x.toml")


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=20).filter(
    lambda word: any(character.isalnum() for character in word)
)


@given(st.dictionaries(WORDS, WORDS, max_size=5), st.dictionaries(WORDS, WORDS, min_size=1, max_size=5))
def test_what_was_added_is_read_back(before: dict[str, str], added: dict[str, str]):
    text = ""
    for words in (before, added):
        if words:
            text = with_words(text, words.items(), "x.toml")
    assert tomllib.loads(text)["words"] == {**before, **added}
