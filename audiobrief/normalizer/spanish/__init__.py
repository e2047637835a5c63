"""Spanish: agreement of numbers, ordinals with their raised letters, kings and centuries."""

from __future__ import annotations

import re

from audiobrief.normalizer.continental.amounts import say_amounts, say_fractions, say_ranges
from audiobrief.normalizer.continental.calendar import say_clock, say_days, say_numeric_dates, say_years
from audiobrief.normalizer.continental.durations import say_durations
from audiobrief.normalizer.continental.letters import lower_raised, say_letters
from audiobrief.normalizer.continental.numbers import digits, say_codes, say_numbers
from audiobrief.normalizer.continental.roman import value
from audiobrief.normalizer.continental.scripture import say_scripture
from audiobrief.normalizer.continental.signs import has_figures, say_points, say_signs
from audiobrief.normalizer.spanish.numbers import count, ordinal
from audiobrief.normalizer.spanish.numerals import say_numerals
from audiobrief.normalizer.spanish.shorts import say_short_forms
from audiobrief.normalizer.spanish.tables import SPANISH, gender, time
from audiobrief.patterns import has, has_match, lazy

_ORDINAL = lazy(r"(?<![\w.,])(\d{1,3})(?:\.?([ºª])|\.?(er)\b|\.([oa])\b)(?!\w|C\b|F\b)")
_MIXED = lazy(r"(?<![\w.,:/])([01]?\d|2[0-4])\.([0-5]\d)(?= (?:horas|h)\b)")
#: The letter after a time of day is the word for hours.
_CLOCK_HOURS = lazy(
    r"(?<![\w.,:/])([01]?\d|2[0-4])[:.]([0-5]\d) ?(?:h|hs|hrs)(?!\w)(?:\.(?=,| [a-záéíóúñ]))?",
    needs=has_match(r"\d ?h"),
)
#: "4-II-2020"
_ROMAN_MONTH = lazy(
    r"(?<![\w./-])([12]?\d|3[01])[-/.](I{1,3}|I?V|VI{1,3}|IX|XI{0,2})[-/.](?=[12]\d{3}(?!\w))",
    needs=has_match(r"\d[-/.][IVX]"),
)
#: "Ley 39/2015".
#: "a las 22.40": elsewhere two figures after a full stop are none.
_AT = lazy(
    r"(?:(?<=\b[Ll]as )|(?<=\b[Aa] la )(?=1\.)|(?<=\b[Dd]e )(?=\d\d?\.\d\d a \d\d?(?:[.:]\d\d)? ?h))([01]?\d|2[0-4])"
    r"\.([0-5]\d)(?!\w|[.,]\d)(?! ?(?:[%€$]|km|mil|(?:h|hs|hrs)(?!\w)))",
    needs=has("as 0", "e 0", "a la 0"),
)
#: Calls that cost nothing, and those that cost more.
_SPECIAL = lazy(r"(?<![\w.,+:/-])(?<!\d )(?:80[036]|90[0-25]) \d{3} \d{3}(?!\w| ?\d)", needs=has("000 000 000"))
#: How far behind the winner.
_BEHIND = lazy(r"(?<!\d )\b(a )([0-5]?\d):([0-5]\d)(?= del? )", needs=has("a 0"))
#: As Mexico writes them.
_EIGHT = lazy(r"(?<![\w.,+:/-])(?<!\d )\d{2} \d{4} \d{4}(?!\w| ?\d)", needs=has("00 0000 0000"))
_LAW = lazy(r"(?<![\w./,])(\d{1,4})/(?=(?:19|20)\d\d(?![\w/]))", needs=has("0/0000"))
_HOURS_AT = lazy(r"(?<=[Ll]as )([01]?\d|2[0-4])(?=(?: (?:horas|de la|p\. ?m|a\. ?m|en punto)|[,.;]|$))(?!\.\d)")
#: One o'clock, as what stands beside it tells: "la 1" may be a channel or who is first.
_ONE = lazy(
    r"(?<=\bla )1(?= (?:de la (?:madrugada|mañana|tarde|noche)|del mediodía|en punto|y (?:media|cuarto|pico)|menos cuarto|"
    r"(?:y|hasta|a) las \d|[ap] m(?!\w)))|"
    r"(?<=\b[Aa] la )1(?=\.?$|\. [A-ZÁÉÍÓÚ¿¡]|[,;] (?:y|pero|cuando|se|en|con)(?!\w)| y a las \d)|"
    r"(?<=las \d a la )1(?!\w)|(?<=las \d\d a la )1(?!\w)",
    needs=has("la 0"),
)
_PER_CENT = lazy(r"(?<![\w.,:/-])1 ?%(?!\w|-)", needs=has("0%", "0 %"))
#: "1 de cada 4 personas".
_ONE_OF = lazy(r"(?<![\w.,:/-])1(?= de cada \d{1,3}(?:\.\d{3})? ([a-záéíóúñ]+))", needs=has("0 de cada"))
#: Thousands and decimals as America writes them, where they cannot be the other way round: "$1,500", "1,250.75".
_AMERICAN = lazy(
    r"(?<![\w.,])(?P<sign>(?:US|MX|R)?\$ ?|\b(?:USD|MXN) )?(?P<whole>\d{1,3}(?:,\d{3}){1,4})(?P<part>\.\d{1,2})?(?![\w]|[.,]\d)",
    needs=has("0,000"),
)
_QUARTER = lazy(r"(\b(?:[Ee]l|[Dd]el|[Aa]l) )([1-4])T(?= (?:del? )?20\d\d(?!\w))", needs=has("0T "))
_PHONE = lazy(r"(?<![\w.,+:/-])(?<!\d )(?:\d{3} \d{2}|\d{2} \d{3}) \d{2} \d{2}(?![\w])(?! \d)")
#: Somebody is to call it.
_CALLED = lazy(r"(?<![\w.,+:/-])(?<!\d )[6-9]\d{2} \d{3} \d{3}(?![\w])(?! \d)")
_CALLING = lazy(r"\b(?:llam|tel|marque|marcar|whatsapp)", re.IGNORECASE)


