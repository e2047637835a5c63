"""What was spoken once is not spoken again, and an edit costs the sentences that changed."""

from __future__ import annotations

import logging
from collections import Counter
from typing import TYPE_CHECKING

import pytest

import audiobrief
from audiobrief.casting import load_voices
from audiobrief.lexicon import Entry
from audiobrief.pipeline.kept import KeptClips, cache_place, quick_beside, settle
from audiobrief.pipeline.lines import Passage, group
from audiobrief.pipeline.plan import plan_lines
from audiobrief.pipeline.prepare import prepare
from audiobrief.pipeline.render import Renderer
from audiobrief.pipeline.sound import Sound
from audiobrief.synthesizer import Clip, Engine, EngineError, load_engine
from audiobrief.synthesizer.cache_folder import CachePlace

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from audiobrief.model import Utterance, Voice
    from audiobrief.pipeline.lines import RenderedPassage

TEXT = """Two boats and a whale

The whale surfaced at noon. It rose between two boats, and nobody moved.

“It looked at us,” said Marguerite Delacroix, who was steering. “Then it left.”
"""


DEFAULT_SOUND = Sound()


class Counting:
    """The real engine, and how often it was asked for what."""

    name = "pyttsx3"

    def __init__(self) -> None:
        self.loaded = 0
        self.said: Counter[str] = Counter()
        self._engine: Engine | None = None

    def load(self, name: str, scratch: Path) -> Engine:
        self.loaded += 1
        self._engine = self._engine or load_engine(name, scratch)
        return self

    def speak(self, utterance: Utterance, voice: Voice) -> Clip:
        self.said[utterance.text] += 1
        assert self._engine
        return self._engine.speak(utterance, voice)


@pytest.fixture(scope="module")
def engine() -> Counting:
    # espeak-ng can be started once in a process.
    return Counting()


def render(
    folder: Path,
    engine: Counting,
    text: str = TEXT,
    *,
    entries: Sequence[Entry] = (),
    place: CachePlace | None = None,
    identity: str = "engine 1",
    sound: Sound = DEFAULT_SOUND,
) -> list[RenderedPassage]:
    """Render as a worker does. Counts start anew with each call."""
    engine.said.clear()
    engine.loaded = 0
    kept = KeptClips(
        place or CachePlace(folder / "cache", 10**9), folder, identify=lambda _: identity, quick=frozenset()
    )
    renderer = Renderer(str(folder), engine.load, kept)
    lines = plan_lines(*prepare(audiobrief.read_text(text)), entries)
    return [renderer((passage, sound)) for passage in group(lines)]


def test_what_was_spoken_is_not_spoken_again_and_no_engine_is_started_for_it(tmp_path: Path, engine: Counting):
    first = render(tmp_path, engine)
    assert len(engine.said) == 6
    again = render(tmp_path, engine)
    assert engine.said == {}
    assert engine.loaded == 0
    assert again == first


def test_a_passage_that_is_damaged_or_to_be_louder_is_made_of_the_clips_that_were_kept(
    tmp_path: Path, engine: Counting
):
    first = render(tmp_path, engine)
    for path in (tmp_path / "cache").rglob("*.passage"):
        path.write_bytes(path.read_bytes()[:-1])
    assert render(tmp_path, engine) == first
    louder = render(tmp_path, engine, sound=Sound(loudness=-13.0))
    assert [one.encoded.frames == other.encoded.frames for one, other in zip(first, louder, strict=True)] == [False]
    assert engine.said == {}


def test_after_an_edit_only_that_sentence_is_spoken(tmp_path: Path, engine: Counting):
    render(tmp_path, engine)
    render(tmp_path, engine, TEXT.replace("nobody moved", "everybody moved"))
    assert dict(engine.said) == {"It rose between two boats, and everybody moved.": 1}


def test_a_lexicon_entry_has_only_the_sentences_spoken_that_it_is_in(tmp_path: Path, engine: Counting):
    render(tmp_path, engine)
    render(tmp_path, engine, entries=[Entry("Marguerite", ipa="mɑːɡəˈriːt"), Entry("boats", alias="ships")])
    assert sorted(engine.said) == [
        "It rose between two ships, and nobody moved.",
        "Two ships and a whale",
        "said Marguerite Delacroix, who was steering.",
    ]


def test_a_name_with_an_entry_sounds_different_and_all_else_is_the_same_to_the_bit(tmp_path: Path, engine: Counting):
    # espeak-ng says nothing twice in quite the same way; what was said once is kept.
    place = CachePlace(tmp_path / "cache", 10**9)
    kept = KeptClips(place, tmp_path, identify=lambda _: "engine 1", quick=frozenset())
    renderer = Renderer(str(tmp_path), engine.load, kept)
    prepared = prepare(audiobrief.read_text(TEXT))

    def sounds(*entries: Entry) -> dict[str, bytes]:
        # Each sentence by itself, so that none changes another's frames.
        lines = plan_lines(*prepared, entries)
        return {line.text: renderer((Passage((line,), last=True), Sound())).encoded.frames for line in lines}

    plain, told = sounds(), sounds(Entry("Delacroix", ipa="dəlaˈkɹwa"))
    assert plain == sounds()
    assert [text for text in plain if plain[text] != told[text]] == ["said Marguerite Delacroix, who was steering."]


