"""EncodedPassage: what travels from a worker to the writer. Importable without numpy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from array import array


@dataclass(frozen=True, slots=True)
class EncodedPassage:
    """A run of sentences, ready to be joined to the one before it."""

    #: Whole MP3 frames, without an Info frame; or 16-bit samples in native byte order, where the whole is encoded as one.
    frames: bytes
    #: 0 for plain samples.
    frame_count: int
    #: Length that it adds to the episode.
    samples: int
    #: First sample of speech of each clip and the one after its last, from the start of the passage, pauses excluded.
    sentence_spans: tuple[tuple[int, int], ...]
    #: K-weighted mean squares of its 100 ms sub-blocks (``array('f')``), for the loudness of the whole.
    energies: array[float]
    #: dBTP of the signal given to the encoder; minus infinity for silence.
    true_peak: float
