"""What every speech engine offers, what it returns, and the error it raises."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pydub import AudioSegment

    from audiobrief.model import Utterance, Voice, WordTiming

    #: Makes an engine from its name and an existing folder for its temporary files; raises EngineError.
    EngineLoader = Callable[[str, Path], "Engine"]


class EngineError(Exception):
    """The engine gave no usable sound for a text. For the worker, which tries again; never shown as it stands."""


@dataclass(frozen=True, slots=True)
class Clip:
    """The sound of one utterance."""

    #: 16-bit mono, at the engine's own sample rate, silence at its ends included.
    audio: AudioSegment
    #: When each word is heard, in order, none overlapping another; empty where the engine does not tell.
    words: tuple[WordTiming, ...] = ()


class Engine(Protocol):
    """A speech engine inside one worker process. Engines keep state and are not thread-safe."""

    #: Name by which voices refer to the engine.
    name: str

    def speak(self, utterance: Utterance, voice: Voice) -> Clip:
        """Speak an utterance (a sentence, in spoken form) with ``voice``.

        Where the utterance has phonemes they are said in place of what the engine would make of the spelling; a sound
        that the voice's language lacks becomes the nearest that it has. Nothing in the text is obeyed as markup.

        Raises:
            EngineError: the engine returned nothing, or failed.
        """
        ...
