"""English units of measure after a number: "120 km/h", "6 ft.", "54%"."""

from __future__ import annotations

import re

from audiobrief.normalizer.english.numbers import figure, in_pairs
from audiobrief.normalizer.english.patterns import JOIN, NUMBER, SCALE, START, is_adjective
from audiobrief.patterns import both, has, lazy

#: Symbol → name of one and of many.
_UNITS: dict[str, tuple[str, str]] = {}


def _add(names: dict[str, str]) -> None:
    for symbols, name in names.items():
        one, _, many = name.partition("/")
        for symbol in symbols.split():
            _UNITS[symbol] = (one, many or f"{one}s")


_add({
    "km kms": "kilometer", "m": "meter", "cm": "centimeter", "mm": "millimeter", "nm": "nanometer",
    "µm μm": "micrometer",
    "ft ft.": "foot/feet", "in. ″": "inch/inches", "yd yds yd. yds.": "yard", "mi mi.": "mile",
    "kg kgs": "kilogram", "g": "gram", "mg": "milligram", "µg μg mcg": "microgram", "lb lbs lb. lbs.": "pound",
    "oz oz.": "ounce", "t": "ton", "lb-ft lb.-ft.": "pound foot/pound feet", "ft-lb ft-lbs ft.-lb. ft.-lbs.": "foot pound",
    "l L": "liter", "ml mL": "milliliter", "cl cL": "centiliter", "dl dL": "deciliter", "gal gal.": "gallon",
    "qt qt.": "quart", "tbsp tbsp. Tbsp Tbsp.": "tablespoon", "tsp tsp. Tsp Tsp.": "teaspoon",
    "ha": "hectare", "ac": "acre", "bbl": "barrel",
    "W": "watt", "kW": "kilowatt", "MW": "megawatt", "GW": "gigawatt", "TW": "terawatt",
    "Wh": "watt hour", "kWh": "kilowatt hour", "MWh": "megawatt hour", "GWh": "gigawatt hour", "TWh": "terawatt hour",
    "V": "volt", "kV": "kilovolt", "mV": "millivolt", "mA": "milliamp", "mAh": "milliamp hour", "Ah": "amp hour",
    "J": "joule", "kJ": "kilojoule", "MJ": "megajoule", "cal": "calorie", "kcal": "kilocalorie", "BTU": "B T U",
    "Pa": "pascal", "hPa": "hectopascal", "kPa": "kilopascal", "MPa": "megapascal", "mb mbar": "millibar",
    "psi": "P S I/P S I",
    "Hz": "hertz/hertz", "kHz": "kilohertz/kilohertz", "MHz": "megahertz/megahertz", "GHz": "gigahertz/gigahertz",
    "dB": "decibel", "rpm RPM": "R P M/R P M", "hp": "horsepower/horsepower",
    "ppm": "part per million/parts per million",
    "dpi": "dot per inch/dots per inch", "fps": "frame per second/frames per second",
    "ppb": "part per billion/parts per billion", "ppt": "part per trillion/parts per trillion",
    "mph": "mile per hour/miles per hour", "mpg": "mile per gallon/miles per gallon",
    "kph kmh": "kilometer per hour/kilometers per hour", "kt kts kn": "knot", "N": "newton", "kN": "kilonewton",
    "nmi": "nautical mile", "pct pct.": "percent/percent", "lm": "lumen", "lx": "lux/lux", "mol": "mole",
    "KB kB": "kilobyte", "MB": "megabyte", "GB": "gigabyte", "TB": "terabyte", "PB": "petabyte",
    "Mb Mbit": "megabit", "Gb Gbit": "gigabit",
    "kbps": "kilobit per second/kilobits per second", "Mbps": "megabit per second/megabits per second",
    "Gbps": "gigabit per second/gigabits per second",
    "sq.ft. sqft sq.ft": "square foot/square feet", "sec sec. secs": "second", "min min. mins": "minute",
    "hr hr. hrs hrs.": "hour",
    "ms": "millisecond", "yr yr. yrs yrs.": "year", "mo mo. mos mos.": "month", "wk wk. wks wks.": "week",
    "MP": "megapixel", "Mt": "megaton",
    "pp": "percentage point", "bps": "basis point", "m² m2": "square meter", "km² km2": "square kilometer",
    "cm² cm2": "square centimeter", "ft² ft2": "square foot/square feet", "mi²": "square mile", "m³ m3": "cubic meter",
    "cm³ cm3 cc": "cubic centimeter", "ft³": "cubic foot/cubic feet", "km³": "cubic kilometer",
    "% ％": "percent/percent", "‰": "per mille/per mille", "°": "degree", "°C ºC ℃": "degree Celsius/degrees Celsius",
    "°F ºF ℉": "degree Fahrenheit/degrees Fahrenheit", "°K": "degree Kelvin/degrees Kelvin", "K": "kelvin/kelvin",
    "mSv": "millisievert",
})  # fmt: skip
# As they are written in haste: "64 gb", "65 MPH".
for _haste, _proper in (
    ("kb", "KB"), ("gb", "GB"), ("tb", "TB"), ("khz", "kHz"), ("mhz", "MHz"), ("ghz", "GHz"), ("Mhz", "MHz"),
    ("Ghz", "GHz"), ("kw", "kW"), ("kwh",
    "kWh"), ("KWh", "kWh"),
    ("KWH", "kWh"), ("mw", "MW"), ("KG", "kg"), ("Kg", "kg"), ("KM", "km"), ("Km", "km"), ("CM", "cm"), ("MM", "mm"),
    ("MPH", "mph"),
    ("KPH", "kph"), ("LB", "lb"), ("LBS", "lb"), ("Lbs", "lb"), ("FT", "ft"), ("OZ", "oz"), ("ML", "ml"), ("mbps",
    "Mbps"), ("gbps", "Gbps"),
):  # fmt: skip
    _UNITS[_haste] = _UNITS[_proper]
