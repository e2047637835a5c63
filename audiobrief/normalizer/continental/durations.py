"""How long something took, to the minute or the second: "1:45:32", "1'45"32", "2 h 06 min 34 s", "3:58,2"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.normalizer.continental.numbers import digits
from audiobrief.patterns import has, has_match, lazy

if TYPE_CHECKING:
    import re

    from audiobrief.normalizer.continental.language import Language

_START = r"(?<![\w.,:/'’-])"
_MINUTE = r"(?:min(?!\w)\.?|mn(?!\w)|Min\b\.?|Minuten|minutes?|minutos?)"
_PATTERNS = (
    lazy(
        rf"{_START}(?P<hours>\d{{1,2}}):(?P<minutes>[0-5]\d):(?P<seconds>[0-5]\d)(?:[.,](?P<part>\d{{1,3}}))?(?![\w:]| Uhr)"
        r"(?: ?(?:Std\b\.?|Stunden|horas|heures|h(?!\w)))?",
        needs=has("0:00:00"),
    ),
    lazy(
        rf"{_START}(?P<minutes>[0-5]?\d):(?P<seconds>[0-5]\d)(?:(?:,(?P<part>\d{{1,3}})|\.(?P<tenth>\d{{1,2}}))(?![\w:.])"
        rf"(?: ?{_MINUTE})?|(?P<unit> ?{_MINUTE}))",
        needs=has_match(r"\d:\d\d(?:[.,]\d| ?m| ?M)"),
    ),
    lazy(rf"{_START}(?P<hours>\d{{1,3}}):(?P<minutes>[0-5]\d) (?:Stunden|Std\.)", needs=has("0:00 Std", "0:00 Stu")),
    lazy(
        rf"{_START}(?P<hours>\d{{1,3}})(?P<named> ?h ?)(?P<minutes>[0-5]?\d) ?{_MINUTE}"
        r"(?: ?(?:et |y )?(?P<seconds>[0-5]?\d) ?(?:s|sec|seg)(?!\w)\.?)?",
        needs=has_match(r"\d ?h ?\d"),
    ),
    lazy(
        rf"{_START}(?P<minutes>\d{{1,3}})(?P<named> ?){_MINUTE} ?(?:et |y )?(?P<seconds>[0-5]?\d) ?(?:s|sec|seg)(?!\w)",
        needs=has_match(r"[nN]s? ?\d"),
    ),
    lazy(
        rf"{_START}(?:(?P<hours>\d{{1,2}}) ?h ?)?(?P<minutes>\d{{1,3}}) ?['’′] ?(?P<seconds>[0-5]?\d) ?(?:''|’’|[\"”″])"
        r"(?P<hundredths>\d{1,3})?(?!\w)",
        needs=has_match(r"\d ?['’′] ?\d"),
    ),
    lazy(
        rf"{_START}(?P<hours>\d{{1,2}}) ?h ?(?P<minutes>[0-5]?\d) ?['’′] ?(?P<seconds>[0-5]\d)(?![\w'’′\"”″]|[.,]\d)",
        needs=has_match(r"\d ?['’′] ?\d"),
    ),
    lazy(
        rf"{_START}(?P<seconds>\d{{1,3}}) ?(?:''|’’|[\"”″])(?P<hundredths>\d{{1,3}})(?!\w)",
        needs=has_match(r"\d ?[\"”″'’]"),
    ),
)
_ANY = has_match(r"\d(?::\d\d| ?h ?\d| ?[mM](?:in|n)| ?['’′\"”″])")


def say_durations(text: str, language: Language) -> str:
    """The text with hours, minutes and seconds in words."""
    if not _ANY(text):
        return text
    for pattern in _PATTERNS:
        text = pattern.sub(lambda found: _said(found, language), text)
    return text


def _said(found: re.Match[str], language: Language) -> str:
    groups = found.groupdict()
    hours, minutes, seconds = (groups.get(name) for name in ("hours", "minutes", "seconds"))
    said = [
        _counted(int(written), place, language)
        for place, written in enumerate((hours, minutes))
        if written and int(written)
    ]
    if part := groups.get("part") or groups.get("tenth"):
        comma = language.comma if groups.get("part") else language.signs["."]
        said.append(
            f"{language.count(int(seconds or 0), None)} {comma} {digits(part, language)} {language.durations[2].many}"
        )
    elif seconds and (int(seconds) or not said):
        said.append(_counted(int(seconds), 2, language))
    if hundredths := groups.get("hundredths"):
        # Said after the seconds, as they are written.
        said[-1] += f" {language.count(int(hundredths), None)}"
        return " ".join(said)
    if len(said) < 2 or (groups.get("named") and len(said) < 3):
        return " ".join(said)
    return f"{', '.join(said[:-1])} {language.signs['&']} {said[-1]}"


def _counted(number: int, place: int, language: Language) -> str:
    noun = language.durations[place]
    return f"{language.count(number, noun.feminine)} {noun.one if number == 1 else noun.many}"
