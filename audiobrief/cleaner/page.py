"""Finds the article on a page: which blocks belong to it, and what the others are.

The markup of the blocks gives back the tree of elements they stood in. Elements that name themselves as furniture
(``nav``, ``footer``, a class of "comments") go first, unless they hold most of the page's prose. Then the tree is
walked down from the root as long as one child holds most of what prose is left: that child is the article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from audiobrief.cleaner.furniture import furniture_of, is_body, is_firm
from audiobrief.cleaner.verdict import Verdict
from audiobrief.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiobrief.model import Article, Block

_SENTENCE = re.compile(r"[.!?…。！？][\"”’»')\]]{0,2}(?:\s|$)|[。！？]")
_DENSE_SCRIPT = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{4}")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Elements that hold one block; the article is never narrowed down to one of them.
_LEAVES = _set("p li ol ul dl blockquote tr h1 h2 h3 h4 h5 h6 span dd dt pre a b i em strong font")
#: A child must hold this share of its parent's prose for the search to go on inside it.
_MOST = 0.72
#: Neighbours that are alike and hold more than this share of the best one's prose belong together.
_ALIKE = 0.08
#: An element with paragraphs of its own, more than this share of its best child's, is the article itself.
_OWN = 0.06
_DEEPEST = 60
#: An introduction stands within so many blocks of the headline.
_INTRODUCTION = 40
#: A line about date and author is shorter than this; more is a paragraph that begins with them.
_LONGEST_NOTE = 200
#: Furniture by class may hold this share of the page's prose, furniture by element name that; more is the story.
_SOFT, _FIRM = 0.4, 0.8


@dataclass(slots=True)
class _Node:
    """An element of the page (or several siblings alike in name and class)."""

    element: str
    parent: _Node | None
    depth: int
    prose: float = 0.0
    text: int = 0
    has_title: bool = False
    children: dict[str, _Node] = field(default_factory=dict)


def find_boilerplate(article: Article, texts: Sequence[str]) -> dict[int, Verdict]:
    """The blocks (by index) that are no part of the story, each with what it is instead. Plain text has none."""
    if not any(block.markup for block in article.blocks):
        return {}
    blocks = article.blocks
    root = _Node("", None, 0)
    nodes = _tree(root, blocks, texts)
    reasons = _furniture(root, blocks, nodes, texts)
    for index, block in enumerate(blocks):
        if index not in reasons:
            _add(nodes[index], _prose(block, texts[index]))
    inside = _inside(_container(root), nodes)
    _widen(inside, reasons, blocks, texts)
    found: dict[int, Verdict] = {}
    for index, block in enumerate(blocks):
        if block.kind in {BlockKind.TITLE, BlockKind.BYLINE}:
            continue
        reason = reasons.get(index)
        if reason is None and not inside[index]:
            reason = "Stands outside the article on its page."
        if reason is not None:
            found[index] = Verdict(0, len(texts[index]), BlockKind.BOILERPLATE, reason)
        elif _is_link_line(block, texts[index]):
            found[index] = Verdict(0, len(texts[index]), BlockKind.RELATED, "Is nothing but a link.")
    return found


def _is_link_line(block: Block, text: str) -> bool:
    """Whether a line is a link to elsewhere and no sentence."""
    if block.kind is not BlockKind.PARAGRAPH or block.link_density < 0.8:
        return False
    return len(text) <= _LONGEST_NOTE and not _SENTENCE.search(text[-5:])


def _widen(inside: list[bool], reasons: dict[int, str], blocks: Sequence[Block], texts: Sequence[str]) -> None:
    """Takes in the sentences between the headline and the article, which pages set apart as its introduction."""
    title = next((index for index, block in enumerate(blocks) if block.kind is BlockKind.TITLE and block.markup), None)
    first = next((index for index, within in enumerate(inside) if within and index not in reasons), None)
    if title is None or first is None or not title < first <= title + _INTRODUCTION:
        return
    for index in range(title + 1, first):
        if _prose(blocks[index], texts[index]) >= 60 and _SENTENCE.search(texts[index]) and index not in reasons:
            inside[index] = True


def _tree(root: _Node, blocks: Sequence[Block], texts: Sequence[str]) -> list[_Node]:
    """The innermost element of each block."""
    seen: dict[str, _Node] = {"": root}
    nodes = []
    for block, text in zip(blocks, texts, strict=True):
        node = seen.get(block.markup)
        if node is None:
            node = root
            for element in block.markup.split(" ")[:_DEEPEST]:
                child = node.children.get(element)
                if child is None:
                    child = node.children[element] = _Node(element, node, node.depth + 1)
                node = child
            seen[block.markup] = node
        nodes.append(node)
        length = len(text) if block.link_density < 0.5 and _SENTENCE.search(text) else 0
        above: _Node | None = node
        while above is not None:
            above.text += length
            above.has_title = above.has_title or block.kind is BlockKind.TITLE
            above = above.parent
    return nodes


def _add(node: _Node, prose: float) -> None:
    above: _Node | None = node
    while above is not None and prose:
        above.prose += prose
        above = above.parent


def _prose(block: Block, text: str) -> float:
    """How much a block counts as running text of an article."""
    if block.link_density > 0.5 or block.kind in {BlockKind.CAPTION, BlockKind.TITLE}:
        return 0.0
    if _DENSE_SCRIPT.search(text):
        # These scripts say in one character what takes others several, and often do without full stops.
        return 2.0 * len(text) * (1 - block.link_density) if len(text) >= 12 else 0.0
    sentences = len(_SENTENCE.findall(text))
    if len(text) < 50 or not sentences:
        return 0.1 * len(text) * (1 - block.link_density) if len(text) >= 50 else 0.0
    weight = 1.0 if block.kind is not BlockKind.LIST_ITEM else 0.6
    return weight * len(text) * (1 - block.link_density)


def _furniture(root: _Node, blocks: Sequence[Block], nodes: Sequence[_Node], texts: Sequence[str]) -> dict[int, str]:
    reasons: dict[int, str] = {}
    cache: dict[int, str | None] = {id(root): None}
    for index in range(len(blocks)):
        reason = _reason(nodes[index], root.text, cache)
        if reason is not None and not (reason.startswith("Says when") and len(texts[index]) > _LONGEST_NOTE):
            reasons[index] = reason
    return reasons


def _reason(node: _Node, total: int, cache: dict[int, str | None]) -> str | None:
    """Why an element is furniture: what the outermost element says that holds little of the page's prose."""
    if id(node) in cache:
        return cache[id(node)]
    parent = node.parent
    reason = _reason(parent, total, cache) if parent is not None else None
    if (
        reason is None
        and node.depth > 2
        and not node.has_title
        and node.text < (_FIRM if is_firm(node.element) else _SOFT) * total
    ):
        reason = furniture_of(node.element)
    cache[id(node)] = reason
    return reason


