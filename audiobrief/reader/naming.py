"""What elements say of themselves: the words of their class, id and role, and the paths made of them for the cleaner."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from audiobrief.patterns import lazy
from audiobrief.reader import posts
from audiobrief.reader.notes import WORDS as NOTE_WORDS
from audiobrief.reader.peeking import has_within, is_hidden

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bs4 import Tag

    from audiobrief.reader.lines import Frame


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Attributes whose words say what an element is for.
_NAMING = ("class", "id", "itemprop", "role")
_LONGEST_PATH = 1_500
_MOST_WORDS = 16
_WORD_PART = lazy(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
#: An inline element that says it is one of these stands on a line of its own, as style sheets put it.
_OWN_LINE = _set("caption figcaption cutline credit credits byline copyright")
#: An element of one of these classes holds code, and so does what is within it.
CODE_WORDS = _set(
    "highlight codehilite prettyprint sourcecode syntaxhighlighter crayon-plain wp-block-code rouge-highlight hljs"
)
#: Words of class that make something of the text; posts and notes know others.
_TELLING = CODE_WORDS | _set("mw-editsection hidden")
#: Words in small letters that other rules know.
_KNOWN = NOTE_WORDS | posts.CLASSES
_FORMULA = _set("math")
#: Besides its class, what an element may say of itself, or that it isn't shown.
_RARER = _set("id itemprop role epub:type hidden aria-hidden style")


def _cleaned(word: str) -> str:
    return word[:60].replace(".", "-")


@lru_cache(maxsize=20_000)
def _is_telling(word: str) -> bool:
    """Whether a word is one of those that any rule here knows."""
    word = _cleaned(word)
    return word in _TELLING or word.lower() in _KNOWN or has_own_line(word)


@lru_cache(maxsize=20_000)
def has_own_line(word: str) -> bool:
    """Whether an inline element with this word stands on a line of its own."""
    lower = word.lower()
    # Each of those words has one of these in it: cheaper to ask for than to take the word apart.
    return (
        "caption" in lower or "credit" in lower or "cutline" in lower or "byline" in lower or "copyright" in lower
    ) and any(part.lower() in _OWN_LINE for part in _WORD_PART.findall(word))


class Said(NamedTuple):
    """What an element says of itself."""

    words: Sequence[str]
    #: Whether a rule of the reader's knows any of them.
    telling: bool
    #: The words as they stand in a path, a dot before each.
    in_path: str


class Names:
    """The words and paths of a page's elements; those of equal elements are worked out once, and kept once."""

    def __init__(self) -> None:
        self._paths: dict[tuple[str, str, str], str] = {}
        #: By the identity of the list of classes, which the elements of a page share.
        self._classes: dict[int, Said] = {}

    def said_by(self, tag: Tag) -> Said:
        """What an element says of itself, by class, id and the like."""
        attrs = tag.attrs
        if not _RARER.isdisjoint(attrs):
            return _said_by(tag)
        classes = attrs.get("class")
        known = self._classes.get(id(classes))
        if known is None:
            known = self._classes[id(classes)] = _said_by(tag)
        return known

    def path_of(self, frame: Frame) -> str:
        """The names of an element and those around it, outermost first."""
        waiting = []
        at: Frame | None = frame
        while at is not None and at.path is None:
            waiting.append(at)
            at = at.around
        path = "" if at is None or at.path is None else at.path
        while waiting:
            at = waiting.pop()
            path = at.path = self._within(path, at)
        return path

    def _within(self, parent: str, frame: Frame) -> str:
        if len(parent) > _LONGEST_PATH:
            return parent
        key = (parent, frame.name, frame.said)
        path = self._paths.get(key)
        if path is None:
            own = frame.name.replace(" ", "") + frame.said
            path = self._paths[key] = f"{parent} {own}" if parent else own
        return path


def _said_by(tag: Tag) -> Said:
    attrs = tag.attrs
    words: list[str] = []
    for key in _NAMING:
        if key in attrs:
            value = attrs[key]
            words += value if isinstance(value, list) else str(value).split()
    hidden = is_hidden(tag)
    if hidden and not has_within(tag, _FORMULA):
        words.insert(0, "hidden")
    del words[_MOST_WORDS:]
    cleaned = [_cleaned(word) for word in words]
    in_path = "".join([f".{word}" for word in cleaned])
    if hidden or "epub:type" in attrs or any(map(_is_telling, words)):
        return Said(cleaned, True, in_path)
    return Said(words, False, in_path)
