"""German: cases and genders of ordinals, dates, times, abbreviations, rulers."""

from __future__ import annotations

import re

from audiobrief.normalizer.continental.amounts import say_amounts, say_fractions, say_ranges
from audiobrief.normalizer.continental.calendar import say_clock, say_numeric_dates, say_years
from audiobrief.normalizer.continental.durations import say_durations
from audiobrief.normalizer.continental.letters import say_letters
from audiobrief.normalizer.continental.numbers import JOIN, NUMBER, figure, say_codes, say_numbers
from audiobrief.normalizer.continental.scripture import say_scripture
from audiobrief.normalizer.continental.signs import has_figures, say_points, say_signs
from audiobrief.normalizer.german.gender import gender
from audiobrief.normalizer.german.numbers import count, ordinal, year
from audiobrief.normalizer.german.ones import say_ones
from audiobrief.normalizer.german.rulers import say_numerals
from audiobrief.normalizer.german.shorts import say_short_forms
from audiobrief.normalizer.german.tables import GERMAN, MONTHS
from audiobrief.patterns import has, lazy

_MONTH = "|".join([*MONTHS, *(f"{short}\\." for short in GERMAN.short_months)])
_DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_LONG_DATE = lazy(
    rf"(?P<before>(?:\b[\wäöüß]+,? )?)(?<![\w.,])(?P<day>{_DAY})\.(?:(?P<join>{JOIN}| bis | und |/)(?P<day2>{_DAY})\.)? ?"
    rf"(?P<month>{_MONTH})(?!\w)(?: (?P<year>[12]\d{{3}}))?(?!\w)"
)
_DAY_AND_MONTH = lazy(rf"(?P<before>(?:\b[\wäöüß]+,? \(?)?)(?<![\w.,])({_DAY})\.(0?[1-9]|1[0-2])\.(?![\w.]|\d)")
_DAY_RANGE = lazy(rf"(?P<before>\b[\wäöüß]+ )(?P<day>{_DAY})\. (?P<join>bis|und) (?P<day2>{_DAY})\.(?= )")
#: "17./18. Jahrhundert", "3.-5. Klasse".
_TWO_ORDINALS = lazy(
    r"(?P<before>(?:\b[\wäöüßÄÖÜ]+ )?)(?<![\w.,/:])(?P<first>\d{1,2})\."
    r"(?: ?(?P<join>[/–-]) ?| (?P<word>und|bis|oder) )(?P<second>\d{1,2})\. "
    r"(?=(?P<next>[A-ZÄÖÜ][a-zäöüß]{2,30}))",
    needs=has("0./0", "0. / 0", "0.-0", "0.–0", "0. – 0", "0. - 0", "0. und 0", "0. bis 0", "0. oder 0"),
)
_ORDINAL = lazy(
    r"(?P<before>(?:\b[\wäöüßÄÖÜ]+ )?)(?<![\w.,/:])(?P<number>\d{1,4})\.(?= (?P<next>[a-zäöüßA-ZÄÖÜ][\wäöüß]+))"
)
#: After these the ending is "-en" ("am dritten", "des dritten").
_OBLIQUE = frozenset(
    "am im zum zur vom beim dem den des einem einen eines einer seinem seinen ihrem ihren ab bis seit von mit nach "
    "bei aus unter über vor "
    "dieser diesem diesen jedem jeden unserem unseren der ersten letzten jeder".split()
) - {"der"}  # fmt: skip
_INTO = frozenset(
    "in an auf bei mit nach seit von vor aus zu unter über neben zwischen während wegen innerhalb".split()
)
_SENTENCE_WORDS = frozenset(
    "Sie Er Es Wir Ich Das Der Die Dann Danach Und Aber Doch In Im Am Auf Mit Von Zu Bei Nach Für Als Wenn Ein Eine "
    "So Auch Nun Jetzt".split()
)
_COUNTED = {**GERMAN.units, **GERMAN.currencies}
_HOUR = lazy(r"(?<![\w.,:/])([01]?\d|2[0-4])(?:[:.]([0-5]\d))? (?:Uhr|h)\b")
_AT = frozenset("um ab bis gegen von zwischen und oder –".split())
#: What a duration has become after a preposition.
_ONE_HOUR = lazy(
    r"(?<!\w)([Ii]n|[Mm]it|[Nn]ach|[Vv]on|[Ss]eit|[Vv]or|[Bb]ei) eine (Stunde|Minute|Sekunde)(?!\w)",
    needs=has(" eine "),
)
#: Minutes at the first of two times.
_HOUR_FROM = lazy(
    r"(?<![\w.,:/])([01]?\d|2[0-4])[:.]([0-5]\d)(?= (?:bis|und|oder) (?:[01]?\d|2[0-4])(?:[:.][0-5]\d)? Uhr)",
    needs=has("Uhr"),
)
#: Goals and votes, though they might be a time.
_TALLY = lazy(
    r"(?P<before>\b(?:mit|gewann|gewannen|siegten?|verlor(?:en)?|unterlag(?:en)?|führten?) )?(?<![\w.,:/-])"
    r"(?P<first>[01]?\d|2[0-4]):(?P<second>[0-5]\d)(?![\w:/]|[.,]\d| Uhr)"
    r"(?P<after>(?=[ -](?:\(\d{1,2} zu |Stimmen|Toren?|Punkten?|Treffern?|Sieg|Niederlage|Erfolg)))?",
    needs=has("0:00"),
)
#: The score at half-time, after the one at the end.
_HALF_TIME = lazy(r"(?<=\d:\d\d )\((\d{1,2}):(\d\d)(?=[;,)])", needs=has("0:00 (0"))
_HOUR_RANGE = lazy(
    r"(?<![\w.,:/])([01]?\d|2[0-4])(?:[:.]([0-5]\d))?(?: Uhr)?[-–]([01]?\d|2[0-4])(?:[:.]([0-5]\d))? Uhr"
)
_DECADE = lazy(r"(?<![\w.,])(\d{1,4})er(n?)(?!\w)", needs=has("0er"))
_COMPOUND_UNIT = lazy(
    rf"(?<![\w.,/-])({NUMBER})-({'|'.join(sorted(map(re.escape, _COUNTED), key=len, reverse=True))})-(?=[A-Za-zÄÖÜäöü])",
    needs=has("0-"),
)
_ADJECTIVE = lazy(
    r"(?<![\w.,])(\d{1,4})-(?=(?:jährig|tägig|stündig|minütig|monatig|wöchig|köpfig|prozentig|malig|fach|seitig))"
)
_TIME_UNITS = lazy(r"(?<=\d) ?(Std|Min|Sek)(?!\w)", needs=has("Std", "Min", "Sek"))
_EMERGENCY = lazy(r"(?<![\w.,:/-])(11[0268]\d?)(?![\w.,%:-]\d|\w)(?= |[.,!?]|$)")
#: Adjectives for people, which end as a feminine noun does.
_PEOPLE = lazy(
    r"^(?:Deutsche|Jugendliche|Erwachsene|Beschäftigte|Angestellte|Befragte|Kranke|Tote|Verletzte|Verwandte|Bekannte|Beamte|"
    r"Selbst(?:st)?ändige|Erwerbstätige|[A-ZÄÖÜ][a-zäöüß]+(?:lose|ende|sierte|pflichtige))$"
)
_CALLING = lazy(r"(?:Notruf|wähl|Wähl|Telefon|ruf|Ruf)")