def _container(root: _Node) -> _Node:
    node = root
    while node.children:
        child = max(node.children.values(), key=_weight)
        if _is_leaf(child) or child.prose <= 0:
            break
        alike = sum(other.prose for other in node.children.values() if other is not child and _alike(child, other))
        rest = sum(_weight(other) for other in node.children.values() if other is not child)
        own = node.prose - sum(other.prose for other in node.children.values() if not _is_leaf(other))
        if own > _OWN * child.prose or alike > _ALIKE * child.prose or _weight(child) < _MOST * (_weight(child) + rest):
            break
        node = child
    return node


def _is_leaf(node: _Node) -> bool:
    return node.element.partition(".")[0] in _LEAVES


def _weight(node: _Node) -> float:
    """An element's prose, worth more where it has the headline or names itself the article."""
    return node.prose * (2.0 if node.has_title else 1.0) * (2.0 if is_body(node.element) else 1.0)


def _alike(one: _Node, other: _Node) -> bool:
    """Whether two neighbours are pieces of one thing: the same element with a class word in common, or without any."""
    name, *words = one.element.split(".")
    other_name, *other_words = other.element.split(".")
    return name == other_name and (bool(set(words) & set(other_words)) or not (words or other_words))


def _inside(container: _Node, nodes: Sequence[_Node]) -> list[bool]:
    cache: dict[int, bool] = {id(container): True}

    def within(node: _Node) -> bool:
        path = []
        at: _Node | None = node
        while at is not None and id(at) not in cache:
            path.append(at)
            at = at.parent
        verdict = at is not None and cache[id(at)]
        cache.update((id(one), verdict) for one in path)
        return verdict

    return [within(node) for node in nodes]
