"""How credits of pictures are written: a name and an agency, a label and a name, an agency alone.

All patterns are anchored and made of bounded repeats, so matching is linear in the length of a (short) tail or line.
"""

from __future__ import annotations

import re
from functools import lru_cache

from audiobrief.patterns import Gate, begins, both, either, has_any, has_match, holds, lacks, lazy


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Agencies, libraries and other sources that pictures are credited to all over the world.
_AGENCY = (
    r"(?:The\s)?Associated\sPress|A\.?P\.?(?=\W|$|[A-Z][a-z])(?:\s(?:File\s)?(?:Photo|Images|Foto))?|"
    r"Reuters|REUTERS|Agence\sFrance-Presse|AFP|Getty(?:\sImages)?|EPA(?:-EFE)?|"
    r"EFE|DPA|dpa|UPI|ANSA|TASS|Xinhua|Kyodo|Press\sAssociation|PA(?:\s(?:Wire|Images|Media))|Shutterstock|"
    r"iStock(?:photo)?|Alamy|"
    r"Unsplash|Pixabay|Pexels|Flickr|Wikimedia(?:\sCommons)?|Wikipedia|Bloomberg|Adobe\sStock|Depositphotos|Dreamstime|"
    r"SWNS|Rex(?:\sFeatures)?|Zuma\s?(?:Press|Wire)?|Sipa(?:\sUSA)?|Corbis|Imago|IMAGO|Picture\sAlliance|"
    r"picture\salliance|Magnum(?:\sPhotos)?|"
    r"Redux|Polaris|Splash(?:\sNews)?|Barcroft(?:\sMedia)?|USA\sTODAY(?:\sSports|\sNETWORK)?|Icon\sSportswire|"
    r"The\sCanadian\sPress|"
    r"Handout|Supplied|Contributed|Contributor|Stringer|Staff(?:\s(?:photo|photographer|file\sphoto))?|Pool|Courtesy|"
    r"Screenshot|Screengrab|Twitter|Facebook|Instagram|YouTube|NASA(?:/[A-Z][A-Za-z-]{1,15}){0,4}|ESA|NOAA"
)
_PARTICLE = r"(?:de|del|della|der|den|di|da|du|la|le|van|von|bin|ibn|al|el|of|and|the|for|via|&)"
_CAPITAL = r"(?:[A-ZÀ-ÖØ-Þ][\w'’.-]{0,24}|[A-Z]\.)"
#: One to six words, capitalized but for joining words: a person or an organization.
_NAME = rf"{_CAPITAL}(?:,?\s{_CAPITAL}|\s{_PARTICLE}\s{_CAPITAL}){{0,5}}"
_PERSON = rf"{_CAPITAL}(?:\s(?:{_PARTICLE}\s)?{_CAPITAL}){{1,3}}"
_FILE = r"(?:,?\s?\(?(?:[Ff]ile|FILE|[Aa]rchive)(?:\s[Pp]hoto|\s[Ff]oto)?\)?(?:,?\s\d{4})?)?"
_LABEL = (
    r"(?:(?:[Pp]hoto|PHOTO|[Ii]mage|IMAGE|[Pp]icture|PICTURE|[Vv]ideo|VIDEO|[Gg]raphic|[Ii]llustration|"
    r"ILLUSTRATION|[Cc]over\s[Pp]hoto|"
    r"(?:[A-ZÄÖÜ][a-zäöü]{2,8})?[Ff]oto|[Bb]ild|[Ff]ile\s[Pp]hoto|[Ss]ource)s?(?:\s?[Cc]redits?)?|(?:[Pp]hotograph|[Pp]ortrait)s?|"
    r"[Cc]redits?|CREDITS?)"
)
_CREDIT_FORMS = {
    "slash": rf"{_NAME}(?:\s?/\s?(?:{_NAME}|{_AGENCY})){{1,3}}{_FILE}",
    "comma": rf"{_PERSON}(?:,\s|\s?[|—–-]\s|,?\s(?:via|for)\s)(?:{_AGENCY}){_FILE}",
    "agency": rf"(?:{_AGENCY})(?:(?:\s?/\s?|,\s|\svia\s|\s-\s)(?:{_AGENCY}|{_NAME})){{0,3}}{_FILE}",
    "label": rf"{_LABEL}(?:\s?[:©]\s?|\s[Cc]ourtesy(?:\sof)?:?\s|\s(?:[Bb]y|BY|"
    rf"via)[:\s]\s?)(?:[@\w][^.!?\n]{{0,90}}|{_NAME}[^!?\n]{{0,60}})",
    "courtesy": rf"(?:[Cc]ourtesy|COURTESY)(?:\s(?:of|OF)|:)?\s(?:the\s)?(?:{_NAME}|{_AGENCY})[^.!?\n]{{0,30}}",
    "copyright": rf"(?:©|\([Cc]\)|(?:Image\s)?[Cc]opyright:?)\s?(?:\d{{4}}\s)?(?:{_AGENCY}|@?{_NAME})[^.!?\n]{{0,30}}",
    "photo": rf"(?:{_AGENCY}|{_NAME})\s(?:[Ff]ile\s)?(?:[Pp]hoto|PHOTO|[Ii]mage|"
    rf"[Ii]llustration)s?(?:\s?/\s?{_NAME}|\s[Bb]y\s{_NAME})?{_FILE}",
    "bare": rf"(?<=\()(?:[Pp]hoto|PHOTO|[Ff]oto|[Bb]ild|[Ii]mage|[Pp]icture|[Ii]llustration)s?\s{_NAME}(?=\))",
    "colon": rf"(?<=\()(?:{_CAPITAL}\s){{0,3}}{_CAPITAL}:\s{_PERSON}(?=\))",
    "for": rf"{_PERSON}\s(?:for|/)\s(?:The\s)?{_CAPITAL}(?:\s{_CAPITAL}){{0,4}}",
}


