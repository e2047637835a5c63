"""English streets, states and the abbreviations that mean two things: "St. Mary St.", "Dr. Ames lives on Ames Dr."."""

from __future__ import annotations

import re

from audiobrief.normalizer.english.numbers import cardinal, digits, in_pairs
from audiobrief.patterns import any_of, both, has, has_word, lazy

_STREETS = {
    "St": "Street", "Ave": "Avenue", "Av": "Avenue", "Blvd": "Boulevard", "Rd": "Road", "Dr": "Drive", "Ln": "Lane",
    "Ct": "Court",
    "Pl": "Place", "Sq": "Square", "Pkwy": "Parkway", "Hwy": "Highway", "Cir": "Circle", "Ter": "Terrace",
    "Terr": "Terrace",
    "Expy": "Expressway", "Fwy": "Freeway", "Tpke": "Turnpike", "Trl": "Trail", "Aly": "Alley", "Ste": "Suite",
}  # fmt: skip
_WAYS = (
    "Street|Avenue|Boulevard|Road|Drive|Lane|Court|Place|Square|Parkway|Highway|Circle|Terrace|Way|Alley|Trail|Broadway|"
    "Turnpike|Row|Mews|Plaza|Loop|Walk|Gardens|Crescent"
)
_DIRECTIONS = {
    "N": "North", "S": "South", "E": "East", "W": "West", "NE": "Northeast", "NW": "Northwest", "SE": "Southeast",
    "SW": "Southwest", "N.E": "Northeast", "N.W": "Northwest", "S.E": "Southeast", "S.W": "Southwest",
}  # fmt: skip
_NAME = r"(?:[A-Z][\w’'-]{0,40}|\d{1,3}(?:st|nd|rd|th))"
_WAY = rf"(?:{'|'.join(_STREETS)})\b\.?|(?:{_WAYS})\b"
_HOUSE = lazy(
    rf"(?<![\w.,$€£/:-])(?P<number>\d{{1,5}}(?:-\d{{1,3}})?)(?P<letter>[A-Z])?"
    rf"(?= (?:(?:{'|'.join(map(re.escape, _DIRECTIONS))})\.? )?(?:{_NAME} ){{1,3}}(?:{_WAY})(?!\w))",
    needs=has_word(*_STREETS, *_WAYS.split("|")),
)
#: "10 Downing St": after a house's number, without a full stop.
_HOUSE_STREET = lazy(
    rf"(?<![\w.,$€£/:-])(\d{{1,5}}[A-Z]? (?:{_NAME} ){{1,3}})(St|Dr|Pl|Ct|Sq|Ter|Cir)\b(?!\.)(?=[,;.)]|$| (?:in|at|near|and)\b)",
    needs=has_word("St", "Dr", "Pl", "Ct", "Sq", "Ter", "Cir"),
)
_STREET_DIRECTION = lazy(
    rf"(?<![\w.])(?P<way>N\.E|N\.W|S\.E|S\.W|NE|NW|SE|SW|[NSEW])\.? (?=(?:{_NAME} ){{1,3}}(?:{_WAY})(?!\w)|Broadway\b)",
    needs=has_word(*_STREETS, *_WAYS.split("|")),
)
#: "10 km SW of Lima"
_DIRECTION_OF = lazy(r"(?<![\w.])(NE|NW|SE|SW)(?= of (?:the )?[A-Z])", needs=has("E of ", "W of "))
_DIRECTION_AFTER = lazy(
    r"(?<=(?:et|ue|rd|ad|ve|ne|rt|ce) )(N\.E|N\.W|S\.E|S\.W|NE|NW|SE|SW)\b\.?(?=\W|$)",
    needs=has(*(f" {direction}" for direction in ("NE", "NW", "SE", "SW", "N.E", "N.W", "S.E", "S.W"))),
)
#: "Queen St W", "300 King St. W.", "Park Avenue S": one point alone only where nothing but it can be meant.
_POINT_AFTER = lazy(
    rf"(?P<name>\b(?!(?:The|A|An|This|On|In|At|Of|From|To|And)\b)[A-Z][\w’'-]{{1,40}}|\d(?:st|nd|rd|th)) "
    rf"(?P<street>{'|'.join(way for way in _STREETS if way not in {'Ste', 'Ter', 'Cir'})}|"
    rf"Street|Avenue|Boulevard|Road|Drive|Lane|Court|Place|Parkway)\b\.? "
    rf"(?P<way>N\.E|N\.W|S\.E|S\.W|NE|NW|SE|SW|[NSEW])(?:\b(?!\.)|\.)"
    r"(?=[,;)]|[.\s]*$| (?:and|at|between|for|from|in|is|near|on|to|was)\b)"
    r"(?P<end>\s*$)?",
    needs=both(has_word(*_STREETS, *_WAYS.split("|")), has_word(*"NSEW", "NE", "NW", "SE", "SW")),
)
_AWAY = lazy(r"(?<=iles |ters )(NE|NW|SE|SW|[NSEW])\b(?=[,;.)]|$)", needs=has(*(f"s {way}" for way in "NSEW")))
_MOTORWAY = lazy(r"\b(A\d{1,4})\(M\)", needs=has("0(M)"))
_SAINTS = lazy(
    r"(?:Louis|Paul|Petersburg|Johns?\b|Mary|Patrick|Peter|Helens|Luci[ea]|Kitts|Vincent|Thomas|Croix|Joseph|George|"
    r"Andrew|Augustine|Cloud|"
    r"Charles|Clair|Nicholas|Francis|James|Jude|Martin|Michael|Ives|Alban|Bernard|Barts|Tropez|Moritz|Gallen|"
    r"Pancras|Simons|Landry|"
    r"Tammany|Germain|Etienne|Denis|Elizabeth|Luke|Mark|Matthew|Anthony|Ann|Catherine|Bonaventure|Anselm|Stephen|"
    r"David|Pauli|Lawrence|Olaf)"
)
_ST = lazy(
    r"(?P<before>(?:\b\w+ )?(?:\b[A-Z][\w’'-]{0,40} |\b\d{1,3}(?:st|nd|rd|th) )?)"
    r"\b(?P<ab>St|ST)\.(?P<gap> ?)(?=(?P<next>[A-Z][\w’'-]{0,40})?)(?P<end>\W*$)?",
    needs=has("St.", "ST."),
)
#: British style writes no full stop.
_BARE_SAINT = lazy(rf"(?<![\w.])St (?={_SAINTS.pattern})", needs=has("St "))
_BARE_STREET = lazy(
    r"(?P<name>\b[A-Z][\w’'-]{2,40} )St(?=[,;)]|$| (?:in|is|and|at|to|near|was|on|for|after|between|by)\b)",
    needs=has(" St"),
)
_NTH_STREET = lazy(
    rf"(?<=\d(?:st|nd|rd|th) )St\b(?!\.)(?! {_SAINTS.pattern})", needs=has("0st St", "0nd St", "0rd St", "0th St")
)
_DR = lazy(
    r"(?P<before>(?:\b[A-Z][\w’'-]{0,40} )?)\bDr\.(?P<gap> ?)(?=(?P<next>[A-Z][\w.’'-]{0,40}|[“\"‘'][A-Z])?)(?P<end>\W*$)?",
    needs=has("Dr."),
)
_PLAIN_WAYS = "|".join(way for way in _STREETS if way not in {"St", "Dr", "Ste", "Pl", "Ct", "Av", "Sq", "Ter", "Cir"})
_STREET = lazy(
    r"(?P<name>\b[A-Z][\w’'-]{1,40}|\d(?:st|nd|rd|th)|[a-z](?:th|st|nd|rd)) "
    rf"(?P<way>{_PLAIN_WAYS}|Ct\.|Pl\.|Sq\.|Ter\.|Cir\.)(?!\w)\.?(?P<end>\s*$)?",
    needs=has_word(*_STREETS),
)
_HIGHWAY = lazy(r"\b(?:Hwy|HWY)\b\.? (?=\d)", needs=has_word("Hwy", "HWY"))
_UNIT = {"Apt": "Apartment", "Ste": "Suite", "Bldg": "Building", "Rm": "Room", "Fl": "Floor"}
_UNITS = lazy(rf"\b({'|'.join(_UNIT)})\b\.? (?=#?\w?\d)", needs=has_word(*_UNIT))
_MOUNT = lazy(r"\bMt\.? (?=[A-Z])", needs=has_word("Mt"))
_FORT = lazy(r"\bFt\.? (?=[A-Z])", needs=has_word("Ft"))
_POINT = lazy(r"\bPt\. (?=[A-Z][a-z])", needs=has_word("Pt"))
#: Where a sentence ends, and the full stop of a short form is its own as well.
_CLOSING = r"[\s\"”’')\]]*$"
#: The Associated Press's abbreviations of US states.
_STATES = {
    "Ala": "Alabama", "Ariz": "Arizona", "Ark": "Arkansas", "Calif": "California", "Colo": "Colorado",
    "Conn": "Connecticut", "Del": "Delaware", "Fla": "Florida", "Ga": "Georgia", "Ill": "Illinois", "Ind": "Indiana",
    "Kan": "Kansas", "Ky": "Kentucky", "La": "Louisiana", "Md": "Maryland", "Mass": "Massachusetts",
    "Mich": "Michigan", "Minn": "Minnesota", "Miss": "Mississippi", "Mo": "Missouri", "Mont": "Montana",
    "Neb": "Nebraska", "Nev": "Nevada", "N.H": "New Hampshire", "N.J": "New Jersey", "N.M": "New Mexico",
    "N.Y": "New York", "N.C": "North Carolina", "N.D": "North Dakota", "Okla": "Oklahoma", "Ore": "Oregon",
    "Pa": "Pennsylvania", "R.I": "Rhode Island", "S.C": "South Carolina", "S.D": "South Dakota", "Tenn": "Tennessee",
    "Tex": "Texas", "Vt": "Vermont", "Va": "Virginia", "Wash": "Washington", "W.Va": "West Virginia",
    "Wis": "Wisconsin",
    "Wyo": "Wyoming",
    "Wisc": "Wisconsin", "Penn": "Pennsylvania", "Oreg": "Oregon", "Kans": "Kansas", "Nebr": "Nebraska",
    "Ont": "Ontario", "Que": "Quebec", "B.C": "British Columbia",
}  # fmt: skip
_POSTAL = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado",
    "CT": "Connecticut",
    "DE": "Delaware", "FL": "Florida", "GA": "Georgia", "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois",
    "IN": "Indiana",
    "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky", "LA": "Louisiana", "ME": "Maine", "MD": "Maryland",
    "MA": "Massachusetts",
    "MI": "Michigan", "MN": "Minnesota", "MS": "Mississippi", "MO": "Missouri", "MT": "Montana", "NE": "Nebraska",
    "NV": "Nevada",
    "NH": "New Hampshire", "NJ": "New Jersey", "NM": "New Mexico", "NY": "New York", "NC": "North Carolina",
    "ND": "North Dakota",
    "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island", "SC": "South Carolina",
    "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont", "VA": "Virginia",
    "WA": "Washington",
    "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming", "ON": "Ontario", "BC": "British Columbia",
    "QC": "Quebec",
}  # fmt: skip
_STATE = lazy(
    rf"(?<=\w, )({'|'.join(map(re.escape, _STATES))})\.(?!\w)({_CLOSING})?",
    needs=has(*(f", {state}." for state in _STATES)),
)
_PARTY = lazy(
    rf"(?<![\w-])([DRI])-({'|'.join(map(re.escape, _STATES))}|[A-Z][a-z]+|[A-Z]{{2}}\b)(?!\w)(\.?)(?P<end>{_CLOSING})?|"
    rf"(?<=\()(?P<before>[DRI])- (?P<loose>{'|'.join(map(re.escape, _STATES))})\.",
    needs=has("D-", "R-", "I-"),
)
#: Without a city before them, only those that are no words, name no one and end in a stop.
_LONE_STATE = lazy(
    r"(?<![\w.])(Ala|Ariz|Calif|Colo|Conn|Fla|Ga|Ky|Mich|Minn|Okla|Tenn|Tex|Wyo|Wis|N\.H|N\.J|N\.M|N\.C|N\.D|S\.C|"
    rf"S\.D|R\.I|N\.Y|W\.Va)\.(?!\w)({_CLOSING})?",
    needs=has(*(f"{state}." for state in _STATES)),
)
_DEGREES = "MPH|MSc|MSCE|PhD|MBA|MHS|FACP|FAAP|JD|RN|RD|MS|DO|MPP|LLM|DrPH|EdD"
_MISS = lazy(r"\bMiss\. (?=[A-Z])", needs=has("Miss. "))
#: Not a degree: "Ann Roe, MD, MPH".
_POSTAL_STATE = lazy(
    rf"(?<=[a-z], )({'|'.join(_POSTAL)})(?!,? (?:{_DEGREES})\b)(?=(?P<zip> \d{{5}}\b)|[ ,.;:)—]|$)",
    needs=has_word(*_POSTAL),
)

