"""Looks into an element without reading all of it: a page may hold millions of nodes, and elements nest."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobrief.reader.elements import Element

_MOST_NODES = 60


def first_within(tag: Element, name: str, most: int) -> Iterator[Element]:
    """The first elements of a name within an element, ``most`` at most."""
    return islice((node for node in tag.nodes() if not isinstance(node, str) and node.name == name), most)


def is_hidden(tag: Element) -> bool:
    """Whether an element says that it isn't shown, or not meant for listeners."""
    attrs = tag.attrs
    if not attrs:
        return False
    if "hidden" in attrs or ("aria-hidden" in attrs and str(attrs["aria-hidden"]).lower() == "true"):
        return True
    return "style" in attrs and "display:none" in str(attrs["style"]).replace(" ", "").lower()


def short_text(tag: Element, limit: int) -> str | None:
    """The element's text, if it has at most ``limit`` characters and few nodes."""
    found, length = [], 0
    for number, node in enumerate(tag.nodes()):
        if number > _MOST_NODES:
            return None
        if isinstance(node, str):
            found.append(node)
            length += len(found[-1].strip())
            if length > limit:
                return None
    return " ".join("".join(found).split())


def start_of(tag: Element, limit: int) -> str:
    """The first characters of an element's text, at least ``limit`` if it has so many; its strings parted by spaces."""
    found, length = [], 0
    for node in tag.nodes():
        if isinstance(node, str):
            found.append(node)
            length += len(found[-1])
            if length > limit:
                break
    return " ".join(found)


def has_within(tag: Element, names: frozenset[str]) -> bool:
    """Whether one of its first nodes is an element of one of these names."""
    return any(not isinstance(node, str) and node.name in names for node in islice(tag.nodes(), _MOST_NODES))
