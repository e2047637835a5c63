"""What has capitals elsewhere, written without: "fri. 31 oct", "may 5, 2020", "henry VIII", "world war ii", "lt. gov."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.normalizer.english.abbreviations import TITLES
from audiobrief.normalizer.english.dates import DAYS, MONTHS
from audiobrief.normalizer.english.numbers import cardinal, ordinal, roman_value
from audiobrief.normalizer.english.roman import NUMERAL, RULERS, SMALL
from audiobrief.patterns import both, has, has_match, has_word, lazy

if TYPE_CHECKING:
    import re

_SHORT = "jan feb mar apr may jun jul aug sept sep oct nov dec".split()
_LONG = [month.lower() for month in MONTHS]
#: That are nothing but months.
_SURE = "|".join(name for name in (*_LONG, *_SHORT) if name not in {"mar", "may", "march", "august", "jan", "dec"})
_MONTH = "|".join(sorted({*_LONG, *_SHORT}, key=len, reverse=True))
_DAY_NAMES = [name for short, day in DAYS.items() for name in (short.lower(), day.lower())]
_WEEKDAY = "|".join(sorted({*_DAY_NAMES}, key=len, reverse=True))
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]|20)\d\d(?![\d,])"
#: A weekday, a year or the text's end beside a day and a month: "5 may", "mon 5", "march 3" alone are as often other words.
_DATE = lazy(
    rf"(?<![\w.,/:-])(?:"
    rf"(?P<weekday>(?:{_WEEKDAY})\.?,? )(?P<d>(?:the )?{_DAY} (?:of )?(?:{_MONTH})|(?:{_MONTH})\.? {_DAY})|"
    rf"{_DAY} (?:of )?(?:{_MONTH})\.?,? {_YEAR}|(?:{_MONTH})\.? {_DAY}, {_YEAR}|(?:{_SURE})\.? {_DAY}, {_YEAR}|"
    rf"{_DAY} (?:of )?(?:{_SURE})(?=[.!?)]*$|[,;)])|(?:{_SURE})\.? {_DAY}(?=[.!?)]*$|[,;)])|"
    rf"{_DAY} (?:of )?(?:{_MONTH})(?= (?:to|until|and|-|–) {_DAY} (?:of )?(?:{_MONTH})\b)|"
    rf"(?:{'|'.join(_SHORT)})\. {_DAY}|(?<=the )(?:{_SURE}|jan|dec) {_DAY}(?= [a-z])|"
    rf"(?:{_SURE})\.?,? {_YEAR}|(?<=\b[iI]n )(?:{_MONTH}) {_YEAR}|(?<=since )(?:{_MONTH}) {_YEAR}|"
    rf"^(?:{_DAY} (?:of )?(?:{_MONTH})|(?:{_MONTH})\.? {_DAY})(?=\.?$)|^(?:{_SURE})\.?,? {_YEAR}$"
    rf")(?![\w-])(?![.,]\d)",
    needs=both(has_word(*_LONG, *_SHORT), has_match(r"\d")),
)
_MONTHS = lazy(
    r"(?<![\w.-])(?:jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec)[-–](?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?![\w-])",
    needs=both(has_word(*_SHORT), has("-", "–")),
)
_NAMES_OF_DAYS = lazy(rf"\b(?:{_MONTH}|{_WEEKDAY})\b")
_RULER = "|".join(sorted(name.lower() for name in RULERS if name not in {"Rama", "Urban", "Innocent", "Leo", "Otto"}))
#: A lone "I" after a name may be the pronoun.
_RULERS = lazy(
    rf"\b(?P<name>{_RULER}) (?P<numeral>(?:{NUMERAL})(?:(?<=\w\w)|(?<=[VX])|(?=\W*$))|(?:{SMALL})(?<=\w\w))"
    r"(?![\w&/-])(?!['’](?!s\b))",
    needs=both(has_word(*_RULER.split("|")), has_match(r"[a-z] [ivxlIVXL]+(?!\w)")),
)
_WARS = lazy(
    r"\b(?P<war>(?:world war|super bowl) )(?P<numeral>[IVXL]{1,7}|[ivxl]{2,7}|i(?=\W*$))(?!\w)|"
    r"\b(?:WW|ww)[ -]?(?P<figure>[12])(?!\w)",
    needs=has_match(r"(?:war|bowl) [ivxlIVXL]|(?:WW|ww)[ -]?[12]"),
)
_RANKS = {
    "lt": "lieutenant", "maj": "major", "brig": "brigadier", "rear": "rear", "vice": "vice", "gov": "governor",
    "col": "colonel", "gen": "general", "adm": "admiral", "cmdr": "commander", "sgt": "sergeant", "atty": "attorney",
    "det": "detective", "asst": "assistant", "insp": "inspector", "supt": "superintendent",
}  # fmt: skip
_PAIR = lazy(
    r"(?<![\w.])(?P<first>lt|maj|brig|atty|det|asst)\. (?P<second>gov|col|gen|cmdr|sgt|insp|supt)\.(?!\w)(?P<end>\W*$)?",
    needs=has_match(r"[a-z]\. (?:gov|col|gen|cmdr|sgt|insp|supt)\."),
)
_SHORT_TITLES = "mr mrs ms dr prof sen rep gov gen lt sgt capt cmdr rev".split()
#: Before a name, and where there is nothing else.
_TITLE = lazy(
    rf"(?<![\w.])(?P<title>{'|'.join(_SHORT_TITLES)})\. (?=(?!(?:The|This|That|But|And|He|She|It|They|We|You|In|On|At|For|A|An|"
    rf"If|His|Her|No|So|To|There|Then|When|Our|My|As|By)\b)[A-Z][a-z]{{2,20}}\b)",
    needs=both(has_word(*_SHORT_TITLES), has_match(r"[a-z]\. [A-Z]")),
)
_LONGEST_BARE = 8


def say_small_letters(text: str) -> str:
    """The text with dates in small letters as others are written, and with rulers and ranks in small letters in words."""
    text = _DATE.sub(lambda found: _NAMES_OF_DAYS.sub(lambda name: name[0].capitalize(), found[0]), text)
    text = _MONTHS.sub(lambda found: _NAMES_OF_DAYS.sub(lambda name: name[0].capitalize(), found[0]), text)
    text = _RULERS.sub(lambda found: f"{found['name']} the {ordinal(roman_value(found['numeral']))}", text)
    text = _WARS.sub(_war, text)
    text = _PAIR.sub(_pair, text)
    text = _TITLE.sub(lambda found: f"{found['title'].capitalize()}. ", text)
    if len(text) <= _LONGEST_BARE and text.endswith(".") and text[:-1].lower() in _BARE_TITLES:
        return _BARE[text[:-1].lower()]
    return text


_BARE = {title.lower(): said for title, said in TITLES.items()} | {"dr": "Doctor", "jr": "Junior"}
_BARE_TITLES = frozenset({*_SHORT_TITLES, "jr"})


def _war(found: re.Match[str]) -> str:
    if found["figure"]:
        return f"World War {cardinal(int(found['figure']))}"
    return f"{found['war']}{cardinal(roman_value(found['numeral']))}"


def _pair(found: re.Match[str]) -> str:
    """The full stop is the sentence's as well where that ends; a lone item has none."""
    stop = "." if found["end"] is not None and found.start() else ""
    return f"{_RANKS[found['first']]} {_RANKS[found['second']]}{stop}{found['end'] or ''}"
