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

#: The same to be spoken, of one article and of several, by language.
_SPOKEN = {
    "de": (
        "Alle Stimmen sind künstlich: Ein Computerprogramm liest diesen Artikel vor, auch wo Menschen zitiert werden.",
        "Alle Stimmen sind künstlich: Ein Computerprogramm liest diese Artikel vor, auch wo Menschen zitiert werden.",
    ),
    "en": (NOTICE, NOTICE_OF_SEVERAL),
    "es": (
        "Todas las voces son sintéticas: un programa de ordenador lee este artículo, también donde se cita a personas.",
        "Todas las voces son sintéticas: un programa de ordenador lee estos artículos, también donde se cita a personas.",
    ),
    "fr": (
        "Toutes les voix sont synthétiques : un programme informatique lit cet article, y compris les personnes citées.",
        "Toutes les voix sont synthétiques : un programme informatique lit ces articles, y compris les personnes citées.",
    ),
}

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


def spoken_notice(language: str | None, *, several: bool = False) -> str | None:
    """What is said of the voices in the episode itself; ``None`` in a language that there are no words for.

    Args:
        language: BCP 47 tag of what is read; English if it is not known.
        several: whether it is several articles.
    """
    words = _SPOKEN.get((language or "en").split("-")[0].lower())
    return words[several] if words else None


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