_PER = {
    "ft": "foot", "sq ft": "square foot", "h": "hour", "hr": "hour", "hour": "hour", "s": "second", "sec": "second",
    "second": "second", "min": "minute",
    "minute": "minute", "day": "day", "d": "day", "week": "week", "month": "month", "year": "year", "yr": "year",
    "L": "liter",
    "l": "liter", "dL": "deciliter", "mL": "milliliter", "ml": "milliliter", "kg": "kilogram", "m²": "square meter",
    "m2": "square meter", "m³": "cubic meter", "m3": "cubic meter", "km": "kilometer", "km²": "square kilometer",
    "gal": "gallon", "mi": "mile", "mile": "mile", "km2": "square kilometer", "mi²": "square mile",
    "mi2": "square mile", "kWh": "kilowatt hour", "MWh": "megawatt hour", "hectare": "hectare",
    "ha": "hectare", "acre": "acre", "person": "person", "lb": "pound", "oz": "ounce", "s²": "second squared",
    "s2": "second squared", "mol": "mole", "g": "gram", "m": "meter", "cm": "centimeter", "V": "volt", "W": "watt",
}  # fmt: skip
#: Letters that are something else more often ("5K race", "12 MP"): units only in a compound such as "K/s".
_AMBIGUOUS = frozenset({"K", "MP", "Mt", "N", "ac", "lm", "lx", "mb", "mol", "t"})
_WITH_COMMA = ("km", "kg", "cm", "mm", "m", "l", "L", "g", "t", "ha", "°C", "kW", "MW", "GW", "kWh")
_SYMBOL = "|".join(re.escape(symbol) for symbol in sorted(_UNITS, key=len, reverse=True))
_DENOMINATOR = "|".join(sorted(_PER, key=len, reverse=True))
_SQUARE = r"(?:sq|cu)\.? ?(?=(?:ft|mi|km|m|cm|in|yd|feet|miles|meters|inches|yards)\b)"
_UNIT_WORDS = frozenset(symbol for symbol in _UNITS if symbol.isalnum())
_UNIT_SIGNS = (*(symbol for symbol in _UNITS if not symbol.isalnum()), "sq", "cu")
_AFTER_FIGURE = lazy(rf"(?:[\d%°]|{SCALE})[ \-\u00a0\u202f]?(?=(\w*))")


def _has_unit(text: str) -> bool:
    """Whether a unit may follow a figure: what a long pattern needs."""
    return any(
        found[1] in _UNIT_WORDS or text.startswith(_UNIT_SIGNS, found.end()) for found in _AFTER_FIGURE.finditer(text)
    )


