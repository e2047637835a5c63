"""French words that the rules look up."""

from __future__ import annotations

from audiobrief.normalizer.continental.language import Language, Noun
from audiobrief.normalizer.french.gender import gender
from audiobrief.normalizer.french.numbers import count, fraction, ordinal

MONTHS = tuple("janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split())
RULERS = frozenset(
    "Louis Charles Henri François Philippe Napoléon Jean Pie Léon Benoît Paul Jean-Paul Élisabeth Elisabeth Georges "
    "Édouard Edouard Guillaume "
    "Frédéric Nicolas Alexandre Pierre Catherine Grégoire Clément Innocent Urbain Boniface Félix Albert Léopold "
    "Baudouin Hassan Mohammed Ramsès "
    "Juan Carlos Felipe Philippe-Auguste Harald Carl Gustave Joseph Ferdinand Maximilien Ivan Otton Jacques Richard "
    "Robert Rainier".split()
)
#: Small, and one of them.
NUMBERED = frozenset(
    "chapitre tome livre partie acte article titre volume phase type annexe section guerre république reich vatican paris "
    "division catégorie scène niveau classe groupe épisode saison psaume figure tableau planche cahier mark zone axe "
    "schedule module étape an round bowl cap rocky euro".split()
) - {"cap"}


def _date(day: int, month: str, of_year: int | None, before: str) -> str:
    article = "" if before.rstrip().endswith(("le", "Le", "du", "Du", "au", "Au", "de")) else "le "
    return f"{article}{'premier' if day == 1 else count(day)} {month}{' ' + count(of_year) if of_year else ''}"


def time(hour: int, minute: int | None) -> str:
    """18, 5 as "dix-huit heures cinq"."""
    said = f"{count(hour, True)} heure{'s' if hour > 1 else ''}"
    return f"{said} {count(minute, True)}" if minute else said


_NO_NOUNS = frozenset("avec sans pour dans chez sous entre soit mais ainsi après avant contre depuis environ".split())


def _of(noun: str) -> str:
    return "d'" if noun[0] in "aeiouéèhAEIOU" else "de "


def _part(top: int, bottom: int, noun: str, unit: Noun | None) -> str:
    one = unit.one if unit else noun
    if (top, bottom) == (1, 2) and len(one) > 3 and one[0].islower() and one not in _NO_NOUNS:
        return f"un{'e' if (unit.feminine if unit else gender(noun)) else ''} demi-{one}"
    return f"{fraction(top, bottom)} {_of(one)}{one}" if unit else ""


def _plain(*pairs: str, feminine: bool = False) -> dict[str, Noun]:
    units = {}
    for pair in pairs:
        symbols, _, name = pair.partition("=")
        one, _, many = name.partition("/")
        for symbol in symbols.split():
            units[symbol] = Noun(one, many or f"{one}s", feminine)
    return units


def _money(one: str, many: str = "", part: str = "centime", *, feminine: bool = False) -> Noun:
    return Noun(one, many or f"{one}s", feminine, part, f"{part}s")


_EURO, _DOLLAR, _POUND = _money("euro"), _money("dollar", part="cent"), _money("livre", part="penny", feminine=True)
_MILLION, _MILLIARD = Noun("million", "millions", False, "fraction"), Noun("milliard", "milliards", False, "fraction")
_BOOKS = {
    "Gn": "Genèse", "Ex": "Exode", "Lv": "Lévitique", "Nb": "Nombres", "Dt": "Deutéronome", "Jos": "Josué", "Jg": "Juges",
    "Ps": "Psaume", "Pr": "Proverbes", "Is": "Isaïe", "Jr": "Jérémie", "Ez": "Ézéchiel", "Dn": "Daniel", "Os": "Osée", "Mt":
    "Matthieu", "Mc": "Marc", "Lc": "Luc", "Jn": "Jean", "Ac": "Actes", "Rm": "Romains", "Co": "Corinthiens", "Ga": "Galates",
    "Ep": "Éphésiens", "Ph": "Philippiens", "Col": "Colossiens", "Th": "Thessaloniciens", "Tm": "Timothée", "He": "Hébreux",
    "Jc": "Jacques", "Ap": "Apocalypse",
}  # fmt: skip
FRENCH = Language(
    count=count, year=count, gender=gender, date=_date, time=time, comma="virgule", minus="moins", plus="plus", times="fois",
    often=lambda number: f"{count(number)} fois", out_of="sur",
    durations=(Noun("heure", "heures", True), Noun("minute", "minutes", True), Noun("seconde", "secondes", True)),
    to="à", score="à", number="numéro",
    per="par", of=_of, and_parts="", months=MONTHS, short_months={},
    units=_plain(
        "km=kilomètre", "m=mètre", "cm=centimètre", "mm=millimètre", "kg=kilogramme", "g=gramme", "mg=milligramme",
        "l L=litre", "ml mL=millilitre", "cl=centilitre", "ha=hectare",
        "km² km2=kilomètre carré/kilomètres carrés", "m² m2=mètre carré/mètres carrés",
        "cm²=centimètre carré/centimètres carrés", "m³ m3=mètre cube/mètres cubes", "W=watt", "kW=kilowatt",
        "MW=mégawatt", "GW=gigawatt", "TW=térawatt", "kWh=kilowattheure", "MWh=mégawattheure", "GWh=gigawattheure",
        "TWh=térawattheure", "V=volt", "ko Ko=kilooctet", "Mo=mégaoctet", "Go=gigaoctet", "To=téraoctet",
        "MB=mégaoctet", "GB=gigaoctet", "Hz=hertz/hertz", "MHz=mégahertz/mégahertz", "GHz=gigahertz/gigahertz",
        "dB=décibel", "°C=degré Celsius/degrés Celsius",
        "°F=degré Fahrenheit/degrés Fahrenheit", "°=degré", "%=pour cent/pour cent", "‰=pour mille/pour mille",
        "hPa=hectopascal", "km/h=kilomètre-heure/kilomètres-heure", "ch=cheval/chevaux",
        "kg/m3=kilogramme par mètre cube", "ms=milliseconde", "pts pt=point", "kWc=kilowatt-crête/kilowatts-crête",
        "pb=point de base/points de base",
        "mmHg=millimètre de mercure/millimètres de mercure",
        "pouces=pouce", "µg=microgramme", "dl=décilitre", "kcal=kilocalorie",
        "kJ=kilojoule", "bar=bar", "nm=nanomètre", "µm=micromètre", "hl=hectolitre", "kV=kilovolt", "Wh=wattheure",
        "Mbit/s=mégabit par seconde/mégabits par seconde", "Gbit=gigabit", "Mbit=mégabit",
        "Gbit/s=gigabit par seconde/gigabits par seconde",
        "Mb/s=mégabit par seconde/mégabits par seconde", "cm³=centimètre cube/centimètres cubes",
    ) | _plain("t=tonne", "min mn=minute", "h=heure", "sec s=seconde", feminine=True),
    per_units={"h": "heure", "s": "seconde", "l": "litre", "L": "litre", "kg": "kilogramme", "m²": "mètre "
    "carré", "m³": "mètre cube", "jour": "jour", "j": "jour", "mois": "mois", "an": "an", "km": "kilomètre",
    "kWh": "kilowattheure", "tonne": "tonne", "habitant": "habitant", "habitants": "habitant", "ha": "hectare",
    "km²": "kilomètre carré",
    "km2": "kilomètre carré", "m2": "mètre carré", "m3": "mètre cube", "ml": "millilitre", "semaine": "semaine", "heure": "heure",
    "minute": "minute", "min": "minute", "personne": "personne", "nuit": "nuit", "litre": "litre", "t": "tonne",
    "100 km": "cent kilomètres", "dl": "décilitre", "MWh": "mégawattheure", "année": "année", "part": "part", "foyer": "foyer"},
    currencies={"€": _EURO, "EUR": _EURO, "euros": _EURO, "euro": _EURO, "$": _DOLLAR, "dollars": _DOLLAR,
    "US$": _money("dollar américain", "dollars américains", "cent"),
    "$US": _money("dollar américain", "dollars américains", "cent"),
    "$CA": _money("dollar canadien", "dollars canadiens", "cent"), "k€": _money("millier d'euros", "milliers d'euros", ""),
    "FCFA": _money("franc C F A", "francs C F A", ""), "FF": _money("franc"), "USD": _DOLLAR, "£": _POUND, "GBP": _POUND,
    "CHF": _money("franc suisse", "francs suisses"), "¥": Noun("yen", "yens", False, "sen", "sens")},
    scales={"millions": _MILLION, "million": _MILLION, "milliards": _MILLIARD, "milliard": _MILLIARD, "Md": _MILLIARD,
    "Mds": _MILLIARD, "Mrd": _MILLIARD, "M": _MILLION},
    fraction=fraction, part=_part, halves=lambda number, feminine: f"{count(number, feminine or None)} et demi",
    words=frozenset("ONU OTAN UNESCO UNICEF INSEE SIDA SMIC PACS ENA FIFA UEFA NASA ESA OPEP OVNI URSSAF INSERM "
    "IFREMER FNAC IKEA LASER RADAR SARS HAMAS DAECH COVID ZAD TVA BAC CAF "
                    "SACEM UNEF MEDEF FARC ISIS INTERPOL EUROPOL ASEAN FRONTEX CAC RAID ANSES OFPRA CEDEX CROUS "
                    "INRA INRAE INED IRSN ADEME".split()) - {"TVA"},
    letters=frozenset("TVA UE USA IA OMS SNCF RATP".split()), signs={"&": "et", "/": "sur", ".": "point"},
    books=_BOOKS, book=lambda number: ordinal(number, feminine=True), power="puissance", ratio="sur", pressure="sur",
    inches="pouces",
    calls="[Tt]éléphone|[Tt]élécopie|[Ff]ax|[Pp]ortable|[Mm]obile|[Nn]uméro vert|WhatsApp",
)  # fmt: skip
