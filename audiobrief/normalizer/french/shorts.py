"""French short forms: "M. et Mme", "chap. IV", "art. 49, al. 3", "p. ex."."""

from __future__ import annotations

from audiobrief.normalizer.continental.shorts import Beside, parted, say_shorts, shorts
from audiobrief.patterns import has, has_match, lazy

_say_parted = parted(
    "p. ex.: par exemple; c.-à-d.: c'est-à-dire; c. à d.: c'est-à-dire; av. J.-C.: avant Jésus-Christ; "
    "apr. J.-C.: après Jésus-Christ; ap. J.-C.: après Jésus-Christ; J.-C.: Jésus-Christ; s. v. p.: s'il vous plaît; "
    "S. M.: Sa Majesté; R. P.: révérend père; P.-S.: post-scriptum; op. cit.: opus citatum; s. d.: sans date; "
    "n. d. l. r.: note de la rédaction; av. n. è.: avant notre ère; de n. è.: de notre ère; M. A.: M A"
)
_SHORTS = shorts(
    {
        Beside.NUMERAL: "chap|ch: chapitre; vol: volume; t: tome; fig: figure; tab: tableau; sect: section; pl: planche; "
        "ann: annexe; art: article; al: alinéa; bât: bâtiment; esc: escalier; appt|apt: appartement; réf: référence; "
        "col: colonne; cat: catégorie; app: appartement; arts: articles; chaps: chapitres; vols: volumes",
        Beside.NUMBER: "th: thermostat; c: circa; "
        "p: page; pp: pages; env: environ; op: opus; ex: exemple; max: maximum; min: minimum; éd: édition; "
        "janv: janvier; fév|févr: février; avr: avril; juil: juillet; sept: septembre; oct: octobre; nov: novembre; "
        "déc: décembre; "
        "dép: département; rés: réservations; rens: renseignements; n: numéro",
        Beside.COUNTED: "hab: habitant/habitants; vol: volume/volumes; ex: exemplaire/exemplaires; p: page/pages; "
        "pers: personne/personnes; min|mn: minute/minutes; sec: seconde/secondes; j: jour/jours; ill: "
        "illustration/illustrations; "
        "al: alinéa/alinéas; bat: bataillon/bataillons; pts: points; pt: point/points; janv: janvier; fév|févr: février; avr: "
        "avril; juil: juillet; sept: septembre; "
        "oct: octobre; nov: novembre; déc: décembre; chap: chapitre/chapitres; art: article/articles; fig: figure/figures; "
        "t: tome/tomes; dép: département/départements; doss: dossier/dossiers; empl: emploi/emplois; mill: millions",
        Beside.NAME: "MM: Messieurs; M: Monsieur; Mmes: Mesdames; Dr: docteur; Drs: docteurs; Pr|Prof: professeur; "
        "Mgr: Monseigneur; av: avenue; bd|bld|boul|blvd: boulevard; pl: place; rte: route; fg|fbg: faubourg; imp: impasse; "
        "sq: square; gén: général; cdt: commandant; lt: lieutenant; ch: chemin; éd: éditions; "
        "coll: collection; St: Saint; Ste: Sainte; trad: traduction; dép: département; gal: général; Cne: capitaine",
        Beside.CALLED: "tél|tel: téléphone",
        Beside.ANYTHING: "etc: et cetera; "
        "hab: habitants; Mme: Madame; Mlle: Mademoiselle; Mmes: Mesdames; Mlles: Mesdemoiselles; "
        "env: environ; cf: confer; éd: édition; éds: éditeurs; coll: collection; réf: référence; rens: renseignements; "
        "tél: téléphone; dép: département; arr: arrondissement; qq: quelques; resp: respectivement; suppl: supplément; "
        "trim: trimestre; "
        "approx: approximativement; chap: chapitre; ibid: ibidem; Cie: Compagnie; bibliogr: bibliographie; boul: boulevard; "
        "excl: exclusivement; incl: inclus; moy: moyenne; ét: étage; quot: quotidien; hebdo: hebdomadaire; trad: traduction",
    }
)
_UPPER = "A-ZÀ-Þ"
_OTHERS = tuple(
    (lazy(pattern, needs=gate), words)
    for pattern, words, gate in (
        (r"\bM\. (?=(?:de|du|des|le|la|et|van|von|el|ben|bin) |[dl]['’])", "Monsieur ", has("M. ")),
        (r"\bMM\. (?=(?:de|du|les|van) |[dl]['’])", "Messieurs ", has("MM. ")),
        (r"\bMme\b(?!\.)", "Madame", has("Mme")),
        (r"\bMmes\b(?!\.)", "Mesdames", has("Mmes")),
        (r"\bMlles\b(?!\.)", "Mesdemoiselles", has("Mlles")),
        (r"\bMlle\b(?!\.)", "Mademoiselle", has("Mlle")),
        (rf"\bDrs? (?=[{_UPPER}])", "docteur ", has("Dr")),
        (rf"\bPr (?=[{_UPPER}])", "professeur ", has("Pr ")),
        (rf"\bMgr (?=[{_UPPER}])", "Monseigneur ", has("Mgr ")),
        (rf"\bMe (?=[{_UPPER}])", "Maître ", has("Me ")),
        (rf"(?<=\b[Ll]e )P\. (?=[{_UPPER}][a-zà-ÿ])|(?<=\b[DdAa]u )P\. (?=[{_UPPER}][a-zà-ÿ])",
         "père ", has(" P. ")),
        (r"\bn[°ºo]\.? ?(?=\d)", "numéro ", has(*"°º", "no.", "no 0", "no0")),
        (r"\bN[°º] ?(?=\d)", "Numéro ", has(*"°º")),
        (r"\bn[°º]s ?(?=\d)|\bnos (?=\d{1,4} (?:et|à) \d)", "numéros ", has(*"°º", "nos 0")),
        (rf"\b([Bb])d (?=[{_UPPER}])", r"\1oulevard ", has("Bd ", "bd ")),
        (rf"\bSt[- ](?=[{_UPPER}][a-zà-ÿ])", "Saint-", has("St-", "St ")),
        (rf"\bSte[- ](?=[{_UPPER}][a-zà-ÿ])", "Sainte-", has("Ste-", "Ste ")),
        (r"\b([Aa])rt\. ?(?=[LRD]\.? ?\d)", r"\1rticle ", has("rt.")),
        (r"\bCie\b(?!\.)", "Compagnie", has("Cie")),
        (r"\bSté\b\.?", "Société", has("Sté")),
        (r"\b[EÉ]ts\b\.?", "Établissements", has("Ets", "Éts")),
        (r"\b(?:RDV|rdv)\b", "rendez-vous", has("RDV", "rdv")),
        (r"\b(?:SVP|svp)\b", "s'il vous plaît", has("SVP", "svp")),
        (r"\btlj\b", "tous les jours", has("tlj")),
        (r"(?<![\w.,])(\d{1,3})m(?=\d\d(?!\w))", r"\1 m ", has("0m0")),
        (r"(?<=[IVX]) e(?= siècle)", "e", has(" e siècle")),
        (r"(?<![\w.,])km (?=\d)", "kilomètre ", has("km 0")),
        (r"(?<=[(, ])† ?(?=\d{1,2} [a-zéû])", "mort le ", has("†")),
        (r"(?<=[(, ])† ?(?=\d{4})", "mort en ", has("†")),
        (r"(?<=[(, ])\* ?(?=\d{1,2} [a-zéû])", "né le ", has("* 0", "*0")),
        (r"(\b(?:[Mm]aison|[Aa]ppart\w*|[Dd]uplex|[Vv]illa|[Ll]oft|[Ll]ogement|[Dd]emeure)(?: de)? \d{1,2}) p\.",
         r"\1 pièces", has("0 p.")),
        (r"\b24 ?h(?:eures)?/24\b", "24 heures sur 24", has("/00")),
        (r"\b([1-7]) ?j(?:ours)?/7\b", r"\1 jours sur 7", has("/0")),
        (r"(?<=\b[Dd]u )9-3\b|(?<=\b[Ll]e )9-3\b", "9 3", has("0-0")),
        (r"(?<=[€$]/)pers\b(?:\.(?=[,;)]| [a-zà-ÿ(]))?", "personne", has("/pers")),
        (r"(\b(?:pp?|[Aa]rts?)\. ?\d{1,4} et )(?:s|suiv)(?:\.(?!\w|\s*$)|(?=\.\s*$))", r"\1suivantes", has("et s.", "et suiv.")),
        (r"(?:(?<=\d{4}, )|(?<=sans date, ))s\. ?p\.(?=[,;)])", "sans pagination", has("s.")),
        (r"(?<=\b[Ll]es )p\. ?(?=\d)", "pages ", has("es p.")),
        (r"(?<![\w/])A/R(?![\w/])", "aller-retour", has("A/R")),
        (r"(?<=/mois )CC(?!\w)|(?<=€ )CC(?!\w)", "charges comprises", has(" CC")),
        (r"\bTle\b", "terminale", has("Tle")),
        (r"§ ?(?=\d)", "paragraphe ", has("§")),
        (r"(?<=[IVX]e )s\.(?!\w)|(?<=[IVX]e et [IVX]e )s\.", "siècle", has("e s.")),
        (r"(?:(?<=\b1 )|(?<=½ )|(?<=1/2 )|(?<=1/4 ))(?:c\. ?|cuil\. ?)à ?s(?:oupe\b|\.)", "cuillère à soupe", has("c.", "cuil")),
        (r"(?:\bc\. ?|\bcuil\. ?)à ?s(?:oupe\b|\.)", "cuillères à soupe", has("c.", "cuil")),
        (r"(?:(?<=\b1 )|(?<=½ )|(?<=1/2 )|(?<=1/4 ))(?:c\. ?|cuil\. ?)à ?c(?:afé\b|\.)", "cuillère à café", has("c.", "cuil")),
        (r"(?:\bc\. ?|\bcuil\. ?)à ?c(?:afé\b|\.)", "cuillères à café", has("c.", "cuil")),
    )
)  # fmt: skip
_DAYS = {
    "lun": "lundi", "mar": "mardi", "mer": "mercredi", "jeu": "jeudi", "ven": "vendredi", "sam": "samedi", "dim": "dimanche",
}  # fmt: skip
#: A day in short, where a day is: "du lun. au ven. de 9 h".
_ANY_DAY = "|".join(_DAYS)
_DAY = lazy(
    rf"(?<=\b[DdAa]u )(?P<to>{_ANY_DAY})\.(?=,? |$)|(?<=\b[Ll]e )(?P<on>{_ANY_DAY})\.(?= (?:\d|et |ou |au |à ))|"
    rf"\b(?P<date>{_ANY_DAY}|{_ANY_DAY.title()})\.(?=,? \d{{1,2}}(?:er)? "
    rf"(?:janv|févr|mars|avr|mai|juin|juil|août|sept|oct|nov|déc|[àd]))",
    needs=has(*(f"{day[1:]}." for day in _DAYS)),
)
_IN_FRENCH = has_match(
    r"[.°º§†*/-]|\b(?:M(?:me|lle|gr|e|es)|Drs?|Pr|[Bb]d|Ste?|Cie|Sté|[EÉ]ts|RDV|rdv|SVP|svp|tlj|nos|km|Tle|no)|\dm\d| e siècle\b"
)


def say_short_forms(text: str) -> str:
    """The text with its short forms written out."""
    if not _IN_FRENCH(text):
        return text
    text = _DAY.sub(lambda found: _day(found.group()), text)
    for pattern, words in _OTHERS:
        text = pattern.sub(words, text)
    return say_shorts(_say_parted(text), _SHORTS)


def _day(short: str) -> str:
    said = _DAYS[short.lower().rstrip(".")]
    return said.capitalize() if short[0].isupper() else said
