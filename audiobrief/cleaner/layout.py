"""The elements of a page, given back by the markup of its blocks, and how the page's prose is spread over them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from audiobrief.model import BlockKind
from audiobrief.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audiobrief.model import Block

SENTENCE = lazy(r"[.!?…。！？](?:(?<=[。！？])|[\"”’»')\]]{0,2}(?:\s|$))")
_DENSE_SCRIPT = lazy("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{4}")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Elements that hold one block, or parts of one; the article is never narrowed down to one of them.
_LEAVES = _set("p li ol ul dl blockquote tr h1 h2 h3 h4 h5 h6 span dd dt pre a b i em strong font")
_DEEPEST = 60
#: Less than this is a line, not a paragraph.
SHORTEST_PARAGRAPH = 50
#: A line that is a link and about as long as a headline.
_HEADLINE = range(15, 220)
_A_LINK = 0.8
#: More than this is mostly link.
_HALF = 0.5


@dataclass(slots=True, eq=False)
class Node:
    """An element of the page (or several siblings alike in name and class)."""

    element: str
    parent: Node | None
    depth: int
    has_title: bool = False
    #: Characters of running text, link text taken off, teasers counting little.
    prose: float = 0.0
    #: Characters of blocks with a sentence in them that are not mostly link.
    text: int = 0
    #: All characters, and those that are link text.
    length: int = 0
    linked: float = 0.0
    #: Paragraphs, and those of them that announce another article.
    paragraphs: int = 0
    teasers: int = 0
    children: dict[str, Node] = field(default_factory=dict)
    #: The element's name, and whether it holds one block at most.
    name: str = field(init=False)
    is_leaf: bool = field(init=False)

    def __post_init__(self) -> None:
        self.name = self.element.partition(".")[0]
        self.is_leaf = self.name in _LEAVES

    def above(self) -> Iterator[Node]:
        """The element and all around it, from the inside out."""
        at: Node | None = self
        while at is not None:
            yield at
            at = at.parent


class Layout:
    """The elements of a page."""

    def __init__(self, blocks: Sequence[Block], texts: Sequence[str]) -> None:
        self.root = Node("", None, 0)
        self.nodes = self._grow(blocks)
        teasers = _teasers(blocks, texts)
        sentences = [
            block.link_density <= _HALF and SENTENCE.search(text) is not None
            for block, text in zip(blocks, texts, strict=True)
        ]
        #: How much each block counts as running text.
        self.prose = [
            _prose(block, text, has_sentence=has_sentence) * (0.25 if index in teasers else 1.0)
            for index, (block, text, has_sentence) in enumerate(zip(blocks, texts, sentences, strict=True))
        ]
        for index, (node, block, text) in enumerate(zip(self.nodes, blocks, texts, strict=True)):
            length = len(text)
            is_linked = block.link_density >= _HALF
            node.length += length
            node.linked += length * block.link_density
            node.text += length if sentences[index] and not is_linked else 0
            node.has_title = node.has_title or block.kind is BlockKind.TITLE
            node.paragraphs += length >= SHORTEST_PARAGRAPH and not is_linked
            node.teasers += index in teasers
        #: All elements, outer ones first.
        self.every = self._walk()
        for node in reversed(self.every):
            above = node.parent
            if above is not None:
                above.length += node.length
                above.linked += node.linked
                above.text += node.text
                above.has_title = above.has_title or node.has_title
                above.paragraphs += node.paragraphs
                above.teasers += node.teasers

    def _grow(self, blocks: Sequence[Block]) -> list[Node]:
        """The innermost element of each block."""
        seen: dict[str, Node] = {"": self.root}
        nodes = []
        for block in blocks:
            node = seen.get(block.markup)
            if node is None:
                node = self.root
                for element in block.markup.split(" ")[:_DEEPEST]:
                    child = node.children.get(element)
                    if child is None:
                        child = node.children[element] = Node(element, node, node.depth + 1)
                    node = child
                seen[block.markup] = node
            nodes.append(node)
        return nodes

    def _walk(self) -> list[Node]:
        nodes, stack = [], [self.root]
        while stack:
            node = stack.pop()
            nodes.append(node)
            stack.extend(node.children.values())
        return nodes

    def spread(self, counted: Sequence[bool]) -> None:
        """Adds the prose of the blocks that count to the elements around them."""
        for node, prose, counts in zip(self.nodes, self.prose, counted, strict=True):
            if counts:
                node.prose += prose
        for node in reversed(self.every):
            if node.parent is not None:
                node.parent.prose += node.prose


def _teasers(blocks: Sequence[Block], texts: Sequence[str]) -> set[int]:
    """Lone paragraphs, each under a headline that is a link: they announce other articles."""

    def is_link(index: int) -> bool:
        return (
            0 <= index < len(blocks)
            and blocks[index].link_density >= _A_LINK
            and len(texts[index]) in _HEADLINE
            and blocks[index].kind is not BlockKind.TITLE
        )

    def is_paragraph(index: int) -> bool:
        return 0 <= index < len(blocks) and len(texts[index]) >= SHORTEST_PARAGRAPH and blocks[index].link_density < 0.5

    return {
        index
        for index in range(1, len(blocks))
        if is_paragraph(index) and is_link(index - 1) and not is_paragraph(index + 1)
    }


def _prose(block: Block, text: str, *, has_sentence: bool) -> float:
    """How much a block counts as running text of an article."""
    if block.link_density > _HALF or block.kind in {BlockKind.CAPTION, BlockKind.TITLE}:
        return 0.0
    if not text.isascii() and _DENSE_SCRIPT.search(text):
        # These scripts say in one character what takes others several, and often do without full stops.
        return 2.0 * len(text) * (1 - block.link_density) if len(text) >= 12 else 0.0
    if len(text) < SHORTEST_PARAGRAPH:
        return 0.0
    if not has_sentence:
        return 0.1 * len(text) * (1 - block.link_density)
    weight = 1.0 if block.kind is not BlockKind.LIST_ITEM else 0.6
    return weight * len(text) * (1 - block.link_density)
