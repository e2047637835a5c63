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
    "Elizabeth Isabella Beatrix Viktoria Victoria Henry William Alfons Viktor Emanuel Ottokar Sigismund Wenzel Waldemar Haakon "
    "Frederik "
    "Kasimir Knut Selim Süleyman Mehmed Ptolemäus Darius Xerxes Justinian Theodosius Thutmosis Amenophis Bonifaz Cölestin "
    "Willem Baudouin Rainier Hussein Abdullah Hassan Mohammed".split()
)
FEMALE_RULERS = frozenset(
    "Elisabeth Elizabeth Katharina Maria Margarethe Isabella Christina Beatrix Viktoria Victoria".split()
)
TITLES = frozenset("König Königin Papst Kaiser Kaiserin Zar Zarin Fürst Prinz Herzog".split())
NUMBERED = frozenset(
    "Kapitel Bände Teile Hartz SGB Psalm Abteilung Szene Aufzug Akte Satz Zone Gruppe Mark Staffel Folge Episode Kammer "
    "Zivilsenat "
    "Strafsenat Sektion Etappe Pflegestufe Golf Bowl Basel Dublin Tabelle Abbildung Ziffer Nummer Liga Anlage Rocky Lektion Kurs "
    "Kapitel Teil Band Akt Artikel Abschnitt Phase Typ Klasse Stufe Kategorie Anhang Tafel Titel Buch".split()
)


def _date(day: int, month: str, of_year: int | None, before: str) -> str:
    word = before.lower().split()[-1] if before.split() else ""
    oblique = {"am", "vom", "zum", "dem", "den", "bis", "seit", "ab", "beim", "im"}
    ending = "en" if word in oblique else "e" if word == "der" else "er"
    return f"{ordinal(day, ending)} {month}{' ' + year(of_year) if of_year else ''}"


def _time(hour: int, minute: int | None) -> str:
    return f"{count(hour, False)} Uhr{' ' + count(minute) if minute else ''}"


def _part(top: int, bottom: int, noun: str, unit: Noun | None) -> str:
    one = unit.one if unit else noun
    if (top, bottom) == (1, 2):
        if unit.feminine if unit else gender(noun):
            return f"eine halbe {one}"
        return f"ein halb{'es' if one.endswith(('gramm', 'Gramm', 'Prozent')) else 'er'} {one}" if unit else ""
    return f"{fraction(top, bottom)} {one}" if unit else ""


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
        ("hPa", "Hektopascal", ""), ("mmHg", "Millimeter Quecksilbersäule", ""), ("Zoll", "Zoll", ""),
        ("ms", "Millisekunden", ""), ("µg", "Mikrogramm", ""), ("cl", "Zentiliter", ""),
        ("dl", "Deziliter", ""), ("kcal", "Kilokalorien", ""), ("kJ", "Kilojoule", ""), ("Nm", "Newtonmeter", ""),
        ("bar", "Bar", ""), ("EL", "Esslöffel", ""), ("TL", "Teelöffel", ""), ("kV", "Kilovolt", ""), ("TW", "Terawatt", ""),
        ("Gbit", "Gigabit", ""), ("nm", "Nanometer", ""), ("µm", "Mikrometer", ""), ("Mbit/s", "Megabit pro Sekunde", ""),
        ("Gbit/s", "Gigabit pro Sekunde", ""), ("cm³", "Kubikzentimeter", ""), ("dm", "Dezimeter", ""),
        ("kWp", "Kilowatt Peak", ""), ("MBit", "Megabit", ""), ("Mbit", "Megabit", ""), ("kn", "Knoten", ""),
        ("kN", "Kilonewton", ""), ("hm", "Höhenmeter", ""), ("Hm", "Höhenmeter", ""),
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
_BOOKS = {
    "Gen": "Genesis", "Ex": "Exodus", "Lev": "Levitikus", "Num": "Numeri", "Dtn": "Deuteronomium", "Mose": "Mose", "Mos":
    "Mose", "Jos": "Josua", "Ri": "Richter", "Sam": "Samuel", "Kön": "Könige", "Chr": "Chronik", "Ps": "Psalm", "Spr":
    "Sprüche", "Jes": "Jesaja", "Jer": "Jeremia", "Ez": "Ezechiel", "Hes": "Hesekiel", "Dan": "Daniel", "Hos": "Hosea", "Mt":
    "Matthäus", "Mk": "Markus", "Lk": "Lukas", "Joh": "Johannes", "Apg": "Apostelgeschichte", "Röm": "Römer", "Kor":
    "Korinther", "Gal": "Galater", "Eph": "Epheser", "Phil": "Philipper", "Kol": "Kolosser", "Thess": "Thessalonicher", "Tim":
    "Timotheus", "Tit": "Titus", "Hebr": "Hebräer", "Jak": "Jakobus", "Petr": "Petrus", "Offb": "Offenbarung",
}  # fmt: skip
GERMAN = Language(
    count=count, year=year, gender=gender, date=_date, time=_time, comma="Komma", minus="minus", plus="plus", times="mal",
    often=lambda number: f"{count(number, False)}mal", out_of="von",
    durations=(Noun("Stunde", "Stunden", True), Noun("Minute", "Minuten", True), Noun("Sekunde", "Sekunden", True)),
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
    "Kopf": "Kopf", "Liter": "Liter", "100 km": "einhundert Kilometer", "Einwohner": "Einwohner", "d": "Tag", "a": "Jahr",
    "min": "Minute", "Std": "Stunde", "Min": "Minute", "Pers": "Person",
    "dl": "Deziliter", "MWh": "Megawattstunde", "Nacht": "Nacht", "Stück": "Stück",
               "t": "Tonne"},
    currencies={"€": _EURO, "Euro": _EURO, "EUR": _EURO, "$": _DOLLAR, "US$": _money("US-Dollar"),
    "US-Dollar": _money("US-Dollar"),
    "US-$": _money("US-Dollar"),
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
    fraction=fraction, part=_part, halves=lambda number, _: f"{count(number, False)}einhalb",
    words=frozenset("NATO UNO UNESCO UNICEF FIFA UEFA OPEC NASA ESA AIDS TÜV BAföG BAFÖG SARS RAF INTERPOL EUROPOL "
    "FRONTEX IKEA EDEKA ALDI REWE LIDL HAMAS ISIS ASEAN "
                    "WADA IBAN PIN SIM ELSTER SCHUFA DAX MDAX TAN BUND DEKRA COVID GEMA VERDI SWIFT LASER RADAR".split()),
    letters=frozenset("ADAC EZB USA UEFA BUND".split()) - {"UEFA", "BUND"},
    signs={"&": "und", "/": "zu", ".": "Punkt"},
    books=_BOOKS, book=lambda number: ordinal(number, "er"), power="hoch", ratio="zu", pressure="zu", inches="Zoll",
    calls="Telefon|Telefax|Fax|Handy|Mobil|Hotline|Rufnummer|Telefonnummer|Durchwahl|WhatsApp",
)  # fmt: skip
