"""What readers wrote under an article, where no markup says so: the lines under a heading of comments, to the end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audiobrief.cleaner.likeness import is_prose
from audiobrief.cleaner.verdict import Verdict
from audiobrief.model import BlockKind
from audiobrief.patterns import begins, both, has_folded, lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiobrief.model import Block

_REASON = "Comments of readers."
_COUNT = r"(?:\d[\d.,]{0,6}|one|two|three|four|five|six|seven|eight|nine|ten)"
_HEADING = lazy(
    rf"\A(?:(?:{_COUNT}\s)?(?:(?:reader|user|your|all|top|recent)[’']?s?[’']?\s)?(?:comments?|responses?|replies)(?:\s?\({_COUNT}\)|\s?[:·-]\s?{_COUNT})?:?|"
    rf"{_COUNT}\s(?:thoughts?|comments?|responses?|replies)\s(?:on|to)\s.{{2,200}}|"
    r"(?:what\s)?(?:our\s)?readers\s(?:say|comment|write):?|"
    rf"(?:{_COUNT}\s)?(?:leser|nutzer|user)?-?kommentare?(?:\sder\sleser)?(?:\s?\(\d+\))?:?|"
    rf"(?:{_COUNT}\s)?(?:vos\s|les\s)?(?:commentaires?|réactions)(?:\sdes\slecteurs)?(?:\s?\(\d+\))?\s?:?|"
    rf"(?:{_COUNT}\s)?comentarios?(?:\sde\s(?:los\s)?lectores)?(?:\s?\(\d+\))?:?)",
    re.IGNORECASE,
    needs=both(
        has_folded("comment", "response", "replies", "thought", "readers", "kommentar", "réactions", "comentario"),
        begins(
            *("0", "one ", "two ", "three ", "four ", "five ", "six ", "seven ", "eight ", "nine ", "ten ", "reader"),
            *("user", "your", "all", "top", "recent", "comment", "response", "replies", "what ", "our ", "leser"),
            *("nutzer", "kommentar", "vos ", "les ", "réactions", "comentario"),
        ),
    ),
)
#: A button under a comment.
_BUTTON = (
    r"(?:reply|like|report|flag|share|upvote|recommend|antworten|melden|gefällt\smir|répondre|"
    r"signaler|responder|denunciar|me\sgusta)"
)
_BUTTONS = lazy(
    rf"(?:\d{{1,4}}\s)?{_BUTTON}(?:\s?\(?\d{{1,4}}\)?)?(?:\s?[·•|,]?\s?(?:\d{{1,4}}\s)?{_BUTTON}){{0,4}}", re.IGNORECASE
)
_MONTH = (
    r"(?:jan|feb|fév|mar|mär|apr|avr|abr|may|mai|jun|jui|jul|aug|août|ago|sep|oct|okt|nov|dec|dez|déc|dic|ene)"
    r"[a-zéûä]{0,7}\.?"
)
_DAY = rf"(?:\d{{1,2}}\.?\s(?:de\s)?{_MONTH}|{_MONTH}\s\d{{1,2}}|\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}})"
_WHO = r"[\w.@-]{1,30}(?:\s[\w.@-]{1,20}){0,3}"
_WROTE = (
    r"(?:says|said|wrote|writes|commented|schreibt|schrieb|sagt|meint|dit|a\sdit|a\sécrit|écrit|dice|dijo|escribió)"
)
#: Who wrote it and when: “Ann Lee says: May 3, 2025 at 9:14 am”, “Marinette, le 13 mai à 10h22 :”.
_SIGNED = lazy(
    rf"{_WHO},?\s(?:{_WROTE}\b\s?:?\s)?(?:(?:on|am|le|el|vom)\s)?{_DAY}\b(?:[^.!?]{{0,30}}\d\s?[:.h]\s?\d\d\b|[^.!?:]{{0,12}}:)",
    re.IGNORECASE,
)
#: The same without a time: “Ann Lee says:”.
_SAYING = lazy(rf"{_WHO}\s{_WROTE}\s?:", re.IGNORECASE)
#: A heading that says whose comments they are, or how many.
_TELLING = lazy(r"\d|reader|user|thought|leser|nutzer|vos\s|lecteur|lector", re.IGNORECASE)
#: When it was written, on a line of its own.
_DATED = lazy(
    rf"(?:(?:on|am|le|el|vom)\s)?{_DAY}\b.{{0,16}}\b\d{{1,2}}\s?[:.h]\s?\d\d(?:\s?uhr|\s?[ap]\.?m\.?)?|"
    r"\d{1,3}\s(?:minutes?|hours?|days?|weeks?|months?|years?)\sago|vor\s\d{1,3}\s(?:minuten?|stunden?|tagen?|wochen?|monaten?)|"
    r"(?:il\sy\sa|hace)\s\d{1,3}\s\w{3,10}",
    re.IGNORECASE,
)
_LONGEST_LINE = 200
#: The first sign of a comment stands within so many blocks of the heading, and the next within so many of the last.
_REACH = 4
#: What a sure sign weighs; and what all together have to, but under a heading that says whose comments they are.
_SURE, _ENOUGH = 2, 3


def find_comments(blocks: Sequence[tuple[Block, str]]) -> dict[int, Verdict]:
    """The heading of readers' comments that end a text, and all below it.

    Only where lines below show that they are comments (who wrote when, a button to reply), close to each other, and a paragraph
    of the story stands above: a section of the story may be headed “Comments” too.
    """
    heading = next(
        (index for index, (_, text) in enumerate(blocks) if len(text) < _LONGEST_LINE and _HEADING.fullmatch(text)),
        None,
    )
    if heading is None or not any(is_prose(text) for _, text in blocks[:heading]):
        return {}
    signs, last = 0, heading
    needed = _SURE if _TELLING.search(blocks[heading][1]) else _ENOUGH
    for index in range(heading + 1, len(blocks)):
        if index - last > _REACH:
            break
        found = sum(map(_weight, blocks[index][1].split("\n")))
        if found:
            signs, last = signs + found, index
    # What a comment says may stand below the last sign; more than that is something else.
    if signs < needed or len(blocks) - 1 - last > _REACH:
        return {}
    return {
        index: Verdict(0, len(blocks[index][1]), BlockKind.BOILERPLATE, _REASON)
        for index in range(heading, len(blocks))
    }


def _weight(line: str) -> int:
    """How much a line shows that it is of comments: a button or a time does, who said something a story tells as well."""
    if len(line) >= _LONGEST_LINE:
        return 0
    if _BUTTONS.fullmatch(line) or _DATED.fullmatch(line) or _SIGNED.match(line):
        return _SURE
    return 1 if _SAYING.match(line) else 0
