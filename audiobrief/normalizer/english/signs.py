"""Signs that stand for a word in English: "©", arrows, "A*", the star and the pound of a telephone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.normalizer.english.acronyms import spell
from audiobrief.normalizer.english.numbers import digits
from audiobrief.normalizer.english.travel import say_stars
from audiobrief.patterns import has, has_any, lazy

if TYPE_CHECKING:
    import re

_COPYRIGHT = lazy(
    r"(?:\b[Cc]opyright,? )?(?<!\w)©(?= ?\w)|(?:\b[Cc]opyright )?(?<!\w)\([cC]\)(?= ?(?:19|20)\d\d\b)",
    needs=has("©", "(c)", "(C)"),
)
#: Before an amount of money, which is in words when other signs are read.
_ABOUT = lazy(r"(?<!\w)[~∼≈] ?(?=(?:US|A|C|NZ|HK)?[$€£¥₹])")
_ARROWS = "→➔➜⟶⇒➝"
#: "London → Paris", "5% → 7%": between names or figures. Elsewhere an arrow is a pause.
_ARROW = lazy(
    rf"(?P<before>[A-Z][\w’'.-]{{0,30}}|\d[\d.,]{{0,12}}%?) ?(?:[{_ARROWS}]|-{{1,2}}>(?!=)) ?(?=[A-Z]|[$€£]?\d)",
    needs=has(*_ARROWS, "->"),
)
#: What one clicks through.
_MENU = lazy(
    r"\b(?:[Cc]hoose|[Cc]lick|[Gg]o to|[Mm]enu|[Nn]avigate|[Oo]pen|[Pp]ress|[Ss]elect|[Tt]ap|File|Edit|View|Tools|Settings|"
    r"Options|Preferences|Help|Format|Insert)\b"
)
_ASCII_ARROW = lazy(r"(?<=[\w)\]]) ?[-=]{1,2}> ?(?=[\w(\[])", needs=has("->", "=>"))
_UP_DOWN = lazy(r"(?<!\w)([↑▲⬆↓▼⬇]) ?(?=[$€£]?\d)", needs=has(*"↑▲⬆↓▼⬇"))
#: Grades of British schools; an asterisk elsewhere in the text may belong to this one.
_STARRED_RANGE = lazy(r"(?<![\w*])A\*[-–](?=[A-G](?!\w))", needs=has("A*-", "A*–"))
_STARRED = lazy(r"(?<![\w*])((?:A\*|[A-E]){0,5}A\*(?:A\*|[A-E])*)(s?)(?!\w)", needs=has("A*"))
_GRADES = lazy(r"[A-E]\*|[A-E]+(?!\*)")
#: "dial *67", "*123#", "press #": what a telephone's keys say.
_KEYS = lazy(
    r"(?P<lead>\b(?:[Cc]all(?:ing)?|[Cc]ode|[Dd]ial(?:l?ing|l?ed)?|[Ee]nter|[Pp]ress(?:ing)?|[Tt]ype|[Uu]s(?:e|ing)) |"
    r"\A(?=\S+\Z))"
    r"(?P<keys>\*#?\d{1,12}(?:\*\d{1,12}){0,3}#?|\d{1,12}#|(?<=ess )[*#]|(?<=ial )[*#])(?![\w*#])",
    needs=has("*", "#"),
)

_SIGNS = ("*", "#", "->", "=>", "(c)", "(C)", "©", "★", *_ARROWS, *"↑▲⬆↓▼⬇")


def say_signs(text: str) -> str:
    """The text with signs that stand for a word written out."""
    if "~" in text or "∼" in text or "≈" in text:
        text = _ABOUT.sub("about ", text)
    if not has_any(text, _SIGNS):
        return text
    text = _COPYRIGHT.sub("copyright ", text)
    text = _ARROW.sub(_arrow, text)
    text = _ASCII_ARROW.sub(", ", text)
    text = _UP_DOWN.sub(lambda found: "up " if found[1] in "↑▲⬆" else "down ", text)
    text = say_stars(text)
    if "A*" in text and text.count("*") == text.count("A*"):
        text = _STARRED_RANGE.sub("A-star to ", text)
        text = _STARRED.sub(_starred, text)
    return _KEYS.sub(_keys, text)


def _arrow(found: re.Match[str]) -> str:
    """A pause where somebody is led through a menu."""
    menu = _MENU.search(found.string[max(0, found.start() - 60) : found.end()])
    return f"{found['before']}, " if menu else f"{found['before']} to "


def _starred(found: re.Match[str]) -> str:
    """Tied, as a lone "A" is taken for the article."""
    grades = (f"{piece[:-1]}-star" if piece.endswith("*") else spell(piece) for piece in _GRADES.findall(found[1]))
    return f"{' '.join(grades)}{found[2]}"


def _keys(found: re.Match[str]) -> str:
    said = ("star" if key == "*" else "pound" if key == "#" else digits(key) for key in found["keys"])
    return f"{found['lead'] or ''}{' '.join(said)}"
