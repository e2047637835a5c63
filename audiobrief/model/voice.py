"""Voice and Cast: who speaks, and with what."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from audiobrief.model.script import SegmentKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from audiobrief.model.script import Gender, Segment


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice of an engine, with the settings that its voice pack gives it."""

    #: What ``--voice`` takes, such as ``en-us+m3``; engines but the default one stand before theirs: ``kokoro:af_heart``.
    id: str
    engine: str
    name: str
    #: BCP 47 tag of the language it speaks.
    language: str
    accent: str
    gender: Gender | None
    #: Speaking rate in words per minute.
    rate: int
    #: Pitch as the engine counts it (espeak-ng: 0 to 99, 50 normal).
    pitch: int = 50
    #: Loudness of the voice as the engine gives it, in LUFS, measured over the pack's sample text.
    loudness: float = -23.0
    #: Median fundamental frequency in Hz, measured over the pack's sample text: casting keeps voices apart by it.
    median_pitch: float = 0.0
    #: How much faster than by itself the engine is to speak, where it counts so (Kokoro and Piper). ``rate`` is what comes of it.
    speed: float = 1.0
    #: Hz at which the engine gives its sound.
    sample_rate: int = 22050
    #: Whether it is cast only where it is asked for: too close to another voice, or odd.
    on_demand: bool = False
    #: Of the voice and its model, as whoever published them names it; empty where that isn't known.
    licence: str = ""

    @property
    def is_measured(self) -> bool:
        """Whether its loudness, pitch and rate were measured; those of a voice that nobody could hear here are a guess."""
        return self.median_pitch > 0

    @property
    def own_id(self) -> str:
        """What the engine itself calls the voice."""
        return self.id.removeprefix(f"{self.engine}:")


@dataclass(frozen=True, slots=True)
class Cast:
    """Which voice each speaker has."""

    narrator: Voice
    voices: Mapping[str, Voice] = field(default_factory=dict)
    #: Of asides; ``None`` where there are none.
    aside: Voice | None = None

    @property
    def all_voices(self) -> tuple[Voice, ...]:
        """Every voice that may be heard, the narrator's first."""
        return (self.narrator, *self.voices.values(), *([] if self.aside is None else [self.aside]))

    def voice_of(self, speaker: str | None) -> Voice:
        """The speaker's voice; the narrator's for ``None``.

        Raises:
            KeyError: nobody of that name was cast.
        """
        return self.narrator if speaker is None else self.voices[speaker]

    def voice_for(self, segment: Segment) -> Voice:
        """The voice of a segment.

        Raises:
            KeyError: its speaker was not cast.
        """
        if segment.kind is SegmentKind.ASIDE and self.aside is not None:
            return self.aside
        return self.voice_of(segment.speaker)
