"""Who wrote a page: names cleaned of what stands around them, and found in its markup where nothing else names them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from bs4.element import Tag

from audiobrief.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audiobrief.reader.soup import Page

_SPACE = lazy(r"\s+")
_LEADING_BY = lazy(
    r"(?:(?:posted|written|published|reported|story|words|text|reviewed)\s+)?(?:by|von|par|por|di|av|door)\b[:\s]\s*",
    re.IGNORECASE,
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
#: What a byline's line goes on with: a date, a time, a count of comments, where to write to, the next piece of the line.
_AFTER = lazy(
    rf"\s*(?:[|•·–—/]\s|(?:\b|(?<=[a-z])){_MONTH}\s\d{{1,2}}\b|(?<=[a-z\s])\d{{1,2}}\s{_MONTH}\s\d{{4}}|\d{{1,2}}[/.:]\d{{1,2}}|"
    r"\b(?:edited|photos?|photograph\w{0,3}|illustrat\w{2,5}|translated)\s+by\b|\d+\s+(?:comments?|shares?|min)\b|\b(?:updated|published|posted|on|last|follow|email|@)\b.*\d|https?:|\S+@\S+|\(?@\w)",
    re.IGNORECASE,
)
_NOBODY = frozenset(
    {"admin", "administrator", "editor", "author", "staff", "unknown", "anonymous", "guest", "by", "root", "user"}
)
_PROFILE = lazy(r"^(?:posts by|view all posts by|more by|about|articles by|profile of|see all)\s+", re.IGNORECASE)
_LONGEST = 150
_LONGEST_FOUND = 60
_MOST_PEOPLE = 20
#: Classes that pages give to an author's name, apart from what else their words may mean.
_NAMED = lazy(
    r"^(?:p-author|(?:[a-z]+[-_]{1,2})*(?:author|byline|writer|contributor)[-_]{1,2}(?:name|link)|author|byline|bylines?__name|auteur|autor)$",
    re.IGNORECASE,
)
_OTHERS = lazy(r"comment|reply|disqus|related|recirc|sidebar|widget|footer|review|answer", re.IGNORECASE)
_MOST_LOOKED_AT = 40


def join_names(names: Sequence[str]) -> str | None:
    """Names as one says them: "Ann Example, Joe Sample and Eve Instance"."""
    names = list(dict.fromkeys(names))
    if len(names) > 1:
        return ", ".join(names[:-1]) + " and " + names[-1]
    return names[0] if names else None


def person(name: str | None) -> str | None:
    """The name without "By" before it and date or place behind it; ``None`` where it is an address or no name."""
    if name is None or "://" in name or len(name) > _LONGEST:
        return None
    name = _SPACE.sub(" ", name).strip()
    while by := _LEADING_BY.match(name):
        name = name[by.end() :]
    name = _PROFILE.sub("", name)
    after = _AFTER.search(name)
    if after is not None:
        name = name[: after.start()]
    name = name.strip(" ,;|–—-·•/")
    if "@" in name or name.lower() in _NOBODY or not any(char.isalpha() for char in name):
        return None
    return name


def find_names(page: Page) -> str | None:
    """The names that the page's markup gives its author, by microdata, by ``rel=author`` or by class, in that order."""
    ranked: dict[int, list[str]] = {}
    for looked_at, (rank, tag) in enumerate(_candidates(page)):
        if looked_at >= _MOST_LOOKED_AT:
            break
        if (rank in ranked and rank > 0) or _is_others(tag):
            continue
        name = _name_in(tag)
        if name is not None:
            ranked.setdefault(rank, []).append(name)
    if not ranked:
        return None
    return join_names(ranked[min(ranked)][:_MOST_PEOPLE])


def _candidates(page: Page) -> Iterator[tuple[int, Tag]]:
    for tag in page.elements:
        attributes = tag.attrs
        if "itemprop" in attributes and "author" in str(attributes["itemprop"]).lower().split():
            yield 0, tag
        elif "rel" in attributes and tag.name != "link" and "author" in str(attributes["rel"]).lower().split():
            yield 1, tag
        elif "class" in attributes and any(map(_is_authors, attributes["class"])):
            yield 2, tag


@lru_cache(maxsize=20_000)
def _is_authors(word: str) -> bool:
    if word.isascii():
        lower = word.lower()
        # Each of the names has one of these in it: cheaper to ask for than to try the pattern.
        if not ("author" in lower or "byline" in lower or "writer" in lower or "utor" in lower or "auteur" in lower):
            return False
    return _NAMED.match(word) is not None


def _name_in(tag: Tag) -> str | None:
    inner = next(
        (one for one in tag.descendants if isinstance(one, Tag) and "name" in str(one.get("itemprop", "")).split()),
        None,
    )
    said = inner if inner is not None else tag
    text = str(said.get("content") or "") or said.get_text(" ", strip=True)
    name = person(text)
    if name is None or len(name) > _LONGEST_FOUND or len(name.split()) > 8 or name.endswith((".", ":")):
        return None
    return name if name[0].isupper() or " " not in name else None


def _is_others(tag: Tag) -> bool:
    """Whether it stands among comments or other articles, where names are those of other people."""
    return any(
        _OTHERS.search(f"{around.get('class', '')} {around.get('id', '')} {around.get('itemprop', '')}")
        for around in (tag, *tag.parents)
        if around.name not in {"body", "html"}
    )
