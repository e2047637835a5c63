"""Families in registers and notices: "Wm. and Eliz. Turner", "dau. of", "m. Sarah Jones", "d. 1 July 1916", "(Ret.)"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.patterns import has, has_word, lazy

if TYPE_CHECKING:
    import re

_FOREBEARS = {
    "Wm": "William", "Geo": "George", "Chas": "Charles", "Thos": "Thomas", "Jas": "James", "Robt": "Robert", "Benj": "Benjamin",
    "Edw": "Edward", "Eliz": "Elizabeth", "Jos": "Joseph", "Saml": "Samuel", "Danl": "Daniel", "Jno": "John", "Margt": "Margaret",
    "Richd": "Richard", "Nathl": "Nathaniel", "Fredk": "Frederick", "Alexr": "Alexander",
}  # fmt: skip
_FOREBEAR = lazy(
    rf"(?<![\w.-])(?P<name>{'|'.join(sorted(_FOREBEARS, key=len, reverse=True))})"
    r"\.(?= [A-Z]| (?:and|&|of|in|the|his|her|was|died|son)\b|[,;])|"
    r"(?<![\w.-])(?P<bare>Wm|Thos) (?=[A-Z])",
    needs=has_word(*_FOREBEARS),
)
_KIN = {
    "dau": "daughter", "daus": "daughters", "wid": "widow", "bapt": "baptized", "bur": "buried", "unm": "unmarried",
    "grdau": "granddaughter", "desc": "descendant",
}  # fmt: skip
_KINDRED = lazy(
    rf"(?<![\w.])(?P<kin>{'|'.join(sorted(_KIN, key=len, reverse=True))})\.(?= (?:(?:of|in|at|on|and)\b|\d)|[,;])",
    needs=has_word(*_KIN),
)
_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
#: Before a date: a year alone is known already.
_DATED = lazy(
    rf"(?<![\w.])(?<!\d )(?P<what>[bdm])\. (?=(?:\d{{1,2}}(?:st|nd|rd|th)? )?{_MONTHS} \d|"
    r"(?<=m\. )1[5-9]\d\d\b|unm|['’‘]\d\d(?!\w))",
    needs=has("b. ", "d. ", "m. "),
)
_LIVED = {"b": "born", "d": "died", "m": "married"}
#: "m. Sarah Jones in 1842": beside a birth, a death or a year of long ago.
_MARRIED = lazy(
    r"(?<=[A-Za-z,;)] )m\. (?=(?:\(?[12](?:st|nd|\)) )?(?:1[5-9]\d\d\b|(?:(?:Miss|Mrs\.?) )?[A-Z][a-z]{1,20}[ .][A-Z]))",
    needs=has(" m. "),
)
_LIVES = lazy(r"\b[bd]\. |\b1[5-9]\d\d\b|\bborn\b|\bdied\b")
_RETIRED = lazy(r"\((?:Ret|Retd|Ret'd|Ret’d)\.?\)", needs=has("(Ret"))
_RETIRED_MIDWAY = lazy(r"(?<=, )[Rr]et(?:d|'d|’d)?\.(?=,)", needs=has(", ret", ", Ret"))
_SAINTS = lazy(r"(?<![\w.])(?:Sts|Ss|SS)\. (?=[A-Z][a-z]{1,20}(?:,| and| &))", needs=has_word("Sts", "Ss", "SS"))
#: A baronet.
_BARONET = lazy(
    r"(?P<before>\d(?:st|nd|rd|th) |[a-z], )B(?:ar)?t\b\.?(?=[,;)]|$)", needs=has_word("Bt", "Bart", "Sts", "Ss", "SS")
)

#: Nothing to do for most texts: none of the patterns finds anything without one of these.
_ANY = has_word(*_FOREBEARS, *_KIN, "b", "d", "m", "Ret", "Retd", "ret", "retd", "Bt", "Bart", "Sts", "Ss", "SS")


def say_kin(text: str) -> str:
    """The text with first names, kindred and dates of lives in words."""
    if not _ANY(text):
        return text
    text = _FOREBEAR.sub(_forebear, text)
    text = _KINDRED.sub(lambda found: _KIN[found["kin"]], text)
    text = _DATED.sub(lambda found: f"{_LIVED[found['what']]} ", text)
    if "m." in text and _LIVES.search(text):
        text = _MARRIED.sub("married ", text)
    text = _SAINTS.sub("Saints ", text)
    text = _RETIRED_MIDWAY.sub("retired", text)
    text = _BARONET.sub(r"\g<before>Baronet", text)
    return _RETIRED.sub("(Retired)", text)


def _forebear(found: re.Match[str]) -> str:
    return _FOREBEARS[found["name"]] if found["name"] else f"{_FOREBEARS[found['bare']]} "
