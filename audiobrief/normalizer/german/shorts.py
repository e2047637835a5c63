"""German short forms: "z. B.", "Abt.", "Kap. IV", "im sog. Speckgürtel", "Abs. 3 S. 2"."""

from __future__ import annotations

import re

from audiobrief.normalizer.continental.roman import value
from audiobrief.normalizer.continental.shorts import Beside, parted, say_shorts, shorts
from audiobrief.patterns import has, has_word, lazy

_say_parted = parted(
    "z. B.: zum Beispiel; d. h.: das heißt; u. a.: unter anderem; i. d. R.: in der Regel; o. ä.: oder ähnliche; "
    "o. Ä.: oder Ähnliches; u. Ä.: und Ähnliche; u. ä.: und ähnliche; v. Chr.: vor Christus; n. Chr.: nach Christus; "
    "z. T.: zum Teil; s. o.: siehe oben; s. u.: siehe unten; s. a.: siehe auch; u. U.: unter Umständen; "
    "i. A.: im Auftrag; i. V.: in Vertretung; i. V. m.: in Verbindung mit; i. H. v.: in Höhe von; i. S. d.: im Sinne des; "
    "i. S. v.: im Sinne von; i. e. S.: im engeren Sinne; i. w. S.: im weiteren Sinne; i. d. F.: in der Fassung; "
    "i. Allg.: im Allgemeinen; u. v. m.: und vieles mehr; u. v. a.: und viele andere; u. a. m.: und anderes mehr; "
    "u. v. a. m.: und vieles andere mehr; u. dgl.: und dergleichen; o. dgl.: oder dergleichen; u. z.: und zwar; "
    "v. a.: vor allem; z. Z.: zurzeit; z. Zt.: zurzeit; z. Hd.: zu Händen; m. E.: meines Erachtens; m. W.: meines Wissens; "
    "d. Ä.: der Ältere; d. Gr.: der Große; a. M.: am Main; a. D.: außer Dienst; i. R.: im Ruhestand; "
    "i. Br.: im Breisgau; v. u. Z.: vor unserer Zeitrechnung; n. u. Z.: nach unserer Zeitrechnung; "
    "ü. d. M.: über dem Meeresspiegel; ü. M.: über dem Meeresspiegel; ü. NN: über Normalnull; k. A.: keine Angabe; "
    "h. c.: honoris causa; e. V.: e V; p. a.: pro Jahr; p. P.: pro Person; Dipl.-Ing.: Diplomingenieur; "
    "d. M.: dieses Monats; b. a. W.: bis auf Weiteres; o. J.: ohne Jahr; o. B.: ohne Befund; v. H.: vom Hundert"
)
_SHORTS = shorts(
    {
        Beside.NUMERAL: "Kap: Kapitel; Bd: Band; Bde: Bände; Abt: Abteilung; Abschn: Abschnitt; Anh: Anhang; Anl: Anlage; "
        "Abs: Absatz; Abb: Abbildung; Tab: Tabelle; Bl: Blatt; Fn: Fußnote; Rn|Rdnr|Rz: Randnummer; Sp: Spalte; "
        "Jg: Jahrgang; Tl: Teil; Pos: Position; Vol: Volume; Fig: Figur; Bsp: Beispiel; Kl: Klasse; Nr: Nummer; "
        "Alt: Alternative; Tit: Titel; Kat: Kategorie",
        Beside.NUMBER: "op: Opus; Art: Artikel; Artt: Artikel; S: Seite; Hs: Halbsatz; Nrn: Nummern; max: maximal; min: minimal; "
        "gest: gestorben; geb: geboren; Jan: Januar; Feb|Febr: Februar; Apr: April; Aug: August; Sep|Sept: September; "
        "Okt: Oktober; Nov: November; Dez: Dezember; Op: Opus",
        Beside.COUNTED: "Std: Stunde/Stunden; Stdn: Stunden; Min: Minute/Minuten; Sek: Sekunde/Sekunden; Bde: Bände; "
        "Stk|Stck: Stück; Einw|Ew: Einwohner; Mitgl: Mitglied/Mitglieder; Pers: Person/Personen; Pf: Pfennig; "
        "Pkt: Punkt/Punkte; Pkte: Punkte; Mill: Millionen; Bio: Billionen; min: Minute/Minuten; sek: Sekunde/Sekunden; std: "
        "Stunde/Stunden; S: Seite/Seiten; Abb: Abbildung/Abbildungen; "
        "Tab: Tabelle/Tabellen; Mon: Monat/Monate; Wo: Woche/Wochen; J: Jahr/Jahre; Pck|Pkg|Pckg: Packung/Packungen; "
        "Msp: Messerspitze/Messerspitzen; Fl: Flasche/Flaschen; f|ff: folgende; Fr: Franken; Tr: Tropfen; "
        "Stg: Stange/Stangen; Abs: Absatz/Absätze; Expl: Exemplar/Exemplare; Pfd: Pfund; Tl: Teil/Teile; Hj: Halbjahr; "
        "Kl: Klasse",
        Beside.NAME: "Hr: Herr; Hrn: Herrn; Fr: Frau; Frl: Fräulein; St: Sankt; Fa: Firma; Fam: Familie; Prof: Professor; "
        "Pfr: Pfarrer; Gebr: Gebrüder; geb: geborene; lt: laut; verw: verwitwete; gesch: geschiedene",
        Beside.MORE: "Abt: Abteilung; Art: Artikel; geb: geboren; gest: gestorben; gegr: gegründet; lt: laut; gen: genannt; "
        "max: maximal; Bf: Bahnhof; Bez: Bezirk",
        Beside.CALLED: "Tel: Telefon; Az: Aktenzeichen",
        Beside.ANYTHING: "usw: und so weiter; usf: und so fort; etc: et cetera; bzw: beziehungsweise; ca|zirka: circa; "
        "rd: rund; ggf|ggfs: gegebenenfalls; evtl: eventuell; inkl: inklusive; exkl: exklusive; "
        "einschl: einschließlich; ausschl: ausschließlich; vgl: vergleiche; mind: mindestens; zzgl: zuzüglich; "
        "abzgl: abzüglich; bzgl: bezüglich; betr: betreffend; insb|insbes: insbesondere; ebd: ebenda; zw: zwischen; "
        "tägl: täglich; mtl|monatl: monatlich; jährl: jährlich; wöchentl: wöchentlich; urspr: ursprünglich; "
        "ugs: umgangssprachlich; dgl: dergleichen; resp: respektive; rechtl: rechtlich; vorauss: voraussichtlich; "
        "durchschn: durchschnittlich; gegr: gegründet; Jh|Jhd|Jhdt|Jahrh: Jahrhundert; Jhs: Jahrhunderts; "
        "Hrsg|Hg: Herausgeber; hrsg|hg: herausgegeben; Verf: Verfasser; Aufl: Auflage; Ausg: Ausgabe; Anm: Anmerkung; "
        "Ziff: Ziffer; Mio: Millionen; Mrd: Milliarden; Tsd: Tausend; Tel: Telefon; Hbf: Hauptbahnhof; "
        "Dtl: Deutschland; Bw: Bundeswehr; Vors: Vorsitzender; Gde: Gemeinde; Lkr|Ldkr: Landkreis; Reg: Regierung; "
        "Str: Straße; Pkw: Pkw; Stellv: Stellvertreter; Bsp: Beispiel; Ggs: Gegensatz; Zit: Zitat; zit: zitiert; "
        "Abschn: Abschnitt; Anl: Anlage; Mitgl: Mitglied; Angekl: Angeklagter; Urt: Urteil; verh: verheiratet; vergl: "
        "vergleiche;  Beschl: Beschluss; verst: "
        "verstorben; ehem: ehemals; Gl: Gleis; "
        "Zi: Zimmer; Whg: Wohnung; Bj: Baujahr; Wfl: Wohnfläche; Grdst|Grdstk: Grundstück; möbl: möbliert; renov: renoviert; "
        "Balk: Balkon; Terr: Terrasse; Tagesk: Tageskasse; Vvk: Vorverkauf; Eintr: Eintritt",
    }
)
#: Adjectives take the ending that their place asks for.
_ADJECTIVES = {
    "sog": "sogenannt", "ehem": "ehemalig", "stellv": "stellvertretend", "kath": "katholisch", "ev": "evangelisch",
    "evang": "evangelisch", "dt": "deutsch", "frz": "französisch", "franz": "französisch", "engl": "englisch",
    "österr": "österreichisch", "ital": "italienisch", "russ": "russisch", "amerik": "amerikanisch", "brit": "britisch",
    "poln": "polnisch", "span": "spanisch", "europ": "europäisch", "röm": "römisch", "griech": "griechisch",
    "lat": "lateinisch", "hl": "heilig", "lfd": "laufend", "verst": "verstorben", "staatl": "staatlich",
    "städt": "städtisch", "öffentl": "öffentlich", "gesetzl": "gesetzlich", "nördl": "nördlich", "südl": "südlich",
    "östl": "östlich", "westl": "westlich", "max": "maximal", "durchschnittl": "durchschnittlich",
    "wiss": "wissenschaftlich", "techn": "technisch", "zust": "zuständig", "gepl": "geplant", "o. g": "oben genannt",
    "o.g": "oben genannt", "u. g": "unten genannt", "jap": "japanisch", "chin": "chinesisch", "türk": "türkisch",
    "allg": "allgemein", "pol": "politisch", "vorl": "vorläufig", "jur": "juristisch",
}  # fmt: skip
_ADJECTIVE = lazy(
    r"(?P<before>(?:(?<!\w)[\wäöüß]{2,12} )?)(?<![\w.])(?P<short>" + "|".join(map(re.escape, _ADJECTIVES)) + r")\."
    r"(?:(?P<joined>-(?=[a-zäöü]))|(?= (?P<next>[\w„“\"]{1,30})))",
    needs=has(*(f"{short}." for short in _ADJECTIVES)),
)
_EN = frozenset(
    "dem den des einem einen eines einer am im vom zum zur beim diesem diesen dieser keinen ihrem seinem".split()
)
_NO_ADJECTIVES = frozenset(
    "einer einem einen eines seiner ihrer unter hinter dieser dieses diesen diesem deren dessen".split()
)
#: A sentence of a law, an article or a paragraph.
_LAW_SENTENCE = lazy(
    r"((?:Abs\.|Absatz|Art\.|Artikel|§|Nr\.|UAbs\.) ?\d{1,4}[a-z]? )S\. ?(?=\d)",
    needs=has(" S. 0", " S.0", "aS. 0", "aS.0"),
)
_CENTURY_OF = lazy(r"(\b[Dd]es (?:[\wäöü]{4,12}en )?\d{1,2}\. )Jh\.", needs=has("Jh."))
_DAYS = {
    "Mo": "Montag", "Di": "Dienstag", "Mi": "Mittwoch", "Do": "Donnerstag", "Fr": "Freitag", "Sa": "Samstag", "So": "Sonntag",
}  # fmt: skip
_DAY = "|".join(_DAYS)
_DAY_RANGE = lazy(rf"(?<![\w-])({_DAY})\.?(?: ?[-–] ?| bis )({_DAY})(?![\w-])(?:\.(?!\s*$))?", needs=has_word(*_DAYS))
_DAY_BEFORE = lazy(rf"(?<![\w-])({_DAY})\.,? (?=\d{{1,2}}(?:\.(?!\d\d(?!\.))|:|-|–| Uhr| bis))", needs=has_word(*_DAYS))
_FLOORS = {"EG": "Erdgeschoss", "DG": "Dachgeschoss", "UG": "Untergeschoss"}
_OTHERS = tuple(
    (lazy(pattern, needs=has(*parts)), words)
    for pattern, words, parts in (
        (r"\bDr\. ?(?=[A-ZÄÖÜ]|h\. ?c\.|(?:med|phil|jur|ing|rer|theol|oec)\b)", "Doktor ", ("Dr.",)),
        (r"(?<=Doktor )(med|phil|jur|ing|theol|oec)\.", r"\1", ("Doktor ",)),
        (r"(?<=Doktor )rer\. ?(nat|pol|oec)\.", r"rer \1", ("Doktor rer",)),
        (r"(?<=[(, ])\* ?(?=\d{1,2}\.)", "geboren am ", ("* 0", "*0")),
        (r"(?<=[(, ])\* ?(?=\d{4})", "geboren ", ("* 0", "*0")),
        (r"(?<=[(, ])† ?(?=\d{1,2}\.)", "gestorben am ", ("†",)),
        (r"(?<=[(, ])† ?(?=\d{4})", "gestorben ", ("†",)),
        (r"§§ ?(?=\d)", "Paragrafen ", ("§§",)),
        (r"§ ?(?=\d)", "Paragraf ", ("§",)),
        (r"\b([Gg])em\. (?=§|Art|Abs|Paragraf|Nr)", r"\1emäß ", ("em.",)),
        (r"\b([Ss])\. (?=(?:S|Abb|Kap|Tab|Anm|Abschn|Bd|Nr|Fn)\. ?\d|(?:oben|unten|auch|hierzu|dazu|Seite|Kasten)\b)",
         r"\1iehe ", ("s. ", "S. ")),
        (r"\b[Ll]it\. (?=[a-z]\b)", "Buchstabe ", ("it. ",)),
        (r"\bd\. ?J\.(?=\)|,| [a-zäöü])", "dieses Jahres", ("d. J.", "d.J.")),
        (r"([A-ZÄÖÜ]\.|[a-zäöüß]) v\. d\. (?=[A-ZÄÖÜ][a-zäöüß])", r"\1 von der ", (" v. d",)),
        (r"([A-ZÄÖÜ]\.|[a-zäöüß]) v\. (?=[A-ZÄÖÜ][a-zäöüß])", r"\1 von ", (" v. ",)),
        (r"\bv\. (?=\d{1,2}\. ?(?:\d|[A-ZJ]))", "vom ", ("v. 0",)),
        (r"(?<=[\wäöüß,;)] )u\. (?=[\w(„])", "und ", (" u. ",)),
        (r"(?<=[a-zäöüß])str\.(?=\s*$)", "straße.", ("str.",)),
        (r"(?<=[a-zäöüß])str\.", "straße", ("str.",)),
        (r"(?<=[a-zäöüß])pl\. (?=\d)", "platz ", ("pl. 0",)),
        (r"(?<=\d\. )OG\b", "Obergeschoss", ("0. OG",)),
        (r"(?<=[Ii]m )(EG|DG|UG)\b(?! [A-Z])", lambda found: _FLOORS[found[1]], ("m EG", "m DG", "m UG")),
        (r"(?<![\w.,])km (?=\d)", "Kilometer ", ("km 0",)),
        (r"(\b(?:[Aa]b|[Mm]it|[Nn]ach|[Vv]or|[Ss]eit|[Vv]on|[Bb]ei|[Ii]n|[Uu]nter|[Zz]u|[Bb]is) \d[\d.,–-]{0,6}) J\.",
         r"\1 Jahren",
         (" J.",)),
        (r"(\bNr\. ?\d{1,4}|\bNummer \d{1,4})/(?=\d)", r"\1 Schrägstrich ", ("Nr. ", "Nr.0", "Nummer 0")),
        (r"(?:(?<=:\d )|(?<=\d\) )|(?<=\d\), ))n\. ?V(?:\.(?!\w|\s*$)|(?=\.\s*$))", "nach Verlängerung", ("n. V", "n.V")),
        (r"(?:(?<=:\d )|(?<=\d\) )|(?<=\d\), ))n\. ?E(?:\.(?!\w|\s*$)|(?=\.\s*$))", "nach Elfmeterschießen", ("n. E", "n.E")),
        (r"(?<=[€\w]/)(Std|Min|Pers)\.(?=[,;)]| [a-zäöüß(])", r"\1", ("/Std.", "/Min.", "/Pers.")),
        (r"(?<=\d),(?:[-–—]{1,2}|--)(?= ?(?:€|Euro|EUR|Franken|CHF|DM|Mark)(?!\w))", "", (",-", ",–", ",—")),
        (r"(?<=\d) ?%-?(?=ige[mnrs]?(?!\w))", "-prozent", ("%ige", "% ige", "%-ige")),
        (r"\bca\b(?!\.)", "circa", ("ca",)),
        (r"\bHbf\b", "Hauptbahnhof", ("Hbf",)),
    )
)  # fmt: skip
#: Spelled, though not all of their letters are capitals.
_SPELLED = frozenset(
    "AfD BfV BfR BfArM KfW EuGH MdB MdL VfB VfL VfR Pkw Lkw Kfz StGB StPO StVO StVG StVZO VwGO EStG "
    "UStG WpHG SoVD DStGB".split()
)
#: Too long for that.
_LAWS = {
    "AufenthG": "Aufenthaltsgesetz",
    "BauGB": "Baugesetzbuch",
    "AsylG": "Asylgesetz",
    "KSchG": "Kündigungsschutzgesetz",
    "BetrVG": "Betriebsverfassungsgesetz",
    "BNatSchG": "Bundesnaturschutzgesetz",
    "JuSchG": "Jugendschutzgesetz",
    "MuSchG": "Mutterschutzgesetz",
    "WaffG": "Waffengesetz",
    "ArbZG": "Arbeitszeitgesetz",
    "PatG": "Patentgesetz",
    "UrhG": "Urheberrechtsgesetz",
    "AktG": "Aktiengesetz",
    "GewO": "Gewerbeordnung",
    "InsO": "Insolvenzordnung",
    "IfSG": "Infektionsschutzgesetz",
    "BtMG": "Betäubungsmittelgesetz",
    "BGBl": "Bundesgesetzblatt",
    "VwVfG": "Verwaltungsverfahrensgesetz",
    "TzBfG": "Teilzeit- und Befristungsgesetz",
    "BVerfG": "Bundesverfassungsgericht",
    "BVerwG": "Bundesverwaltungsgericht",
    "MwSt": "Mehrwertsteuer",
    "SpVgg": "Spielvereinigung",
    "GmbH": "G m b H",
}
_LAW = lazy(rf"(?<!\w)(?:{'|'.join(_LAWS)})(?!\w)", needs=has(*_LAWS))
#: What a court's register counts: "VI ZR 12/20".
_REGISTER = lazy(
    r"(?<!\w)(?P<senate>(?:[IVX]{1,5}|\d{1,2}) )(?P<sign>BvR|BvL|BvF|BvE|ZR|ZB|StR|AZR|ABR|BJs|O|U|Js|K|L|Ks|KLs)"
    r" (?P<number>\d{1,5})/(?P<year>\d\d)(?!\w)",
    needs=has("0/00"),
)
_MIXED = lazy(rf"(?<![\w@#./])({'|'.join(sorted(_SPELLED, key=len, reverse=True))})(s?)(?![\w@])", needs=has(*_SPELLED))


