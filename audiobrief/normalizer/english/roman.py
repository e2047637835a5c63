"""Roman numerals: after rulers' and family names ("Charles III"), and after what is numbered ("World War II", "Chapter IV")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.normalizer.english.numbers import cardinal, ordinal, roman_value, year
from audiobrief.patterns import has, has_match, lazy

if TYPE_CHECKING:
    import re

NUMERAL = r"(?:X{1,3}(?:IX|IV|V?I{0,3})|L?X{0,3}(?:IX|IV|VI{0,3}|I{1,3})|X?L(?:X{0,3})(?:IX|IV|V?I{0,3}))"
_AFTER = lazy(
    rf"(?P<before>(?:\b[A-ZÀ-Þ][\w.’'-]{{0,30}} ){{1,3}})(?P<numeral>{NUMERAL})(?![\w&/])(?!-(?![a-z]{{3}}))"
    r"(?!\.[A-Z])(?P<next> [\w’']+|['’]s)?",
    needs=has_match(r"[A-ZÀ-Þ]\S{0,30} [IVXL]+(?!\w)"),
)
_ORDINAL = lazy(
    rf"\b(the|The) (?!LIV Golf\b)(?P<numeral>{NUMERAL})(?= [A-Z][a-z])", needs=has_match(r"he [IVXL]+ [A-Z]")
)
#: Sides of a club: "the 2nd XV".
_SIDE = lazy(r"(?<=rst |ond |ird |rth )(XI|XV|VIII)(?!\w)", needs=has(" XI", " XV", " VIII"))
#: Nothing but a numeral: a heading. "IV", "LIV" and "XXX" are other things as well.
_BARE = lazy(rf"\A(?!IV\b|LIV\b|XXX\b|XL\b|L\b)({NUMERAL})(?<=\w\w)\.?\Z")
_LONGEST_HEADING = 10
_SMALL_NOUNS = (
    "movement war mark phase type part stage chapter volume act class level tier category grade section title article"
).split()
_SMALL_AFTER = lazy(
    rf"\b(?P<noun>{'|'.join(_SMALL_NOUNS)}) (?P<numeral>{NUMERAL})(?![\w&/-])",
    needs=has(*(f"{noun} {first}" for noun in _SMALL_NOUNS for first in "IVXL")),
)
#: Years, as films and monuments have them; "MIX" and "MILD" are too short or no numerals.
_LONG = lazy(
    r"(?<![\w-])(?=M[CDMX])M{1,2}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?<=[A-Z]{4})(?![\w-])",
    needs=has("MC", "MD", "MM", "MX"),
)
_CENTURY = lazy(
    rf"(?<![\w-])(?P<numeral>{NUMERAL})(?:th|st|nd|rd)?(?= (?:[Cc]entur(?:y|ies)|Olympi\w+)\b)",
    needs=has(" centur", " Centur", " Olympi"),
)
_WITH_ENDING = lazy(
    rf"(?<![\w-])(?P<numeral>{NUMERAL})(?:th|st|nd|rd)(?!\w)",
    needs=has(*(f"{last}{ending}" for last in "IVXL" for ending in ("th", "st", "nd", "rd"))),
)
SMALL = r"(?:x{1,3}(?:ix|iv|v?i{0,3})|l?x{0,3}(?:ix|iv|vi{0,3}|i{1,3})|xl(?:ix|iv|v?i{0,3}))"
#: "page xii", "scene iv"; a lone "i" is as often somebody's "I".
_SMALL_NOUN = lazy(
    rf"\b(?P<noun>(?:[Pp]ages?|[Aa]ct|[Ss]cene|[Cc]hapters?|[Ss]ections?|[Pp]arts?|[Vv]olumes?|[Bb]ook|[Aa]ppendix|[Pp]aragraphs?|"
    rf"[Cc]lauses?|[Ss]tanza|[Cc]anto|[Ii]tems?|[Ff]igure|[Tt]able|[Tt]ype|[Pp]hase|[Ss]tage)) "
    rf"(?P<numeral>{SMALL})(?:[-–](?P<last>{SMALL}))?(?![\w'’-])(?:(?<=\w\w)|(?<=[iv])(?=[,;:.)]|$))",
    needs=has_match(r" [ivxl]+(?!\w)"),
)
#: "(iii)" before an item; a single letter only where it opens the text or an item before it has ended.
_IN_BRACKETS = lazy(
    rf"(?<!\w)\((?P<numeral>(?:{SMALL})(?<=\w\w)|(?:(?<=^\()|(?<=[;:,] \()|(?<=and \()|(?<=or \())[ivx])\)(?=\s)",
    needs=has("(i", "(v", "(x", "(l"),
)
_LETTER = lazy(r" [A-Z]")
#: What follows the stop of an initial: a name, another initial, a pause within the sentence, "34", "Jr.". Not a sentence's
#: first word: "under King Charles I. The war".
_INITIAL = lazy(
    r"\.(?:[,;:)]| (?:and|&|or) [A-ZÀ-Þ]| \(| (?!(?:The|This|That|These|"
    r"Those|But|And|He|She|It|They|We|You|In|On|At|For|A|An|If|His|Her|Its|Their|When|"
    r"After|Before|As|By|From|Until|Under|With|Who|No|Not|To|There|Then|Now)\b)[A-ZÀ-Þ])"
)
_NAMED_NEXT = lazy(r" [A-ZÀ-Þ][a-zß-ÿ]")
RULERS = frozenset(
    "Abdullah Adrian Afonso Albert Alexander Alfonso Alfred Amenhotep Anne Augustus Baldwin Benedict Boniface Carl "
    "Carlos "
    "Catherine Charles Christian Clement Constantine Cyrus Darius David Edmund Edward Elizabeth Eric Eugene Farouk "
    "Felipe Ferdinand "
    "Francis Franz Frederick Frederik George Gregory Gustav Gustaf Haakon Harald Hassan Henry Hussein Innocent "
    "Isabella Ivan Jacques James "
    "Joao Joseph Juan Julius Justinian Karl Leo Leopold Louis Ludwig Malcolm Margaret Margrethe Maria Mary "
    "Maximilian Mehmed Michael Mohammed "
    "Murad Mustafa Napoleon Nicholas Olav Oscar Osman Otto Paul Pedro Peter Philip Philippe Pius Ptolemy Rama "
    "Ramesses Ramses Richard Robert "
    "Rudolf Selim Shapur Sigismund Sixtus Stephen Suleiman Thutmose Tutmose Umberto Urban Victor Vittorio Wilhelm "
    "Willem William Xerxes Zog "
    "Emmanuel Antiochus Seleucus Manuel Norodom Wladyslaw Casimir Bela Matthias Honorius Celestine Callixtus "
    "Tawadros Bartholomew Kirill".split()
)  # fmt: skip
#: Nobody of that name was numbered higher, or nearly nobody: "Robert V" is somebody's initial.
_HIGHEST = {
    "Anne": 1, "Catherine": 2, "Edmund": 2, "Edward": 8, "Elizabeth": 2, "Isabella": 2, "James": 8, "Joseph": 2, "Malcolm": 4,
    "Margaret": 2, "Maria": 2, "Mary": 3, "Michael": 9, "Oscar": 2, "Paul": 6, "Peter": 5, "Philip": 6, "Richard": 4, "Robert": 3,
}  # fmt: skip
_TITLES = frozenset(
    "King Queen Pope Emperor Empress Tsar Czar Kaiser Prince Princess Sultan Shah Duke Earl Patriarch Archduke "
    "Pharaoh".split()
)
#: Those that parents give to a child as well: "Earl James V. Hall".
_GIVEN_TITLES = frozenset({"Prince", "Princess", "Duke", "Earl"})
_NUMBERED = frozenset(
    "War Bowl Title Chapter Part Phase Type Article Section Act Scene Book Volume Vol. Class Division Grade Stage "
    "Level "
    "Category Tier Schedule Annex Appendix Group Olympiad Mark Vatican Apollo Gemini Rocky Rambo Model Saturn "
    "Windows Corps Canto "
    "Region District Zone Area Factor Clause Page Figure Table Lesson Unit Episode Series Quake Fantasy WrestleMania "
    "Psalm Sonnet Article Articles Chapters Parts Symphony "
    "Halloween "
    "Hall Pier Generation Gen Amendment Plan Superman Godfather Trek Wars SALT START Camp Lausanne Basel Solvency "
    "Hague Geneva".split()
)  # fmt: skip
#: Before one capital that is a letter as likely: "Generation X", "Group V".
_LETTERED = frozenset(
    "Generation Gen Factor Model Series Group Zone Plan Appendix Annex Schedule Figure Area Region Planet Plane".split()
)
#: Before capitals that are letters: "An IV drip".
_NO_NAMES = frozenset("The An A This That His Her Their Our My No On In At By For And".split())
#: What follows the pronoun.
_PRONOUN_VERBS = frozenset(
    "am think have know guess hope can will would mean suppose believe want saw met love could should did do don't "
    "don’t felt feel "
    "remember wonder wish need went got said say told ask asked see like never".split()
)  # fmt: skip


def say_roman(text: str) -> str:
    """The text with Roman numerals in words; "I" after a plain word is the pronoun, "X" after a name is a letter."""
    if len(text) < _LONGEST_HEADING:
        text = _BARE.sub(lambda found: cardinal(roman_value(found[1])), text)
    text = _SIDE.sub(lambda found: cardinal(roman_value(found[1])), text)
    text = _LONG.sub(_long, text)
    text = _WITH_ENDING.sub(lambda found: ordinal(roman_value(found["numeral"])), text)
    text = _CENTURY.sub(lambda found: ordinal(roman_value(found["numeral"])), text)
    text = _SMALL_NOUN.sub(_small, text)
    if "(" in text:
        text = _IN_BRACKETS.sub(lambda found: f"({cardinal(roman_value(found['numeral']))})", text)
    text = _SMALL_AFTER.sub(lambda found: f"{found['noun']} {cardinal(roman_value(found['numeral']))}", text)
    text = _AFTER.sub(_after, text)
    return _ORDINAL.sub(lambda found: f"{found[1]} {ordinal(roman_value(found['numeral']))}", text)


def _long(found: re.Match[str]) -> str:
    value = roman_value(found.group())
    return year(value) if value < 2100 else cardinal(value)


def _small(found: re.Match[str]) -> str:
    last = f" to {cardinal(roman_value(found['last']))}" if found["last"] else ""
    return f"{found['noun']} {cardinal(roman_value(found['numeral']))}{last}"


def _after(found: re.Match[str]) -> str:
    before, numeral = found["before"], found["numeral"]
    words = before.split()
    last = words[-1].rstrip("'’")
    following = found["next"] or ""
    said = ""
    if len(numeral) == 1 and _LETTER.fullmatch(following):
        return found.group()  # "Windows X P"
    if last not in _NUMBERED and ("L" in numeral or _is_initial(found, words)):
        return found.group()  # no ruler was a fiftieth
    if last in _LETTERED and len(numeral) == 1 and numeral != "I":
        return found.group()
    if last in _NUMBERED:
        said = cardinal(roman_value(numeral)) if numeral != "I" or following.strip() not in _PRONOUN_VERBS else ""
    elif last in RULERS or (words[0] in _TITLES and len(words) > 1):
        if _is_ruler(words, numeral, following.strip()):
            said = f"the {ordinal(roman_value(numeral))}"
    elif len(numeral) > 1 and last not in _NO_NAMES and not last.endswith((".", ",")):
        # "Amos Reed III" is a person, "Voyager II" a thing.
        person = (
            len(words) > 1 and numeral in {"II", "III", "IV", "VI"} and words[-2] not in {"The", "A", "An", "In", "At"}
        )
        said = f"the {ordinal(roman_value(numeral))}" if person else cardinal(roman_value(numeral))
    return f"{before}{said}{following}" if said else found.group()


def _is_initial(found: re.Match[str], words: list[str]) -> bool:
    """Whether a lone letter stands for a name: "James V. Forrestal", "Robert V Hayes", "Mary I., 34"."""
    if len(found["numeral"]) > 1 or words[0] in _TITLES - _GIVEN_TITLES:
        return False
    if roman_value(found["numeral"]) > _HIGHEST.get(words[-1], 1000):
        return True
    if _INITIAL.match(found.string, found.end("numeral")):
        return True
    # The first of a name needs no sign: "the Elizabeth I Bible".
    return found["numeral"] != "I" and _NAMED_NEXT.match(found["next"] or "") is not None


def _is_ruler(words: list[str], numeral: str, following: str) -> bool:
    if numeral == "I":
        titled = words[0] in _TITLES
        return titled or following not in _PRONOUN_VERBS - {"never"}
    return words[-1] != "Malcolm" or numeral != "X"
