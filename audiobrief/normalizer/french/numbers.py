"""French numbers in words: "vingt et un", "soixante et onze", "quatre-vingts"."""

from __future__ import annotations

from functools import lru_cache

_SMALL = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit "
    "dix-neuf"
).split()
_TENS = "- - vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt".split()
_SCALES = ((10**12, "billion"), (10**9, "milliard"), (10**6, "million"))


@lru_cache(maxsize=4096)
def count(number: int, feminine: bool | None = None) -> str:
    """A number in words; the one at its end agrees with a feminine noun."""
    parts = []
    for value, name in _SCALES:
        if number >= value:
            times, number = divmod(number, value)
            parts.append(f"{count(times)} {name}{'s' if times > 1 else ''}")
    if number >= 1000:
        thousands, number = divmod(number, 1000)
        # "quatre-vingts" and "cents" lose their s before "mille".
        before = (
            _below_thousand(thousands).removesuffix("s") if thousands % 100 in {0, 80} else _below_thousand(thousands)
        )
        parts.append("mille" if thousands == 1 else f"{before} mille")
    if number or not parts:
        parts.append(_below_thousand(number))
    words = " ".join(parts)
    return f"{words}e" if (feminine and words.endswith((" un", "-un"))) or (feminine and words == "un") else words


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _below_hundred(rest)
    said = "cent" if hundreds == 1 else f"{_SMALL[hundreds]} cent{'' if rest else 's'}"
    return f"{said} {_below_hundred(rest)}" if rest else said


def _below_hundred(number: int) -> str:
    if number < 20:
        return _SMALL[number]
    tens, ones = divmod(number, 10)
    name = _TENS[tens]
    if tens in {7, 9}:
        ones += 10
    if number == 80:
        return "quatre-vingts"
    if not ones:
        return name
    return f"{name} et {_SMALL[ones]}" if ones in {1, 11} and tens < 8 else f"{name}-{_SMALL[ones]}"


def ordinal(number: int, *, feminine: bool = False) -> str:
    """21 as "vingt et unième"."""
    if number == 1:
        return "première" if feminine else "premier"
    words = count(number)
    for ending, stem in (("cinq", "cinqu"), ("neuf", "neuv"), ("vingts", "vingt"), ("cents", "cent")):
        if words.endswith(ending):
            return f"{words.removesuffix(ending)}{stem}ième"
    return f"{words.removesuffix('e')}ième"


def fraction(top: int, bottom: int) -> str:
    """3/4 as "trois quarts"."""
    name = {2: "demi", 3: "tiers", 4: "quart"}.get(bottom) or ordinal(bottom)
    return f"{count(top)} {name}{'s' if top > 1 and not name.endswith('s') else ''}"
