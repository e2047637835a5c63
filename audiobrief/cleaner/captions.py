"""Captions of pictures and their credits within a block of text, also where they run into each other or into the story.

A caption is known by the credit it ends with, by a label it starts with, or by being written like one (``likeness.py``).
Where in doubt the text stays: a caption read aloud is a smaller harm than a sentence of the story lost.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from audiobrief.cleaner.credits import AGENCY_WELD, is_credit_line, is_credit_tail, is_labelled, names_any_agency
from audiobrief.cleaner.datelines import dateline_end
from audiobrief.cleaner.likeness import likeness, standing, tells, unfinished_in_prose
from audiobrief.cleaner.tails import credit_start, ends_in_initial, welded_name_start
from audiobrief.cleaner.verdict import Verdict
from audiobrief.model import BlockKind
from audiobrief.patterns import begins, both, has_any, has_folded, has_word, lacks, lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

REASON = "Describes a picture that a listener can't see."
_REASON_CREDITED = "Caption of a picture, with its credit."
_REASON_CREDIT = "Credits a picture."
#: Longer than this, a text with a credit behind it is story, and only the credit goes.
_LONGEST_CAPTION = 420
_MOST_SENTENCES = 3
#: A credit that names itself one leaves less doubt.
_LONGEST_LABELLED = 700
_LONGEST_CREDIT = 130
_MOST_CANDIDATES = 40
#: How like a caption a text must be (``likeness.py``) that has a credit behind it, or on the next line, or a mere name behind
#: it; that is a whole sentence and runs into the next.
_CREDITED, _BEFORE_CREDIT, _FINISHED = -2.6, -1.0, 1.5
#: The same of a line by itself: a whole sentence needs better proof.
_ALONE, _ALONE_FINISHED, _ALONE_TOLD, _STARTS = 0.3, 1.0, 1.6, 0.5
#: The same of a whole sentence that tells what happened and shows nothing of a picture, in front of a credit on its line, or
#: on the next: it may be the story's as well.
_TOLD_CREDITED, _TOLD_BEFORE_CREDIT = -1.2, 1.0

_WELD = lazy(
    r"(?<=[a-zß-ÿ.!?)\]”\"’'0-9])(?=[A-Z][\w’'\s]|[“\"‘]\w)|(?<=\w)(?=“\w)|"
    # "... Ann Example/NPRThe mayor"
    r"(?<=[A-Z]{2})(?=[A-Z][a-zß-ÿ]+[\s,])"
)
#: Wherever one of these or an agency runs into the next word, there is this.
_ANY_WELD = lazy(r"[A-Z“\"‘](?<=[\wß-ÿ.!?)\]”\"’'-].)(?:[\w’']|(?<=[A-Z])\s)")
_LABEL = lazy(
    r"\A(?:©\s?[A-Z]|(?:Figure|FIGURE|Fig\.|Abbildung|Abb\.)\s\d{1,3}\s?[.:]\s|(?:Image|Photo|Video)\s(?:copyright\s|source,\s)|FILE(?:\s(?:PHOTO|IMAGE|PICTURE))?\s?[-–—:]|(?:File|"
    r"Archive)\s(?:photo|image|picture)\s?[-–—:]|(?:(?:Image|Media|Photo|Picture|Video)\s?)?[Cc]aption(?:[:\s]|"
    r"(?=[A-Z]))|Media\splayback\sis\s|Media\scaption\s?[,:]|"
    r"(?:Image|Photo|Picture|Pictured|Caption|Foto|Bild|Video|Above|Below|Left|Right|Top|Inset)\s?:\s|"
    r"In\sthis\s(?:[\w.,]{1,12}\s){0,5}(?:file\s)?(?:photo|image|picture|photograph|combination)\b|"
    r"This\s(?:(?:[\w.,]{1,12}\s){0,5}(?:photo|image|picture|photograph|frame\sgrab|"
    r"still\simage)\b.{0,60}?\b(?:shows|taken|released|provided|made)))",
    needs=both(
        begins(
            *("©", "fig", "abb", "image", "photo", "video", "file", "archive", "caption", "media", "pict", "foto"),
            *("bild", "above", "below", "left", "right", "top", "inset", "in this ", "this "),
        ),
        has_folded(
            *("©", "fig", "abb", "image", "photo", "video", "file", "archive", "caption", "media", "pict", "foto"),
            *("bild", "above", "below", "left", "right", "top", "inset", "combination", "grab"),
        ),
    ),
)
#: "(AFP)" may credit a picture or end a story.
_BARE = lazy(r"\((?![Pp]hoto|[Ff]oto|[Bb]ild|[Ii]mage|[Pp]icture)[\w\s.-]{2,20}\)")
_QUOTED = lazy(
    r"[“\"](?:[^“”\"\s]{1,30}\s){4}[^“”\"]{0,300}[”\"]|\bsaid\b|\btold\b|\b[Ii] (?:was|am|have|think|want)\b"
)
#: Without one of these, the pattern need not be tried.
_SIGNS_OF_SPEECH = ("said", "told", "“", '"', "I ", "i ")
#: The same in the marks of other languages. “ closes a German quotation and opens an English one.
_QUOTED_ELSEWHERE = lazy(r"„[^„“”]{1,300}[“”]|[«»]\s?[^\s«»][^«»]{0,300}[«»]")
#: Words that say that a text is in a language whose captions ``likeness.py`` has not learnt to know.
_NOT_ENGLISH = lazy(
    r"\b(?:der|das|und|ist|ein|eine|einen|nicht|auf|sich|von|für|mit|dem|wird|le|les|une|est|dans|pour|sur|au|du|a-t-il|a-t-elle|"
    r"el|los|las|una|del|por|con|que|se)\b"
)
_SAYING = lazy(
    r"\b(?:said|says|added|adds|told|wrote|writes|read|reads|continued|explained|reflected|tweeted|posted|joked|asked|replied)\b"
)
_SENTENCE = lazy(r"[.!?…][\"”’')]{0,2}(?=\s+[A-Z“\"(]|$)")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_STARTERS = _set(
    "The A An In It I He She They We You But And Mr Ms Mrs Dr On At For When If As This That There While After Before "
    "With Then What His Her Their Its Our My Since Some Many One Two Last Now Not To So Although No About All Even How Why "
    "These Those Such Each Every Both Another Other Several Three Four Five Most More Just Only Still Yet Here Police "
    "Officials Under Among Through Over By From According Despite During Earlier Later Meanwhile Nobody Everyone Until "
    "Because Though However Nearly Almost Around Between Like Also Once"
)
_SHORT_STARTERS = _set("In On At For To By So As It If I A")
_BEGINS = lazy(r"[“\"'‘«„(]?[^\W\d_]")
#: "Last rites: An owner strokes his pet": a word or two about the picture, then what it shows.
_TAG = lazy(r"[‘“'\"]?[A-Z][\w’'-]*(?:\s[\w’'-]+){0,3}[’”'\"]?\s?[:!?]\s[“\"‘']?[A-Z]")
_LONGEST_HEADLINE, _FEWEST_AFTER, _SHORTEST_LAST = 120, 3, 5
_LAST_TOKEN = lazy(r"(?<![^\s“‘\"'(])[^\W\d_]+(?=[’']?$)")
_LAST_WORD = lazy(r"\w*[a-zß-ÿ]$")
_LINES = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING})
_ROLES = (
    "coach|manager|captain|player|quarterback|striker|midfielder|defender|goalkeeper|goalie|forward|guard|center|winger|"
    "pitcher|catcher|linebacker|receiver|skipper|boss|rider|driver|jockey|president|chairman|chairwoman|mayor|governor|senator|"
    "secretary|minister|chief|director|founder|co-founder|owner|author|actor|actress|singer|guitarist|drummer|artist|"
    "photographer|designer|professor|researcher|scientist|resident|spokesman|spokeswoman|attorney|lawyer|judge|sheriff"
)
_TITLES = (
    "Mayor|Gov\\.|Governor|Senator|Sen\\.|Rep\\.|Councilman|Councilwoman|Councillor|Judge|Sheriff|President|Police\\sChief|"
    "Fire\\sChief|Coach|Commissioner|Superintendent|Minister|Prime\\sMinister|Chancellor|Professor|Prof\\."
)
_WORDS_FOR_PEOPLE = re.split(r"[^A-Za-z]+", _ROLES + "|" + _TITLES.replace(r"\s", "|"))
#: "Lake City coach Ann Example": whom a picture shows, and nothing else.
_PERSON_LINE = lazy(
    r"\A(?:(?:(?:[A-Z][\w’'.&-]*|[a-z]+(?=\s[a-z]+\s[A-Z]))\s){0,5}"
    r"(?:(?:head|assistant|former|interim|deputy|vice|left|right)\s){0,2}"
    rf"(?:{_ROLES})(?:\s[A-Z][\w’'.-]+){{2,3}}|(?:{_TITLES})(?:\s[A-Z][\w’'.-]+){{2,3}})\Z",
    # What else stands in most sentences that name a mayor.
    needs=both(lacks(',;:!?"“”()—'), has_word(*_WORDS_FOR_PEOPLE)),
)
_ENDS = (".", "!", "?", "…", "”", '"', "’", ")")
_LONG_WORD = lazy(r"[^\W\d_][\w’'-]{3,}")
_FIRST_WORD = lazy(r"[“\"‘]?[A-Z][\w]*")


def find_captions(text: str, kind: BlockKind, place: float = 0.0) -> Verdict | None:
    """What in a block is a caption or credit: the whole of it, its beginning, a piece in its middle, or its end.

    Args:
        text: the block's text.
        kind: what the reader took it for.
        place: what its place in the article adds to its likeness to a caption.
    """
    if kind is BlockKind.CAPTION:
        return Verdict(0, len(text), BlockKind.CAPTION, REASON)
    if is_credit_line(text):
        return Verdict(0, len(text), BlockKind.CREDIT, _REASON_CREDIT)
    return _welded(text) or _tail(text) or _parenthesis(text) or _uncredited(text, kind, place)


@lru_cache(maxsize=4096)  # asked of a line by several rules
def _caption_sized(text: str, *, labelled: bool = False) -> bool:
    return _is_short(text, labelled=labelled) and not _quotes(text)


def _quotes(text: str) -> bool:
    """Whether a text says what somebody said."""
    if has_any(text, _SIGNS_OF_SPEECH) and _QUOTED.search(text):
        return True
    return has_any(text, "„«»") and _QUOTED_ELSEWHERE.search(text) is not None


def _is_short(text: str, *, labelled: bool = False) -> bool:
    if len(text) > (_LONGEST_LABELLED if labelled else _LONGEST_CAPTION):
        return False
    return len(_SENTENCE.findall(text)) <= _MOST_SENTENCES + labelled


def _is_like(text: str, least: float, least_told: float, *, bare: bool = False) -> bool:
    """Whether a text is like enough to a caption: more so if it tells what happened; and if but a name in brackets follows."""
    found = likeness(text)
    if bare:
        return found > _BEFORE_CREDIT
    return found > least and (found > least_told or not tells(text))


def _tail(text: str) -> Verdict | None:
    """A credit at the end."""
    found = credit_start(text)
    if found is None:
        return None
    head = text[:found].rstrip()
    credit = text[found:].lstrip()
    if not head:
        return Verdict(0, len(text), BlockKind.CREDIT, _REASON_CREDIT)
    bare = _BARE.fullmatch(credit) is not None
    if _caption_sized(head, labelled=is_labelled(credit)) and _is_like(head, _CREDITED, _TOLD_CREDITED, bare=bare):
        return Verdict(0, len(text), BlockKind.CAPTION, _REASON_CREDITED)
    return Verdict(found, len(text), BlockKind.CREDIT, _REASON_CREDIT)


def _welded(text: str) -> Verdict | None:
    """A caption or credit at the beginning that runs into the story without a space."""
    window = text[: _LONGEST_LABELLED + _LONGEST_CREDIT]
    for end in _welds(window)[:_MOST_CANDIDATES]:
        left = window[:end]
        if end == 0 or end >= len(text) or ends_in_initial(left) or is_credit_tail(text[end:]):
            continue
        if left.count("(") > left.count(")") or left.count("[") > left.count("]"):
            continue
        if is_credit_line(left):
            return Verdict(0, end, BlockKind.CREDIT, _REASON_CREDIT)
        start = welded_name_start(left)
        start = credit_start(left) if start is None else start
        if start is not None:
            head = left[:start].rstrip()
            if _caption_sized(head, labelled=is_labelled(left[start:].lstrip())) and likeness(head) > _CREDITED:
                return Verdict(0, end, BlockKind.CAPTION, _REASON_CREDITED)
            return Verdict(start, end, BlockKind.CREDIT, _REASON_CREDIT)
        if _is_headline_before(left, text[end : end + 60]):
            return Verdict(0, end, BlockKind.RELATED, "Names another article in front of a paragraph.")
        if _is_caption_before(left, text[end : end + 30]):
            return Verdict(0, end, BlockKind.CAPTION, REASON)
    return None


def _welds(text: str) -> list[int]:
    """Where a text may run into another without a space."""
    if _ANY_WELD.search(text) is None:
        return []
    ends = {found.start() for found in _WELD.finditer(text)}
    if names_any_agency(text):
        ends |= {found.end() for found in AGENCY_WELD.finditer(text)}
    return sorted(ends)


def _is_headline_before(left: str, after: str) -> bool:
    """Whether ``left`` is a headline in capitals that runs into what follows: a teaser, set into the story."""
    last = _LAST_TOKEN.search(left[-40:])
    if len(left) > _LONGEST_HEADLINE or not left[0].isalnum() or last is None or after.count(" ") < _FEWEST_AFTER:
        return False
    # "WikiLeaks", "YouTube": the joined word has to be two whole ones.
    return len(last[0]) >= _SHORTEST_LAST and last[0][1:].islower() and _is_heading(left)


def _is_caption_before(left: str, after: str) -> bool:
    """Whether ``left``, which runs into ``after`` without a space, is a caption though no credit ends it."""
    word = _FIRST_WORD.match(after)
    starts_sentence = after[0] in '“"‘' or (word is not None and word[0] in _STARTERS)
    label = _LABEL.match(left)
    if label is not None:
        sure = _names_itself(label[0]) and left[-1] in "?!." and _is_short(left) and len(left) > len(label[0])
        labelled = starts_sentence and _caption_sized(left)
        return labelled or sure or (_ends_with_word(left) and len(left) <= _LONGEST_CAPTION)
    if not _caption_sized(left) or " " not in left or _opens_quotation(left) or dateline_end(left):
        return False
    if left[-1] in ".!?":
        return starts_sentence and likeness(left) > _FINISHED
    if left[-1].isalpha():
        # "glimpseThe otter", not "WikiLeaks said": a name with a capital in it begins with one, as a rule.
        last = re.search(r"[^\s“‘\"'(]*$", left)
        least = 2 if starts_sentence else 3
        whole = last is not None and len(last[0]) >= least and last[0].isalpha() and last[0].islower()
        if not whole:
            # "LinkedIn", "WikiLeaks": behind a capital, only what can't be the rest of a name begins a sentence.
            sure = starts_sentence and word is not None and word[0] not in _SHORT_STARTERS
            return sure and _ends_with_word(left) and likeness(left) + standing(unfinished_in_prose(left)) > _FINISHED
    elif not starts_sentence:
        return False
    return likeness(left) + standing(unfinished_in_prose(left)) > _ALONE_FINISHED


def _opens_quotation(left: str) -> bool:
    """Whether a text ends in the mark that opens a quotation: what follows is said, not welded."""
    bare = left.rstrip("\"'“‘’")
    if left.count("“") > left.count("”") or not bare or bare[-1].isspace():
        return True
    return left[-1] in "“‘" or (left[-1] in "\"'" and (left[-2:-1].isspace() or left.count(left[-1]) % 2 == 1))


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
        if head and ended and _caption_sized(head) and likeness(head) > _BEFORE_CREDIT:
            return Verdict(0, end, BlockKind.CAPTION, _REASON_CREDITED)
        return Verdict(start, end, BlockKind.CREDIT, _REASON_CREDIT)
    return None


def _uncredited(text: str, kind: BlockKind, place: float) -> Verdict | None:
    label = _LABEL.match(text)
    named = label is not None and _names_itself(label[0]) and _is_short(text)
    alone = kind is BlockKind.PARAGRAPH and _is_caption_alone(text, place)
    pictured = (
        label is not None and label[0][0] in "IT" and _caption_sized(text) and likeness(text) + place > _CREDITED / 2
    )
    if named or alone or pictured or (kind in _LINES and _PERSON_LINE.fullmatch(text)):
        return Verdict(0, len(text), BlockKind.CAPTION, REASON)
    return None


def _is_caption_alone(text: str, place: float) -> bool:
    if (
        text[0].islower()
        or text[-1] in ":;,"
        or not _caption_sized(text)
        or not _BEGINS.match(text)
        or _is_heading(text)
        or dateline_end(text)
    ):
        return False
    if not text.endswith(_ENDS):
        return likeness(text) + place > _ALONE
    return _is_like(text, _ALONE_FINISHED - place, _ALONE_TOLD - place)


def _is_heading(text: str) -> bool:
    """Whether all words but the small ones are capitalized, as in a headline."""
    count = 0
    for word in _LONG_WORD.finditer(text):
        if not text[word.start()].isupper():
            return False  # as the second or third of most sentences is
        count += 1
    return count > 3


def _names_itself(label: str) -> bool:
    """Whether the words that a text starts with leave no doubt that it is a caption."""
    if not label[0].isupper():
        return label[0] == "©"
    return label.rstrip()[-1:] in ":-–—." or any(word in label.lower() for word in ("caption", "copyright", "playback"))


def is_caption_line(text: str) -> bool:
    """Whether a line without a full stop, which stands among sentences, is a caption."""
    # Behind "Difficult time:" what somebody said is part of the caption, behind "The mayor said:" it is speech.
    tag = _TAG.match(text)
    sized = _is_short(text) if tag is not None and not _SAYING.search(tag[0]) else _caption_sized(text)
    if " " not in text or not sized or text.count('"') % 2 or text.count("“") > text.count("”"):
        return False
    return likeness(text) + standing(unfinished_in_prose(text)) > _ALONE


def is_caption_start(sentence: str) -> bool:
    """Whether a whole sentence, which is followed by a caption's last line, belongs to that caption."""
    return _TAG.match(sentence) is not None or likeness(sentence) > _STARTS


def could_be_caption(text: str) -> bool:
    """Whether a text next to a credit may be its caption: short, no quotation, unfinished or written like one.

    What a finished sentence is written like can be told in English alone; in another language it stays.
    """
    if not _caption_sized(text):
        return False
    if not text.endswith(_ENDS):
        return True
    return _is_like(text, _BEFORE_CREDIT, _TOLD_BEFORE_CREDIT) and len(_NOT_ENGLISH.findall(text)) < 2
