"""Spanish words that the rules look up."""

from __future__ import annotations

from audiobrief.normalizer.continental.language import Language, Noun
from audiobrief.normalizer.spanish.numbers import count, fraction
from audiobrief.patterns import lazy

MONTHS = tuple("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split())
_FEMININE = lazy(
    r"(?:as?|ción|ciones|sión|siones|dad|dades|tud|tudes)$|^(?:mujer|mujeres|vez|veces|voz|voces|noches?|tardes?|clases?|ley|"
    r"leyes|llaves?|muertes?|partes?|calles?|naves?|redes|torres?|fuentes?|imágenes|órdenes|señales|madres?|ONG|pymes?)$"
)
_EXCEPTIONS = frozenset(
    "días día problemas programas sistemas mapas temas idiomas climas poemas planetas turistas policías deportistas "
    "periodistas artistas gramas "
    "electricistas kilogramas atletas dentistas futbolistas socialistas comunistas colegas guardias a la las para ya "
    "hasta hacia era eran contra "
    "cada nada esta esa ella sería estaba había tenía podría hora".split()
) - {"hora"}  # fmt: skip
#: Words after which a number stands alone.
_NO_NOUNS = frozenset(
    "de del y e en por para con a al o u que se es son era eran fue fueron ha han como sin más menos contra hasta "
    "desde hacia entre cuando "
    "donde si no ni ya hoy ayer mañana está están su sus lo los el la las un una le les ante bajo según sobre tras "
    "murió".split()
)
RULERS = frozenset(
    "Felipe Alfonso Carlos Juan Fernando Isabel Luis Enrique Sancho Pedro Jaime Pío León Benedicto Pablo Gregorio "
    "Clemente Inocencio Urbano "
    "Bonifacio Guillermo Jorge Eduardo Ricardo Napoleón Alejandro Nicolás Catalina María Federico Francisco José "
    "Iván Ramsés Alberto Leopoldo "
    "Balduino Hassan Mohamed Harald Gustavo Maximiliano Otón Jacobo Ramiro Ordoño Manuel Cristina Margarita".split()
)
FEMALE_RULERS = frozenset("Isabel Catalina María Cristina Margarita".split())
NUMBERED = frozenset(
    "siglo Siglo capítulo Capítulo tomo Tomo parte título Título libro volumen acto fase tipo anexo Anexo guerra "
    "Guerra República Reich Vaticano".split()
)
_PATTERNS = (
    (r"\bSres\. ", "señores "), (r"\bSras\. ", "señoras "), (r"\bSr\. ?(?=[A-ZÁÉÍÓÚÑ])", "señor "),
    (r"\bSra\. ?(?=[A-ZÁÉÍÓÚÑ])", "señora "), (r"\bSrta\. ?(?=[A-ZÁÉÍÓÚÑ])", "señorita "),
    (r"\bDr\. ?(?=[A-ZÁÉÍÓÚÑ])", "doctor "), (r"\bDra\. ?(?=[A-ZÁÉÍÓÚÑ])", "doctora "),
    (r"\bD\. (?=[A-ZÁÉÍÓÚÑ][a-záéíóúñ])", "don "), (r"\b(?:Dña|D\.ª|Dª)\.? (?=[A-ZÁÉÍÓÚÑ])", "doña "),
    (r"\bProf\. (?=[A-ZÁÉÍÓÚÑ])", "profesor "), (r"\bLic\. (?=[A-ZÁÉÍÓÚÑ])", "licenciado "),
    (r"\bGral\. (?=[A-ZÁÉÍÓÚÑ])", "general "), (r"\bMons\. (?=[A-ZÁÉÍÓÚÑ])", "monseñor "),
    (r"\bSta\. (?=[A-ZÁÉÍÓÚÑ])", "Santa "), (r"\bSto\. (?=[A-ZÁÉÍÓÚÑ])", "Santo "), (r"\bPdte\. ", "presidente "),
    (r"\bEE\. ?UU\.(?=\s*$)", "Estados Unidos."), (r"\bEE\. ?UU\.", "Estados Unidos"),
    (r"\bEEUU\b", "Estados Unidos"), (r"\bJJ\. ?OO\.", "Juegos Olímpicos"),
    (r"\bCC\. ?AA\.", "comunidades autónomas"), (r"\bFF\. ?AA\.", "Fuerzas Armadas"),
    (r"\bRR\. ?HH\.", "recursos humanos"),
    (r"\bp\. ?ej\.", "por ejemplo"), (r"\betc\.(?=\s*$)", "etcétera."), (r"\betc\.", "etcétera"),
    (r"\b[nN](?:\.[ºo°]|[º°]|úm\.|ro\.) ?(?=\d)", "número "), (r"\ba\. ?C\.(?=\s*$)", "antes de Cristo."),
    (r"\ba\. ?C\.", "antes de Cristo"), (r"\bd\. ?C\.(?=\s*$)", "después de Cristo."),
    (r"\bd\. ?C\.", "después de Cristo"),
    (r"\b(?:Avda|Av)\. ?(?=[A-ZÁÉÍÓÚÑd])", "avenida "), (r"\bC/ ?(?=[A-ZÁÉÍÓÚÑ])", "calle "),
    (r"\bPza\. ?", "plaza "), (r"\bPº ?(?=[A-ZÁÉÍÓÚÑd])", "paseo "), (r"\bpágs?\. ?(?=\d)", "página "),
    (r"\bpp?\. ?(?=\d)", "página "), (r"\bart\. ?(?=\d)", "artículo "), (r"\barts\. ?(?=\d)", "artículos "),
    (r"\bcap\. ?(?=[\dIVX])", "capítulo "),
    (r"\bvol\. ?(?=\d)", "volumen "), (r"\bfig\. ?(?=\d)", "figura "), (r"\btel\. ?(?=[\d:+])", "teléfono "),
    (r"\bTel\. ?(?=[\d:+])", "teléfono "), (r"\bUds\.", "ustedes"), (r"\bUd\.", "usted"), (r"\bVds?\.", "usted"),
    (r"\baprox\.(?!\w)", "aproximadamente"), (r"\bCía\.", "Compañía"), (r"\bdpto\.", "departamento"),
    (r"§ ?(?=\d)", "párrafo "),
    (r"\bhab\.(?!\w)", "habitantes"), (r"\bs\. (?=[IVX])", "siglo "),
)  # fmt: skip
ABBREVIATIONS = tuple((lazy(pattern), words) for pattern, words in _PATTERNS)


def gender(noun: str) -> bool | None:
    """Whether a noun is feminine; ``None`` for a word that a number doesn't count."""
    if noun in _NO_NOUNS:
        return None
    return bool(_FEMININE.search(noun)) and noun not in _EXCEPTIONS


def _date(day: int, month: str, of_year: int | None, before: str) -> str:
    article = "" if before.rstrip().endswith(("el", "El", "del", "Del", "al", "Al", ",")) else "el "
    return f"{article}{count(day)} de {month}{' de ' + count(of_year) if of_year else ''}"


def time(hour: int, minute: int | None) -> str:
    """18, 5 as "dieciocho cero cinco"."""
    said = count(hour, True)
    if not minute:
        return said
    return f"{said} {'cero ' if minute < 10 else ''}{count(minute)}"


def _plain(*pairs: str, feminine: bool = False) -> dict[str, Noun]:
    units = {}
    for pair in pairs:
        symbols, _, name = pair.partition("=")
        one, _, many = name.partition("/")
        for symbol in symbols.split():
            units[symbol] = Noun(one, many or f"{one}s", feminine)
    return units


def _money(one: str, many: str = "", part: str = "céntimo", *, feminine: bool = False) -> Noun:
    return Noun(one, many or f"{one}s", feminine, part, f"{part}s")


_EURO, _DOLLAR = _money("euro"), _money("dólar", "dólares", "centavo")
_US_DOLLAR, _POUND = (
    _money("dólar estadounidense", "dólares estadounidenses", "centavo"),
    _money("libra", part="penique", feminine=True),
)
_MILLION, _BILLION = Noun("millón", "millones"), Noun("billón", "billones")
SPANISH = Language(
    count=count, year=count, gender=gender, date=_date, time=time, comma="coma", minus="menos", plus="más", to="a",
    score="a", number="número", per="por", of=lambda _: "de ",
    and_parts="con ", months=MONTHS, short_months={},
    units=_plain(
        "km=kilómetro", "m=metro", "cm=centímetro", "mm=milímetro", "kg=kilogramo", "g=gramo", "mg=miligramo",
        "l L=litro", "ml mL=mililitro", "ha=hectárea", "km² km2=kilómetro cuadrado/kilómetros cuadrados",
        "m² m2=metro cuadrado/metros cuadrados", "cm²=centímetro cuadrado/centímetros cuadrados",
        "m³ m3=metro cúbico/metros cúbicos", "hm³ hm3=hectómetro cúbico/hectómetros cúbicos", "W=vatio",
        "kW=kilovatio", "MW=megavatio", "GW=gigavatio", "kWh=kilovatio hora/kilovatios hora",
        "MWh=megavatio hora/megavatios hora", "GWh=gigavatio hora/gigavatios hora",
        "V=voltio", "kB=kilobyte", "MB=megabyte", "GB=gigabyte", "TB=terabyte", "Hz=hercio", "MHz=megahercio",
        "GHz=gigahercio", "dB=decibelio", "°C ºC=grado Celsius/grados Celsius",
        "°F ºF=grado Fahrenheit/grados Fahrenheit",
        "°=grado", "%=por ciento/por ciento", "‰=por mil/por mil", "hPa=hectopascal/hectopascales",
        "CV=caballo/caballos", "min=minuto", "seg=segundo",
    ) | _plain("t=tonelada", "h=hora", "ha=hectárea", feminine=True),
    per_units={"h": "hora", "s": "segundo", "l": "litro", "L": "litro", "kg": "kilogramo", "m²": "metro "
    "cuadrado", "m³": "metro cúbico", "día": "día", "mes": "mes", "año": "año", "km": "kilómetro",
    "kWh": "kilovatio hora", "ha": "hectárea"},
    currencies={"€": _EURO, "EUR": _EURO, "euros": _EURO, "euro": _EURO, "$": _DOLLAR, "dólares": _DOLLAR,
    "US$": _US_DOLLAR, "USD": _US_DOLLAR, "£": _POUND, "libras": _POUND, "GBP": _POUND, "CHF": _money("franco suizo",
    "francos suizos"),
                "¥": Noun("yen", "yenes", False, "sen", "senes")},
    scales={"millones": _MILLION, "millón": _MILLION, "billones": _BILLION, "billón": _BILLION, "M": _MILLION},
    fraction=fraction, halves=("{} y medio", "{} y media"),
    words=frozenset("ONU OTAN PSOE AVE OPEP UNESCO UNICEF SIDA IVA ERTE ERE CEOE RENFE ONCE PYME FIFA UEFA NASA ESA "
    "INE CIS ETA MIR ISIS HAMAS COVID OVNI SARS FARC IKEA SEAT INTERPOL EUROPOL "
                    "PEMEX UNAM UCI RAE ADIF AENA SEPE MERCOSUR ASEAN INEM INAH CEPAL FOGASA LASER RADAR NIE "
                    "CONMEBOL BOE DANA".split()) - {"UCI"},
    letters=frozenset("UE USA EAU OMS ONG IA UCI".split()), signs={"&": "y", "/": "barra", ".": "punto"},
)  # fmt: skip
