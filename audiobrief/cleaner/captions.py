"""Captions of pictures and their credits within a block of text, also where they run into each other or into the story.

A caption is known by the credit it ends with, by a label it starts with, or by being written like one: about what is
seen, in the present tense, with "left", "pictured", a date. Where in doubt the text stays: a caption read aloud is a
smaller harm than a sentence of the story lost.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audiobrief.cleaner.credits import AGENCY_WELD, is_credit_line, is_credit_tail, is_labelled
from audiobrief.cleaner.verdict import Verdict
from audiobrief.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_REASON_CAPTION = "Describes a picture that a listener can't see."
_REASON_CREDITED = "Caption of a picture, with its credit."
_REASON_CREDIT = "Credits a picture."
#: Longer than this, a text with a credit behind it is story, and only the credit goes.
_LONGEST_CAPTION = 420
_MOST_SENTENCES = 3
#: A credit that names itself one leaves less doubt.
_LONGEST_LABELLED = 700
_LONGEST_CREDIT = 130
_MOST_CANDIDATES = 24

_TAIL_START = re.compile(
    r"(?<=[.!?…”\"’')\]])\s{0,2}(?=[A-Z©(\[À-Þd])|(?<=[a-zß-ÿ0-9A-Z])(?=[A-Z©(\[]|(?<=\W)dpa)|\s(?=[(\[©])|"
    r"\s(?=(?:[Pp]hoto|PHOTO|[Cc]redit|CREDIT|[Ii]mage|[Pp]icture|[Ff]oto|[Ii]llustration|"
    r"[Pp]hotograph)s?(?:\s?[Cc]redits?)?(?:\s?[:©]|\s[Bb]y\s|\s[Cc]ourtesy))"
)
_WELD = re.compile(r"(?<=[a-zß-ÿ.!?)”\"0-9])(?=[A-Z][\w’'\s]|[“\"‘]\w)")
#: Left of a weld, an initial or an abbreviation is no sentence end ("J.K. Rowling", "U.S.").
_INITIAL = re.compile(r"(?:\b[A-Za-z]\.)$")
_LABEL = re.compile(
    r"(?:©\s?[A-Z]|(?:Image|Photo|Video)\scopyright\s|FILE(?:\s(?:PHOTO|IMAGE|PICTURE))?\s?[-–—:]|(?:File|"
    r"Archive)\s(?:photo|image|picture)\s?[-–—:]|(?:(?:Image|Media|Photo|Picture|Video)\s?)?[Cc]aption(?:[:\s]|"
    r"(?=[A-Z]))|Media\splayback\sis\s|"
    r"(?:Image|Photo|Picture|Pictured|Caption|Foto|Bild|Video|Above|Below|Left|Right|Top|Inset)\s?:\s|"
    r"In\sthis\s(?:[\w.,]{1,12}\s){0,5}(?:file\s)?(?:photo|image|picture|photograph|combination)\b|"
    r"This\s(?:(?:[\w.,]{1,12}\s){0,5}(?:photo|image|picture|photograph|frame\sgrab|"
    r"still\simage)\b.{0,60}?\b(?:shows|taken|released|provided|made)))"
)
_SEEN = re.compile(
    r"\((?:left|right|centre|center|pictured|top|bottom|above|below|far\s(?:left|right)|[lLrR])\)|,\s(?:left|"
    r"right|cent(?:er|re)|far\s(?:left|right)|second\sfrom\s(?:left|right)),|"
    r"\b(?:from\sleft|left\sto\sright|from\sright|clockwise\sfrom|file\s(?:photo|image|picture)|undated\sphoto|"
    r"(?:is|are)\s(?:seen|pictured|shown|photographed)|"
    r"(?:seen|pictured|shown)\shere|artist[’']?s?[’']?\s(?:concept|impression|rendering|illustration)|"
    r"a\smicrograph|a\srendering\sof)\b"
)
_QUOTED = re.compile(r"[“\"][^“”\"]{12,}[”\"]|\bsaid\b|\btold\b|\b[Ii] (?:was|am|have|think|want)\b")
_SENTENCE = re.compile(r"[.!?…][\"”’')]{0,2}(?=\s+[A-Z“\"(]|$)")
_PRESENT = re.compile(
    r"\b(?:speaks?|poses?|arrives?|walks?|looks?|celebrates?|waves?|stands?|holds?|gestures?|attends?|leaves?|"
    r"reacts?|smiles?|watch(?:es)?|shoots?|"
    r"demonstrates?|protests?|dunks?|sits?|listens?|plays?|throws?|runs?|drives?|shakes?|greets?|talks?|"
    r"carr(?:y|ies)|march(?:es)?|gather|wears?|hugs?|kiss(?:es)?)\b"
)
_PAST = re.compile(r"\b(?:said|was|were|had|told|added|began|became|went|made|took|did)\b")
_DATE = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|"
    r"Nov|Dec)[a-z]*\.?\s\d{1,2},\s\d{4}"
)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_STARTERS = _set(
    "The A An In It I He She They We You But And Mr Ms Mrs Dr On At For When If As This That There While After Before "
    "With Then What His Her Their Its Our My Since Some Many One Two Last Now Not To So Although"
)
_LAST_WORD = re.compile(r"\w*[a-zß-ÿ]$")
_ENDS = (".", "!", "?", "…", "”", '"', "’", ")")
_FIRST_WORD = re.compile(r"[“\"‘]?[A-Z][\w]*")


def find_captions(text: str, kind: BlockKind) -> Verdict | None:
    """What in a block is a caption or credit: the whole of it, its beginning, a piece in its middle, or its end."""
    if kind is BlockKind.CAPTION:
        return Verdict(0, len(text), BlockKind.CAPTION, _REASON_CAPTION)
    if is_credit_line(text):
        return Verdict(0, len(text), BlockKind.CREDIT, _REASON_CREDIT)
    return _welded(text) or _tail(text) or _parenthesis(text) or _uncredited(text)


def _caption_sized(text: str, *, labelled: bool = False) -> bool:
    if len(text) > (_LONGEST_LABELLED if labelled else _LONGEST_CAPTION):
        return False
    if len(_SENTENCE.findall(text)) > _MOST_SENTENCES + labelled:
        return False
    return _QUOTED.search(text) is None


def _tail(text: str) -> Verdict | None:
    """A credit at the end."""
    found = _credit_start(text)
    if found is None:
        return None
    head = text[:found].rstrip()
    credit = text[found:].lstrip()
    if not head:
        return Verdict(0, len(text), BlockKind.CREDIT, _REASON_CREDIT)
    bare = re.fullmatch(r"\([\w\s.-]{2,20}\)", credit) is not None
    if _caption_sized(head, labelled=is_labelled(credit)) and (not bare or is_written_like_caption(head)):
        return Verdict(0, len(text), BlockKind.CAPTION, _REASON_CREDITED)
    return Verdict(found, len(text), BlockKind.CREDIT, _REASON_CREDIT)


def _credit_start(text: str) -> int | None:
    """Where the credit at the end of the text begins; ``None`` if there is none."""
    low = max(0, len(text) - _LONGEST_CREDIT)
    for found in list(_TAIL_START.finditer(text, low))[:_MOST_CANDIDATES]:
        at = found.end()
        if at == 0 or at >= len(text) or (_INITIAL.search(text[max(0, at - 4) : at].rstrip()) and text[at] != "("):
            continue
        credit = text[at:]
        if not is_credit_tail(credit):
            continue
        after_sentence = text[:at].rstrip()[-1:] in ".!?…”\"’')"
        if (found.end() == found.start() and after_sentence) or _is_certain(credit):
            return at
    return None


def _is_certain(credit: str) -> bool:
    """Whether a credit that stands behind a space, or within a word, is one beyond doubt."""
    inside = credit.strip("()[]. ")
    if is_labelled(credit):
        return True
    return is_credit_line(inside) and (
        "/" in inside or ", " in inside or credit[0] in "([" or " - " in inside or "Photo" in inside
    )


def _welded(text: str) -> Verdict | None:
    """A caption or credit at the beginning that runs into the story without a space."""
    window = text[: _LONGEST_LABELLED + _LONGEST_CREDIT]
    ends = {found.start() for found in _WELD.finditer(window)} | {found.end() for found in AGENCY_WELD.finditer(window)}
    for end in sorted(ends)[:_MOST_CANDIDATES]:
        left = window[:end]
        if end == 0 or end >= len(text) or _INITIAL.search(left[-4:]):
            continue
        if is_credit_line(left):
            return Verdict(0, end, BlockKind.CREDIT, _REASON_CREDIT)
        start = _credit_start(left)
        if start is not None:
            if _caption_sized(left[:start].rstrip(), labelled=is_labelled(left[start:].lstrip())):
                return Verdict(0, end, BlockKind.CAPTION, _REASON_CREDITED)
            return Verdict(start, end, BlockKind.CREDIT, _REASON_CREDIT)
        if _is_caption_before(left, text[end : end + 30]):
            return Verdict(0, end, BlockKind.CAPTION, _REASON_CAPTION)
    return None


def _is_caption_before(left: str, after: str) -> bool:
    """Whether ``left``, which runs into ``after`` without a space, is a caption though no credit ends it."""
    word = _FIRST_WORD.match(after)
    starts_sentence = after[0] in '“"‘' or (word is not None and word[0] in _STARTERS)
    if _LABEL.match(left):
        labelled = starts_sentence and _caption_sized(left)
        return labelled or (_ends_with_word(left) and len(left) <= _LONGEST_CAPTION)
    unfinished = left[-1].isalpha() and " " in left and starts_sentence
    return unfinished and _caption_sized(left) and is_written_like_caption(left)


def _ends_with_word(left: str) -> bool:
    """Whether a whole lower-case word ends here, not the beginning of a name like "iPhone" or "LaGuardia"."""
    word = _LAST_WORD.search(left[-30:])
    return word is not None and len(word[0]) > 3 and not word[0].lower().endswith(("caption", "copyright"))


def _parentheses(text: str) -> Iterator[tuple[int, int]]:
    at = text.find("(")
    while at >= 0:
        end = text.find(")", at, at + _LONGEST_CREDIT)
        if end >= 0:
            yield at, end + 1
        at = text.find("(", at + 1)


def _parenthesis(text: str) -> Verdict | None:
    """A credit in parentheses in the middle; what stands before it at the block's beginning is its caption."""
    for start, end in _parentheses(text):
        inside = text[start + 1 : end - 1]
        sure = is_labelled(inside) or ("/" in inside and " " in inside) or " Photo" in inside
        if not sure or not is_credit_line(inside):
            continue
        head = text[:start].rstrip()
        ended = head[-1:] in '.!?”"' or text[end : end + 2].strip()[:1].isupper()
        if head and ended and _caption_sized(head) and is_written_like_caption(head):
            return Verdict(0, end, BlockKind.CAPTION, _REASON_CREDITED)
        return Verdict(start, end, BlockKind.CREDIT, _REASON_CREDIT)
    return None


