"""Feet, inches and dimensions: “6 ft 2 in”, `a 27" monitor`, `9" x 13"`, “3 m x 4 m”."""

from __future__ import annotations

import re

from audiobrief.normalizer.english.numbers import figure
from audiobrief.normalizer.english.patterns import NUMBER, is_adjective
from audiobrief.normalizer.english.unit_names import UNITS
from audiobrief.patterns import any_of, both, has, lazy

_SYMBOL = "|".join(re.escape(symbol) for symbol in sorted(UNITS, key=len, reverse=True))
_FEET_INCHES = lazy(
    r"(?<![\w.,])(\d{1,2})['’′] ?(\d{1,2}(?:\.5|½)?)(?:[\"”″]|['’]{2}|(?=[ ,.;)\-]|$))(?![\w])",
    needs=has(*(f"0{sign}{gap}0" for sign in "'’′" for gap in ("", " "))),
)
_FEET_INCHES_HYPHEN = lazy(
    r"(?<![\w.,])(\d{1,2})-(?:foot|feet|ft)-(\d{1,2})\b", needs=has("0-foot-0", "0-feet-0", "0-ft-0")
)
_SIGN = "\"”″'’′"
#: A side in figures with the sign of inches or feet after it: whole, with a fraction, or feet and inches.
_SIDE = rf"(?:\d{{1,4}}['’′] ?)?\d{{1,4}}(?:\.\d{{1,3}})?(?:[ -]?\d{{1,2}}/\d{{1,2}})?(?:''|[{_SIGN}])?"
#: `9" x 13"`, `14'6" x 12'`, `8" x 10" x 2"`: at least the last has a sign.
_SIDES = lazy(
    rf"(?<![\w.,/'’\"“])({_SIDE}(?: ?[x×X] ?{_SIDE}){{1,2}})(?<=[{_SIGN}])(?!\w)(?P<noun>(?= [a-z]))?",
    needs=both(has(*"x×X"), has(*(f"0{sign}" for sign in _SIGN))),
)
_BETWEEN_SIDES = lazy(r" ?[x×X] ?")
_ONE_SIDE = lazy(rf"(?:(\d+)['’′] ?)?([\d./ -]+?)(''|[{_SIGN}])?")
#: "10 cm x 15 cm": by, not times.
_DIMENSIONS = lazy(
    rf"(?<![\w.])({NUMBER}(?: ?(?:{_SYMBOL}))?) ?[x×] ?(?={NUMBER}[ -]?(?:{_SYMBOL})(?!\w))",
    needs=has(*(f"{sign}{gap}{start}" for sign in "x×" for gap in ("", " ") for start in ("0", ".0"))),
)
#: "2 x 400g tins": so many of what holds so much.
_PACKS = lazy(
    r"(?<![\w.,])(\d{1,2}) ?[x×] ?(?=\d{1,4}(?:\.\d{1,2})?[ -]?(?:cl|fl oz|g|kg|l|lb|L|mg|ml|mL|oz) "
    r"(?:bags?|bars?|blocks?|bottles?|boxes|box|cans?|cartons?|fillets?|jars?|packets?|packs?|pouch(?:es)?|sachets?|steaks?|tins?|tubes?|"
    r"tubs?|tablets?|capsules?|pills?)\b)",
    needs=has("0x0", "0 x 0", "0×0", "0 × 0", "0x 0", "0× 0", "0 x0", "0 ×0"),
)
_FEET_BY = lazy(r"(?<![\w.,])(\d{1,3})['’′](?= ?[x×] ?\d)|(?<=[x×] )(\d{1,3})['’′]", needs=has("0'", "0’", "0′"))
_INCHES = lazy(r"(?<![\w.,/])(\d{1,3}(?:\.\d{1,2})?|(?:\d{1,2}[ -])?\d{1,2}/\d{1,2})\"(?!\w)", needs=has('0"'))
_AFTER_DIGIT = lazy(r"\d\"(?!\w)")
_PRODUCT = lazy(r" [A-Z]")
_ARTICLE = lazy(r"\b(?:[Aa]|[Aa]n|[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Nn]ew) $")
_FEET_AND_INCHES = lazy(
    r"(?<![\w.,])(\d{1,3}) ?(?:ft|feet)\.?,? (\d{1,2}) ?in(?:ches|\.|\b)", needs=has("0ft", "0 ft", "0feet", "0 feet")
)
#: "4.5in": apart, "in" is the word.
_INCHES_WELDED = lazy(r"(?<![\w.,])(\d{1,3}(?:\.\d{1,2})?)in(?![\w.])", needs=has("0in"))
_FEET = lazy(r"(?<![\w.,])(\d{1,3})′(?! ?\d)", needs=has("0′"))
#: What stands behind the inches that it has: "a", "the" or nothing may be before it.
_HAVING = lazy(
    r" (?:albums?|cakes?|discs?|disks?|dish(?:es)?|displays?|EPs?|frames?|gaps?|guns?|hail|heels?|laptops?|lens(?:es)?|mixes|"
    r"monitors?|nails?|pans?|paper|photos?|pipes?|pizzas?|posters?|prints?|records?|reissues?|releases?|remix(?:es)?|rims?|"
    r"rulers?|screens?|screws?|sheets?|singles?|skillets?|speakers?|subs?|tablets?|tapes?|televisions?|tins?|touchscreens?|"
    r"TVs?|tyres?|tires?|versions?|vinyl|wheels?)\b"
)

