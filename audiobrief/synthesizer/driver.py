"""Drivers: what is known of a speech engine without starting it, and how it is started."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from audiobrief.model import Voice
    from audiobrief.synthesizer.engine import Engine

Device = Literal["cpu", "gpu"]


@dataclass(frozen=True, slots=True)
class RunSettings:
    """How an engine is to run in a worker process."""

    #: Threads for arithmetic; engines without any to choose don't care.
    threads: int = 1
    device: Device = "cpu"


class Driver(Protocol):
    """One kind of engine. Drivers are found by entry points of the group ``audiobrief.engines``, each under its name."""

    #: Name by which voices refer to the engine.
    name: str
    #: As a person writes it.
    title: str
    #: Of the engine and its models, in a few words.
    licence: str
    #: Whether it speaks by a neural network.
    neural: bool
    #: The engine's voice pack, where it is not one of audiobrief's own.
    pack: Path | None

    def problem(self, device: Device = "cpu") -> str | None:
        """Why the engine can't be used here, and what to do about it, in a sentence; ``None`` if it can."""
        ...

    def has(self, voice: Voice) -> bool:
        """Whether a voice's model is installed."""
        ...

    def fitted(self, voices: tuple[Voice, ...]) -> tuple[Voice, ...]:
        """The voices of the engine's pack with what is known of them here, and those installed that the pack doesn't know."""
        ...

    def layout(self, cores: int, device: Device = "cpu") -> tuple[int, int]:
        """How many worker processes, and how many threads in each, are quickest on so many processors."""
        ...

    def identify(self, voice: Voice) -> str:
        """What shapes a voice's sound besides its settings and the utterance: versions, and the checksum of the model.

        Raises:
            EngineError: the model is missing.
        """
        ...

    def load(self, scratch: Path, settings: RunSettings) -> Engine:
        """Start the engine.

        Args:
            scratch: an existing folder for temporary files; whoever made it removes it.
            settings: how it is to run.

        Raises:
            EngineError: it can't start.
        """
        ...
