"""Kokoro and Piper with their real models; skipped where AUDIOBRIEF_MODELS names no folder with them."""

from __future__ import annotations

import errno
import os
import re
import shutil
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from audiobrief.errors import EngineUnavailableError
from audiobrief.folders import models_folder
from audiobrief.model import Phonemes, Utterance
from audiobrief.pipeline.palette import choose_engine, usable_voices
from audiobrief.synthesizer import EngineError, check_clip, identify, load_engine, plausible_words
from audiobrief.synthesizer.piper import NOISE_SCALE, NOISE_W_SCALE

if TYPE_CHECKING:
    from pathlib import Path

    from audiobrief.model import Voice
    from audiobrief.synthesizer import Engine

NAMES = ("kokoro", "piper")
SENTENCE = "The harbor master counted eleven boats, and then the fog came in."


def engine_or_skip(name: str) -> None:
    try:
        choose_engine(name)
    except EngineUnavailableError as error:
        pytest.skip(f"AUDIOBRIEF_MODELS and the extra {name!r} are needed: {error}")


@pytest.fixture(scope="module", params=NAMES)
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    engine_or_skip(request.param)
    return load_engine(request.param, tmp_path_factory.mktemp("scratch"))


def narrator(engine: Engine) -> Voice:
    return usable_voices(engine.name)[0]


def test_a_sentence_is_spoken_whole(engine: Engine):
    voice = narrator(engine)
    clip = engine.speak(Utterance(SENTENCE), voice)
    assert (clip.audio.channels, clip.audio.sample_width) == (1, 2)
    assert clip.audio.frame_rate == voice.sample_rate
    check_clip(clip.audio, SENTENCE, voice.rate)


def test_every_word_is_timed_in_order_and_inside_the_clip(engine: Engine):
    clip = engine.speak(Utterance(SENTENCE), narrator(engine))
    words = plausible_words(clip, SENTENCE)
    assert [SENTENCE[word.text_start : word.text_end] for word in words] == [
        word.strip(",.") for word in SENTENCE.split()
    ]
    assert all(word.end <= following.start + 1e-6 for word, following in pairwise(words))
    assert words[-1].end <= clip.audio.duration_seconds


def test_words_are_heard_where_they_are_said_to_be(engine: Engine):
    """A pause that the sentence has must end where the word after it is said to start."""
    text = "He stopped. And then he went on walking along the quiet river."
    clip = engine.speak(Utterance(text), narrator(engine))
    start, end = (int(1000 * at) for at in (clip.words[2].start, clip.words[-1].end))
    assert clip.audio[start - 130 : start - 30].rms < clip.audio[start:end].rms / 4
    assert clip.audio[start : start + 150].rms > clip.audio[start:end].rms / 4


def test_given_phonemes_are_said_in_place_of_the_spelling(engine: Engine):
    voice = narrator(engine)
    text = "Ask Xyzzyqwv now."
    spelled = engine.speak(Utterance(text), voice)
    given = engine.speak(Utterance(text, (Phonemes(4, 12, "wɪn"),)), voice)
    assert given.audio.duration_seconds < spelled.audio.duration_seconds - 0.2
    assert [text[word.text_start : word.text_end] for word in given.words] == ["Ask", "Xyzzyqwv", "now"]


def test_the_model_of_the_only_voice_of_piper_is_loaded_before_a_sentence_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    engine_or_skip("piper")
    only = usable_voices("piper")[0]
    for name in (f"{only.own_id}.onnx", f"{only.own_id}.onnx.json"):
        (tmp_path / "piper").mkdir(exist_ok=True)
        shutil.copyfile(models_folder() / "piper" / name, tmp_path / "piper" / name)
    monkeypatch.setenv("AUDIOBRIEF_MODELS", str(tmp_path))
    engine = load_engine("piper", tmp_path)
    for path in (tmp_path / "piper").iterdir():
        path.unlink()
    assert engine.speak(Utterance(SENTENCE), only).audio.duration_seconds > 1


@pytest.mark.parametrize("text", ["a [[h@l'oU]] b", "<break time='9s'/> hello", "&amp; {markup}"])
def test_nothing_in_a_text_is_obeyed(engine: Engine, text: str):
    clip = engine.speak(Utterance(text), narrator(engine))
    assert 0.4 < clip.audio.duration_seconds < 8
    assert clip.audio.max > 1000


