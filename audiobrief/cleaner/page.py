"""Finds the article on a page: which blocks belong to it, and what the others are.

The markup of the blocks gives back the tree of elements they stood in (``layout``). Elements that name themselves as
furniture (``nav``, ``footer``, a class of "comments") go first, unless the story itself is in them. Then the tree is walked
down from the root as long as one child holds most of what prose is left: that child is the article.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from audiobrief.cleaner.furniture import (
    GALLERY,
    HIDDEN,
    LABELS,
    NAVIGATION,
    NOTE,
    NOTICE,
    RELATED,
    SHARING,
    furniture_of,
    is_body,
    is_firm,
    is_post,
)
from audiobrief.cleaner.layout import SENTENCE, SHORTEST_PARAGRAPH, Layout, Node
from audiobrief.cleaner.verdict import Verdict
from audiobrief.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiobrief.model import Article, Block

_OPENING = frozenset({BlockKind.TITLE, BlockKind.BYLINE})
#: A child must hold this share of its parent's prose for the search to go on inside it.
_MOST = 0.72
#: Neighbours that are alike and hold more than this share of the best one's prose belong together.
_ALIKE = 0.08
#: An element with paragraphs of its own, more than this share of its best child's, is the article itself.
_OWN = 0.06
#: An introduction stands within so many blocks of the headline.
_INTRODUCTION = 40
#: A line about date and author is shorter than this; more is a paragraph that begins with them.
_LONGEST_NOTE = 200
#: The source of a quotation, in brackets or after a dash, is shorter than this.
_LONGEST_SOURCE = 25
#: Where so many paragraphs of the story stand is its usual place.
_USUAL = 3
#: What the place of a sentence there, and of a heading, item or row, adds to its likeness to a caption.
_HARDLY_A_CAPTION, _NO_CAPTION = -0.4, -3.0
#: What may follow the author's name on a line: a date, "3 min read".
_REST_OF_BYLINE = 40
#: Furniture by class may hold this share of the page's text, furniture by element name that; more may be the story …
_SOFT, _FIRM = 0.4, 0.8
#: … unless so many characters of prose stand in an article elsewhere.
_A_STORY = 300
#: So many teasers in a row are a list of other articles.
_A_STREAM = 4
#: Navigation has at least this share of its text in links.
_NAVIGATION_LINKS = 0.25
#: What are lists of links by name have less than this share of their text in links only if they are no such lists.
_PROSE_LINKS = 0.1
_LISTS_OF_LINKS = frozenset({RELATED, SHARING, LABELS})
#: An element that holds the headline and so much prose is the article, and its like elsewhere are others.
_AN_ARTICLE = 250


def find_boilerplate(article: Article, texts: Sequence[str]) -> dict[int, Verdict]:
    """The blocks (by index) that are no part of the story, each with what it is instead. Plain text has none."""
    if not any(block.markup for block in article.blocks):
        return {}
    blocks = article.blocks
    layout = Layout(blocks, texts)
    reasons = _furniture(layout, texts)
    layout.spread([index not in reasons for index in range(len(blocks))])
    inside = _inside(_container(layout.root), layout)
    _widen(inside, reasons, blocks, texts, layout)
    found: dict[int, Verdict] = {}
    for index, block in enumerate(blocks):
        if block.kind in _OPENING:
            continue
        reason = reasons.get(index)
        if reason is None and not inside[index]:
            reason = "Stands outside the article on its page."
        if reason is not None:
            found[index] = Verdict(0, len(texts[index]), BlockKind.BOILERPLATE, reason)
        elif _is_link_line(block, texts[index]):
            found[index] = Verdict(0, len(texts[index]), BlockKind.RELATED, "Is nothing but a link.")
        elif article.byline and _names_author(texts[index], article.byline):
            found[index] = Verdict(0, len(texts[index]), BlockKind.BOILERPLATE, NOTE)
    return found


def _names_author(text: str, byline: str) -> bool:
    """Whether a line says who wrote the article, and at most when, or how long it takes to read."""
    if len(text) > len(byline) + _REST_OF_BYLINE or not text.startswith(byline):
        return False
    rest = text[len(byline) :]
    return not rest.strip() or (any(map(str.isdigit, rest)) and not SENTENCE.search(text))


def usual_places(blocks: Sequence[Block], texts: Sequence[str], story: Sequence[int]) -> list[float]:
    """What the place of each block on its page takes from its likeness to a caption.

    On a page, captions stand in elements of their own. A whole sentence where the paragraphs of the story stand, a heading, an
    item or a row is hardly one, however much it is written like one. Plain text tells nothing of the kind.
    """
    paragraphs = Counter(blocks[index].markup for index in story if len(texts[index]) >= SHORTEST_PARAGRAPH)

    def place(block: Block, text: str) -> float:
        if not block.markup:
            return 0.0
        if block.kind is not BlockKind.PARAGRAPH:
            return _NO_CAPTION
        return _HARDLY_A_CAPTION if paragraphs[block.markup] >= _USUAL and SENTENCE.search(text[-5:]) else 0.0

    return [place(block, text) for block, text in zip(blocks, texts, strict=True)]


def _is_link_line(block: Block, text: str) -> bool:
    """Whether a line is a link to elsewhere, and no sentence nor the source of what was quoted before it."""
    if block.kind is not BlockKind.PARAGRAPH or block.link_density < 0.8:
        return False
    if text[0] in "[(—–" and len(text) <= _LONGEST_SOURCE:
        return False
    return len(text) <= _LONGEST_NOTE and not SENTENCE.search(text[-5:])


def _widen(
    inside: list[bool], reasons: dict[int, str], blocks: Sequence[Block], texts: Sequence[str], layout: Layout
) -> None:
    """Takes in the sentences between the headline and the article, which pages set apart as its introduction."""
    title = next((index for index, block in enumerate(blocks) if block.kind is BlockKind.TITLE and block.markup), None)
    first = next((index for index, within in enumerate(inside) if within and index not in reasons), None)
    if title is None or first is None or not title < first <= title + _INTRODUCTION:
        return
    for index in range(title + 1, first):
        if layout.prose[index] >= 60 and SENTENCE.search(texts[index]) and index not in reasons:
            inside[index] = True


def _furniture(layout: Layout, texts: Sequence[str]) -> dict[int, str]:
    """Why blocks (by index) are furniture: what the outermost element around them says that may be believed."""
    claims = _claims(layout)
    refused: set[int] = set()
    for node in claims:
        limit = (_FIRM if is_firm(node.element) else _SOFT) * layout.root.text
        if node.text >= limit and not _story_elsewhere(layout, node, claims):
            refused.add(id(node))
    around: dict[int, str | None] = {}
    for node in layout.every:  # outer ones first, so what is around a node is known
        above = around[id(node.parent)] if node.parent is not None else None
        if claims.get(node) == GALLERY and node.parent is not None and id(node.parent) in refused:
            refused.add(id(node))  # a piece of a gallery that is the story
        own = claims.get(node) if id(node) not in refused else None
        around[id(node)] = own if above in {None, NOTE} else above
    reasons: dict[int, str] = {}
    for index, node in enumerate(layout.nodes):
        reason = around[id(node)]
        if reason is not None and not (reason == NOTE and len(texts[index]) > _LONGEST_NOTE):
            reasons[index] = reason
    return reasons


def _claims(layout: Layout) -> dict[Node, str]:
    """The elements that say of themselves that they are furniture, or are seen to be, and what they say."""
    claims: dict[Node, str] = {}
    post = _titled_post(layout)
    within = set(map(id, post.above())) if post is not None else set()
    for node in layout.every:
        if node.depth <= 2 or node.has_title:
            continue
        reason = furniture_of(node.element)
        if reason is not None and _belies(node, reason):
            reason = None
        elif reason is None and node.name == "header" and not any(is_post(above.element) for above in node.above()):
            reason = NAVIGATION
        if reason is None and post is not None and id(node) not in within and is_post(node.element):
            reason = None if post in node.above() else RELATED
        if reason is None and node.teasers >= _A_STREAM and node.teasers >= 0.8 * node.paragraphs:
            reason = RELATED
        if reason is not None:
            claims[node] = reason
    return claims


def _belies(node: Node, reason: str) -> bool:
    """Whether what an element holds shows that its name can't be meant so."""
    if reason == NAVIGATION:
        return node.name != "nav" and node.linked < _NAVIGATION_LINKS * node.length
    if reason in _LISTS_OF_LINKS:
        return node.paragraphs - node.teasers >= 3 and node.linked < _PROSE_LINKS * node.length
    if reason == GALLERY:
        return is_body(node.element) and node.paragraphs > 0
    return reason == HIDDEN and _goes_on(node)


