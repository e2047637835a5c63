"""English abbreviations: titles before names, and short forms whose full stop an engine takes for the end of a sentence."""

from __future__ import annotations

import re

from audiobrief.patterns import any_of, both, has, has_match, has_word, lazy

TITLES = {
    "Mr": "Mister", "Mrs": "Missus", "Ms": "Miz", "Messrs": "Messieurs", "Sen": "Senator", "Sens": "Senators",
    "Rep": "Representative", "Reps": "Representatives", "Gov": "Governor", "Govs": "Governors", "Gen": "General",
    "Gens": "Generals", "Col": "Colonel", "Lt": "Lieutenant", "Sgt": "Sergeant", "Capt": "Captain", "Cpl": "Corporal",
    "Maj": "Major", "Cmdr": "Commander", "Adm": "Admiral", "Pvt": "Private", "Pfc": "Private First Class",
    "Ens": "Ensign",
    "Spc": "Specialist", "Prof": "Professor", "Profs": "Professors", "Rev": "Reverend", "Hon": "Honorable",
    "Fr": "Father", "Br": "Brother",
    "Pres": "President", "Supt": "Superintendent", "Det": "Detective", "Insp": "Inspector", "Ofc": "Officer",
    "Amb": "Ambassador",
    "Atty": "Attorney", "Asst": "Assistant", "Dep": "Deputy", "Dir": "Director", "Msgr": "Monsignor", "Drs": "Doctors",
    "Sr": "Sister",
    "Brig": "Brigadier", "Cllr": "Councillor", "Treas": "Treasurer", "Sec": "Secretary", "Secy": "Secretary",
    "Vice Adm": "Vice Admiral",
    "Staff Sgt": "Staff Sergeant",
}  # fmt: skip
_TITLE = lazy(
    rf"\b({'|'.join(sorted(TITLES, key=len, reverse=True))})\. ?"
    rf"(?=(?:{'|'.join(TITLES)}|Dr)\. |(?:and|&) (?:Mrs|Ms|Dr)|[A-ZÀ-Þ]|[“\"'‘][A-ZÀ-Þ]|"
    r"(?:de|del|della|der|di|du|al|bin|ben|von|van|la|le|ten|ter) (?:[a-z]{2,3} )?[A-ZÀ-Þ])",
    needs=has(*(f"{title}." for title in TITLES)),
)
#: British style writes no full stop.
_BARE_TITLE = lazy(
    r"\b(Mr|Mrs|Ms|Dr|Prof|Sgt|Capt|Lt|Sen|Gov)(?= [A-ZÀ-Þ][\w’'-])",
    needs=has_word("Mr", "Mrs", "Ms", "Dr", "Prof", "Sgt", "Capt", "Lt", "Sen", "Gov"),
)
_BARE = TITLES | {"Dr": "Doctor"}
_AFTER_NAME = {"Jr": "Junior", "Sr": "Senior", "Esq": "Esquire"}
_JUNIOR = lazy(r"(?<=[\w.])(,?) (Jr|Sr|Esq)\b(?:\.(?P<end>[\"”’)\s]*$)?)?", needs=has_word(*_AFTER_NAME))
_NUMBERED = tuple(f"{what} {no}" for what in ("serial", "model", "part", "flight") for no in "Nn")
#: Before a figure, "No." is a number and "in." an inch; on its own "No." is an answer. British style writes "No 1".
_NUMBER = lazy(
    r"\b[Nn]os?\. ?(?=#?\d)|\bNos? (?=#?\d{1,4}\b(?! [a-z]))|"
    r"\b(?<=serial )[Nn]os?\. (?=[A-Z]*\d|[A-Z]+-)|\b(?<=model )[Nn]os?\. (?=[A-Z]*\d|[A-Z]+-)|"
    r"\b(?<=part )[Nn]os?\. (?=[A-Z]*\d|[A-Z]+-)|\b(?<=flight )[Nn]os?\. (?=[A-Z]+\d)",
    needs=has(
        "o. 0", "o.0", "o. #0", "o.#0", "os. 0", "os.0", "os. #0", "os.#0", "o 0", "o #0", "os 0", "os #0", *_NUMBERED
    ),
)
#: Followed by a figure.
_COUNTED = {
    "Fig": "Figure", "fig": "figure", "Figs": "Figures", "vol": "volume", "Vol": "Volume", "vols": "volumes",
    "pp": "pages",
    "p": "page", "pg": "page", "ch": "chapter", "Ch": "Chapter", "ed": "edition", "Art": "Article", "art": "article",
    "Sec": "Section", "sec": "section", "ver": "version", "ext": "extension", "Ext": "Extension", "Op": "Opus",
    "op": "opus", "Pt": "Part",
    "pt": "part", "ca": "circa", "c": "circa", "est": "established", "Est": "Established", "Rt": "Route",
    "Rte": "Route", "Bldg": "Building",
    "Dist": "District", "Ep": "Episode", "para": "paragraph", "approx": "approximately", "Approx": "Approximately",
    "tel": "telephone",
    "Tel": "Telephone", "max": "maximum", "min": "minimum", "avg": "average", "Nr": "number", "cf": "compare",
    "temp": "temperature", "Temp": "temperature", "sect": "section", "Sect": "Section", "pgs": "pages",
    "Chap": "Chapter", "chap": "chapter", "Mk": "Mark", "Bk": "Book", "bk": "book",
    "eq": "equation", "Eq": "Equation", "Exh": "Exhibit", "Ex": "Exhibit", "qty": "quantity", "Qty": "quantity",
}  # fmt: skip
_BEFORE_FIGURE = lazy(
    rf"(?<![\w.])({'|'.join(sorted(_COUNTED, key=len, reverse=True))})\. ?"
    r"(?=[#§$€£~]?\d|(?!I [a-z])[IVX]{1,5}\b|[ivx]{1,6}\b)",
    needs=both(has_word(*_COUNTED), has_match(r"[a-z]\. ?(?:[#§$€£~]?\d|[IVX]+\b|[ivx]+\b)")),
)
#: "est. cost", "est. $3m", but "est. 1889", "Est. in 1889" and "8 p.m. est. on Friday".
_ESTIMATED = lazy(
    r"(?<![\w.])(?<![apAP]m )(?<!m\. )([Ee])st\. ?(?=[$€£~]|(?!1\d{3}(?!,)\b|20\d\d\b)\d|(?!in\b|by\b|ca?\.|circa\b)[a-z])",
    needs=has_word("est", "Est"),
)
_GENERAL = {
    "Inc": "Incorporated", "Corp": "Corporation", "Ltd": "Limited", "Bros": "Brothers", "Dept": "Department",
    "dept": "department",
    "Depts": "Departments", "Assn": "Association", "Assoc": "Association", "Univ": "University",
    "Intl": "International", "Int'l": "International",
    "Nat'l": "National", "Natl": "National", "Gov't": "Government", "gov't": "government", "govt": "government",
    "Govt": "Government",
    "etc": "et cetera", "approx": "approximately", "Approx": "Approximately", "vs": "versus", "Vs": "versus",
    "misc": "miscellaneous",
    "incl": "including", "excl": "excluding", "Cos": "Companies", "Pty": "Proprietary",
    "Mfg": "Manufacturing", "Mgmt": "Management",
    "Svcs": "Services", "Ctr": "Center", "Hosp": "Hospital", "Twp": "Township", "Cty": "County", "Co": "Company",
    "Acad": "Academy", "Elem": "Elementary", "Inst": "Institute",
    "Capt": "Captain", "Sgt": "Sergeant", "Sen": "Senator", "Gov": "Governor",
    "Prof": "Professor", "Lt": "Lieutenant", "Msgr": "Monsignor",
    "eds": "editors", "cf": "compare", "viz": "namely", "avg": "average", "ext": "extension", "tel": "telephone",
    "Tel": "Telephone", "hrs": "hours", "mos": "months", "yrs": "years", "mins": "minutes",
    "secs": "seconds", "rebs": "rebounds",
    "asts": "assists", "pct": "percent", "Pkwy": "Parkway", "Blvd": "Boulevard", "Hwy": "Highway", "Rd": "Road",
    "Ave": "Avenue",
    "Ln": "Lane", "Expy": "Expressway", "Tpke": "Turnpike", "Fwy": "Freeway", "Apt": "Apartment", "Bldg": "Building",
    "attn": "attention", "Attn": "Attention", "ft": "feet", "lbs": "pounds", "oz": "ounces", "tbsp": "tablespoons",
    "tsp": "teaspoons", "esp": "especially", "orig": "originally", "Tues": "Tuesday", "Thurs": "Thursday",
}  # fmt: skip
_ANYWHERE = lazy(
    rf"(?<![\w.@/-])({'|'.join(sorted(map(re.escape, _GENERAL), key=len, reverse=True))})\.(?!\w)(?P<end>[\"”’')\s]*$)?",
    needs=has_word(*(short.partition("'")[0] for short in _GENERAL)),
)
_BARE_SHORT = lazy(
    r"(?<![\w.@/#-])(vs|Inc|Corp|Ltd|Bros|Dept|govt|Govt|[Gg]ov't|Int'l|Nat'l|etc|approx|Pkwy|Blvd|Hwy)(?![\w.@/'’])",
    needs=has_word(*(short.partition("'")[0] for short in _GENERAL)),
)
#: "N. Korea", as headlines have it.
_SIDE = lazy(
    r"(?<![\w.])(?:([NS])\. (?=(?:Korea|Carolina|Dakota|Africa|Sudan|Ireland|Yemen)(?:n|ns)?\b)|"
    r"(W)\. (?=(?:Virginia|Bank|Africa)\b))",
    needs=has("N. ", "S. ", "W. "),
)
_SIDES = {"N": "North", "S": "South", "W": "West"}
_RIGHT_HONORABLE = lazy(r"\b(?:Rt\.? Hon(?:\.|ou?rable)?|Right Hon\.)(?= )", needs=has("t. Hon", "t Hon"))
_LIFE = lazy(
    r"(?<![\w.])(b|d|r|fl)\. (?=(?:c\. ?)?\d{3,4}(?!\d))",
    needs=has("b. 0", "d. 0", "r. 0", "l. 0", "b. c.", "d. c.", "r. c.", "l. c."),
)
_LIVES = {"b": "born", "d": "died", "r": "reigned", "fl": "flourished"}
_RETIRED = lazy(r"(?<=[\w.]), Ret\.(?P<end>\s*$)?", needs=has(", Ret."))
#: Of a house of delegates; behind a comma it is the state.
_DELEGATE = lazy(r"(?<![\w.])(?<!, )Del\. (?=[A-Z][a-z'’-]+ [A-Z])", needs=has("Del. "))
_RETIRED_IN_BRACKETS = lazy(r"\(([Rr])et\.?\)", needs=has("(Ret", "(ret"))
_UNIVERSITY = lazy(r"(?<![\w.])U\. of (?=[A-Z])", needs=has("U. of "))
_BY = lazy(r"(?<![\w.])(ed|trans|comp)\. by\b", needs=has("d. by", "s. by", "p. by"))
_LATIN = (
    (lazy(r"\b([Ee])\. ?[Gg]\.(,?)", needs=has("g.", "G.")), {"e": "for example", "E": "For example"}),
    # Both cases are spelt out: where case does not count, other letters are taken for "i" too.
    (lazy(r"\b([Ii])\. ?[Ee]\.(,?)", needs=has("i.", "I.")), {"i": "that is", "I": "That is"}),
)
_LETTERED = lazy(
    r"\b(a\.k\.a\.?|aka|AKA|R\.I\.P\.|RSVP|c/o|b/c|[hH]/[tT]|d/b/a|GmbH|plc|pH|[BM]Sc|MPhil)(?!\w)",
    needs=has(
        "a.k.a",
        "aka",
        "AKA",
        "R.I.P.",
        "RSVP",
        "c/o",
        "b/c",
        "h/t",
        "H/t",
        "H/T",
        "h/T",
        "d/b/a",
        "GmbH",
        "plc",
        "pH",
        "BSc",
        "MSc",
        "MPhil",
    ),
)
_LETTERED_AS = {
    "a.k.a.": "also known as",
    "a.k.a": "also known as",
    "aka": "also known as",
    "AKA": "also known as",
    "R.I.P.": "R I P",
    "RSVP": "R S V P",
    "c/o": "care of",
    "b/c": "because",
    "h/t": "hat tip",
    "d/b/a": "doing business as",
    "GmbH": "G M B H",
    "plc": "P L C",
    "pH": "P H",
    "BSc": "B S C",
    "MSc": "M S C",
    "MPhil": "M Phil",
}
_ET_AL = lazy(r"\bet al\.?(?!\w)(?P<end>\s*$)?", needs=has("et al"))
_WITH = lazy(r"(?<![\w/])w/(?![ce]\b)(o\b)? ?(?=\w)", needs=has("w/"))
_SENTENCE_STARTS = r"(?!(?:The|This|That|But|And|He|She|It|They|We|In|On|At|For|A|An|If|His|Her)\b)"
_INITIAL = lazy(
    r"(?P<before>^|[A-Z][\w’'-]{1,40} |[A-Z]\. |[“\"(]|\b(?:by|and|with|from) )(?P<initial>[B-Z])\. "
    rf"(?={_SENTENCE_STARTS}[A-Z][a-z’'])",
    needs=has(*(f"{initial}. " for initial in "BCDEFGHIJKLMNOPQRSTUVWXYZ")),
)
#: "C. L. R. James": nothing but a name has two.
_INITIALS = lazy(
    rf"(?<![\w.'’-])(?:[A-Z]\. ){{2,4}}(?={_SENTENCE_STARTS}[A-Z][a-z’'])",
    needs=has(*(f". {initial}. " for initial in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")),
)
#: Of these the stop stays: without it engines take it for the article.
_STOP_OF_INITIAL = lazy(r"(?<=[B-Z])\.")


def say_counted(text: str) -> str:
    """The text with abbreviations before figures written out: "No. 5", "pp. 12-15"."""
    text = _NUMBER.sub(lambda found: f"{found.group()[0]}umber{'s' if 'os' in found.group() else ''} ", text)
    text = _LIFE.sub(lambda found: f"{_LIVES[found[1]]} ", text)
    text = _ESTIMATED.sub(r"\1stimated ", text)
    return _BEFORE_FIGURE.sub(lambda found: f"{_COUNTED[found[1]]} ", text)


#: Most texts pass none of these gates: they are asked together.
_STOPPED = any_of(
    *(pattern for pattern, _ in _LATIN),
    _SIDE,
    _RIGHT_HONORABLE,
    _TITLE,
    _JUNIOR,
    _DELEGATE,
    _RETIRED_IN_BRACKETS,
    _UNIVERSITY,
    _RETIRED,
    _BY,
    _ANYWHERE,
    _ET_AL,
    _INITIALS,
    _INITIAL,
)


def say_abbreviations(text: str) -> str:
    """The text with English abbreviations written out."""
    if "." in text:
        text = text.replace("S.&P.", "S&P")
    if "." in text and _STOPPED(text):
        for pattern, words in _LATIN:
            text = pattern.sub(lambda found, words=words: words[found[1]] + found[2], text)  # type: ignore[misc]
        text = _SIDE.sub(lambda found: f"{_SIDES[found[1] or found[2]]} ", text)
        text = _RIGHT_HONORABLE.sub("Right Honorable", text)
        text = _TITLE.sub(lambda found: f"{TITLES[found[1]]} ", text)
        text = _JUNIOR.sub(_junior, text)
        text = _DELEGATE.sub("Delegate ", text)
        text = _RETIRED_IN_BRACKETS.sub(r"(\1etired)", text)
        text = _UNIVERSITY.sub("University of ", text)
        text = _RETIRED.sub(lambda found: f", Retired{'.' if found['end'] is not None else ''}", text)
        text = _BY.sub(
            lambda found: f"{ {'ed': 'edited', 'trans': 'translated', 'comp': 'compiled'}[found[1]] } by", text
        )
        text = _ANYWHERE.sub(_anywhere, text)
        text = _ET_AL.sub(lambda found: f"et al{'.' if found['end'] is not None else ''}{found['end'] or ''}", text)
        text = _INITIALS.sub(lambda found: _STOP_OF_INITIAL.sub("", found.group()), text)
        text = _INITIAL.sub(r"\g<before>\g<initial> ", text)
    text = _BARE_TITLE.sub(lambda found: _BARE[found[1]], text)
    text = _BARE_SHORT.sub(lambda found: _GENERAL[found[1]], text)
    text = _LETTERED.sub(_lettered, text)
    return _WITH.sub(lambda found: "without " if found[1] else "with ", text) if "w/" in text else text


def _lettered(found: re.Match[str]) -> str:
    return _LETTERED_AS.get(found[1]) or _LETTERED_AS[found[1].lower()]


def _junior(found: re.Match[str]) -> str:
    end = found["end"]
    return f"{found[1]} {_AFTER_NAME[found[2]]}" + (f".{end}" if end is not None else "")


def _anywhere(found: re.Match[str]) -> str:
    end = found["end"]
    return _GENERAL[found[1]] + (f".{end}" if end is not None else "")
