"""Spanish words that the rules look up."""

from __future__ import annotations

from audiobrief.normalizer.continental.language import Language, Noun
from audiobrief.normalizer.spanish.numbers import count, fraction, ordinal
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
#: Small, and one of them.
NUMBERED = frozenset(
    "siglo capítulo tomo parte título libro volumen acto fase tipo anexo guerra república reich vaticano escena sección nivel "
    "clase grupo episodio temporada salmo figura tabla artículo zona división categoría región módulo etapa bowl "
    "sala lámina euro".split()
)


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


def _part(top: int, bottom: int, noun: str, unit: Noun | None) -> str:
    one = unit.one if unit else noun
    feminine = unit.feminine if unit else gender(noun)
    if (top, bottom) == (1, 2) and feminine is not None:
        return f"medi{'a' if feminine else 'o'} {one}"
    return f"{fraction(top, bottom)} de {one}" if unit else ""


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
_BOOKS = {
    "Gn": "Génesis", "Gén": "Génesis", "Ex": "Éxodo", "Éx": "Éxodo", "Lv": "Levítico", "Nm": "Números", "Dt": "Deuteronomio",
    "Jos": "Josué", "Jue": "Jueces", "Sal": "Salmo", "Prov": "Proverbios", "Is": "Isaías", "Jer": "Jeremías", "Ez":
    "Ezequiel", "Dn": "Daniel", "Os": "Oseas", "Mt": "Mateo", "Mc": "Marcos", "Lc": "Lucas", "Jn": "Juan", "Hch": "Hechos",
    "Rm": "Romanos", "Rom": "Romanos", "Co": "Corintios", "Cor": "Corintios", "Ga": "Gálatas", "Gál": "Gálatas", "Ef":
    "Efesios", "Flp": "Filipenses", "Col": "Colosenses", "Tes": "Tesalonicenses", "Tim": "Timoteo", "Heb": "Hebreos", "Sant":
    "Santiago", "Pe": "Pedro", "Ap": "Apocalipsis",
}  # fmt: skip
SPANISH = Language(
    count=count, year=count, gender=gender, date=_date, time=time, comma="coma", minus="menos", plus="más", times="por",
    often=lambda number: "una vez" if number == 1 else f"{count(number, True)} veces", out_of="sobre",
    durations=(Noun("hora", "horas", True), Noun("minuto", "minutos"), Noun("segundo", "segundos")), to="a",
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
        "ms=milisegundo", "mmHg=milímetro de mercurio/milímetros de mercurio", "pulgadas=pulgada", "µg=microgramo",
        "cl=centilitro", "dl=decilitro", "kcal=kilocaloría", "kJ=kilojulio", "bar=bar/bares",
        "nm=nanómetro", "µm=micrómetro", "hl=hectolitro", "kV=kilovoltio", "TWh=teravatio hora/teravatios hora", "s=segundo",
        "Mbps=megabit por segundo/megabits por segundo", "Mb/s=megabit por segundo/megabits por segundo", "TW=teravatio",
        "cm³=centímetro cúbico/centímetros cúbicos", "pb=punto básico/puntos básicos",
        "CV=caballo/caballos", "min=minuto", "seg=segundo",
    ) | _plain("t=tonelada", "h=hora", "ha=hectárea", feminine=True),
    per_units={"h": "hora", "s": "segundo", "l": "litro", "L": "litro", "kg": "kilogramo", "m²": "metro "
    "cuadrado", "m³": "metro cúbico", "día": "día", "mes": "mes", "año": "año", "km": "kilómetro",
    "kWh": "kilovatio hora", "ha": "hectárea", "km²": "kilómetro cuadrado", "km2": "kilómetro cuadrado",
    "m2": "metro cuadrado", "m3": "metro cúbico", "ml": "mililitro", "semana": "semana", "hora": "hora", "minuto": "minuto",
    "min": "minuto", "persona": "persona", "noche": "noche", "litro": "litro", "t": "tonelada", "100 km": "cien kilómetros",
    "habitante": "habitante", "habitantes": "habitante", "dl": "decilitro", "MWh": "megavatio hora", "tonelada": "tonelada",
    "alumno": "alumno"},
    currencies={"€": _EURO, "EUR": _EURO, "euros": _EURO, "euro": _EURO, "$": _DOLLAR, "dólares": _DOLLAR,
    "US$": _US_DOLLAR, "U$S": _US_DOLLAR, "u$s": _US_DOLLAR, "R$": _money("real", "reales", "centavo"),
    "S/": _money("sol", "soles"), "pesos": _money("peso", part="centavo"), "pesetas": _money("peseta", feminine=True),
    "USD": _US_DOLLAR, "£": _POUND, "libras": _POUND, "GBP": _POUND, "CHF": _money("franco suizo",
    "francos suizos"),
                "¥": Noun("yen", "yenes", False, "sen", "senes")},
    scales={"millones": _MILLION, "millón": _MILLION, "billones": _BILLION, "billón": _BILLION, "M": _MILLION},
    fraction=fraction, part=_part, halves=lambda number,
    feminine: f"{count(number, feminine or None)} y medi{'a' if feminine else 'o'}",
    words=frozenset("ONU OTAN PSOE AVE OPEP UNESCO UNICEF SIDA IVA ERTE ERE CEOE RENFE ONCE PYME FIFA UEFA NASA ESA "
    "INE CIS ETA MIR ISIS HAMAS COVID OVNI SARS FARC IKEA SEAT INTERPOL EUROPOL "
                    "PEMEX UNAM UCI RAE ADIF AENA SEPE MERCOSUR ASEAN INEM INAH CEPAL FOGASA LASER RADAR NIE "
                    "CONMEBOL BOE DANA".split()) - {"UCI"},
    letters=frozenset("UE USA EAU OMS ONG IA UCI".split()), signs={"&": "y", "/": "barra", ".": "punto"},
    books=_BOOKS, book=lambda number: ordinal(number, feminine=True), power="elevado a", ratio="a", pressure="sobre",
    inches="pulgadas",
    calls="[Tt]eléfono|[Ff]ax|[Mm]óvil|WhatsApp|[Ww]hatsapp",
)  # fmt: skip
