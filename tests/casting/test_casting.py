from collections.abc import Mapping, Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiobrief.casting import Mode, cast, load_voices, voices_for
from audiobrief.errors import CastError
from audiobrief.model import Gender, Script, Section, Segment, SegmentKind, Speaker, SpeakerKind

VOICES = load_voices()
ENGLISH = voices_for("en", VOICES)


def script(
    said: Sequence[tuple[str, int]],
    genders: Mapping[str, Gender | None] | None = None,
    language: str | None = "en",
    kinds: Mapping[str, SpeakerKind] | None = None,
):
    """A script in which the named speakers say so many characters each, in that order."""
    segments: list[Segment] = []
    at = 0
    for name, length in said:
        for speaker, size in ((name, length), (None, 10)):
            kind = SegmentKind.NARRATION if speaker is None else SegmentKind.PERSON
            segments.append(Segment(at, at + size, "x" * size, kind, speaker))
            at += size
    names = dict.fromkeys(name for name, _ in said)
    speakers = tuple(
        Speaker(name, (kinds or {}).get(name, SpeakerKind.PERSON), (genders or {}).get(name)) for name in names
    )
    return Script("Title", language, (Section("One", tuple(segments)),), speakers)


def test_every_speaker_has_a_voice_of_their_own_and_nobody_the_narrators():
    made = cast(script([(f"Person {number}", 50) for number in range(12)]), VOICES)
    ids = [voice.id for voice in made.voices.values()]
    assert len(set(ids)) == 12
    assert made.narrator.id == ENGLISH[0].id
    assert made.narrator.id not in ids


def test_known_genders_are_kept():
    genders = {"Ida": Gender.FEMALE, "Paul": Gender.MALE, "Mona": Gender.FEMALE, "Sam": None}
    made = cast(script([(name, 80) for name in genders], genders), VOICES)
    assert all(made.voices[name].gender is gender for name, gender in genders.items() if gender)


def test_undecided_speakers_take_from_the_gender_that_is_less_needed():
    genders = {f"Woman {number}": Gender.FEMALE for number in range(6)}
    made = cast(script([("Somebody", 900), *((name, 50) for name in genders)], genders), VOICES)
    assert made.voices["Somebody"].gender is not Gender.FEMALE


def test_the_most_quoted_differ_most():
    said = [("Much", 900), ("More", 1000), ("Little", 10)]
    made = cast(script(said), VOICES)
    pitches = sorted(made.voices[name].median_pitch for name in ("Much", "More"))
    assert pitches[1] / pitches[0] > 1.3


def test_more_speakers_than_voices_share_with_those_quoted_far_away():
    names = [f"Man {number}" for number in range(40)]
    made = cast(script([(name, 50) for name in names], dict.fromkeys(names, Gender.MALE)), VOICES)
    for first, second, third in zip(names, names[1:], names[2:], strict=False):
        assert len({made.voices[name].id for name in (first, second, third)}) == 3
    assert all(voice.gender is Gender.MALE for voice in made.voices.values())
    assert made.narrator.id not in {voice.id for voice in made.voices.values()}


def test_one_voice_reads_everything_where_that_is_asked_for():
    made = cast(script([("Ida", 5), ("Paul", 5)]), VOICES, mode="one")
    assert set(made.voices.values()) == {made.narrator}


def test_two_voices_are_the_narrators_and_one_for_all_quotations():
    made = cast(script([("Ida", 5), ("Paul", 5)]), VOICES, mode="two")
    assert len(set(made.voices.values())) == 1
    assert made.narrator not in made.voices.values()


def test_a_pinned_voice_is_kept_and_taken_by_no_one_else():
    made = cast(script([("Ida Moss", 5), ("Paul", 500)]), VOICES, pinned={"ida moss": "en-us+m3"})
    assert made.voices["Ida Moss"].id == "en-us+m3"
    assert made.voices["Paul"].id != "en-us+m3"


def test_the_narrator_can_be_pinned():
    made = cast(script([("Paul", 500)]), VOICES, pinned={"Narrator": "en-us+m3"})
    assert made.narrator.id == "en-us+m3"
    assert made.voices["Paul"].id != "en-us+m3"


def test_a_pinned_speaker_nobody_quotes_is_an_error_that_suggests_one():
    with pytest.raises(CastError, match="Did you mean Ida Moss"):
        cast(script([("Ida Moss", 5)]), VOICES, pinned={"Ida Mos": "en-us+m3"})
    with pytest.raises(CastError, match="Quoted are: Ida Moss"):
        cast(script([("Ida Moss", 5)]), VOICES, pinned={"Zq": "en-us+m3"})


