"""French: agreement of numbers, "1er", hours with "h", centuries and kings."""

from __future__ import annotations

from audiobrief.normalizer.continental.amounts import say_amounts, say_fractions, say_ranges
from audiobrief.normalizer.continental.calendar import say_clock, say_days, say_numeric_dates, say_years
from audiobrief.normalizer.continental.durations import say_durations
from audiobrief.normalizer.continental.letters import lower_raised, say_letters
from audiobrief.normalizer.continental.numbers import say_codes, say_numbers
from audiobrief.normalizer.continental.scripture import say_scripture
from audiobrief.normalizer.continental.signs import has_figures, say_points, say_signs
from audiobrief.normalizer.french.numbers import count
from audiobrief.normalizer.french.numerals import ordinal_of, say_numerals
from audiobrief.normalizer.french.shorts import say_short_forms
from audiobrief.normalizer.french.tables import FRENCH, MONTHS, time
from audiobrief.patterns import has, has_match, lazy

_ORDINAL = lazy(r"(?<![\w.,])(?<!iPhone )(\d{1,4})(ers?|res?|ères?|ndes?|nds?|es?|èmes?|ièmes?|(?<=2)de|(?<=2)d)(?!\w)")
_HOUR = lazy(r"(?<![\w.,:/])([01]?\d|2[0-4]) ?h(?:eures?)?(?: ?([0-5]\d)(?:mn|min)?)?(?!\w)")
_HOUR_RANGE = lazy(
    r"(?<![\w.,:/-])(\d{1,2} ?h(?: ?[0-5]\d)?) ?[-–] ?(?=\d{1,2} ?h(?!\w)|\d{1,2} ?h ?[0-5]\d(?!\w))",
    needs=has_match(r"\d ?h"),
)
_DAY_MONTH = lazy(rf"(?<![\w.,/])1 (?=(?:{'|'.join(MONTHS)})(?!\w))")
_EIGHTIES = lazy(r"(?<=[Aa]nnées )(\d0)(?!\d)")
#: "L. 121-3", as the codes of law count their articles.
_CODE_ARTICLE = lazy(r"(?<![\w.])([LRD])\.? ?(\d{1,4}(?:-\d{1,4}){1,3})(?![\w-])")
#: "le 49.3", "loi n° 2021-1109".
_ARTICLE_POINT = lazy(
    r"(\b(?:[Aa]rticles?|[Ll]e|[Dd]u|[Aa]u|[Uu]n) \d{2,3})\.(?=\d{1,2}(?![\w%°]|[.,]\d| ?[%€]))|"
    r"(\b(?:[Ll]e|[Dd]u|[Aa]u) 49)-(?=3(?!\w))",
    needs=has(" 00.0", " 000.0", " 00-0"),
)
_LAW_NUMBER = lazy(
    r"(?<=uméro )(\d{1,4})-(?=\d{1,4}(?!\w))|(?<=rticle )(\d{1,4})-(?=\d{1,3}(?![\w-]))",
    needs=has("uméro 0", "rticle 0"),
)
#: Four figures to call are two pairs.
_SHORT_NUMBER = lazy(
    r"(\b(?:[Aa]ppel\w{1,4}|[Cc]ompos\w{1,3}|[Jj]oi\w{1,5}|[Cc]ontact\w{1,3}) (?:le|au) )([13]\d)(\d\d)(?! ?\d|\w)",
    needs=has(" 0000"),
)
#: Not counted, though a noun follows: "la Ligue 1 féminine".
_NUMBER_ONE = lazy(
    r"(\b(?:[Nn]uméro|[Ll]igue|[Ff]ormule|[Pp]age|[Ll]igne|[Vv]oie|[Ss]alle|[Rr]égion|[Tt]op|[Ss]érie|[Pp]orte|[Cc]haîne|"
    r"[Cc]anal|[Tt]erminal|[Pp]ôle|[Cc]hapitre|[Dd]ivision|[Cc]atégorie|[Gg]roupe|[Tt]ype|[Nn]iveau|[Pp]hase|[Ss]aison|"
    r"[Zz]one)) 1(?= [a-zà-ÿ])",
    needs=has_match(r"[a-z] 1 "),
)
_QUARTER = lazy(r"(\b(?:[Aa]u|[Dd]u|[Ll]e|[Cc]e) )T([1-4])(?= (?:20)\d\d(?!\w))", needs=has("T0 0000"))
_MILLION_SIGN = lazy(r"(?<=\d)( ?)(Md|M)(?=[€$£])")


def expand(text: str) -> str:
    """The text with figures, abbreviations and acronyms as French says them."""
    text = say_numerals(say_short_forms(lower_raised(text)))
    if has_figures(text):
        text = say_scripture(text, FRENCH)
        text = say_durations(text, FRENCH)
        text = say_days(say_numeric_dates(text, FRENCH), FRENCH)
        text = _CODE_ARTICLE.sub(lambda found: f"{found[1]} {found[2].replace('-', ' tiret ')}", text)
        text = _ARTICLE_POINT.sub(lambda found: f"{found[1] or found[2]} ", text)
        text = _LAW_NUMBER.sub(lambda found: f"{found[1] or found[2]} tiret ", text)
        text = _SHORT_NUMBER.sub(r"\1\2 \3", text)
        text = _HOUR_RANGE.sub(r"\1 à ", text)
        text = _HOUR.sub(lambda found: time(int(found[1]), int(found[2]) if found[2] else None), text)
        text = say_codes(text, FRENCH, group=2)
        text = _ORDINAL.sub(lambda found: ordinal_of(int(found[1]), found[2]), text)
        text = _QUARTER.sub(lambda found: f"{found[1]}{ordinal_of(int(found[2]), 'er')} trimestre", text)
        text = _DAY_MONTH.sub("premier ", text)
        text = _NUMBER_ONE.sub(r"\1 un", text)
        text = _EIGHTIES.sub(lambda found: count(int(found[1])), text)
        text = say_clock(text, FRENCH)
        text = _MILLION_SIGN.sub(r" \2 ", text)
        text = say_signs(text, FRENCH)
        text = say_amounts(text, FRENCH)
        text = say_fractions(text, FRENCH)
        text = say_points(text, FRENCH)
        text = say_ranges(text, FRENCH, hyphen_is_score=True)
        text = say_letters(text, FRENCH)
        return say_numbers(say_years(text, FRENCH), FRENCH)
    return say_letters(text, FRENCH)