def expand(text: str) -> str:
    """The text with figures, abbreviations and acronyms as German says them."""
    text = say_numerals(say_short_forms(text))
    if has_figures(text):
        text = say_scripture(text, GERMAN)
        text = _durations(text)
        text = say_numeric_dates(text, GERMAN)
        text = say_codes(text, GERMAN)
        if _CALLING.search(text):
            text = _EMERGENCY.sub(lambda found: " ".join(count(int(digit)) for digit in found[1]), text)
        text = _LONG_DATE.sub(_long_date, text)
        text = _DAY_AND_MONTH.sub(_day_and_month, text)
        text = _DAY_RANGE.sub(_day_range, text)
        text = _HOUR_FROM.sub(_clock, text)
        text = _HOUR_RANGE.sub(
            lambda found: (
                f"{_hour(found[1], found[2])} bis {_hour(found[3], found[4])}{'' if (found[4] or '00') != '00' else ' Uhr'}"
            ),
            text,
        )
        text = _HOUR.sub(_hour_or_hours, text)
        text = _TALLY.sub(_tally, _HALF_TIME.sub(r"(\1 zu \2", text))
        text = say_clock(text, GERMAN)
        text = _TIME_UNITS.sub(lambda found: {"Std": " Stunden", "Min": " Minuten", "Sek": " Sekunden"}[found[1]], text)
        text = _DECADE.sub(lambda found: f"{_decade(int(found[1]))}{found[2]}", text)
        text = _ADJECTIVE.sub(lambda found: count(int(found[1]), False), text)
        text = say_signs(text, GERMAN)
        text = say_ones(text)
        text = _COMPOUND_UNIT.sub(_compound_unit, text)
        text = say_amounts(text, GERMAN)
        text = say_fractions(text, GERMAN)
        text = say_points(text, GERMAN)
        text = say_ranges(text, GERMAN, hyphen_is_score=False)
        text = _TWO_ORDINALS.sub(_two_ordinals, text)
        text = _ORDINAL.sub(_ordinal, text)
        text = say_letters(text, GERMAN)
        return say_numbers(say_years(text, GERMAN), GERMAN)
    return say_letters(text, GERMAN)


def _ending(before: str, noun: str) -> str:
    words = before.lower().split()
    word = words[-1].rstrip(",") if words else ""
    if word in _OBLIQUE:
        return "en"
    if word in {"ein", "sein", "ihr", "kein", "mein", "dein", "unser"}:
        return (
            "es" if noun in {"Tor", "Mal", "Spiel", "Jahr", "Kind", "Buch", "Album", "Rennen", "Land", "Haus"} else "er"
        )
    if word in {"der", "die", "das", "diese", "dieses", "jede", "jedes", "eine", "seine", "ihre"}:
        return "e"
    return "er" if not word or not noun or noun[0].islower() or word == "wurde" else "e"