def test_a_very_long_sentence_is_spoken_to_its_end(engine: Engine):
    text = ", ".join([SENTENCE.rstrip(".")] * 7) + "."
    voice = narrator(engine)
    clip = engine.speak(Utterance(text), voice)
    check_clip(clip.audio, text, voice.rate)


def test_text_without_a_sound_is_an_error_and_never_silence(engine: Engine):
    with pytest.raises(EngineError):
        engine.speak(Utterance("… —"), narrator(engine))


def test_an_unknown_voice_is_an_error(engine: Engine):
    from dataclasses import replace

    with pytest.raises(EngineError):
        engine.speak(Utterance("Hello."), replace(narrator(engine), id=f"{engine.name}:nobody"))


def test_a_voice_is_told_from_another_model_of_it(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    voice = narrator(engine)
    before = identify(voice)
    shutil.copytree(models_folder() / engine.name, tmp_path / engine.name)
    monkeypatch.setenv("AUDIOBRIEF_MODELS", str(tmp_path))
    assert identify(voice) == before
    for path in (tmp_path / engine.name).glob("*.onnx"):
        with path.open("ab") as file:
            file.write(b"\x00")
    assert identify(voice) != before


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("spoil", ["truncated", "empty", "garbage"])
def test_a_model_that_is_no_model_is_an_error_that_says_so(
    name: str, spoil: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    engine_or_skip(name)
    voice = usable_voices(name)[0]
    shutil.copytree(models_folder() / name, tmp_path / name)
    monkeypatch.setenv("AUDIOBRIEF_MODELS", str(tmp_path))
    for path in (tmp_path / name).glob("*.onnx"):
        data = path.read_bytes()
        path.write_bytes({"truncated": data[: len(data) // 2], "empty": b"", "garbage": b"no model" * 1000}[spoil])
    with pytest.raises(EngineError, match=rf"can't be loaded, it seems damaged: audiobrief voices install {name}"):
        load_engine(name, tmp_path).speak(Utterance("Hello."), voice)


@pytest.mark.parametrize("name", NAMES)
def test_a_folder_for_temporary_files_that_is_full_is_named(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    engine_or_skip(name)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(EngineError, match=re.escape(f"temporary files, {tmp_path}: make room, or set TMPDIR")):
        load_engine(name, tmp_path / "scratch").speak(Utterance("Hello."), usable_voices(name)[0])


@pytest.mark.parametrize("language", ["es", "fr", "it", "pt"])
def test_kokoro_speaks_other_languages(language: str, tmp_path: Path):
    engine_or_skip("kokoro")
    texts = {
        "es": "El puerto estaba cerrado el lunes y nadie sabía por qué.",
        "fr": "Le port était fermé lundi, et personne ne savait pourquoi.",
        "it": "Il porto era chiuso lunedì, e nessuno sapeva perché.",
        "pt": "O porto estava fechado na segunda-feira, e ninguém sabia por quê.",
    }
    voice = next(voice for voice in usable_voices("kokoro") if voice.language.startswith(language))
    clip = load_engine("kokoro", tmp_path).speak(Utterance(texts[language]), voice)
    check_clip(clip.audio, texts[language], voice.rate)
    assert len(clip.words) == len(texts[language].split())


def test_piper_leaves_less_to_chance_than_its_voices_are_published_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    engine_or_skip("piper")
    import piper

    asked = []
    spoken = piper.PiperVoice.phoneme_ids_to_audio

    def speak(self: object, ids: object, config: piper.SynthesisConfig, **options: object) -> object:
        asked.append((self.config.noise_scale, config.noise_scale, self.config.noise_w_scale, config.noise_w_scale))
        return spoken(self, ids, config, **options)

    monkeypatch.setattr(piper.PiperVoice, "phoneme_ids_to_audio", speak)
    loaded = load_engine("piper", tmp_path)
    loaded.speak(Utterance(SENTENCE), narrator(loaded))
    [(published, here, published_lengths, here_lengths)] = asked
    assert here == min(published, NOISE_SCALE) < 0.667
    assert here_lengths == min(published_lengths, NOISE_W_SCALE) < 0.8
