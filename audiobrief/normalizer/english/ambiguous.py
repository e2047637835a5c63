"""Which unit is meant by letters that stand for several things: "980 mb" of a storm, "12nm" at sea, "2 pts milk"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audiobrief.normalizer.english.unit_names import UNITS
from audiobrief.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable

_PINTS = lazy(
    r" (?:of )?(?:[a-z]+ )?(?:ale|beer|blood|bitter|blueberries|broth|cider|cream|guinness|lager|milk|"
    r"raspberries|stock|strawberries|tomatoes|water|yoghurt)\b",
    re.IGNORECASE,
)
#: Pressure of the air; others are megabytes in haste.
_LEAST_MILLIBARS, _MOST_MILLIBARS = 869, 1086
_OF_DATA = lazy(
    r"\b(?:attachments?|bytes?|cards?|computers?|disks?|downloads?|drives?|e-?mails?|files?|memory|phones?|ram|RAM|storage|uploads?|videos?)\b"
)
_OF_KELVIN = lazy(
    r"\b(?:absolute zero|boil\w*|cool(?:ed|ing|s)?|cryogenic|freez\w+|heat(?:ed|ing|s)?|helium|kelvin|melt\w*|nitrogen|plasma|"
    r"superconduct\w*|temperatures?|thermal)\b",
    re.IGNORECASE,
)
_OF_GENES = lazy(
    r"\b(?:alleles?|amplicons?|bases?|deletions?|DNA|exons?|fragments?|genes?|genom\w+|inserts?|insertions?|introns?|nucleotides?|PCR|"
    r"plasmids?|primers?|promoters?|reads|RNA|sequenc\w+)\b"
)
_MOST_CUPS = 12
_OF_KITCHEN = lazy(
    r" (?:[a-z-]+ )?(?:broth|butter|cheese|chocolate|cocoa|corn|cream|flour|honey|juice|milk|nuts|oats|oil|onions?|rice|salt|"
    r"shortening|soda|stock|sugar|syrup|vanilla|vinegar|walnuts|water|yeast|yogurt)\b"
)
_KILOTONS = lazy(r"\b(?:atomic|bombs?|blasts?|explosions?|nuclear|warheads?|yields?)\b")
_OF_SEA = lazy(
    r"\b(?:boats?|coast|harbou?r|islands?|lighthouse|maritime|naval|navy|offshore|sail\w*|sea|ships?|shore|"
    r"tankers?|vessels?|yachts?)\b"
)
_OF_CAMERAS = lazy(r"\b(?:cameras?|lens|photos?|selfies?|sensors?|shooters?|smartphones?|telephoto|ultra-?wide)\b")
_OF_LIGHT = lazy(r"\b(?:chips?|lasers?|light|nanometers?|nodes?|optical|processors?|spectr\w+|wavelengths?)\b")
_OF = lazy(r" (?:of|CO)")
_PLAIN = lazy(r"\d[\d,]{0,12}(?:\.\d+)?")


def _is_pressure(found: re.Match[str]) -> bool:
    low = found["low"]
    if _OF_DATA.search(found.string):
        return False
    return low not in ("1000", "1024") and _LEAST_MILLIBARS < _value(low) < _MOST_MILLIBARS


def _is_kelvin(found: re.Match[str]) -> bool:
    exact = len(found["low"].partition(".")[2]) > 1
    return found["gap"] == " " and (exact or bool(_OF_KELVIN.search(found.string)))


def _is_far(found: re.Match[str]) -> bool:
    return "." in found["low"] or found.string.startswith((" from ", " away"), found.end())


def _is_cooked(found: re.Match[str]) -> bool:
    return _value(found["low"]) <= _MOST_CUPS and bool(_OF_KITCHEN.match(found.string, found.end()))


def _is_of(found: re.Match[str]) -> bool:
    return bool(_OF.match(found.string, found.end()))


#: When letters that are something else more often are a unit.
_CLEAR: dict[str, Callable[[re.Match[str]], bool]] = {
    "mb": _is_pressure,
    "K": _is_kelvin,
    "AU": _is_far,
    "MP": lambda found: bool(_OF_CAMERAS.search(found.string)),
    "c.": _is_cooked,
    "T.": _is_cooked,
    "pt.": lambda found: bool(_PINTS.match(found.string, found.end())),
    "Mt": _is_of,
    "t": _is_of,
    "bu": _is_of,
}


def is_clear(found: re.Match[str]) -> bool:
    """Whether letters that are something else more often are a unit here.

    Args:
        found: has the groups ``low``, the number, ``gap``, what parts it from the unit, and ``unit``; ends with the unit.
    """
    asked = _CLEAR.get(found["unit"])
    return asked is not None and asked(found)


def meant(found: re.Match[str]) -> tuple[str, str]:
    """The name of one and of many of the unit that is meant; as ``is_clear`` has it, ``found`` ends with the unit."""
    unit, text = found["unit"], found.string
    if unit in ("pts", "pts.") and _PINTS.match(text, found.end()):
        return UNITS["pt."]
    if unit == "nm" and _OF_SEA.search(text) and not _OF_LIGHT.search(text):
        return UNITS["nmi"]
    if unit == "bp" and _OF_GENES.search(text) and "basis" not in text:
        return "base pair", "base pairs"
    if unit == "kt" and _KILOTONS.search(text):
        return "kiloton", "kilotons"
    return UNITS[unit]


def _value(written: str) -> float:
    """What a number is worth; less than one for a fraction, and for a power of ten it does not matter."""
    number = _PLAIN.match(written)
    if number is None or "^" in written:
        return float("inf")
    return 0.5 if written[number.end() :].startswith("/") else float(number.group().replace(",", ""))
