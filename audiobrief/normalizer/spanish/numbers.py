"""Spanish numbers in words: "veintiún años", "doscientas personas", "tercer"."""

from __future__ import annotations

from functools import lru_cache

_SMALL = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
    "dieciocho "
    "diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho "
    "veintinueve"
).split()
_TENS = "- - - treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()
_HUNDREDS = (
    "- ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos"
).split()
_ORDINALS = {
    1: "primero", 2: "segundo", 3: "tercero", 4: "cuarto", 5: "quinto", 6: "sexto", 7: "séptimo", 8: "octavo",
    9: "noveno", 10: "décimo",
    11: "undécimo", 12: "duodécimo", 20: "vigésimo", 30: "trigésimo", 40: "cuadragésimo", 50: "quincuagésimo", 60: "sexagésimo",
    70: "septuagésimo", 80: "octogésimo", 90: "nonagésimo", 100: "centésimo",
}  # fmt: skip


@lru_cache(maxsize=4096)
def count(number: int, feminine: bool | None = None) -> str:
    """A number in words: "uno" alone, "un" before a noun, "una" and "doscientas" before a feminine one."""
    parts = []
    for value, one, many in ((10**12, "billón", "billones"), (10**6, "millón", "millones")):
        if number >= value:
            times, number = divmod(number, value)
            parts.append(f"{count(times, False)} {one if times == 1 else many}")
    if number >= 1000:
        thousands, number = divmod(number, 1000)
        parts.append("mil" if thousands == 1 else f"{_agreeing(_below_thousand(thousands), feminine or False)} mil")
    if number or not parts:
        parts.append(_agreeing(_below_thousand(number), feminine))
    return " ".join(parts)


def _agreeing(words: str, feminine: bool | None) -> str:
    if feminine is None:
        return words
    if feminine:
        words = words.replace("cientos", "cientas").replace("quinientos", "quinientas")
        return f"{words.removesuffix('uno')}una" if words.endswith("uno") else words
    if words.endswith("veintiuno"):
        return f"{words.removesuffix('uno')}ún"
    return words.removesuffix("o") if words.endswith("uno") else words


def _below_thousand(number: int) -> str:
    if number == 100:
        return "cien"
    hundreds, rest = divmod(number, 100)
    if hundreds:
        return f"{_HUNDREDS[hundreds]} {_below_thousand(rest)}" if rest else _HUNDREDS[hundreds]
    if number < 30:
        return _SMALL[number]
    tens, ones = divmod(number, 10)
    return f"{_TENS[tens]} y {_SMALL[ones]}" if ones else _TENS[tens]


def ordinal(number: int, *, feminine: bool = False, short: bool = False) -> str:
    """3 as "tercero", "tercera", or "tercer" before a masculine noun."""
    if number in _ORDINALS:
        words = _ORDINALS[number]
    elif 12 < number < 20:
        words = f"decimo{_ORDINALS[number - 10]}".replace("oo", "o")
    elif 20 < number < 100:
        words = f"{_ORDINALS[number - number % 10]} {_ORDINALS[number % 10]}"
    else:
        return count(number, feminine)
    if feminine:
        return " ".join(f"{word[:-1]}a" for word in words.split())
    return words[:-1] if short and words.endswith(("primero", "tercero")) else words


def fraction(top: int, bottom: int) -> str:
    """3/4 as "tres cuartos"."""
    name = {2: "medio", 3: "tercio"}.get(bottom) or (
        _ORDINALS.get(bottom) if bottom <= 10 else f"{count(bottom).replace(' ', '')}avo"
    )
    return f"{count(top, False)} {name}{'s' if top > 1 else ''}"
