"""Formulas of Word documents (OMML) in TeX, as the formulas of pages are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

#: How the children of an element stand to each other; all others stand in a row.
_LAYOUTS = {
    "f": r"\frac{%s}{%s}",
    "sSup": "%s^{%s}",
    "sSub": "%s_{%s}",
    "sSubSup": "%s_{%s}^{%s}",
    "rad": r"\sqrt[%s]{%s}",
}
#: What is nested more deeply is no formula that anybody wrote; its signs are kept in a row.
_DEEPEST = 40


def tex_of(formula: _Element) -> str:
    """An ``m:oMath`` element in TeX; empty where nothing is in it."""
    return " ".join(_tex(formula, 0).replace(r"\sqrt[]", r"\sqrt").split())


def _tex(element: _Element, depth: int) -> str:
    name = _name(element)
    if name == "t":
        return element.text or ""
    if depth > _DEEPEST:
        return "".join(str(text) for text in element.itertext())
    # Elements whose name ends so hold properties, not content.
    parts = [_tex(child, depth + 1) for child in element if not _name(child).endswith("Pr")]
    layout = _LAYOUTS.get(name, "")
    return layout % tuple(parts) if layout.count("%s") == len(parts) and parts else "".join(parts)


def _name(element: _Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