_MEASURE = lazy(
    rf"(?:(?P<minus>(?<![\w.)])[-−])|{START}(?<![A-Z]-))(?P<low>\d{{1,2}}/\d{{1,2}}(?![\d/])|"
    rf"{NUMBER}(?: \d{{1,2}}/\d{{1,2}}(?![\d/]))?)(?P<lowsign>%|°)?(?:{JOIN}(?P<high>{NUMBER}))?"
    rf"(?:[ -](?P<scale>{SCALE}))?"
    rf"(?P<gap>[ \-\u00a0\u202f]?)(?:(?P<square>{_SQUARE})(?P<of>\w{{1,8}}\b\.?)|"
    rf"(?P<unit>{_SYMBOL})(?:/(?P<per>{_DENOMINATOR})\b)?)(?![\w²³])(?P<end>\s*$)?",
    needs=_has_unit,
)
_FEET_INCHES = lazy(
    r"(?<![\w.,])(\d{1,2})['’′] ?(\d{1,2}(?:\.5|½)?)(?:[\"”″]|['’]{2}|(?=[ ,.;)\-]|$))(?![\w])",
    needs=has(*(f"0{sign}{gap}0" for sign in "'’′" for gap in ("", " "))),
)
_FEET_INCHES_HYPHEN = lazy(
    r"(?<![\w.,])(\d{1,2})-(?:foot|feet|ft)-(\d{1,2})\b", needs=has("0-foot-0", "0-feet-0", "0-ft-0")
)
#: "10 cm x 15 cm": by, not times.
_DIMENSIONS = lazy(
    rf"(?<![\w.])({NUMBER}(?: ?(?:{_SYMBOL}))?) ?[x×] ?(?={NUMBER} ?(?:{_SYMBOL})(?!\w))",
    needs=has(*(f"{sign}{gap}{start}" for sign in "x×" for gap in ("", " ") for start in ("0", ".0"))),
)
#: "measured in m/s"
#: "9.58s": with a decimal point, nothing but seconds.
_SECONDS = lazy(r"(?<![\w.,:])(\d{1,4}\.\d{1,3}) ?s(?![\w'’])", needs=both(has(".0"), has("0s", "0 s")))
#: "2,5 km", as continental Europe writes it.
_COMMA = lazy(
    r"(?<![\w.,])(\d{1,3}),(\d{1,2})(?= ?(?:km|kg|cm|mm|m|l|L|g|t|ha|°C|kW|MW|GW|kWh)\b)",
    needs=has(*(f"0{gap}{unit}" for gap in ("", " ") for unit in _WITH_COMMA)),
)
_RATE = lazy(r"(?<![\w./])(km/h|m/s|ft/s|mi/h|km/s|m/s²|kg/m³|g/L|mg/L|mg/dL|W/m²)(?![\w/])", needs=has("/"))
#: What stands behind the amount that it has: "a", "the" or nothing may be before it.
_HAVING = lazy(
    r"[ -](?:adapters?|angles?|antennas?|bags?|barrels?|batter(?:y|ies)|beams?|bottles?|bulbs?|burgers?|cables?|cans?|cards?|"
    r"chargers?|containers?|discs?|disks?|displays?|drives?|dumbbells?|engines?|fences?|gaps?|gates?|guns?|"
    r"heaters?|hikes?|jacks?|"
    r"lenses|lens|magnums?|monitors?|motors?|packs?|pipes?|pistols?|plants?|plugs?|poles?|pots?|races?|radius|reactors?|rifles?|"
    r"rods?|rounds?|screens?|screws?|shells?|signals?|speakers?|steaks?|tanks?|telescopes?|televisions?|transmitters?|trucks?|"
    r"turbines?|turns?|TVs?|tyres?|tires?|views?|walls?|waves?|weights?|wheels?|winds?|wires?|zones?)\b"
)
#: "a 1.2km-long queue"
_JOINED = lazy(r"-[a-z]")
#: "98.6 F", "-40 C": degrees without their sign. A whole number is more often something else ("Grade 3 F pupils").
_BARE_DEGREES = lazy(
    rf"(?:(?P<minus>(?<![\w.)])[-−])|{START})(?P<low>{NUMBER})(?:{JOIN}(?P<high>{NUMBER}))?[ \u00a0\u202f]?(?P<scale>[FC])"
    r"(?![\w'’+#&²³/-])(?P<stop>\. ?[A-Z])?",
    needs=has(*(f"0{gap}{scale}" for gap in ("", " ", "\u00a0", "\u202f") for scale in "FC")),
)
_DEGREES_FOLLOW = lazy(
    r"(?=$|[.,;:!?)\]—–]| \(|\s*[\"”]| (?:above|after|all|and|as|at|before|below|but|by|day|days|during|every|for|from|"
    r"heat|in|inside|into|is|it|last|next|of|on|or|outside|over|overnight|that|the|this|to|today|tomorrow|tonight|under|"
    r"until|warmer|was|water|weather|when|while|with|yesterday)\b)"
)
_OF_HEAT = lazy(
    r"\b(?:climate|cold|degrees|fever|heat|oven|temperatures?|thermometer|warming|weather)\b", re.IGNORECASE
)
_HEAT_BEFORE = ("About ", "Above ", "At ", "Below ", "High ", "Highs ", "Low ", "Lows ", "Near ")
#: What a number and a letter after it make a name with.
_NAMED_WITH_LETTER = lazy(
    r"(?:\b[A-Z][A-Za-z]+|\b(?:apartment|bay|bed|block|box|building|bus|cell|class|courtroom|door|exit|figure|flat|flight|form|gate|grade|"
    r"group|hall|house|item|level|line|lot|page|platform|question|room|row|seat|seats|section|size|suite|table|task|track|type|"
    r"unit|ward|zone|cup|bra|size)) $"
)
_DENSITY = lazy(r"(?<=[^\W_]) ?/ ?(km²|km2|mi²|mi2|m²|m2|m³|m3|(?<=\d/)(?:ha|acre|hectare))(?!\w)", needs=has("/"))
_FEET_BY = lazy(r"(?<![\w.,])(\d{1,3})['’′](?= ?[x×] ?\d)|(?<=[x×] )(\d{1,3})['’′]", needs=has("0'", "0’", "0′"))
_INCHES = lazy(r"(?<![\w.,])(\d{1,3}(?:\.\d{1,2})?)\"(?!\w)", needs=has('0"'))
_FEET_AND_INCHES = lazy(
    r"(?<![\w.,])(\d{1,3}) ?(?:ft|feet)\.?,? (\d{1,2}) ?in(?:ches|\.|\b)", needs=has("0ft", "0 ft", "0feet", "0 feet")
)
#: "4.5in": apart, "in" is the word.
_INCHES_WELDED = lazy(r"(?<![\w.,])(\d{1,3}(?:\.\d{1,2})?)in(?![\w.])", needs=has("0in"))
_RELAY = lazy(r"(?<![\w.,])(\d{1,2})[x×](\d{2,4}) ?m\b", needs=has("0x00", "0×00"))
_EVENT = lazy(
    r"(?<![\w.,])(\d{2,4}|\d)(k)?m(?= (?:dash|race|run|relay|freestyle|hurdles|sprint|walk|swim|final|butterfly|backstroke|"
    r"breaststroke|medley|steeplechase|title|event|world|record|radius|stretch|time trial)\b)",
    needs=has("0m ", "0km "),
)
_CALIBER = lazy(
    r"(?<![\w.])\.(\d{2,3})(?=[- ](?:cal\b|caliber|calibre|Magnum|magnum|handgun|pistol|revolver|rifle|semi-?auto))",
    needs=has(".00-", ".00 ", ".000-", ".000 "),
)
_FEET = lazy(r"(?<![\w.,])(\d{1,3})′(?! ?\d)", needs=has("0′"))
#: What millions are of, also with a name before it: "5m people", "10m Facebook fans".
_COUNTED = lazy(
    r" [a-z]+s\b| people\b| [A-Z][a-z]+ (?:customers|downloads|fans|followers|jobs|members|people|subscribers|users|viewers|"
    r"votes|voters)\b"
)
_NAME_BEFORE = lazy(r"\b[A-Z][a-z]+ $")
_TEMPERATURE_RANGE = lazy(rf"({NUMBER})°[CF]?(?={JOIN}{NUMBER}°)", needs=has("0°"))


