"""Posts of social networks that a page embeds: block quotes with a signature, and with furniture of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audiobrief.model import BlockKind
from audiobrief.patterns import lazy
from audiobrief.reader.peeking import start_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bs4 import Tag


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Classes that the networks' own embedding code gives to the block quote.
CLASSES = _set(
    "twitter-tweet twitter-video twitter-quote bluesky-embed mastodon-embed mastodon-post instagram-media fb-post "
    "fb-xfbml-parse-ignore tiktok-embed text-post-media reddit-embed-bq reddit-card linkedin-embed"
)
_HANDLE = r"\(\s?@[\w.@-]{1,80}\s?\)"
#: "— Ada Byron (@ada) May 4, 2020", "A post shared by Ada Byron (@ada) on …", "Posted by Ada Byron on …".
_SIGNATURES = (
    lazy(rf"(?:—|(?:^|\s)[–-])\s?(?P<name>[^—–()\n]{{1,80}}?)\s?{_HANDLE}"),
    lazy(
        rf"\b(?:shared|posted|geteilt|gepostet|partagée?|publiée?|compartid[ao]|publicad[ao])\s(?:by|von|par|por|de|da)\s"
        rf"(?P<name>[^()\n]{{1,80}}?)\s?{_HANDLE}",
        re.IGNORECASE,
    ),
    lazy(
        r"\b(?:posted|shared|gepostet|geteilt|publiée?|partagée?|publicad[ao]|compartid[ao])\s(?:by|von|par|por|de|da)\s"
        r"(?P<name>[^()\n]{1,80}?)(?=\s(?:on|am|le|el|em|il)\s|\s?$)",
        re.IGNORECASE,
    ),
    lazy(rf"^(?P<name>[^\W\d_][^()\n@]{{1,60}}?)\s?{_HANDLE}\s?(?:$|[·•|,]|(?=\w))"),
)
#: A line of the network's own: an invitation to look there, or what music plays.
_FURNITURE = lazy(
    r"(?:(?:view|see|watch|open|read|sieh|siehe|ansehen|voir|lire|ver|mira|guarda|zie)\b.{0,60}\b(?:instagram|mastodon|bluesky|"
    r"threads|tiktok|facebook|twitter|x|reddit|linkedin)\b\W*|(?:sieh dir )?diesen beitrag auf \w+ an\W*|♬.*|"
    r"(?:post|beitrag) (?:by|von) @\S+|\[(?:image|video|images)(?: or embed)?\])",
    re.IGNORECASE,
)
_ADDRESS = lazy(r"(?:https?://|pic\.twitter\.com/|t\.co/|www\.)\S*")
_TEXT_LIMIT = 6_000


def is_post(tag: Tag, words: Sequence[str]) -> bool:
    """Whether an element is an embedded post."""
    return tag.name in {"blockquote", "div"} and any(word.lower() in CLASSES for word in words)


def author_of(tag: Tag) -> str:
    """Who wrote an embedded post; empty where it doesn't say so."""
    lines = re.sub(r"[ \t\r\f\v\xa0]+", " ", start_of(tag, _TEXT_LIMIT))
    joined = " ".join(lines.split())
    for signature in _SIGNATURES[:3]:
        matches = list(signature.finditer(joined))
        if matches:
            return matches[-1]["name"].strip(" \u200e\u200f·")
    for line in lines.split("\n"):
        match = _SIGNATURES[3].match(line.strip())
        if match:
            return match["name"].strip()
    return ""


def kind_of(line: str) -> BlockKind:
    """What a line of an embedded post is: its words, its signature (the narrator's), or furniture of the network."""
    text = " ".join(line.split())
    if _FURNITURE.fullmatch(text):
        return BlockKind.BOILERPLATE
    if any((match := signature.search(text)) and match.start() < 40 for signature in _SIGNATURES) and len(text) < 200:
        return BlockKind.PARAGRAPH
    return BlockKind.BLOCK_QUOTE


def is_address(text: str) -> bool:
    """Whether the text of a link in a post is the bare address of a picture or a page."""
    return _ADDRESS.fullmatch(text.strip()) is not None
