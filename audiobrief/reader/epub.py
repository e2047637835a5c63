"""What the package of an EPUB says: its documents in reading order, its table of contents, its metadata, its cover.

EPUB 2 and 3 alike. What is broken or missing in a package is passed over as long as there is something to read.
"""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from audiobrief.errors import SourceError
from audiobrief.patterns import lazy
from audiobrief.reader.archive import inside
from audiobrief.reader.dates import parse_date
from audiobrief.reader.documents import Facts, list_names
from audiobrief.reader.xmltree import find, find_all, local_name, parse_xml, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from audiobrief.reader.archive import Archive

_CONTAINER = "META-INF/container.xml"
#: Encryption of fonts only, which leaves the text readable.
_FONT_ENCRYPTION = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})
#: Files that only copy protection brings along (Readium LCP, Apple, Adobe).
_PROTECTION = ("META-INF/license.lcpl", "META-INF/sinf.xml", "META-INF/rights.xml")
_PAGES = frozenset({"application/xhtml+xml", "text/html", "application/html", "text/x-oeb1-document"})
_PICTURES = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp"})
_LARGEST_COVER = 2_000_000
_MOST_DOCUMENTS = 5_000
_WEB = lazy(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Target:
    """An entry of the table of contents."""

    label: str
    path: str
    #: 1 for the book's main parts, 2 for what these are divided into, and so on.
    level: int = 1


@dataclass(frozen=True, slots=True)
class BookFile:
    """A document in reading order."""

    path: str
    #: What the package says it is: ``nav``, or a type of its guide such as ``cover``, ``toc``, ``copyright-page``.
    roles: frozenset[str]
    #: Whether a reader comes to it by turning pages; notes are often reached by links only.
    linear: bool


@dataclass(frozen=True, slots=True)
class Package:
    """An EPUB's package document, understood."""

    facts: Facts
    files: tuple[BookFile, ...]
    contents: tuple[Target, ...]


def read_package(archive: Archive) -> Package:
    """Reads the package.

    Raises:
        SourceError: copy-protected, damaged, or without anything to read.
    """
    _check_protection(archive)
    path = _package_path(archive)
    package = parse_xml(archive.read(path), archive.name, mend=True)
    items = {
        str(item.get("id")): (inside(path, str(item.get("href"))), item)
        for item in find_all(package, "item")
        if item.get("id") and item.get("href")
    }
    guide: dict[str, set[str]] = {}
    for reference in find_all(package, "reference"):
        if reference.get("href") and reference.get("type"):
            guide.setdefault(inside(path, str(reference.get("href"))), set()).add(str(reference.get("type")).lower())
    files = []
    for reference in find_all(package, "itemref"):
        place, item = items.get(str(reference.get("idref")), ("", None))
        if item is None or place not in archive or not _is_page(item, place):
            continue
        roles = guide.get(place, set()) | set(str(item.get("properties", "")).split())
        files.append(BookFile(place, frozenset(roles), str(reference.get("linear", "yes")).lower() != "no"))
    if not files:
        raise SourceError(f"{archive.name} is an EPUB without anything to read in it: fetch or save it again.")
    if len(files) > _MOST_DOCUMENTS:
        raise SourceError(f"{archive.name} has more than {_MOST_DOCUMENTS:,} chapters: that is no book.")
    facts = replace(_metadata(package), image=_cover(archive, package, items))
    return Package(facts, tuple(dict.fromkeys(files)), _contents(archive, items, package))


def _check_protection(archive: Archive) -> None:
    path = "META-INF/encryption.xml"
    protected = any(one in archive for one in _PROTECTION)
    if path in archive:
        methods = find_all(parse_xml(archive.read(path), archive.name), "encryptionmethod")
        protected = protected or any(str(method.get("Algorithm")) not in _FONT_ENCRYPTION for method in methods)
    if protected:
        raise SourceError(
            f"{archive.name} is copy-protected (DRM), so that only its shop's own programs can read it: get a copy without "
            "protection."
        )


def _package_path(archive: Archive) -> str:
    container = parse_xml(archive.read(_CONTAINER), archive.name)
    for rootfile in find_all(container, "rootfile"):
        path = inside("", str(rootfile.get("full-path", "")))
        if path and path in archive:
            return path
    found = next((path for path in archive.paths if path.lower().endswith(".opf")), None)
    if found is None:
        raise SourceError(f"{archive.name} is an EPUB without a package document: fetch or save it again.")
    return found


def _is_page(item: _Element, path: str) -> bool:
    return str(item.get("media-type", "")).lower() in _PAGES or path.lower().endswith((".xhtml", ".html", ".htm"))


def _metadata(package: _Element) -> Facts:
    metadata = find(package, "metadata")
    if metadata is None:
        return Facts()

    def first(name: str) -> str | None:
        return next((text for element in find_all(metadata, name) if (text := text_of(element))), None)

    roles = {
        str(meta.get("refines", "")).removeprefix("#"): text_of(meta)
        for meta in find_all(metadata, "meta")
        if meta.get("property") == "role"
    }
    people = []
    for creator in find_all(metadata, "creator"):
        opf_role = next((str(value) for key, value in creator.attrib.items() if str(key).endswith("}role")), None)
        role = opf_role or roles.get(str(creator.get("id", "")))
        name = text_of(creator)
        if name and role in {None, "aut", "author"}:
            people.append(name)
    dates = [(str(date.attrib.values()), text_of(date)) for date in find_all(metadata, "date")]
    dates.sort(key=lambda date: "publication" not in date[0])
    links = [text_of(element) for name in ("source", "identifier") for element in find_all(metadata, name)]
    return Facts(
        title=first("title"),
        byline=list_names(people),
        published=next((iso for _, text in dates if text and (iso := _date(text))), None),
        language=first("language"),
        publisher=first("publisher"),
        url=next((link for link in links if link and _WEB.fullmatch(link)), None),
    )


def _date(text: str) -> str | None:
    # A year alone, or year and month, is a date of ISO 8601 too.
    return text if re.fullmatch(r"\d{4}(?:-\d\d)?", text) else parse_date(text)


def _cover(archive: Archive, package: _Element, items: dict[str, tuple[str, _Element]]) -> str | None:
    """The cover as a ``data:`` address: there is no other that a program outside the book could open."""
    named = next((str(meta.get("content")) for meta in find_all(package, "meta") if meta.get("name") == "cover"), "")
    for identity, (path, item) in items.items():
        kind = str(item.get("media-type", "")).lower()
        is_cover = identity == named or "cover-image" in str(item.get("properties", "")).split()
        if is_cover and kind in _PICTURES and path in archive and archive.size(path) <= _LARGEST_COVER:
            return f"data:{kind};base64,{base64.b64encode(archive.read(path)).decode()}"
    return None


def _contents(archive: Archive, items: dict[str, tuple[str, _Element]], package: _Element) -> tuple[Target, ...]:
    for path, item in items.values():
        if "nav" in str(item.get("properties", "")).split() and path in archive:
            navs = list(find_all(parse_xml(archive.read(path), archive.name, mend=True), "nav"))
            toc = next((nav for nav in navs if "toc" in epub_types(nav)), navs[0] if navs else None)
            if toc is not None:
                return tuple(_targets(toc, "ol", path))
    spine = find(package, "spine")
    named = str(spine.get("toc", "")) if spine is not None else ""
    for identity, (path, item) in items.items():
        if (identity == named or item.get("media-type") == "application/x-dtbncx+xml") and path in archive:
            return tuple(_targets(parse_xml(archive.read(path), archive.name, mend=True), "navpoint", path))
    return ()


def _targets(root: _Element, nested: str, path: str) -> Iterator[Target]:
    """The entries of a table of contents: links in lists (EPUB 3), or labels and links in points (EPUB 2)."""
    label: str | None = None
    for element in root.iter():
        name = local_name(element)
        if name in {"a", "content"}:
            label = text_of(element) if name == "a" else label
            link = str(element.get("href" if name == "a" else "src", ""))
            if label and link:
                level = sum(1 for above in element.iterancestors() if local_name(above) == nested)
                yield Target(label, inside(path, link), max(1, level))
        elif name == "navlabel":
            label = text_of(element)


def epub_types(element: _Element) -> frozenset[str]:
    """What an element says it is: the words of ``epub:type``, and of ``role`` without their ``doc-``."""
    words: list[str] = []
    for key, value in element.attrib.items():
        # Read as HTML, the name has a prefix where it has a namespace in XML.
        if str(key) == "epub:type" or (str(key).rpartition("}")[2] == "type" and "}" in str(key)):
            words += str(value).lower().split()
        elif key == "role":
            words += [word.removeprefix("doc-") for word in str(value).lower().split()]
    return frozenset(words)
