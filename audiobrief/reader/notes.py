"""Knows footnotes on a page: the notes themselves, the signs in running text that point to them, and the way back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audiobrief.patterns import lazy
from audiobrief.reader.peeking import short_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bs4 import Tag

    from audiobrief.reader.lines import LineWriter


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NOTE_ROLES = _set(
    "doc-endnotes doc-endnote doc-footnote doc-bibliography doc-biblioentry footnote footnotes endnote endnotes rearnote "
    "rearnotes bibliography"
)
_NOTE_WORDS = _set(
    "footnotes footnote endnotes endnote references reflist footnote-list footnotes-list footnote-definition footnote-item "
    "footnote-body wp-block-footnotes bibliography citations"
)
_NOTE_ID = lazy(r"(?:fn|ftn|footnote|endnote|cite_note|note)[-:_]?\w{0,20}", re.IGNORECASE)
_MARK_ROLES = _set("doc-noteref noteref")
_MARK_WORDS = _set("footnote-ref footnoteref noteref fnref reference footnote-anchor footnote-reference footnote-marker "
                   "easy-footnote footnote-link")  # fmt: skip
_BACK_ROLES = _set("doc-backlink backlink")
_BACK_WORDS = _set("footnote-backref footnote-back reversefootnote mw-cite-backlink backref footnote-return")
_MARK = lazy(
    r"[\[(]?(?:\d{1,3}|[a-z]{1,2}|[ivx]{1,5}|[*∗†‡§¶#]{1,4}|(?:note|nb|n|fn)\.?\s?\d{1,3})[\])]?(?:[,;]\s?)?",
    re.IGNORECASE,
)
#: A sign by itself: without a link, letters may as well be an ordinal's.
_BARE_MARK = lazy(r"\[?\d{1,3}\]?|[*∗†‡]{1,3}|\[\w{1,3}\]")
_STAR = lazy(r"[*∗†‡]{1,3}")
_ANCHOR = lazy(r"#.*?(?:fn|ftn|note|cite|ref|_edn)", re.IGNORECASE)
#: A number above these is a power, above a longer word or a full stop it is a note's.
_WORD_BEFORE = lazy(r"(?:[^\W\d_]{4,}|[.!?,;:”’\"')\]])\s?$")
_UNIT_BEFORE = lazy(
    r"\b(?:meters?|metres?|miles?|feet|foot|inch(?:es)?|yards?|kilomet(?:er|re)s?|centimet(?:er|re)s?|zoll|meilen?|fuß|mètres?|"
    r"metros?|acres?)\s?$",
    re.IGNORECASE,
)
_LONGEST_MARK = 24
_WHOLE_PAGE = _set("html body main article")
#: All words of class, id and role that tell something about notes.
WORDS = _NOTE_ROLES | _NOTE_WORDS | _MARK_ROLES | _MARK_WORDS | _BACK_ROLES | _BACK_WORDS


def is_notes(tag: Tag, words: Sequence[str]) -> bool:
    """Whether an element holds footnotes or references: one, or a list of them."""
    attrs = tag.attrs
    if not attrs or tag.name in _WHOLE_PAGE:
        return False
    role = str(attrs.get("role") or attrs.get("epub:type") or "")
    if role and not _NOTE_ROLES.isdisjoint(role.lower().split()):
        return True
    if not _NOTE_WORDS.isdisjoint(map(str.lower, words)):
        return True
    return tag.name == "li" and "id" in attrs and _NOTE_ID.fullmatch(str(attrs["id"])) is not None


def is_way_back(tag: Tag, words: Sequence[str]) -> bool:
    """Whether an element is the arrow that leads from a note back to the text."""
    return _says(tag, words, _BACK_ROLES, _BACK_WORDS)


def is_mark(tag: Tag, words: Sequence[str], writer: LineWriter) -> bool:
    """Whether an inline element is the sign of a footnote.

    Args:
        tag: any inline element.
        words: its class and id words.
        writer: knows what stands before it on its line.
    """
    name = tag.name
    if name not in {"sup", "a", "span", "cite", "small"}:
        return False
    named = _says(tag, words, _MARK_ROLES, _MARK_WORDS)
    if not named and name != "sup" and not (name == "a" and "#" in str(tag.attrs.get("href", ""))):
        return False
    text = short_text(tag, _LONGEST_MARK) or " "
    if named:
        # Whatever it says, "[citation needed]" too; but a link of a whole sentence is one.
        return _MARK.fullmatch(text) is not None or (text[0] == "[" and text[-1] == "]")
    if name == "a":
        return _ANCHOR.search(str(tag.attrs["href"])) is not None and _BARE_MARK.fullmatch(text) is not None
    if _MARK.fullmatch(text) and any("#" in str(link.attrs.get("href", "")) for link in tag.find_all("a", limit=3)):
        return True
    return _STAR.fullmatch(text) is not None or (
        _BARE_MARK.fullmatch(text) is not None and _is_above_a_word(writer.before())
    )


def _is_above_a_word(before: str) -> bool:
    """Whether a number that is set above what stands before it can't be a power of that."""
    return _WORD_BEFORE.search(before) is not None and _UNIT_BEFORE.search(before) is None


def _says(tag: Tag, words: Sequence[str], roles: frozenset[str], names: frozenset[str]) -> bool:
    if not tag.attrs:
        return False
    role = tag.attrs.get("role") or tag.attrs.get("epub:type")
    if role and not roles.isdisjoint(str(role).lower().split()):
        return True
    return not names.isdisjoint(map(str.lower, words))
