"""English of the weather: "SW winds", "a Cat. 4 hurricane", "an M5.6 quake"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.patterns import any_of, has, has_word, lazy

if TYPE_CHECKING:
    import re

_POINTS = {"N": "north", "S": "south", "E": "east", "W": "west"}
_POINT = r"(?:[NS]N?[EW]|[NS]S[EW]|[EW][NS][EW]|[NSEW])"
_WIND_WORDS = ("wind", "winds", "breeze", "breezes", "gale", "gales", "swell", "swells", "Wind", "Winds")
#: "SW winds", "winds NW 10-15 mph", "winds from the SSE".
_WIND = lazy(
    rf"(?<![\w.'’-])(?P<point>{_POINT})(?:-(?P<other>{_POINT}))?"
    rf"(?= (?:winds?|breezes?|gales?|swells?|gusts?|\d{{1,2}}(?:-\d{{1,2}})? ?(?:knots|kts?|mph))\b)|"
    rf"(?P<lead>\b[Ww]inds?:? (?:are |from (?:the )?|out of the |was |were |will be )?(?:mainly |mostly )?)"
    rf"(?P<point2>{_POINT})(?=[,.;]? (?:at |around |up to )?\d|[.,;)]|$)",
    needs=has_word(*_WIND_WORDS, "gust", "gusts", "knots", "kt", "kts", "mph"),
)
_CATEGORY = lazy(
    r"\b([Cc])at\.? (?=[1-5](?!\w)(?: (?:cyclone|hurricane|storm|typhoon)s?\b|[.,;)]|$))", needs=has("at 0", "at. 0")
)
_MAGNITUDE = lazy(
    r"(?P<an>\b[Aa]n )?\b(?:M ?(?=\d\.\d(?!\w)[ -](?:aftershock|earthquake|event|quake|tremor)s?\b)|[Mm]ag\. ?(?=\d\.\d))",
    needs=has("M0.0", "M 0.0", "ag. 0", "ag.0"),
)

#: "5 mi. NE of Reno", "N of I-80"
_FROM = lazy(
    rf"(?:(?P<lead>\b(?:mi|miles?|km|kilometers?|kilometres?|ft|feet|yards?|blocks?)\.? )(?P<point>{_POINT})|"
    rf"(?<=[a-z] )(?P<point2>{_POINT})"
    r"(?= of (?:I-\d|US-\d|Interstate|Highway|Hwy|Route)))(?= of (?:the )?[A-Z])",
    needs=has("N of ", "S of ", "E of ", "W of "),
)

#: Most texts pass none of these gates: they are asked together.
_ANY = any_of(_WIND, _FROM, _CATEGORY, _MAGNITUDE)


def say_weather(text: str) -> str:
    """The text with directions of the wind and ranks of storms and quakes in words."""
    if not _ANY(text):
        return text
    text = _WIND.sub(_wind, text)
    text = _FROM.sub(lambda found: f"{found['lead'] or ''}{_named(found['point'] or found['point2'])}", text)
    text = _CATEGORY.sub(lambda found: f"{found[1]}ategory ", text)
    return _MAGNITUDE.sub(lambda found: f"{found['an'][0] + ' ' if found['an'] else ''}magnitude ", text)


def _wind(found: re.Match[str]) -> str:
    if found["lead"]:
        return f"{found['lead']}{_named(found['point2'])}"
    return f"{_named(found['point'])}{' to ' + _named(found['other']) if found['other'] else ''}"


def _named(point: str) -> str:
    """SW as "southwest", SSW as "south southwest"."""
    names = [_POINTS[letter] for letter in point]
    return "".join(names) if len(names) < 3 else f"{names[0]} {''.join(names[1:])}"