#: Most texts pass none of these gates: they are asked together.
_ANY_HOUSE = any_of(_MOTORWAY, _POINT_AFTER, _NTH_STREET, _HOUSE_STREET, _HOUSE, _STREET_DIRECTION, _UNITS)


def say_houses(text: str) -> str:
    """Numbers of houses and flats as they are read."""
    if not _ANY_HOUSE(text):
        return text
    text = _MOTORWAY.sub(r"\1 M", text)
    text = _POINT_AFTER.sub(_point_after, text)
    text = _NTH_STREET.sub("Street", text)
    text = _HOUSE_STREET.sub(lambda found: f"{found[1]}{_STREETS[found[2]]}", text)
    text = _HOUSE.sub(_house, text)
    text = _STREET_DIRECTION.sub(_direction, text)
    return _UNITS.sub(lambda found: f"{_UNIT[found[1]]} ", text)


#: Most texts pass none of these gates: they are asked together.
_ANY = any_of(
    _POSTAL_STATE,
    _POINT_AFTER,
    _STREET_DIRECTION,
    _ST,
    _BARE_SAINT,
    _BARE_STREET,
    _DR,
    _HIGHWAY,
    _STREET,
    _AWAY,
    _DIRECTION_OF,
    _DIRECTION_AFTER,
    _MOUNT,
    _FORT,
    _POINT,
    _PARTY,
    _STATE,
    _LONE_STATE,
    _MISS,
)


