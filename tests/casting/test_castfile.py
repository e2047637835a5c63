"""The cast file: voices that stay, edits that are kept, slips that are named."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiobrief.casting import (
    CastFile,
    cast,
    load_voices,
    new_people,
    parse_cast_file,
    remarks,
    voices_for,
    with_people,
)
from audiobrief.errors import CastError
from audiobrief.model import SpeakerKind
from tests.casting.test_casting import script

VOICES = load_voices()
ENGLISH = voices_for("en", VOICES)

FILE = """# ours
[aliases] # other names
"Mayor Moss" = "Ida Moss"

[voices]  # by hand
"Ida Moss" = "en-us+m3" # she likes it

Otto = "en+f2"

# the end
"""


def parse(text: str) -> CastFile:
    return parse_cast_file(text, "cast.toml", VOICES)


def test_people_of_the_file_keep_their_voices():
    made = cast(script([("Otto", 5), ("Mayor Moss", 5), ("Ada", 900)]), VOICES, known=parse(FILE))
    assert made.voices["Otto"].id == "en+f2"
    assert made.voices["Mayor Moss"].id == "en-us+m3"
    assert made.voices["Ada"].id not in {"en+f2", "en-us+m3", made.narrator.id}


def test_the_command_line_counts_more_than_the_file():
    made = cast(script([("Otto", 5)]), VOICES, pinned={"otto": "en-us+m3"}, known=parse(FILE))
    assert made.voices["Otto"].id == "en-us+m3"


def test_voices_of_people_who_are_not_quoted_go_to_others_last():
    alone = cast(script([("Ada", 900)]), VOICES).voices["Ada"]
    known = parse(f'[voices]\n"Otto" = "{alone.id}"')
    assert cast(script([("Ada", 900)]), VOICES, known=known).voices["Ada"] != alone
    everyone = parse("[voices]\n" + "\n".join(f'"P{n}" = "{voice.id}"' for n, voice in enumerate(ENGLISH)))
    assert cast(script([("Ada", 900)]), VOICES, known=everyone).voices["Ada"] == alone


def test_the_narrator_can_stand_in_the_file():
    made = cast(script([("Ada", 9)]), VOICES, known=parse('[voices]\nNarrator = "en-us+m3"'))
    assert made.narrator.id == "en-us+m3"


def test_a_voice_of_another_language_is_left_aside_and_said_so():
    german = script([("Otto", 5)], language="de")
    made = cast(german, VOICES, known=parse(FILE))
    assert made.voices["Otto"].language.startswith("de")
    found = remarks(german, made, VOICES, pinned={}, mode="all", known=parse(FILE))
    assert any("Otto" in remark and "language" in remark for remark in found)


def test_fewer_voices_leave_the_file_aside():
    for mode in ("one", "two"):
        made = cast(script([("Otto", 5), ("Ada", 5)]), VOICES, known=parse(FILE), mode=mode)
        assert made.voices["Otto"] == made.voices["Ada"]


def test_new_people_are_added_and_all_else_stays():
    added = with_people(FILE, {'Ada "A" \\ Byron': ENGLISH[3]}, "cast.toml")
    assert [line for line in added.splitlines() if line not in FILE.splitlines()] == [
        rf'"Ada \"A\" \\ Byron" = "{ENGLISH[3].id}"'
    ]
    assert [line for line in added.splitlines() if line in FILE.splitlines()] == FILE.splitlines()
    assert list(parse(added).voices) == ["Ida Moss", "Otto", 'Ada "A" \\ Byron']


def test_people_are_added_before_the_next_table_and_to_windows_files():
    text = '[voices]\r\nOtto = "en+f2"\r\n\r\n# names\r\n[aliases]\r\nO = "Otto"\r\n'
    added = with_people(text, {"Ada": ENGLISH[3]}, "cast.toml")
    assert added == text.replace('"en+f2"\r\n', f'"en+f2"\r\n"Ada" = "{ENGLISH[3].id}"\r\n')


def test_only_people_who_are_not_there_yet_are_new():
    kinds = {"The deed": SpeakerKind.DOCUMENT}
    made = script([("Mayor Moss", 5), ("The deed", 9), ("Ada", 9), ("otto", 9)], kinds=kinds)
    assert list(new_people(made, cast(made, VOICES), parse(FILE))) == ["Ada"]


@given(st.lists(st.dictionaries(st.text(min_size=1, max_size=8), st.sampled_from(ENGLISH), max_size=4), max_size=4))
def test_whoever_is_added_is_found_again(runs: list[dict[str, object]]):
    text, wanted = "", {}
    for people in runs:
        fresh = {name: voice for name, voice in people.items() if name not in wanted}
        if fresh:
            text = with_people(text, fresh, "cast.toml")
            wanted |= fresh
    assert dict(parse(text).voices) == wanted
    assert list(tomllib.loads(text).get("voices", {})) == list(wanted)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (FILE.replace("en+f2", "en+f222"), ["line 8", "Otto", "en+f222", "Did you mean en+f2"]),
        (FILE.replace('"en+f2"', "3"), ["line 8", "Otto", "3"]),
        (FILE.replace('= "Ida Moss"', '= "Ida Mos"'), ["line 3", "Mayor Moss", "Ida Mos", "Ida Moss"]),
        (FILE.replace('"en+f2"', '"en+f2'), ["TOML", "line 8"]),
        (FILE.replace('"en+f2"', "1" * 5000), ["TOML"]),
        (FILE.replace('"en+f2"', "[" * 100_000), ["TOML"]),
        ('Otto = "en+f2"', ["Otto", "[voices]"]),
        ("[people]\n", ["people", "[voices]"]),
    ],
)
def test_a_wrong_file_is_named_with_the_line(text: str, words: list[str]):
    with pytest.raises(CastError) as caught:
        parse(text)
    assert all(word in str(caught.value) for word in ["cast.toml", *words])


def test_a_file_that_can_not_be_added_to_is_left_alone():
    with pytest.raises(CastError, match="can't be added to"):
        with_people('voices = { Otto = "en+f2" }\n', {"Ada": ENGLISH[3]}, "cast.toml")


def test_what_is_odd_is_remarked_on():
    quoted = script([("Otto", 5), ("Ada", 5), ("Ida Mos", 5)])
    known = parse(FILE)
    made = cast(quoted, VOICES, pinned={"Ada": "en+f2"}, known=known)
    assert made.voices["Ada"] == made.voices["Otto"]
    found = remarks(quoted, made, VOICES, pinned={"Ada": "en+f2"}, mode="all", known=known)
    assert found == (
        "Otto and Ada have the same voice, en+f2: listeners can't tell them apart",
        "Ida Moss of cast.toml is not quoted here, but Ida Mos is, who is not in it",
        "not quoted here: Ida Moss of cast.toml",
    )


def test_somebody_with_the_narrators_voice_is_remarked_on():
    made = cast(script([("Ada", 5)]), VOICES, pinned={"Ada": ENGLISH[0].id})
    (remark,) = remarks(script([("Ada", 5)]), made, VOICES, pinned={"Ada": ENGLISH[0].id}, mode="all", known=None)
    assert "the narrator and Ada" in remark


def test_of_a_cast_without_oddities_nothing_is_said():
    quoted = script([("Otto", 5), ("Ida Moss", 5)])
    assert (
        remarks(quoted, cast(quoted, VOICES, known=parse(FILE)), VOICES, pinned={}, mode="all", known=parse(FILE)) == ()
    )
    assert remarks(quoted, cast(quoted, VOICES), VOICES, pinned={}, mode="all", known=None) == ()
