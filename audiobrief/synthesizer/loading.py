"""Engines by name: the default one at once, all others through entry points, so that none has to be named here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from audiobrief.synthesizer.driver import RunSettings
from audiobrief.synthesizer.engine import EngineError

if TYPE_CHECKING:
    from pathlib import Path

    from audiobrief.model import Voice
    from audiobrief.synthesizer.driver import Driver
    from audiobrief.synthesizer.engine import Engine

#: The engine that every installation has.
DEFAULT_ENGINE = "pyttsx3"
#: Stands for the best engine that can be used.
AUTO = "auto"
ENTRY_POINTS = "audiobrief.engines"
_ONE_THREAD = RunSettings()


@cache
def find_driver(name: str) -> Driver:
    """The driver of the engine of that name.

    Raises:
        EngineError: there is no such engine, or its driver can't be imported.
    """
    if name == DEFAULT_ENGINE:
        from audiobrief.synthesizer.espeak import EspeakDriver  # noqa: PLC0415  (an engine is loaded when used)

        return EspeakDriver()
    from importlib.metadata import entry_points  # noqa: PLC0415  (slow, and the default engine needs none of it)

    for point in entry_points(group=ENTRY_POINTS, name=name):
        try:
            driver: Driver = point.load()()
        except Exception as error:
            raise EngineError(f"the speech engine {name!r} can't be loaded: {error}") from error
        return driver
    raise EngineError(f"there is no speech engine called {name!r}")


def engine_names() -> tuple[str, ...]:
    """The names of all engines there are drivers for, the default one first, then by name."""
    from importlib.metadata import entry_points  # noqa: PLC0415  (slow)

    found = {point.name for point in entry_points(group=ENTRY_POINTS)}
    return (DEFAULT_ENGINE, *sorted(found - {DEFAULT_ENGINE}))


def load_engine(name: str, scratch: Path, settings: RunSettings = _ONE_THREAD) -> Engine:
    """Make the engine of that name ready to speak.

    Args:
        name: as in ``Voice.engine``.
        scratch: an existing folder for the engine's temporary files; whoever made it removes it.
        settings: how it is to run.

    Raises:
        EngineError: there is no such engine, or it can't start.
    """
    return find_driver(name).load(scratch, settings)


@dataclass(frozen=True, slots=True)
class InstalledEngines:
    """Makes installed engines ready, all in the same way: an ``EngineLoader`` that other processes can be given."""

    settings: RunSettings = _ONE_THREAD

    def __call__(self, name: str, scratch: Path) -> Engine:
        """See ``load_engine``."""
        return load_engine(name, scratch, self.settings)

    def with_threads(self, name: str, threads: int | None) -> InstalledEngines:
        """What makes an engine ready with so many threads; itself where that is left open, or the engine has none to choose."""
        if threads is None or not find_driver(name).neural:
            return self
        return replace(self, settings=replace(self.settings, threads=threads))


def identify(voice: Voice) -> str:
    """What shapes a voice's sound besides its settings and the utterance: the engine's version, the model's checksum.

    The engine is not started for it, so that a clip can be looked up in a cache without one.

    Raises:
        EngineError: there is no such engine, or its model is not installed.
    """
    return find_driver(voice.engine).identify(voice)
