"""Dates written in figures, and times of day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.patterns import has, lazy

if TYPE_CHECKING:
    import re

    from audiobrief.normalizer.continental.language import Language

_NUMERIC = lazy(r"(?<![\w./-])(0?[1-9]|[12]\d|3[01])([./-])(0?[1-9]|1[0-2])\2([12]\d{3}|\d\d)(?![\w/-])(?!\.\d)")
_ISO = lazy(r"(?<![\w./-])([12]\d{3})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?![\w/-])")
_CLOCK = lazy(r"(?<![\w.,:/])([01]?\d|2[0-4]):([0-5]\d)(?![\w:]|\.\d)")
_BARE_YEAR = lazy(r"(?<![\w.,:/-])(1[1-9]\d\d|20\d\d)(?![\w%:/])(?![.,]\d)(?! \d{3})")
_DAY_AND_MONTH = lazy(
    r"(\b(?:[Ll]e|[Dd]u|[Aa]u|[Ee]l|[Dd]el|[Aa]l) )(0?[1-9]|[12]\d|3[01])/(0[1-9]|1[0-2])(?![\w/]|[.,]\d)",
    needs=has("e 0/", "u 0/", "l 0/", "e 00/", "u 00/", "l 00/"),
)
_SEASON = lazy(
    r"(?<![\w.,/-])((?:1[89]|20)\d\d)(?:/|(?<=\d)-(?=\d\d(?!\d)))(\d{4}|\d\d)(?![\w/-])",
    needs=has("0000/00", "0000-00"),
)
_SHORT_SEASON = lazy(r"(?<=\w )(?<!\d )(?P<first>\d\d)/(?P<second>\d\d)(?![\w/]|[.,]\d)", needs=has(" 00/00"))
_SEASON_WORD = lazy(
    r"(?:[Ss]aison|[Ss]pielzeit|[Ww]inter|[Ss]emester|[Jj]ahr|[Hh]iver|[Tt]emporada|[Cc]urso|[Cc]ampaña|"
    r"[Ee]xercice|[Ee]jercicio)s? $"
)


def say_seasons(text: str, language: Language) -> str:
    """Seasons, which go over the turn of a year: "1998/99", "2023-24", "Saison 23/24"."""

    def season(found: re.Match[str]) -> str:
        first, second = int(found[1]), int(found[2])
        if (first + 1) % (100 if len(found[2]) == 2 else 10_000) != second:
            return found.group()
        later = second or first + 1
        return f"{language.year(first)} {language.year(later) if later > 999 else language.count(later, None)}"

    def short(found: re.Match[str]) -> str:
        first, second = int(found[1]), int(found[2])
        if (first + 1) % 100 != second or not _SEASON_WORD.search(
            found.string[max(0, found.start() - 12) : found.start()]
        ):
            return found.group()
        return f"{language.count(first, None)} {language.count(second, None)}"

    return _SHORT_SEASON.sub(short, _SEASON.sub(season, text))


def say_numeric_dates(text: str, language: Language) -> str:
    """Dates in figures: "24.12.2023", "2012-07-25"."""

    def said(found: re.Match[str], day: int, month: int, year: int) -> str:
        before = found.string[max(0, found.start() - 24) : found.start()]
        return language.date(day, language.months[month - 1], year, before)

    def numeric(found: re.Match[str]) -> str:
        year = int(found[4])
        if len(found[4]) == 2:
            if found[2] == "-":
                return found.group()
            year += 2000 if year < 50 else 1900
        return said(found, int(found[1]), int(found[3]), year)

    text = say_seasons(text, language)
    text = _ISO.sub(lambda found: said(found, int(found[3]), int(found[2]), int(found[1])), text)
    return _NUMERIC.sub(numeric, text)


def say_days(text: str, language: Language) -> str:
    """A day and a month in figures after an article: "du 29/06 au 21/07". A fraction is less than one, and has no nought."""

    def said(found: re.Match[str]) -> str:
        day, month = int(found[2]), int(found[3])
        if found[3][0] != "0" and day <= month:
            return found.group()
        return f"{found[1]}{language.date(day, language.months[month - 1], None, found[1])}"

    return _DAY_AND_MONTH.sub(said, text)


def say_clock(text: str, language: Language) -> str:
    """Times of day in words."""
    return _CLOCK.sub(lambda found: language.time(int(found[1]), int(found[2])), text)


def say_years(text: str, language: Language) -> str:
    """Four figures without a mark for thousands as a year."""
    return _BARE_YEAR.sub(lambda found: language.year(int(found[1])), text)