def test_another_engine_or_model_speaks_anew(tmp_path: Path, engine: Counting):
    render(tmp_path, engine)
    render(tmp_path, engine, identity="engine 2")
    assert len(engine.said) == 6


def test_a_clip_that_fails_its_check_is_not_kept(tmp_path: Path):
    voice = load_voices()[0]
    lines = plan_lines(*prepare(audiobrief.read_text(TEXT)))
    kept = KeptClips(CachePlace(tmp_path / "cache", 10**9), tmp_path, identify=lambda _: "", quick=frozenset())

    def fail() -> Clip:
        raise EngineError("the clip is silent")

    with pytest.raises(EngineError):
        kept.speak(lines[0].utterance, voice, fail)
    assert not (tmp_path / "cache").exists()


def test_clips_of_quick_and_of_unknown_engines_are_not_kept(tmp_path: Path, engine: Counting):
    place = CachePlace(tmp_path / "cache", 10**9)
    voice = load_voices()[0]
    for kept in (KeptClips(place, tmp_path), KeptClips(None, tmp_path, quick=frozenset())):
        said = plan_lines(*prepare(audiobrief.read_text(TEXT)))[0].utterance
        for _ in range(2):
            kept.speak(said, voice, lambda: engine.load("pyttsx3", tmp_path).speak(said, voice))  # noqa: B023
    assert not place.folder.exists()


def test_the_clips_of_a_quick_engine_are_kept_beside_another(tmp_path: Path, engine: Counting):
    voice = load_voices()[0]
    said = plan_lines(*prepare(audiobrief.read_text(TEXT)))[0].utterance
    for beside, count in ("pyttsx3", 3), ("kokoro", 1):
        kept = KeptClips(CachePlace(tmp_path / beside, 10**9), tmp_path, quick=quick_beside(beside))
        engine.said.clear()
        for _ in range(3):
            kept.speak(said, voice, lambda: engine.load("pyttsx3", tmp_path).speak(said, voice))
        assert engine.said.total() == count


def test_a_cache_that_can_not_be_written_is_told_once_and_the_episode_is_made(
    tmp_path: Path, engine: Counting, caplog: pytest.LogCaptureFixture
):
    (tmp_path / "file").write_text("in the way")
    place = CachePlace(tmp_path / "file" / "clips", 10**9)
    for _ in range(2):
        assert render(tmp_path, engine, place=place)
        assert len(engine.said) == 6
    with caplog.at_level(logging.WARNING):
        settle(place, tmp_path)
        settle(place, tmp_path)
    assert len(caplog.records) == 1
    assert "clips are not kept" in caplog.text


def test_the_cache_is_within_its_limit_after_a_run(tmp_path: Path, engine: Counting):
    place = CachePlace(tmp_path / "cache", 200_000)
    render(tmp_path, engine, place=place)
    settle(place, tmp_path)
    assert 0 < sum(path.stat().st_size for path in place.folder.rglob("*.clip")) <= 200_000


def test_a_lowered_limit_holds_after_a_run_that_keeps_nothing_new(
    tmp_path: Path, engine: Counting, monkeypatch: pytest.MonkeyPatch
):
    place = CachePlace(tmp_path / "cache", 10**9)
    render(tmp_path, engine, place=place)
    settle(place, tmp_path)
    (tmp_path / "next").mkdir()
    before = sum(path.stat().st_size for path in place.folder.rglob("*.*"))
    settle(place._replace(limit=before // 2), tmp_path / "next")
    assert sum(path.stat().st_size for path in place.folder.rglob("*.*")) == before
    monkeypatch.setenv("AUDIOBRIEF_CACHE_SIZE", str(before // 2))
    settle(place._replace(limit=before // 2), tmp_path / "next")
    assert 0 < sum(path.stat().st_size for path in place.folder.rglob("*.*")) <= before // 2


def test_a_size_of_nothing_means_no_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("AUDIOBRIEF_CACHE", str(tmp_path))
    assert cache_place() == (tmp_path / "clips", 10**9)
    monkeypatch.setenv("AUDIOBRIEF_CACHE_SIZE", "0")
    assert cache_place() is None
    monkeypatch.setenv("AUDIOBRIEF_CACHE_SIZE", "lots")
    with pytest.raises(audiobrief.CacheError):
        audiobrief.narrate(audiobrief.read_text(TEXT), tmp_path / "x.mp3")
