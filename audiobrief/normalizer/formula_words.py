"""The words that formulas are said with, by language."""

from __future__ import annotations

from typing import NamedTuple


class FormulaWords(NamedTuple):
    """The words of one language."""

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
    "en": FormulaWords("formula", "over", "square root of", "to the power of", "squared", "cubed", "sub", _signs("""
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
    "de": FormulaWords("Formel", "durch", "Wurzel aus", "hoch", "zum Quadrat", "hoch drei", "Index", _signs("""
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
    "fr": FormulaWords("formule", "sur", "racine carrée de", "puissance", "au carré", "au cube", "indice", _signs("""
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
    "es": FormulaWords("fórmula", "sobre", "raíz cuadrada de", "elevado a", "al cuadrado", "al cubo", "sub", _signs("""
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


def words_of(language: str) -> FormulaWords:
    """The words of a language (a BCP 47 tag); English ones for a language that there are none of."""
    return _WORDS.get(language.split("-", 1)[0].lower(), _WORDS["en"])
