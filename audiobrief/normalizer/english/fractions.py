"""English fractions and what looks like them: "3/4", "3½", "24/7", "120/80"."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from audiobrief.normalizer.english.numbers import cardinal, in_pairs, ordinal
from audiobrief.patterns import has, lazy

if TYPE_CHECKING:
    import re


_VULGAR_SIGNS = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞↉"
_VULGAR = lazy(r"(\d{1,15}[ \u2009]?)?([¼-¾⅐-⅞↉])", needs=has(*_VULGAR_SIGNS))
_FRACTION_SLASH = lazy(r"(?<=\d)\u2044(?=\d)", needs=has("\u2044"))
_FRACTION = lazy(
    r"(?<![\w.,/$€£])(?:(\d{1,3})[ -])?(\d{1,3})/(\d{1,4})(?:ths?|nds?|rds?)?(?![\w/])(?![.,]\d)", needs=has("0/0")
)
#: What is no fraction: said as two numbers.
_FIXED = {
    ("24", "7"): "twenty four seven", ("9", "11"): "nine eleven", ("20", "20"): "twenty twenty",
    ("50", "50"): "fifty fifty", ("7", "7"): "seven seven", ("26", "11"): "twenty six eleven",
}  # fmt: skip
#: "7-6 (7/4)"
_TIE_BREAK = lazy(r"(?<=[67][-–][67] \()(\d{1,2})/(?=\d{1,2}\))")
_MARK = lazy(r"(?<![\w.,/$€£])(\d{1,3}\.\d{1,3})/(\d{1,3})(?![\w/])(?![.,]\d)", needs=has("0/0"))
#: Points won of those there were: "scored 1490/1600", "got 9/10 in spelling".
_POINTS = lazy(
    r"(?P<lead>\b(?:[Gg]ot|[Gg]ets|[Ee]arn(?:ed|s)|[Ss]cor(?:ed?|es|ing)(?: of)?|[Rr]ated|[Rr]atings?(?: of)?|[Mm]arks? of|"
    r"[Gg]ave (?:it|him|her|them)|[Aa]warded) (?:a |an )?)?"
    r"(?<![\w.,/$€£])(?P<got>\d{1,4})/(?P<of>5|10|20|25|30|40|50|60|80|100|\d{1,2}[05]0)"
    r"(?![\w/])(?![.,]\d)(?! (?:as|cups?|hours?|inch|miles?|of|scale|size|that|the)\b)",
    needs=has("0/0", "0/00", "0/000", "0/0000"),
)
#: "sizes 8/10": two.
_SIZES = lazy(
    r"(?<=[Ss]ize )(\d{1,2})/(\d{1,2})(?![\w/])|(?<=[Ss]izes )(\d{1,2})/(\d{1,2})(?![\w/])",
    needs=has("ize 0", "izes 0"),
)
_SHARED = lazy(r"[ -](?:split|vision|mix|blend|rule|partnership|ownership|eyesight|custody|shot|chance of)\b")
#: What no fraction has below: a day of a month, as Americans write it ("on 3/27", "for 10/18 release").
_DAYS_ONLY = frozenset({13, 14, 17, 18, 19, 21, 22, 23, 26, 27, 28, 29, 31})
#: Below a larger number these are days as well: "on 10/7", "by 11/1". Halves, thirds, quarters and eighths may be meant.
_DAYS_BELOW = frozenset({5, 6, 7, 9, 10, 11})
_SMALL_NUMERATOR = 8
_PORTION = lazy(
    r"(?:ths?|nds?|rds?|sts?)\b| (?:of|"
    r"the (?:[a-z]+ )?(?:amount|attention|cost|effort|energy|mass|number|price|rate|size|space|speed|time|weight)|"
    r"inch|inches|mile|miles|cup|cups|odds|chance|share|scale|stake)\b|-"
)
_EQUALS = lazy(r" ?=")
_HALVES = {2: ("half", "halves"), 4: ("quarter", "quarters")}
#: The largest denominator that is said as an ordinal.
_LARGEST = 100


_INCHES = lazy(r"(\d/\d{1,2}) in\.(?= [a-z])", needs=has("0/0"))


def write_out_vulgar(text: str) -> str:
    """Fractions of one sign with figures, "1½" as "1 1/2", so that a unit after them is known for one."""
    return _FRACTION_SLASH.sub("/", _VULGAR.sub(_vulgar, text))


def say_fractions(text: str) -> str:
    """The text with its fractions in words."""
    if "/" in text:
        text = _INCHES.sub(r"\1 inch", text)
        if "(" in text:
            text = _TIE_BREAK.sub(r"\1-", text)
        text = _SIZES.sub(lambda found: f"{found[1] or found[3]}, {found[2] or found[4]}", text)
        text = _POINTS.sub(_points, text)
        text = _MARK.sub(r"\1 out of \2", text)
        text = _FRACTION.sub(_fraction, text)
    return text


def _points(found: re.Match[str]) -> str:
    """Without a word for it before them, only large round figures that make no fraction."""
    got, of = int(found["got"]), int(found["of"])
    if got > of or (not found["lead"] and (of < 150 or got < 100)):
        return found.group()
    return f"{found['lead'] or ''}{cardinal(got)} out of {cardinal(of)}"


def _vulgar(found: re.Match[str]) -> str:
    whole, sign = found.groups()
    top, _, bottom = unicodedata.normalize("NFKC", sign).partition("\u2044")
    fraction = f"{top}/{bottom or 10}"
    return f"{whole.strip()} {fraction}" if whole else fraction


def _said(top: int, bottom: int, *, mixed: bool = False) -> str:
    one, many = _HALVES.get(bottom) or (ordinal(bottom), f"{ordinal(bottom).removeprefix('one ')}s")
    if top == 1:
        return f"{'a' if mixed and bottom in _HALVES else 'one'} {one}"
    return f"{cardinal(top)} {many}"


def _is_date(found: re.Match[str], month: int, day: int) -> bool:
    """Whether what looks like a fraction is a month and a day."""
    before = found.string[max(0, found.start() - 3) : found.start()]
    if before in ("on ", "On ") and month <= 12 < day <= 31 and not _PORTION.match(found.string, found.end()):
        return True
    return (
        2 <= month <= 12
        and (day in _DAYS_ONLY or (day in _DAYS_BELOW and day < month and month > _SMALL_NUMERATOR) or day == 1)
        and not found.group()[-1].isalpha()
        and not _PORTION.match(found.string, found.end())
    )


def _fraction(found: re.Match[str]) -> str:
    whole, top, bottom = found.groups()
    if not whole and (top, bottom) in _FIXED:
        return _FIXED[top, bottom]
    numerator, denominator = int(top), int(bottom)
    shared = min(numerator, denominator) >= 10 and _SHARED.match(found.string, found.end())
    if not whole and (shared or _is_date(found, numerator, denominator)):
        return f"{cardinal(numerator)} {cardinal(denominator)}"
    mark = not whole and bottom == "10" and 1 <= numerator <= 10 and not _PORTION.match(found.string, found.end())
    if mark or (numerator >= denominator and _EQUALS.match(found.string, found.end())):
        return f"{cardinal(numerator)} {'out of' if mark else 'divided by'} {cardinal(denominator)}"
    proper = numerator < denominator or (denominator <= 16 and numerator <= 32)
    if denominator > 1 and (denominator <= _LARGEST or denominator == 1000) and numerator > 0 and proper:
        if numerator == denominator and not whole:
            return f"{cardinal(numerator)} {cardinal(denominator)}"
        said = _said(numerator, denominator, mixed=bool(whole))
        return f"{whole} and {said}" if whole else said
    lead = f"{whole} " if whole else ""
    return f"{lead}{in_pairs(numerator)} over {in_pairs(denominator)}"
