"""English clock times and durations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.normalizer.english.numbers import cardinal
from audiobrief.normalizer.english.patterns import JOIN
from audiobrief.patterns import any_of, both, has, lazy

if TYPE_CHECKING:
    import re

_HOUR = r"(?:[01]?\d|2[0-4])"
_MINUTE = r"[0-5]\d"
_HALF = r"(?:([AaPp])\.\s?[Mm]\.|([AaPp])[Mm]\b)"
_HALVES = has(*(f"0{gap}{letter}{after}" for gap in ("", " ") for letter in "AaPp" for after in ".mM"))
_CLOCK = rf"({_HOUR})(?:[:.]({_MINUTE})(?::{_MINUTE})?)?"
_WITH_HALF = lazy(rf"(?<![\w.,:/$])({_HOUR})(?:[:.]({_MINUTE})(?::({_MINUTE}))?)? ?{_HALF}", needs=_HALVES)
#: "6-10 p.m.": both hours are of the same half of the day.
_HALF_RANGE = lazy(rf"(?<![\w.,:/$-]){_CLOCK}(?: ?{_HALF})?(?:{JOIN}| - ){_CLOCK} ?{_HALF}", needs=_HALVES)
_CLOCK_RANGE = lazy(
    rf"(?<![\w.,:/])({_HOUR}):({_MINUTE})(?:{JOIN}| - )({_HOUR}):({_MINUTE})(?![\w:])", needs=has("0:00")
)
_PLAIN = lazy(rf"(?<![\w.,:/])({_HOUR}):({_MINUTE})(?:( ?(?:hours|hrs|hr)\b)|(?![\w:])(?![.,]\d))", needs=has("0:00"))
#: "06.05 GMT": British, and nothing but a time before a zone.
_DOTTED = lazy(
    rf"(?<![\w.,:/$€£])({_HOUR})\.({_MINUTE})(?= (?:GMT|BST|UTC|CET)\b)",
    needs=has(*(f"0.00 {zone}" for zone in ("GMT", "BST", "UTC", "CET"))),
)
_LONG = lazy(rf"(?<![\w.,:/])(\d{{1,3}}):({_MINUTE}):({_MINUTE})(\.\d{{1,3}})?(?![\w:])", needs=has("0:00:00"))
#: "1:23.456": minutes, seconds and their fraction.
_LAP = lazy(rf"(?<![\w.,:/])(\d{{1,3}}):({_MINUTE})\.(\d{{1,3}})(?![\w:])", needs=has("0:00.0"))
#: No time of day, though it could be one: "a 1:10 dilution".
_PROPORTION = lazy(
    r"(?<![\w.,:/])(\d{1,2}):(\d\d)(?= (?:aspect|compression|dilutions?|gear|gradient|leverage|"
    r"mix|mixtures?|odds|proportion|ratios?|"
    r"scale|slope|split)\b)|(?<=ratio of )(\d{1,2}):(\d\d)(?![\w:])|(?<=scale of )(\d{1,2}):(\d\d)(?![\w:])|"
    r"(?<=diluted )(\d{1,2}):(\d\d)(?![\w:])",
    needs=has("0:00"),
)
_ZONE = lazy(r"(?<=[ap]\.m\. )((?:e|c|m|p)[sd]?t|gmt|utc|bst|cet)\b", needs=has("a.m. ", "p.m. "))
#: "10 a.m.-noon", "noon-3 p.m."
_FROM_NOON = lazy(rf"\b([Nn]oon|[Mm]idnight){JOIN}(?={_HOUR}(?:[:.]{_MINUTE})? ?{_HALF})", needs=has("oon", "idnight"))
_TO_NOON = lazy(
    rf"(?<=[apAP]\.[mM]\.){JOIN}(?=(?:noon|midnight)\b)|(?<=[apAP][mM]){JOIN}(?=(?:noon|midnight)\b)",
    needs=has("noon", "midnight"),
)
#: "14:30h"
_HOURS_SIGN = lazy(rf"(?<![\w.,:/])({_HOUR}:{_MINUTE}) ?h(?!\w)", needs=has("0:00h", "0:00 h"))
#: "18h30", and "2h 15m", which is a length of time.
_FRENCH = lazy(rf"(?<![\w.,:/$])({_HOUR})h({_MINUTE})(?!\w)", needs=has("0h00"))
_LENGTH = lazy(
    r"(?<![\w.,:/$])(\d{1,3}) ?h(?:rs?)? ?(\d{1,2}) ?m(?:in)?(?: ?(\d{1,2}) ?s(?:ec)?)?(?![\w/])",
    needs=has("0h", "0 h"),
)
#: "1min 30s", "5m30s"
_MINUTES = lazy(
    r"(?<![\w.,:/$])(\d{1,3}) ?m(?:ins?)? ?([0-5]?\d) ?s(?:ecs?)?(?![\w/])",
    needs=both(has("0m", "0 m"), has("0s", "0 s")),
)
#: After a time of four digits. Others than these are more often something else ("2010 EST").
_ZONES = r"(?:GMT|UTC|BST)\b"
#: As soldiers and airports write it: with a nought before, or after a word that goes before a time.
_MILITARY = lazy(
    r"(?:(?P<lead>\b(?:[Aa]t|[Bb]y|[Uu]ntil|[Bb]efore|[Aa]fter|[Ss]ince|[Aa]round|[Ff]rom|[Tt]o) |"
    rf"^(?=\d{{4}} (?:hours|hrs)\W?$))|(?<![\w.,:/$])(?=0|\d{{4}}h(?!\w)|\d{{4}} {_ZONES}))"
    rf"(?P<hour>[01]\d|2[0-4])(?P<minute>{_MINUTE})(?:(?P<hours> (?:hours|hrs)\b(?! of\b)|h(?!\w))|(?= {_ZONES}))",
    needs=has("0000h", "0000 hours", "0000 hrs", "0000 GMT", "0000 UTC", "0000 BST"),
)
#: "open 7a-3p": of different halves, or with minutes; "1a-2a" may be flats.
_ONE_LETTER = lazy(
    rf"(?<![\w.,:/$-])({_HOUR}(?::{_MINUTE})?) ?([aApP])(?:{JOIN}| - )({_HOUR}(?::{_MINUTE})?) ?(?!\2)([aApP])(?![\w.]\w|\w|-)",
    needs=has(*(f"0{gap}{half}" for gap in ("", " ") for half in "aApP")),
)
_OCLOCK = lazy(r"(?<![\w.,:/])(\d{1,2}) ?(?=o['’]clock)", needs=has("o'clock", "o’clock"))

#: Most texts pass none of these gates: they are asked together.
_ANY = any_of(
    _OCLOCK,
    _ONE_LETTER,
    _MINUTES,
    _FRENCH,
    _LENGTH,
    _MILITARY,
    _FROM_NOON,
    _TO_NOON,
    _HALF_RANGE,
    _WITH_HALF,
    _ZONE,
    _DOTTED,
    _HOURS_SIGN,
    _PROPORTION,
    _LAP,
    _LONG,
    _CLOCK_RANGE,
    _PLAIN,
)


def say_times(text: str) -> str:
    """The text with its times of day and durations in words."""
    if not _ANY(text):
        return text
    text = _OCLOCK.sub(lambda found: f"{cardinal(int(found.group(1)))} ", text)
    text = _ONE_LETTER.sub(r"\1 \2m-\3 \4m", text)
    text = _FRENCH.sub(r"\1:\2", text)
    text = _LENGTH.sub(_length, text)
    text = _MINUTES.sub(_minutes, text)
    text = _MILITARY.sub(_military, text)
    text = _FROM_NOON.sub(r"\1 to ", text)
    text = _TO_NOON.sub(" to ", text)
    text = _HALF_RANGE.sub(_half_range, text)
    text = _WITH_HALF.sub(_with_half, text)
    text = _ZONE.sub(lambda found: found[1].upper(), text)
    text = _DOTTED.sub(r"\1:\2", text)
    if ":" in text:
        text = _HOURS_SIGN.sub(r"\1 hours", text)
        text = _PROPORTION.sub(_proportion, text)
        text = _LAP.sub(_lap, text)
        text = _LONG.sub(_long, text)
        text = _CLOCK_RANGE.sub(_clock_range, text)
        text = _PLAIN.sub(_plain, text)
    return text


def _clock(hour: str, minute: str | None) -> str:
    said = cardinal(int(hour))
    if not minute or minute == "00":
        return said
    return f"{said} {'oh ' if minute.startswith('0') else ''}{cardinal(int(minute))}"


def _half(found: re.Match[str], first: int) -> str:
    letter = found.group(first) or found.group(first + 1)
    return f" {letter.lower()}.m." if letter else ""


def _with_half(found: re.Match[str]) -> str:
    seconds = f" and {cardinal(int(found[3]))} seconds" if found[3] else ""
    return f"{_clock(found[1], found[2])}{seconds}{_half(found, 4)}"


def _half_range(found: re.Match[str]) -> str:
    return f"{_clock(found[1], found[2])}{_half(found, 3)} to {_clock(found[5], found[6])}{_half(found, 7)}"


def _length(found: re.Match[str]) -> str:
    parts = (
        (written, name) for written, name in zip(found.groups(), ("hour", "minute", "second"), strict=True) if written
    )
    return " ".join(f"{cardinal(int(written))} {name}{'' if int(written) == 1 else 's'}" for written, name in parts)


def _minutes(found: re.Match[str]) -> str:
    parts = zip(found.groups(), ("minute", "second"), strict=True)
    return " ".join(f"{cardinal(int(written))} {name}{'' if int(written) == 1 else 's'}" for written, name in parts)


def _military(found: re.Match[str]) -> str:
    hour, minute = found["hour"], found["minute"]
    said = f"{'zero ' if hour.startswith('0') else ''}{cardinal(int(hour))}"
    minutes = "hundred" if minute == "00" else _clock("0", minute).removeprefix("zero ")
    return f"{found['lead'] or ''}{said} {minutes}{' hours' if found['hours'] else ''}"


def _lap(found: re.Match[str]) -> str:
    fraction = " ".join(cardinal(int(digit)) for digit in found[3])
    return f"{cardinal(int(found[1]))} {_clock('0', found[2]).removeprefix('zero').strip() or 'zero'} point {fraction}"


def _proportion(found: re.Match[str]) -> str:
    first, second = (written for written in found.groups() if written)
    return f"{cardinal(int(first))} to {cardinal(int(second))}"


def _clock_range(found: re.Match[str]) -> str:
    first, second = (found[1], found[2]), (found[3], found[4])
    if max(int(found[1]), int(found[3])) > 12:
        # Of twenty four hours: "eighteen hundred", as alone.
        return " to ".join(f"{_clock(*one)}{' hundred' if one[1] == '00' else ''}" for one in (first, second))
    return f"{_clock(*first)} to {_clock(*second)}"


def _plain(found: re.Match[str]) -> str:
    hour, minute, hours = found.groups()
    if hours and minute == "00" and len(hour) > 1:
        return f"{cardinal(int(hour))} hundred hours"
    if minute == "00" and not hours:
        if 1 <= int(hour) <= 12:
            return f"{cardinal(int(hour))} o'clock"
        return f"{'zero' if hour in ('0', '00', '24') else cardinal(int(hour))} hundred"
    return f"{_clock(hour, minute)}{' hours' if hours else ''}"


def _long(found: re.Match[str]) -> str:
    parts = []
    for written, name in zip(found.groups()[:3], ("hour", "minute", "second"), strict=True):
        number = int(written)
        last = name == "second"
        fraction = f" point {' '.join(cardinal(int(digit)) for digit in found[4][1:])}" if last and found[4] else ""
        if number or fraction:
            parts.append(f"{cardinal(number)}{fraction} {name}{'' if number == 1 and not fraction else 's'}")
    if not parts:
        return "zero"
    return f"{' '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else parts[0]
