"""Finds pull quotes: blocks set apart on a page that repeat words of the text, and would be heard twice.

Words are compared, not marks or spaces. The first words of a short block are looked up in an index of all runs of so many
words; so the work is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from audiobrief.model import BlockKind
from audiobrief.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from audiobrief.model import Block

#: Who is said to have said it, at the end: “— Jane Doe”.
_SIGNED = lazy(r"\s*[—–―]\s*[^\W\d_][^—–―\n]{1,118}$")
#: Class words of elements that set a quotation apart.
_NAMED = lazy(r"\.(?:pull|block)?-?_?quot(?:e|ation)|\.pull", re.IGNORECASE)
_MARKS = "“\"„«»‘‚「『'"
_WORD = lazy(r"\w+(?:'\w+)?")
#: A shorter repeat may be chance, or a refrain.
_SHORTEST = 6
_LONGEST = 70
#: Of a run of words that comes more often, only so many places are tried.
_MOST_PLACES = 8


def find_pull_quotes(texts: Sequence[str], set_apart: Collection[int] | None = None) -> list[int]:
    """Which blocks of an article repeat a part of a longer one word for word, a signature aside.

    Args:
        texts: the blocks' texts, in order.
        set_apart: indexes of those that may be pull quotes; all may, if not given.

    Returns:
        Indexes into ``texts``, ascending. The longer block, which stays, is never among them.
    """
    asked = range(len(texts)) if set_apart is None else set_apart
    if not asked:
        return []
    words_of = {index: _words(texts[index]) for index in asked}
    short = [index for index in asked if _SHORTEST <= len(words_of[index]) <= _LONGEST]
    if not short:
        return []
    blocks = [words_of[index] if index in words_of else _words(text) for index, text in enumerate(texts)]
    places: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    wanted = {tuple(blocks[index][:_SHORTEST]) for index in short}
    first_words = {words[0] for words in wanted}
    for index, words in enumerate(blocks):
        for at in range(len(words) - _SHORTEST + 1):
            if words[at] not in first_words:
                continue
            key = tuple(words[at : at + _SHORTEST])
            if key in wanted and len(places[key]) < _MOST_PLACES:
                places[key].append((index, at))
    found = []
    for index in short:
        words = blocks[index]
        for other, at in places[tuple(words[:_SHORTEST])]:
            if len(blocks[other]) > len(words) and blocks[other][at : at + len(words)] == words:
                found.append(index)
                break
    return found


def is_set_apart(block: Block, text: str) -> bool:
    """Whether a block looks like a quotation of its own: by its element, its class or its marks."""
    return block.kind is BlockKind.BLOCK_QUOTE or text[0] in _MARKS or _is_named_so(block.markup)


def _is_named_so(markup: str) -> bool:
    lower = markup.lower()
    return ("quot" in lower or ".pull" in lower) and _NAMED.search(markup) is not None


def _words(text: str) -> list[str]:
    return _WORD.findall(_unsigned(text).replace("’", "'").lower())


def _unsigned(text: str) -> str:
    tail = max(0, len(text) - 160)
    return text[:tail] + _SIGNED.sub("", text[tail:])
