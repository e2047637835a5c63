"""Numbers of models, which are read in pairs: "RTX 4090" as "R T X forty ninety", "Core i7-13700K"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.normalizer.english.numbers import cardinal, in_pairs
from audiobrief.patterns import any_of, both, has, has_word, lazy

if TYPE_CHECKING:
    import re

#: Lines of products whose members are numbered with three or four figures.
_LINES = (
    "Arc Celeron Dimensity EPYC Exynos GT GTX GeForce Helio Inspiron Intel Kirin Latitude LaserJet Nokia Nord OfficeJet OptiPlex "
    "Pentium PowerEdge Quadro RFC RTX RX Radeon Roland Ryzen Snapdragon Threadripper Xbox Xeon ZX"
).split()
_MODEL = lazy(
    rf"\b(?P<line>(?:{'|'.join(_LINES)})(?: (?:Gold|Platinum|Pro|RX|RTX|GTX|Silver|Threadripper|XL))?(?: [3579])? )"
    r"(?P<number>\d{3,4})(?P<kind>[A-Z]\d?[A-Z]{0,2})?(?: ?(?P<after>Ti|XTX|XT|GRE)\b)?(?![\w%/:])(?![.,-]\d)"
    r"(?! (?:people|(?!chips|consoles|games|laptops|phones|processors)[a-z]{3,}s)\b)",
    needs=both(has(" 000"), has_word(*_LINES)),
)
_CORE = lazy(
    r"(?<![\w-])(?P<tier>[iI][3579])-(?P<number>\d{4,5})(?P<kind>[A-Z]{0,2})(?![\w-])", needs=has("i0-0000", "I0-0000")
)


#: "802.11ac"
_WIRELESS = lazy(r"(?<![\w.])802\.(1[1-9]|3)([a-z]{0,2})(?![\w.])", needs=has("000.0"))
#: What a server answers: "a 404 error", "HTTP 503".
_STATUS = lazy(
    r"(?<=HTTP )[1-5]\d\d(?!\w|[.,]\d)|(?<![\w.,$€£/-])(?:40[0-5]|50[0-4])(?= (?:errors?|page|not found|responses?|status)\b)",
    needs=has("HTTP 000", "000 error", "000 page", "000 not", "000 respo", "000 status"),
)
#: "Windows 10/11": two versions, no fraction.
_VERSIONS = lazy(
    r"\b((?:Android|iOS|iPadOS|iPhone|Java|macOS|Office|PHP|Python|Windows) )(\d{1,2})/(\d{1,2})(?![\w/])",
    needs=has("0/0"),
)


#: "12/256GB": memory and storage.
_MEMORY = lazy(r"(?<![\w.,/])(\d{1,3})/(?=\d{2,4} ?[GT]B\b)", needs=has("0/00"))

#: "T-34/85", "MiG-21/23": a model and its variant, no fraction.
_VARIANTS = lazy(
    r"(?<![\w./-])((?:[A-Z]{1,2}|An|Il|Ka|Mi|MiG|Su|Tu|Yak)-\d{1,3})/(?=\d{1,3}(?![\w/]))", needs=has("0/0")
)

#: Most texts pass none of these gates: they are asked together.
_ANY = any_of(_MODEL, _VARIANTS, _STATUS, _WIRELESS, _VERSIONS, _MEMORY, _CORE)


def say_models(text: str) -> str:
    """The text with the numbers of known lines of products as they are read."""
    if not _ANY(text):
        return text
    text = _MODEL.sub(_model, text)
    if "40" in text or "50" in text or "HTTP" in text:
        text = _STATUS.sub(lambda found: in_pairs(int(found[0])), text)
    text = _WIRELESS.sub(_wireless, text)
    if "/" in text:
        text = _VARIANTS.sub(r"\1, ", text)
        text = _VERSIONS.sub(r"\1\2, \3", _MEMORY.sub(r"\1, ", text))
    return _CORE.sub(_core, text)


def _model(found: re.Match[str]) -> str:
    after = "".join(f" {letter}" for letter in (found["after"] or "").upper())
    return f"{found['line']}{in_pairs(int(found['number']))}{_letters(found['kind'])}{after}"


def _wireless(found: re.Match[str]) -> str:
    return f"eight oh two point {cardinal(int(found[1]))}{_letters(found[2].upper())}"


def _core(found: re.Match[str]) -> str:
    number = found["number"]
    first, rest = int(number[:-3]), int(number[-3:])
    said = in_pairs(int(number)) if len(number) == 4 else f"{cardinal(first)} {in_pairs(rest)}"
    return f"{found['tier'].upper()[0]} {cardinal(int(found['tier'][1]))} {said}{_letters(found['kind'])}"


def _letters(kind: str | None) -> str:
    return "".join(f" {cardinal(int(sign)) if sign.isdigit() else sign}" for sign in kind or "")
