"""The driver of Piper over piper-tts."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING

from audiobrief.folders import models_folder
from audiobrief.model import Voice
from audiobrief.patterns import lazy
from audiobrief.synthesizer.checksums import checksum
from audiobrief.synthesizer.engine import EngineError
from audiobrief.synthesizer.models import damage, layout_for
from audiobrief.synthesizer.onnx import gpu_problem

if TYPE_CHECKING:
    from pathlib import Path

    from audiobrief.synthesizer.driver import Device, RunSettings
    from audiobrief.synthesizer.engine import Engine

#: Memory that a worker takes with one voice.
_WORKER_BYTES = 330_000_000
#: How much chance there is at most in a reading: in its sound, and in how long its sounds last. Voices are published with 0.667
#: and 0.8. With less of both fewer words are misheard (by Whisper, ten news articles: 8.0 and 7.5 % of them, eight of the ten
#: better; an article read six times: 7.1 and 6.7 %), and the pitch moves as much (2.99 and 2.93 semitones, standard deviation).
NOISE_SCALE = 0.333
NOISE_W_SCALE = 0.333
INSTALL = "audiobrief voices install piper"
#: What is added to the name of a model for the file with what was measured of its voice.
VOICE_SUFFIX = ".voice.json"
#: What a voice's name is followed by in the name of the file in which its publisher describes it.
CARD_SUFFIX = ".MODEL_CARD"
_LICENCE = lazy(r"^\*? ?Licen[sc]e: {0,9}(\S[^\n]{0,199})$", re.MULTILINE)


def piper_folder() -> Path:
    """Where its voices lie, two files each."""
    return models_folder() / "piper"


def model_of(name: str) -> Path:
    """The model of a voice; its description lies beside it, with ``.json`` added."""
    return piper_folder() / f"{name}.onnx"


def installed_voices() -> tuple[str, ...]:
    """The names of the voices whose models are installed."""
    folder = piper_folder()
    found = sorted(folder.glob("*.onnx")) if folder.is_dir() else []
    return tuple(path.stem for path in found if path.with_name(f"{path.name}.json").is_file())


def described_voice(name: str) -> Voice | None:
    """A voice that no pack knows, as its model's description has it; ``None`` where that can't be read."""
    try:
        description = json.loads(model_of(name).with_suffix(".onnx.json").read_text("utf-8"))
        language = str(description["language"]["code"]).replace("_", "-")
        accent = str(description["language"].get("country_english") or language)
        rate = int(description["audio"]["sample_rate"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    label = name.split("-")[1].replace("_", " ").title() if name.count("-") else name
    return Voice(f"piper:{name}", "piper", f"{label} ({language})", language, accent, None, 160, sample_rate=rate)


def measured_here(voice: Voice) -> Voice:
    """A voice with what was measured of it when it was installed, if anything was."""
    model = model_of(voice.own_id)
    try:
        facts = json.loads(model.with_name(f"{model.name}{VOICE_SUFFIX}").read_text("utf-8"))
        return replace(
            voice,
            rate=int(facts["rate"]),
            speed=float(facts["speed"]),
            loudness=float(facts["loudness"]),
            median_pitch=float(facts["median_pitch"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return voice


def stated_licence(name: str) -> str:
    """The licence that an installed voice's card states; empty where there is no card or it states none."""
    try:
        card = model_of(name).with_name(f"{name}{CARD_SUFFIX}").read_text("utf-8")
    except (OSError, ValueError):
        return ""
    found = _LICENCE.search(card[:100_000])
    return found.group(1).strip() if found else ""


def _licensed(voice: Voice) -> Voice:
    licence = stated_licence(voice.own_id)
    return replace(voice, licence=licence) if licence else voice


class PiperDriver:
    """See ``Driver``. Each voice is a model of its own."""

    name = "piper"
    title = "Piper, through piper-tts"
    licence = "GPL-3.0-or-later (piper-tts); each voice has its own, named where it is published"
    neural = True
    pack: Path | None = None

    def problem(self, device: Device = "cpu") -> str | None:
        """See ``Driver``."""
        if find_spec("piper") is None:
            return "its package is not installed: pip install 'audiobrief[piper]'"
        voices = installed_voices()
        if not voices:
            return f"no voice of it is installed: {INSTALL}"
        for name in voices:
            model = model_of(name)
            for file in (model, model.with_name(f"{model.name}.json")):
                if fault := damage(file):
                    return f"{file} {fault}: {INSTALL}:{name}"
        return gpu_problem(device)

    def has(self, voice: Voice) -> bool:
        """See ``Driver``."""
        return voice.own_id in installed_voices()

    def fitted(self, voices: tuple[Voice, ...]) -> tuple[Voice, ...]:
        """See ``Driver``. What is installed comes first, so that it narrates; what was measured of it here counts more."""
        known = {voice.own_id: voice for voice in voices}
        here = installed_voices()
        installed = [known.get(name) or described_voice(name) for name in here]
        return (
            *(_licensed(measured_here(voice)) for voice in installed if voice is not None),
            *(voice for name, voice in known.items() if name not in here),
        )

    def layout(self, cores: int, device: Device = "cpu") -> tuple[int, int]:
        """See ``Driver``."""
        return layout_for(_WORKER_BYTES, cores, device)

    def identify(self, voice: Voice) -> str:
        """See ``Driver``."""
        model = model_of(voice.own_id)
        try:
            sums = f"{checksum(model)} {checksum(model.with_name(f'{model.name}.json'))}"
        except OSError as error:
            raise EngineError(f"the model of {voice.id} can't be read: {error}") from error
        return f"piper-tts {version('piper-tts')}, {sums}, noise {NOISE_SCALE} {NOISE_W_SCALE}"

    def load(self, scratch: Path, settings: RunSettings) -> Engine:
        """See ``Driver``."""
        from audiobrief.synthesizer.piper_engine import PiperEngine  # noqa: PLC0415  (loaded when used)

        return PiperEngine(model_of, settings, scratch, installed_voices())
