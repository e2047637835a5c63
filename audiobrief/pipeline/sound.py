"""How an episode is to sound."""

from __future__ import annotations

from dataclasses import dataclass, field

from audiobrief.assembler.gating import DEFAULT_CEILING
from audiobrief.assembler.mp3 import FrameSpec
from audiobrief.assembler.pauses import Pauses

#: LUFS: what podcast platforms ask for.
DEFAULT_LOUDNESS = -16.0
_LOUDNESS_RANGE = (-40.0, -9.0)


@dataclass(frozen=True, slots=True)
class Sound:
    """Format, level and pauses of an episode.

    Raises:
        ValueError: a loudness that speech can't be brought to.
    """

    #: Sample rate and bit rate.
    spec: FrameSpec = field(default_factory=FrameSpec)
    #: Target of the whole episode in LUFS, integrated (ITU-R BS.1770-4).
    loudness: float = DEFAULT_LOUDNESS
    pauses: Pauses = field(default_factory=Pauses)
    #: LU that clips are set louder than the target, to make up for what a first try missed it by.
    aim: float = 0.0
    #: Whether passages are plain samples, to be encoded as one; else they are MP3 frames.
    plain: bool = False
    #: dBTP of the signal given to the encoder.
    ceiling: float = DEFAULT_CEILING

    def __post_init__(self) -> None:
        low, high = _LOUDNESS_RANGE
        if not low <= self.loudness <= high:
            raise ValueError(f"a loudness of {self.loudness} LUFS is out of range: choose {low:g} to {high:g}")