def _titled_post(layout: Layout) -> Node | None:
    """The innermost element that is an article by name and holds the headline and a good deal of text."""
    found = None
    for node in layout.every:
        if node.has_title and node.depth > 2 and node.text >= _AN_ARTICLE and is_post(node.element):
            found = node if found is None or node.depth > found.depth else found
    return found


def _goes_on(node: Node) -> bool:
    """Whether a hidden element only waits to be opened: it is like a neighbour that shows, and both hold text."""
    if node.parent is None or not node.text:
        return False
    words = set(node.element.split(".")[1:]) - {"hidden", "hide"}
    return any(
        other is not node and other.text and words & set(other.element.split(".")[1:])
        for other in node.parent.children.values()
        if "hidden" not in other.element.split(".")
    )


def _story_elsewhere(layout: Layout, node: Node, claims: dict[Node, str]) -> bool:
    """Whether there is an article outside an element, so that it may be furniture however much it holds."""
    if not (is_firm(node.element) or claims[node] in {GALLERY, NOTICE, RELATED}):
        return False
    free: dict[int, bool] = {}
    text = 0
    for index, place in enumerate(layout.nodes):
        ok = free.get(id(place))
        if ok is None:
            around = list(place.above())
            ok = not any(element in claims for element in around) and any(
                is_body(element.element) or (element.has_title and element.parent is not None and element.depth > 2)
                for element in around
            )
            free[id(place)] = ok
        if ok:
            text += int(layout.prose[index])
    return text >= _A_STORY


