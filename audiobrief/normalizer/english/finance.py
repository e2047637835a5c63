"""Figures of companies and markets: "8% yoy", "Q3'24", "1Q24", "EUR/USD", "rated BBB-"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.normalizer.english.acronyms import spell
from audiobrief.normalizer.english.numbers import cardinal, year
from audiobrief.patterns import any_of, has, has_any, lazy

if TYPE_CHECKING:
    import re

_SPANS = {"y": "year", "q": "quarter", "m": "month", "w": "week", "h": "half", "d": "day"}
#: "up 8% y/y", "a 3% YoY rise". Words in capitals as the headings of tables have them.
_OVER = lazy(
    r"(?<![\w/-])(?:(?P<sign>[ymqwYMQW])/(?P=sign)(?![\w/])|"
    r"(?P<small>[yqm])(?:o|-o-)(?P=small)\b|(?P<capital>[YQM])o(?P=capital)\b|"
    r"(?P<shout>YOY|QOQ))",
)
#: One of these is in every text with one of those.
_COMPARED = ("%", "percent", " pc", "pct", "y/y", "q/q", "Y/Y", "Q/Q", "oY", "oQ", "oM", "YOY", "QOQ")
_PERCENT = lazy(r"(?:%|percent|\bpct|\bpc)[ ,(]*$")
_QUARTER = lazy(
    r"(?<![\w.])(?:(?P<name>[QH])(?P<number>[1-4]) ?['’](?P<of>\d\d)|"
    r"(?P<number2>[1-4])(?P<name2>[QH])(?:['’]?(?P<of2>(?:20)?\d\d)| (?P<of3>20\d\d)))(?![\w/-])",
    needs=has("Q0'", "Q0’", "H0'", "H0’", "Q0 '", "Q0 ’", "H0 '", "H0 ’", "0Q", "0H"),
)
_QUARTERS = lazy(r"\b([QH][1-4])[-–](?=[QH][1-4](?!\w))", needs=has("0-Q0", "0–Q0", "0-H0", "0–H0"))
_FISCAL = lazy(r"\bFY ?(?P<first>(?:20)?\d\d)/(?P<second>(?:20)?\d\d)(?![\w/])", needs=has("FY0", "FY 0"))
_CURRENCIES = {
    "EUR": "euro", "USD": "dollar", "GBP": "pound", "JPY": "yen", "CHF": "Swiss franc", "AUD": "Aussie dollar",
    "CAD": "Canadian dollar", "CNY": "yuan", "CNH": "yuan", "NZD": "New Zealand dollar",
}  # fmt: skip
_CODE = "|".join(_CURRENCIES)
_RATE = lazy(rf"(?<![\w/])({_CODE})/({_CODE})(?![\w/])", needs=has(*(f"{code}/" for code in _CURRENCIES)))
#: "25 basis pts"
_POINTS = lazy(r"\b(basis|percentage) pts?\b", needs=has("basis pt", "percentage pt"))
#: "BBB-": a dash of a compound stands before another word.
_RATING = lazy(
    r"(?<![\w-])(?P<grade>AA|BBB|BB|CCC|CC|B)[-−](?=$|[.,;:)](?:\s|$)| (?:by|from|to|with|at|in|on)\b)",
    needs=has("A-", "B-", "C-", "A−", "B−", "C−"),
)
_OF_RATINGS = lazy(
    r"\b(?:Fitch|Moody|S&P|agency|credit|debt|grade|junk|outlook|rated|rating|ratings|upgraded|downgraded)\b"
)


#: "12.3x 2025E earnings": so many times those of a year.
_MULTIPLE = lazy(r"(?<![\w.,])(\d{1,3}(?:\.\d{1,2})?)x (?=(?:20\d\dE?|FY ?\d\d)\b)", needs=has("0x 00", "0x FY"))


def say_ratings(text: str) -> str:
    """The text with ratings, and with what is compared with another year, in words."""
    if has_any(text, _COMPARED):
        text = _OVER.sub(_over, text)
    if " pt" in text:
        text = _POINTS.sub(r"\1 points", text)
    return _RATING.sub(_rating, text) if "-" in text or "−" in text else text


#: Most texts pass none of these gates: they are asked together.
_FINANCE = any_of(_MULTIPLE, _QUARTERS, _QUARTER, _FISCAL, _RATE)


def say_finance(text: str) -> str:
    """The text with quarters and exchange rates in words."""
    if not _FINANCE(text):
        return text
    text = _MULTIPLE.sub(r"\1 times ", text)
    text = _QUARTERS.sub(r"\1 to ", text)
    text = _QUARTER.sub(_quarter, text)
    text = _FISCAL.sub(lambda found: f"F Y {_year(found['first'])} {_year(found['second'], short=True)}", text)
    return _RATE.sub(lambda found: f"{_CURRENCIES[found[1]]} {_CURRENCIES[found[2]]}", text)


def _over(found: re.Match[str]) -> str:
    """Small letters have other meanings ("my mom"): they follow a percentage."""
    before = found.string[max(0, found.start() - 12) : found.start()]
    if (found["small"] or (found["sign"] or "").lower() in ("m", "w")) and not _PERCENT.search(before):
        return found.group()
    name = _SPANS[(found["sign"] or found["small"] or found["capital"] or found["shout"][0]).lower()]
    return f"{name} over {name}"


def _quarter(found: re.Match[str]) -> str:
    name, number = found["name"] or found["name2"], found["number"] or found["number2"]
    if name == "H" and int(number) > 2:
        return found.group()
    return f"{name} {cardinal(int(number))} {_year(found['of'] or found['of2'] or found['of3'])}"


def _year(written: str, *, short: bool = False) -> str:
    number = int(written)
    if short and len(written) == 2:
        return f"{'oh ' if number < 10 else ''}{cardinal(number)}"
    return year(number if len(written) == 4 else 2000 + number)


def _rating(found: re.Match[str]) -> str:
    return f"{spell(found['grade'])} minus" if _OF_RATINGS.search(found.string) else found.group()
