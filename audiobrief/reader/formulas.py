r"""Formulas of a page as TeX, between ``\(`` and ``\)``: what MathML says of itself, or a plain writing of its elements."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audiobrief.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bs4 import Tag
    from bs4.element import PageElement

OPENED, CLOSED = r"\(", r"\)"
#: TeX's own wrapping that says nothing: ``{\displaystyle E=mc^{2}}``.
_STYLE = lazy(r"^\{\\(?:displaystyle|textstyle)\s?(.*)\}$", re.DOTALL)
_TEX_CLASSES = frozenset(
    {"latex", "tex", "mwe-math-fallback-image-inline", "mwe-math-fallback-image-display", "math-tex"}
)
_DEEPEST = 40
_LONGEST = 2_000
_TOKENS = frozenset({"mtext", "mi", "mn", "mo", "ms"})
#: How the children of an element stand to each other.
_LAYOUTS = {
    "mfrac": r"\frac{%s}{%s}",
    "msup": "%s^{%s}",
    "msub": "%s_{%s}",
    "msubsup": "%s_{%s}^{%s}",
    "munder": "%s_{%s}",
    "mover": "%s^{%s}",
    "munderover": "%s_{%s}^{%s}",
    "mroot": r"\sqrt[%s]{%s}",
}


def of_math(tag: Tag) -> str:
    """A ``math`` element in TeX; empty where nothing is in it."""
    alternative = str(tag.attrs.get("alttext") or "").strip()
    if not alternative:
        annotation = tag.find("annotation", attrs={"encoding": re.compile("tex", re.IGNORECASE)})
        alternative = annotation.get_text().strip() if annotation is not None else ""
    return written(alternative or " ".join(_plain(tag, 0).split()))


def of_picture(tag: Tag, words: Sequence[str]) -> str:
    """The formula that a picture shows, where its class says that it shows one."""
    if not any(word in _TEX_CLASSES for word in words):
        return ""
    return written(str(tag.attrs.get("alt") or ""))


def written(tex: str) -> str:
    r"""A formula as it stands in ``Article.source``; text that could not be told from its end is left as it is."""
    tex = " ".join(tex.strip().split())[:_LONGEST]
    for opened, closed in (("$$", "$$"), ("$", "$"), (OPENED, CLOSED), (r"\[", r"\]")):
        if tex.startswith(opened) and tex.endswith(closed) and len(tex) > len(opened) + len(closed):
            tex = tex[len(opened) : -len(closed)].strip()
            break
    styled = _STYLE.match(tex)
    tex = styled[1].strip() if styled else tex
    if not tex or OPENED in tex or CLOSED in tex:
        return tex
    return f"{OPENED}{tex}{CLOSED}"


def _plain(node: PageElement, depth: int) -> str:
    children = getattr(node, "contents", None)
    if children is None:
        return str(node)
    name = str(getattr(node, "name", ""))
    if name in {"annotation", "annotation-xml"}:
        return ""
    if depth > _DEEPEST:
        return str(node.get_text(" "))
    parts = [part for child in children if (part := _plain(child, depth + 1).strip())]
    layout = _LAYOUTS.get(name)
    if layout is not None and layout.count("%s") == len(parts):
        return layout % (tuple(reversed(parts)) if name == "mroot" else tuple(parts))
    joined = ("" if name in _TOKENS else " ").join(parts)
    return rf"\sqrt{{{joined}}}" if name == "msqrt" else joined
