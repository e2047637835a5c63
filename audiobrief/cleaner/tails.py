"""Finds where a credit begins that a text ends with."""

from __future__ import annotations

from audiobrief.cleaner.credits import is_credit_line, is_credit_tail, is_labelled, is_name
from audiobrief.cleaner.likeness import likeness
from audiobrief.patterns import has_any, lazy

_LONGEST_CREDIT = 130
_MOST_CANDIDATES = 24
#: How like a caption a text must be, for an agency's or any name behind it to be its credit.
_BEFORE_AGENCY, _BEFORE_NAME = -1.0, 0.0
#: The same of a name in capitals, as papers in Spanish write their credits.
_BEFORE_LOUD_NAME = -2.0
_TAIL_START = lazy(
    r"(?<=[.!?…”\"’')\]])\s{0,2}(?=[A-Z©(\[À-Þd/|–—])|(?<=[a-zß-ÿ0-9A-Z])(?=[A-Z©(\[]|(?<=\W)dpa)|\s(?=[(\[©])|"
    r"\s(?=(?:[Pp]hoto|PHOTO|[Cc]redit|CREDIT|[Ii]mage|[Pp]icture|[Ff]oto|[Ii]llustration|"
    r"[Pp]hotograph)s?(?:\s?[Cc]redits?)?(?:\s?[:©]|\s[Bb]y\s|\s[Cc]ourtesy))"
)
#: What credits end with, if not with a name, a year or a sign.
_LAST_WORDS = frozenset(
    {
        *("dpa", "alliance", "photo", "photos", "image", "images", "illustration", "illustrations"),
        *("foto", "file", "archive", "photographer"),
    }
)
_NAMES_CREDIT = lazy(
    r"[PpIiVvGgCcFfBbSs©(](?:(?<=©)|hoto|HOTO|mage|MAGE|icture|ICTURE|ideo|IDEO|raphic|llustration|LLUSTRATION|over|oto|ild|"
    r"ile|ource|ortrait|redit|REDIT|ourtesy|OURTESY|opyright|[Cc]\))"
)
_MARKS = ".!?…”\"’')"
_ENDED = lazy(r"[.!?…][”\"’')]{0,2}$")
#: A name in parentheses with no space before them.
_WELDED_NAME = lazy(r"[^\s()]\((?P<name>[^()]{2,60})\)$")
#: Left of a weld, an initial or an abbreviation is no sentence end ("J.K. Rowling", "U.S.").
_INITIAL = lazy(r"(?:\b[A-Za-z]\.)$")


def ends_in_initial(text: str) -> bool:
    """Whether the full stop at the end is that of an initial or an abbreviation."""
    return _INITIAL.search(text[-4:]) is not None


def credit_start(text: str) -> int | None:
    """Where the credit at the end of the text begins; ``None`` if there is none."""
    low = max(0, len(text) - _LONGEST_CREDIT)
    if not _may_be_credit(text[low:]):
        return None
    for found in list(_TAIL_START.finditer(text, low))[:_MOST_CANDIDATES]:
        at = found.end()
        head = text[:at].rstrip()
        if head and at < len(text) and (text[at] == "(" or not ends_in_initial(head)):
            credit = text[at:].lstrip("/|–— ")
            if credit and _is_credit(head, credit, welded=found.end() == found.start()):
                return at
    return None


def _may_be_credit(tail: str) -> bool:
    """Whether a credit may end a text, by its last word or any word that names a credit; most sentences end otherwise."""
    last = tail.rpartition(" ")[2]
    if last.islower() and last.isascii():
        return last.strip(".)]") in _LAST_WORDS or _NAMES_CREDIT.search(tail) is not None
    return True


def welded_name_start(text: str) -> int | None:
    """Where a name in parentheses begins that a text ends with, without a space before it."""
    found = _WELDED_NAME.search(text[-70:])
    return len(text) - len(found["name"]) - 2 if found is not None and is_name(found["name"]) else None


def _is_credit(head: str, credit: str, *, welded: bool) -> bool:
    if is_credit_tail(credit) and (_is_certain(credit) or (welded and head[-1] in _MARKS)):
        return True
    if not _ENDED.search(head[-3:]) or credit[-1] in _MARKS.replace(")", ""):
        return False
    if welded:
        return is_name(credit)
    # Behind a space, an agency or a name may as well begin the next sentence: the text before it decides.
    if is_credit_tail(credit):
        return likeness(head) > _BEFORE_AGENCY
    least = _BEFORE_LOUD_NAME if credit.isupper() and " " in credit else _BEFORE_NAME
    return is_name(credit.strip("()")) and likeness(head) > least


def _is_certain(credit: str) -> bool:
    """Whether a credit that stands behind a space, or within a word, is one beyond doubt."""
    inside = credit.strip("()[]. ")
    if is_labelled(credit) or (credit[0] in "([" and is_credit_line(credit)):
        return True
    return is_credit_line(inside) and has_any(inside, ("/", ", ", " - ", "Photo", "photo"))
