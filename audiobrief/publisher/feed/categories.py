"""Apple's list of podcast categories, which all shops and apps take theirs from.

https://podcasters.apple.com/support/1691-apple-podcasts-categories (2019, unchanged since).
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_LIST = """
Arts: Books; Design; Fashion & Beauty; Food; Performing Arts; Visual Arts
Business: Careers; Entrepreneurship; Investing; Management; Marketing; Non-Profit
Comedy: Comedy Interviews; Improv; Stand-Up
Education: Courses; How To; Language Learning; Self-Improvement
Fiction: Comedy Fiction; Drama; Science Fiction
Government:
History:
Health & Fitness: Alternative Health; Fitness; Medicine; Mental Health; Nutrition; Sexuality
Kids & Family: Education for Kids; Parenting; Pets & Animals; Stories for Kids
Leisure: Animation & Manga; Automotive; Aviation; Crafts; Games; Hobbies; Home & Garden; Video Games
Music: Music Commentary; Music History; Music Interviews
News: Business News; Daily News; Entertainment News; News Commentary; Politics; Sports News; Tech News
Religion & Spirituality: Buddhism; Christianity; Hinduism; Islam; Judaism; Religion; Spirituality
Science: Astronomy; Chemistry; Earth Sciences; Life Sciences; Mathematics; Natural Sciences; Nature; Physics; Social Sciences
Society & Culture: Documentary; Personal Journals; Philosophy; Places & Travel; Relationships
Sports: Baseball; Basketball; Cricket; Fantasy Sports; Football; Golf; Hockey; Rugby; Running; Soccer; Swimming; Tennis
Sports: Volleyball; Wilderness; Wrestling
Technology:
True Crime:
TV & Film: After Shows; Film History; Film Interviews; Film Reviews; TV Reviews
"""


@dataclass(frozen=True, slots=True)
class Category:
    """A category, and a part of it where one is named."""

    name: str
    part: str | None = None


def _parts() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in _LIST.strip().splitlines():
        name, _, parts = line.partition(":")
        found[name] = (*found.get(name, ()), *filter(None, (part.strip() for part in parts.split(";"))))
    return found


#: The parts of each category.
CATEGORIES: Mapping[str, tuple[str, ...]] = MappingProxyType(_parts())
_KNOWN = {
    **{part.lower(): Category(name, part) for name, parts in CATEGORIES.items() for part in parts},
    **{name.lower(): Category(name) for name in CATEGORIES},
}


def parse_category(text: str) -> Category:
    """The category of this name: “News”, “Daily News” or “News > Daily News”.

    Raises:
        ValueError: there is none; names one that is spelled nearly so.
    """
    name, _, part = (one.strip().lower() for one in text.partition(">"))
    found = _KNOWN.get(part or name)
    if found is None or (part and found.name.lower() != name):
        close = difflib.get_close_matches((part or name)[:100], _KNOWN, n=1)
        near = _KNOWN[close[0]] if close else None
        hint = f"did you mean “{near.part or near.name}”?" if near else f"choose of {', '.join(CATEGORIES)}"
        raise ValueError(f"there is no category “{text[:100]}” in Apple's list: {hint}")
    return found
