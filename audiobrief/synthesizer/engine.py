"""What every speech engine offers, and the error it raises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pydub import AudioSegment

    from audiobrief.model import Voice

    #: Makes an engine from its name and an existing folder for its temporary files; raises EngineError.
    EngineLoader = Callable[[str, Path], "Engine"]


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
