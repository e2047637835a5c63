"""English units of measure after a number: "120 km/h", "6 ft.", "54%"."""

from __future__ import annotations

import re

from audiobrief.normalizer.english.ambiguous import is_clear, meant
from audiobrief.normalizer.english.lengths import say_lengths
from audiobrief.normalizer.english.millions import are_millions
from audiobrief.normalizer.english.numbers import SUPERSCRIPTS, figure, in_pairs, to_the_power
from audiobrief.normalizer.english.patterns import JOIN, NUMBER, SCALE, SCIENTIFIC, START, is_adjective
from audiobrief.normalizer.english.science import say_science
from audiobrief.normalizer.english.temperatures import say_temperatures
from audiobrief.normalizer.english.unit_names import AMBIGUOUS, PER, UNITS
from audiobrief.patterns import any_of, both, has, lazy

_SYMBOL = "|".join(re.escape(symbol) for symbol in sorted(UNITS, key=len, reverse=True))
_DENOMINATOR = "|".join(sorted(PER, key=len, reverse=True))
_SQUARE = r"(?:sq|cu)(?:\.?-|\.? ?)(?=(?:ft|mi|km|m|cm|in|yd|feet|miles|meters|inches|yards)\b)"
_UNIT_WORDS = frozenset(symbol for symbol in UNITS if symbol.isalnum())
_UNIT_SIGNS = (*(symbol for symbol in UNITS if not symbol.isalnum()), "sq", "cu")
_LEADING = re.compile(r"\w*")
#: What signs begin with that no unit is: words, and characters that no word begins with.
_SIGN_WORDS = frozenset(found.group() for symbol in _UNIT_SIGNS if (found := _LEADING.match(symbol))) - _UNIT_WORDS
_SIGN_CHARACTERS = frozenset(symbol[0] for symbol in _UNIT_SIGNS)
_AFTER_FIGURE = lazy(rf"(?:[\d%°⁰¹²³⁴-⁹]|{SCALE})[ \-\u00a0\u202f]?(?=(\w*))")
_POWER = lazy(rf"(?:({NUMBER}) ?[x×·*] ?)?10(?:\^([-−]?\d+)|(⁻?[⁰¹²³⁴-⁹]+))")


def _has_unit(text: str) -> bool:
    """Whether a unit may follow a figure: what a long pattern needs."""
    for found in _AFTER_FIGURE.finditer(text):
        word = found[1]
        if word in _UNIT_WORDS:
            return True
        begins = word in _SIGN_WORDS if word else text[found.end() : found.end() + 1] in _SIGN_CHARACTERS
        if begins and text.startswith(_UNIT_SIGNS, found.end()):
            return True
    return False


