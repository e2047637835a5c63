r"""Formulas in words: what stands as TeX between ``\(`` and ``\)`` is named and read, sign by sign.

This is not mathematics made easy: it says what is written, in its order, with the words for the common signs. A command that
there is no word for is said by its name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audiobrief.patterns import lazy

if TYPE_CHECKING:
    from audiobrief.normalizer.formula_words import FormulaWords

_FORMULA = lazy(r"\\\((.{1,4000}?)\\\)", re.DOTALL)
_TOKEN = lazy(r"\\[A-Za-z]+\*?|\\.|[A-Za-zÀ-ɏ]+|\d+(?:[.,]\d+)*|\S")
#: Commands that only set the type, or space.
_SILENT = frozenset(
    [
        "displaystyle",
        "textstyle",
        "scriptstyle",
        "left",
        "right",
        "big",
        "Big",
        "bigg",
        "Bigg",
        "mathrm",
        "mathbf",
        "mathit",
        "mathsf",
        "mathcal",
        "mathbb",
        "boldsymbol",
        "rm",
        "bf",
        "it",
        "operatorname",
        "text",
        "quad",
        "qquad",
        "limits",
        "nolimits",
        ",",
        ";",
        "!",
        ":",
        "{",
        "}",
        "|",
        "middle",
    ]
)
_FRACTIONS = frozenset({r"\frac", r"\dfrac", r"\tfrac"})
_DEEPEST = 60
#: Fewer words than this need not be called a formula.
_NAMED = 3


def say_formulas(text: str, language: str) -> str:
    r"""The text with what stands between ``\(`` and ``\)`` in words, named as a formula.

    Args:
        text: as written.
        language: BCP 47 tag; English stands in for languages that there are no words in.
    """
    if r"\(" not in text:
        return text
    from audiobrief.normalizer.formula_words import words_of  # noqa: PLC0415  (few articles have a formula)

    words = words_of(language)
    return _FORMULA.sub(lambda found: _named(_said(found[1], words), words), text)


def _named(said: str, words: FormulaWords) -> str:
    return f" {said} " if len(said.split()) < _NAMED else f" {words.formula} {said}, "


def _said(tex: str, words: FormulaWords) -> str:
    signs = _TOKEN.findall(tex)
    said, _ = _sequence(signs, 0, words, 0)
    return " ".join(" ".join(said).split()) or tex


def _sequence(signs: list[str], at: int, words: FormulaWords, depth: int) -> tuple[list[str], int]:
    """The words up to the brace that closes, and where that stands."""
    said: list[str] = []
    while at < len(signs) and signs[at] != "}":
        part, at = _element(signs, at, words, depth)
        said += part
    return said, at


def _element(signs: list[str], at: int, words: FormulaWords, depth: int) -> tuple[list[str], int]:
    """The words of one sign with what belongs to it, and where the next one stands."""
    sign = signs[at]
    name = sign.removeprefix("\\")
    said: list[str] = []
    if sign == "{" and depth < _DEEPEST:
        said, at = _sequence(signs, at + 1, words, depth + 1)
        return said, at + 1
    if sign in _FRACTIONS:
        above, at = _argument(signs, at + 1, words, depth)
        below, at = _argument(signs, at, words, depth)
        return [*above, words.over, *below, ","], at
    if sign in {r"\sqrt", "^", "_"}:
        inside, at = _argument(signs, at + 1, words, depth)
        return _with_argument(sign, inside, words), at
    if sign in words.signs:
        said = [words.signs[sign]]
    elif name not in _SILENT and sign not in {"{", "}"}:
        said = [name or sign]
    return said, at + 1


def _with_argument(sign: str, inside: list[str], words: FormulaWords) -> list[str]:
    if sign == r"\sqrt":
        return [words.root, *inside, ","]
    if sign == "_":
        return [words.sub, *inside]
    return {"2": [words.squared], "3": [words.cubed]}.get(" ".join(inside), [words.power, *inside])


def _argument(signs: list[str], at: int, words: FormulaWords, depth: int) -> tuple[list[str], int]:
    return _element(signs, at, words, depth + 1) if at < len(signs) and depth < _DEEPEST else ([], at)
