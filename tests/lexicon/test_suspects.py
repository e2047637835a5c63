"""Words that may be said wrong are found, and ordinary ones are left alone. Readings are espeak-ng's own."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from audiobrief.lexicon import Entry, Lexicon
from audiobrief.lexicon.dictionary import derived, known
from audiobrief.lexicon.ipa import checked
from audiobrief.lexicon.likeness import distance
from audiobrief.lexicon.suspects import Suspect, suspects
from audiobrief.normalizer import spoken_form

#: espeak-ng can be started once in a process, and other tests do so.
READ = """
import json, sys
from audiobrief.synthesizer.readings import Reader
reader = Reader()
for line in sys.stdin:
    print(json.dumps(reader.read(json.loads(line), "en-us")), flush=True)
"""


@pytest.fixture(scope="module")
def read():
    process = subprocess.Popen([sys.executable, "-c", READ], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin
    assert process.stdout

    def reading(text: str) -> str:
        print(json.dumps(text), file=process.stdin, flush=True)
        answer: str = json.loads(process.stdout.readline())
        return answer

    yield reading
    process.stdin.close()
    process.wait(10)
    process.stdout.close()


def found(read, *sentences: str, entries: tuple[Entry, ...] = (), language: str = "en") -> dict[str, Suspect]:
    return {suspect.word: suspect for suspect in suspects(sentences, Lexicon(entries, language), read, language)}


def test_names_that_no_dictionary_has_are_listed_with_their_reading_and_place(read):
    listed = found(read, "We met Azadeh Shahshahani there.", "“It works,” Shahshahani’s lawyer said.")
    assert list(listed) == ["Shahshahani", "Azadeh"]
    assert listed["Shahshahani"].count == 2
    assert listed["Shahshahani"].context == "We met Azadeh Shahshahani there."
    assert listed["Shahshahani"].reading == "ʃˌɑːʃɐhˈɑːni"
    assert "not in the pronunciation dictionary" in listed["Azadeh"].reason


def test_names_that_the_dictionary_says_otherwise_are_listed_with_what_it_says(read):
    listed = found(read, "The Nicholls family went to Valencia with Windsor and Smith.")
    assert {word: suspect.suggestion for word, suspect in listed.items()} == {
        "Nicholls": "nˈɪkəlz",
        "Valencia": "vəlˈɛnsiə",
        "Windsor": "wˈɪnzɚ",
    }


def test_capitals_that_are_said_as_a_word_are_listed_and_those_that_are_spelled_are_not(read):
    assert list(found(read, "The FTSE fell, the FBI said, and NASA and the HSBC agreed with Henry VIII.")) == ["FTSE"]


def test_spelled_capitals_are_not_listed_where_one_of_them_could_be_a_word_nor_are_several_of_them(read):
    def spoken(text: str) -> str:
        """As the pipeline has them read: in spoken form, in which a lone A is tied to what follows it."""
        return read(spoken_form(text))

    sentences = (
        "The crew fixed the HVAC.",
        "The AARP, the ACLU, the IAEA and the UAE agreed.",
        "Two NGOs, three IEDs and four EVs were found.",
    )
    assert found(spoken, *sentences) == {}
    assert set(found(spoken, "She met the DACAs of the town.")) == {"DACAs"}


def test_other_capitals_and_letters_are_listed(read):
    listed = found(read, "At GamerGate, Peñaflorida ate tlacoyo with McDonald, café and all.")
    assert list(listed) == ["GamerGate", "Peñaflorida", "tlacoyo"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The engineers rebuilt the old lighthouse, and nobody’s boat was harmed by the unpredictable weather.",
        "Prewashing smartphones is counterproductive; rewilding isn’t.",
        "Council Postpones Vote on Harbour Wall After Residents Complain",
        "EVERYBODY READ THE GLAHR REPORT",
        "Mr. Smith of St. Louis, Mo., wrote to info@xyzzyx.com and www.qwrtz.example about Mrs Jones etc.",
        "It was Tuesday in Clarkston, Georgia, when Maplewood’s mayor spoke.",
        "$5m, 3rd, 287(g), COVID-19 and Boeing 747s.",
    ],
)
def test_ordinary_words_are_not_listed(read, sentence: str):
    assert found(read, sentence) == {}


def test_words_that_a_lexicon_has_are_not_listed(read):
    entries = (Entry("Azadeh", ipa="ɑːzɑːˈdeɪ"), Entry("Project Tlacoyo", alias="x"))
    assert list(found(read, "Azadeh’s Project Tlacoyo met Dvinsk.", entries=entries)) == ["Dvinsk"]


def test_in_other_languages_only_letters_tell(read):
    listed = found(read, "Der Bürgermeister Wałęsa aß Brötchen mit YouTuber Müller.", language="de")
    assert list(listed) == ["Wałęsa", "YouTuber"]


def test_the_dictionary_speaks_ipa():
    assert known("Huerta") == ("hjˈuːɹtə",) or "w" in known("Huerta")[0]
    assert known("Café")[0] == "kəfˈeɪ"
    assert all(checked(way) for word in ("thirty", "judge", "measure", "boy", "sing") for way in known(word))
    assert known("xyzzyx") == ()


@pytest.mark.parametrize("word", ["rewilding", "smartphones", "happily", "colours", "Marshes", "unpaid", "bigger"])
def test_words_made_of_words_are_known_as_such(word: str):
    assert derived(word)


def test_names_made_of_words_are_known_as_such():
    assert derived("Maplewood", name=True)
    assert not derived("Shahshahani", name=True)


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        ("mˈɪliən", "mˈɪljən", 0, 0.4),
        ("sˈɜːʔn̩li", "sˈɜːɹtənli", 0, 0.4),
        ("jˌuːnɪvˈɜːsᵻɾi", "jˌuːnəvˈɜːɹsəti", 0, 0.9),
        ("ˈæktʃuːəl", "ˈæktʃəwəl", 0, 0.1),
        ("hˈɑːməz", "hˌɑːmˈɑːs", 0.9, 1.5),
        ("nˈɪʃɑːlz", "nˈɪkəlz", 1, 1.5),
        ("fædʒˈɑːɹdoʊ", "fɑːjˈɑːɹdoʊ", 1, 1.5),
        ("", "ŋ", 1, 1),
    ],
)
def test_distances_are_as_an_ear_hears_them(one: str, other: str, low: float, high: float):
    assert low <= distance(one, other) <= high
    assert distance(one, other) == pytest.approx(distance(other, one))
    assert distance(one, one) == 0
