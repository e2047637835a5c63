"""German numbers in words: "einundzwanzig", "der dritte", "neunzehnhundertneunzig"."""

from __future__ import annotations

from functools import lru_cache

_SMALL = (
    "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn "
    "achtzehn "
    "neunzehn"
).split()
_TENS = "- - zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()
_SCALES = (
    (10**12, "Billion", "Billionen"),
    (10**9, "Milliarde", "Milliarden"),
    (10**6, "Million", "Millionen"),
)
_STEMS = {1: "ers", 3: "drit", 7: "sieb", 8: "ach"}


@lru_cache(maxsize=4096)
def count(number: int, feminine: bool | None = None) -> str:
    """A number in words; 1 as "eins" alone, "ein" before a noun, "eine" before a feminine one."""
    parts = []
    for value, one, many in _SCALES:
        if number >= value:
            times, number = divmod(number, value)
            parts.append(f"eine {one}" if times == 1 else f"{count(times, True)} {many}")
            if not number:
                return " ".join(parts)
    words = _below_million(number)
    if number % 100 == 1:
        words += "s" if feminine is None else "e" if feminine and number == 1 else ""
    return " ".join([*parts, words])


def _below_million(number: int) -> str:
    if number >= 1000:
        thousands, rest = divmod(number, 1000)
        return f"{_below_million(thousands)}tausend{_below_million(rest) if rest else ''}"
    if number >= 100:
        hundreds, rest = divmod(number, 100)
        return f"{_SMALL[hundreds]}hundert{_below_million(rest) if rest else ''}"
    if number < 20:
        return _SMALL[number]
    tens, ones = divmod(number, 10)
    return f"{_SMALL[ones]}und{_TENS[tens]}" if ones else _TENS[tens]


def ordinal(number: int, ending: str = "e") -> str:
    """3 as "dritte", with the ending that its place asks for."""
    rest = number % 100
    before = count(number - rest) if number > rest and rest else ""
    before = before.removesuffix("s") if before.endswith("eins") else before
    if not rest:
        return f"{count(number)}st{ending}"
    stem = _STEMS.get(rest) or _below_million(rest)
    return f"{before}{stem}{'t' if rest < 20 else 'st'}{ending}"


def year(number: int) -> str:
    """1984 as "neunzehnhundertvierundachtzig"."""
    if 1100 <= number < 2000:
        hundreds, rest = divmod(number, 100)
        return f"{_below_million(hundreds)}hundert{count(rest) if rest else ''}"
    return count(number)


def fraction(top: int, bottom: int) -> str:
    """3/4 as "drei Viertel"."""
    if bottom == 2:
        return "ein halb" if top == 1 else f"{count(top)} Halbe"
    name = f"{ordinal(bottom, '')}el".capitalize()
    return f"{count(top, False)} {name}"
