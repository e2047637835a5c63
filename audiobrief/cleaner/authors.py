"""Lines about who wrote the article: a role below the byline, how to reach the author, who the author is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audiobrief.cleaner.notices import find_notice
from audiobrief.cleaner.verdict import Verdict
from audiobrief.model import BlockKind
from audiobrief.patterns import begins, both, either, holds, lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiobrief.model import Block

_REACH = lazy(
    r"(?:[^.!?]{3,200}[.,]\s)?(?:[^.!?]{3,80}\s(?:can|may)\sbe\s(?:reached|contacted|emailed|followed)|"
    r"(?:[Pp]lease\s)?(?:[Rr]each|[Cc]ontact|[Ee]mail|[Ee]-mail|[Ww]rite\sto|[Ff]ollow)\s(?:him|her|them|me|the\sauthor|the\sreporter|the\swriter|"
    r"(?:staff\s(?:writer|reporter)\s)?[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){1,3}))\s(?:at|on|via|by)\b(?=.{0,200}(?:@|\d{3}[-.\s]\d{4}))[^!?]{3,260}"
)
#: What no such line is without, but for the sign of an address.
_NUMBER = lazy(r"\d\d\d[-.\s]\d\d\d\d")
#: A paragraph of prose is longer than this.
_LONG = 120
#: A line that names the author stands among the first so many.
_TOP = 6
#: What a journalist is called, by one word and by several.
ROLE_WORDS = (
    *("writer", "reporter", "journalist", "editor", "columnist", "correspondent", "critic", "contributor", "author"),
    *("novelist", "essayist", "fellow", "producer", "blogger", "photographer"),
)
ROLE = (
    r"(?:(?:senior|staff|freelance|contributing|national|political|chief|associate|assistant|deputy|executive|award-winning)\s){0,3}"
    rf"(?:{'|'.join(ROLE_WORDS)})"
)
_BIO = lazy(
    rf"(?:[A-ZÀ-Þ][\w.'’-]+\s){{2,4}}(?:is\s(?:an?|the)\s(?:[\w-]+\s){{0,3}}{ROLE}\b[^!?\"]{{0,40}}?(?:\s(?:at|for|with|of|in|based|living|and|who|covering|on)\b|\.)|"
    rf"(?:covers|writes\s(?:about|for|on)|reports\son)\s)[^!?]{{0,400}}",
    needs=either(holds("covers", "writes", "reports"), both(holds("is"), holds(*ROLE_WORDS))),
)
_ADDRESS = lazy(r"(?:[Ee]-?mail:?\s)?[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,4}|(?:Twitter|X):?\s@\w{2,30}")
_SIGNED = lazy(
    r"\A(?:[Ii]nterview|[Tt]exte?|[Ww]ords|[Ss]tory|[Aa]utor(?:in)?|[Tt]exto|[Ee]ntrevista|[Pp]ropos\srecueillis\spar|[Rr]edaktion)\s?:?\s"
    r"(?:[A-ZÀ-Þ][\w.'’-]+)(?:\s(?:und|and|et|y|von|de|&|[A-ZÀ-Þ][\w.'’-]*)){1,6}",
    needs=begins("interview", "text", "words", "story", "autor", "entrevista", "propos ", "redaktion"),
)
_ROLE_LINE = lazy(
    rf"(?:(?:{ROLE})|(?:features|sports?|business|crime|education|health|science|arts|political|city|courts?)\s(?:writer|reporter|editor|correspondent)|"
    r"(?:staff|wire)\sreports?|associated\spress|staff)",
    re.IGNORECASE,
)


def find_authors(blocks: Sequence[tuple[Block, str]]) -> dict[int, Verdict]:
    """What a story says of its author: a role below the byline, a biography behind the last paragraph, an address.

    A sentence that tells who somebody is stands anywhere in a story; so a biography is taken for one only at the end.
    """
    found: dict[int, Verdict] = {}
    prose = (index for index, (_, text) in reversed([*enumerate(blocks)]) if len(text) > _LONG and _is_story(text))
    last = next(prose, 0)
    for index, (block, text) in enumerate(blocks):
        if block.kind not in {BlockKind.PARAGRAPH, BlockKind.HEADING}:
            continue
        after_byline = index > 0 and (blocks[index - 1][0].kind is BlockKind.BYLINE or _is_name(blocks[index - 1][1]))
        if after_byline and len(text) <= 60 and _ROLE_LINE.fullmatch(text):
            found[index] = Verdict(0, len(text), BlockKind.BOILERPLATE, "Says what the author does at the paper.")
        elif (index < _TOP or index > last) and len(text) <= 80 and _SIGNED.fullmatch(text):
            found[index] = Verdict(0, len(text), BlockKind.BOILERPLATE, "Says who wrote the article.")
        elif len(text) <= 500 and gives_address(text) and (_REACH.fullmatch(text) or _ADDRESS.fullmatch(text)):
            found[index] = Verdict(0, len(text), BlockKind.BOILERPLATE, "Says how to reach the author.")
        elif index > max(2, last) and len(text) <= 500 and _BIO.fullmatch(text):
            found[index] = Verdict(0, len(text), BlockKind.BOILERPLATE, "Tells who the author is.")
    return found


def gives_address(text: str) -> bool:
    """Whether a text has what an address has, or a telephone number."""
    return "@" in text or _NUMBER.search(text) is not None


def _is_story(text: str) -> bool:
    reaches = gives_address(text) and _REACH.fullmatch(text) is not None
    return not reaches and _BIO.fullmatch(text) is None and find_notice(text) is None


def _is_name(text: str) -> bool:
    return len(text) <= 40 and re.fullmatch(r"[A-ZÀ-Þ][\w.'’-]+(?:\s[A-ZÀ-Þ][\w.'’-]*){1,3}", text) is not None
