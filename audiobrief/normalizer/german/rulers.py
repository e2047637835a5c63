"""German Roman numerals: rulers, whose ordinal has the case of what stands before them; chapters; models."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.normalizer.continental.roman import NUMERAL, value
from audiobrief.normalizer.german.gender import gender
from audiobrief.normalizer.german.numbers import count, ordinal
from audiobrief.normalizer.german.tables import FEMALE_RULERS, NUMBERED, RULERS, TITLES
from audiobrief.patterns import has_match, lazy

if TYPE_CHECKING:
    import re

_GATE = has_match(r" [IVXLC]{1,15}(?!\w)")
#: "der II. Weltkrieg", "im XX. Jahrhundert": from here on like one in figures.
_BEFORE_NOUN = lazy(
    rf"(?<![\w.])((?:[Dd](?:er|ie|as|es|em|en)|[Ii]m|[Aa]m|[Zz]u[mr]|[Vv]om|[Bb]eim|[Ee]ine?[mnrs]?) )({NUMERAL})\. "
    r"(?=[A-ZÄÖÜ][a-zäöüß]{2})",
    needs=_GATE,
)
#: "Karls des V."
_ARTICLE = lazy(
    rf"(?<=[a-zäöüß] )(?P<article>der|die|des|dem|den) (?P<numeral>{NUMERAL})\.(?!\w)(?P<end>\s{{0,9}}$)?", needs=_GATE
)
_NUMERAL = lazy(
    rf"(?P<name>\b[A-ZÄÖÜ][\wäöüß-]{{1,30}}) (?P<numeral>{NUMERAL})(?P<stop>\.?)(?!\w|-(?![IVXLC]+\b))(?P<end>\s{{0,9}}$)?"
    rf"(?P<more>(?:(?:[-–/]| ?– ?| bis | und | oder |, ){NUMERAL}\b(?![\w-])){{0,5}})",
    needs=_GATE,
)
_LINKED = lazy(rf"([-–/]| ?– ?| bis | und | oder |, )({NUMERAL})\b")
_GOES_ON = lazy(r" [a-zäöü]{2}")
_DATIVE = frozenset(
    "unter von mit bei nach seit zu vor gegenüber neben zwischen hinter samt nebst gemäß dank laut aus zum vom beim am im "
    "zur dem einem".split()
)
_ACCUSATIVE = frozenset("für durch gegen um über ohne auf an den einen".split())
#: A ruler right after what is done to him, where who does it cannot but be the subject: "Der Papst krönte Karl V."
_OBJECT = lazy(
    r"(?:^|[.!?;:,] (?:und )?)(?:Er|er|Man|man|Ich|Wir|Der (?P<noun>[A-ZÄÖÜ][a-zäöüß-]+)(?: [A-ZÄÖÜ][a-zäöüß]+){0,2}) "
    r"(?:(?:be(?:sieg|erb|such|kämpf|wunder|riet|krieg)|krön|heirat|ehelich|töt|ermord|stürz|unterstütz|porträtier|mal|verehr|"
    r"hass|lieb|vertrat|kritisier|salb|begleit|überred|überzeug|zwang|traf|empfing|bat|kannte|sah|verließ)"
    r"(?:t?e(?:te)?)?) (?:dann |später |schließlich |daraufhin |auch |(?:König|Kaiser|Papst|Zar) )?$"
)
_GENITIVE = frozenset("des wegen während trotz statt anstelle seitens eines".split())
_TITLES_OF = frozenset("Königs Papstes Kaisers Zaren Fürsten Prinzen Herzogs Sultans".split())


def say_numerals(text: str) -> str:
    """The text with its Roman numerals in words where a name or a noun is before them."""
    text = _BEFORE_NOUN.sub(lambda found: f"{found[1]}{value(found[2])}. ", text)
    text = _ARTICLE.sub(_after_article, text)
    return _NUMERAL.sub(_numeral, text)


def _after_article(found: re.Match[str]) -> str:
    article = found["article"]
    if len(found["numeral"]) == 1 and found["numeral"] in "LC":
        return found.group()
    said = ordinal(value(found["numeral"]), "e" if article in {"der", "die"} else "en").capitalize()
    return f"{article} {said}{'.' + found['end'] if found['end'] is not None else ''}"


def _numeral(found: re.Match[str]) -> str:
    name, numeral, stop, end = found["name"], found["numeral"], found["stop"], found["end"]
    kept = f"{stop}{end or ''}"
    last = name.split("-")[-1]
    if name in NUMBERED and numeral not in {"C", "L"}:
        more = _LINKED.sub(lambda link: f"{_link(link[1])}{count(value(link[2]))}", found["more"])
        return f"{name} {count(value(numeral))}{kept}{more}"
    governor, titled = _governor(found.string, found.start())
    subject = _OBJECT.search(found.string[max(0, found.start() - 60) : found.start()])
    if subject and not (subject["noun"] and gender(subject["noun"])):
        governor = "den"
    known = last in RULERS or (last.endswith("s") and last[:-1] in RULERS)
    telling = len(numeral) > 1 and not set(numeral) & set("LC")
    # Of an unknown name, only a full stop inside a sentence tells that it is an ordinal.
    regnal = known or titled or (telling and stop and end is None and _GOES_ON.match(found.string, found.end()))
    if regnal:
        said = _regnal(value(numeral), last, governor)
        return f"{name} {said}{kept if end is not None else ''}{found['more']}"
    return f"{name} {count(value(numeral))}{kept}{found['more']}" if telling else found.group()


def _link(link: str) -> str:
    return link if link.strip(" ,").isalpha() or "," in link else " bis " if link != "/" else " "


def _governor(text: str, start: int) -> tuple[str, bool]:
    """The word that gives a name its case, and whether a title is right before the name."""
    words = text[max(0, start - 80) : start].split()
    titled = bool(words) and words[-1] in TITLES | _TITLES_OF
    while words:
        word = words.pop()
        if word in _TITLES_OF:
            return "des", titled
        if word == "und" and words and words[-1].endswith(".") and set(words[-1][:-1]) <= set("IVX"):
            # "von Karl IV. und Wenzel II."
            words.pop()
        elif word not in TITLES and word not in RULERS:
            return word.lower().strip('(„“"'), titled
    return "", titled


def _regnal(number: int, name: str, governor: str) -> str:
    female = name in FEMALE_RULERS or name.removesuffix("s") in FEMALE_RULERS
    if governor in _GENITIVE or (name.endswith("s") and name not in RULERS and name[:-1] in RULERS):
        article, ending = ("der" if female else "des"), "en"
    elif governor in _DATIVE or (female and governor == "der"):
        article, ending = ("der" if female else "dem"), "en"
    elif governor in _ACCUSATIVE:
        article, ending = ("die" if female else "den"), ("e" if female else "en")
    else:
        article, ending = ("die" if female else "der"), "e"
    return f"{article} {ordinal(number, ending).capitalize()}"
