"""German "1" before a noun, in the case of the preposition before it: "mit einer Stimme", "um einen Punkt"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.normalizer.german.gender import gender
from audiobrief.normalizer.german.tables import GERMAN
from audiobrief.patterns import has, lazy

if TYPE_CHECKING:
    import re

_NOUNS = {**GERMAN.units, **GERMAN.currencies, **GERMAN.scales}
_ONE = lazy(
    r"(?<![\w-])(?P<before>[Mm]it|[Vv]on|[Bb]ei|[Nn]ach|[Aa]us|[Zz]u|[Ss]eit|[Vv]or|[Aa]b|"
    r"[Aa]n(?= 1 (?:Tag|Abend|Wochenende|Ort|Standort)(?!\w))|"
    r"[Ii]n(?= 1 (?:Jahr|Monat|Woche|Tag|Stunde|Minute|Sekunde)(?!\w))|[Ii]nnerhalb von|"
    r"(?:[Ff]ür|[Uu]m|[Dd]urch|[Gg]egen|[Oo]hne|[Üü]ber|[Pp]ro)) 1 "
    r"(?P<noun>[A-ZÄÖÜ][a-zäöüß]+(?:-[A-Za-zÄÖÜäöüß]+){0,3}|[A-Za-z°%€$]{1,5})(?![\w/])",
    needs=has(" 0 "),
)
_WITH_ACCUSATIVE = frozenset("für um durch gegen ohne über pro".split())
_MASCULINE = frozenset(
    "Monat Tag Punkt Euro Dollar Zähler Treffer Platz Sitz Fall Mann Spieler Teilnehmer Meter Kilometer Zentimeter Millimeter "
    "Prozentpunkt Basispunkt Cent Franken Schritt Satz Gast Film Preis Bus Zug Wagen Abend Liter Becher Teelöffel "
    "Esslöffel Knoten Hektar".split()
)


def say_ones(text: str) -> str:
    """The text with "1" in words after prepositions."""
    return _ONE.sub(_one, text)


def _one(found: re.Match[str]) -> str:
    before, noun = found["before"], found["noun"]
    known = _NOUNS.get(noun)
    if known is None and not (noun[0].isupper() and noun[1:2].islower()):
        return found.group()
    feminine = known.feminine if known else bool(gender(noun))
    said = known.one if known else noun
    if before.lower() not in _WITH_ACCUSATIVE:
        article = "einer" if feminine else "einem"
    elif feminine:
        article = "eine"
    else:
        article = "einen" if said.split("-")[-1] in _MASCULINE else "ein"
    return f"{before} {article} {said}"
