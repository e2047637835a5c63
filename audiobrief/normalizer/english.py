"""What English writes short and says long: money, titles before a name, states after a city."""

from __future__ import annotations

import re

_CURRENCIES = {
    "$": ("dollar", "dollars", "cent", "cents"),
    "€": ("euro", "euros", "cent", "cents"),
    "£": ("pound", "pounds", "penny", "pence"),
    "¥": ("yen", "yen", "sen", "sen"),
}
_SCALES = {"k": "thousand", "m": "million", "mn": "million", "bn": "billion", "b": "billion", "tn": "trillion"}
_MONEY = re.compile(
    r"(?<!\w)(US|C|A|NZ|HK)?([$€£¥])\s?(\d[\d,]{0,30})(\.\d{1,10})?"
    r"(?:[ -](hundred|thousand|million|billion|trillion)\b|(k|mn?|bn?|tn|K|M|B)\b)?(?![\d.]*\d)"
)
_WHOSE = {"US": "US ", "C": "Canadian ", "A": "Australian ", "NZ": "New Zealand ", "HK": "Hong Kong "}
#: Titles whose full stop an engine takes for the end of a sentence. Only before a name.
_TITLES = {
    "Mr": "Mr", "Mrs": "Mrs", "Ms": "Ms", "Dr": "Dr", "Sen": "Senator", "Sens": "Senators", "Rep": "Representative",
    "Reps": "Representatives", "Gov": "Governor", "Govs": "Governors", "Gen": "General", "Col": "Colonel",
    "Lt": "Lieutenant", "Sgt": "Sergeant", "Capt": "Captain", "Prof": "Professor", "Rev": "Reverend",
}  # fmt: skip
_TITLE = re.compile(rf"\b({'|'.join(_TITLES)})\. (?=(?:{'|'.join(_TITLES)})\. |[A-ZÀ-Þ]|[“\"'‘][A-ZÀ-Þ])")
_NUMBER = re.compile(r"\b(N|n)o\. ?(?=\d)")
#: The Associated Press's abbreviations of US states, which follow a city and a comma.
_STATES = {
    "Ala": "Alabama", "Ariz": "Arizona", "Ark": "Arkansas", "Calif": "California", "Colo": "Colorado",
    "Conn": "Connecticut", "Del": "Delaware", "Fla": "Florida", "Ga": "Georgia", "Ill": "Illinois", "Ind": "Indiana",
    "Kan": "Kansas", "Ky": "Kentucky", "La": "Louisiana", "Md": "Maryland", "Mass": "Massachusetts",
    "Mich": "Michigan", "Minn": "Minnesota", "Miss": "Mississippi", "Mo": "Missouri", "Mont": "Montana",
    "Neb": "Nebraska", "Nev": "Nevada", "N.H": "New Hampshire", "N.J": "New Jersey", "N.M": "New Mexico",
    "N.Y": "New York", "N.C": "North Carolina", "N.D": "North Dakota", "Okla": "Oklahoma", "Ore": "Oregon",
    "Pa": "Pennsylvania", "R.I": "Rhode Island", "S.C": "South Carolina", "S.D": "South Dakota", "Tenn": "Tennessee",
    "Vt": "Vermont", "Va": "Virginia", "Wash": "Washington", "W.Va": "West Virginia", "Wis": "Wisconsin",
    "Wyo": "Wyoming",
}  # fmt: skip
_STATE = re.compile(rf"(?<=\w, )({'|'.join(map(re.escape, _STATES))})\.(?!\w)(\W*$)?")


def expand(text: str) -> str:
    """The text with English money, titles before names, "No. 5" and states after cities written out."""
    if any(sign in text for sign in _CURRENCIES):
        text = _MONEY.sub(_money, text)
    if "." in text:
        text = _TITLE.sub(lambda found: f"{_TITLES[found.group(1)]} ", text)
        text = _NUMBER.sub(lambda found: f"{found.group(1)}umber ", text)
        text = _STATE.sub(_state, text)
    return text


def _state(found: re.Match[str]) -> str:
    name = _STATES[found.group(1)]
    ending = found.group(2)
    # At the end of the text the full stop is the sentence's too.
    return name if ending is None else f"{name}.{ending}"


def _money(found: re.Match[str]) -> str:
    whose, sign, whole, fraction, scale, short = found.groups()
    one, many, one_part, many_parts = _CURRENCIES[sign]
    owner = _WHOSE.get(whose or "", "")
    comma = "," if whole.endswith(",") else ""
    whole = whole.rstrip(",")
    scale = scale or _SCALES.get((short or "").lower(), "")
    if comma and (fraction or scale):
        return found.group()
    if scale:
        return f"{whole}{fraction or ''} {scale} {owner}{many}"
    if fraction and len(fraction) == 3:
        parts = int(fraction[1:])
        if not parts:
            return f"{whole} {owner}{one if whole == '1' else many}"
        return f"{whole} {owner}{one if whole == '1' else many} and {parts} {one_part if parts == 1 else many_parts}"
    return f"{whole}{fraction or ''} {owner}{one if whole == '1' and not fraction else many}{comma}"
