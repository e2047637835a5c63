"""One cast of three engines, in one worker: with real models, skipped without."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import audiobrief
from audiobrief.errors import EngineUnavailableError
from audiobrief.pipeline.palette import choose_engine
from audiobrief.pipeline.pool import WorkerPool

if TYPE_CHECKING:
    from audiobrief.model import Episode

TEXT = """Two boats and a whale

“It looked at us,” said Marguerite Delacroix, who was steering. “Then it left.”

“I have never seen one so close,” said Tom Hale, who owns the other boat.
"""


@pytest.fixture(autouse=True)
def models() -> None:
    try:
        choose_engine("kokoro")
        choose_engine("piper")
    except EngineUnavailableError as error:
        pytest.skip(f"AUDIOBRIEF_MODELS and both extras are needed: {error}")


def test_engines_share_a_worker_and_an_episode(tmp_path: Path):
    episode = audiobrief.narrate(
        audiobrief.read_text(TEXT),
        tmp_path / "x.mp3",
        voice={
            "narrator": "piper:en_US-joe-medium",
            "Tom Hale": "kokoro:am_onyx",
            "Marguerite Delacroix": "en-us+linda",
        },
        engine="piper",
        jobs=1,
        cache=False,
    )
    assert episode.loudness.integrated == pytest.approx(-16, abs=1)
    for sentence in episode.timeline.sentences:
        words = [sentence.text[word.text_start : word.text_end] for word in sentence.words]
        if sentence.speaker == "Marguerite Delacroix":
            assert words == []
        else:
            assert words == [word.strip("“”.,") for word in sentence.text.split()]


def test_a_second_run_is_spoken_from_the_cache_and_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("AUDIOBRIEF_CACHE", str(tmp_path / "cache"))
    first = audiobrief.narrate(audiobrief.read_text(TEXT), tmp_path / "1.mp3", engine="piper", voices="one")
    again = audiobrief.narrate(audiobrief.read_text(TEXT), tmp_path / "2.mp3", engine="piper", voices="one")
    assert Path(first.output).read_bytes() == Path(again.output).read_bytes()
    assert first.timeline == again.timeline


def test_a_cast_of_several_engines_is_wholly_in_the_cache_and_an_edit_leaves_the_other_sentences_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("AUDIOBRIEF_CACHE", str(tmp_path / "cache"))

    def narrate(text: str) -> Episode:
        voice = {
            "narrator": "piper:en_US-joe-medium",
            "Tom Hale": "en-us+travis",
            "Marguerite Delacroix": "en-us+linda",
        }
        return audiobrief.narrate(audiobrief.read_text(text), tmp_path / "x.mp3", voice=voice, engine="piper", jobs=2)

    first = narrate(TEXT)
    # espeak-ng would say the second quotation otherwise after another first.
    edited = narrate(TEXT.replace("It looked at us", "It looked at all of us"))
    lengths = [[each.end - each.start for each in made.timeline.sentences] for made in (first, edited)]
    assert [one == other for one, other in zip(*lengths, strict=True)].count(False) == 1
    sound = Path(edited.output).read_bytes()
    monkeypatch.setattr(WorkerPool, "_give", lambda *_: pytest.fail("a worker was given a passage"))
    assert Path(narrate(TEXT.replace("It looked at us", "It looked at all of us")).output).read_bytes() == sound
