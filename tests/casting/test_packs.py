from pathlib import Path

import pytest

from audiobrief.casting import find_voice, load_voices, narrator, voices_for
from audiobrief.casting.packs import read_pack
from audiobrief.errors import CastError
from audiobrief.languages import base_language
from audiobrief.model import Gender

GOOD = """
[[voice]]
id = "en-us"
name = "Cedar"
language = "en-US"
accent = "American"
gender = "male"
rate = 150
loudness = -20
median_pitch = 94
"""


def test_the_english_pack_has_a_narrator_and_many_voices_of_both_genders():
    english = voices_for("en", load_voices())
    genders = [voice.gender for voice in english[1:]]
    assert len(english) >= 17
    assert genders.count(Gender.FEMALE) >= 8
    assert genders.count(Gender.MALE) >= 8


@pytest.mark.parametrize("language", ["de", "fr-CA", "es_MX"])
def test_other_languages_have_a_narrator_and_at_least_four_voices(language: str | None):
    voices = voices_for(language, load_voices())
    assert len(voices) >= 5
    assert narrator(language, load_voices()).language.startswith(language[:2])


def test_a_language_without_voices_is_read_by_the_english_ones():
    assert narrator("xx", load_voices()) == narrator("en", load_voices()) == narrator(None, load_voices())


def test_every_voice_was_measured_and_has_a_name_of_its_own():
    voices = load_voices()
    assert len({voice.id for voice in voices}) == len({voice.name for voice in voices}) == len(voices)
    assert all(-40 < voice.loudness < -5 and 60 < voice.median_pitch < 350 for voice in voices)


def test_a_licence_is_that_of_the_pack_unless_a_voice_states_its_own(tmp_path: Path):
    assert {voice.licence for voice in load_voices()} == {"GPL-3.0-or-later"}
    assert {voice.licence for voice in load_voices("kokoro")} == {"Apache-2.0"}
    pack = tmp_path / "other.toml"
    own = GOOD.replace("en-us", "en-gb").replace("Cedar", "Elm") + 'licence = "CC0-1.0"\n'
    pack.write_text('licence = "MIT"\n' + GOOD + own, encoding="utf-8")
    assert [voice.licence for voice in read_pack(pack, "other")] == ["MIT", "CC0-1.0"]
    pack.write_text(GOOD, encoding="utf-8")
    assert [voice.licence for voice in read_pack(pack, "other")] == [""]


def test_a_voice_is_found_by_id_or_name_in_any_case():
    voices = load_voices()
    first = voices[1]
    assert find_voice(first.id.upper(), voices) == find_voice(f" {first.name.lower()} ", voices) == first


def test_british_voices_are_found_under_their_language_tag():
    assert find_voice("en-gb+f2", load_voices()).id == "en+f2"


def test_an_unknown_voice_is_answered_with_similar_ones():
    with pytest.raises(CastError, match=r"en-us\+m3"):
        find_voice("en-us+m33", load_voices())


def test_a_voice_like_no_other_is_answered_with_where_to_look():
    with pytest.raises(CastError, match="voices list"):
        find_voice("§§§§", load_voices())


def test_an_engine_without_a_pack_is_refused_with_those_that_have_one():
    with pytest.raises(CastError, match="pyttsx3"):
        load_voices("gramophone")


def test_a_pack_is_read(tmp_path: Path):
    path = tmp_path / "pack.toml"
    path.write_text(GOOD, "utf-8")
    (voice,) = read_pack(path, "engine")
    assert (voice.engine, voice.id, voice.gender, voice.rate, voice.pitch) == (
        "engine",
        "engine:en-us",
        Gender.MALE,
        150,
        50,
    )


def test_what_a_pack_says_once_holds_for_its_voices_unless_they_say_otherwise(tmp_path: Path):
    path = tmp_path / "pack.toml"
    path.write_text('licence = "MIT"\n' + GOOD + GOOD.replace("en-us", "en-gb") + 'licence = "CC0-1.0"\n', "utf-8")
    assert [voice.licence for voice in read_pack(path, "engine")] == ["MIT", "CC0-1.0"]


@pytest.mark.parametrize("engine", ["pyttsx3", "kokoro"])
def test_every_voice_says_its_licence(engine: str):
    assert all(voice.licence for voice in load_voices(engine))


def test_piper_has_voices_of_both_genders_for_each_language_with_rules():
    for language in ("en", "de", "fr", "es"):
        voices = [voice for voice in load_voices("piper") if voice.language.startswith(language)]
        assert {voice.gender for voice in voices} == set(Gender)


def test_no_voice_has_the_name_of_another():
    names = [voice.name for engine in ("pyttsx3", "kokoro", "piper") for voice in load_voices(engine)]
    assert sorted(names) == sorted(set(names))


def test_a_voice_that_nobody_measured_says_so(tmp_path: Path):
    path = tmp_path / "pack.toml"
    path.write_text(GOOD.replace("loudness = -20\nmedian_pitch = 94\n", ""), "utf-8")
    (voice,) = read_pack(path, "engine")
    assert not voice.is_measured
    assert all(voice.is_measured for voice in load_voices("kokoro"))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("no toml [", "can't be read"),
        ("margin = 1", "no \\[\\[voice\\]\\]"),
        (GOOD.replace('name = "Cedar"', ""), "lacks: name"),
        (GOOD.replace("150", '"fast"'), "wrong value for 'rate'"),
        (GOOD.replace("150", "0"), "rate that is not above 0"),
        (GOOD.replace('"male"', '"robot"'), "wrong value for 'gender'"),
        (GOOD + "licence = 3", "wrong value for 'licence'"),
        (GOOD + "volume = 3", "unknown field 'volume'"),
        (GOOD + "pitch = 120", "pitch that is not from 0 to 99"),
        (GOOD + GOOD, "two voices with the id"),
    ],
)
def test_a_malformed_pack_is_answered_with_what_is_wrong(tmp_path: Path, text: str, complaint: str):
    path = tmp_path / "pack.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(CastError, match=complaint):
        read_pack(path, "engine")


@pytest.mark.parametrize("tag", ["no", "nb-NO", "nn"])
def test_norwegian_has_its_voices_whichever_way_it_is_written(tag: str):
    assert [voice.id for voice in voices_for(tag, load_voices())] == ["nb", "nb+f2"]


def test_every_language_has_voices_of_both_genders():
    spoken: dict[str, set[object]] = {}
    for voice in load_voices():
        spoken.setdefault(base_language(voice.language), set()).add(voice.gender)
    assert len(spoken) >= 27
    assert {language for language, genders in spoken.items() if not genders >= {"male", "female"}} == set()
