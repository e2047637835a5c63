"""Parses XML from strangers: no entity is expanded, no file or address that it names is opened, no depth is too deep."""

from __future__ import annotations

import logging
from html.entities import html5
from typing import TYPE_CHECKING

from lxml import etree

from audiobrief.errors import SourceError
from audiobrief.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

_log = logging.getLogger(__name__)

_ENTITY = lazy(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_ENTITY_DECLARATION = b"<!ENTITY"
_XML_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})
_DECLARATION = lazy(r"\s*<\?xml[^>]{0,300}\?>")


def _parser(*, recover: bool, whole: bool = False) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=not whole,
        remove_pis=not whole,
        recover=recover,
    )


def parse_xml(data: bytes, name: str, *, mend: bool = False, whole: bool = False) -> etree._Element:
    """The root of an XML document.

    Args:
        data: the document.
        name: what to call it in an error.
        mend: whether to make the best of a broken one, with a warning: some of it may be missing then.
        whole: whether comments and processing instructions are in the tree, too.

    Raises:
        SourceError: it can't be parsed, or declares entities.
    """
    if _ENTITY_DECLARATION in data.replace(b"\0", b""):
        # In attributes the parser would expand them whatever it is told.
        raise SourceError(f"{name} declares XML entities, which no program needs and bombs are made of: don't use it.")
    try:
        return etree.fromstring(data, _parser(recover=False, whole=whole))
    except (etree.XMLSyntaxError, ValueError) as error:
        # With nothing to save, a mending parser gives no element at all.
        root = etree.fromstring(data, _parser(recover=True, whole=whole)) if mend and data.strip() else None
        if root is None:
            raise SourceError(f"{name} is damaged: fetch or save it again.") from error
    _log.warning("%s is damaged: some of it may be missing", name)
    return root


def parse_page(text: str) -> etree._Element | None:
    """The root of a page of a book: as XML where it is, else as browsers read HTML; ``None`` where it is neither."""
    text = _DECLARATION.sub("", text, count=1)
    # HTML's named characters are declared in a DTD that is never loaded.
    named = _ENTITY.sub(lambda found: _character(found[0], found[1]), text)
    if _ENTITY_DECLARATION.decode() not in text:
        try:
            return etree.fromstring(named.encode(), _parser(recover=False))
        except (etree.XMLSyntaxError, ValueError):
            pass  # it is HTML then, which declares no entities
    if not text.strip():
        return None
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    root = etree.fromstring(text.encode(), parser)
    # Where elements are nested too deeply for it, the parser stops, and what follows is not in the tree.
    return None if any("depth" in entry.message for entry in parser.error_log) else root


def _character(entity: str, name: str) -> str:
    return entity if name in _XML_OWN else html5.get(name + ";", entity)


def local_name(element: etree._Element) -> str:
    """The element's name without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def find_all(root: etree._Element, name: str) -> Iterator[etree._Element]:
    """All elements of a name in any namespace, in document order."""
    return (element for element in root.iter() if local_name(element) == name)


def find(root: etree._Element, name: str) -> etree._Element | None:
    """The first element of a name, in any namespace."""
    return next(find_all(root, name), None)


def text_of(element: etree._Element | None) -> str | None:
    """An element's text in one line; ``None`` where it has none."""
    if element is None:
        return None
    return " ".join("".join(str(part) for part in element.itertext()).split()) or None
