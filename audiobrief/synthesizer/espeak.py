"""The driver of pyttsx3 over the embedded espeak-ng."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from audiobrief.model import Voice
    from audiobrief.synthesizer.driver import Device, RunSettings
    from audiobrief.synthesizer.engine import Engine


class EspeakDriver:
    """See ``Driver``. It comes with audiobrief and needs no model."""

    name = "pyttsx3"
    title = "espeak-ng, through pyttsx3"
    licence = "MPL-2.0 (pyttsx3), GPL-3.0-or-later (espeak-ng and its voices)"
    neural = False
    pack: Path | None = None

    def problem(self, device: Device = "cpu") -> str | None:
        """See ``Driver``."""
        if device == "gpu":
            return "espeak-ng does not run on a GPU: leave out the device, or take a neural engine"
        return None

    def has(self, voice: Voice) -> bool:  # noqa: ARG002  (all voices are part of espeak-ng)
        """See ``Driver``."""
        return True

    def fitted(self, voices: tuple[Voice, ...]) -> tuple[Voice, ...]:
        """See ``Driver``."""
        return voices

    def layout(self, cores: int, device: Device = "cpu") -> tuple[int, int]:  # noqa: ARG002  (it runs on processors only)
        """See ``Driver``."""
        return cores, 1

    def identify(self, voice: Voice) -> str:  # noqa: ARG002  (the voices are as old as the library)
        """See ``Driver``."""
        from importlib.metadata import version  # noqa: PLC0415  (asked for where clips are kept)

        return f"pyttsx3 {version('pyttsx3')}, espeak-ng of espeakng-loader {version('espeakng-loader')}"

    def load(self, scratch: Path, settings: RunSettings) -> Engine:  # noqa: ARG002  (nothing goes to disk; one thread)
        """See ``Driver``."""
        from audiobrief.synthesizer.pyttsx3_engine import Pyttsx3Engine  # noqa: PLC0415  (loaded when used)

        return Pyttsx3Engine()
