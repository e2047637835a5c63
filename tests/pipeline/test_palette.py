"""Which voices can be cast, by engine and language; what is said where one is missing."""

from __future__ import annotations

import logging
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from audiobrief.casting import cast
from audiobrief.errors import CastError, EngineUnavailableError
from audiobrief.model import Gender, Script, Section, Segment, SegmentKind, Speaker, SpeakerKind
from audiobrief.pipeline import palette as palettes
from audiobrief.pipeline.palette import all_voices, check_usable, choose_engine, palette
from audiobrief.pipeline.prepare import prepare
from audiobrief.synthesizer.kokoro import MODEL, STYLES
from audiobrief.synthesizer.onnx import gpu_provider
from tests.cli.test_commands import audiobrief as command_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def script(language: str | None, *genders: Gender | None) -> Script:
    names = [f"Speaker {number}" for number in range(len(genders))]
    segments = tuple(Segment(0, 4, "Yes.", SegmentKind.PERSON, name) for name in names)
    speakers = tuple(Speaker(name, SpeakerKind.PERSON, gender) for name, gender in zip(names, genders, strict=True))
    return Script("T", language, (Section("T", segments),), speakers)


@pytest.fixture
def no_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("AUDIOBRIEF_MODELS", str(tmp_path / "models"))
    return tmp_path / "models"


def engines_of(voices: Iterable[object]) -> set[str]:
    return {voice.engine for voice in voices}  # type: ignore[attr-defined]


def test_every_engine_has_a_pack_and_no_two_voices_share_an_id(no_models: Path):
    voices = all_voices()
    assert engines_of(voices) == {"pyttsx3", "kokoro", "piper"}
    assert len({voice.id for voice in voices}) == len(voices)
    assert voices[0].engine == "pyttsx3"


def test_auto_is_the_embedded_engine_where_no_model_is_installed(no_models: Path):
    assert choose_engine("auto") == "pyttsx3"


def test_auto_says_that_it_passes_over_a_damaged_model(no_models: Path, caplog: pytest.LogCaptureFixture):
    (no_models / "kokoro").mkdir(parents=True)
    for name in (MODEL, STYLES):
        (no_models / "kokoro" / name).write_bytes(b"cut off")
    with caplog.at_level(logging.WARNING, "audiobrief"):
        assert choose_engine("auto") == "pyttsx3"
    assert [record.getMessage() for record in caplog.records if "passed over" in record.getMessage()]
    caplog.clear()
    shutil.rmtree(no_models)
    assert choose_engine("auto") == "pyttsx3"
    assert not caplog.records


@pytest.mark.parametrize("engine", ["kokoro", "piper"])
def test_an_engine_without_its_model_is_answered_with_what_to_install(no_models: Path, engine: str):
    with pytest.raises(
        EngineUnavailableError, match=rf"(audiobrief voices install {engine}|pip install 'audiobrief\[{engine}\]')"
    ):
        choose_engine(engine)


def test_an_unknown_engine_is_answered_with_those_there_are(no_models: Path):
    with pytest.raises(EngineUnavailableError, match="auto, pyttsx3, kokoro, piper"):
        choose_engine("gramophone")


def test_the_embedded_engine_does_not_run_on_a_gpu(no_models: Path):
    with pytest.raises(EngineUnavailableError, match="GPU"):
        choose_engine("pyttsx3", "gpu")


@pytest.mark.parametrize("engine", ["kokoro", "piper"])
def test_a_gpu_without_a_build_for_it_is_one_sentence_with_what_to_do(engine: str, monkeypatch: pytest.MonkeyPatch):
    try:
        choose_engine(engine)
    except EngineUnavailableError as error:
        pytest.skip(f"AUDIOBRIEF_MODELS and the extra {engine!r} are needed: {error}")
    if gpu_provider() is not None:
        pytest.skip("the onnxruntime that is installed here can use a GPU")
    with pytest.raises(EngineUnavailableError, match=r"processors only: install .*onnxruntime-gpu.* --device gpu$"):
        choose_engine(engine, "gpu")


def test_a_gpu_that_no_engine_can_use_is_told_whichever_engine_would_do(no_models: Path):
    with pytest.raises(EngineUnavailableError, match="no speech engine here can run on a GPU: leave out --device gpu"):
        choose_engine("auto", "gpu")


