"""The words of an episode that are no article's: its opening line and its credits, in the language of the articles.

They are kept to what must be said. A language that is not listed here has no sentence put into its mouth: its episodes open with
the show's name alone, and their credits are a plain list.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date


@dataclass(frozen=True, slots=True)
class Words:
    """What is said around articles in one language."""

    #: Of a show without a name; it goes with the language's opening.
    show: str
    #: ``{show}`` and ``{date}`` are filled in.
    opening: str
    day: Callable[[date], str]
    #: Heading of the credits.
    sources: str
    #: Around a title.
    quotes: tuple[str, str]
    #: Before the name of who wrote an article.
    by: str
    #: Of one and of ``{count}`` articles that are missing.
    absent: tuple[str, str]


_ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_GERMAN_MONTHS = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "Dezember"),
)
_GERMAN_DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_FRENCH_MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
_FRENCH_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_SPANISH_MONTHS = (
    *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
    *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
)
_SPANISH_DAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")


def _american(day: date) -> str:
    return f"{_ENGLISH_DAYS[day.weekday()]}, {_ENGLISH_MONTHS[day.month - 1]} {day.day}, {day.year}"


def _english(day: date) -> str:
    return f"{_ENGLISH_DAYS[day.weekday()]}, {day.day} {_ENGLISH_MONTHS[day.month - 1]} {day.year}"


def _german(day: date) -> str:
    return f"{_GERMAN_DAYS[day.weekday()]}, den {day.day}. {_GERMAN_MONTHS[day.month - 1]} {day.year}"


def _french(day: date) -> str:
    number = "1er" if day.day == 1 else str(day.day)
    return f"{_FRENCH_DAYS[day.weekday()]} {number} {_FRENCH_MONTHS[day.month - 1]} {day.year}"


def _spanish(day: date) -> str:
    return f"{_SPANISH_DAYS[day.weekday()]} {day.day} de {_SPANISH_MONTHS[day.month - 1]} de {day.year}"


def _in_english(day: Callable[[date], str]) -> Words:
    return Words(
        show="Your brief",
        opening="{show} for {date}.",
        day=day,
        sources="Sources",
        quotes=("“", "”"),
        by="by",
        absent=("1 article could not be included.", "{count} articles could not be included."),
    )


_WORDS = {
    "en": _in_english(_american),
    "de": Words(
        show="Ihr Überblick",
        opening="{show} für {date}.",
        day=_german,
        sources="Quellen",
        quotes=("„", "“"),
        by="von",
        absent=("1 Artikel konnte nicht aufgenommen werden.", "{count} Artikel konnten nicht aufgenommen werden."),
    ),
    "fr": Words(
        show="Votre revue",
        opening="{show} du {date}.",
        day=_french,
        sources="Sources",
        quotes=("« ", " »"),
        by="par",
        absent=("1 article n’a pas pu être inclus.", "{count} articles n’ont pas pu être inclus."),
    ),
    "es": Words(
        show="Su resumen",
        opening="{show} del {date}.",
        day=_spanish,
        sources="Fuentes",
        quotes=("«", "»"),
        by="por",
        absent=("1 artículo no se pudo incluir.", "{count} artículos no se pudieron incluir."),
    ),
}
#: Regions of English where the month comes before the day.
_MONTH_FIRST = frozenset({"", "us", "ph"})


def words_of(language: str | None) -> Words | None:
    """The words of a language, by its BCP 47 tag; English where there is none, ``None`` for a language that has none here."""
    primary, *others = (language or "en").replace("_", "-").lower().split("-")
    regions = [other for other in others if len(other) == 2]
    if primary == "en" and (regions[0] if regions else "") not in _MONTH_FIRST:
        return _in_english(_english)
    return _WORDS.get(primary)