def _container(root: Node) -> Node:
    node = root
    while node.children:
        child = max(node.children.values(), key=_weight)
        if child.is_leaf or child.prose <= 0:
            break
        alike = sum(other.prose for other in node.children.values() if other is not child and _alike(child, other))
        rest = sum(_weight(other) for other in node.children.values() if other is not child)
        own = node.prose - sum(other.prose for other in node.children.values() if not other.is_leaf)
        if own > _OWN * child.prose or alike > _ALIKE * child.prose or _weight(child) < _MOST * (_weight(child) + rest):
            break
        node = child
    return node


def _weight(node: Node) -> float:
    """An element's prose, worth more where it has the headline or names itself the article."""
    return node.prose * (2.0 if node.has_title else 1.0) * (2.0 if is_body(node.element) else 1.0)


def _alike(one: Node, other: Node) -> bool:
    """Whether two neighbours are pieces of one thing: the same element with a class word in common, or without any."""
    name, *words = one.element.split(".")
    other_name, *other_words = other.element.split(".")
    return name == other_name and (bool(set(words) & set(other_words)) or not (words or other_words))


def _inside(container: Node, layout: Layout) -> list[bool]:
    within: dict[int, bool] = {}
    for node in layout.every:
        within[id(node)] = node is container or (node.parent is not None and within[id(node.parent)])
    return [within[id(node)] for node in layout.nodes]
