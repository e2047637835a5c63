"""Figures that are read one by one or in groups: telephone numbers, ISBNs, serial numbers, coordinates, addresses of machines."""

from __future__ import annotations

import re

from audiobrief.normalizer.english.numbers import cardinal, digits, figure, year
from audiobrief.normalizer.english.patterns import NUMBER
from audiobrief.patterns import any_of, both, has, lazy

_SEPARATOR = r"[-.\s\u2011–]"
_EXTENSION = r"(?P<ext>,? ?(?:ext\.?|extension|x) ?(?P<inner>\d{1,6})\b)?"
_DOTTED = has(".0.0", ".00.0", ".000.0", ".0000.0")
_NAMED_ENDS = (
    "erial ase ocket ccount adge nmate racking onfirmation eference ID PIN VIN IMO MMSI SKU UPC ode assword ZIP ISBN ISSN"
).split()
_AMERICAN = lazy(
    rf"(?<![\w.$€£-])(?:(?P<plus>\+)?(?P<country>1){_SEPARATOR})?(?:\((?P<area>\d{{3}})\) ?|(?P<area2>\d{{3}}){_SEPARATOR})"
    rf"(?P<three>\d{{3}}){_SEPARATOR}(?P<four>\d{{4}})(?![\w-])(?!\.\d){_EXTENSION}",
    needs=has("000-0000", "000.0000", "000 0000", "000\u20110000", "000–0000"),
)
_LOCAL = lazy(
    rf"(?<![\w.,$€£/:-])(?P<three>[1-9]\d{{2}})[-\u2011–](?P<four>\d{{4}})(?![\w/-])(?!\.\d){_EXTENSION}",
    needs=has("000-0000", "000\u20110000", "000–0000"),
)
_VANITY = lazy(r"(?<![\w.-])1-(8\d\d)-(?=[A-Z]{3,12}\b|[A-Z]{2,5}-)", needs=has("0-000-"))
_ABROAD = lazy(
    r"(?<![\w.])\+(\d{1,3})((?: ?\(0\) ?\d{1,4})?(?:[ .\u2011-]\(?\d{1,8}\)?){1,6})(?![\w])", needs=has("+0")
)
_BRITISH = lazy(
    r"(?<![\w.,+-])(?:(?:\(0\)\d{2,4}|\(0\d{2,4}\)|0\d{2,4})[ -]\d{3,4}(?:[ -]\d{3,4}){1,2}|"
    r"(?:0\d{3,4}|\(0\d{3,4}\))[ -]\d{5,6}|0[358]\d\d \d{4}|1[38]00 (?:\d{3} \d{3}|\d\d \d{4}))(?![\w-])",
    needs=has("00-000", "00 000", "00) 000", "00)-000", "000 00 0000"),
)
_SHORT_CALL = lazy(r"(?<![\w.,$€£#/-])(911|9-1-1|999|988|[2-8]11)(?![\w/%-])(?![.,:]\d)(?P<after> [a-z]+)?")
#: Short numbers that are so many of something, too: right after the word.
_DIALED = lazy(
    r"(?P<lead>\b(?:[Cc]all(?:ing|ed)?|[Dd]ial(?:l?ing|l?ed)?|[Pp]hon(?:e|ing)|[Rr]ing(?:ing)?|[Tt]ext(?:ing)?)"
    r"(?: (?:or (?:call|phone|ring|text) )?(?:NHS|police|the (?:crisis |help |hot)?line(?:,| on)?))?(?: on)? )"
    r"(?P<number>000|101|105|111|112|116|119|1011)(?![\w%/:-])(?![.,]\d)(?! (?:people|\d+|[a-z]{3,}s)\b)",
    needs=has(" 000", " 0000"),
)
#: Named as a line, before or after: "the crisis line, 988, is open", "the 311 line".
_LINE = lazy(
    r"(?P<lead>\b(?:[Hh]elp|[Hh]ot|[Ll]ife|[Cc]risis |[Ee]mergency |[Nn]on-emergency |[Pp]olice )"
    r"(?:[Ll]ine|[Nn]umber)(?: is|,|:| on|, on| at|, dial|, call)? \(?)(?P<number>[1-9]\d\d|000)"
    r"(?![\w%/:-])(?![.,]\d)(?! (?:people|\d+|[a-z]{3,}s)\b)|"
    r"(?<![\w.,$€£#/-])(?P<number2>000|101|111|112|116 \d{3}|988|999|[2-8]11)"
    r"(?= (?:(?:crisis|emergency|non-emergency|help|information) )?(?:line|hotline|helpline|lifeline|number)\b)",
    needs=both(has("ine", "umber"), has("000")),
)
#: One after another: "call 999, not 101".
_NEXT_CALL = lazy(
    r"(?P<lead>\b(?:zero|one|two|three|four|five|six|seven|eight|nine),? (?:and |but )?(?:not|or|instead of|rather than) )"
    r"(?P<number>000|101|105|111|112|119|911|988|999|[2-8]11)(?![\w%/:-])(?![.,]\d)(?! (?:people|\d+|[a-z]{3,}s)\b)",
    needs=both(has(" 000"), has("not ", "or ", "of ", "than ")),
)
_CALLING = lazy(r"\b(?:call|dial|phon|text|hotline|lifeline|emergency|dispatch)", re.IGNORECASE)
#: Groups of figures that somebody is to call: "call the line on 116 123".
_CALLED = lazy(
    r"\b(?P<lead>(?:[Cc]all(?:ing)?|[Dd]ial(?:l?ing)?|[Pp]hon(?:e|ing)|[Rr]ing(?:ing)?|[Tt]ext(?:ing)?|[Hh](?:elp|ot)line)"
    r"(?: [\w’'-]{1,20}){0,5}?(?: on| at|:)? )(?P<number>\d{2,5}(?: \d{3,6}){1,3})"
    r"(?![\w%])(?![.,]\d)(?! (?:people|[a-z]{3,20}s)\b)",
    needs=has("00 000"),
)
_NOT_A_CALL = lazy(r"(?:Porsche|Carrera|model) $")
_CALL_NOUN = lazy(r" (?:call|dispatch|operator|cent|system|emergenc|tape|record|report)")
_GROUPS = lazy(
    r"(?<![\w.,/:$€£+-])\d{1,9}(?:[-\u2011–]\d{1,9}){2,6}(?:[-–]?X\b)?(?![\w/-])", needs=has("0-0", "0\u20110", "0–0")
)
_FOUR_FOUR = lazy(r"(?<![\w.,/:$€£+-])(\d{4,9})-(\d{4,9})(?![\w/-])(?![.,]\d)", needs=has("0000-0000"))
_CARD = lazy(r"(?<![\w.,/:$€£+-])\d{4}(?: \d{4}){2,4}(?![\w/-])", needs=has("0000 0000"))
_NAMED = lazy(
    r"\b((?:[Ss]erial|[Cc]ase|[Dd]ocket|[Aa]ccount|[Bb]adge|[Ii]nmate|[Tt]racking|[Cc]onfirmation|[Rr]eference|ID|PIN|"
    r"VIN|IMO|MMSI|SKU|UPC|[Cc]ode|[Pp]asscode|[Pp]assword|ZIP(?: code)?|zip code|ISBN|ISSN)(?: [Nn]umbers?| [Nn]os?\.?)?"
    r"(?: is| was| of|:)?,? #?)(\d{4,24})(?:-(\d{4}))?(?![\w/])(?![.,-]\d)",
    needs=both(has("0000"), has(*(f"{word}{sign}" for word in _NAMED_ENDS for sign in " :,"))),
)
_ENDING_IN = lazy(
    r"\b(ending in |ends in |last four digits(?: are|,|:)? )(\d{4})(?!\w)",
    needs=has("ending in 0000", "ends in 0000", "last four digits"),
)
_MANY = lazy(
    r"(?<![\w.,])(?:(?!0\d{3} (?:hours|hrs|GMT|UTC|BST)\b)0\d{2,30}|\d{10,60})(?![\w])(?![.,]\d)", needs=has("000")
)
_ZIP = lazy(r"(?<=[A-Za-z.]) (\d{5})(?:-(\d{4}))?(?![\w])(?![.,]\d)", needs=has(" 00000"))
_BEFORE_ZIP = lazy(r"(?:\b[A-Z]{2}|\b[A-Z][a-z]{1,5}\.|\b[A-Z]\.[A-Z]\.)$")
_ADDRESS = lazy(
    r"(?<![\w.])(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:/(\d{1,2})|:(\d{1,5}))?(?![\w])(?!\.\d)", needs=_DOTTED
)
_VERSION = lazy(r"(?<![\w.])([vV]\.?)?(\d{1,4}(?:\.\d{1,4}){2,5})(?![\w])(?!\.\d)", needs=_DOTTED)
#: "1.234.567", as continental Europe writes it.
_DOTTED_THOUSANDS = lazy(r"(?<![\w.,])[1-9]\d{0,2}(?:\.\d{3}){2,4}(?![\w])(?![.,]\d)", needs=has(".000.000"))
_SHORT_VERSION = lazy(
    r"(?<![\w.])[vV]\.? ?(\d{1,3}\.\d{1,3})(?!\w)(?!\.\d)",
    needs=has(*(f"{letter}{gap}0" for letter in "vV" for gap in ("", ".", " ", ". "))),
)
_PRODUCT_VERSION = lazy(
    r"\b((?:Python|Java|Ruby|Perl|PHP|Node(?:\.js)?|Django|Ubuntu|Debian|Fedora|macOS|OS X|Linux|Kubernetes|Android|iOS|"
    r"[Vv]ersions?) )(\d{1,3})\.(\d{1,3})(?!\w)(?!\.\d)",
    needs=has(" 0.0", " 00.0", " 000.0"),
)
#: An extension by itself, and a number that is texted.
_INNER = lazy(
    r"(?<![\w.])(?:[Ee]xt\.?|[Ee]xtension) ?(\d{1,6})(?!\w)|(?<![\w.])x(\d{3,5})(?![\w.])",
    needs=has("xt0", "xt 0", "xt.0", "xt. 0", "xtension0", "xtension 0", "x000"),
)
_TEXTED = lazy(
    r"\b([Tt]ext(?:ing|ed)? (?:[\w“”\"'’]{1,20} to )?)(\d{5,6})(?!\w)(?![.,]\d)", needs=both(has("ext"), has("00000"))
)
_DEGREES = lazy(
    rf"({NUMBER}) ?° ?(?:(\d{{1,2}})['’′] ?)?(?:(\d{{1,2}}(?:\.\d{{1,4}})?)(?:[\"”″]|['’′]{{2}}) ?)?([NSEW])(?!\w)",
    needs=has("°"),
)
#: "CVE-2024-3094"
_CVE = lazy(r"\bCVE-(\d{4})-(\d{4,7})(?!\w)", needs=has("CVE-0"))
_POINTS = {"N": "north", "S": "south", "E": "east", "W": "west"}

