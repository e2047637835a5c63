"""The elements of a page: a tree as small as reading needs, whose texts are plain strings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Text right in one of these is the element's own, and no text of the elements around it: a script, the reading above a word.
_OF_ITS_OWN = frozenset({"script", "rt", "rp"})


class Element:
    """An element, with what it says of itself and what is in it."""

    __slots__ = ("__weakref__", "attrs", "contents", "name", "parent")

    name: str
    #: What the page says of it; the value of ``class`` is a list of words, that of all others a string.
    attrs: dict[str, Any]
    #: Elements and texts within it, in order.
    contents: list[Element | str]
    #: The element around it; the root has none.
    parent: Element | None

    def __init__(self, name: str, attrs: dict[str, Any], parent: Element | None) -> None:
        self.name, self.attrs, self.parent = name, attrs, parent
        self.contents = []

    def get(self, attribute: str, otherwise: Any = None) -> Any:  # noqa: ANN401 - a string or a list
        """The value of an attribute."""
        return self.attrs.get(attribute, otherwise)

    def nodes(self) -> Iterator[Element | str]:
        """All elements and texts within, in the order of the page."""
        waiting = [iter(self.contents)]
        while waiting:
            for node in waiting[-1]:
                yield node
                if not isinstance(node, str):
                    waiting.append(iter(node.contents))
                    break
            else:
                waiting.pop()

    def above(self) -> Iterator[Element]:
        """The elements around it, from the inside out."""
        around = self.parent
        while around is not None:
            yield around
            around = around.parent

    def texts(self) -> Iterator[str]:
        """The texts within that are its own to say: a script's are said by the script alone."""
        kind = self._kind_of_text()
        waiting = [(kind, iter(self.contents))]
        while waiting:
            inside, nodes = waiting[-1]
            for node in nodes:
                if not isinstance(node, str):
                    waiting.append((node._kind_of_text(), iter(node.contents)))  # noqa: SLF001 - of its own kind
                    break
                if inside == kind:
                    yield node
            else:
                waiting.pop()

    def get_text(self, separator: str = "", *, strip: bool = False) -> str:
        """These texts, joined; with ``strip``, each without white space at its edges, and none that is nothing else."""
        if strip:
            return separator.join(text for part in self.texts() if (text := part.strip()))
        return separator.join(self.texts())

    def following(self) -> Iterator[Element | str]:
        """The nodes behind it in the same element."""
        siblings = iter(self.parent.contents if self.parent is not None else ())
        for node in siblings:
            if node is self:
                break
        yield from siblings

    def _kind_of_text(self) -> str:
        return self.name if self.name in _OF_ITS_OWN else ""
