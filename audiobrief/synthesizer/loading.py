"""Engines by name."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from audiobrief.synthesizer.engine import EngineError

if TYPE_CHECKING:
    from pathlib import Path

    from audiobrief.model import Voice
    from audiobrief.synthesizer.engine import Engine

#: The engine that every installation has.
DEFAULT_ENGINE = "pyttsx3"


def load_engine(name: str, scratch: Path) -> Engine:  # noqa: ARG001  (for engines that write files)
    """Make the engine of that name ready to speak.

    Args:
        name: as in ``Voice.engine``.
        scratch: an existing folder for the engine's temporary files; whoever made it removes it.

    Raises:
        EngineError: there is no such engine, or it can't start.
    """
    if name == DEFAULT_ENGINE:
        from audiobrief.synthesizer.pyttsx3_engine import Pyttsx3Engine  # noqa: PLC0415  (an engine is loaded when used)

        return Pyttsx3Engine()
    raise EngineError(f"there is no speech engine called {name!r}")


def identify(voice: Voice) -> str:
    """What shapes a voice's sound besides its settings and the utterance: the engine's version, the model's checksum.

    The engine is not started for it, so that a clip can be looked up in a cache without one.

    Raises:
        EngineError: there is no such engine, or its model is not installed.
    """
    if voice.engine == DEFAULT_ENGINE:
        return f"pyttsx3 {version('pyttsx3')}, espeak-ng of espeakng-loader {version('espeakng-loader')}"
    raise EngineError(f"there is no speech engine called {voice.engine!r}")