#: Most texts pass none of these gates: they are asked together.
_WRITTEN_CODE = any_of(
    _INNER,
    _TEXTED,
    _ADDRESS,
    _DOTTED_THOUSANDS,
    _VERSION,
    _SHORT_VERSION,
    _PRODUCT_VERSION,
    _GROUPS,
    _FOUR_FOUR,
    _CARD,
    _ZIP,
)

#: Most texts pass none of these gates: they are asked together.
_NAMED_OR_CALLED = any_of(
    _DEGREES, _CVE, _NAMED, _ENDING_IN, _AMERICAN, _VANITY, _ABROAD, _BRITISH, _LOCAL, _LINE, _DIALED, _CALLED
)


def say_codes(text: str) -> str:
    """The text with telephone numbers, codes, versions and coordinates in words."""
    if _NAMED_OR_CALLED(text):
        text = _DEGREES.sub(_degrees, text)
        text = _CVE.sub(lambda found: f"C V E {year(int(found[1]))}, {digits(found[2])}", text)
        text = _NAMED.sub(
            lambda found: f"{found[1]}{digits(found[2])}{', ' + digits(found[3]) if found[3] else ''}", text
        )
        text = _ENDING_IN.sub(lambda found: f"{found[1]}{cardinal_pairs(found[2])}", text)
        text = _AMERICAN.sub(_american, text)
        text = _VANITY.sub(lambda found: f"one, {_hundred(found[1])}, ", text)
        text = _ABROAD.sub(_abroad, text)
        text = _BRITISH.sub(lambda found: _groups(found.group()), text)
        text = _LOCAL.sub(_local, text)
        if any(word in text.lower() for word in ("call", "dial", "phon", "ring", "text", "line", "number")):
            text = _LINE.sub(_line, text)
            text = _DIALED.sub(lambda found: f"{found['lead']}{digits(found['number'])}", text)
            text = _CALLED.sub(lambda found: f"{found['lead']}{_groups(found['number'])}", text)
    if "11" in text or "988" in text or "999" in text:
        text = _SHORT_CALL.sub(_short_call, text)
    text = _NEXT_CALL.sub(_next_call, text)
    if _WRITTEN_CODE(text):
        text = _INNER.sub(lambda found: f"extension {digits(found[1] or found[2])}", text)
        text = _TEXTED.sub(lambda found: f"{found[1]}{digits(found[2])}", text)
        text = _ADDRESS.sub(_address, text)
        text = _DOTTED_THOUSANDS.sub(lambda found: found[0].replace(".", ","), text)
        text = _VERSION.sub(lambda found: f"{'version ' if found[1] else ''}{_version(found[2])}", text)
        text = _SHORT_VERSION.sub(lambda found: f"version {_version(found[1])}", text)
        text = _PRODUCT_VERSION.sub(lambda found: f"{found[1]}{figure(found[2])} point {figure(found[3])}", text)
        text = _GROUPS.sub(_hyphened, text)
        text = _FOUR_FOUR.sub(_four_four, text)
        text = _CARD.sub(lambda found: _groups(found.group()), text)
        text = _ZIP.sub(_zip, text)
    return _MANY.sub(lambda found: digits(found.group()), text)