def say_places(text: str) -> str:
    """Streets, saints, doctors, mountains and states in words."""
    if not _ANY(text):
        return text
    text = _POSTAL_STATE.sub(lambda found: _POSTAL[found[1]], text)
    text = _POINT_AFTER.sub(_point_after, text)
    text = _STREET_DIRECTION.sub(_direction, text)
    text = _ST.sub(_saint_or_street, text)
    text = _BARE_SAINT.sub("Saint ", text)
    text = _BARE_STREET.sub(r"\g<name>Street", text)
    text = _DR.sub(_doctor_or_drive, text)
    text = _HIGHWAY.sub("Highway ", text)
    text = _STREET.sub(_street, text)
    text = _AWAY.sub(lambda found: _DIRECTIONS[found[1]].lower(), text)
    text = _DIRECTION_OF.sub(lambda found: _DIRECTIONS[found[1]].lower(), text)
    text = _DIRECTION_AFTER.sub(lambda found: _DIRECTIONS[found[1]], text)
    text = _MOUNT.sub("Mount ", text)
    text = _FORT.sub("Fort ", text)
    text = _POINT.sub("Point ", text)
    text = _PARTY.sub(_party, text)
    if "." in text:
        text = _STATE.sub(_state, text)
        text = _LONE_STATE.sub(_state, text)
        text = _MISS.sub("Mississippi ", text)
    return text


