"""What a page asks for when it is opened, and what may run in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiobrief.patterns import lazy
from audiobrief.reader.xmltree import local_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

#: Attributes by which something is loaded, by element; ``*`` for any.
_LOADS = {
    "*": ("src", "srcset", "poster", "background"),
    "link": ("href",),
    "object": ("data",),
    "use": ("href",),
    "image": ("href",),
}
#: Links that say something and load nothing.
_RELATIONS = frozenset(
    {"alternate", "author", "bookmark", "canonical", "help", "license", "me", "next", "prev", "search", "self"}
)
_HANDLER = lazy("on[a-z]{3,40}")
_URL = lazy(r"""url\(\s*["']?([^"')\s]{1,2000})|@import\s+["']([^"']{1,2000})""")


@dataclass(frozen=True, slots=True)
class Loaded:
    """Something that a page asks for."""

    element: str
    address: str


def loaded(document: etree._Element) -> Iterator[Loaded]:
    """What a page loads by itself, from wherever. Links that are to be followed are not among it."""
    for node in document.iter():
        name = local_name(node)
        if not name:
            continue
        relations = set((node.get("rel") or "").lower().split())
        if name == "link" and relations and relations <= _RELATIONS:
            continue
        for key, value in node.attrib.items():
            attribute = str(key).rpartition("}")[2].lower()
            if attribute in _LOADS["*"] or attribute in _LOADS.get(name, ()):
                yield from (Loaded(name, one) for one in _addresses(attribute, str(value)))
            elif attribute == "style":
                yield from (Loaded(name, one) for one in styled(str(value)))
        if name == "style":
            yield from (Loaded(name, one) for one in styled(node.text or ""))
        if name == "meta" and (node.get("http-equiv") or "").lower() == "refresh":
            yield Loaded(name, (node.get("content") or "").partition("=")[2])


def styled(style: str) -> Iterator[str]:
    """The addresses in a style sheet."""
    return (found[1] or found[2] for found in _URL.finditer(style))


def _addresses(attribute: str, value: str) -> Iterator[str]:
    if attribute == "srcset":
        yield from (part.split()[0] for part in value.split(",") if part.strip())
    else:
        yield value.strip()


def handlers(document: etree._Element) -> Iterator[str]:
    """What would run without being a script of the page: handlers of events, and links with code."""
    for node in document.iter():
        for key, value in node.attrib.items():
            attribute = str(key).rpartition("}")[2].lower()
            if _HANDLER.fullmatch(attribute):
                yield f"{local_name(node)} {attribute}"
            elif str(value).strip().lower().startswith("javascript:"):
                yield f"{local_name(node)} {attribute}=javascript:"