_MEASURE = lazy(
    rf"(?:(?P<minus>(?<![\w.)^])[-−])|(?P<plus>(?<![\w.)])\+)|{START}(?<![A-Z]-))(?P<low>{SCIENTIFIC}|\d{{1,2}}/\d{{1,2}}(?![\d/])|"
    rf"{NUMBER}(?: \d{{1,2}}/\d{{1,2}}(?![\d/]))?)(?:(?:%|°)?{JOIN}(?P<high>{NUMBER}))?"
    rf"(?:[ -](?P<scale>{SCALE}))?"
    rf"(?P<gap>[ \-\u00a0\u202f]?)(?:(?P<square>{_SQUARE})(?P<of>\w{{1,8}}\b\.?)|"
    rf"(?P<unit>{_SYMBOL})(?:/(?P<per>{_DENOMINATOR})\b)?)(?![\w²³])(?P<end>\s*$)?",
    needs=_has_unit,
)
#: "9.58s": with a decimal point, nothing but seconds.
_SECONDS = lazy(r"(?<![\w.,:])(\d{1,4}\.\d{1,3}) ?s(?![\w'’])", needs=both(has(".0"), has("0s", "0 s")))
_WITH_COMMA = ("km", "kg", "cm", "mm", "m", "l", "L", "g", "t", "ha", "°C", "kW", "MW", "GW", "kWh")
#: "2,5 km", as continental Europe writes it.
_COMMA = lazy(
    r"(?<![\w.,])(\d{1,3}),(\d{1,2})(?= ?(?:km|kg|cm|mm|m|l|L|g|t|ha|°C|kW|MW|GW|kWh)\b)",
    needs=both(has("0,0"), has(*(f"0{gap}{unit}" for gap in ("", " ") for unit in _WITH_COMMA))),
)
_RATE = lazy(
    r"(?<![\w./])(km/h|m/s|ft/s|mi/h|km/s|m/s²|kg/m³|g/cm³|g/cm3|mg/kg|µg/m³|g/kg|g/L|mg/L|mg/dL|mmol/L|W/m²|kWh/m²)(?![\w/])",
    needs=has("/"),
)
#: What stands behind the amount that it has: "a", "the" or nothing may be before it.
_HAVING = lazy(
    r"[ -](?:adapters?|angles?|antennas?|bags?|barrels?|batter(?:y|ies)|beams?|bottles?|bulbs?|burgers?|cables?|"
    r"cameras?|cans?|capsules?|cards?|categor(?:y|ies)|chargers?|charging|chips?|class|containers?|dish(?:es)?|discs?|disks?|displays?|drives?|"
    r"dumbbells?|engines?|fences?|gaps?|gates?|gilts?|guns?|hail|heaters?|hikes?|jacks?|laptops?|lasers?|lens(?:es)?|"
    r"magnums?|monitors?|motors?|packets?|packs?|pans?|pipelines?|pills?|pipes?|pistols?|plants?|plugs?|poles?|pots?|process(?:es)?|"
    r"processors?|races?|radius|reactors?|rifles?|rods?|rounds?|screens?|screws?|seas|shells?|signals?|speakers?|steaks?|"
    r"tablets?|tanks?|telescopes?|televisions?|tins?|transmitters?|trays?|trucks?|tubs?|turbines?|turns?|TVs?|tyres?|tires?|views?|"
    r"walls?|waves?|weights?|wheels?|winds?|wires?|zones?)\b"
)
#: "a 1.2km-long queue"
#: "a 20cm/8in tin": both have it.
_OTHERWISE = lazy(r"/\d{1,4}(?:\.\d{1,2})?(?: ?\d/\d)? ?(?:cm|fl oz|ft|g|in|inch|kg|lb|ml|mm|oz|pt)\b\.?")
_JOINED = lazy(r"-[a-z]")
#: "a 3-pt lead", "12-pt type"; of drink it is a pint.
_POINT = lazy(r"(?<=\d)-pt\b\.?(?= (?!bottles?\b|cartons?\b|glass|jugs?\b|milk\b)[a-z])", needs=has("0-pt"))
#: British papers write "3pc". Apart, it is as often something else.
_PERCENT = lazy(
    rf"({START}{NUMBER})(?:pc(?! (?:set|suite|bundle|away|distant)\b)|"
    r"(?<=\.\d) pc|(?<=\.\d\d) pc| pc(?= (?:drop|fall|rise|increase|decrease|cut|gain|growth|higher|lower|of|on|"
    r"stake|more|less|up|down|a year)\b))(?!\w)",
    needs=has("0pc", "0 pc"),
)
_PIECES = lazy(
    r"(?<![\w.,])(\d{1,4})[ -]?pc\.?(?= (?:bundle|dinner|jigsaw|lounge|puzzle|set|suite)s?\b)",
    needs=has("0pc", "0 pc", "0-pc"),
)
#: "a 5yo", "35-y-o"
_AGED = lazy(
    r"(?<![\w.,])(\d{1,3})[ -]?(?:yo|y-o|y/o|y\.o\.)(s?)(?!\w)",
    needs=has(*(f"0{gap}{short}" for gap in ("", " ", "-") for short in ("yo", "y-o", "y/o", "y.o."))),
)
#: "cells/mL", "breaths/min"
_PER_MEASURE = lazy(
    r"(?<=[a-z]{3}s)/(mL|ml|µL|μL|L|dL|kg|cm²|cm2|mm³|m²|m2|m³|m3|cm³|cm3|min|sec|s|h)(?!\w)", needs=has("s/")
)
_DENSITY = lazy(r"(?<=[^\W_]) ?/ ?(km²|km2|mi²|mi2|m²|m2|m³|m3|(?<=\d/)(?:ha|acre|hectare))(?!\w)", needs=has("/"))
_RELAY = lazy(r"(?<![\w.,])(\d{1,2})[x×](\d{2,4}) ?m\b", needs=has("0x00", "0×00"))
_EVENT = lazy(
    r"(?<![\w.,])(\d{2,4}|\d)(k)?m(?= (?:dash|race|run|relay|freestyle|hurdles|sprint|walk|swim|final|butterfly|backstroke|"
    r"breaststroke|medley|steeplechase|title|event|world|record|radius|stretch|time trial)\b)",
    needs=has("0m ", "0km "),
)
_CALIBER = lazy(
    r"(?<= )\.(\d{2,3})(?=[- ](?:cal\b|caliber|calibre|Magnum|magnum|handgun|pistol|revolver|rifle|semi-?auto))",
    needs=has(" .00"),
)
_NAME_BEFORE = lazy(r"\b[A-Z][a-z]+ $")

