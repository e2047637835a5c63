"""Engines by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.synthesizer.engine import EngineError

if TYPE_CHECKING:
    from pathlib import Path

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