def test_a_python_that_kokoro_is_not_made_for_is_named(no_models: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("audiobrief.synthesizer.kokoro.find_spec", lambda _: None)
    monkeypatch.setattr("audiobrief.synthesizer.kokoro.sys.version_info", (3, 14, 0))
    with pytest.raises(EngineUnavailableError, match=r"not made for Python 3\.14 yet: .*3\.11 to 3\.13"):
        choose_engine("kokoro")


def test_an_article_is_cast_from_the_engine_that_was_chosen(no_models: Path):
    found = palette(script("en", Gender.FEMALE, None), "pyttsx3", {}, None)
    assert engines_of(found.voices) == {"pyttsx3"}
    assert found.others == ()


def test_a_language_that_no_engine_speaks_is_refused_with_the_way_out(no_models: Path):
    with pytest.raises(CastError, match=r"no voice of any engine .*'eu': .*--voice narrator=VOICE"):
        palette(script("eu"), "pyttsx3", {}, None)


def test_a_language_that_another_engine_speaks_here_is_refused_with_its_name(no_models: Path):
    with pytest.raises(CastError, match=r"no voice of kokoro .*'de': take the engine pyttsx3 \(--engine pyttsx3\)$"):
        palette(script("de"), "kokoro", {}, None)


@pytest.mark.parametrize(
    ("engine", "language", "told"),
    [
        ("piper", "de-AT", r"install piper:de_DE-\S+, or take the engine pyttsx3 \(--engine pyttsx3\)$"),
        ("piper", "is", r"install piper:is_IS-salka-medium, or have another voice .*--voice narrator=VOICE$"),
        ("pyttsx3", "is", r"install piper:is_IS-salka-medium, and take the engine piper \(--engine piper\), or have "),
    ],
)
def test_what_to_install_for_a_language_is_told(no_models: Path, engine: str, language: str, told: str):
    with pytest.raises(CastError, match=rf"no voice of {engine} here speaks .* audiobrief voices {told}"):
        palette(script(language), engine, {}, None)


def test_a_package_that_is_missing_is_to_be_installed_first(no_models: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("audiobrief.synthesizer.piper.find_spec", lambda _: None)
    with pytest.raises(
        CastError, match=r"pip install 'audiobrief\[piper\]'; then audiobrief voices install piper:is_IS"
    ):
        palette(script("is"), "pyttsx3", {}, None)


@pytest.fixture
def english_piper(no_models: Path) -> None:
    """Piper as far as casting goes: an installed package, and an English voice that nothing speaks with."""
    pytest.importorskip("piper")
    (no_models / "piper").mkdir(parents=True)
    for ending in (".onnx", ".onnx.json"):
        (no_models / "piper" / f"en_US-joe-medium{ending}").write_bytes(b"x")


@pytest.fixture
def german_sources(tmp_path: Path) -> tuple[Path, Path]:
    """Two German articles."""
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(
            "Der Fluss\n\nDer Fluss steigt seit gestern, und die Leute tragen ihre Möbel in den ersten Stock.\n",
            "utf-8",
        )
    return tmp_path / "a.txt", tmp_path / "b.txt"


_WAYS = pytest.mark.parametrize(
    "arguments",
    [
        ["narrate", "a.txt", "-o", "x.mp3"],
        ["script", "a.txt", "-o", "x.abs"],
        ["brief", "a.txt", "b.txt", "-o", "x.mp3"],
        ["batch", "a.txt", "b.txt", "-o", "out"],
    ],
)


@_WAYS
def test_an_engine_that_nobody_chose_leaves_other_languages_to_others(
    arguments: list[str], german_sources: tuple[Path, Path], english_piper: None
):
    done = command_line(*arguments, "--engine", "auto", cwd=german_sources[0].parent)
    assert done.returncode == 0, done.stderr
    if arguments[0] != "batch":
        assert "no voice of piper here speaks the article's language, 'de': pyttsx3 reads it" in done.stderr


def test_a_language_that_no_engine_here_speaks_is_refused_whoever_chose_the_engine(no_models: Path):
    with pytest.raises(CastError, match="no voice of pyttsx3 here speaks the article's language, 'is'"):
        palette(script("is"), "pyttsx3", {}, None, any_engine=True)


@_WAYS
def test_every_way_to_an_episode_tells_what_to_install(
    arguments: list[str], german_sources: tuple[Path, Path], english_piper: None
):
    done = command_line(*arguments, "--engine", "piper", cwd=german_sources[0].parent)
    assert done.returncode == 1
    assert (
        "no voice of piper here speaks the article's language, 'de': audiobrief voices install piper:de_DE-"
        in done.stderr
    )


def test_the_python_api_tells_what_to_install(german_sources: tuple[Path, Path], english_piper: None):
    # In a process of its own: the server that workers are forked from would keep this folder of models for other tests.
    code = "import sys, audiobrief; audiobrief.narrate(sys.argv[1], engine='piper')"
    done = subprocess.run(
        [sys.executable, "-c", code, german_sources[0]], capture_output=True, text=True, check=False, timeout=60
    )
    assert (
        "CastError: no voice of piper here speaks the article's language, 'de': audiobrief voices install"
        in done.stderr
    )


def test_a_language_that_an_engine_would_speak_is_refused_with_what_to_install(
    no_models: Path, monkeypatch: pytest.MonkeyPatch
):
    everyone = tuple(voice for voice in all_voices() if voice.engine != "pyttsx3" or voice.language != "hi-IN")
    monkeypatch.setattr(palettes, "all_voices", lambda: everyone)
    monkeypatch.setattr(
        palettes, "_castable", lambda engine: tuple(voice for voice in everyone if voice.engine == engine)
    )
    with pytest.raises(CastError, match=r"'hi': .*audiobrief voices install kokoro:.*, and take the engine kokoro"):
        palette(script("hi"), "pyttsx3", {}, None)


def test_a_narrator_who_was_asked_for_reads_any_language(no_models: Path):
    found = palette(script("is"), "pyttsx3", {"Narrator": "en-us"}, None)
    assert cast(script("is"), found.voices, pinned={"Narrator": "en-us"}).narrator.id == "en-us"


def test_a_voice_whose_engine_is_not_installed_is_refused_by_its_name(no_models: Path, tmp_path: Path):
    source = tmp_path / "a.txt"
    source.write_text("A title\n\nIt rained all day in the valley.\n", "utf-8")
    with pytest.raises(EngineUnavailableError, match=r"kokoro:af_heart.*(voices install kokoro|pip install)"):
        prepare(source, voice={"narrator": "kokoro:af_heart"})


@pytest.fixture
def kokoro(no_models: Path) -> None:
    """Kokoro as far as casting goes: an installed package, and files that nothing speaks with."""
    pytest.importorskip("kokoro_onnx")
    (no_models / "kokoro").mkdir(parents=True)
    for name in (MODEL, STYLES):
        (no_models / "kokoro" / name).write_bytes(b"x")


def test_a_damaged_model_is_told_before_anything_is_spoken(no_models: Path, kokoro: None):
    with pytest.raises(EngineUnavailableError, match=r"is damaged or was changed.*audiobrief voices install kokoro"):
        choose_engine("kokoro")
    assert choose_engine("auto") == "pyttsx3"


def test_other_engines_help_out_where_one_has_too_few_voices(
    no_models: Path, kokoro: None, monkeypatch: pytest.MonkeyPatch
):
    (no_models / "piper").mkdir()
    for ending in (".onnx", ".onnx.json"):
        (no_models / "piper" / f"en_US-joe-medium{ending}").write_bytes(b"x")
    monkeypatch.setattr("audiobrief.synthesizer.kokoro.damage", lambda *_: None)
    quoted = script("en", Gender.FEMALE, Gender.MALE)
    found = palette(quoted, "piper", {}, None)
    made = cast(quoted, found.voices)
    assert made.narrator.id == "piper:en_US-joe-medium"
    assert engines_of(made.voices.values()) == {"kokoro"}
    assert [made.voices[name].gender for name in ("Speaker 0", "Speaker 1")] == [Gender.FEMALE, Gender.MALE]


def test_voices_of_the_chosen_engine_come_before_those_that_help_out(no_models: Path, kokoro: None):
    quoted = script("en", *[Gender.FEMALE] * 15)
    made = cast(quoted, (*palettes.usable_voices("kokoro"), *palettes.usable_voices("pyttsx3")))
    first = [made.voices[f"Speaker {number}"].engine for number in range(12)]
    assert set(first) == {"kokoro"}


def test_a_voice_that_is_not_installed_is_told_with_its_command(no_models: Path, kokoro: None):
    voice = next(voice for voice in all_voices() if voice.engine == "piper")
    made = cast(script("en"), (voice,))
    shutil.rmtree(no_models / "kokoro")
    with pytest.raises(EngineUnavailableError, match="piper"):
        check_usable(made, "piper")


def test_the_cast_file_of_one_engine_serves_another(no_models: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture):
    from audiobrief.pipeline.files import load_cast_file

    path = tmp_path / "cast.toml"
    path.write_text('[voices]\n"Ada Byron" = "kokoro:bf_emma"\n', "utf-8")
    known = load_cast_file(path)
    source = tmp_path / "a.txt"
    source.write_text("A title\n\n“It rained,” said Ada Byron.\n", "utf-8")
    with caplog.at_level(logging.WARNING), pytest.raises(EngineUnavailableError, match="kokoro:bf_emma"):
        prepare(source, known=known)
