"""English dates, years and decades."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.normalizer.english.numbers import cardinal, ordinal, plural, year
from audiobrief.normalizer.english.patterns import DASHES, JOIN
from audiobrief.patterns import any_of, both, has, has_match, has_word, lazy

if TYPE_CHECKING:
    import re

MONTHS = (
    "January February March April May June July August September October November December".split()
)  # fmt: skip
_SHORT = {
    "Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "Jun": 6, "Jul": 7, "Aug": 8, "Sept": 9, "Sep": 9, "Oct": 10, "Nov": 11,
    "Dec": 12,
}  # fmt: skip
_NUMBERS = {name: number for number, name in enumerate(MONTHS, 1)} | _SHORT
_NUMBERS |= {name.upper(): number for name, number in _NUMBERS.items()}
DAYS = {
    "Mon": "Monday", "Tue": "Tuesday", "Tues": "Tuesday", "Wed": "Wednesday", "Thu": "Thursday", "Thur": "Thursday",
    "Thurs": "Thursday", "Fri": "Friday", "Sat": "Saturday", "Sun": "Sunday",
}  # fmt: skip
MONTH = rf"(?:{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})\b\.?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_TH = r"(?:st|nd|rd|th|ST|ND|RD|TH)?"
_YEAR = r"(?:1\d{3}|20\d{2})(?![\d])(?!,\d{3})"
_ENDS = r"(?![\w%:/°])(?![.,]\d)(?! ?(?:percent|million|billion|a\.m|p\.m))"

#: A day that was written out already: "No. 6 Jul 9" is the sixth issue.
_ORDINAL_WORD = (
    r"(?:(?:twenty|thirty) [a-z]|"
    r"(?:[a-z]{3,6}teen|four|fif|six|seven|eigh|nin|ten|eleven|twelf|twentie|thirtie)th\b)"
)
_MONTH_FIRST = lazy(
    rf"\b(?P<month>{MONTH})(?: |(?<=\.))(?P<day>{_DAY}){_TH}"
    rf"(?:(?:{JOIN}| - |(?P<word> (?:and|to|or|through) ))(?:(?P<month2>{MONTH})(?: |(?<=\.)))?(?P<day2>{_DAY}){_TH})?"
    rf"(?:(?P<comma>,?) (?P<year>{_YEAR}))?{_ENDS}(?P<loose>(?= [a-z]))?",
    needs=has_word(*_NUMBERS),
)
_DAY_FIRST = lazy(
    rf"(?<![\w.,/:-])(?P<the>[Tt]he )?(?P<day>{_DAY})(?:st|nd|rd|th)?(?P<of> of)?(?:{JOIN}(?P<day2>{_DAY}))? "
    rf"(?P<month>{MONTH})(?:,? (?P<year>{_YEAR})(?!\w)|(?P<comma>,?)(?!\w)(?! \d| {_ORDINAL_WORD}))",
    needs=both(has_word(*_NUMBERS), has_match(r"(?:\d|st|nd|rd|th|of) [A-Z]")),
)
_HYPHENED = lazy(
    rf"(?<![\w.,/:-])({_DAY})-({MONTH})-({_YEAR}|\d\d(?!\d))(?![\w-])", needs=has(*(f"0-{name}" for name in _NUMBERS))
)
_SEASON = lazy(r"(?<![\w.,:/$-])((?:1[5-9]|20)\d\d)/((?:1[5-9]|20)?\d\d)(?![\w/])(?!\.\d)", needs=has("0000/0"))
_MONTH_YEAR = lazy(rf"\b(?P<month>{MONTH}),? (?P<year>{_YEAR}){_ENDS}", needs=has_word(*_NUMBERS))
_ISO = lazy(rf"(?<![\w./-])([12]\d{{3}})([-/])(0[1-9]|1[0-2])\2({_DAY})(?![\w/-])", needs=has("0000-0", "0000/0"))
_SLASHED = lazy(
    r"(?<![\w./-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\w/-])(?!\.\d)", needs=has("0/0", "0.0", "0-0")
)
_GOES_BEFORE = lazy(
    r"\b(?:born(?: on)?|dated?|died(?: on)?|held on|opened on|posted(?: on)?|published(?: on)?|signed on|due(?: on)?) $"
)
_MONTHS = lazy(
    rf"\b({MONTH})[-–](?:({MONTH}(?<!\.))(?![\w.]| \d)|(?={MONTH}(?!\w)))",
    needs=has(*(f"{dash}{name}" for dash in "-–" for name in _NUMBERS)),
)
#: "In March 3 people died": "in" goes with the month alone.
_IN_MONTH = lazy(
    rf"\b([Ii]n {MONTH}) ({_DAY})(?= (?!(?:and|or|through|to|until)\b)[a-z]{{2,}})",
    needs=has(*(f"n {name}" for name in _NUMBERS)),
)
_CENTURY = lazy(r"(?<=\d(?:st|nd|rd|th)) c\.(?P<end>\s*$)?", needs=has("st c.", "nd c.", "rd c.", "th c."))
_LONE_MONTH = lazy(
    r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Oct|Nov|Dec)\.(?!\w)(?P<end>\W*$)?",
    needs=has(*(f"{name}." for name in _SHORT)),
)
_WEEKDAY = lazy(
    rf"\b({'|'.join(DAYS)})(?:\.(?=,|\s+{MONTH}|\s+\d|{JOIN}|\))|(?=[-–](?:{'|'.join(DAYS)})\b)|"
    rf"(?=,? {_DAY}{_TH} {MONTH})|(?=,? {MONTH} {_DAY}\b)|\.?(?= (?:[Mm]orning|[Aa]fternoon|[Ee]vening|[Nn]ight)\b))",
    needs=has_word(*DAYS),
)
_WEEKDAY_AFTER = lazy(
    rf"(?P<lead>(?:\b[Oo]n|[Uu]ntil|[Ss]ince|[Ll]ast|[Nn]ext|[Ee]very|[AaPp]\.?[Mm]\.?,?|[ECMP][SD]?T) )"
    rf"(?P<day>{'|'.join(DAYS)})(?:\.(?P<end>\W*$)?|(?=[,;)]))",
    needs=has_word(*DAYS),
)
#: Within a sentence, the stop alone tells: "from Mon. to Wed.", "Sat. at 11". At its end, "the Sun." and "they wed." are words.
_WEEKDAY_STOPPED = lazy(
    rf"\b(?P<day>{'|'.join(DAYS)})\.(?=[,;)/]|[-–]\w| ?&| [a-z\d(])|"
    rf"(?P<lead>\b(?:to|till?|through|thru|from|and|or|by|closed|open|[Aa]sh|Good|"
    rf"Holy|Easter|Spy|Palm|Maundy|Trinity|Whit|Advent|Low|[Tt]his|&) )"
    rf"(?P<last>{'|'.join(DAYS)})\.(?P<end>\W*$)|"
    r"(?<=\d(?:st|nd|rd|th) )(?P<nth>Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\.(?P<end3>\W*$)?|"
    r"\b(?P<sure>Mon|Tues?|Thurs?|Thu|Fri)\.(?P<end2>\W*$)",
    needs=both(has_word(*DAYS), has(*(f"{day}." for day in DAYS))),
)
#: "Sat 10am-4pm", "Tue 7.30pm"
_WEEKDAY_TIMED = lazy(
    rf"(?<!\bThe )\b({'|'.join(DAYS)})(?=,? \d{{1,2}}(?:[:.]\d\d)?(?: ?[ap]\.?m\b| ?[-–] ?\d))", needs=has_word(*DAYS)
)
_WEEKDAY_PAIR = lazy(
    rf"\b({'|'.join(DAYS)})\.?/({'|'.join(DAYS)})\b(?:\.(?!\W*$))?", needs=both(has_word(*DAYS), has("/"))
)
#: "the w/c 23 Dec."
_WEEK = lazy(rf"\bw/([ce])\.? (?=(?:the )?\d|{MONTH}|(?:{'|'.join(DAYS)}))", needs=has("w/c", "w/e"))
_WEEKDAY_RANGE = lazy(
    rf"\b({'|'.join(DAYS)})\.?[-–]({'|'.join(DAYS)})\b(?:\.(?!\s*$))?|"
    rf"\b({'|'.join(set(DAYS.values()))})[-–]({'|'.join(set(DAYS.values()))})\b",
    needs=has(*(f"{dash}{name}" for dash in "-–" for name in DAYS)),
)
_DECADE = lazy(r"(?<![\w.,])(?!1000)(1\d|20)(\d0)['’]?s\b", needs=has("0s", "0's", "0’s"))
_SHORT_DECADE = lazy(
    r"(?<![\w$€£])(?<!\d[.,])(?<!\dm )(?<!\dmin )(?<!\d min )['’‘]?(\d0)['’]?s\b", needs=has("0s", "0's", "0’s")
)
_SHORT_YEAR = lazy(r"(?<![\w])['’‘](\d\d)(?![\w'’])", needs=has("'00", "’00", "‘00"))
_ERA = lazy(
    r"(?<![\w.,])(\d{1,4}) ?(B\.?C\.?E?\.?|C\.E\.|CE|A\.D\.|AD)(?!\w)",
    needs=has(*(f"0{gap}{era}" for gap in ("", " ") for era in ("BC", "B.C", "C.E", "CE", "A.D", "AD"))),
)
_ANNO = lazy(r"\b(A\.D\.|AD) (\d{1,4})(?!\w)(?!,\d)", needs=has("A.D. ", "AD "))
_YEARS = lazy(
    rf"(?<![\w.,/:$€£#])((?:1\d|20)\d\d){JOIN}((?:1\d|20)?\d\d)(?![\w/:])(?![-.,]\d)",
    needs=has(*(f"0000{dash}" for dash in DASHES), "0000 – "),
)
_BARE_YEAR = lazy(r"(?<![\w.,:/$€£-])(1\d{3}|20\d{2})(?![\w%°/])(?![.,:]\d)(?=(?P<after> [a-z]+)?)")
_CLOSED = lazy(r"[\s\"'”’)\]]*$")
_TIME_AFTER = lazy(r" (?:[01]?\d|2[0-3])(?:[:.][0-5]\d\b|(?::[0-5]\d)? ?[AaPp]\.?[Mm]\b)")
_COUNTED = lazy(r" (?:people|men|women|children|feet|[a-z]{2,}[^s\W]s)$")


_HAS_DAY = has_word(*DAYS, *DAYS.values())

#: Most texts pass none of these gates: they are asked together.
_DATED = any_of(
    _ISO,
    _SLASHED,
    _HYPHENED,
    _SEASON,
    _IN_MONTH,
    _CENTURY,
    _MONTH_FIRST,
    _DAY_FIRST,
    _MONTH_YEAR,
    _DECADE,
    _SHORT_DECADE,
    _SHORT_YEAR,
    _ERA,
    _ANNO,
    _YEARS,
)


def say_dates(text: str) -> str:
    """The text with its dates, years and decades in words."""
    if _HAS_DAY(text):
        text = _say_weekdays(text)
    if "w/" in text:
        text = _WEEK.sub(lambda found: f"week {'commencing' if found[1] == 'c' else 'ending'} ", text)
    if _DATED(text) and any(map(str.isdigit, text)):
        text = _ISO.sub(_iso, text)
        text = _SLASHED.sub(_slashed, text)
        text = _HYPHENED.sub(lambda found: f"{found[1]} {found[2]} {_whole_year(found[3])}", text)
        text = _SEASON.sub(lambda found: f"{year(int(found[1]))} {_short_year(found[2])}", text)
        text = _IN_MONTH.sub(lambda found: f"{found[1]} {cardinal(int(found[2]))}", text)
        text = _CENTURY.sub(lambda found: f" century{'.' if found['end'] is not None else ''}", text)
        text = _MONTH_FIRST.sub(_month_first, text)
        text = _DAY_FIRST.sub(_day_first, text)
        text = _MONTH_YEAR.sub(lambda found: f"{_month(found['month'])} {year(int(found['year']))}", text)
        text = _DECADE.sub(lambda found: _decade(int(found.group(1)), int(found.group(2))), text)
        text = _SHORT_DECADE.sub(_short_decade, text)
        text = _SHORT_YEAR.sub(lambda found: _two_digits(found.group(1)), text)
        text = _ERA.sub(lambda found: f"{_era_year(found.group(1))} {found.group(2)}", text)
        text = _ANNO.sub(lambda found: f"{found.group(1)} {_era_year(found.group(2))}", text)
        text = _YEARS.sub(_years, text)
    text = _MONTHS.sub(lambda found: f"{_month(found[1])} to {_month(found[2]) if found[2] else ''}", text)
    return _LONE_MONTH.sub(_lone_month, text)


def say_years(text: str) -> str:
    """Four figures without a comma, which news writes for years only, as years. After everything that knows better."""
    return _BARE_YEAR.sub(_bare_year, text)


def _say_weekdays(text: str) -> str:
    text = _WEEKDAY_RANGE.sub(_weekdays, text)
    text = _WEEKDAY_PAIR.sub(lambda found: f"{DAYS[found[1]]}, {DAYS[found[2]]}", text)
    text = _WEEKDAY_AFTER.sub(_weekday_after, text)
    text = _WEEKDAY_STOPPED.sub(_weekday_stopped, text)
    text = _WEEKDAY_TIMED.sub(lambda found: DAYS[found[1]], text)
    return _WEEKDAY.sub(lambda found: DAYS[found.group(1)], text)


def _month(written: str) -> str:
    return MONTHS[_NUMBERS[written.rstrip(".")] - 1]


def _lone_month(found: re.Match[str]) -> str:
    ending = found["end"]
    return _month(found.group(1)) + (f".{ending}" if ending is not None else "")


def _month_first(found: re.Match[str]) -> str:
    month = _month(found["month"])
    said = f"{month} {ordinal(int(found['day']))}"
    if found["day2"]:
        # "May 3 and 4 were cold": but not "May 3 and 4 people".
        if found["word"] and not found["month2"] and not found["year"] and found["loose"] is not None:
            return f"{said}{found['word']}{found['day2']}"
        second = f"{_month(found['month2'])} " if found["month2"] else ""
        said += f"{found['word'] or ' to '}{second}{ordinal(int(found['day2']))}"
    if found["year"]:
        said += f", {year(int(found['year']))}{_before_time(found)}"
    return said


def _day_first(found: re.Match[str]) -> str:
    the = found["the"] or "the "
    day2 = f" to {ordinal(int(found['day2']))}" if found["day2"] else ""
    said = f"{the}{ordinal(int(found['day']))}{day2} of {_month(found['month'])}"
    if found["year"]:
        return f"{said}, {year(int(found['year']))}{_before_time(found)}"
    # A month in full has no full stop of its own, and that of a short one is the sentence's as well where that ends.
    stop = found["month"].endswith(".") and (
        found["month"][:-1].capitalize() in MONTHS or _CLOSED.match(found.string, found.end())
    )
    return f"{said}{'.' if stop else ''}{found['comma'] or ''}"


def _before_time(found: re.Match[str]) -> str:
    """A pause between a year and a time of day: "twenty twenty two thirty" would be another year."""
    return "," if _TIME_AFTER.match(found.string, found.end()) else ""


def _date(month: int, day: int, of_year: int) -> str:
    return f"{MONTHS[month - 1]} {ordinal(day)}, {year(of_year)}"


def _iso(found: re.Match[str]) -> str:
    return _date(int(found.group(3)), int(found.group(4)), int(found.group(1)))


def _is_dotted_date(found: re.Match[str]) -> bool:
    """Whether "3.2.24" is a day: after what goes before one, or with a nought; else it is a version as likely."""
    if found[2] != ".":
        return False
    before = found.string[max(0, found.start() - 24) : found.start()]
    return (found[1].startswith("0") and found[3].startswith("0")) or _GOES_BEFORE.search(before) is not None


def _slashed(found: re.Match[str]) -> str:
    first, sign, second, written = int(found[1]), found[2], int(found[3]), found[4]
    if sign != "/" and len(written) == 2 and not _is_dotted_date(found):
        return found.group()
    # Americans put the month first; dots are the European way.
    month, day = (first, second) if sign != "." else (second, first)
    if month > 12:
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return found.group()
    return _date(month, day, _whole_year(written))


def _whole_year(written: str) -> int:
    """A year of two figures is of this century or the last."""
    return int(written) + (0 if len(written) > 2 else 2000 if int(written) < 50 else 1900)


def _weekdays(found: re.Match[str]) -> str:
    first, last = found.group(1) or found.group(3), found.group(2) or found.group(4)
    return f"{DAYS.get(first, first)} to {DAYS.get(last, last)}"


def _weekday_after(found: re.Match[str]) -> str:
    ending = found["end"]
    return f"{found['lead']}{DAYS[found['day']]}" + (f".{ending}" if ending is not None else "")


def _weekday_stopped(found: re.Match[str]) -> str:
    ending = found["end"] if found["last"] else found["end3"] if found["nth"] else found["end2"]
    day = DAYS[found["day"] or found["last"] or found["nth"] or found["sure"]]
    return f"{found['lead'] or ''}{day}" + (f".{ending}" if ending is not None else "")


def _short_decade(found: re.Match[str]) -> str:
    return plural(cardinal(int(found[1]))) if found[1] != "00" else "two thousands"


def _decade(century: int, tens: int) -> str:
    if tens:
        return f"{cardinal(century)} {plural(cardinal(tens))}"
    return "two thousands" if century == 20 else f"{cardinal(century)} hundreds"


def _short_year(written: str) -> str:
    return year(int(written)) if len(written) == 4 else _two_digits(written)


def _two_digits(written: str) -> str:
    number = int(written)
    return f"{'oh ' if number < 10 else ''}{cardinal(number)}"


def _era_year(written: str) -> str:
    number = int(written)
    return year(number) if number >= 1000 else cardinal(number)


def _years(found: re.Match[str]) -> str:
    first, last = int(found.group(1)), found.group(2)
    if len(last) == 4 and int(last) < first:
        return found.group()
    return f"{year(first)} to {year(int(last)) if len(last) == 4 else _two_digits(last)}"


def _bare_year(found: re.Match[str]) -> str:
    number = int(found.group(1))
    if number < 1900 and found["after"] and _COUNTED.match(found["after"]):
        return cardinal(number)
    return year(number)