#: Each alternative begins with a letter, so that all other places of a text are passed over.
_ANY_AGENCY = lazy(_AGENCY.replace(r"(?:The\s)?Associated", "Associated"))
#: What an agency has in front of its name where a credit begins with it: "(The".
_BEFORE_AGENCY = 5


@lru_cache(maxsize=256)  # asked for two forms
def _first_agency(text: str) -> int | None:
    found = _ANY_AGENCY.search(text)
    return found and found.start()


def names_any_agency(text: str) -> bool:
    """Whether there is an agency's name anywhere in a text."""
    return _first_agency(text) is not None


def _begins_with_agency(text: str) -> bool:
    at = _first_agency(text)
    return at is not None and at <= _BEFORE_AGENCY


#: What each form can't be without. The forms themselves take long to compile and to try, and few lines have any of these.
_NEEDS: dict[str, Gate] = {
    "slash": holds("/"),
    "comma": names_any_agency,
    "agency": _begins_with_agency,
    "label": either(
        begins(
            *("photo", "image", "picture", "video", "graphic", "illustration", "cover ", "bild", "file ", "source"),
            *("portrait", "credit"),
        ),
        holds("foto", "Foto"),
    ),
    "courtesy": holds("ourtesy", "OURTESY"),
    "copyright": holds("©", "(c)", "(C)", "opyright"),
    # The word, and what may follow it.
    "photo": has_match(
        r"(?:hoto|HOTO|mage|llustration)s?(?:\s?/|\s[Bb]y\s|,?\s?\(?(?:[Ff]ile|FILE|[Aa]rchive)|[.)\]]{0,2}\Z)"
    ),
    "bare": holds("("),
    "colon": holds("("),
    "for": both(holds("for", "/"), lacks(',:;!?“”"')),
}
_CREDIT = {
    name: lazy(rf"\A[\[(]?(?:{form})[.)\]]{{0,2}}\Z", needs=_NEEDS[name]) for name, form in _CREDIT_FORMS.items()
}
#: A credit of any form has one of these or an agency: most texts are let go before each form is asked.
_SIGNS = (
    *("/", "(", "©", "for", "oto", "OTO", "mage", "MAGE", "icture", "ICTURE", "ideo", "IDEO", "raphic", "llustration"),
    *("LLUSTRATION", "ild", "ource", "ortrait", "redit", "REDIT", "ourtesy", "OURTESY", "opyright"),
)
_AGENCY_AT_END = lazy(rf"(?:{_AGENCY}){_FILE}\)?")
_STRONG_LABEL = lazy(
    rf"{_LABEL}\s?[:©]|[Cc]ourtesy|COURTESY|©|(?:Image\s)?[Cc]opyright|{_LABEL}\s(?:by|via|courtesy)\b"
)
_NAMES = lazy(rf"{_NAME}(?:(?:,\s|\s[|—–-]\s|\s?/\s?){_NAME}){{0,2}}")
_BARE_LABEL = lazy(rf"{_LABEL}(?:\s[Bb]y)?")
_VERB = lazy(r"\b(?:is|are|was|were|has|have|had|will|would|said|says|shows?|showed|can|could|did|does)\b")
_LONGEST = 130
_NO_CREDIT_ALONE = _set(
    "twitter facebook instagram youtube wikipedia bloomberg staff pool courtesy contributor supplied contributed nasa "
    "esa noaa rex redux polaris corbis stringer"
)