def say_units(text: str) -> str:
    """The text with its measures in words."""
    if "'" in text or "’" in text or "′" in text:
        text = _FEET_INCHES.sub(_feet_inches, text)
        text = _FEET.sub(lambda found: f"{figure(found[1])} feet", text)
        text = _FEET_BY.sub(lambda found: f"{found[1] or found[2]} feet", text)
    if text.count('"') == 1:
        # A lone straight mark closes nothing.
        text = _INCHES.sub(_inches, text)
    text = _CALIBER.sub(lambda found: in_pairs(int(found[1])), text)
    text = _COMMA.sub(r"\1.\2", text)
    text = _BARE_DEGREES.sub(_degrees, text)
    text = _DENSITY.sub(lambda found: f" per {_PER[found[1]]}", text)
    text = _SECONDS.sub(lambda found: f"{found[1]} seconds", text)
    text = _FEET_AND_INCHES.sub(lambda found: f"{found[1]} feet {found[2]} inches", text)
    text = _INCHES_WELDED.sub(r"\1 in.", text)
    text = _RELAY.sub(lambda found: f"{found[1]} by {found[2]} meter", text)
    text = _EVENT.sub(lambda found: f"{found[1]} {'kilometer' if found[2] else 'meter'}", text)
    text = _FEET_INCHES_HYPHEN.sub(lambda found: f"{figure(found[1])} foot {figure(found[2])}", text)
    text = _TEMPERATURE_RANGE.sub(r"\1", text)
    if "x" in text or "×" in text:
        text = _DIMENSIONS.sub(r"\1 by ", text)
    text = say_rates(text)
    return _MEASURE.sub(_measure, text)