def cardinal_pairs(written: str) -> str:
    """4242 as "forty two forty two"; digit by digit where a half begins with a zero."""
    if "0" in (written[0], written[2]):
        return digits(written)
    return f"{cardinal(int(written[:2]))} {cardinal(int(written[2:]))}"


def _hundred(written: str) -> str:
    return cardinal(int(written)) if written.endswith("00") else digits(written)


def _groups(written: str) -> str:
    return ", ".join(digits(group) for group in re.findall(r"\d+", written))


def _extension(found: re.Match[str]) -> str:
    return f", extension {digits(found['inner'])}" if found["inner"] else ""


def _american(found: re.Match[str]) -> str:
    area = found["area"] or found["area2"]
    parts = [_hundred(area), digits(found["three"]), digits(found["four"])]
    if found["country"]:
        parts.insert(0, "plus one" if found["plus"] else "one")
    return ", ".join(parts) + _extension(found)


def _local(found: re.Match[str]) -> str:
    """A telephone number; two round figures, or years, are a range: "500-1000 people"."""
    three, four = found["three"], found["four"]
    round_ones = int(three) % 50 == int(four) % 50 == 0
    if (
        round_ones
        and not found["ext"]
        and not _CALLING.search(found.string[max(0, found.start() - 60) : found.start()])
    ):
        return found.group()
    return f"{digits(three)}, {digits(four)}{_extension(found)}"


