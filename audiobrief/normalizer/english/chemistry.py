"""Chemical formulas, letter by letter: "NaOH", "CaCO3", "Fe2O3", "Na+"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.normalizer.english.acronyms import spell
from audiobrief.normalizer.english.numbers import SUPERSCRIPTS, cardinal
from audiobrief.patterns import both, either, has, has_match, lazy

if TYPE_CHECKING:
    import re

_ELEMENTS = (
    "Ac Ag Al Am Ar As At Au Ba Be Bi Br Ca Cd Ce Cl Co Cr Cs Cu Dy Er Eu Fe Ga Gd Ge He Hf Hg Ho In Ir Kr La Li Lu Mg Mn Mo "
    "Na Nb Nd Ne Ni Np Os Pa Pb Pd Po Pr Pt Pu Ra Rb Re Rh Rn Ru Sb Sc Se Si Sm Sn Sr Ta Tb Tc Te Th Ti Tl Tm Xe Yb Zn Zr "
    "B C D F H I K N O P S U V W Y"
).split()
_ELEMENT = rf"(?:{'|'.join(_ELEMENTS)})"
_METALS = "Ag|Al|Ba|Be|Bi|Ca|Cd|Cr|Cs|Cu|Fe|Ga|Ge|Hg|Li|Mg|Mn|Na|Ni|Pb|Pt|Rb|Sb|Si|Sn|Sr|Ti|Zn|Zr"
#: With figures, or of a metal and what binds to it: "NaN" and "CoS" are other things.
_FORMULA = lazy(
    rf"(?<![\w@#./-])(?:(?=[A-Za-z(]{{0,12}}[\d₀-₉])(?=\w{{0,12}}[A-Z][a-z])(?:{_ELEMENT}[\d₀-₉]{{0,2}}|\((?:{_ELEMENT}[\d₀-₉]{{0,2}}){{1,4}}\)[\d₀-₉]){{2,8}}|"
    rf"(?:{_METALS})(?:OH|Cl|Br|CN|O|S|F|I|H|As|P|Te|Se|C)|(?:Al|Ga|Li|Si|Ti)N|[HK](?:Cl|Br)|NaClO|"
    rf"(?:In|Ga)(?:As|P|Sb)|CdSe)(?![\w/@])(?!-[a-z])",
    needs=either(
        has_match(r"[A-Z](?<=[a-z].)|[A-Z][A-Z][a-z]"), both(has(*"0₀₁₂₃₄₅₆₇₈₉"), has_match(r"[A-Z](?<=[\d()₀-₉].)"))
    ),
)
#: "Na+", "Ca2+", "Fe³⁺"
_ION = lazy(
    rf"(?<![\w@#./-])(?P<metal>{_METALS}|K|H|Cl|Br|F)(?P<charge>[23]|[²³])?(?:(?P<plus>[+⁺])|(?P<minus>⁻))(?![\w+])",
    needs=has("+", "⁺", "⁻"),
)
#: "¹⁴C", "²³⁵U": two figures at least, as one alone is a note's.
_ISOTOPE = lazy(
    rf"(?<![\w)\]])([⁰¹²³⁴-⁹]{{2,3}})(?!(?:As|At|Be|He|Ho|I|In|No|Os|Po)\b)({_ELEMENT})(?![a-z])",
    needs=has(*"⁰¹²³⁴⁵⁶⁷⁸⁹"),
)
_PIECE = lazy(r"[\d₀-₉]+|[A-Z][a-z]?")
_CHARGES = {"²": "2", "³": "3"}


def say_chemistry(text: str) -> str:
    """The text with formulas of chemistry in letters and number words."""
    if not text.isascii():
        text = _ISOTOPE.sub(lambda found: f"{spell(found[2])} {found[1].translate(SUPERSCRIPTS)}", text)
    text = _ION.sub(_ion, text)
    return _FORMULA.sub(_formula, text)


def _formula(found: re.Match[str]) -> str:
    pieces = _PIECE.findall(found.group())
    said: list[str] = []
    letters = ""
    for piece in [*pieces, "0"]:
        if piece.isalpha():
            letters += piece
            continue
        if letters:
            said.append(spell(letters))
            letters = ""
        if piece != "0":
            said.append(cardinal(int(piece.translate(SUPERSCRIPTS))))
    return " ".join(said)


def _ion(found: re.Match[str]) -> str:
    charge = found["charge"]
    number = f" {cardinal(int(_CHARGES.get(charge, charge)))}" if charge else ""
    return f"{spell(found['metal'])}{number} {'plus' if found['plus'] else 'minus'}"
