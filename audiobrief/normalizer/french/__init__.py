"""French: agreement of numbers, "1er", hours with "h", centuries and kings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.normalizer.continental.amounts import say_amounts, say_fractions, say_ranges
from audiobrief.normalizer.continental.calendar import say_clock, say_numeric_dates, say_years
from audiobrief.normalizer.continental.letters import say_letters
from audiobrief.normalizer.continental.numbers import say_codes, say_numbers
from audiobrief.normalizer.french.numbers import count, ordinal
from audiobrief.normalizer.french.tables import ABBREVIATIONS, FRENCH, MONTHS, NUMBERED, RULERS, gender, time
from audiobrief.patterns import lazy

if TYPE_CHECKING:
    import re

_ROMAN = r"(?:X{1,3}(?:IX|IV|V?I{0,3})|IX|IV|VI{0,3}|I{1,3})"
_CENTURY = lazy(rf"\b(?P<numeral>{_ROMAN})(?P<ending>er|re|ère|e|ème|es|èmes)(?!\w)")
_RULER = lazy(rf"(?P<name>\b[A-ZÀ-Þa-z][\wà-ÿÀ-Þ-]{{1,30}}) (?P<numeral>{_ROMAN})(?:(?P<first>er|re))?(?![\w-])")
_ORDINAL = lazy(r"(?<![\w.,])(\d{1,4})(ers?|res?|ères?|ndes?|nds?|es?|èmes?|ièmes?)(?!\w)")
_HOUR = lazy(r"(?<![\w.,:/])([01]?\d|2[0-4]) ?h(?:eures?)? ?([0-5]\d)?(?:mn|min)?(?!\w)")
_DAY_MONTH = lazy(rf"(?<![\w.,/])1 (?=(?:{'|'.join(MONTHS)})(?!\w))")
_EIGHTIES = lazy(r"(?<=[Aa]nnées )(\d0)(?!\d)")
_VALUES = {"I": 1, "V": 5, "X": 10}
#: "L. 121-3", as the codes of law count their articles.
_CODE_ARTICLE = lazy(r"(?<![\w.])([LRD])\.? ?(\d{1,4}(?:-\d{1,4}){1,3})(?![\w-])")
_MILLION_SIGN = lazy(r"(?<=\d)( ?)(Md|M)(?=[€$£])")


def expand(text: str) -> str:
    """The text with figures, abbreviations and acronyms as French says them."""
    for pattern, words in ABBREVIATIONS:
        text = pattern.sub(words, text)
    text = _RULER.sub(_ruler, text)
    text = _CENTURY.sub(lambda found: _ordinal_of(_value(found["numeral"]), found["ending"]), text)
    if any(character.isdigit() for character in text) or "½" in text:
        text = say_numeric_dates(text, FRENCH)
        text = _CODE_ARTICLE.sub(lambda found: f"{found[1]} {found[2].replace('-', ' tiret ')}", text)
        text = say_codes(text, FRENCH, group=2)
        text = _ORDINAL.sub(lambda found: _ordinal_of(int(found[1]), found[2]), text)
        text = _DAY_MONTH.sub("premier ", text)
        text = _EIGHTIES.sub(lambda found: count(int(found[1])), text)
        text = _HOUR.sub(lambda found: time(int(found[1]), int(found[2]) if found[2] else None), text)
        text = say_clock(text, FRENCH)
        text = _MILLION_SIGN.sub(r" \2 ", text)
        text = say_amounts(text, FRENCH)
        text = say_fractions(text, FRENCH)
        text = say_ranges(text, FRENCH, hyphen_is_score=True)
        text = say_letters(text, FRENCH)
        return say_numbers(say_years(text, FRENCH), FRENCH)
    return say_letters(text, FRENCH)


def _value(numeral: str) -> int:
    values = [_VALUES[letter] for letter in numeral]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def _ordinal_of(number: int, ending: str) -> str:
    plural = "s" if ending.endswith("s") else ""
    if ending.startswith("nd"):
        return f"second{'e' if 'e' in ending else ''}{plural}"
    return ordinal(number, feminine=ending.startswith(("re", "ère"))) + plural


def _ruler(found: re.Match[str]) -> str:
    name, numeral = found["name"], found["numeral"]
    last = name.split("-")[-1]
    if name not in NUMBERED and last not in RULERS and name not in RULERS:
        return found.group()
    if numeral == "I" and not found["first"]:
        return f"{name} {'un' if name in NUMBERED else 'premier'}"
    if found["first"]:
        return f"{name} {'première' if gender(name) or found['first'] == 're' else 'premier'}"
    return f"{name} {count(_value(numeral))}"