#: Most texts pass none of these gates: they are asked together.
_FORMS = any_of(_AGED, _POINT, _PIECES, _PERCENT, _CALIBER, _COMMA)

#: Most texts pass none of these gates: they are asked together.
_PER_OR_RUN = any_of(_PER_MEASURE, _DENSITY, _SECONDS, _RELAY, _EVENT)


def say_units(text: str) -> str:
    """The text with its measures in words."""
    text = say_lengths(say_science(text))
    if _FORMS(text):
        text = _AGED.sub(r"\1-year-old\2", text)
        text = _POINT.sub("-point", text)
        text = _PIECES.sub(r"\1 piece", text)
        text = _PERCENT.sub(r"\1%", text)
        text = _CALIBER.sub(lambda found: in_pairs(int(found[1])), text)
        text = _COMMA.sub(r"\1.\2", text)
    text = say_temperatures(text)
    if _PER_OR_RUN(text):
        text = _PER_MEASURE.sub(lambda found: f" per {PER[found[1]]}", text)
        text = _DENSITY.sub(lambda found: f" per {PER[found[1]]}", text)
        text = _SECONDS.sub(lambda found: f"{found[1]} seconds", text)
        text = _RELAY.sub(lambda found: f"{found[1]} by {found[2]} meter", text)
        text = _EVENT.sub(lambda found: f"{found[1]} {'kilometer' if found[2] else 'meter'}", text)
    text = say_rates(text)
    return _MEASURE.sub(_measure, text)


def say_rates(text: str) -> str:
    """The text with rates that have no figure before them in words: "measured in m/s"."""
    return _RATE.sub(_rate, text)


def _number(written: str) -> str:
    """A number, or one of the sciences: "3.8 x 10^6" as "three point eight times ten to the sixth"."""
    power = _POWER.fullmatch(written)
    if power is None:
        return figure(written)
    times = f"{figure(power[1])} times " if power[1] else ""
    return f"{times}ten {to_the_power((power[2] or power[3]).translate(SUPERSCRIPTS))}"


def _rate(found: re.Match[str]) -> str:
    unit, _, per = found[1].partition("/")
    return f"{UNITS[unit][1]} per {PER[per]}"


def _names(found: re.Match[str]) -> tuple[str, str]:
    if found["square"]:
        symbol = found["of"].rstrip(".")
        kind = "square" if found["square"].startswith("sq") else "cubic"
        one, many = UNITS.get(symbol, UNITS.get(f"{symbol}.", (symbol, symbol)))
        return f"{kind} {one}", f"{kind} {many}"
    one, many = meant(found)
    if found["per"]:
        return f"{one} per {PER[found['per']]}", f"{many} per {PER[found['per']]}"
    return one, many


def _measure(found: re.Match[str]) -> str:
    unit = found["unit"]
    if unit == "m" and not found["gap"] and not found["per"] and are_millions(found):
        to = f" to {figure(found['high'])}" if found["high"] else ""
        return f"{_number(found['low'])}{to} million"
    if (
        unit
        and len(unit) == 1
        and unit.isupper()
        and not found["gap"]
        and _NAME_BEFORE.search(found.string[max(0, found.start() - 24) : found.start()])
    ):
        return found.group()  # "Runway 9L"
    if unit in AMBIGUOUS and not found["per"] and not is_clear(found):
        return found.group()
    one, many = _names(found)
    low, high, scale = found["low"], found["high"], found["scale"]
    # Fractions are left to the rule for them.
    fraction = "/" in low
    said = f"{'minus ' if found['minus'] else 'plus ' if found['plus'] else ''}{low if fraction else _number(low)}"
    if high:
        said += f" to {figure(high)}"
    if scale:
        said += f" {scale}"
    if unit == "°" and found.string.startswith(" degree", found.end()):
        return said  # "60° degrees"
    less_than_one = fraction and " " not in low
    single = less_than_one or (low == "1" and not high and not scale) or found["gap"] == "-"
    single = single or is_adjective(found) or _JOINED.match(found.string, found.end()) is not None
    otherwise = _OTHERWISE.match(found.string, found.end())
    single = single or _HAVING.match(found.string, otherwise.end() if otherwise else found.end()) is not None
    # The full stop of "6 ft." is the sentence's as well where that ends.
    stop = "." if found["end"] is not None and found.group().rstrip().endswith(".") else ""
    return f"{said} {one if single else many}{stop}{found['end'] or ''}"