def _long_date(found: re.Match[str]) -> str:
    before = found["before"]
    word = before.lower().rstrip(" ,")
    ending = "en" if word in _OBLIQUE else "e" if word in {"der", "dieser"} else "er"
    month = found["month"].rstrip(".")
    month = month if month in MONTHS else MONTHS[GERMAN.short_months[month] - 1]
    said = ordinal(int(found["day"]), ending)
    if found["day2"]:
        join = (
            found["join"]
            if found["join"].isspace() or found["join"].strip().isalpha()
            else " und "
            if found["join"] == "/"
            else " bis "
        )
        said += f"{join}{ordinal(int(found['day2']), ending)}"
    return f"{before}{said} {month}{' ' + year(int(found['year'])) if found['year'] else ''}"


def _day_and_month(found: re.Match[str]) -> str:
    word = found["before"].lower().rstrip(" ,(")
    ending = "e" if word in {"der", "dieser"} else "en"
    return f"{found['before']}{ordinal(int(found[2]), ending)} {ordinal(int(found[3]), ending)}"


def _day_range(found: re.Match[str]) -> str:
    word = found["before"].lower().strip()
    ending = _after_der(found) if word == "der" else "en" if word in _OBLIQUE else "e"
    return (
        f"{found['before']}{ordinal(int(found['day']), ending)} {found['join']} {ordinal(int(found['day2']), ending)}"
    )


def _ordinal(found: re.Match[str]) -> str:
    before, number, noun = found["before"], int(found["number"]), found["next"]
    word = before.lower().strip()
    if noun in _SENTENCE_WORDS:
        # "am 3. Sie blieb": the full stop is the sentence's as well.
        return f"{before}{ordinal(number, 'en')}." if word in _OBLIQUE else found.group()
    if number > 999 and word not in _OBLIQUE | {"der", "die", "das"}:
        return found.group()
    ending = _ending(before, noun)
    if word == "der":
        ending = _after_der(found)
    elif word in {"jeder", "dieser"} and _is_subject(found, noun):
        ending = "e"
    if noun[0].islower() and word not in _OBLIQUE | {"der", "die", "das", "wurde", "als", "wird", "ist"}:
        return found.group()
    return f"{before}{ordinal(number, ending)}"


def _durations(text: str) -> str:
    said = say_durations(text, GERMAN)
    return said if said is text else _ONE_HOUR.sub(r"\1 einer \2", said)


def _after_der(found: re.Match[str]) -> str:
    """The ending after "der", which a preposition makes a dative: "der erste", "in der ersten"."""
    preceding = found.string[max(0, found.start() - 16) : found.start()].lower().split()
    return "en" if preceding and preceding[-1] in _INTO else "e"


def _is_subject(found: re.Match[str], noun: str) -> bool:
    """Whether "jeder 3. Deutsche" is one: "in jeder 3. Klasse" and "das Kind jeder 3. Frau" are not."""
    return _after_der(found) == "e" and (bool(_PEOPLE.search(noun)) or gender(noun) is False)


def _two_ordinals(found: re.Match[str]) -> str:
    word = found["word"] or ("und" if found["join"] == "/" else "bis")
    ending = _ending(found["before"], found["next"])
    if found["before"].lower().strip() == "der":
        ending = _after_der(found)
    ending = "e" if ending in {"er", "es"} else ending
    first, second = (ordinal(int(found[end]), ending) for end in ("first", "second"))
    return f"{found['before']}{first} {word} {second} "


def _tally(found: re.Match[str]) -> str:
    if found["before"] is None and found["after"] is None:
        return found.group()
    return f"{found['before'] or ''}{count(int(found['first']))} zu {count(int(found['second']))}"


def _hour(hour: str, minute: str | None) -> str:
    said = count(int(hour), False)
    return f"{said} Uhr {count(int(minute))}" if minute and minute != "00" else said


def _clock(found: re.Match[str]) -> str:
    said = _hour(found[1], found[2])
    return said if " " in said else f"{said} Uhr"


def _hour_or_hours(found: re.Match[str]) -> str:
    """A time of day; "h" alone is one after "um" and the like: "ca. 3 h Gehzeit" is not."""
    if found[2] is None and found.group().endswith("h") and not found.group().endswith("Uhr"):
        before = found.string[max(0, found.start() - 12) : found.start()].lower().split()
        if not before or before[-1].strip("(") not in _AT:
            return found.group()
    return _clock(found)


def _compound_unit(found: re.Match[str]) -> str:
    """A number and a unit before a noun: "die 1,5-l-Flasche", "der 10-t-Kran"."""
    noun = _COUNTED[found[2]]
    return f"{figure(found[1], GERMAN, False)} {noun.many if noun.feminine and found[1] != '1' else noun.one}-"


def _decade(number: int) -> str:
    return f"{year(number) if number > 999 else count(number)}er"
