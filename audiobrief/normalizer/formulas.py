r"""Formulas in words: what stands as TeX between ``\(`` and ``\)`` is named and read, sign by sign.

This is not mathematics made easy: it says what is written, in its order, with the words for the common signs. A command that
there is no word for is said by its name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from audiobrief.patterns import lazy

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


@dataclass(frozen=True, slots=True)
class _Words:
    formula: str
    over: str
    root: str
    power: str
    squared: str
    cubed: str
    sub: str
    signs: dict[str, str]


def _signs(words: str) -> dict[str, str]:
    """Signs and their words, from lines “sign sign: words”."""
    found = {}
    for line in words.strip().splitlines():
        signs, _, said = line.rpartition(": ")
        found.update(dict.fromkeys(signs.split(), said.strip()))
    return found


_WORDS = {
    "en": _Words("formula", "over", "square root of", "to the power of", "squared", "cubed", "sub", _signs("""
        = : equals
        + : plus
        - − : minus
        \\pm ± : plus or minus
        * \\cdot \\times · × : times
        / \\div ÷ : divided by
        < \\lt : is less than
        > \\gt : is greater than
        \\le \\leq ≤ : is at most
        \\ge \\geq ≥ : is at least
        \\ne \\neq ≠ : is not equal to
        \\approx ≈ : is about
        \\sum ∑ : the sum
        \\prod ∏ : the product
        \\int ∫ : the integral
        \\infty ∞ : infinity
        \\to \\rightarrow → : to
        \\in ∈ : in
        % \\% : percent
        \\iff \\Leftrightarrow : if and only if
        ^ : to the
        ! : factorial
        """)),
    "de": _Words("Formel", "durch", "Wurzel aus", "hoch", "zum Quadrat", "hoch drei", "Index", _signs("""
        = : gleich
        + : plus
        - − : minus
        \\pm ± : plus oder minus
        * \\cdot \\times · × : mal
        / \\div ÷ : durch
        < \\lt : kleiner als
        > \\gt : größer als
        \\le \\leq ≤ : höchstens
        \\ge \\geq ≥ : mindestens
        \\ne \\neq ≠ : ungleich
        \\approx ≈ : ungefähr
        \\sum ∑ : die Summe
        \\prod ∏ : das Produkt
        \\int ∫ : das Integral
        \\infty ∞ : unendlich
        \\to \\rightarrow → : nach
        \\in ∈ : in
        % \\% : Prozent
        \\iff \\Leftrightarrow : genau dann, wenn
        ! : Fakultät
        """)),
    "fr": _Words("formule", "sur", "racine carrée de", "puissance", "au carré", "au cube", "indice", _signs("""
        = : égale
        + : plus
        - − : moins
        \\pm ± : plus ou moins
        * \\cdot \\times · × : fois
        / \\div ÷ : divisé par
        < \\lt : inférieur à
        > \\gt : supérieur à
        \\le \\leq ≤ : inférieur ou égal à
        \\ge \\geq ≥ : supérieur ou égal à
        \\ne \\neq ≠ : différent de
        \\approx ≈ : environ
        \\sum ∑ : la somme
        \\prod ∏ : le produit
        \\int ∫ : l’intégrale
        \\infty ∞ : infini
        \\to \\rightarrow → : vers
        \\in ∈ : dans
        % \\% : pour cent
        \\iff \\Leftrightarrow : si et seulement si
        ! : factorielle
        """)),
    "es": _Words("fórmula", "sobre", "raíz cuadrada de", "elevado a", "al cuadrado", "al cubo", "sub", _signs("""
        = : igual a
        + : más
        - − : menos
        \\pm ± : más o menos
        * \\cdot \\times · × : por
        / \\div ÷ : entre
        < \\lt : menor que
        > \\gt : mayor que
        \\le \\leq ≤ : menor o igual que
        \\ge \\geq ≥ : mayor o igual que
        \\ne \\neq ≠ : distinto de
        \\approx ≈ : aproximadamente
        \\sum ∑ : la suma
        \\prod ∏ : el producto
        \\int ∫ : la integral
        \\infty ∞ : infinito
        \\to \\rightarrow → : hacia
        \\in ∈ : en
        % \\% : por ciento
        \\iff \\Leftrightarrow : si y solo si
        ! : factorial
        """)),
}  # fmt: skip


def say_formulas(text: str, language: str) -> str:
    r"""The text with what stands between ``\(`` and ``\)`` in words, named as a formula.

    Args:
        text: as written.
        language: BCP 47 tag; English stands in for languages that there are no words in.
    """
    if r"\(" not in text:
        return text
    words = _WORDS.get(language.split("-", 1)[0].lower(), _WORDS["en"])
    return _FORMULA.sub(lambda found: _named(_said(found[1], words), words), text)


def _named(said: str, words: _Words) -> str:
    return f" {said} " if len(said.split()) < _NAMED else f" {words.formula} {said}, "


def _said(tex: str, words: _Words) -> str:
    signs = _TOKEN.findall(tex)
    said, _ = _sequence(signs, 0, words, 0)
    return " ".join(" ".join(said).split()) or tex


def _sequence(signs: list[str], at: int, words: _Words, depth: int) -> tuple[list[str], int]:
    """The words up to the brace that closes, and where that stands."""
    said: list[str] = []
    while at < len(signs) and signs[at] != "}":
        part, at = _element(signs, at, words, depth)
        said += part
    return said, at


def _element(signs: list[str], at: int, words: _Words, depth: int) -> tuple[list[str], int]:
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


def _with_argument(sign: str, inside: list[str], words: _Words) -> list[str]:
    if sign == r"\sqrt":
        return [words.root, *inside, ","]
    if sign == "_":
        return [words.sub, *inside]
    return {"2": [words.squared], "3": [words.cubed]}.get(" ".join(inside), [words.power, *inside])


def _argument(signs: list[str], at: int, words: _Words, depth: int) -> tuple[list[str], int]:
    return _element(signs, at, words, depth + 1) if at < len(signs) and depth < _DEEPEST else ([], at)