def expand(text: str) -> str:
    """The text with figures, abbreviations and acronyms as Spanish says them."""
    text = lower_raised(text)
    text = say_numerals(_sentence_start(text, say_short_forms(text)))
    if has_figures(text):
        text = _AMERICAN.sub(_american, text)
        text = say_scripture(text, SPANISH)
        text = _BEHIND.sub(r"\1\2' \3''", text)
        text = say_durations(text, SPANISH)
        text = _ROMAN_MONTH.sub(lambda found: f"{found[1]}/{value(found[2])}/", text)
        text = say_days(say_numeric_dates(text, SPANISH), SPANISH)
        text = _ONE_OF.sub(lambda found: "una" if gender(found[1]) else "uno", text)
        text = _PER_CENT.sub("uno por ciento", text)
        text = _ONE.sub("una", text)
        text = _AT.sub(lambda found: time(int(found[1]), int(found[2])), text)
        text = _EIGHT.sub(lambda found: ", ".join(digits(group, SPANISH) for group in found.group().split()), text)
        text = _SPECIAL.sub(_phone, text)
        text = _PHONE.sub(_phone, text)
        if _CALLING.search(text):
            text = _CALLED.sub(_phone, text)
        text = _LAW.sub(lambda found: f"{count(int(found[1]))} barra ", text)
        text = say_codes(text, SPANISH)
        text = _ORDINAL.sub(_ordinal, text)
        text = _CLOCK_HOURS.sub(lambda found: f"{time(int(found[1]), int(found[2]))} horas", text)
        text = _MIXED.sub(lambda found: time(int(found[1]), int(found[2])), text)
        text = say_clock(text, SPANISH)
        text = _HOURS_AT.sub(lambda found: count(int(found[1]), True), text)
        text = _QUARTER.sub(
            lambda found: f"{found[1]}{ordinal(int(found[2]), feminine=False, short=True)} trimestre", text
        )
        text = say_signs(text, SPANISH)
        text = say_amounts(text, SPANISH)
        text = say_fractions(text, SPANISH)
        text = say_points(text, SPANISH)
        text = say_ranges(text, SPANISH, hyphen_is_score=True)
        text = say_letters(text, SPANISH)
        return say_numbers(say_years(text, SPANISH), SPANISH)
    return say_letters(text, SPANISH)


def _american(found: re.Match[str]) -> str:
    sign, whole, part = found["sign"], found["whole"], found["part"]
    if not (sign or part or whole.count(",") > 1) or whole.startswith("0"):
        return found.group()
    return f"{sign or ''}{whole.replace(',', '.')}{part.replace('.', ',') if part else ''}"


def _phone(found: re.Match[str]) -> str:
    return ", ".join(
        count(int(group)) if group[0] != "0" else digits(group, SPANISH) for group in found.group().split()
    )


def _sentence_start(written: str, text: str) -> str:
    """What an abbreviation became keeps the capital of its sentence."""
    return text[:1].upper() + text[1:] if written[:1].isupper() else text


def _ordinal(found: re.Match[str]) -> str:
    number, sign, short, letter = found.groups()
    feminine = sign == "ª" or letter == "a"
    following = re.match(r" [a-záéíóúñ]+", found.string[found.end() : found.end() + 30])
    noun = following is not None and following.group().strip() not in {
        "de", "del", "en", "y", "por", "a", "con", "izquierda", "derecha", "centro", "interior", "exterior", "puerta", "izda",
        "dcha",
    }  # fmt: skip
    return ordinal(int(number), feminine=feminine, short=bool(short) or noun)
