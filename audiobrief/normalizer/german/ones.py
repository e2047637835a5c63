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
    r"(?:[Ff]ür|[Uu]m|[Dd]urch|[Gg]egen|[Oo]hne|[Üü]ber|[Pp]ro|"
    r"(?:kostet|beträgt|betrug|dauert|zahlt|misst)(?:en?)?))"
    r"(?P<about> (?:nur|nur noch|knapp|rund|etwa|circa|fast|genau|ungefähr|mindestens|höchstens|maximal|gerade einmal|gut|"
    r"jeweils|je|insgesamt|lediglich|bloß|exakt))? 1 "
    r"(?P<noun>[A-ZÄÖÜ][a-zäöüß]+(?:-[A-Za-zÄÖÜäöüß]+){0,3}|[A-Za-z°%€$]{1,5})(?![\w/])",
    needs=has(" 0 "),
)
#: The last of what a preposition counts: "mit 12 Stimmen, 3 Gegenstimmen und 1 Enthaltung".
_LAST_ONE = lazy(
    r"(?<![\w-])(?P<before>(?:[Mm]it|[Bb]ei|[Aa]us|[Vv]on)"
    r"(?: \d[\d.]{0,6}| einem| einer) [A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?"
    r"(?:, (?:\d[\d.]{0,6}|einem|einer) [A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?){0,5} (?:und|sowie|bei)) 1 "
    r"(?P<noun>[A-ZÄÖÜ][a-zäöüß]+(?:-[A-Za-zÄÖÜäöüß]+){0,3})(?![\w/])",
    needs=has("d 0 ", "sowie 0 ", "bei 0 "),
)
_ONE_OF = lazy(
    r"(?<=\b[IiAa]n )1(?= von \d{1,4} (?:Fällen|Jahren|Tagen|Orten|Spielen|Versuchen))", needs=has("n 0 von")
)
_WITH_ACCUSATIVE = frozenset(
    "für um durch gegen ohne über pro kostet kosteten kostete beträgt betrug betrugen dauert dauerte dauerten zahlt zahlte "
    "zahlten misst".split()
)
_MASCULINE = frozenset(
    "Monat Tag Punkt Euro Dollar Zähler Treffer Platz Sitz Fall Mann Spieler Teilnehmer Meter Kilometer Zentimeter Millimeter "
    "Prozentpunkt Basispunkt Cent Franken Schritt Satz Gast Film Preis Bus Zug Wagen Abend Liter Becher Teelöffel "
    "Esslöffel Knoten Hektar".split()
)
_MASCULINE_ENDING = lazy(r"(?:gner|ieler|fahrer|lehrer|hüler|ndler|eiter|iker|tler|läufer|ling|ist|eur)$")


def say_ones(text: str) -> str:
    """The text with "1" in words after prepositions."""
    text = _LAST_ONE.sub(_last_one, _ONE.sub(_one, text))
    return _ONE_OF.sub("einem", text)


def _last_one(found: re.Match[str]) -> str:
    return f"{found['before']} {'einer' if gender(found['noun']) else 'einem'} {found['noun']}"


def _one(found: re.Match[str]) -> str:
    before, about, noun = found["before"], found["about"] or "", found["noun"]
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
        last = said.split("-")[-1]
        article = "einen" if last in _MASCULINE or _MASCULINE_ENDING.search(last) else "ein"
    return f"{before}{about} {article} {said}"