#: Most texts pass none of these gates: they are asked together.
_ANY = any_of(
    _PACKS,
    _SIDES,
    _FEET_INCHES,
    _FEET,
    _FEET_BY,
    _INCHES,
    _FEET_AND_INCHES,
    _INCHES_WELDED,
    _FEET_INCHES_HYPHEN,
    _DIMENSIONS,
)


def say_lengths(text: str) -> str:
    """The text with feet and inches written with signs in words, and its dimensions joined by "by"."""
    if not _ANY(text):
        return text
    text = _PACKS.sub(r"\1 ", _SIDES.sub(_sides, text))
    if "'" in text or "’" in text or "′" in text:
        text = _FEET_INCHES.sub(_feet_inches, text)
        text = _FEET.sub(lambda found: f"{figure(found[1])} feet", text)
        text = _FEET_BY.sub(lambda found: f"{found[1] or found[2]} feet", text)
    marks = text.count('"')
    if marks and (marks == 1 or marks == len(_AFTER_DIGIT.findall(text))):
        # A lone straight mark closes nothing, and neither do those that are all behind figures.
        text = _INCHES.sub(_inches, text)
    text = _FEET_AND_INCHES.sub(lambda found: f"{found[1]} feet {found[2]} inches", text)
    text = _INCHES_WELDED.sub(r"\1 in.", text)
    text = _FEET_INCHES_HYPHEN.sub(lambda found: f"{figure(found[1])} foot {figure(found[2])}", text)
    return _DIMENSIONS.sub(r"\1 by ", text) if "x" in text or "×" in text else text


def _sides(found: re.Match[str]) -> str:
    sides = _BETWEEN_SIDES.split(found[1])
    sign = sides[-1][-1]
    if not any(side.endswith(tuple(_SIGN)) for side in sides[:-1]) and (sign in "’”" or found.string.count(sign) != 1):
        return found.group()  # in quotation marks
    named = found["noun"] is not None and (is_adjective(found) or _HAVING.match(found.string, found.end()) is not None)
    return " by ".join(_side(side, one=named) for side in sides)


def _side(written: str, *, one: bool) -> str:
    found = _ONE_SIDE.fullmatch(written)
    if found is None:
        return written
    feet, number, sign = found.groups()
    if feet:
        return f"{_counted(feet, 'foot', 'feet', one=one)} {_counted(number, 'inch', 'inches', one=one)}"
    if sign is None:
        return number
    names = ("foot", "feet") if sign in "'’′" else ("inch", "inches")
    return _counted(number, *names, one=one)


def _counted(number: str, single: str, many: str, *, one: bool) -> str:
    return f"{number} {single if one or number == '1' else many}"


def _inches(found: re.Match[str]) -> str:
    text, number = found.string, found[1]
    single = number == "1" or ("/" in number and " " not in number and "-" not in number) or is_adjective(found)
    single = single or _HAVING.match(text, found.end()) is not None
    if not single and _PRODUCT.match(text, found.end()):
        single = _ARTICLE.search(text[max(0, found.start() - 8) : found.start()]) is not None
    return f"{number} {'inch' if single else 'inches'}"


def _feet_inches(found: re.Match[str]) -> str:
    feet, inches = found[1], found[2].replace("½", ".5")
    return (
        f"{figure(feet)} {'foot' if feet == '1' else 'feet'} {figure(inches)} {'inch' if inches == '1' else 'inches'}"
    )
