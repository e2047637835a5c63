"""Dates of publication as pages write them, to ISO 8601."""

from __future__ import annotations

import re
from datetime import datetime

from audiobrief.patterns import lazy

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_TIME = (
    r"(?:[,\s]+(?:at\s+)?(?:[-–|•]\s*)?(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?::\d\d)?\s*(?P<half>[ap]\.?\s?m\.?)?"
    r"(?:\s*\(?[A-Z]{2,5}\)?|\s+UTC[+-]\d\d?:?\d{0,2})?)?"
)
_LABEL = r"(?:(?:first\s+)?(?:published|posted|updated|last\s+updated|date|on)\s*(?:on|at)?\s*:?\s*)?"
_FORMS = tuple(
    lazy(rf"\W{{0,3}}{_LABEL}{_WEEKDAY}{form}{_TIME}\W{{0,3}}", re.IGNORECASE)
    for form in (
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"{_DAY}\.?\s+{_MONTH},?\s+{_YEAR}",
        rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)",
    )
)
#: Forms in which systems note a date, and which no line of text is taken for.
_NOTED = tuple(
    lazy(form, re.IGNORECASE)
    for form in (
        rf"{_YEAR}[/.](?P<month>\d\d)[/.](?P<day>\d\d){_TIME}",
        r"(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])",
        # 29/5/2007 can only be the 29th of May, and 5/29/2007 too.
        rf"(?P<day>1[3-9]|2\d|3[01])[-/.](?P<month>0?[1-9]|1[0-2])[-/.]{_YEAR}{_TIME}",
        rf"(?P<month>0?[1-9]|1[0-2])[-/.](?P<day>1[3-9]|2\d|3[01])[-/.]{_YEAR}{_TIME}",
        # As Unix and Java write it: "Fri Mar 13 21:30:09 EST 2015".
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY}\s+(?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d)?(?P<half>)\s+(?:[A-Z]{{3,4}}\s+)?{_YEAR}",
    )
)
_MAIL = lazy(r"(?:[A-Z][a-z]{2},\s)?\d{1,2}\s[A-Z][a-z]{2}\s\d{4}\s\d\d:\d\d(?::\d\d)?\s\S")
# 3/4/2017 is March 4 to some and April 3 to others: a date line, but no date we dare to state.
_AMBIGUOUS = lazy(
    rf"\W{{0,3}}{_LABEL}{_WEEKDAY}\d{{1,2}}[./]\d{{1,2}}[./](?:19|20)?\d\d(?:[,\s]+\d{{1,2}}:\d\d.{{0,8}})?",
    re.IGNORECASE,
)
# "Published 11:11 PM EST Nov 19, 2019": the time first.
_TIME_FIRST = lazy(
    rf"(?:published|posted|updated)\s*:?\s*\d{{1,2}}:\d\d\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{{2,4}}\s+)?"
    rf"(?:{_MONTH}\s+{_DAY},?\s+{_YEAR}|)\W{{0,3}}",
    re.IGNORECASE,
)
_LONGEST = 90


def is_date_line(line: str) -> bool:
    """Whether a line says when something was published and nothing else."""
    line = line.strip()
    if not line or len(line) > _LONGEST or not any(char.isdigit() for char in line):
        return False
    forms = (*_FORMS, _AMBIGUOUS, _TIME_FIRST)
    return any(form.fullmatch(line) for form in forms)


def parse_date(text: str) -> str | None:
    """The date in ISO 8601, with the time where one is given; ``None`` where it is no date or an ambiguous one."""
    text = text.strip()[:_LONGEST]
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return (_from_mail(text) if _MAIL.match(text) else None) or _from_words(text)
    if not 1900 <= moment.year <= 2200:
        return None  # what a system writes that knows no date: the year 1, or 1753
    return moment.isoformat() if ":" in text else moment.date().isoformat()


def _from_mail(text: str) -> str | None:
    """A date as mail and HTTP write it (RFC 5322)."""
    try:
        from email.utils import parsedate_to_datetime  # noqa: PLC0415  (few articles write dates as mail does)

        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError):
        return None


def _from_words(text: str) -> str | None:
    found = next((match for form in (*_FORMS, *_NOTED) if (match := form.fullmatch(text))), None)
    if found is None:
        return None
    parts = found.groupdict()
    month = parts["month"].lower()[:3]
    number = int(month) if month.isdigit() else _MONTHS.index(month) + 1
    hour, minute = int(parts.get("hour") or 0), int(parts.get("minute") or 0)
    half = (parts.get("half") or "").lower()
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    try:
        moment = datetime(int(parts["year"]), number, int(parts["day"]), hour, minute)  # noqa: DTZ001 - as the page says it
    except ValueError:
        return None
    return moment.isoformat(timespec="minutes") if parts.get("hour") else moment.date().isoformat()