def say_short_forms(text: str) -> str:
    """The text with its short forms written out."""
    if "." in text:
        text = _LAW_SENTENCE.sub(r"\1Satz ", text)
        text = _CENTURY_OF.sub(r"\1Jahrhunderts", text)
        text = _DAY_RANGE.sub(lambda found: f"{_DAYS[found[1]]} bis {_DAYS[found[2]]}", text)
        text = _DAY_BEFORE.sub(lambda found: f"{_DAYS[found[1]]}, ", text)
        text = _ADJECTIVE.sub(_adjective, text)
        text = _say_parted(text)
    for pattern, words in _OTHERS:
        text = pattern.sub(words, text)
    text = _REGISTER.sub(_register, _LAW.sub(lambda found: _LAWS[found.group()], text))
    text = _MIXED.sub(lambda found: f"{' '.join(found[1].upper())}{found[2]}", text)
    return say_shorts(text, _SHORTS)


def _adjective(found: re.Match[str]) -> str:
    before, stem, following = found["before"], _ADJECTIVES[found["short"]], found["next"]
    if found["joined"]:
        return f"{before}{stem}-"
    word = before.lower().strip()
    if following[0].islower():
        # As the adjective after it; an adverb before anything else ("nördl. von").
        agrees = len(following) > 4 and following not in _NO_ADJECTIVES
        ending = next((end for end in ("en", "em", "er", "es", "e") if agrees and following.endswith(end)), "")
    elif following[0].isdigit():
        ending = ""
    else:
        ending = "en" if word in _EN else "er" if word in {"ein", "sein", "ihr", "kein"} else "e"
    return f"{before}{stem}{ending}"


def _register(found: re.Match[str]) -> str:
    senate = found["senate"].strip()
    number = senate if senate.isdigit() else str(value(senate))
    return f"{number} {' '.join(found['sign'].upper())} {found['number']} aus {found['year']}"
