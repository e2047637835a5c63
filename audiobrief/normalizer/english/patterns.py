"""Pieces of patterns that the rules for English share. Every run is bounded, so that no text takes long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.patterns import lazy

if TYPE_CHECKING:
    import re

#: Where a number can begin: not within a word, a number or a file's name.
START = r"(?<![\w.])(?<!\d[,:/])"
#: Where a number has ended. A full stop or comma may follow, a digit not.
END = r"(?![\w])(?![.,:/]\d)"
WHOLE = r"(?:\d{1,3}(?:,\d{3}){1,6}(?!\d)|\d{1,18}(?!\d))"
NUMBER = rf"(?:{WHOLE}(?:\.\d{{1,18}}(?!\d))?|\.\d{{1,18}}(?!\d))"
#: A power of ten: "3.8 x 10^6", "10⁻⁶".
SCIENTIFIC = rf"(?:{NUMBER} ?[x×·*] ?)?10(?:\^[-−]?\d{{1,3}}(?!\d)|⁻?[⁰¹²³⁴-⁹]{{1,3}})"
#: A dash that joins two figures. A hyphen with spaces around it is a pause or a minus.
JOIN = r"(?:[-–—−‒]|\s–\s)"
DASHES = ("-", "–", "—", "−", "‒")
#: What may stand behind a short form's full stop where the text ends: for ``with_stop``.
AT_END = r"(?P<end>[\"”’')\s]*$)?"
SCALE = r"lakh[ -]crore|thousand crore|hundred|thousand|million|billion|trillion|crore|lakh"

_DETERMINERS = frozenset(
    "a an the this that his her its their our my your each every another one any no first second last new old "
    "proposed planned estimated nearly roughly".split()
)
#: What may follow an amount that is no adjective of it.
_FOLLOWERS = frozenset(
    "a about above after again against ago all alone and any are around as at away back be because been before behind "
    "below between but by came could did do does down during each every for from gets go goes had has have he her here "
    "his if in into is it its last less long high wide deep tall may more most much next no not now of off on once one "
    "only or other out over paid per plus she should since so such than that the their then there these they this "
    "those "
    "through to today tomorrow total under until up us via was we went were when where which while who will with "
    "within "
    "without would yesterday you "
    "abroad across allocated among apart apiece awarded borrowed budgeted collected combined donated earned estimated "
    "given invested lost needed owed paid pledged raised remaining seized spent stolen supposed throughout toward "
    "towards worth".split()
)
#: What tells where something is, unless it stands between an article and a noun: "a 3 km north face".
_WHERE = frozenset(
    "north south east west northeast northwest southeast southwest northwards southwards eastwards westwards northward "
    "southward eastward westward apart upstream downstream inland offshore ashore uphill downhill upriver downriver "
    "underwater distant closer further farther nearer beyond short shy".split()
)
_BEFORE = lazy(r"([\w'’]+)[ -]$")
_AFTER = lazy(r"[ -]([a-z]+)")
_NAME_AFTER = lazy(r" [A-Z][a-z]+")
_ARTICLE_BEFORE = lazy(r"\b[Aa]n? $")


def is_adjective(found: re.Match[str]) -> bool:
    """Whether an amount stands before what it measures: "a $100 bill", "the 10 km race", but not "the $5 in it"."""
    if _NAME_AFTER.match(found.string, found.end()):
        return _ARTICLE_BEFORE.search(found.string, max(0, found.start() - 4), found.start()) is not None
    following = _AFTER.match(found.string, found.end())
    if not following or following.group(1) in _FOLLOWERS or following.group(1).endswith("ly"):
        return False
    start = found.start()
    before = _BEFORE.search(found.string[max(0, start - 24) : start])
    if before is None or (following.group(1) in _WHERE and before.group(1).lower() not in ("a", "an")):
        return False
    return before.group(1).lower() in _DETERMINERS or before.group(1).endswith(("'s", "’s"))


def with_stop(said: str, found: re.Match[str]) -> str:
    """A short form written out; its full stop is the sentence's as well where that ends (``AT_END``)."""
    end: str | None = found["end"]
    if end is None:
        return said
    written = found.group()
    return f"{said}{'.' if written[: len(written) - len(end)].endswith('.') else ''}{end}"
