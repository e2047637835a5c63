"""What voices there are and could be, for people to look at."""

from __future__ import annotations

import json
import logging
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from audiobrief.casting.packs import pack_samples
from audiobrief.errors import EngineUnavailableError, ModelError
from audiobrief.languages import base_language
from audiobrief.pipeline.palette import all_drivers, all_voices, usable_voices
from audiobrief.synthesizer import EngineError
from audiobrief.synthesizer.catalogue import Sources, kokoro_model
from audiobrief.synthesizer.driver import RunSettings
from audiobrief.synthesizer.loading import engine_names, find_driver
from audiobrief.synthesizer.piper import VOICE_SUFFIX, model_of

if TYPE_CHECKING:
    from audiobrief.model import Voice

_log = logging.getLogger(__name__)
#: Bytes of a voice of Piper, about, by what its name ends in.
_PIPER_SIZES = {"x_low": 28_000_000, "low": 63_100_000, "medium": 63_200_000, "high": 114_000_000}
_NEURAL_PACE = 17.5


@dataclass(frozen=True, slots=True)
class EngineState:
    """An engine, and whether it can speak."""

    name: str
    title: str
    licence: str
    neural: bool
    #: Why it can't be used, and what to do about it; ``None`` if it can.
    problem: str | None


@dataclass(frozen=True, slots=True)
class Installable:
    """A model that is not here."""

    name: str
    #: Bytes, about.
    size: int
    languages: tuple[str, ...]
    licence: str


@dataclass(frozen=True, slots=True)
class Stock:
    """All of it."""

    voices: tuple[Voice, ...]
    engines: tuple[EngineState, ...]
    installable: tuple[Installable, ...]


def take_stock(language: str | None = None, engine: str | None = None) -> Stock:
    """The voices that can be cast here, the engines, and the models that could be installed.

    Args:
        language: only voices of this language.
        engine: only this engine.

    Raises:
        EngineUnavailableError: there is no such engine.
    """
    if engine is not None and engine not in engine_names():
        raise EngineUnavailableError(f"there is no speech engine {engine!r}: there are {', '.join(engine_names())}")
    drivers = [driver for driver in all_drivers() if engine is None or driver.name == engine]
    states = tuple(
        EngineState(driver.name, driver.title, driver.licence, driver.neural, driver.problem()) for driver in drivers
    )
    usable = [voice for state in states if state.problem is None for voice in usable_voices(state.name)]
    here = {voice.id for voice in usable}
    wanted = None if language is None else base_language(language)

    def fits(voice: Voice) -> bool:
        return wanted is None or base_language(voice.language) == wanted

    missing = [voice for voice in all_voices() if voice.id not in here and fits(voice)]
    installable = []
    names = {state.name for state in states}
    if "kokoro" in names and (spoken := [voice for voice in missing if voice.engine == "kokoro"]):
        model = kokoro_model(Sources())
        installable.append(Installable(model.name, model.size, _languages(spoken), model.licence))
    if "piper" in names:
        installable += (
            Installable(voice.id, _piper_size(voice), (voice.language,), voice.licence or "see its MODEL_CARD")
            for voice in missing
            if voice.engine == "piper"
        )
    return Stock(tuple(filter(fits, usable)), states, tuple(installable))


def _piper_size(voice: Voice) -> int:
    return _PIPER_SIZES.get(voice.id.rsplit("-", 1)[-1], _PIPER_SIZES["medium"])


def _languages(voices: list[Voice]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(base_language(voice.language) for voice in voices))


def licence_line(name: str, stated: str) -> str:
    """What is known of the licence of a model that was installed.

    Args:
        name: of the model, such as ``piper:en_US-joe-medium``.
        stated: what came along with it.
    """
    packed = next((voice.licence for voice in all_voices() if voice.id == name), None)
    return f"{packed}. {stated}" if packed and packed not in stated else stated


def after_installation(name: str) -> str | None:
    """Look at a model that was installed: measures a voice of Piper, so that it is as loud and fast as the others.

    Returns:
        What is still to be done, a sentence; ``None`` if nothing is.

    Raises:
        ModelError: the voice can't speak.
    """
    engine, _, own_id = name.partition(":")
    driver = find_driver(engine)
    if (problem := driver.problem()) is not None:
        return f"{engine} can't speak yet: {problem}"
    if engine == "piper":
        voice = next((voice for voice in usable_voices(engine) if voice.own_id == own_id), None)
        samples = pack_samples(engine).get(base_language(voice.language)) if voice is not None else None
        if voice is not None and samples:
            try:
                _measure(voice, samples)
            except EngineError as error:
                raise ModelError(f"{voice.id} is installed and can't speak: {error}") from error
    return None


def _measure(voice: Voice, samples: tuple[str, ...]) -> None:
    from audiobrief.pipeline.measuring import measure_voice  # noqa: PLC0415  (numpy and LAME)

    with tempfile.TemporaryDirectory(prefix="audiobrief-") as scratch:
        engine = find_driver(voice.engine).load(Path(scratch), RunSettings())
        found = measure_voice(engine, voice, samples)
    speed = min(1.2, max(0.85, round(_NEURAL_PACE / found.pace * voice.speed / 0.05) * 0.05))
    facts = {
        "rate": max(60, round(found.rate * speed / voice.speed)),
        "speed": round(speed, 2),
        "loudness": round(found.loudness, 1),
        "median_pitch": round(found.median_pitch),
    }
    model = model_of(voice.own_id)
    try:
        model.with_name(f"{model.name}{VOICE_SUFFIX}").write_text(json.dumps(facts) + "\n", "utf-8")
    except OSError as error:
        _log.warning("what was measured of %s can't be kept: %s", voice.id, error.strerror or error)
