"""Roman numerals: after rulers' and family names ("Charles III"), and after what is numbered ("World War II", "Chapter IV")."""

from __future__ import annotations

import re

from audiobrief.normalizer.english.numbers import cardinal, ordinal

_NUMERAL = r"(?:X{1,3}(?:IX|IV|V?I{0,3})|L?X{0,3}(?:IX|IV|VI{0,3}|I{1,3})|X?L(?:X{0,3})(?:IX|IV|V?I{0,3}))"
_AFTER = re.compile(
    rf"(?P<before>(?:\b[A-ZÀ-Þ][\w.’'-]{{0,30}} ){{1,3}})(?P<numeral>{_NUMERAL})(?![\w&/-])(?!\.[A-Z])(?P<next> [\w’']+|['’]s)?"
)
_ORDINAL = re.compile(rf"\b(the|The) (?P<numeral>{_NUMERAL})(?= [A-Z][a-z])")
_SMALL_AFTER = re.compile(
    rf"\b(?P<noun>phase|type|part|stage|chapter|volume|act|class|level|tier|category|grade|"
    rf"section|title|article) (?P<numeral>{_NUMERAL})(?![\w&/-])"
)
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_RULERS = frozenset(
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
_TITLES = frozenset(
    "King Queen Pope Emperor Empress Tsar Czar Kaiser Prince Princess Sultan Shah Duke Earl Patriarch Archduke "
    "Pharaoh".split()
)
_NUMBERED = frozenset(
    "War Bowl Title Chapter Part Phase Type Article Section Act Scene Book Volume Vol. Class Division Grade Stage "
    "Level "
    "Category Tier Schedule Annex Appendix Group Olympiad Mark Vatican Apollo Gemini Rocky Rambo Model Saturn "
    "Windows Corps Canto "
    "Region District Zone Area Factor Clause Page Figure Table Lesson Unit Episode Series Quake Fantasy WrestleMania "
    "Halloween "
    "Hall Pier Generation Gen Amendment Plan Superman Godfather Trek Wars SALT START Camp Lausanne Basel Solvency "
    "Hague Geneva".split()
)  # fmt: skip
#: Before one capital that is a letter as likely: "Generation X", "Group V".
_LETTERED = frozenset(
    "Generation Gen Factor Model Group Zone Plan Appendix Annex Schedule Figure Area Region Planet Plane".split()
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
    text = _SMALL_AFTER.sub(lambda found: f"{found['noun']} {cardinal(_value(found['numeral']))}", text)
    text = _AFTER.sub(_after, text)
    return _ORDINAL.sub(lambda found: f"{found[1]} {ordinal(_value(found['numeral']))}", text)


def _value(numeral: str) -> int:
    values = [_VALUES[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def _after(found: re.Match[str]) -> str:
    before, numeral = found["before"], found["numeral"]
    words = before.split()
    last = words[-1].rstrip("'’")
    following = found["next"] or ""
    said = ""
    if last in _LETTERED and len(numeral) == 1 and numeral != "I":
        return found.group()
    if last in _NUMBERED:
        said = cardinal(_value(numeral)) if numeral != "I" or following.strip() not in _PRONOUN_VERBS else ""
    elif last in _RULERS or (words[0] in _TITLES and len(words) > 1):
        if _is_ruler(words, numeral, following.strip()):
            said = f"the {ordinal(_value(numeral))}"
    elif len(numeral) > 1 and last not in _NO_NAMES and not last.endswith((".", ",")):
        # "Amos Reed III" is a person, "Voyager II" a thing.
        person = (
            len(words) > 1 and numeral in {"II", "III", "IV", "VI"} and words[-2] not in {"The", "A", "An", "In", "At"}
        )
        said = f"the {ordinal(_value(numeral))}" if person else cardinal(_value(numeral))
    return f"{before}{said}{following}" if said else found.group()


def _is_ruler(words: list[str], numeral: str, following: str) -> bool:
    if numeral == "I":
        titled = words[0] in _TITLES
        return titled or following not in _PRONOUN_VERBS - {"never"}
    return words[-1] != "Malcolm" or numeral != "X"
