"""Texts without a capital letter, as search boxes and lists have them: "123 main st", "austin, tx 78731", "dr. smith".

What other rules know by its capitals is given them; nothing is said here. A text that has one capital stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.patterns import has_match, has_word, lazy

if TYPE_CHECKING:
    import re

#: No name begins with these: "the gov. said", "one more rep. then rest".
_NO_NAMES = (
    r"(?!(?:a|about|after|all|also|am|an|and|are|as|at|be|been|before|but|by|can|could|did|do|does|for|from|get|go|got|had|has|have|"
    r"he|her|here|him|his|how|i|if|in|into|is|it|its|just|like|me|more|my|no|not|of|off|on|or|our|out|said|saw|says|she|so|some|"
    r"than|that|the|their|them|then|there|these|they|this|those|to|too|told|up|us|was|we|went|were|what|when|where|which|who|will|"
    r"with|would|you|your)\b)"
)
_NAME = rf"{_NO_NAMES}[a-zà-ÿ][\w’'-]*"
_TITLES = "mr mrs ms dr prof sen rep gov gen capt lt sgt cmdr maj col cpl pvt rev hon supt msgr cllr messrs".split()
_TITLE_WORD = "|".join(_TITLES)
#: Pairs such as "lt. gov." are another rule's. Behind a figure "dr." is a street and "ms." a time.
_TITLED = lazy(
    rf"(?<![\w.&-])(?<!\d )(?P<title>{_TITLE_WORD})\. (?=(?:and|&) (?:mrs|ms|dr)\b|(?P<name>{_NAME}))|"
    r"^(?P<first>mr|mrs|ms|dr|prof)\. (?=(?P<any>[a-z]))",
    needs=has_word(*_TITLES),
)
#: British style writes no stop; "ms", "gen", "col" and the like are other things as well.
_BARE_TITLED = lazy(
    rf"(?<![\w.&-])(?<!\d )(?P<title>mrs?|dr|prof|sgt|capt) (?=(?:and|&) (?:mrs|ms|dr)\b|(?P<name>{_NAME}))",
    needs=has_word("mr", "mrs", "dr", "prof", "sgt", "capt"),
)
#: These are said without a name, too: "the gov. said".
_THE_TITLED = lazy(
    r"(?<=\bthe )(gov|sen|prof|sgt|capt)(?=\. [a-z])", needs=has_word("gov", "sen", "prof", "sgt", "capt")
)
_JUNIOR = lazy(r"(?<=[a-z]{2})(?P<comma>,?) (?P<word>[js]r)\b(?=[.,;)]|$)", needs=has_word("jr", "sr"))
_SAINT_NAMES = (
    "louis paul petersburg john johns mary patrick peter helens lucia kitts vincent thomas croix joseph george andrew andrews "
    "augustine cloud charles nicholas francis james jude martin michael ives alban albans bernard tropez moritz gallen pancras "
    "germain denis elizabeth luke mark matthew anthony ann anne catherine stephen david pauli lawrence olaf nick pete"
).split()
_SAINT = rf"st(?=\.? (?:{'|'.join(_SAINT_NAMES)})\b)"
#: First of all, or after what no street's name ends in: "in st. cloud", but "wall st. is".
_OTHER_SAINT = rf"st(?=\. {_NO_NAMES}[a-z]{{3}})"
_SAINTS = lazy(
    rf"(?<![\w.-])(?P<st>(?:{_SAINT})|(?:(?<=^)|(?<=\bin )|(?<=\bat )|(?<=\bof )|(?<=\bto )|(?<=\bthe )|(?<=, )){_OTHER_SAINT})"
    r"(?P<gap>\.? )(?P<name>[a-z][\w’'-]*)",
    needs=has_word("st"),
)
_SURE_WAYS = "ave blvd rd ln pkwy hwy expy tpke".split()
#: Words, titles and measures as well: these must end what they stand in.
_OTHER_WAYS = "st dr ct pl sq ter cir".split()
_SIDE = r"(?:ne|nw|se|sw|[nsew])"
_UNIT = r"(?:apt|ste|suite|unit|bldg|rm|fl|floor|#)"
_AFTER_WAY = rf"\.?(?=$|[,;)]| {_SIDE}\b\.?(?:$|,)|,? {_UNIT}\.? ?#?\w{{0,2}}\d|\.? (?:in|is|near|was)\b)"
_PART = r"(?:st\.|[a-z][a-z’'-]+|\d{1,3}(?:st|nd|rd|th))"
_WRITTEN_OUT = "street avenue road drive lane boulevard".split()
_WAY = (
    rf"(?:(?:{'|'.join(_SURE_WAYS)})\b\.?|(?:{'|'.join(_OTHER_WAYS)})\b{_AFTER_WAY}|"
    rf"(?:{'|'.join(_WRITTEN_OUT)})\b(?=$|[,;]| {_SIDE}\b))"
)
#: "a 300 mile drive"
_MEASURE = r"(?:day|foot|hour|km|kilomet(?:er|re)|lane|met(?:er|re)|minute|mins?|week|yard|mile)s?(?! (?:rd|road))"
_HOUSE = lazy(
    rf"(?<![\w.,$€£/:-])\d{{1,5}}[a-z]? (?!{_MEASURE} )(?:{_SIDE}\.? )?(?:{_NO_NAMES}{_PART} ){{1,2}}{_WAY}"
    rf"(?: {_SIDE}\b\.?(?=$|,))?",
    needs=has_word(*_SURE_WAYS, *_OTHER_WAYS, *_WRITTEN_OUT),
)
_UNITS = lazy(
    r"(?<![\w.])(?:apt|ste|bldg)\b(?=\.? #?\w?\d)|(?<![\w.])hwy(?=\.? \d)|"
    r"(?<=\bapt )\d{1,4}[a-z](?!\w)|(?<=\bapt\. )\d{1,4}[a-z](?!\w)|(?<=\bunit )\d{1,4}[a-z](?!\w)",
    needs=has_word("apt", "ste", "bldg", "hwy", "unit"),
)
#: Without a house: "5th ave", "wall st.", and with a stop after a name.
_STREET = lazy(
    rf"^(?:{_SIDE}\.? )?{_NO_NAMES}(?:[a-z][a-z’'-]{{2,}}|\d{{1,3}}(?:st|nd|rd|th)) (?:st|{'|'.join(_SURE_WAYS)})\b\.?"
    rf"(?: {_SIDE}\b\.?)?$|"
    rf"\b\d{{1,3}}(?:st|nd|rd|th) (?:{'|'.join(_SURE_WAYS)}|st)\b|\b{_NO_NAMES}[a-z]{{3,}} (?:{'|'.join(_SURE_WAYS)})\.(?!\w)",
    needs=has_word("st", *_SURE_WAYS),
)
#: The first two figures of the ZIP codes of states whose codes are words.
_ZIPS = {
    "in": ("46", "47"), "or": ("97",), "me": ("03", "04"), "hi": ("96",), "ok": ("73", "74"),
    "oh": ("43", "44", "45"), "la": ("70", "71"), "pa": ("15", "16", "17", "18", "19"), "ma": ("01", "02"),
    "de": ("19",), "co": ("80", "81"), "al": ("35", "36"), "id": ("83",), "ms": ("38", "39"), "md": ("20", "21"),
    "mt": ("59",), "ar": ("71", "72"), "ne": ("68", "69"), "mo": ("63", "64", "65"), "ct": ("06",),
    "va": ("20", "21", "22", "23", "24"), "nd": ("58",), "sd": ("57",),
}  # fmt: skip
#: Of these, those that no comma parts from a place are no states even before a code.
_COMMON_WORDS = frozenset({"in", "or", "me", "hi", "oh", "ok"})
_PLAIN_STATES = "tx ca ny fl nj nc sc ga az wa il wi mn mi tn nv nm ky ia ks ak ri nh vt ut wv wy dc".split()
_ZIPPED = lazy(
    rf"(?<=[a-z])(?P<comma>,? )(?P<state>{'|'.join((*_PLAIN_STATES, *_ZIPS))})(?P<zip> \d{{5}}(?:-\d{{4}})?)(?=$|[.,;)])",
    needs=has_match(r"[a-z] \d{5}"),
)
_STATE = lazy(
    rf"(?<=[a-z]{{3}}, )(?:{'|'.join(_PLAIN_STATES)})(?=$|[,;)]|\.(?:$| )| \d{{5}}\b)", needs=has_word(*_PLAIN_STATES)
)
_SHORT_STATES = "ala ariz calif colo conn fla mich minn okla tenn tex wis wyo".split()
_STOPPED_STATE = lazy(rf"(?<=[a-z], )(?:{'|'.join(_SHORT_STATES)})(?=\.(?!\w))", needs=has_word(*_SHORT_STATES))
_STOPPED_DAYS = "mon tue tues wed thu thur thurs fri jan feb mar apr jun jul aug sept sep oct nov dec".split()
_DAYS = "mon|tues?|wed|thurs?|thu|fri|sat|sun"
#: "they wed.", "she sat.", "sea, sand and sun." end sentences; before a time or a pause they are days.
_STOPPED_DAY = lazy(
    rf"(?<![\w.'’-])(?:(?!wed\b|mar\b)(?:{'|'.join(_STOPPED_DAYS)})(?=\.(?!\w))|^(?:wed|mar|sat|sun)(?=\.$)|"
    r"(?:wed|sat|sun)(?=\.(?:,| at \d| \d|[-–]| ?&| (?:morning|afternoon|evening|night)s?\b))|mar(?=\. \d))",
    needs=has_word(*_STOPPED_DAYS, "sat", "sun"),
)
_TIMED_DAY = lazy(
    rf"\b(?:{_DAYS})(?=,? \d{{1,2}}(?:[:.]\d\d)? ?(?:[ap]\.?m\b|[-–] ?\d))|(?<![\w-])(?:{_DAYS})[-–](?:{_DAYS})(?![\w-])",
    needs=has_word(*_DAYS.replace("tues?", "tue|tues").replace("thurs?", "thur|thurs").split("|")),
)
_FIRMS = "inc corp ltd bros assn".split()
_FIRM = lazy(
    rf"(?<=[a-z])(?P<comma>,?) (?P<firm>{'|'.join(_FIRMS)})\b|(?P<and>(?:&|\band|[a-z]{{3}}) )(?P<co>co)(?=\.(?:$|[,;)]| [a-z]))",
    needs=has_word(*_FIRMS, "co"),
)
_IRISH = (
    "antrim armagh carlow clare cork derry donegal dublin durham galway kerry kildare kilkenny limerick louth meath sligo "
    "tipperary tyrone waterford wexford wicklow"
).split()
#: A county, a mountain, a fort: "ft." behind anything but these words is a measure or a guest's.
_PLACE = lazy(
    rf"(?<![\w.&])(?<!& )(?P<title>co)(?=\.? (?P<name>{'|'.join(_IRISH)})\b)|(?<![\w.])(mt)(?=\. ({_NAME}))|"
    rf"(?:(?<=^)|(?<=\bin )|(?<=\bat )|(?<=\bnear )|(?<=\bfrom ))(ft)(?=\. ({_NAME}))",
    needs=has_word("co", "mt", "ft"),
)
_CASE = lazy(r"\b([a-z])[\w’'-]+\.? v\. (?=([a-z])[\w’'-])", needs=has_word("v"))
#: Read already in small letters: "e.g.", "a.m.", "b.i.d."; "n.d." may be no date. All others are spelt.
_DOTTED = lazy(
    r"(?<![\w.@/-])(?!(?:[ap]\.m|e\.g|i\.e|a\.k\.a|v\.s|n\.d|[bqt]\.i\.d|p\.r\.n)\b)(?:[a-z]\.){2,5}(?![\w@/])",
    needs=has_match(r"[a-z]\.[a-z]\."),
)
_DEGREE = lazy(r"(?<![\w.])ph\.d(?=\.)", needs=has_word("ph"))
_INITIALS = lazy(rf"(?<![\w.])(?:[a-hj-z]\. ){{2,3}}(?P<name>{_NAME})", needs=has_match(r"[a-z]\. [a-z]\. "))
_CODES = "usd eur gbp jpy cad aud nzd chf inr cny sek nok dkk".split()
_CURRENCY = lazy(
    rf"(?<![\w.-])(?:{'|'.join(_CODES)})(?= ?\d)|(?<=\d )(?:{'|'.join(_CODES)})(?![\w-])", needs=has_word(*_CODES)
)
_SERIES = "rocky rambo halloween wrestlemania apollo godfather superman title schedule annex grade mark vatican".split()
_NUMERAL = r"(?:x{1,2}(?:ix|iv|vi{0,3}|i{1,3})|xx|ix|iv|vi{1,3}|i{2,3})"
_NUMBERED = lazy(rf"\b(?:{'|'.join(_SERIES)}) {_NUMERAL}(?![\w&/'’-])", needs=has_word(*_SERIES))
_POINTS = lazy(r" (?:Ne|Nw|Se|Sw)\b")
_WORD = lazy(r"(?<!\w)[^\W\d_][\w’']*")


def write_capitals(text: str) -> str:
    """The text with capitals where rules go by them, if it has none at all: "Dr. Smith", "123 Main St", "Austin, TX 78731"."""
    if not text.islower():
        return text
    text = _HOUSE.sub(_house, text)
    text = _STREET.sub(_house, text)
    text = _UNITS.sub(lambda found: _capital(found[0]) if found[0].isalpha() else found[0].upper(), text)
    text = _ZIPPED.sub(_zipped, text)
    for short in (_STOPPED_STATE, _STOPPED_DAY):
        text = short.sub(lambda found: _capital(found[0]), text)
    text = _TIMED_DAY.sub(lambda found: _capitals(found[0]), text)
    text = _SAINTS.sub(lambda found: f"St{found['gap']}{_capital(found['name'])}", text)
    for named in (_TITLED, _BARE_TITLED, _THE_TITLED, _PLACE, _CASE):
        text = _name(named, text)
    text = _JUNIOR.sub(lambda found: f"{found['comma']} {_capital(found['word'])}", text)
    text = _FIRM.sub(_firm, text)
    text = _INITIALS.sub(lambda found: _capitals(found[0]), text)
    text = _DEGREE.sub("Ph.D", text)
    for letters in (_STATE, _DOTTED, _CURRENCY):
        text = letters.sub(lambda found: found[0].upper(), text)
    return _NUMBERED.sub(_numbered, text)


def _capital(word: str) -> str:
    """Not ``capitalize``: the rest stays."""
    return word[:1].upper() + word[1:]


def _capitals(words: str) -> str:
    return _WORD.sub(lambda found: _capital(found[0]), words)


def _house(found: re.Match[str]) -> str:
    words = _capitals(found[0])
    return _POINTS.sub(lambda side: side[0].upper(), words)


def _name(pattern: re.Pattern[str], text: str) -> str:
    """The text with a capital for each group of a pattern: a title, and the name after it."""
    letters = list(text)
    for found in pattern.finditer(text):
        for group in range(1, pattern.groups + 1):
            if found[group]:
                letters[found.start(group)] = letters[found.start(group)].upper()
    return "".join(letters)


def _zipped(found: re.Match[str]) -> str:
    state, code = found["state"], found["zip"]
    if state in _ZIPS and not _is_in(found):
        return found[0]
    return f", {state.upper()}{code}"


def _is_in(found: re.Match[str]) -> bool:
    """Whether a ZIP code is one of a state whose letters are a word: not "ten, or 20000"."""
    code = found["zip"].strip()
    stopped = bool(found["comma"].strip()) or found["state"] not in _COMMON_WORDS
    return stopped and code.startswith(_ZIPS[found["state"]]) and not code.endswith("000")


def _firm(found: re.Match[str]) -> str:
    return f"{found['and']}Co" if found["co"] else f"{found['comma']} {_capital(found['firm'])}"


def _numbered(found: re.Match[str]) -> str:
    series, numeral = found[0].split(" ")
    return f"{_capital(series)} {numeral.upper()}"
