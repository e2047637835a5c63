"""Letters and figures in one word: "F-16", "B-52s", "COVID-19", "5G", "MH370", "CO2", "737-800"."""

from __future__ import annotations

import re

from audiobrief.normalizer.english.acronyms import spell_or_keep
from audiobrief.normalizer.english.numbers import cardinal, digits, figure, in_pairs, plural, year
from audiobrief.patterns import both, has, has_match, has_word, lazy

_WORD = lazy(r"(?<![\w.@#/])(?<!\d,)(?=[A-Za-z0-9-]{0,24}\d)(?=[A-Za-z0-9-]{0,24}[A-Za-z])[A-Za-z0-9]{1,24}"
                   r"(?:-[A-Za-z0-9]{1,24}){0,4}(?:\.\d{1,4}){0,4}(?:['’]s)?(?![\w@/])",
             needs=has_match(r"\d(?<=[A-Za-z-]\d)|\d-*[A-Za-z]"))  # fmt: skip
_TEMPERATURE = lazy(r"\d{2,3}(?:\.\d)?[FC]")
_PIECE = lazy(r"\d+(?:\.\d+)*|[A-Z]{2,}(?![a-z])|[A-Z]?[a-z]+|[A-Z]")
_HYPHENED_NUMBER = lazy(r"\d{1,3}(?:,\d{3})*-[A-Za-z]{2,}(?:-[A-Za-z]+)*|[A-Za-z]{3,}(?:-[a-z]+)*-\d{1,4}s?")
#: "mid-1970", "MiG-29s"; shorter numbers by themselves are as any other.
_HUNDREDS_AFTER = lazy(r"\d{3,4}$|\d{1,4}(s)$")
_NAMED_WORDS = (
    "Boeing Airbus Flight flight Flights Room room Route route Routes Highway highway Hwy Rte Interstate Exit exit Channel Form "
    "Bus bus Unit Suite Ste Apt Apartment Box Locker Gate Train train Loop Road Porsche Peugeot Ferrari BMW Mazda Bell Lot "
    "Area Studio Station Engine Ladder Pier Building S US SR CR FM Local"
).split()
#: Vehicles, ways, places whose numbers of three and four figures are read in pairs.
_NAMED = lazy(
    r"\b((?:Boeing|Airbus|Flight|flight|Flights|Room|room|Route|route|Routes|Highway|highway|Hwy\.?|Rte\.?|Interstate|Exit|"
    r"exit|Channel|Form|"
    r"Bus|bus|Unit|Suite|Ste\.|Apt\.|Apartment|Box|Locker|Gate|Train|train|Loop|Road|Porsche|Peugeot|Ferrari|BMW|Mazda|Bell|"
    r"Lot|Channel|Area|Studio|Station|Engine|Ladder|Pier|Building|U\.S\.|US|State Road|County Road|SR|CR|FM|Local)"
    r" #?)(\d{3,4})(-\d{1,3}(?:ER|LR)?)?(s?)(?![\w%/:-])(?![.,]\d)(?! (?:percent|million|billion|people|[a-z]+s\b))",
    needs=both(has(" 000", " #000"), has_word(*_NAMED_WORDS)),
)
_AIRLINER = lazy(
    r"(?<![\w.,$-])(7[0-8]7)(?= (?:MAX|Max|jets?|planes?|airliners?|Dreamliners?|freighters?)\b)",
    needs=has(*(f"000 {what}" for what in ("MAX", "Max", "jet", "plane", "airliner", "Dreamliner", "freighter"))),
)
#: "the 2200 block of Elm Street", in every report of the police
_BLOCK = lazy(r"(?<![\w.,$-])(\d{3,5})(?= block\b)", needs=has("00 block"))
#: "787-9", "a 737-800"
_KIND_OF_AIRLINER = lazy(
    r"(?<![\w.,$-])(7[0-8]7)-([1-9]00|8|9|10)(?:(ER|LR)\b|(?![\w-]))(?![.,]\d)", needs=has("000-0")
)
#: "B.1.1.7"
_VARIANT = lazy(r"(?<![\w.])([A-Z]{1,3})((?:\.\d{1,3}){2,4})(?![\w])(?!\.\d)", needs=has(".0.0", ".00.0", ".000.0"))


def say_named_numbers(text: str) -> str:
    """Numbers of flights, rooms and roads as they are read: "Flight fifteen forty nine"."""
    text = _AIRLINER.sub(lambda found: in_pairs(int(found[1])), text)
    text = _BLOCK.sub(lambda found: in_pairs(int(found[1])), text)
    text = _KIND_OF_AIRLINER.sub(_kind_of_airliner, text)
    return _NAMED.sub(_named, text)


def say_alphanumerics(text: str) -> str:
    """The text with words of letters and figures in words."""
    text = _VARIANT.sub(_variant, text)
    return _WORD.sub(_word, text)


def _variant(found: re.Match[str]) -> str:
    numbers = found[2].strip(".").split(".")
    return f"{spell_or_keep(found[1])} {' '.join(cardinal(int(number)) for number in numbers)}"


def _kind_of_airliner(found: re.Match[str]) -> str:
    range_of_flight = f" {' '.join(found[3])}" if found[3] else ""
    return f"{in_pairs(int(found[1]))} {in_pairs(int(found[2]))}{range_of_flight}"


def _named(found: re.Match[str]) -> str:
    lead, number, variant, plural_sign = found.groups()
    lead = lead.replace("#", "")
    said = digits(number) if number.startswith("0") else in_pairs(int(number))
    if variant:
        said += " " + " ".join(_piece(piece) for piece in _PIECE.findall(variant))
    return lead + (plural(said) if plural_sign else said)


def _piece(piece: str) -> str:
    return _number(piece) if piece[0].isdigit() else spell_or_keep(piece)


def _number(written: str) -> str:
    if "." in written:
        return (
            " point ".join(_number(part) for part in written.split(".")) if written.count(".") > 1 else figure(written)
        )
    if written.startswith("0") and len(written) > 1:
        return digits(written)
    if len(written) > 4:
        return digits(written)
    return in_pairs(int(written)) if len(written) > 2 else cardinal(int(written))


def _hundreds_after(found: re.Match[str]) -> str:
    number = int(found.group().rstrip("s"))
    said = year(number) if 1100 <= number < 2100 else in_pairs(number)
    return plural(said) if found[1] else said


def _word(found: re.Match[str]) -> str:
    word = found.group()
    if _HYPHENED_NUMBER.fullmatch(word) and not word.split("-")[0].isupper():
        # "12-year-old", "mid-1970", "Catch-22": an ordinary number beside an ordinary word.
        return _HUNDREDS_AFTER.sub(_hundreds_after, word)
    if _TEMPERATURE.fullmatch(word):
        return f"{figure(word[:-1])} {word[-1]}"
    possessive = word[-2:] if word.endswith(("'s", "’s")) else ""
    core = word[: len(word) - len(possessive)]
    many = bool(re.search(r"\ds$", core))
    if many:
        core = core[:-1]
    said = [_piece(piece) for piece in _PIECE.findall(core)]
    if not said:
        return word
    if many:
        said[-1] = plural(said[-1])
    # Engines take a lone "A" for the article.
    return re.sub(r"(?<![\w.-])A (?=\w)", "A-", " ".join(said)) + possessive
