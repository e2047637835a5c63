"""French words that the rules look up."""

from __future__ import annotations

from audiobrief.normalizer.continental.language import Language, Noun
from audiobrief.normalizer.french.numbers import count, fraction
from audiobrief.patterns import lazy

MONTHS = tuple("janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split())
_FEMININE = lazy(
    r"(?:tions?|sions?|ettes?|elles?|ennes?|onnes|esses?|euses?|trices?|ences?|ances?|ures?|ées|ités?|ies)$|"
    r"^(?:personnes?|femmes?|heures?|minutes?|"
    r"secondes?|fois|tonnes?|voix|places?|semaines?|filles?|familles?|maisons?|écoles?|pages?|questions?|villes?|"
    r"communes?|victimes?|"
    r"entreprises?|usines?|lignes?|voies?|années?|journées?|nuits?|mères?|sœurs?|pommes?|têtes?|armes?|langues?|"
    r"livres?|pièces?|chaînes?|"
    r"listes?|plaintes?|tables?|parts?|étoiles?|bombes?|attaques?|chambres?|marques?|élues?|régions?|équipes?)$"
)
_EXCEPTIONS = frozenset(
    "musées lycées trophées incendies millionnaires kilomètres comités côtés étés députés blessés comptés".split()
)
RULERS = frozenset(
    "Louis Charles Henri François Philippe Napoléon Jean Pie Léon Benoît Paul Jean-Paul Élisabeth Elisabeth Georges "
    "Édouard Edouard Guillaume "
    "Frédéric Nicolas Alexandre Pierre Catherine Grégoire Clément Innocent Urbain Boniface Félix Albert Léopold "
    "Baudouin Hassan Mohammed Ramsès "
    "Juan Carlos Felipe Philippe-Auguste Harald Carl Gustave Joseph Ferdinand Maximilien Ivan Otton Jacques Richard "
    "Robert Rainier".split()
)
NUMBERED = frozenset(
    "chapitre Chapitre tome Tome livre partie Partie acte Acte article titre Titre volume phase type annexe Annexe "
    "section guerre Guerre "
    "République Reich Vatican Paris division catégorie".split()
)
#: A month in short stands after its day.
_DAY_BEFORE = r"(?:(?<=\d )|(?<=\der ))"
_PATTERNS = (
    (r"\bMM\. (?=[A-ZÉÈÀ])", "Messieurs "), (r"\bM\. (?=[A-ZÉÈÀ])", "Monsieur "),
    (r"\bMmes\.? (?=[A-ZÉÈÀ])", "Mesdames "), (r"\bMme\b\.?", "Madame"),
    (r"\bMlles\b", "Mesdemoiselles"), (r"\bMlle\b\.?", "Mademoiselle"), (r"\bDrs? (?=[A-ZÉÈÀ])", "docteur "),
    (r"\bDr\. (?=[A-ZÉÈÀ])", "docteur "),
    (r"\bPr\.? (?=[A-ZÉÈÀ])", "professeur "), (r"\bMgr\.? (?=[A-ZÉÈÀ])", "Monseigneur "), (r"\bMe (?=[A-ZÉÈÀ])", "Maître "),
    (r"\bn[°ºo]\.? ?(?=\d)", "numéro "), (r"\bN[°º] ?(?=\d)", "Numéro "), (r"\bn[°º]s ?(?=\d)", "numéros "),
    (r"\betc\.(?=\s*$)", "et cetera."), (r"\betc\.", "et cetera"),
    (r"\bp\. ?ex\.", "par exemple"), (r"\bc\.-à-d\.", "c'est-à-dire"), (r"\bav\. J\.-C\.", "avant Jésus-Christ"),
    (r"\bapr?\. J\.-C\.", "après Jésus-Christ"),
    (r"\bJ\.-C\.", "Jésus-Christ"), (r"\benv\. ?(?=\d)", "environ "), (r"\bpp?\. ?(?=\d)", "page "),
    (r"\b(?:bd|bld|boul\.) (?=[A-ZÉÈÀ])", "boulevard "), (r"\bBd (?=[A-ZÉÈÀ])", "Boulevard "),
    (r"\bav\. (?=[A-ZÉÈÀd])", "avenue "), (r"\bSt-(?=[A-ZÉÈÀ])", "Saint-"), (r"\bSte-(?=[A-ZÉÈÀ])", "Sainte-"),
    (r"\b([Aa])rt\. ?(?=\d|[LRD]\.? ?\d)", r"\1rticle "), (r"\bchap\. ?(?=\d)", "chapitre "),
    (r"\bvol\. ?(?=\d)", "volume "), (r"\bfig\. ?(?=\d)", "figure "), (r"\btél\. ?(?=[\d:+])", "téléphone "),
    (r"\bCie\b", "Compagnie"), (r"§ ?(?=\d)", "paragraphe "),
    (_DAY_BEFORE + r"janv\.(?!\w)", "janvier"), (_DAY_BEFORE + r"févr?\.(?!\w)", "février"),
    (_DAY_BEFORE + r"avr\.(?!\w)", "avril"), (_DAY_BEFORE + r"juil\.(?!\w)", "juillet"),
    (_DAY_BEFORE + r"sept\.(?!\w)", "septembre"),
    (_DAY_BEFORE + r"oct\.(?!\w)", "octobre"), (_DAY_BEFORE + r"nov\.(?!\w)", "novembre"),
    (_DAY_BEFORE + r"déc\.(?!\w)", "décembre"), (r"\bhab\.(?!\w)", "habitants"),
)  # fmt: skip
ABBREVIATIONS = tuple((lazy(pattern), words) for pattern, words in _PATTERNS)


def gender(noun: str) -> bool | None:
    """Whether a noun is feminine, by its ending or by name."""
    return bool(_FEMININE.search(noun)) and noun not in _EXCEPTIONS


def _date(day: int, month: str, of_year: int | None, before: str) -> str:
    article = "" if before.rstrip().endswith(("le", "Le", "du", "Du", "au", "Au", "de")) else "le "
    return f"{article}{'premier' if day == 1 else count(day)} {month}{' ' + count(of_year) if of_year else ''}"


def time(hour: int, minute: int | None) -> str:
    """18, 5 as "dix-huit heures cinq"."""
    said = f"{count(hour, True)} heure{'s' if hour > 1 else ''}"
    return f"{said} {count(minute, True)}" if minute else said


def _of(noun: str) -> str:
    return "d'" if noun[0] in "aeiouéèhAEIOU" else "de "


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
FRENCH = Language(
    count=count, year=count, gender=gender, date=_date, time=time, comma="virgule", minus="moins", plus="plus",
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
        "kg/m3=kilogramme par mètre cube",
    ) | _plain("t=tonne", "min mn=minute", "sec=seconde", feminine=True),
    per_units={"h": "heure", "s": "seconde", "l": "litre", "L": "litre", "kg": "kilogramme", "m²": "mètre "
    "carré", "m³": "mètre cube", "jour": "jour", "mois": "mois", "an": "an", "km": "kilomètre",
    "kWh": "kilowattheure", "tonne": "tonne", "habitant": "habitant", "ha": "hectare"},
    currencies={"€": _EURO, "EUR": _EURO, "euros": _EURO, "euro": _EURO, "$": _DOLLAR, "dollars": _DOLLAR,
    "US$": _money("dollar américain", "dollars américains", "cent"), "USD": _DOLLAR, "£": _POUND, "GBP": _POUND,
    "CHF": _money("franc suisse", "francs suisses"), "¥": Noun("yen", "yens", False, "sen", "sens")},
    scales={"millions": _MILLION, "million": _MILLION, "milliards": _MILLIARD, "milliard": _MILLIARD, "Md": _MILLIARD,
    "Mds": _MILLIARD, "Mrd": _MILLIARD, "M": _MILLION},
    fraction=fraction, halves=("{} et demi", "{} et demi"),
    words=frozenset("ONU OTAN UNESCO UNICEF INSEE SIDA SMIC PACS ENA FIFA UEFA NASA ESA OPEP OVNI URSSAF INSERM "
    "IFREMER FNAC IKEA LASER RADAR SARS HAMAS DAECH COVID ZAD TVA BAC CAF "
                    "SACEM UNEF MEDEF FARC ISIS INTERPOL EUROPOL ASEAN FRONTEX CAC RAID ANSES OFPRA CEDEX CROUS "
                    "INRA INRAE INED IRSN ADEME".split()) - {"TVA"},
    letters=frozenset("TVA UE USA IA OMS SNCF RATP".split()), signs={"&": "et", "/": "sur", ".": "point"},
)  # fmt: skip
