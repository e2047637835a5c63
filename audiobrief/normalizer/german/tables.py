"""German words that the rules look up."""

from __future__ import annotations

from audiobrief.normalizer.continental.language import Language, Noun
from audiobrief.normalizer.german.numbers import count, fraction, ordinal, year
from audiobrief.patterns import lazy

MONTHS = tuple("Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split())
_FEMININE = lazy(
    r"(?:ung|heit|keit|schaft|ion|tät|ik|enz|anz|in|ei|Frau|Stunde|Minute|Sekunde|Million|Milliarde|Tonne|Woche|"
    r"Stimme|Person|Stadt|Nacht|Hand|"
    r"Mark|Meile|Partei|Nummer|Seite|Stelle|Klasse|Schule|Straße|Kirche|Frage|Firma|Tochter|Mutter|Schwester|Uhr\b)$"
)
_NOUN = lazy(r"[A-ZÄÖÜ][a-zäöüß]+$")
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

_PATTERNS = (
    (r"\bz\. ?B\.", "zum Beispiel"), (r"\bd\. ?h\.", "das heißt"), (r"\bu\. ?a\.", "unter anderem"),
    (r"\bi\. ?d\. ?R\.", "in der Regel"),
    (r"\bo\. ?ä\.", "oder ähnliche"), (r"\bu\. ?Ä\.", "und Ähnliche"), (r"\bv\. ?Chr\.", "vor Christus"),
    (r"\bn\. ?Chr\.", "nach Christus"),
    (r"\bz\. ?T\.", "zum Teil"), (r"\bs\. ?o\.", "siehe oben"), (r"\bu\. ?U\.", "unter Umständen"),
    (r"\bi\. ?A\.", "im Auftrag"),
    (r"\busw\.(?!\s*$)", "und so weiter"), (r"\busw\.(?=\s*$)", "und so weiter."), (r"\betc\.(?!\s*$)", "et cetera"),
    (r"\bbzw\.", "beziehungsweise"), (r"\b(?:ca|zirka)\. ?(?=\S)", "circa "), (r"\bggf\.", "gegebenenfalls"),
    (r"\bevtl\.", "eventuell"),
    (r"\binkl\.", "inklusive"), (r"\bexkl\.", "exklusive"), (r"\bvgl\.", "vergleiche"), (r"\bsog\.", "sogenannte"),
    (r"\bmind\.", "mindestens"),
    (r"\bmax\. (?=\d)", "maximal "), (r"\bmin\. (?=\d)", "minimal "), (r"\bTel\.", "Telefon"), (r"\bJh\.", "Jahrhundert"),
    (r"\bDr\. ?(?=[A-ZÄÖÜ]|h\. ?c\.|(?:med|phil|jur|ing|rer|theol|oec)\b)", "Doktor "),
    (r"\bProf\. ?(?=[A-ZÄÖÜ])", "Professor "), (r"\bh\. ?c\.", "honoris causa"),
    (r"\bDipl\.-Ing\.", "Diplomingenieur"), (r"\bHr\. (?=[A-ZÄÖÜ])", "Herr "), (r"\bHrn\. (?=[A-ZÄÖÜ])", "Herrn "),
    (r"\bFr\. (?=[A-ZÄÖÜ])", "Frau "),
    (r"\bSt\. (?=[A-ZÄÖÜ])", "Sankt "), (r"\bNr\. ?(?=\d)", "Nummer "), (r"\bNrn\. ?(?=\d)", "Nummern "),
    (r"\bS\. (?=\d)", "Seite "),
    (r"\bArt\. ?(?=\d)", "Artikel "), (r"\bAbs\. ?(?=\d)", "Absatz "), (r"§§ ?(?=\d)", "Paragrafen "),
    (r"§ ?(?=\d)", "Paragraf "),
    (r"\bBd\. ?(?=\d)", "Band "), (r"\bKap\. ?(?=\d)", "Kapitel "), (r"(?<=[a-zäöüß])str\.(?=\s*$)", "straße."),
    (r"(?<=[a-zäöüß])str\.", "straße"),
    (r"\bStr\.(?=\s*$)", "Straße."), (r"\bStr\.", "Straße"), (r"(?<=[a-zäöüß])pl\. (?=\d)", "platz "),
    (r"\bMio\.(?!\w)", "Millionen"),
    (r"\bMrd\.(?!\w)", "Milliarden"), (r"\bTsd\.(?!\w)", "Tausend"), (r"\bJan\. (?=\d{4})", "Januar "),
    (r"\bDez\. (?=\d{4})", "Dezember "),
    (r"\bgeb\. (?=[A-ZÄÖÜ\d])", "geborene "), (r"\bgest\. (?=\d)", "gestorben "), (r"\bBw\.", "Bundeswehr"),
    (r"\bGmbH\b", "G m b H"),
    (r"\bca\b", "circa"), (r"\bAbb\. (?=\d)", "Abbildung "), (r"\bAufl\.", "Auflage"),
    (r"\bHbf\b\.?", "Hauptbahnhof"), (r"\bAfD\b", "A f D"),
)  # fmt: skip
ABBREVIATIONS = tuple((lazy(pattern), words) for pattern, words in _PATTERNS)


def _gender(noun: str) -> bool | None:
    return bool(_FEMININE.search(noun)) if _NOUN.match(noun) else None


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
        ("hPa", "Hektopascal", ""), ("MBit", "Megabit", ""), ("Mbit", "Megabit", ""), ("kn", "Knoten", ""),
    ):  # fmt: skip
        units[symbol] = Noun(one, many or one)
    for symbol, one, many in (
        ("t", "Tonne", "Tonnen"), ("kWh", "Kilowattstunde", "Kilowattstunden"), ("MWh", "Megawattstunde", "Megawattstunden"),
        ("GWh", "Gigawattstunde", "Gigawattstunden"), ("TWh", "Terawattstunde", "Terawattstunden"), ("h", "Stunde", "Stunden"),
        ("sm", "Seemeile", "Seemeilen"), ("min", "Minute", "Minuten"), ("sek", "Sekunde", "Sekunden"),
        ("Sek", "Sekunde", "Sekunden"),
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
    count=count, year=year, gender=_gender, date=_date, time=_time, comma="Komma", minus="minus", plus="plus",
    to="bis", score="zu",
    number="Nummer", per="pro", of=lambda _: "", and_parts="", months=MONTHS,
    short_months={"Jan": 1, "Feb": 2, "Mär": 3, "Apr": 4, "Jun": 6, "Jul": 7, "Aug": 8, "Sept": 9, "Sep": 9,
    "Okt": 10, "Nov": 11, "Dez": 12},
    units=_units(),
    per_units={"h": "Stunde", "s": "Sekunde", "l": "Liter", "L": "Liter", "kg": "Kilogramm", "m²": "Quadratmeter",
    "m³": "Kubikmeter", "Tag": "Tag",
               "Monat": "Monat", "Jahr": "Jahr", "kWh": "Kilowattstunde", "km": "Kilometer", "ha": "Hektar",
               "t": "Tonne"},
    currencies={"€": _EURO, "Euro": _EURO, "EUR": _EURO, "$": _DOLLAR, "US$": _money("US-Dollar"), "Dollar": _DOLLAR,
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
)  # fmt: skip
