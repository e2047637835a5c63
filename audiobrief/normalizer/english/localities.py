"""Counties, states and houses elsewhere than in the United States: "Co. Durham", "Hants.", "3/45 George St., Sydney, NSW"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.normalizer.english.numbers import digits
from audiobrief.normalizer.english.patterns import AT_END, with_stop
from audiobrief.patterns import both, has, has_word, lazy

if TYPE_CHECKING:
    import re

_OF_COUNTY = (
    "Antrim Armagh Carlow Cavan Clare Cork Derry Donegal Down Dublin Durham Fermanagh Galway Kerry Kildare Kilkenny Laois "
    "Leitrim Limerick Londonderry Longford Louth Mayo Meath Monaghan Offaly Roscommon Sligo Tipperary Tyrone Waterford "
    "Westmeath Wexford Wicklow"
).split()
_COUNTY = lazy(
    rf"(?<!& )(?<![\w.])Co\.? (?=(?:{'|'.join(_OF_COUNTY)})\b)",
    needs=both(has("Co. ", "Co "), has_word(*_OF_COUNTY)),
)
_COUNTY_AND = lazy(r"\bCo(?:\.|unty|unties)? [A-Z][a-z]{1,20}(?:, [A-Z][a-z]{1,20})? and $")
_COUNTIES = {
    "Beds": "Bedfordshire", "Berks": "Berkshire", "Bucks": "Buckinghamshire", "Cambs": "Cambridgeshire", "Derbys": "Derbyshire",
    "Glos": "Gloucestershire", "Hants": "Hampshire", "Herts": "Hertfordshire", "Lancs": "Lancashire", "Leics": "Leicestershire",
    "Lincs": "Lincolnshire", "Northants": "Northamptonshire", "Notts": "Nottinghamshire", "Oxon": "Oxfordshire",
    "Salop": "Shropshire", "Staffs": "Staffordshire", "Warks": "Warwickshire", "Wilts": "Wiltshire", "Worcs": "Worcestershire",
    "Yorks": "Yorkshire",
}  # fmt: skip
#: These are words and teams as well: a list of them is no address.
_TEAMS = frozenset({"Beds", "Berks", "Bucks", "Yorks"})
_PAUSE = lazy(r"[,;)]|\s*$| [A-Z]{1,2}\d")
_POSTCODE = lazy(r",? [A-Z]{1,2}\d")
_IN_PLACE = lazy(r"\b(?:in|of|at|near|from|nr\.?) [A-Z][a-z]{1,20}(?:[ -][A-Za-z]{1,20}){0,3}, $")
#: After a place, as in an address; by itself, "Bucks" is a team and "Oxon" a university.
_SHORT_COUNTY = lazy(
    rf"(?<=[a-z], )(?P<side>[NSEW]\.? )?(?P<county>{'|'.join(_COUNTIES)})\b\.?(?! (?:County|Forest)\b)(?!\w){AT_END}",
    needs=has_word(*_COUNTIES),
)
_SIDES = {"N": "North", "S": "South", "E": "East", "W": "West"}
_SIDE = lazy(
    r"(?<![\w.])(?P<side>[NSEW])\. (?=(?:Yorkshire|Sussex|Wales|Anglia|Midlands|Glamorgan|Lothian|London|Australia|Devon)\b)",
    needs=has("N. ", "S. ", "E. ", "W. "),
)
_AUSTRALIA = {
    "NSW": "New South Wales", "VIC": "Victoria", "Vic": "Victoria", "QLD": "Queensland", "Qld": "Queensland",
    "TAS": "Tasmania", "Tas": "Tasmania", "WA": "Western Australia", "SA": "South Australia", "NT": "Northern Territory",
    "ACT": "A-C T",
}  # fmt: skip
#: What their postcodes begin with.
_CODES = {"NSW": "12", "VIC": "38", "QLD": "49", "SA": "5", "WA": "6", "TAS": "7", "NT": "0", "ACT": "2"}
_AUSTRALIAN = lazy(
    rf"(?<=[a-z])(?P<comma>,?) (?P<state>{'|'.join(_AUSTRALIA)})\.?,? (?P<code>\d{{4}})(?![\w-])(?![.,]\d)",
    needs=has_word(*_AUSTRALIA),
)
_WAYS = (
    "Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Place|Pl|Court|Ct|Crescent|Cres|Close|Terrace|Tce|Parade|Pde|Highway|Hwy|"
    "Gardens|Gdns|Square|Sq|Way|Walk|Grove|Row|Mews|Hill|Quay|Boulevard|Blvd"
)
#: The flat before the house. Without a word for it, a small one could be a fraction or a date.
_FLAT = lazy(
    r"(?:(?P<unit>\b(?:[Uu]nit|[Ff]lat|[Aa]partment|[Aa]pt\.?|[Ss]uite|[Ss]hop|[Ll]evel) )|(?P<before>^|, |\b(?:at|of) ))"
    r"(?P<flat>\d{1,4}[A-Za-z]?)/(?P<house>\d{1,4}[A-Z]?)"
    rf"(?= (?:[A-Z][\w’'-]{{1,30}} ){{1,3}}(?:{_WAYS})\b)",
    needs=both(has("0/0", "/0"), has_word(*_WAYS.split("|"))),
)
#: The largest number that could be a day or a part.
_SMALL = 32
_HOUSES = lazy(
    r"(?P<before>\b[Nn](?:os\.?|umbers|o\.) ?)(?P<first>\d{1,4}[A-Za-z]?)[-–](?P<last>\d{1,4}[A-Za-z]?)(?= [A-Z])",
    needs=both(has("-0", "–0"), has("os", "umbers", "o.")),
)
_STREETS = {
    "Cres": "Crescent",
    "Gdns": "Gardens",
    "Pde": "Parade",
    "Tce": "Terrace",
    "Cl": "Close",
    "Gr": "Grove",
    "Bldgs": "Buildings",
}
_STREET = lazy(
    rf"(?P<name>\b[A-Z][\w’'-]{{2,30}}) (?P<way>Cres|Gdns|Pde|Tce|Bldgs|(?:Cl|Gr)(?=\.,))\b\.?(?!\w){AT_END}",
    needs=has_word(*_STREETS),
)

#: Nothing to do for most texts: but for flats, none of the patterns finds anything without one of these.
_ANY = has_word("Co", *_COUNTIES, *_SIDES, *_STREETS, *_AUSTRALIA, "Nos", "nos", "No", "no", "Numbers", "numbers")


def say_localities(text: str) -> str:
    """The text with counties, flats and houses in words, or as other rules know them."""
    if "/" in text:
        text = _FLAT.sub(_flat, text)
    if not _ANY(text):
        return text
    text = _COUNTY.sub(_irish, text)
    text = _SHORT_COUNTY.sub(_county, text)
    text = _SIDE.sub(lambda found: f"{_SIDES[found['side']]} ", text)
    text = _STREET.sub(lambda found: with_stop(f"{found['name']} {_STREETS[found['way']]}", found), text)
    text = _AUSTRALIAN.sub(_australian, text)
    return _HOUSES.sub(lambda found: f"{found['before'][0]}umbers {found['first']} to {found['last']}", text)


def _flat(found: re.Match[str]) -> str:
    if not found["unit"] and (found["house"].isdigit() and int(found["house"]) <= _SMALL):
        return found.group()
    return f"{found['unit'] or found['before']}{found['flat']}, {found['house']}"


def _irish(found: re.Match[str]) -> str:
    """A county, but no firm: "Hill and Co. Dublin"."""
    before = found.string[max(0, found.start() - 40) : found.start()]
    return found.group() if before.endswith(" and ") and not _COUNTY_AND.search(before) else "County "


def _county(found: re.Match[str]) -> str:
    if found["county"] in _TEAMS and not _is_county(found):
        return found.group()
    side = f"{_SIDES[found['side'][0]]} " if found["side"] else ""
    return with_stop(f"{side}{_COUNTIES[found['county']]}", found)


def _is_county(found: re.Match[str]) -> bool:
    text, end = found.string, found.end()
    stopped = found.group().rstrip().endswith(".")
    if _POSTCODE.match(text, end) or (stopped and found["end"] is None):
        return True
    return (
        _PAUSE.match(text, end) is not None
        and _IN_PLACE.search(text[max(0, found.start() - 48) : found.start()]) is not None
    )


def _australian(found: re.Match[str]) -> str:
    code = found["code"]
    if code[0] not in _CODES[found["state"].upper()]:
        return found.group()
    return f"{found['comma'] or ','} {_AUSTRALIA[found['state']]} {code if code.endswith('000') else digits(code)}"
