"""Short forms that end with a full stop, by what must stand beside them: "Kap. IV", "M. Petit", "3 Bde.", "z. B."."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from audiobrief.normalizer.continental.roman import NUMERAL
from audiobrief.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_SHORT = lazy(r"(?<![\w.])(?P<short>[^\W\d_]{1,12})\.(?![^\W\d_])(?P<end>[\"”“»’)]{0,2}\s{0,9}$)?")


class Beside(Enum):
    """What stands beside a short form that is one: without it, the letters may be a word that ends a sentence."""

    #: Nothing in particular: it is no word.
    ANYTHING = ""
    #: Something that goes on: its letters are a word, too.
    MORE = r"(?= [^\W\d_A-ZÀ-Þ]| ?\d|[,;:)]|-[A-ZÀ-Þ])"
    WORD = r"(?= [^\W\d_])"
    NAME = r"(?= ?[A-ZÀ-Þ])"
    NUMBER = r"(?= ?[\d½])"
    #: A number of either kind, or a letter.
    NUMERAL = rf"(?= ?(?:\d|{NUMERAL}(?!\w|-[a-zß-ÿ])|[A-Z](?![\w.])))"
    #: A number, a Roman one, or a bracket or a plus before one.
    CALLED = r"(?= ?[:(+\d])"
    #: A number before it. What it is short for is given for one and for many: "Stunde/Stunden".
    COUNTED = "before"


#: Short form → what must stand beside it, and what it is short for; the first that holds.
Shorts = dict[str, tuple[tuple[Beside, str], ...]]
_AFTER = {beside: lazy(beside.value) for beside in Beside if beside is not Beside.COUNTED}
_COUNT_BEFORE = lazy(
    r"(?:(?P<one>(?<![\d.,])1|(?<!\d)(?<!\d )(?:[½¼¾⅓]|\d/\d)|\d(?:er|re|e|nde?|\.?[ºª]))|"
    r"[\d½]|Mio\.|illion(?:en)?|mil|mill(?:ón|ones|ions?))[ -]?$"
)


def shorts(tables: Mapping[Beside, str]) -> Shorts:
    """What is short for what ("Kap: Kapitel; Bd: Band"), for each kind of company, by short form."""
    found: Shorts = {}
    for beside, table in tables.items():
        for entry in table.split(";"):
            keys, _, words = entry.strip().partition(": ")
            for key in keys.split("|"):
                found[key] = (*found.get(key, ()), (beside, words))
    return found


def say_shorts(text: str, known: Shorts) -> str:
    """The text with its short forms written out. A capital at the start of one stays; so does the end of the sentence."""

    def said(found: re.Match[str]) -> str:
        short = found["short"]
        entries = known.get(short)
        raised = entries is None and short[0].isupper()
        if raised:
            entries = known.get(short[0].lower() + short[1:])
        words = next((said for beside, words in entries or () if (said := _stands(found, beside, words))), "")
        if not words:
            return found.group()
        if raised:
            words = words[0].upper() + words[1:]
        if found["end"] is not None:
            return f"{words}.{found['end']}"
        return f"{words} " if found.string[found.end() : found.end() + 1].isalnum() else words

    return _SHORT.sub(said, text) if "." in text else text


def _stands(found: re.Match[str], beside: Beside, words: str) -> str:
    """What it is short for; empty where it does not stand beside that."""
    if beside is not Beside.COUNTED:
        return words if _AFTER[beside].match(found.string, found.end()) else ""
    number = _COUNT_BEFORE.search(found.string[max(0, found.start() - 10) : found.start()])
    one, _, many = words.partition("/")
    return "" if number is None else one if number["one"] or not many else many


def parted(table: str) -> Callable[[str], str]:
    """What writes out short forms of several parts: "z. B.: zum Beispiel; d. h.: das heißt", with a space or without."""
    known = dict(entry.strip().split(": ", 1) for entry in table.split(";"))
    words = {key.replace(" ", ""): said for key, said in known.items()}
    any_of = "|".join(re.escape(key).replace(r"\ ", r"\s?") for key in sorted(known, key=len, reverse=True))
    pattern = lazy(
        rf"(?<![\w.])(?P<short>{any_of})(?!\w)(?P<end>[\"”“»’)]{{0,2}}\s{{0,9}}$)?",
        needs=lambda text: text.count(".") > 1,
    )

    def said(found: re.Match[str]) -> str:
        short = "".join(found["short"].split())
        stop = "." if found["end"] is not None and short.endswith(".") else ""
        return f"{words[short]}{stop}{found['end'] or ''}"

    return lambda text: pattern.sub(said, text)
