"""Looks into an element without reading all of it: a page may hold millions of nodes, and elements nest."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from bs4 import Tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4.element import PageElement

_MOST_NODES = 60


def nodes_within(tag: Tag) -> Iterator[PageElement]:
    """All nodes within an element in the order of the page.

    Unlike ``Tag.descendants`` it doesn't first look for the last of them, which costs a step for each level.
    """
    open_tags = [iter(tag.contents)]
    while open_tags:
        node = next(open_tags[-1], None)
        if node is None:
            open_tags.pop()
            continue
        yield node
        if isinstance(node, Tag):
            open_tags.append(iter(node.contents))


def is_hidden(tag: Tag) -> bool:
    """Whether an element says that it isn't shown, or not meant for listeners."""
    attrs = tag.attrs
    if not attrs:
        return False
    if "hidden" in attrs or ("aria-hidden" in attrs and str(attrs["aria-hidden"]).lower() == "true"):
        return True
    return "style" in attrs and "display:none" in str(attrs["style"]).replace(" ", "").lower()


def short_text(tag: Tag, limit: int) -> str | None:
    """The element's text, if it has at most ``limit`` characters and few nodes."""
    found, length = [], 0
    for number, node in enumerate(nodes_within(tag)):
        if number > _MOST_NODES:
            return None
        if not isinstance(node, Tag):
            found.append(str(node))
            length += len(found[-1].strip())
            if length > limit:
                return None
    return " ".join("".join(found).split())


def start_of(tag: Tag, limit: int) -> str:
    """The first characters of an element's text, at least ``limit`` if it has so many; its strings parted by spaces."""
    found, length = [], 0
    for node in nodes_within(tag):
        if not isinstance(node, Tag):
            found.append(str(node))
            length += len(found[-1])
            if length > limit:
                break
    return " ".join(found)


def has_within(tag: Tag, names: frozenset[str]) -> bool:
    """Whether one of its first nodes is an element of one of these names."""
    return any(isinstance(node, Tag) and node.name in names for node in islice(nodes_within(tag), _MOST_NODES))
