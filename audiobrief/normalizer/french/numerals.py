"""French Roman numerals: kings and centuries, chapters, models."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.normalizer.continental.roman import NUMERAL, value
from audiobrief.normalizer.french.gender import gender
from audiobrief.normalizer.french.numbers import count, ordinal
from audiobrief.normalizer.french.tables import NUMBERED, RULERS
from audiobrief.patterns import has_match, lazy

if TYPE_CHECKING:
    import re

_ENDINGS = "er|re|ère|e|ème|es|èmes"
_CENTURY = lazy(
    rf"\b(?P<numeral>(?![CL]es?\b){NUMERAL})(?P<ending>{_ENDINGS})(?!\w)",
    needs=has_match(rf"\b[IVXLC]{{1,15}}(?:{_ENDINGS})(?!\w)"),
)
_NAMED = lazy(
    rf"(?P<name>\b[A-ZÀ-Þa-z][\wà-ÿÀ-Þ-]{{1,30}}) (?P<numeral>{NUMERAL})(?:(?P<first>er|re))?(?![\w'’]|-(?![IVXLC]+\b))"
    rf"(?P<more>(?:(?:[-–/]| et | ou | à |, ){NUMERAL}\b(?![\w'’-])){{0,5}})",
    needs=has_match(r" [IVXLC]{1,15}(?:er|re)?(?!\w)"),
)
_LINKED = lazy(rf"([-–/]| et | ou | à |, )({NUMERAL})\b")
#: A school, a street: "Henri-IV".
_HYPHENED = lazy(
    r"\b(Henri|Louis|Charles|François|Philippe|Jean|Pie|Paul|Napoléon|Benoît|Léon|Grégoire)-(?=[IVX]{1,5}(?:er)?(?![\w-]))",
    needs=has_match(r"-[IVX]"),
)
#: Fifteen and thirteen play rugby.
_TEAM = lazy(r"(?<=\b[Ll]e )(XV|XIII)\b|(?<=\b[DdAa]u )(XV|XIII)\b", needs=has_match(r"[eu] X(?:V|III)\b"))


def say_numerals(text: str) -> str:
    """The text with its Roman numerals in words."""
    text = _TEAM.sub(lambda found: count(value(found.group())), text)
    text = _NAMED.sub(_named, _HYPHENED.sub(r"\1 ", text))
    return _CENTURY.sub(lambda found: ordinal_of(value(found["numeral"]), found["ending"]), text)


def ordinal_of(number: int, ending: str) -> str:
    """A number with the ending that is written after it: 2 and "e", 1 and "re"."""
    plural = "s" if ending.endswith("s") else ""
    if ending.startswith(("nd", "d")):
        return f"second{'e' if 'e' in ending else ''}{plural}"
    return ordinal(number, feminine=ending.startswith(("re", "ère"))) + plural


def _named(found: re.Match[str]) -> str:
    name, numeral, first = found["name"], found["numeral"], found["first"]
    last = name.split("-")[-1]
    numbered = name.lower().removesuffix("s") in NUMBERED or name in NUMBERED
    if name.lower() in {"an", "ans"}:
        # A year of the Revolution; "un an V. Hugo" has none.
        numbered = found.string[max(0, found.start() - 2) : found.start()].lower() in {"l'", "l’"}
    ruler = last in RULERS or name in RULERS
    # Of what is not known, a name of more letters than one that no short form has.
    telling = name[0].isupper() and len(numeral) > 1 and not set(numeral) & set("LC")
    if not (telling or ruler or (numbered and numeral not in {"C", "L"})):
        return found.group()
    if first:
        said = "première" if gender(name) or first == "re" else "premier"
    else:
        said = ("un" if numbered else "premier") if numeral == "I" else count(value(numeral))
    more = found["more"]
    if more and numbered:
        more = _LINKED.sub(lambda link: f"{' à ' if link[1] in '-–' else link[1]}{count(value(link[2]))}", more)
    return f"{name} {said}{more}"