def say_rates(text: str) -> str:
    """The text with rates that have no figure before them in words: "measured in m/s"."""
    return _RATE.sub(_rate, text)


def _degrees(found: re.Match[str]) -> str:
    """A temperature with its sign put in, where it is one."""
    text, low = found.string, found["low"]
    if not found["minus"] and "." not in low:
        before = text[max(0, found.start() - 24) : found.start()]
        named = _NAMED_WITH_LETTER.search(before) and not before.endswith(_HEAT_BEFORE)
        short = len(low) < 2 and not _OF_HEAT.search(text)
        if named or short or found["stop"] or not _DEGREES_FOLLOW.match(text, found.end()):
            return found.group()
    at = found.start("scale") - found.start()
    return f"{found.group()[:at].rstrip()}°{found.group()[at:]}"


def _inches(found: re.Match[str]) -> str:
    single = found[1] == "1" or _HAVING.match(found.string, found.end())
    return f"{found[1]} {'inch' if single else 'inches'}"


def _rate(found: re.Match[str]) -> str:
    unit, _, per = found[1].partition("/")
    return f"{_UNITS[unit][1]} per {_PER[per]}"


def _feet_inches(found: re.Match[str]) -> str:
    feet, inches = found[1], found[2].replace("½", ".5")
    return (
        f"{figure(feet)} {'foot' if feet == '1' else 'feet'} {figure(inches)} {'inch' if inches == '1' else 'inches'}"
    )


def _names(found: re.Match[str]) -> tuple[str, str]:
    if found["square"]:
        symbol = found["of"].rstrip(".")
        kind = "square" if found["square"].startswith("sq") else "cubic"
        one, many = _UNITS.get(symbol, _UNITS.get(f"{symbol}.", (symbol, symbol)))
        return f"{kind} {one}", f"{kind} {many}"
    one, many = _UNITS[found["unit"]]
    if found["per"]:
        return f"{one} per {_PER[found['per']]}", f"{many} per {_PER[found['per']]}"
    return one, many


def _measure(found: re.Match[str]) -> str:
    unit = found["unit"]
    if unit == "m" and not found["gap"] and not found["per"] and _COUNTED.match(found.string, found.end()):
        return f"{figure(found['low'])} million"
    if (
        unit
        and len(unit) == 1
        and unit.isupper()
        and not found["gap"]
        and _NAME_BEFORE.search(found.string[max(0, found.start() - 24) : found.start()])
    ):
        return found.group()  # "Runway 9L"
    if unit in _AMBIGUOUS and not found["per"]:
        return found.group()
    one, many = _names(found)
    low, high, scale = found["low"], found["high"], found["scale"]
    # Fractions are left to the rule for them.
    fraction = "/" in low
    said = f"{'minus ' if found['minus'] else ''}{low if fraction else figure(low)}"
    if high:
        said += f" to {figure(high)}"
    if scale:
        said += f" {scale}"
    less_than_one = fraction and " " not in low
    single = less_than_one or (low == "1" and not high and not scale) or found["gap"] == "-"
    single = single or is_adjective(found) or _JOINED.match(found.string, found.end()) is not None
    single = single or _HAVING.match(found.string, found.end()) is not None
    # The full stop of "6 ft." is the sentence's as well where that ends.
    stop = "." if found["end"] is not None and found.group().rstrip().endswith(".") else ""
    return f"{said} {one if single else many}{stop}{found['end'] or ''}"
