"""The names of English units of measure, by their symbols, and what may be written after a slash."""

from __future__ import annotations

#: Symbol → name of one and of many.
UNITS: dict[str, tuple[str, str]] = {}


def _add(names: dict[str, str]) -> None:
    for symbols, name in names.items():
        one, _, many = name.partition("/")
        for symbol in symbols.split():
            UNITS[symbol] = (one, many or f"{one}s")


_add({
    "km kms": "kilometer", "m": "meter", "cm": "centimeter", "mm": "millimeter", "nm": "nanometer",
    "µm μm": "micrometer",
    "ft ft.": "foot/feet", "in. ″": "inch/inches", "yd yds yd. yds.": "yard", "mi mi.": "mile",
    "kg kgs": "kilogram", "g": "gram", "mg": "milligram", "µg μg mcg": "microgram", "lb lbs lb. lbs.": "pound",
    "oz oz.": "ounce", "t": "ton",
    "l L": "liter", "ml mL": "milliliter", "cl cL": "centiliter", "dl dL": "deciliter", "gal gal.": "gallon",
    "qt qt.": "quart", "tbsp tbsp. Tbsp Tbsp.": "tablespoon", "tsp tsp. Tsp Tsp.": "teaspoon",
    "ha": "hectare", "ac": "acre", "bbl": "barrel",
    "W": "watt", "kW": "kilowatt", "MW": "megawatt", "GW": "gigawatt", "TW": "terawatt",
    "Wh": "watt hour", "kWh": "kilowatt hour", "MWh": "megawatt hour", "GWh": "gigawatt hour", "TWh": "terawatt hour",
    "V": "volt", "kV": "kilovolt", "mV": "millivolt", "mA": "milliamp", "mAh": "milliamp hour", "Ah": "amp hour",
    "J": "joule", "MJ": "megajoule", "cal": "calorie", "kcal": "kilocalorie", "BTU": "B T U",
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
    "pp": "percentage point", "bps bp": "basis point", "m² m2": "square meter", "km² km2": "square kilometer",
    "cm² cm2": "square centimeter", "ft² ft2": "square foot/square feet", "mi²": "square mile", "m³ m3": "cubic meter",
    "cm³ cm3 cc": "cubic centimeter", "ft³": "cubic foot/cubic feet", "km³": "cubic kilometer",
    "% ％": "percent/percent", "‰": "per mille/per mille", "°": "degree", "°C ºC ℃": "degree Celsius/degrees Celsius",
    "°F ºF ℉": "degree Fahrenheit/degrees Fahrenheit", "°K": "degree Kelvin/degrees Kelvin", "K": "kelvin/kelvin",
    "mSv": "millisievert", "Sv": "sievert", "µSv μSv": "microsievert", "Bq": "becquerel", "Gy": "gray", "mGy": "milligray",
    "pcs pcs.": "piece", "pts pts.": "point",
    "mmHg": "millimeter of mercury/millimeters of mercury", "inHg": "inch of mercury/inches of mercury",
    "atm": "atmosphere", "h": "hour", "Ω Ω": "ohm", "kΩ kΩ": "kilohm", "MΩ MΩ": "megohm", "µF μF": "microfarad",
    "eV": "electron volt", "keV": "kiloelectron volt", "MeV": "megaelectron volt", "GeV": "gigaelectron volt",
    "TeV": "teraelectron volt", "mmol": "millimole", "µmol μmol": "micromole", "nmol": "nanomole",
    "µL μL µl μl": "microliter", "ng": "nanogram", "µs μs": "microsecond", "ns": "nanosecond", "kA": "kiloamp",
    "Nm N·m": "newton meter", "lb-ft lb.-ft. lb·ft": "pound foot/pound feet",
    "ft-lb ft-lbs ft.-lb. ft.-lbs. ft·lb": "foot pound",
    "bhp": "brake horsepower/brake horsepower", "ly": "light year", "kpc": "kiloparsec", "Mpc": "megaparsec",
    "ppi": "pixel per inch/pixels per inch", "KiB": "kibibyte", "MiB": "mebibyte", "GiB": "gibibyte", "TiB": "tebibyte",
    "Tbps": "terabit per second/terabits per second", "TFLOPS TFLOPs": "teraflops/teraflops",
    "PFLOPS PFLOPs": "petaflops/petaflops", "fl.oz. fl.oz": "fluid ounce", "sqm sq.m.": "square meter",
    "MMBtu": "million B T U/million B T U", "Btu": "B T U", "kJ": "kilojoule", "GJ": "gigajoule",
    "cwt": "hundredweight/hundredweight", "kbit": "kilobit", "MVA": "megavolt amp", "bu bu.": "bushel", "wkt wkts": "wicket",
    "Å Å": "angstrom", "mM": "millimolar/millimolar", "µM μM": "micromolar/micromolar", "nM": "nanomolar/nanomolar",
    "N·m²": "newton square meter", "tbs tbs. tbsps": "tablespoon", "tsps": "teaspoon", "pkg pkg. pkgs": "package",
    "doz doz.": "dozen/dozen", "c.": "cup", "pt.": "pint", "T.": "tablespoon", "AU": "astronomical unit",
})  # fmt: skip
for _spaced in ("fl oz", "fl. oz", "fl. oz."):
    UNITS[_spaced] = ("fluid ounce", "fluid ounces")
UNITS["mm Hg"] = UNITS["mmHg"]
for _mercury in ("in Hg", "in. Hg", "in. of Hg"):
    UNITS[_mercury] = UNITS["inHg"]
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
    UNITS[_haste] = UNITS[_proper]
PER = {
    "ft": "foot", "sq ft": "square foot", "h": "hour", "hr": "hour", "hour": "hour", "s": "second", "sec": "second",
    "second": "second", "min": "minute",
    "minute": "minute", "day": "day", "d": "day", "week": "week", "month": "month", "year": "year", "yr": "year",
    "L": "liter",
    "l": "liter", "dL": "deciliter", "mL": "milliliter", "ml": "milliliter", "kg": "kilogram", "m²": "square meter",
    "m2": "square meter", "m3": "cubic meter", "km": "kilometer", "km²": "square kilometer",
    "gal": "gallon", "mi": "mile", "mile": "mile", "km2": "square kilometer", "mi²": "square mile",
    "mi2": "square mile", "kWh": "kilowatt hour", "MWh": "megawatt hour", "hectare": "hectare",
    "ha": "hectare", "acre": "acre", "person": "person", "lb": "pound", "oz": "ounce", "s²": "second squared",
    "s2": "second squared", "mol": "mole", "g": "gram", "m": "meter", "cm": "centimeter", "V": "volt", "W": "watt",
    "cm³": "cubic centimeter", "cm3": "cubic centimeter", "cm²": "square centimeter", "cm2": "square centimeter",
    "mm²": "square millimeter", "ft²": "square foot", "ft³": "cubic foot", "in²": "square inch", "m³": "cubic meter",
    "100 km": "hundred kilometers", "100km": "hundred kilometers", "µL": "microliter", "K": "kelvin", "dm³": "cubic decimeter",
    "GB": "gigabyte", "t": "ton", "in": "inch", "kW": "kilowatt", "MW": "megawatt", "kcal": "kilocalorie", "J": "joule",
    "kg²": "kilogram squared", "μL": "microliter", "mm³": "cubic millimeter",
}  # fmt: skip
#: Letters that are something else more often ("5K race", "12 MP"): units only in a compound such as "K/s".
AMBIGUOUS = frozenset({"AU", "K", "MP", "Mt", "N", "T.", "ac", "bu", "c.", "lm", "lx", "mb", "pt.", "t"})
