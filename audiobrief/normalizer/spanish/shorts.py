"""Spanish short forms: "EE. UU.", "el Excmo. Sr. D.", "vol. II", "6 dic. 1978", "pza. Mayor, s/n"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.normalizer.continental.shorts import Beside, parted, say_shorts, shorts
from audiobrief.normalizer.spanish.numbers import count
from audiobrief.normalizer.spanish.tables import MONTHS
from audiobrief.patterns import has, has_match, lazy

if TYPE_CHECKING:
    import re

_say_parted = parted(
    "EE. UU.: Estados Unidos; JJ. OO.: Juegos Olímpicos; CC. AA.: comunidades autónomas; FF. AA.: Fuerzas Armadas; "
    "RR. HH.: recursos humanos; CC. OO.: Comisiones Obreras; DD. HH.: derechos humanos; RR. CC.: Reyes Católicos; "
    "SS. MM.: Sus Majestades; S. M.: Su Majestad; S. A. R.: Su Alteza Real; VV. AA.: varios autores; FF. CC.: ferrocarriles; "
    "p. ej.: por ejemplo; v. gr.: verbigracia; i. e.: es decir; a. C.: antes de Cristo; d. C.: después de Cristo; "
    "a. de C.: antes de Cristo; d. de C.: después de Cristo; a. de J.C.: antes de Jesucristo; a. n. e.: antes de nuestra era; "
    "a. m.: a m; p. m.: p m; d. e. p.: descanse en paz; D. E. P.: descanse en paz; q. e. p. d.: que en paz descanse; "
    "Q. E. P. D.: que en paz descanse; Bs. As.: Buenos Aires; op. cit.: obra citada; s. f.: sin fecha; P. D.: posdata; "
    "m. s. n. m.: metros sobre el nivel del mar; s. n. m.: sobre el nivel del mar; C. P.: código postal; "
    "Ntra. Sra.: Nuestra Señora; Ntro. Sr.: Nuestro Señor; N. del T.: nota del traductor; N. de la R.: nota de la redacción"
)
_SHORTS = shorts(
    {
        Beside.NUMERAL: "Cap: Capítulo; "
        "cap: capítulo; caps: capítulos; vol: volumen; vols: volúmenes; t: tomo; fig: figura; figs: figuras; "
        "tít: título; lib: libro; sec: sección; núm|nro: número; núms|nros: números; lám: lámina; esc: escalera; col: columna; "
        "párr: párrafo; disp: disposición; s: siglo; ss: siglos; apdo: apartado; art: artículo; arts: artículos; "
        "pl: planta; pta: puerta; doc: documento; exp: expediente; tab: tabla; sem: semana; mod: modelo; av: avenida",
        Beside.NUMBER: "min: minuto; c: circa; "
        "pág|p: página; págs|pp: páginas; máx: máximo; mín: mínimo; km: kilómetro; ed: edición; op: opus; "
        "Reg: registro; Cód: código; cód: código; ext: extensión",
        Beside.COUNTED: "mill|mills: millones; hab: habitante/habitantes; h|hs|hrs: hora/horas; min|mins: minuto/minutos; "
        "seg|segs: segundo/segundos; pta|ptas|pts: peseta/pesetas; pág|págs|pp|p: página/páginas; vol: volumen/volúmenes; "
        "km|kms: kilómetro/kilómetros; pers: persona/personas; ud|uds: unidad/unidades; cda|cdas: cucharada/cucharadas; "
        "cdta|cdtas|cdita|cditas: cucharadita/cucharaditas; pto|ptos: punto/puntos; cts: céntimos; mts: metros; "
        "art: artículo/artículos; ej: ejemplar/ejemplares; ed: edición; trim: trimestre/trimestres; millns: millones; "
        "kg|kgs: kilogramo/kilogramos; gr|grs: gramo/gramos; lt|lts: litro/litros; cap: capítulo/capítulos; dtos: decretos; "
        "dorm|dorms: "
        "dormitorio/dormitorios; caps: capítulos; habs: habitaciones; temp|temps: temporada/temporadas; "
        "seg: segundo/segundos; vols: volúmenes; ed: edición",
        Beside.NAME: "Sr: señor; Sra: señora; Srta: señorita; Sres: señores; Sras: señoras; Srtas: señoritas; Dr: doctor; "
        "Dra: doctora; Dres: doctores; Dña: doña; Prof: profesor; Profa: profesora; Lic: licenciado; Licda: licenciada; "
        "Gral: general; Mons: monseñor; Sta: Santa; Sto: Santo; Avda|Av|Avd: avenida; Pza|Plza|Pl: plaza; Ctra: carretera; "
        "Ing: ingeniero; Arq: arquitecto; Abg: abogado; Cnel: coronel; Tte: teniente; Cap: capitán; Cmdte|Cdte: comandante; "
        "Sgto: sargento; Alm: almirante; Mtro: maestro; Mtra: maestra; Hno: hermano; Hna: hermana; Hnos: hermanos; "
        "Ilmo: ilustrísimo; Ilma: ilustrísima; Excmo: excelentísimo; Excma: excelentísima; Rvdo: reverendo; Rvda: reverenda; "
        "Fr: fray; Gob: gobernador; Pdte|Pte: presidente; Pdta: presidenta; Urb: urbanización; Bco: banco; "
        "Edif: edificio; Ed: editorial; Univ: universidad; Gta: glorieta; Pje: pasaje; Fdo: firmado; Ntra: Nuestra; "
        "Fco: Francisco; ctra: carretera; Diag: diagonal; Cra: carrera; Bº: barrio; Magdo: magistrado; Insp: inspector",
        Beside.CALLED: "tel|tfno|tlf|telf|tfn|teléf: teléfono; cel: celular",
        Beside.MORE: "Ctra: carretera; "
        "art: artículo; Dr: doctor; Dra: doctora; Pdte: presidente; Sr: señor; Sra: señora; Sres: señores; máx: máxima; mín: "
        "mínima",
        Beside.ANYTHING: "etc: etcétera; aprox: aproximadamente; Cía: Compañía; cía: compañía; dpto|depto: departamento; "
        "hab: habitantes; Ud|Vd: usted; Uds|Vds: ustedes; izq|izqda|izda: izquierda; dcha: derecha; admón: administración; "
        "ayto: ayuntamiento; gral: general; incl: inclusive; cf|cfr: confróntese; ibíd|ibid: ibídem; Ltda: limitada; "
        "eds: editores; coord: coordinador; prov: provincia; mpio: municipio; pza|plza: plaza; avda: avenida; ctra: carretera; "
        "urb: urbanización; tfno|tlf|telf: teléfono; cód: código; apdo: apartado; Excmo: excelentísimo; Excma: excelentísima; "
        "Ilmo: ilustrísimo; Ilma: ilustrísima; pág: página; págs: páginas; vol: volumen; cap: capítulo; fig: figura; "
        "pdte: presidente; Hnos: Hermanos; mill: millones; núm: número; Sres: señores; Srta: señorita",
    }
)
_SAINTS = (
    "Roque|Juan|José|Pedro|Pablo|Antonio|Miguel|Isidro|Francisco|Lorenzo|Sebastián|Andrés|Agustín|Ildefonso|Marcos|Mateo|Lucas|"
    "Valentín|Jorge|Fermín|Bernardo|Blas|Esteban|Vicente|Ignacio|Cristóbal|Bartolomé|Jerónimo|Gabriel|Rafael|Benito|Isidoro|Bernabé"
)
_UPPER = "A-ZÁÉÍÓÚÑ"
_OTHERS = tuple(
    (lazy(pattern, needs=gate), words)
    for pattern, words, gate in (
        (r"\bEE\.? ?UU\b", "Estados Unidos", has("EE.", "EE UU", "EEUU")),
        (r"\bCC ?OO\b", "Comisiones Obreras", has("CCOO", "CC OO")),
        (r"\bRR ?HH\b", "recursos humanos", has("RRHH", "RR HH")),
        (r"\bJJ ?OO\b", "Juegos Olímpicos", has("JJOO", "JJ OO")),
        (r"\bDD ?HH\b", "derechos humanos", has("DDHH", "DD HH")),
        (rf"\bD\. (?=[{_UPPER}][a-záéíóúñ])", "don ", has("D. ")),
        (rf"\b(?:Dña|D\.ª|Dª)\.? (?=[{_UPPER}])", "doña ", has("Dña", "D.ª", "Dª")),
        (r"\b(?:M\.ª|Mª)(?!\w)\.?", "María", has("M.ª", "Mª")),
        (rf"(?<=\b[Ee]l )P\. (?=[{_UPPER}][a-záéíóúñ])|(?<=\b[Aad]l )P\. (?=[{_UPPER}][a-záéíóúñ])", "padre ", has("l P. ")),
        (r"\b[nN](?:\.[ºo°]|[º°]|ro\.) ?(?=\d)", "número ", has("n.", "N.", "nº", "Nº", "n°", "N°", "ro.")),
        (r"\b[nN](?:\.[ºo°]s|[º°]s|\.os) ?(?=\d)", "números ", has("n.", "N.", "ºs", "°s")),
        (rf"\b[Cc]/ ?(?=(?:de |del |la )*[{_UPPER}])", "calle ", has("C/", "c/")),
        (r"\b[Pp]\.?º ?(?=[A-ZÁÉÍÓÚÑd])", "paseo ", has("P.º", "p.º", "Pº", "pº")),
        (r"(?<![\w/])[Ss]/[Nn](?![\w/])\.?", "sin número", has("/n", "/N")),
        (rf"\b(?:Pza|Plza)\b\.? (?=(?:de |del |la |los )*[{_UPPER}])", "plaza ", has("Pza", "Plza")),
        (rf"\b(?:Avda|Av)\. ?(?=(?:de |del |la |los )+[{_UPPER}])", "avenida ", has("Avda.", "Av.")),
        (r"(?<![\w.,])(\d{1,3})m(?=\d\d(?!\w))", r"\1 m ", has("0m0")),
        (r"(?<![\w.,])km (?=\d)", "kilómetro ", has("km 0")),
        (r"(?<=[(, ])† ?(?:el )?(?=\d{1,2} de )", "murió el ", has("†")),
        (r"(?<=[(, ])† ?(?=\d{4})", "murió en ", has("†")),
        (r"(?<=[(, ])\* ?(?=\d{1,2} de )", "nació el ", has("* 0", "*0")),
        (rf"\bS\. (?=(?:{_SAINTS})\b)", "San ", has("S. ")),
        (r"§ ?(?=\d)", "párrafo ", has("§")),
        (r"(?:(?<=\d{4}, )|(?<=sin fecha, ))s\. ?p\.(?=[,;)])", "sin paginar", has("s.")),
    )
)  # fmt: skip
_DAYS = {
    "lun": "lunes", "mar": "martes", "mié": "miércoles", "miér": "miércoles", "jue": "jueves", "vie": "viernes", "sáb": "sábado",
    "dom": "domingo",
}  # fmt: skip
_ANY_DAY = "|".join(_DAYS)
#: A day in short, where a day is: "de mar. a dom. de 10 a 18 h", "el vie. 22".
_DAY = lazy(
    rf"(?<=\b[Dd]e )({_ANY_DAY})\.(?= a )|(?<=\ba )({_ANY_DAY})\.(?=,| de \d| \d|$)|"
    rf"(?<=\b[Ee]l )({_ANY_DAY})\.(?=,? \d)|^({_ANY_DAY.title()})\.(?=,? \d)",
    needs=has(*(f"{day[1:]}." for day in _DAYS)),
)
#: In an advertisement of a flat.
_ROOMS = lazy(r"(?<![\w.,])([1-9]) hab\.(?!/)", needs=has("0 hab."))
_FLAT = lazy(r"\b(?:[Pp]iso|[Áá]tico|[Cc]asa|[Vv]ivienda|[Aa]partamento|[Cc]halé|dorm|baños?|[Aa]lquil|[Vv]end)|m²")
_SHORT_MONTHS = {
    "ene": 1, "feb": 2, "mar": 3, "abr": 4, "may": 5, "jun": 6, "jul": 7, "ago": 8, "sep": 9, "sept": 9, "set": 9, "oct": 10,
    "nov": 11, "dic": 12,
}  # fmt: skip
_MONTH = "|".join(sorted(_SHORT_MONTHS, key=len, reverse=True))
_NEEDS_MONTH = has(*_SHORT_MONTHS)
_DATE = lazy(
    rf"(?<![\w./-])(?P<day>[12]?\d|3[01])(?:( )|(-)|(/)|( de ))(?P<month>{_MONTH})"
    r"(?:\.?(?:\2|\3|\4|\5| del? )(?P<year>(?:1[5-9]|20)\d\d)(?!\w)|\.(?!\w)(?P<end>\s{0,9}$)?)",
    needs=_NEEDS_MONTH,
)
_MONTH_AND_YEAR = lazy(rf"\b({_MONTH})\. (?:del? )?(?=(?:1[5-9]|20)\d\d(?!\w))", needs=_NEEDS_MONTH)
_IN_SPANISH = has_match(r"[.º°§ª/†*]|\b(?:EE ?UU|CC ?OO|RR ?HH|JJ ?OO|DD ?HH|Dña|Plza|Pza|km)\b|\dm\d")


def say_short_forms(text: str) -> str:
    """The text with its short forms written out."""
    text = _DAY.sub(lambda found: _day(found.group()), text)
    text = _MONTH_AND_YEAR.sub(lambda found: f"{MONTHS[_SHORT_MONTHS[found[1]] - 1]} de ", _DATE.sub(_date, text))
    if not _IN_SPANISH(text):
        return text
    if _ROOMS.search(text) and _FLAT.search(text):
        text = _ROOMS.sub(lambda found: f"{found[1]} {'habitación' if found[1] == '1' else 'habitaciones'}", text)
    text = _say_parted(text)
    for pattern, words in _OTHERS:
        text = pattern.sub(words, text)
    return say_shorts(text, _SHORTS)


def _day(short: str) -> str:
    said = _DAYS[short.lower().rstrip(".")]
    return said.capitalize() if short[0].isupper() else said


def _date(found: re.Match[str]) -> str:
    year = f" de {count(int(found['year']))}" if found["year"] else ""
    stop = f".{found['end']}" if found["end"] is not None else ""
    return f"{count(int(found['day']))} de {MONTHS[_SHORT_MONTHS[found['month']] - 1]}{year}{stop}"
