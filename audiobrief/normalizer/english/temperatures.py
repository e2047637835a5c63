"""English temperatures without the sign of degrees, and ranges of them: "98.6 F", "200C", "20°-25°C"."""

from __future__ import annotations

import re

from audiobrief.normalizer.english.patterns import JOIN, NUMBER, START
from audiobrief.patterns import has, lazy

#: "98.6 F", "-40 C": degrees without their sign. A whole number is more often something else ("Grade 3 F pupils").
_BARE_DEGREES = lazy(
    rf"(?:(?P<minus>(?<![\w.)^])[-−])|{START}(?<!\^)(?<!\^-))(?P<low>{NUMBER})(?:{JOIN}(?P<high>{NUMBER}))?"
    r"[ \u00a0\u202f]?(?P<scale>[FC])"
    r"(?![\w'’+#&²³-])(?!/(?!\d))(?P<stop>\. ?[A-Z])?",
    needs=has(*(f"0{gap}{scale}" for gap in ("", " ", "\u00a0", "\u202f") for scale in "FC")),
)
_DEGREES_FOLLOW = lazy(
    r"(?=$|[.,;:!?)\]—–/]| \(|\s*[\"”]| (?:above|after|all|and|as|at|before|below|but|by|day|days|during|every|fan|for|from|"
    r"heat|in|inside|into|is|it|last|next|of|on|or|outside|over|overnight|that|the|this|to|today|tomorrow|tonight|under|"
    r"until|warmer|was|water|weather|when|while|with|yesterday)\b)"
)
_OF_HEAT = lazy(
    r"\b(?:climate|cold|degrees|fever|heat|oven|temperatures?|thermometer|warming|weather)\b", re.IGNORECASE
)
_HEAT_BEFORE = ("About ", "Above ", "At ", "Below ", "High ", "Highs ", "Low ", "Lows ", "Near ")
#: What a number and a letter after it make a name with.
_NAMED_WITH_LETTER = lazy(
    r"(?:\b[A-Z][A-Za-z]+|\b(?:apartment|bay|bed|block|box|building|bus|cell|class|courtroom|door|exit|figure|flat|flight|form|gate|grade|"
    r"group|hall|house|item|level|line|lot|page|platform|question|room|row|seat|seats|section|size|suite|table|task|track|type|"
    r"unit|ward|zone|cup|bra|size)) $"
)
_TEMPERATURE_RANGE = lazy(rf"({NUMBER})°[CF]?(?={JOIN}{NUMBER}°)", needs=has("0°"))


def say_temperatures(text: str) -> str:
    """The text with the sign of degrees where it was left out, and once in a range."""
    text = _BARE_DEGREES.sub(_degrees, text)
    return _TEMPERATURE_RANGE.sub(r"\1", text)


def _degrees(found: re.Match[str]) -> str:
    """A temperature with its sign put in, where it is one."""
    text, low = found.string, found["low"]
    if not found["minus"] and "." not in low:
        before = text[max(0, found.start() - 24) : found.start()]
        named = _NAMED_WITH_LETTER.search(before) and not before.endswith(_HEAT_BEFORE)
        short = len(low) < 2 and not _OF_HEAT.search(text)
        if named or short or found["stop"] or not _DEGREES_FOLLOW.match(text, found.end()):
            return found.group()
    at = found.start("scale") - found.start()
    return f"{found.group()[:at].rstrip()}°{found.group()[at:]}"
