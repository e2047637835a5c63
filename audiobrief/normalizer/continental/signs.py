"""Signs before and between figures, so that the other rules find plain amounts: "+ 0,8 %", "4 x 100 m", "10 %-15 %"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from audiobrief.patterns import has, has_match, lazy

if TYPE_CHECKING:
    from audiobrief.normalizer.continental.language import Language

#: Not in a telephone number, which is read before.
_PLUS = lazy(r"(?<![\w+])\+ ?(?=\d)|(?<=\d)\+(?=\d)", needs=has("+"))
_MINUS = lazy(
    r"(?<![\w)])−(?= ?\d)|(?<=[(:] )[-–] (?=\d{1,4}(?:,\d{1,3})? ?[%°])|(?<=\()[-–] ?(?=\d)|(?<=[^\d\W] )–(?=\d)",
    needs=has(*"-–−"),
)
_TIMES = lazy(r"(?<=\d)( ?(?:k?m|cm|mm)?) ?[x×] ?(?=\d)", needs=has_match(r"[x×] ?\d"))
_OFTEN = lazy(r"(?<![\w.,])(\d{1,3}) ?[x×](?= [a-zß-ÿ])", needs=has_match(r"\d ?[x×] "))
#: The sign at the first end of a range, given again at the other.
_TWICE = lazy(r"(?<=\d) ?([%€$°])(?= ?[-–] ?\d[\d.,]{0,12} ?\1)", needs=has(*"%€$°"))
_THOUSANDS = lazy(r"(?<![\w.,])(\d{1,3}) ?[kK](?=[€$£])", needs=has("k€", "k$", "k£", "K€", "K$", "K£"))
_BOEING = lazy(r"(?<=Boeing )(\d{3})-(?=\d)", needs=has("Boeing 0"))
#: The points of a tie-break.
_TIE_BREAK = lazy(r"(?<=[67][-:/][67] \()(\d{1,2})/(?=\d{1,2}\))", needs=has("0 (0"))
#: More than one number ("2.1.3"); three figures would be thousands.
_POINTS = lazy(r"(?<![\w.,:/-])\d{1,4}(?:\.\d{1,2}){1,4}(?![\w%°]|[.,/-]\d|\.\w)", needs=has("0.0"))
_OUT_OF = lazy(r"(?<=\d,\d)/(?=\d{1,3}(?![\w/,]))", needs=has("0,0/0"))


@lru_cache(maxsize=8)
def _decimal(language: Language) -> re.Pattern[str]:
    """Before a unit, one or two figures after a full stop are decimals, as in Mexico."""
    nouns = (*language.units, *language.currencies, *language.scales)
    noun = "|".join(re.escape(item) for item in sorted(nouns, key=len, reverse=True))
    return lazy(rf"(?<![\w.,:/-])(\d{{1,6}})\.(\d{{1,2}})(?=[ \u00a0\u202f]?(?:{noun})(?!\w))", needs=has("0.0"))


def say_signs(text: str, language: Language) -> str:
    """The text with signs before and between figures in words."""
    text = _PLUS.sub(f" {language.plus} ", _TWICE.sub("", text))
    text = _MINUS.sub(f"{language.minus} ", text)
    text = _OFTEN.sub(lambda found: language.often(int(found[1])), _TIMES.sub(rf"\1 {language.times} ", text))
    text = _BOEING.sub(lambda found: f"{language.count(int(found[1]), None)} ", _THOUSANDS.sub(r"\g<1>000 ", text))
    text = _TIE_BREAK.sub(r"\1-", text)
    text = _OUT_OF.sub(f" {language.out_of} ", text)
    return _decimal(language).sub(r"\1,\2", text)


def say_points(text: str, language: Language) -> str:
    """What is left of figures with full stops between them: chapters and versions."""
    return _POINTS.sub(lambda found: _point(found, language), text)


def _point(found: re.Match[str], language: Language) -> str:
    said = []
    for number in found.group().split("."):
        if number[0] == "0" and len(number) > 1:
            said.append(" ".join(language.count(int(figure), None) for figure in number))
        else:
            said.append(language.count(int(number), None))
    return f" {language.signs['.']} ".join(said)
