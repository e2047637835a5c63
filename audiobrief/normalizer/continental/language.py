"""What the rules for German, French and Spanish need to know of a language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Noun(NamedTuple):
    """What is counted: a unit or a currency."""

    one: str
    many: str
    feminine: bool = False
    #: A hundredth of it, for currencies.
    part: str = ""
    parts: str = ""


@dataclass(frozen=True, eq=False)
class Language:
    """Words and numbers of a language."""

    #: The number in words before a noun of that gender; standing alone where the gender is ``None``.
    count: Callable[[int, bool | None], str]
    #: A year.
    year: Callable[[int], str]
    #: Whether a noun is feminine; ``None`` where the word is no noun.
    gender: Callable[[str], bool | None]
    #: A day (1 to 31), a month, a year if any, and what stands before them in the text.
    date: Callable[[int, str, int | None, str], str]
    #: Hours, minutes if any.
    time: Callable[[int, int | None], str]
    comma: str
    minus: str
    plus: str
    #: "4 x 100".
    times: str
    #: "2x a day".
    often: Callable[[int], str]
    #: "8,5/10".
    out_of: str
    #: Hour, minute and second.
    durations: tuple[Noun, Noun, Noun]
    #: Between the ends of a range, and between the goals of two teams.
    to: str
    score: str
    number: str
    per: str
    #: What links "millions" to what they are of: "de " in Spanish.
    of: Callable[[str], str]
    #: Between a unit of money and its hundredths: "Euro fünfzig", "euros con cincuenta".
    and_parts: str
    months: tuple[str, ...]
    short_months: Mapping[str, int]
    units: Mapping[str, Noun]
    per_units: Mapping[str, str]
    currencies: Mapping[str, Noun]
    #: Written scale → one, many, whether feminine.
    scales: Mapping[str, Noun]
    #: Numerator and denominator of common fractions.
    fraction: Callable[[int, int], str]
    #: Of a noun, with the unit that it is short for, if it is; empty where it is said as a fraction anywhere.
    part: Callable[[int, int, str, Noun | None], str]
    #: "2½" before a noun that is not feminine, and before one that is.
    halves: Callable[[int, bool], str]
    words: frozenset[str]
    letters: frozenset[str]
    signs: Mapping[str, str]
    #: Books of the Bible, and the first, second or third of one name.
    books: Mapping[str, str]
    book: Callable[[int], str]
    #: "10⁸".
    power: str
    #: "1:25.000", "140/90 mmHg".
    ratio: str
    pressure: str
    #: The plural of inch, and what is measured in it.
    inches: str
    #: What a telephone number follows.
    calls: str