def _direction(found: re.Match[str]) -> str:
    return f"{_DIRECTIONS[found['way']]} "


def _point_after(found: re.Match[str]) -> str:
    """The full stop of "King St. W." is the sentence's as well where that ends."""
    street = _STREETS.get(found["street"], found["street"])
    stop = "." if found["end"] is not None and found.group().rstrip().endswith(".") else ""
    return f"{found['name']} {street} {_DIRECTIONS[found['way']]}{stop}"


def _house(found: re.Match[str]) -> str:
    written = found["number"]
    first, dash, second = written.partition("-")
    said = in_pairs(int(first)) if len(first) < 5 else digits(first) if first.startswith("0") else _five(first)
    if dash:
        said += f" dash {cardinal(int(second))}"
    return f"{said} {found['letter']}" if found["letter"] else said


def _five(written: str) -> str:
    """12345 Main Street as "one twenty three forty five"."""
    return f"{in_pairs(int(written[:3]))} {'oh ' if written[3] == '0' else ''}{cardinal(int(written[3:]))}"


def _saint_or_street(found: re.Match[str]) -> str:
    before, following = found["before"], found["next"]
    named = (
        bool(before)
        and not before.rstrip().islower()
        and before.split()[-1][0] in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    )
    last = before.split()[-1] if before else ""
    starts_sentence = last in {"The", "In", "At", "Near", "On", "From", "And", "But", "For", "Of"}
    if following and (not named or starts_sentence or _SAINTS.match(following)):
        return f"{before}Saint{found['gap']}"
    stop = "." if found["end"] is not None else ""
    return f"{before}Street{stop}{found['end'] or found['gap']}"


def _doctor_or_drive(found: re.Match[str]) -> str:
    if found["next"] and not (found["before"] and _numbered(found)):
        return f"{found['before']}Doctor{found['gap']}"
    if not found["before"]:
        return found.group() if not found["next"] else f"Doctor{found['gap']}"
    stop = "." if found["end"] is not None else ""
    return f"{found['before']}Drive{stop}{found['end'] or found['gap']}"


def _numbered(found: re.Match[str]) -> bool:
    return bool(re.search(r"\d (?:[A-Z]\w* )?$", found.string[max(0, found.start() - 24) : found.start()]))


def _street(found: re.Match[str]) -> str:
    way = _STREETS[found["way"].rstrip(".")]
    stop = "." if found["end"] is not None and found.group().rstrip().endswith(".") else ""
    return f"{found['name']} {way}{stop}{found['end'] or ''}"


def _state(found: re.Match[str]) -> str:
    name = _STATES[found[1]]
    ending = found[2]
    # At the end of the text the full stop is the sentence's too.
    return name if ending is None else f"{name}.{ending}"


def _party(found: re.Match[str]) -> str:
    if found["loose"]:
        return f"{found['before']} {_STATES[found['loose']]}"
    party, state, stop, end = found[1], found[2], found[3], found["end"] or ""
    if state in _STATES:
        return f"{party} {_STATES[state]}{stop if found['end'] is not None else ''}{end}"
    return f"{party} {_POSTAL.get(state, state)}{stop}{end}"