def _abroad(found: re.Match[str]) -> str:
    if sum(character.isdigit() for character in found.group()) < 8:
        return found.group()
    return f"plus {digits(found[1])}, {_groups(found[2])}"


def _short_call(found: re.Match[str]) -> str:
    number = found[1].replace("-", "")
    before = found.string[max(0, found.start() - 60) : found.start()]
    after = found["after"] or ""
    if number == "911" or "-" in found[1]:
        counted = (after.endswith("s") or after == " people") and not _CALL_NOUN.match(after)
        calling = not counted and not _NOT_A_CALL.search(before)
    else:
        calling = bool(_CALLING.search(before)) or bool(_CALL_NOUN.match(after))
    return f"{digits(number)}{after}" if calling else found.group()


def _next_call(found: re.Match[str]) -> str:
    calling = _CALLING.search(found.string)
    return f"{found['lead']}{digits(found['number'])}" if calling else found.group()


def _line(found: re.Match[str]) -> str:
    return f"{found['lead'] or ''}{digits(found['number'] or found['number2'])}"


def _address(found: re.Match[str]) -> str:
    said = " dot ".join(digits(part) for part in found.groups()[:4])
    if found[5]:
        said += f" slash {figure(found[5])}"
    return f"{said} port {figure(found[6])}" if found[6] else said


def _version(written: str) -> str:
    return " point ".join(figure(part) for part in written.split("."))


def _hyphened(found: re.Match[str]) -> str:
    written = found.group()
    groups = re.findall(r"\d+", written)
    if all(len(group) <= 2 for group in groups):
        return written  # a formation or a record
    return _groups(written) + (", X" if written.endswith("X") else "")


def _four_four(found: re.Match[str]) -> str:
    first, second = found[1], found[2]
    if len(first) == len(second) and first < second and (len(first) > 4 or first < "2100"):
        return found.group()  # years, or amounts from … to …
    return f"{digits(first)}, {digits(second)}"


def _zip(found: re.Match[str]) -> str:
    if not _BEFORE_ZIP.search(found.string[max(0, found.start() - 12) : found.start()]):
        return found.group()
    return f" {digits(found[1])}" + (f", {digits(found[2])}" if found[2] else "")


def _degrees(found: re.Match[str]) -> str:
    said = f"{figure(found[1])} {'degree' if found[1] == '1' else 'degrees'}"
    for written, name in ((found[2], "minute"), (found[3], "second")):
        if written:
            said += f" {figure(written.lstrip('0') or '0')} {name}{'' if written.strip('0') == '1' else 's'}"
    return f"{said} {_POINTS[found[4]]}"
