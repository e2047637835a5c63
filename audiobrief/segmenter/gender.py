"""Given names, their short forms and the gender they are mostly given to (``first_names.txt`` beside this file)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from audiobrief.model import Gender


@cache
def given_names() -> dict[str, Gender | None]:
    """Given names in lower case; ``None`` for those common for women and men."""
    text = Path(__file__).with_name("first_names.txt").read_text(encoding="utf-8")
    sections = {"[male]": Gender.MALE, "[female]": Gender.FEMALE, "[either]": None}
    table: dict[str, Gender | None] = {}
    gender: Gender | None = None
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        if line in sections:
            gender = sections[line]
            continue
        for name in line.split():
            table[name] = gender if name not in table or table[name] is gender else None
    return table


def gender_of_name(words: tuple[str, ...]) -> Gender | None:
    """The gender that a full name's first name tells, if any. A lone word may be a surname, so it tells nothing."""
    if len(words) < 2:
        return None
    first = words[0].lower().rstrip(".")
    table = given_names()
    if first not in table and "-" in first:
        first = first.split("-")[0]
    return table.get(first)


#: The full form of a name's short form.
NICKNAMES = {
    "bill": "william",
    "will": "william",
    "billy": "william",
    "bob": "robert",
    "rob": "robert",
    "bobby": "robert",
    "dick": "richard",
    "rick": "richard",
    "jim": "james",
    "jimmy": "james",
    "jack": "john",
    "johnny": "john",
    "mike": "michael",
    "mick": "michael",
    "tom": "thomas",
    "tommy": "thomas",
    "tony": "anthony",
    "ted": "edward",
    "ed": "edward",
    "eddie": "edward",
    "ned": "edward",
    "chuck": "charles",
    "charlie": "charles",
    "joe": "joseph",
    "joey": "joseph",
    "dan": "daniel",
    "danny": "daniel",
    "dave": "david",
    "steve": "steven",
    "andy": "andrew",
    "drew": "andrew",
    "nick": "nicholas",
    "chris": "christopher",
    "matt": "matthew",
    "pat": "patrick",
    "greg": "gregory",
    "jeff": "jeffrey",
    "ken": "kenneth",
    "larry": "lawrence",
    "ron": "ronald",
    "don": "donald",
    "ray": "raymond",
    "sam": "samuel",
    "ben": "benjamin",
    "alex": "alexander",
    "pete": "peter",
    "phil": "philip",
    "hank": "henry",
    "harry": "henry",
    "jerry": "gerald",
    "gerry": "gerald",
    "kate": "katherine",
    "kathy": "katherine",
    "katie": "katherine",
    "liz": "elizabeth",
    "beth": "elizabeth",
    "betty": "elizabeth",
    "lizzie": "elizabeth",
    "meg": "margaret",
    "maggie": "margaret",
    "peggy": "margaret",
    "sue": "susan",
    "susie": "susan",
    "jenny": "jennifer",
    "jen": "jennifer",
    "debbie": "deborah",
    "becky": "rebecca",
    "cathy": "catherine",
    "vicky": "victoria",
    "sandy": "sandra",
    "mandy": "amanda",
    "trish": "patricia",
    "patty": "patricia",
    "abby": "abigail",
    "pepe": "josé",
    "paco": "francisco",
    "sasha": "alexander",
    "vova": "vladimir",
    "hans": "johannes",
    "sepp": "josef",
    "uli": "ulrich",
}
