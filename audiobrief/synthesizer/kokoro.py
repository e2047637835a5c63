"""The driver of Kokoro-82M over kokoro-onnx."""

from __future__ import annotations

import sys
from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING

from audiobrief.folders import models_folder
from audiobrief.synthesizer.checksums import checksum
from audiobrief.synthesizer.engine import EngineError
from audiobrief.synthesizer.models import damage, layout_for
from audiobrief.synthesizer.onnx import gpu_problem

if TYPE_CHECKING:
    from pathlib import Path

    from audiobrief.model import Voice
    from audiobrief.synthesizer.driver import Device, RunSettings
    from audiobrief.synthesizer.engine import Engine

MODEL = "kokoro-v1.0.int8.onnx"
STYLES = "voices-v1.0.bin"
MODEL_SUM = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
#: Memory that a worker takes.
_WORKER_BYTES = 500_000_000
INSTALL = "audiobrief voices install kokoro"


def kokoro_folder() -> Path:
    """Where its model and its voices lie."""
    return models_folder() / "kokoro"


class KokoroDriver:
    """See ``Driver``."""

    name = "kokoro"
    title = "Kokoro-82M, through kokoro-onnx"
    licence = "Apache-2.0 (model and voices), MIT (kokoro-onnx)"
    neural = True
    pack: Path | None = None

    def problem(self, device: Device = "cpu") -> str | None:
        """See ``Driver``."""
        if find_spec("kokoro_onnx") is None:
            if sys.version_info >= (3, 14):
                return "kokoro-onnx is not made for Python 3.14 yet: run audiobrief with Python 3.11 to 3.13"
            return "its package is not installed: pip install 'audiobrief[kokoro]'"
        folder = kokoro_folder()
        for name, known in ((MODEL, MODEL_SUM), (STYLES, None)):
            if not (folder / name).is_file():
                return f"its model is not installed: {INSTALL}"
            if fault := damage(folder / name, known):
                return f"{folder / name} {fault}: {INSTALL}"
        return gpu_problem(device)

    def has(self, voice: Voice) -> bool:  # noqa: ARG002  (the voices come in one file)
        """See ``Driver``."""
        return (kokoro_folder() / STYLES).is_file()

    def fitted(self, voices: tuple[Voice, ...]) -> tuple[Voice, ...]:
        """See ``Driver``."""
        return voices

    def layout(self, cores: int, device: Device = "cpu") -> tuple[int, int]:
        """See ``Driver``."""
        return layout_for(_WORKER_BYTES, cores, device)

    def identify(self, voice: Voice) -> str:  # noqa: ARG002  (the voices come in one file)
        """See ``Driver``."""
        try:
            sums = " ".join(checksum(kokoro_folder() / name) for name in (MODEL, STYLES))
        except OSError as error:
            raise EngineError(f"the model of Kokoro can't be read: {error}") from error
        return f"kokoro-onnx {version('kokoro-onnx')}, phonemizer {version('phonemizer')}, {sums}"

    def load(self, scratch: Path, settings: RunSettings) -> Engine:
        """See ``Driver``."""
        from audiobrief.synthesizer.kokoro_engine import KokoroEngine  # noqa: PLC0415  (loaded when used)

        return KokoroEngine(kokoro_folder() / MODEL, kokoro_folder() / STYLES, settings, scratch)
