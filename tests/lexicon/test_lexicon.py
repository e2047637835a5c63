import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiobrief.lexicon import Entry, Lexicon

ENTRIES = (
    Entry("Huerta", ipa="ˈwɛɹtə"),
    Entry("Walsh", ipa="wɔlʃ"),
    Entry("Mick", ipa="mɪk"),
    Entry("gif", alias="jif"),
    Entry("Nguyen", alias="win"),
    Entry("287(g)", alias="two eighty-seven G"),
    Entry("ICE", alias="ice"),
    Entry("ice", alias="frozen water"),
    Entry("U.S.", alias="United States"),
    Entry("Moines", alias="never"),
    Entry("Des Moines", ipa="dəˈmɔɪn"),
    Entry("NGO", alias="en gee oh"),
    Entry("Don", alias="donn"),
    Entry("Brien", alias="never"),
    Entry(".NET", alias="dot net"),
    Entry("Zürich", alias="zoorick"),
    Entry("O'Neal", alias="oh neal"),
    Entry("new", alias="noo"),
    Entry("Haus", alias="never", language="de"),
)


def found(text: str, lexicon: Lexicon | None = None) -> list[tuple[str, str | None]]:
    return [
        (text[match.start : match.end], match.alias or match.ipa) for match in (lexicon or Lexicon(ENTRIES)).find(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the case
        ("huerta and HUERTA", []),
        ("Gif, GIF and gif", [("Gif", "jif"), ("GIF", "jif"), ("gif", "jif")]),
        ("ICE on ice, Ice", [("ICE", "ice"), ("ice", "frozen water"), ("Ice", "frozen water")]),
        # whole words
        ("Huertafest", []),
        ("U.S. and U.S.A.", [("U.S.", "United States")]),
        (".NET and ASP.NET", [(".NET", "dot net")]),
        ("Don, don't, Don't", [("Don", "donn")]),
        ("O'Brien and O’Neal", [("O’Neal", "oh neal")]),
        ("the Huerta-led march", [("Huerta", "ˈwɛɹtə")]),
        ("the 287(g) rule, not 287 (g)", [("287(g)", "two eighty-seven G")]),
        ("Zu\u0308rich? no; Zürich", [("Zürich", "zoorick")]),
        # the longest
        ("in Des\n Moines", [("Des\n Moines", "dəˈmɔɪn")]),
        # English endings
        ("Huerta’s", [("Huerta’s", "ˈwɛɹtəz")]),
        ("Mick's, Micks", [("Mick's", "mɪks"), ("Micks", "mɪks")]),
        ("the Walshes", [("Walshes", "wɔlʃɪz")]),
        ("Nguyen's Nguyens", [("Nguyen's", "win's"), ("Nguyens", "wins")]),
        ("NGOs, GIFs, gifs", [("NGOs", "en gee ohs"), ("GIFs", "jifs")]),
        ("new news", [("new", "noo")]),
        ("U.S.'s", [("U.S.'s", "United States's")]),
        # other languages
        ("Haus", []),
    ],
)
def test_where_entries_apply(text: str, expected: list[tuple[str, str]]):
    assert found(text) == expected


def test_of_two_entries_for_a_word_the_later_counts():
    assert found("Ng", Lexicon([Entry("Ng", alias="ing"), Entry("Ng", ipa="ŋ")])) == [("Ng", "ŋ")]


def test_french_articles_lean_on_their_word():
    assert found("l’Élysée", Lexicon([Entry("Élysée", alias="x")], "fr-FR")) == [("Élysée", "x")]
    assert found("Huertas", Lexicon([Entry("Huerta", alias="x")], "es")) == []


def test_a_lexicon_without_entries_finds_nothing():
    assert not Lexicon(())
    assert Lexicon(()).find("anything") == ()


@given(st.text(st.sampled_from("Huerta gif's(287)g.U.S NET’-ICE\n"), max_size=60))
def test_matches_follow_each_other_and_none_begins_or_ends_within_a_word(text: str):
    at = 0
    for match in Lexicon(ENTRIES).find(text):
        assert at <= match.start < match.end <= len(text)
        at = match.end
        inside = text[match.start - 1 : match.start + 1] if match.start else ""
        assert not (len(inside) == 2 and inside.isalnum())
        assert not text[match.end - 1 : match.end + 1].isalnum() or match.end == len(text)


@pytest.mark.parametrize("language", ["no", "nb-NO", "nn"])
def test_an_entry_for_norwegian_holds_whichever_way_it_is_written(language: str):
    assert Lexicon((Entry("Bergen", alias="bærgen", language="no"),), language)
