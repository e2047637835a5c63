"""What every speech engine offers, and the error it raises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from pydub import AudioSegment

    from audiobrief.model import Voice


#: The engine that every installation has.
DEFAULT_ENGINE = "pyttsx3"


class EngineError(Exception):
    """The engine gave no usable sound for a text. For the worker, which tries again; never shown as it stands."""


class Engine(Protocol):
    """A speech engine inside one worker process. Engines keep state and are not thread-safe."""

    #: Name by which voices refer to the engine.
    name: str

    def speak(self, text: str, voice: Voice) -> AudioSegment:
        """Speak ``text`` (a sentence, in spoken form) with ``voice``.

        Returns:
            The sound, 16-bit mono, at the engine's own sample rate, silence at its ends included.

        Raises:
            EngineError: the engine returned nothing, or failed.
        """
        ...


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
