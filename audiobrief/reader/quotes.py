"""Who a block quote says it is by: its ``footer`` or ``cite``, or the caption of the figure that it stands in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bs4 import Tag

from audiobrief.patterns import lazy
from audiobrief.reader.peeking import short_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobrief.reader.lines import LineWriter

_LONGEST = 200
#: So many children are looked at, from the end.
_MOST_CHILDREN = 12
_DASHES = lazy(r"^[\s—–―-]+")
_CAPITAL = r"[^\W\d_a-zà-þ][\w.’'-]*"
#: A name of two to four words: a title, or one word, may as well be a book's or a paper's.
_NAME = lazy(
    rf"(?:(?:Dr|Prof|Mr|Mrs|Ms|Sir)\.?\s)?{_CAPITAL}(?:\s(?:de|del|der|van|von|al|bin|la))*(?:\s{_CAPITAL}){{1,3}}"
)
_NO_NAMES = lazy(r"\b(?:The|A|An|And|Of|Der|Die|Das|Le|La|Les|El|Los|Times|Post|News|Journal|Report|Act|Bible)\b")
_BEFORE_SIGNATURE = lazy(r"(?:^|[.!?…”\"’»—–―-])\s*$")


def author_of(quote: Tag) -> str:
    """The person that a block quote's markup names as its author; empty where it names none."""
    for signature in _signatures(quote):
        text = short_text(signature, _LONGEST)
        if text:
            name = re.split(r"[,;:(|/\n]|\s[—–-]\s|\s(?:in|on|at)\s", _DASHES.sub("", text))[0].strip()
            if _NAME.fullmatch(name) and not _NO_NAMES.search(name):
                return name
    return ""


def signs(cite: Tag, writer: LineWriter) -> bool:
    """Whether a ``cite`` in a block quote signs it, and is not a title in its text."""
    siblings = iter(cite.parent.contents if cite.parent is not None else ())
    if any(node is cite for node in siblings) and any(after.get_text().strip() for after in siblings):
        return False
    return _BEFORE_SIGNATURE.search(writer.before()) is not None


def _signatures(quote: Tag) -> Iterator[Tag]:
    for child in _last_elements(quote):
        if child.name in {"footer", "cite"}:
            yield child
        else:
            yield from (inner for inner in _last_elements(child) if inner.name in {"footer", "cite"})
            break
    above = quote.parent
    if above is not None and above.name == "figure":
        yield from (child for child in _last_elements(above) if child.name == "figcaption")


def _last_elements(tag: Tag) -> list[Tag]:
    return [child for child in tag.contents[: -_MOST_CHILDREN - 1 : -1] if isinstance(child, Tag)]