def _uncredited(text: str) -> Verdict | None:
    if len(text) > _LONGEST_CAPTION or not _caption_sized(text):
        return None
    label = _LABEL.match(text)
    if label is not None and (
        (
            text[label.start()].isupper()
            and (
                label[0].rstrip()[-1:] in ":-–—"
                or label[0][0] == "©"
                or "caption" in label[0].lower()
                or "copyright" in label[0]
            )
        )
        or _score(text) >= 2
    ):
        return Verdict(0, len(text), BlockKind.CAPTION, _REASON_CAPTION)
    if _score(text) >= 3:
        return Verdict(0, len(text), BlockKind.CAPTION, _REASON_CAPTION)
    return None


def could_be_caption(text: str) -> bool:
    """Whether a text next to a credit may be its caption: short, no quotation, unfinished or written like one."""
    unfinished = not text.endswith(_ENDS)
    return _caption_sized(text) and (unfinished or is_written_like_caption(text))


def is_written_like_caption(text: str) -> bool:
    """Whether a text reads like the description of a picture."""
    return _score(text) >= 2


def _score(text: str) -> int:
    """Points for what captions do: 3 are enough without any other sign."""
    score = 2 * (_SEEN.search(text) is not None) + (_LABEL.match(text) is not None) * 2
    if _PAST.search(text):
        return score - 1
    score += _PRESENT.search(text) is not None
    score += _DATE.search(text) is not None
    return score + (text[-1:].isalnum() and len(text) > 20)