@lru_cache(maxsize=4096)  # asked of a line by several rules
def is_credit_line(text: str) -> bool:
    """Whether the text, a line by itself, is nothing but a credit."""
    if len(text) > _LONGEST or _VERB.search(text):
        return False
    form = credit_form(text)
    if form is None or form == "for":
        return False
    if form == "slash" and not _names_agency(text.rpartition("/")[2]):
        # "Monday / Tuesday", "Windows/Linux", "MP3 SP / M2": words around a slash are no photographer and agency.
        words = re.findall(r"\w+", text.partition("/")[0])
        return len(words) > 1 and any(len(word) > 2 and word.isalpha() for word in words)
    return form != "agency" or _has_picture_agency(text)


def credit_form(text: str) -> str | None:
    """Which of the forms of credits the whole text has, if any."""
    if not may_be_credit(text):
        return None
    return next((form for form, pattern in _CREDIT.items() if pattern.match(text)), None)


def may_be_credit(text: str) -> bool:
    """Whether a text has what no credit is without."""
    return has_any(text, _SIGNS) or names_any_agency(text)


def is_credit_tail(text: str) -> bool:
    """Whether the text, which stands behind a finished sentence, is a credit."""
    return len(text) <= _LONGEST and not _VERB.search(text) and credit_form(text) is not None


def is_name(text: str) -> bool:
    """Whether the text is nothing but names: "Tess Moran, Falls Gazette", "Ann Example for Sample Magazine"."""
    return len(text) <= 60 and _NAMES.fullmatch(text) is not None and _BARE_LABEL.fullmatch(text) is None


def is_labelled(text: str) -> bool:
    """Whether a credit starts with a word that names it as one ("Photo:", "Courtesy of", "©")."""
    return _STRONG_LABEL.match(text.lstrip("([")) is not None


def _names_agency(text: str) -> bool:
    return _AGENCY_AT_END.fullmatch(text.strip(" .)]")) is not None


def _has_picture_agency(text: str) -> bool:
    """A platform's name alone is a heading or a button, not a credit."""
    return text.strip("()[]. ").lower() not in _NO_CREDIT_ALONE


#: A credit with the next words welded to it: what is credited, then a capital or a quotation mark without a space.
AGENCY_WELD = lazy(rf"(?=[A-Z]|dpa|iStock|picture)(?:{_AGENCY})\)?(?=[A-Z“\"‘][\w’'])")
