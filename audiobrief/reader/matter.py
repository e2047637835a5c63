"""Tells which documents of a book are no part of its text: cover, title page, contents, copyright page, notes, index.

The book's own word counts first (``epub:type``, the package's guide); where it says nothing, what the document looks like.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from audiobrief.patterns import lazy
from audiobrief.reader.epub import epub_types
from audiobrief.reader.xmltree import find, find_all, local_name, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

    from audiobrief.reader.epub import BookFile

#: The class of what is left out, by what the book calls it. The cleaner knows the classes, and says the reasons.
_BY_TYPE = {
    name: matter
    for matter, names in {
        "epubmatter-cover": "cover frontcover",
        "epubmatter-title": "titlepage title-page halftitlepage halftitle seriespage",
        "epubmatter-contents": "toc nav landmarks page-list pagelist loi lot loa lov",
        "epubmatter-copyright": "copyright-page copyright imprint imprimatur colophon",
        "epubmatter-notes": "endnotes footnotes rearnotes notes rearnote",
        "epubmatter-index": "index bibliography",
    }.items()
    for name in names.split()
}
_CONTENTS = lazy(
    r"(?:table of )?contents|inhalt(?:sverzeichnis)?|sommaire|table des matières|índice|indice|sumário", re.IGNORECASE
)
_NOTES = lazy(r"(?:end|foot)?notes|anmerkungen|endnoten|fußnoten|notas", re.IGNORECASE)
_NOTE = lazy(r"\W{0,3}(?:\d{1,4}|[*†‡])\W")
_COPYRIGHT = lazy(r"all rights reserved|alle rechte vorbehalten|tous droits réservés|\bISBN\b|©", re.IGNORECASE)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LONGEST_COVER = 300
_LONGEST_COPYRIGHT = 3_000


def matter_of(file: BookFile, body: _Element) -> str | None:
    """The class of a document that is no part of the text; ``None`` for one that is, or may be."""
    said = set(file.roles) | epub_types(body)
    children = [child for child in body if local_name(child)]
    if len(children) == 1:
        said |= epub_types(children[0])
    known = next((_BY_TYPE[name] for name in sorted(said) if name in _BY_TYPE), None)
    if known is not None:
        return known
    if said & {"chapter", "bodymatter", "part", "text", "preface", "introduction", "foreword", "epilogue", "prologue"}:
        return None
    return _by_looks(file, body)


def _by_looks(file: BookFile, body: _Element) -> str | None:
    text = text_of(body) or ""
    if len(text) <= _LONGEST_COVER and PurePosixPath(file.path).stem.lower() in {"cover", "titlepage", "title_page"}:
        return "epubmatter-cover"
    if len(text) <= _LONGEST_COPYRIGHT and len(_COPYRIGHT.findall(text)) > 1:
        return "epubmatter-copyright"
    heading = next((text_of(element) or "" for element in body.iter() if local_name(element) in _HEADINGS), "")
    linked = sum(len(text_of(link) or "") for link in find_all(body, "a"))
    if _CONTENTS.fullmatch(heading) and linked > 0.5 * (len(text) - len(heading)):
        return "epubmatter-contents"
    if _NOTES.fullmatch(heading) or not file.linear:
        items = [text_of(item) or "" for item in body.iter() if local_name(item) in {"p", "li", "aside"}]
        numbered = sum(1 for item in items if _NOTE.match(item)) + sum(1 for _ in find_all(body, "li"))
        if not file.linear or numbered > 0.5 * len(items):
            return "epubmatter-notes"
    return None


def has_heading(body: _Element) -> bool:
    """Whether a document begins with a heading of its own."""
    for element in body.iter():
        if local_name(element) in _HEADINGS and text_of(element):
            return True
        if local_name(element) == "p" and len(text_of(element) or "") > _LONGEST_COVER:
            return False
    return False


def body_of(root: _Element) -> _Element:
    """The element with a document's text."""
    found = find(root, "body")
    return root if found is None else found
