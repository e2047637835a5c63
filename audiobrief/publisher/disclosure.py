"""Saying that the voices are synthetic, in words and in the vocabulary of the IPTC."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from audiobrief.publisher.characters import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audiobrief.model import Cast, Episode, Voice

NOTICE = "All voices are synthetic: a computer program reads this article, also where people are quoted."

NOTICE_OF_SEVERAL = "All voices are synthetic: a computer program reads these articles, also where people are quoted."

#: How an engine makes speech, by the name of the engine. What is not listed is called synthetic and no more.
_TRAINED = frozenset({"kokoro", "piper"})
_BY_RULE = frozenset({"pyttsx3", "espeak", "espeak-ng"})


class SourceType(StrEnum):
    """How digital media came about: codes of the IPTC's vocabulary ``digitalsourcetype``."""

    #: Made by a model that was trained on recordings.
    TRAINED = "trainedAlgorithmicMedia"
    #: Made purely by rule, not from sampled data.
    BY_RULE = "algorithmicMedia"

    @property
    def iptc(self) -> str:
        """Its address in the vocabulary."""
        return f"http://cv.iptc.org/newscodes/digitalsourcetype/{self.value}"

    @property
    def schema_org(self) -> str:
        """Its name at schema.org."""
        return f"https://schema.org/{self.value[0].upper()}{self.value[1:]}DigitalSource"


def notice_of(episode: Episode) -> str:
    """What is said of the voices of an episode: it may be of one article or of several."""
    return NOTICE_OF_SEVERAL if len(episode.stories) > 1 else NOTICE


def licences_of(voices: Iterable[Voice]) -> str:
    """The licences of these voices, as a sentence."""
    engines: dict[str, dict[str, None]] = {}
    for voice in voices:
        engines.setdefault(one_line(voice.licence) or "not known", {})[one_line(voice.engine)] = None
    named = (f"{licence} ({', '.join(names)})" for licence, names in engines.items())
    return f"Licences of the voices: {', '.join(named)}."


def source_types(cast: Cast) -> tuple[SourceType, ...]:
    """The kinds of speech in an episode with this cast; none that is not known."""
    engines = {voice.engine for voice in cast.all_voices}
    kinds = ((SourceType.TRAINED, _TRAINED), (SourceType.BY_RULE, _BY_RULE))
    return tuple(kind for kind, names in kinds if engines & names)
