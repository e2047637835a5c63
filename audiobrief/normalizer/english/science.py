"""Measures as the sciences and medicine write them: "m s⁻²", "120/80 mmHg", "2.5mg/5mL", "500 mg b.i.d."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.normalizer.english.numbers import cardinal, figure, in_pairs, ordinal
from audiobrief.patterns import has, has_any, lazy

if TYPE_CHECKING:
    import re

#: "5 m/s^2", "9.8 m s⁻²": as "m/s²".
_CARET = lazy(r"(?<=[\d\s/])(km|cm|mm|dm|m|s|ft|in|mi|yd)\^([23])(?!\d)", needs=has("^0"))
_UNDER = lazy(
    r"(?<=\d)( ?(?:km|cm|mm|m|kg|mg|g|J|kJ|W|N|mol|mmol|K))[ ·](s|m|kg|mol|h|L|K)(?:⁻([¹²³])|\^[-−]([123]))(?!\w)",
    needs=has("⁻", "^-", "^−"),
)
_UNDER_SIGNS = {"¹": "", "²": "²", "³": "³", "1": "", "2": "²", "3": "³"}
#: "120/80 mmHg"
_BLOOD_PRESSURE = lazy(r"(?<![\w.,/])(\d{2,3})/(\d{2,3}) ?mm ?Hg\b", needs=has("mmHg", "mm Hg"))
_AMPS = lazy(
    r"(?<![\w.,])(\d{1,3}) ?A(?= (?:breakers?|chargers?|circuits?|fuses?|outlets?|plugs?|sockets?|supply)\b)",
    needs=has("0A ", "0 A "),
)
_TESLA = lazy(r"(?<![\w.,])(\d{1,2}(?:\.\d)?) ?T(?= (?:MRI|magnets?|scanners?|scans?)\b)", needs=has("0T ", "0 T "))
#: Of what so much holds: "2.5mg/5mL". What weighs the same in other units has no such liquid below.
_SOLUTION = lazy(r"(?<=\d)( ?(?:mg|mcg|µg|μg|g|units?|IU))/(\d{1,4}(?:\.\d{1,2})?) ?(mL|ml|L|l|dL)\b", needs=has("/0"))
_LIQUIDS = {"mL": "milliliter", "ml": "milliliter", "L": "liter", "l": "liter", "dL": "deciliter"}
_DOSE = r"(?<=\d)(?P<dose> ?(?:mg|mcg|µg|μg|g|mL|ml|units?|IU|tablets?|tabs?|capsules?|caps?|drops?|puffs?)(?:/kg)?)"
#: "25 mg b.i.d.", "500 mg q8h"
_OFTEN = lazy(
    rf"{_DOSE},? (?:(?P<times>b\.i\.d\.?|t\.i\.d\.?|q\.i\.d\.?|q\.d\.|bid|tid|qid|BID|TID|QID)|q(?P<hours>\d{{1,2}})h)(?!\w)",
    needs=has(".i.d", "q.d.", " bid", " tid", " qid", " BID", " TID", " QID", " q0"),
)
_TIMES_A_DAY = {"b": "twice daily", "t": "three times daily", "qi": "four times daily", "qd": "once daily"}
#: The two ends of a strand.
_PRIME = lazy(
    r"(?<![\w.,])([35])['’′](?=[ -](?:UTR|cap|end|ends|exonuclease|phosphate|splice|untranslated)\b)",
    needs=has("0'", "0’", "0′"),
)
#: Weights of what is whirled or flown, not grams: "spun at 3,000g", "pulling 9g".
_GRAVITY = lazy(
    r"(?P<lead>\b(?:accelerations? of|centrifuged at|forces? of|pulled|pulling|pulls|spun at|up to|withstand) )"
    r"(?P<number>\d{1,3}(?:,\d{3})?(?:\.\d)?) ?(?:x ?|× ?)?g(?![\w/])(?! of\b)"
)
#: "1/500 s", of a camera's shutter.
_SHUTTER = lazy(r"(?<![\w.,/])1/(\d{2,5}) ?(?:s|sec)\b(?!\.\w)", needs=has("0/00"))

#: One of these is in every text that a rule here is for.
_SIGNS = (
    "/",
    "^",
    "⁻",
    "A ",
    "T ",
    "mg",
    "mcg",
    "µg",
    "μg",
    "g ",
    "mL",
    "ml",
    "unit",
    "IU",
    "tab",
    "cap",
    "drop",
    "puff",
    "'",
    "’",
    "′",
)


def say_science(text: str) -> str:
    """The text with measures of the sciences in words, or as other measures are written."""
    if "cceler" in text or "entrifug" in text or "spun " in text or "pull" in text:
        text = _GRAVITY.sub(r"\g<lead>\g<number> G", text)
    if not has_any(text, _SIGNS):
        return text
    text = _CARET.sub(lambda found: found[1] + _UNDER_SIGNS[found[2]], text)
    text = _UNDER.sub(lambda found: f"{found[1]}/{found[2]}{_UNDER_SIGNS[found[3] or found[4]]}", text)
    text = _BLOOD_PRESSURE.sub(_blood_pressure, text)
    text = _AMPS.sub(r"\1 amp", text)
    text = _TESLA.sub(r"\1 tesla", text)
    text = _SOLUTION.sub(_solution, text)
    text = _OFTEN.sub(_often, text)
    text = _PRIME.sub(r"\1 prime", text)
    return _SHUTTER.sub(lambda found: f"one {ordinal(int(found[1])).removeprefix('one ')} of a second", text)


def _solution(found: re.Match[str]) -> str:
    name = _LIQUIDS[found[3]]
    return f"{found[1]} per {figure(found[2])} {name}s" if found[2] != "1" else f"{found[1]} per {name}"


def _often(found: re.Match[str]) -> str:
    if found["hours"]:
        return f"{found['dose']} every {cardinal(int(found['hours']))} hours"
    letters = found["times"].replace(".", "").lower()
    return f"{found['dose']} {_TIMES_A_DAY[letters[0] if letters[0] != 'q' else letters[:2]]}"


def _blood_pressure(found: re.Match[str]) -> str:
    return f"{in_pairs(int(found[1]))} over {in_pairs(int(found[2]))} millimeters of mercury"
