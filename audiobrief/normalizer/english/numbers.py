"""English numbers in words, as American news speech says them: "one hundred twenty three", without "and"."""

from __future__ import annotations

from functools import lru_cache

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALES = ("", " thousand", " million", " billion", " trillion", " quadrillion", " quintillion")
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
#: Raised and lowered figures, as figures.
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻₀₁₂₃₄₅₆₇₈₉−", "0123456789-0123456789-")
#: Whole numbers with more digits than this are read digit by digit.
LONGEST = 18


@lru_cache(maxsize=4096)
def cardinal(number: int) -> str:
    """1234 as "one thousand two hundred thirty four". Up to ``LONGEST`` digits."""
    if number < 0:
        return f"minus {cardinal(-number)}"
    if number < 1000:
        return _hundreds(number)
    groups = []
    for scale in _SCALES:
        number, group = divmod(number, 1000)
        if group:
            groups.append(_hundreds(group) + scale)
        if not number:
            break
    return " ".join(reversed(groups))


def _hundreds(number: int) -> str:
    if number >= 100:
        rest = f" {_hundreds(number % 100)}" if number % 100 else ""
        return f"{_SMALL[number // 100]} hundred{rest}"
    if number < 20:
        return _SMALL[number]
    return _TENS[number // 10] + (f" {_SMALL[number % 10]}" if number % 10 else "")


def ordinal(number: int) -> str:
    """21 as "twenty first"."""
    *before, last = cardinal(number).split(" ")
    regular = f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"
    return " ".join([*before, _ORDINALS.get(last, regular)])


def to_the_power(written: str) -> str:
    """What an exponent, in plain figures, is said as: "squared", "to the sixth", "to the minus six"."""
    if written in ("2", "3"):
        return "squared" if written == "2" else "cubed"
    number = int(written.lstrip("-") or 0)
    return f"to the minus {cardinal(number)}" if written.startswith("-") else f"to the {ordinal(number)}"


def plural(words: str) -> str:
    """Number words in the plural: "fifty twos", "nineties", "sixes"."""
    if words.endswith("y"):
        return f"{words[:-1]}ies"
    return f"{words}es" if words.endswith("x") else f"{words}s"


def digits(text: str) -> str:
    """The digits of a text, one after the other."""
    return " ".join(_SMALL[int(character)] for character in text if character.isdigit())


def in_pairs(number: int) -> str:
    """How house numbers, years and flights are read: 221 as "two twenty one", 1205 as "twelve oh five"."""
    if number < 100 or number > 9999 or number % 1000 == 0:
        return cardinal(number)
    hundreds, rest = divmod(number, 100)
    if not rest:
        return f"{cardinal(hundreds)} hundred"
    return f"{cardinal(hundreds)} {'oh ' if rest < 10 else ''}{cardinal(rest)}"


def year(number: int) -> str:
    """1984 as "nineteen eighty four", 2005 as "two thousand five"."""
    if 2000 <= number < 2010 or number < 1000:
        return cardinal(number)
    return in_pairs(number)


def figure(written: str) -> str:
    """A number as written: with commas, a decimal point, leading zeros."""
    whole, point, fraction = written.replace(",", "").partition(".")
    if len(whole) > LONGEST or (len(whole) > 1 and whole.startswith("0")):
        words = digits(whole)
    else:
        words = cardinal(int(whole)) if whole else ""
    if point and fraction:
        words = f"{words} point {digits(fraction)}"
    return words.strip()


_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def roman_value(numeral: str) -> int:
    """What a Roman numeral stands for, in capitals or small letters."""
    values = [_ROMAN[letter] for letter in numeral.lower()]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))
