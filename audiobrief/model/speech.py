"""Utterance: what an engine is given to say; and when it said which word."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phonemes:
    """How ``text[start:end]`` of an utterance is to be pronounced, whatever the engine would make of its spelling."""

    start: int
    end: int
    #: In the International Phonetic Alphabet, stress marks included.
    ipa: str


@dataclass(frozen=True, slots=True)
class Utterance:
    """A sentence in spoken form, for an engine to say.

    Raises:
        ValueError: ``phonemes`` are out of order, overlap, lie outside of the text or are empty.
    """

    text: str
    #: In the order of the text.
    phonemes: tuple[Phonemes, ...] = ()

    def __post_init__(self) -> None:
        at = 0
        for part in self.phonemes:
            if not at <= part.start < part.end <= len(self.text) or not part.ipa.strip():
                raise ValueError(f"{part} does not fit the text {self.text!r}")
            at = part.end


@dataclass(frozen=True, slots=True)
class WordTiming:
    """When a word of an utterance is heard in its clip."""

    #: Seconds from the start of the clip.
    start: float
    end: float
    #: The word is ``text[text_start:text_end]`` of the utterance.
    text_start: int
    text_end: int
