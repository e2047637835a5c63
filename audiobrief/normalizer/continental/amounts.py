"""Money, measures, scales, fractions, ranges and scores."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from audiobrief.normalizer.continental.numbers import JOIN, NUMBER, START, figure, parse
from audiobrief.patterns import has, lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from audiobrief.normalizer.continental.language import Language, Noun

_FRACTION = lazy(
    r"(?<![\w.,/])(?P<top>\d{1,3})/(?P<bottom>\d{1,3})(?![\w/])(?![.,]\d)"
    r"(?:(?P<space>[ -])(?P<noun>[^\W\d_]{1,30})(?![\w²³]|['’]\w))?"
)
_VULGAR = lazy(r"(\d{1,6} ?)?([¼-¾⅐-⅞])")
_SCORE = lazy(r"(?<![\w.,:/-])(\d{1,3})(?::|-|–)(\d{1,3})(?![\w:/]|-\d)(?![.,]\d)")
_YEARS = lazy(r"(?<![\w.,/:-])((?:1\d|20)\d\d)[-–](\d{4}|\d\d)(?![\w/:-])")
_JOINED = lazy(rf"{START}({NUMBER}){JOIN}(?=({NUMBER})(?!\w))", needs=has(*"-–—"))
_NOUN = lazy(r" ([^\W\d_]+)")
_SPACE = r"[ \u00a0\u202f]"


class _Patterns(NamedTuple):
    nouns: Mapping[str, Noun]
    after: re.Pattern[str]
    before: re.Pattern[str]
    alone: re.Pattern[str]
    #: What a counted noun is for each of: "230 Einwohner/km²".
    each: re.Pattern[str]
    #: Before or after taxes: "11,88 € brut/h".
    taxed: re.Pattern[str]


def _any_of(items: Iterable[str]) -> str:
    return "|".join(re.escape(item) for item in sorted(items, key=len, reverse=True))


@lru_cache(maxsize=8)
def _patterns(language: Language) -> _Patterns:
    nouns = {**language.units, **language.currencies}
    scale, per = _any_of(language.scales), _any_of(language.per_units)
    amount = (
        rf"(?P<minus>(?<![\w.,)%°€-])[-−])?{START}(?P<low>{NUMBER})(?:{JOIN}(?P<high>{NUMBER}))?"
        rf"(?:{_SPACE}?(?P<scale>{scale})(?![^\W\d_]))?"
    )
    return _Patterns(
        nouns,
        after=lazy(
            rf"{amount}{_SPACE}?(?(scale)(?:de )?)(?P<unit>{_any_of(nouns)})(?![\w²³]|['’]\w)"
            rf"(?:/(?P<per>{per})(?!\w)(?:/(?P<each>{per})(?!\w))?)?"
        ),
        before=lazy(
            rf"(?<![\w$])(?P<unit>{_any_of(language.currencies)}) ?{amount}".replace(START, ""),
            needs=has(*language.currencies),
        ),
        alone=lazy(
            rf"{START}(?P<low>{NUMBER})(?:{JOIN}(?P<high>{NUMBER}))?{_SPACE}(?P<scale>{scale})(?![^\W\d_])",
            needs=has(*language.scales),
        ),
        taxed=lazy(
            rf"((?:[€$£]|\b(?:euros?|Euro|EUR|dollars?|d[oó]lares|francs?|pesos|Franken|CHF)) "
            rf"(?:bruts?|nets?|HT|TTC|brutos?|netos?|brutto|netto))/({per})(?!\w)",
            needs=has("/"),
        ),
        each=lazy(rf"(\d (?:[A-Z][\w-]{{1,20}}\.? )?)([^\W\d_]{{3,30}})/({per})(?!\w)", needs=has("/")),
    )


def say_amounts(text: str, language: Language) -> str:
    """The text with money, measures and scales in words."""
    nouns, after, before, alone, each, taxed = _patterns(language)

    def amount(found: re.Match[str]) -> str:
        groups = found.groupdict()
        if groups["unit"] == "s" and found.string[found.start("unit") - 1].isdigit() and "," not in found["low"]:
            return found.group()  # "the 90s", as English writes them
        noun = nouns[groups["unit"]]
        per = f" {language.per} {language.per_units[groups['per']]}" if groups.get("per") else ""
        if groups.get("each"):
            per += f" {language.per} {language.per_units[groups['each']]}"
        minus = f"{language.minus} " if groups["minus"] else ""
        return f"{minus}{_amount(found, noun, language)}{per}"

    def scaled(found: re.Match[str]) -> str:
        # A letter alone may be a size or a name ("#8M").
        if len(found["scale"]) == 1 and not found.string.startswith((" de ", " d'", " d’"), found.end()):
            return found.group()
        return _scaled(found, language)

    text = taxed.sub(lambda found: f"{found[1]} {language.per} {language.per_units[found[2]]}", text)
    text = each.sub(
        lambda found: (
            found.group()
            if found[2] in nouns
            else f"{found[1]}{found[2]} {language.per} {language.per_units[found[3]]}"
        ),
        text,
    )
    text = before.sub(amount, text)
    text = after.sub(amount, text)
    return alone.sub(scaled, text)


def _scaled(found: re.Match[str], language: Language) -> str:
    scale = language.scales[found["scale"]]
    last = found["high"] or found["low"]
    whole, fraction = parse(last)
    low = f"{figure(found['low'], language)} {language.to} " if found["high"] else ""
    # What is less than two of them is one of them in French: "1,3 million".
    single = whole == 1 and (not fraction or scale.part == "fraction")
    return f"{low}{figure(last, language, None if fraction else scale.feminine)} {scale.one if single else scale.many}"


def _amount(found: re.Match[str], noun: Noun, language: Language) -> str:
    if found["scale"]:
        return f"{_scaled(found, language)} {language.of(noun.many)}{noun.many}"
    last = found["high"] or found["low"]
    whole, fraction = parse(last)
    low = f"{figure(found['low'], language, noun.feminine)} {language.to} " if found["high"] else ""
    if noun.part and len(fraction) == 2:
        cents = int(fraction)
        unit = f"{language.count(whole, noun.feminine)} {noun.one if whole == 1 else noun.many}"
        if not cents:
            return f"{low}{unit}"
        if not whole:
            return f"{low}{language.count(cents, False)} {noun.part if cents == 1 else noun.parts}"
        return f"{low}{unit} {language.and_parts}{language.count(cents, None)}"
    said = figure(last, language, noun.feminine)
    return f"{low}{said} {noun.one if whole == 1 and not fraction and not found['high'] else noun.many}"


def say_fractions(text: str, language: Language) -> str:
    """Fractions in words: "3/4", "2½"."""

    def vulgar(found: re.Match[str]) -> str:
        top, _, bottom = unicodedata.normalize("NFKC", found[2]).partition("\u2044")
        if found[1] and (top, bottom) == ("1", "2"):
            noun = _NOUN.match(found.string, found.end())
            return language.halves(int(found[1]), bool(noun and language.gender(noun[1])))
        said = language.fraction(int(top), int(bottom or 10))
        return f"{figure(found[1].strip(), language)} {language.signs['&']} {said}" if found[1] else said

    def fraction(found: re.Match[str]) -> str:
        top, bottom = int(found["top"]), int(found["bottom"])
        after = f"{found['space']}{found['noun']}" if found["noun"] else ""
        if 0 < top < bottom <= 100:
            unit = language.units.get(found["noun"] or "")
            part = language.part(top, bottom, found["noun"], unit) if found["noun"] else ""
            return part or f"{language.fraction(top, bottom)}{after}"
        unit = language.units.get(found["noun"] or "")
        joint, after = (language.pressure, f" {unit.many}") if unit else (language.signs["/"], after)
        return f"{language.count(top, None)} {joint} {language.count(bottom, None)}{after}"

    return _FRACTION.sub(fraction, _VULGAR.sub(vulgar, text))


def say_ranges(text: str, language: Language, *, hyphen_is_score: bool) -> str:
    """Ranges of years, scores, and other ranges."""

    def years(found: re.Match[str]) -> str:
        first, last = int(found[1]), found[2]
        if len(last) == 4:
            return f"{language.year(first)} {language.to} {language.year(int(last))}"
        return f"{language.year(first)} {language.to} {language.count(int(last), None)}"

    def score(found: re.Match[str]) -> str:
        # A range does not fall.
        rises = int(found[1]) < int(found[2])
        is_range = rises and ("–" in found.group() or ("-" in found.group() and not hyphen_is_score))
        joint = language.to if is_range else language.score
        return f"{language.count(int(found[1]), None)} {joint} {language.count(int(found[2]), None)}"

    def joined(found: re.Match[str]) -> str:
        falls = "," not in found.group() and parse(found[1])[0] > parse(found[2])[0]
        return f"{figure(found[1], language)} {'' if falls else language.to + ' '}"

    text = _YEARS.sub(years, text)
    text = _SCORE.sub(score, text)
    return _JOINED.sub(joined, text)
