"""What cues promise, whatever the text is."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from audiobrief.model import SpokenWord
from audiobrief.publisher.breaks import atoms
from audiobrief.publisher.characters import one_line, printable, width
from audiobrief.publisher.cues import Layout, cues_of
from tests.publisher.episodes import episode, said

WORDS = st.sampled_from(
    [
        *["the", "council", "voted", "$2.4", "million,", "and", "left.", "“Never,”", "said", "Ruth", "Okafor.", "—"],
        *["2019–2021", "No!", "Why?", "x", "\n\n", "https://example.org/" + "a" * 90, "é", "e\u0301" * 40],
        *["市议会周一晚投票决定，购买这艘船。", "私たちは待てない", "🙂", "Paris-Nice", "(see", "below);", "العبّارة"],
        *["\x00", "\u202e", "-->", "<v", "&amp;"],
    ]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=80).map(lambda words: " ".join(["Start", *words]))
NARROW = Layout(32, lambda _, changed: 24 if changed else 0)
LAYOUTS = st.sampled_from([Layout(65, lambda *_: 12), NARROW, Layout(42, lambda *_: 0)])


@settings(max_examples=150, deadline=None)
@given(TEXTS, LAYOUTS)
def test_every_character_is_in_one_cue_in_order(text: str, layout: Layout):
    one = episode(text, cleaned=False)
    shown = "".join("".join("".join(cue.lines).split()) for cue in cues_of(one, layout))
    assert shown == printable(said(one))


@settings(max_examples=150, deadline=None)
@given(TEXTS, LAYOUTS)
@example("Start left. \x00 " + "e\u0301" * 40, NARROW)
def test_no_cue_overlaps_the_next_and_none_outlasts_the_episode(text: str, layout: Layout):
    one = episode(text, cleaned=False)
    cues = cues_of(one, layout)
    assert all(cue.start < cue.end for cue in cues)
    assert all(cue.end <= following.start for cue, following in pairwise(cues))
    assert cues[-1].end <= one.duration * 1000 + 1


@settings(max_examples=150, deadline=None)
@given(TEXTS, LAYOUTS)
def test_no_cue_has_more_than_two_lines_or_a_line_that_is_too_wide(text: str, layout: Layout):
    for cue in cues_of(episode(text, cleaned=False), layout):
        assert 1 <= len(cue.lines) <= 2
        # Beside a lead, one part of a text that can't be divided any further may stand alone.
        assert all(width(line) <= layout.columns for line in cue.lines)
        if len(cue.lines) == 2:
            assert width(cue.lines[0]) <= layout.columns - layout.lead(cue.who, cue.changed)


@given(TEXTS, st.integers(2, 80))
def test_atoms_joined_are_the_text_and_each_fits(text: str, columns: int):
    parts = atoms(text, columns)
    assert "".join(part.text for part in parts) == text
    assert all(part.width <= columns for part in parts)
    assert [part.start for part in parts] == [len("".join(p.text for p in parts[:i])) for i in range(len(parts))]


def test_a_sentence_starts_a_cue_at_its_own_time():
    one = episode(
        "One thing happened here on Monday.\n\nAnother happened after it on Tuesday, as nobody had expected at all."
    )
    starts = [round(sentence.start * 1000 / one.timeline.rate) for sentence in one.timeline.sentences]
    assert [cue.start for cue in cues_of(one, Layout(65, lambda *_: 12))] == starts


def test_long_sentences_are_divided_where_a_clause_ends():
    one = episode(
        "The company, which had run the line for thirty years without a single day off, said on Tuesday that it would stop, "
        "because the two boats that it still had were too old, and nobody would lend it the money for a third."
    )
    cues = cues_of(one, Layout(65, lambda *_: 12))
    assert len(cues) > 1
    assert all(cue.lines[-1].endswith(",") for cue in cues[:-1])
    assert all(cue.end - cue.start <= 8000 for cue in cues)


def test_very_short_sentences_of_one_speaker_share_a_cue():
    cues = cues_of(
        episode("Nobody came. No. Not one. That was all there was to say about it in the end."),
        Layout(65, lambda *_: 12),
    )
    assert cues[0].lines == ("Nobody came. No. Not one.",)


def test_a_number_takes_longer_than_its_digits():
    text = "In 1931 and 1948 and 1965 and 1982 and 1999, 2016 and 2018 it ran well and then after that it all went on and on."
    one = episode(text)
    first = cues_of(one, Layout(32, lambda *_: 0))[0]
    assert (first.end - first.start) / (one.duration * 1000) > 1.15 * sum(map(len, first.lines)) / len(text)


def test_a_cue_stays_to_be_read_as_far_as_the_pause_lasts():
    one = episode("No.\n\nIt rained.")
    sentences = (one.timeline.sentences[0], replace(one.timeline.sentences[1], start=3 * 22050, end=4 * 22050))
    one = replace(one, timeline=replace(one.timeline, sentences=sentences, length=5 * 22050))
    first, _ = cues_of(one, Layout(65, lambda *_: 12))
    assert first.end - first.start == 1000


def test_times_within_a_sentence_are_those_of_its_words_where_they_are_known():
    text = "The boat that nobody wanted in the end was sold on Monday to a man from the next island, who has not been seen since."
    one = episode(text, cleaned=False)
    (sentence,) = one.timeline.sentences
    at = text.index("who")
    word = SpokenWord(sentence.end - 22050, sentence.end - 20000, at, at + 3)
    one = replace(one, timeline=replace(one.timeline, sentences=(replace(sentence, words=(word,)),)))
    cues = cues_of(one, Layout(65, lambda *_: 12))
    assert [cue.lines[0].split()[0] for cue in cues] == ["The", "who"]
    assert cues[1].start == round((sentence.end - 22050) / 22.05)


@pytest.mark.parametrize("text", ["a\u00a0b  c", "a\x00b", "\ud800"])
def test_one_line_is_printable_and_keeps_what_must_not_break(text: str):
    line = one_line(text)
    assert line.encode()
    assert ("\u00a0" in line) == ("\u00a0" in text)
    assert "\x00" not in line
