"""How long something took, to the second: "1:45:32", "1'45"32", "3:58,2"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.normalizer.continental.numbers import digits
from audiobrief.patterns import has, has_match, lazy

if TYPE_CHECKING:
    import re

    from audiobrief.normalizer.continental.language import Language

_HOURS = lazy(
    r"(?<![\w.,:/-])(?P<hours>\d{1,2}):(?P<minutes>[0-5]\d):(?P<seconds>[0-5]\d)(?:[.,](?P<part>\d{1,3}))?(?![\w:]| Uhr)"
    r"(?: ?(?:Std\b\.?|Stunden|horas|heures|h(?!\w)))?",
    needs=has("0:00:00"),
)
_MINUTES = lazy(
    r"(?<![\w.,:/-])(?P<hours>)(?P<minutes>[0-5]?\d):(?P<seconds>[0-5]\d)(?:[.,](?P<part>\d{1,3})(?![\w:])"
    r"(?: ?(?:min(?!\w)|Min\b\.?|Minuten|minutes|minutos))?|(?P<whole> ?(?:min(?!\w)|Min\b\.?|Minuten|minutes|minutos)))",
    needs=has_match(r"\d:\d\d(?:[.,]\d| ?[mM]in)"),
)
_PRIMES = lazy(
    r"(?<![\w.,:/'’])(?:(?P<hours>\d{1,2}) ?h ?)?(?P<minutes>\d{1,3}) ?['’′] ?"
    r"(?P<seconds>[0-5]?\d) ?(?:''|’’|[\"”″])(?P<part>\d{1,3})?(?!\w)",
    needs=has_match(r"\d ?['’′] ?\d"),
)
_SECONDS = lazy(
    r"(?<![\w.,:/'’])(?P<hours>)(?P<minutes>)(?P<seconds>\d{1,3}) ?(?:''|’’|[\"”″])(?P<part>\d{1,3})(?!\w)",
    needs=has_match(r"\d ?[\"”″'’]"),
)


def say_durations(text: str, language: Language) -> str:
    """The text with hours, minutes and seconds in words."""
    for pattern in (_HOURS, _MINUTES, _PRIMES, _SECONDS):
        text = pattern.sub(lambda found: _said(found, language), text)
    return text


def _said(found: re.Match[str], language: Language) -> str:
    said = []
    for written, noun in zip(found.group("hours", "minutes", "seconds"), language.durations, strict=True):
        if not written or not (int(written) or noun is language.durations[2]):
            continue
        number = int(written)
        part = found["part"] if noun is language.durations[2] else None
        said.append(
            f"{language.count(number, None)} {language.comma} {digits(part, language)} {noun.many}"
            if part
            else f"{language.count(number, noun.feminine)} {noun.one if number == 1 else noun.many}"
        )
    return f" {language.signs['&']} ".join([", ".join(said[:-1]), said[-1]]) if len(said) > 1 else said[0]
