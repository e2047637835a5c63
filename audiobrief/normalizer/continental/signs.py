"""Signs before and between figures, so that the other rules find plain amounts: "+ 0,8 %", "4 x 100 m", "10 %-15 %"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from audiobrief.normalizer.continental.numbers import POINT
from audiobrief.patterns import has, has_match, lazy

if TYPE_CHECKING:
    from audiobrief.normalizer.continental.language import Language

#: Not in a telephone number, which is read before.
_PLUS = lazy(r"(?<!\+)\+ ?(?=\d)|(?<= )\+(?= de \d)", needs=has("+"))
_MINUS = lazy(
    r"(?<![\w)])−(?= ?\d)|(?<=[(:] )[-–] (?=\d{1,4}(?:,\d{1,3})? ?[%°])|(?<=\()[-–] ?(?=\d)|"
    r"(?:(?<= à )|(?<= de )|(?<= et )|(?<= y )|(?<= a )|(?<= und )|(?<= bis )|(?<= auf )|(?<= von ))[-–] (?=\d{1,3}(?:,\d)? ?°)|"
    r"(?<=[^\d\W] )–(?=\d)",
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
def _decimals(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Before a unit, one or two figures after a full stop are decimals, as in Mexico; after a currency, two, as in Zürich."""
    nouns = (*language.units, *language.currencies, *language.scales)
    noun, currency = (
        "|".join(re.escape(item) for item in sorted(items, key=len, reverse=True))
        for items in (nouns, language.currencies)
    )
    return (
        lazy(rf"(?<![\w.,:/-])(\d{{1,6}})\.(\d{{1,2}})(?=[ \u00a0\u202f]?(?:{noun})(?!\w))", needs=has("0.0")),
        lazy(rf"(?<!\w)((?:{currency})[ \u00a0\u202f]?\d{{1,6}})\.(\d\d)(?!\w|[.,]\d)", needs=has("0.00")),
    )


_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_POWER = lazy(
    r"(?<![\w.,])10(?:\^([-−]?\d{1,3})|([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}))",
    needs=has("00^", *(f"00{sign}" for sign in "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺")),
)
_RATIO = lazy(r"(?<![\w.,:/-])1[:/](?=\d{1,3}(?:[. \u00a0\u202f]\d{3}){1,3}(?![\w.,]\d))", needs=has("0:0", "0/0"))
#: One half by itself, as fractions are read.
_VULGAR_ALONE = lazy(r"(?<![\d½])(?<!\d )([½⅓⅔¼¾])(?=[ -][^\W\d])", needs=has(*"½⅓⅔¼¾"))
_MIXED = lazy(r"(?<![\w.,/])(\d{1,3}) (1/2|1/3|2/3|1/4|3/4)(?![\w/.,])", needs=has("0 0/0"))
_VULGAR = {"½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4"}
_VULGAR_SIGN = {written: sign for sign, written in _VULGAR.items()}
_ALWAYS_OPEN = lazy(r"(?<![\w.,/])24/7(?![\w/.,])", needs=has("00/0"))
_INCHES = lazy(r"(?<![\w.,])(\d{1,3}(?:[.,]\d{1,2})?) ?(?:[\"”″]|'')(?!\w)", needs=has_match(r"\d ?[\"”″']"))
_MEASURED_IN_INCHES = lazy(
    r"(?i:bildschirm|monitor|display|fernseher|laptop|notebook|tablet|felgen|räder|écran|moniteur|télé|ordinateur|portable|jantes|"
    r"roues|pantalla|portátil|televis|tableta|llantas|ruedas|disco)"
)
has_figures = has_match(r"[\d¼-¾⅐-⅞]")


_RARE = has_match(r"[½⅓⅔¼¾⁰¹²³⁴-⁹⁻⁺^\"”″']|\d[:/]\d|[kK][€$£]|Boeing")


def say_signs(text: str, language: Language) -> str:
    """The text with signs before and between figures in words."""
    if _RARE(text):
        text = _rare_signs(text, language)
    text = _PLUS.sub(f" {language.plus} ", _TWICE.sub("", text))
    text = _MINUS.sub(f"{language.minus} ", text)
    text = _OFTEN.sub(lambda found: language.often(int(found[1])), _TIMES.sub(rf"\1 {language.times} ", text))
    for pattern in _decimals(language):
        text = pattern.sub(rf"\1{POINT}\2", text)
    return text


def _rare_signs(text: str, language: Language) -> str:
    text = _VULGAR_ALONE.sub(lambda found: _VULGAR[found[1]], text)
    text = _MIXED.sub(lambda found: f"{found[1]}{_VULGAR_SIGN[found[2]]}", text)
    text = _POWER.sub(lambda found: f"10 {language.power} {(found[1] or found[2]).translate(_SUPERSCRIPT)}", text)
    text = _RATIO.sub(f"1 {language.ratio} ", _ALWAYS_OPEN.sub("24 7", text))
    if _INCHES.search(text) and _MEASURED_IN_INCHES.search(text):
        text = _INCHES.sub(rf"\1 {language.inches}", text)
    text = _BOEING.sub(lambda found: f"{language.count(int(found[1]), None)} ", _THOUSANDS.sub(r"\g<1>000 ", text))
    return _OUT_OF.sub(f" {language.out_of} ", _TIE_BREAK.sub(r"\1-", text))


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