def test_a_pinned_voice_there_is_not_is_an_error():
    with pytest.raises(CastError, match="no voice"):
        cast(script([("Ida", 5)]), VOICES, pinned={"Ida": "en-us+m33"})


def test_the_language_of_the_script_chooses_the_voices():
    made = cast(script([("Ida", 5)], language="de-AT"), VOICES)
    assert {made.narrator.language[:2], made.voices["Ida"].language[:2]} == {"de"}


def test_a_speaker_that_only_the_segments_name_has_a_voice():
    made = script([("Ida", 5)])
    assert "Ida" in cast(Script(made.title, "en", made.sections), VOICES).voices


def test_without_any_voice_there_is_no_cast():
    with pytest.raises(CastError, match="no voices"):
        cast(script([("Ida", 5)]), ())


def test_with_one_voice_alone_the_narrator_says_everything():
    made = cast(script([("Ida", 5)]), ENGLISH[:1])
    assert made.voices == {"Ida": ENGLISH[0]}


@given(
    st.lists(st.tuples(st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefgh"), st.integers(1, 300)), max_size=60),
    st.dictionaries(st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), st.sampled_from([*Gender, None])),
    st.sampled_from(["one", "two", "all"]),
)
def test_any_script_is_cast_completely_and_always_alike(
    said: Sequence[tuple[str, int]], genders: Mapping[str, Gender | None] | None, mode: Mode
):
    made = script(said, genders, kinds={"C": SpeakerKind.DOCUMENT})
    first = cast(made, VOICES, mode=mode)
    assert first == cast(made, VOICES, mode=mode)
    assert set(first.voices) == {name for name, _ in said}
    if mode != "one":
        assert first.narrator not in first.voices.values()
    if mode == "all":
        wanted = {name: gender for name, gender in genders.items() if name in first.voices and gender and name != "C"}
        assert all(first.voices[name].gender is gender for name, gender in wanted.items())


def neighbours(said: Sequence[str]) -> set[tuple[str, str]]:
    return {(first, second) for first, second in pairwise(said) if first != second}


@given(
    st.integers(2, 6),
    st.lists(st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), max_size=60),
    st.lists(st.integers(1, 300), min_size=60, max_size=60),
)
def test_neighbours_never_share_a_voice(size: int, turns: Sequence[str], lengths: Sequence[int]):
    """Whoever is quoted next to fewer people than there are voices has a voice that none of them has."""
    degree = {name: len({a for pair in neighbours(turns) for a in pair if name in pair} - {name}) for name in turns}
    made = cast(script(list(zip(turns, lengths, strict=False))), ENGLISH[: size + 1])
    for first, second in neighbours(turns):
        if max(degree[first], degree[second]) < size:
            assert made.voices[first].id != made.voices[second].id


def test_somebody_quoted_next_to_everybody_shares_with_nobody():
    names = [f"Guest {number}" for number in range(40)]
    turns = [turn for name in names for turn in ((name, 90), ("Host", 1))]
    made = cast(script(turns), VOICES)
    assert made.voices["Host"] not in [made.voices[name] for name in names]


def test_asides_have_a_voice_that_nobody_else_has():
    voices = load_voices()
    names = [f"Person {number}" for number in range(4)]
    parts = [Segment(0, 2, "a ", SegmentKind.PERSON, name) for name in names]
    aside = Segment(0, 2, "b ", SegmentKind.ASIDE)
    made = cast(Script(None, "en", (Section("", (*parts, aside)),)), voices)
    assert made.aside is not None
    assert made.aside.id not in {made.narrator.id, *(voice.id for voice in made.voices.values())}
    assert made.voice_for(aside) == made.aside
    assert cast(Script(None, "en", (Section("", (*parts, aside)),)), voices, mode="two").aside not in {
        made.narrator,
        *cast(Script(None, "en", (Section("", tuple(parts)),)), voices, mode="two").voices.values(),
    }


def test_without_asides_nobody_gives_up_a_voice_for_them():
    script = Script(None, "en", (Section("", (Segment(0, 2, "a ", SegmentKind.PERSON, "Ida"),)),))
    assert cast(script, load_voices()).aside is None


def test_where_there_is_one_voice_asides_have_it_too():
    only = load_voices()[:1]
    script = Script(None, "en", (Section("", (Segment(0, 2, "b ", SegmentKind.ASIDE),)),))
    made = cast(script, only)
    assert made.aside == made.narrator
