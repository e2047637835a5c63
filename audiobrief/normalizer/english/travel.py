"""English of journeys and schools: "M25 J10", "the 07.42 from Bath", "a 3* hotel", "Yr 11", "Econ 101"."""

from __future__ import annotations

from audiobrief.normalizer.english.numbers import cardinal, in_pairs
from audiobrief.patterns import any_of, both, has, has_word, lazy

_JUNCTION = lazy(r"\b([AM]\d{1,3}(?:\(M\))?,? )J(?=\d{1,2}[A-Z]?(?!\w))", needs=has(" J0"))
#: As British timetables write them; elsewhere it is a decimal.
_TRAIN = lazy(
    r"(?P<lead>\b[Tt]he |\A)(?P<hour>[01]\d|2[0-3])\.(?P<minute>[0-5]\d)"
    r"(?= (?:to|from) [A-Z]| (?:train|service|departure|ferry|sailing)\b)",
    needs=has("00.00 "),
)
_STARS = lazy(
    r"(?<![\w.*])([1-5])\*"
    r"(?= (?:accommodation|hotels?|lodges?|luxury|properties|property|rated|rating|resorts?|reviews?|spa|villas?)\b)",
    needs=has("0*"),
)
_BLACK_STARS = lazy(r"(?:(?P<number>\d(?:\.\d)?) ?★|(?P<stars>★{1,5})½?☆{0,5})(?![★☆])", needs=has("★"))
_FORM = lazy(r"\b(Y)rs?\.? (?=\d{1,2}(?!\w|[.,:]\d))", needs=has("Yr 0", "Yrs 0", "Yr. 0", "Yrs. 0"))
_SUBJECTS = (
    "Accounting Anthropology Art Astronomy BIO Bio Biology CHEM CHM CS Calculus Chem Chemistry Civics ECON ENG ENGL Econ "
    "Economics English Finance French German HIST History Journalism Latin Law MATH MTH Marketing Math PHIL PHYS PSY PSYC "
    "Philosophy Physics Politics Psych Psychology SOC Sociology Spanish Statistics Stats"
).split()
_COURSE = lazy(
    rf"\b({'|'.join(_SUBJECTS)}) ([1-6]\d{{2}})([A-Z]?)(?![\w%:/-])(?![.,]\d)"
    r"(?! (?:people|(?!classes|courses|exams|students)[a-z]{3,}s)\b)",
    needs=both(has(" 000"), has_word(*_SUBJECTS)),
)
_GRADES = lazy(r"(?<=[Gg]rades )([A-G](?:\*|-star)?)[-–](?=[A-G](?!\w))", needs=has("rades "))


#: "the 2.40 at Ascot"
_RACE = lazy(
    r"(?<=\b[Tt]he )(?P<hour>1[0-2]|[1-9])\.(?P<minute>[0-5][05])(?= at [A-Z])", needs=has("he 0.00", "he 00.00")
)

#: Most texts pass none of these gates: they are asked together.
_ANY = any_of(_JUNCTION, _TRAIN, _RACE, _STARS, _FORM, _GRADES, _COURSE)


def say_travel(text: str) -> str:
    """The text with junctions, trains, stars, and what schools write short in words."""
    if not _ANY(text):
        return text
    text = _JUNCTION.sub(r"\1junction ", text)
    text = _TRAIN.sub(lambda found: f"{found['lead']}{_clock(found['hour'], found['minute'])}", text)
    text = _RACE.sub(lambda found: _clock(found["hour"], found["minute"]), text)
    text = _STARS.sub(r"\1 star", text)
    if "Yr" in text:
        text = _FORM.sub(r"\1ear ", text)
    text = _GRADES.sub(r"\1 to ", text)
    return _COURSE.sub(lambda found: f"{found[1]} {in_pairs(int(found[2]))}{' ' if found[3] else ''}{found[3]}", text)


def say_stars(text: str) -> str:
    """The text with runs of stars counted: "★★★☆☆" as "three stars"."""
    return _BLACK_STARS.sub(lambda found: _counted(found["number"] or str(len(found["stars"]))), text)


def _counted(number: str) -> str:
    return f" {number if '.' in number else cardinal(int(number))} {'star' if number == '1' else 'stars'} "


def _clock(hour: str, minute: str) -> str:
    hours = f"{'oh ' if hour.startswith('0') else ''}{cardinal(int(hour))}"
    minutes = "hundred" if minute == "00" else f"{'oh ' if minute.startswith('0') else ''}{cardinal(int(minute))}"
    return f"{hours} {minutes}"
