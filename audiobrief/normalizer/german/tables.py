"""German words that the rules look up."""

from __future__ import annotations

from audiobrief.normalizer.continental.language import Language, Noun
from audiobrief.normalizer.german.gender import gender
from audiobrief.normalizer.german.numbers import count, fraction, ordinal, year

MONTHS = tuple("Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split())
RULERS = frozenset(
    "Karl Ludwig Wilhelm Friedrich Heinrich Otto Franz Joseph Josef Elisabeth Katharina Maria Paul Pius Leo Benedikt "
    "Johannes Philipp Philip "
    "Georg Eduard Alexander Nikolaus Peter Iwan Gregor Charles Felipe Carl Gustav Rudolf Maximilian Albert Konrad "
    "Christian Harald "
    "Margarethe Leopold Napoleon Ramses Franziskus Ferdinand Clemens Innozenz Urban Sixtus Richard Jakob Juan Carlos "
    "August Xaver "
    "Willem Baudouin Rainier Hussein Abdullah Hassan Mohammed".split()
)
FEMALE_RULERS = frozenset("Elisabeth Katharina Maria Margarethe Isabella Christina".split())
TITLES = frozenset("König Königin Papst Kaiser Kaiserin Zar Zarin Fürst Prinz Herzog".split())
NUMBERED = frozenset(
    "Kapitel Teil Band Akt Artikel Abschnitt Phase Typ Klasse Stufe Kategorie Anhang Tafel Titel Buch".split()
)


def _date(day: int, month: str, of_year: int | None, before: str) -> str:
    word = before.lower().split()[-1] if before.split() else ""
    oblique = {"am", "vom", "zum", "dem", "den", "bis", "seit", "ab", "beim", "im"}
    ending = "en" if word in oblique else "e" if word == "der" else "er"
    return f"{ordinal(day, ending)} {month}{' ' + year(of_year) if of_year else ''}"


def _time(hour: int, minute: int | None) -> str:
    return f"{count(hour, False)} Uhr{' ' + count(minute) if minute else ''}"


def _units() -> dict[str, Noun]:
    units = {}
    for symbol, one, many in (
        ("km", "Kilometer", ""), ("m", "Meter", ""), ("cm", "Zentimeter", ""), ("mm", "Millimeter", ""),
        ("kg", "Kilogramm", ""),
        ("g", "Gramm", ""), ("mg", "Milligramm", ""), ("l", "Liter", ""), ("ml", "Milliliter", ""),
        ("ha", "Hektar", ""), ("km²", "Quadratkilometer", ""),
        ("m²", "Quadratmeter", ""), ("qm", "Quadratmeter", ""), ("cm²", "Quadratzentimeter", ""),
        ("m³", "Kubikmeter", ""), ("km2", "Quadratkilometer", ""), ("m2", "Quadratmeter", ""), ("W", "Watt", ""),
        ("kW", "Kilowatt", ""), ("MW", "Megawatt", ""), ("GW", "Gigawatt", ""), ("V", "Volt", ""),
        ("kB", "Kilobyte", ""), ("MB", "Megabyte", ""),
        ("GB", "Gigabyte", ""), ("TB", "Terabyte", ""), ("Hz", "Hertz", ""), ("MHz", "Megahertz", ""),
        ("GHz", "Gigahertz", ""), ("dB", "Dezibel", ""),
        ("°C", "Grad Celsius", ""), ("°F", "Grad Fahrenheit", ""), ("°", "Grad", ""), ("%", "Prozent", ""),
        ("‰", "Promille", ""), ("PS", "PS", ""),
        ("hPa", "Hektopascal", ""), ("ms", "Millisekunden", ""), ("µg", "Mikrogramm", ""), ("cl", "Zentiliter", ""),
        ("dl", "Deziliter", ""), ("kcal", "Kilokalorien", ""), ("kJ", "Kilojoule", ""), ("Nm", "Newtonmeter", ""),
        ("bar", "Bar", ""), ("EL", "Esslöffel", ""), ("TL", "Teelöffel", ""), ("kV", "Kilovolt", ""), ("TW", "Terawatt", ""),
        ("Gbit", "Gigabit", ""), ("nm", "Nanometer", ""), ("µm", "Mikrometer", ""), ("Mbit/s", "Megabit pro Sekunde", ""),
        ("Gbit/s", "Gigabit pro Sekunde", ""), ("cm³", "Kubikzentimeter", ""), ("dm", "Dezimeter", ""),
        ("kWp", "Kilowatt Peak", ""), ("MBit", "Megabit", ""), ("Mbit", "Megabit", ""), ("kn", "Knoten", ""),
    ):  # fmt: skip
        units[symbol] = Noun(one, many or one)
    for symbol, one, many in (
        ("t", "Tonne", "Tonnen"), ("kWh", "Kilowattstunde", "Kilowattstunden"), ("MWh", "Megawattstunde", "Megawattstunden"),
        ("GWh", "Gigawattstunde", "Gigawattstunden"), ("TWh", "Terawattstunde", "Terawattstunden"), ("h", "Stunde", "Stunden"),
        ("sm", "Seemeile", "Seemeilen"), ("min", "Minute", "Minuten"), ("sek", "Sekunde", "Sekunden"),
        ("Sek", "Sekunde", "Sekunden"), ("s", "Sekunde", "Sekunden"),
    ):  # fmt: skip
        units[symbol] = Noun(one, many, feminine=True)
    return units


def _money(name: str, many: str = "", parts: str = "Cent") -> Noun:
    return Noun(name, many or name, feminine=False, part=parts, parts=parts)


_EURO, _DOLLAR, _POUND, _YEN = (
    _money("Euro"),
    _money("Dollar"),
    _money("Pfund", parts="Pence"),
    _money("Yen", parts="Sen"),
)
GERMAN = Language(
    count=count, year=year, gender=gender, date=_date, time=_time, comma="Komma", minus="minus", plus="plus", times="mal",
    to="bis", score="zu",
    number="Nummer", per="pro", of=lambda _: "", and_parts="", months=MONTHS,
    short_months={"Jan": 1, "Feb": 2, "Mär": 3, "Apr": 4, "Jun": 6, "Jul": 7, "Aug": 8, "Sept": 9, "Sep": 9,
    "Okt": 10, "Nov": 11, "Dez": 12},
    units=_units(),
    per_units={"h": "Stunde", "s": "Sekunde", "l": "Liter", "L": "Liter", "kg": "Kilogramm", "m²": "Quadratmeter",
    "m³": "Kubikmeter", "Tag": "Tag",
               "Monat": "Monat", "Jahr": "Jahr", "kWh": "Kilowattstunde", "km": "Kilometer", "ha": "Hektar",
               "km²": "Quadratkilometer", "km2": "Quadratkilometer", "m2": "Quadratmeter",
    "ml": "Milliliter", "Woche": "Woche", "Stunde": "Stunde", "Minute": "Minute", "Sekunde": "Sekunde", "Person": "Person",
    "Kopf": "Kopf", "Liter": "Liter", "100 km": "einhundert Kilometer", "Einwohner": "Einwohner", "min": "Minute",
    "dl": "Deziliter", "MWh": "Megawattstunde", "Nacht": "Nacht", "Stück": "Stück",
               "t": "Tonne"},
    currencies={"€": _EURO, "Euro": _EURO, "EUR": _EURO, "$": _DOLLAR, "US$": _money("US-Dollar"), "US-$": _money("US-Dollar"),
    "A$": _money("australische Dollar"),
    "C$": _money("kanadische Dollar"), "Fr.": _money("Franken", parts="Rappen"), "ct": _money("Cent", parts=""),
    "Ct": _money("Cent", parts=""), "Dollar": _DOLLAR,
    "USD": _money("US-Dollar"), "£": _POUND,
                "Pfund": _POUND, "GBP": _POUND, "CHF": _money("Schweizer Franken", parts="Rappen"),
                "Franken": _money("Franken", parts="Rappen"),
                "¥": _YEN, "Yen": _YEN},
    scales={"Millionen": Noun("Million", "Millionen", True), "Million": Noun("Million", "Millionen", True),
    "Milliarden": Noun("Milliarde", "Milliarden", True),
            "Milliarde": Noun("Milliarde", "Milliarden", True), "Billionen": Noun("Billion", "Billionen", True),
            "Billion": Noun("Billion", "Billionen", True)},
    fraction=fraction, halves=("{}einhalb", "{}einhalb"),
    words=frozenset("NATO UNO UNESCO UNICEF FIFA UEFA OPEC NASA ESA AIDS TÜV BAföG BAFÖG SARS RAF INTERPOL EUROPOL "
    "FRONTEX IKEA EDEKA ALDI REWE LIDL HAMAS ISIS ASEAN "
                    "WADA IBAN PIN SIM ELSTER SCHUFA DAX MDAX TAN BUND DEKRA COVID GEMA VERDI SWIFT LASER RADAR".split()),
    letters=frozenset("ADAC EZB USA UEFA BUND".split()) - {"UEFA", "BUND"},
    signs={"&": "und", "/": "zu", ".": "Punkt"},
    calls="Telefon|Telefax|Fax|Handy|Mobil|Hotline|Rufnummer|Telefonnummer|Durchwahl|WhatsApp",
)  # fmt: skip
