"""What is in the cache as MP3 frames is made anew only where something of it changed."""

from __future__ import annotations

import math
from array import array
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import audiobrief
from audiobrief.assembler.encoded import EncodedPassage
from audiobrief.assembler.mp3 import FrameSpec
from audiobrief.assembler.pauses import Pauses
from audiobrief.model import WordTiming
from audiobrief.pipeline.kept_passages import KeptPassages, pack, unpack
from audiobrief.pipeline.lines import Passage, RenderedPassage
from audiobrief.pipeline.plan import plan_lines
from audiobrief.pipeline.prepare import prepare
from audiobrief.pipeline.sound import Sound
from audiobrief.synthesizer.cache_folder import CachePlace

if TYPE_CHECKING:
    from pathlib import Path

FLOATS = st.floats(allow_nan=False, width=32)
WORDS = st.builds(WordTiming, st.floats(0, 9), st.floats(0, 9), st.integers(0, 99), st.integers(0, 99))
RENDERED = st.builds(
    RenderedPassage,
    st.builds(
        EncodedPassage,
        st.binary(max_size=99),
        st.integers(0, 9),
        st.integers(0, 10**9),
        st.lists(st.tuples(st.integers(0, 10**9), st.integers(0, 10**9))).map(tuple),
        st.lists(FLOATS).map(lambda values: array("f", values)),
        st.floats(-90, 0) | st.just(-math.inf),
    ),
    st.lists(st.lists(WORDS, max_size=3).map(tuple), max_size=3).map(tuple),
)
DONE = RenderedPassage(EncodedPassage(b"frames", 1, 1152, ((0, 100),), array("f", [0.5]), -3.0), ((),))


@given(RENDERED)
def test_what_is_packed_comes_back_the_same(rendered: RenderedPassage):
    assert unpack(pack(rendered)) == rendered


@settings(max_examples=60)
@given(st.data())
def test_a_file_that_was_cut_off_or_changed_is_never_taken_for_a_passage(data: st.DataObject):
    whole = pack(DONE)
    at = data.draw(st.integers(0, len(whole) - 1))
    changed = bytearray(whole)
    changed[at] ^= data.draw(st.integers(1, 255))
    for torn in (whole[:at], bytes(changed), whole + b"x", b"\0" * len(whole)):
        with pytest.raises(ValueError, match="not a whole entry"):
            unpack(torn)


@pytest.fixture
def kept(tmp_path: Path) -> KeptPassages:
    return KeptPassages(CachePlace(tmp_path / "clips", 10**9), lambda _: "engine 1")


@pytest.fixture(scope="module")
def passage() -> Passage:
    lines = plan_lines(*prepare(audiobrief.read_text("The whale surfaced at noon. Nobody moved.")))
    return Passage(tuple(lines), last=True)


def test_a_passage_is_found_again_by_whoever_looks(kept: KeptPassages, passage: Passage, tmp_path: Path):
    assert kept.get(passage, Sound()) is None
    assert kept.put(passage, Sound(), DONE)
    other = KeptPassages(CachePlace(tmp_path / "clips", 10**9), lambda _: "engine 1")
    assert other.get(passage, Sound()) == DONE


def test_all_that_is_heard_of_a_passage_is_in_its_key(kept: KeptPassages, passage: Passage, tmp_path: Path):
    kept.put(passage, Sound(), DONE)
    line = passage.lines[0]
    others = [
        (passage._replace(last=False), Sound()),
        (passage._replace(lines=passage.lines[1:]), Sound()),
        (passage._replace(lines=(replace(line, speaker_changes=True), *passage.lines[1:])), Sound()),
        (
            passage._replace(lines=(replace(line, voice=replace(line.voice, loudness=-9.0)), *passage.lines[1:])),
            Sound(),
        ),
        (passage._replace(lines=(replace(line, voice=replace(line.voice, pitch=9)), *passage.lines[1:])), Sound()),
        (passage, Sound(FrameSpec(24_000, 64))),
        (passage, Sound(FrameSpec(22_050, 48))),
        (passage, Sound(loudness=-19.0)),
        (passage, Sound(aim=0.5)),
        (passage, Sound(pauses=Pauses(end=2.0))),
    ]
    assert all(kept.get(*other) is None for other in others)
    assert KeptPassages(CachePlace(tmp_path / "clips", 10**9), lambda _: "engine 2").get(passage, Sound()) is None


def test_a_passage_of_a_voice_whose_clips_are_not_kept_is_not_kept(passage: Passage, tmp_path: Path):
    place = CachePlace(tmp_path / "clips", 10**9)
    for kept in (KeptPassages(place, lambda _: None), KeptPassages(None, lambda _: "engine 1")):
        assert not kept.put(passage, Sound(), DONE)
        assert kept.get(passage, Sound()) is None
    assert not place.folder.exists()
