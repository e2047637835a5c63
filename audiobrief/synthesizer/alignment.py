"""Which of an utterance's phonemes belong to which of its words, and so when each word is heard.

A grapheme-to-phoneme converter gives phonemes for a whole sentence, since words change each other ("the" before a vowel), and
does not tell where in the text they come from. Groups between spaces are no words: a number is several, "of the" may be one. So
each word's own phonemes are looked for among those of the sentence.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from audiobrief.model import WordTiming
from audiobrief.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_WORD = lazy(r"\S*\w\S*")
_SPACE = lazy(r"\s+")
_EDGES = lazy(r"^[\W_]+|[\W_]+$")


class Pronounced(NamedTuple):
    """A word of an utterance, ``text[text_start:text_end]``, and its phonemes, ``phonemes[start:end]``."""

    text_start: int
    text_end: int
    start: int
    end: int


def align(text: str, phonemes: str, pronounce: Callable[[str], str]) -> Iterator[Pronounced]:
    """The words of a text with their phonemes, in order; without words whose phonemes can't be told.

    Args:
        text: as it was converted.
        phonemes: what became of it.
        pronounce: converts a single word.
    """
    words = [_core(text, *found.span()) for found in _WORD.finditer(text)]
    alone = [_SPACE.sub("", pronounce(text[start:end])) for start, end in words]
    places = [place for place, sign in enumerate(phonemes) if not sign.isspace()]
    said = "".join(phonemes[place] for place in places)
    partner: dict[int, int] = {}
    for one, other, size in SequenceMatcher(None, "".join(alone), said, autojunk=False).get_matching_blocks():
        partner.update({one + step: places[other + step] for step in range(size)})
    found: list[tuple[tuple[int, int], int, int]] = []
    at = 0
    for word, own in zip(words, alone, strict=True):
        heard = [partner[place] for place in range(at, at + len(own)) if place in partner]
        at += len(own)
        # Half of its sounds must be there: fewer can be there by chance.
        if heard and 2 * len(heard) >= len(own):
            found.append((word, heard[0], heard[-1] + 1))
    yield from _completed(text, phonemes, words, list(_extended(phonemes, found)))


def _extended(phonemes: str, found: Sequence[tuple[tuple[int, int], int, int]]) -> Iterator[Pronounced]:
    """Words with the sounds at their edges that changed, as far as the spaces around them and their neighbours."""
    last = 0
    for number, (word, heard_from, end) in enumerate(found):
        start = max(last, phonemes.rfind(" ", 0, heard_from) + 1)
        following = found[number + 1][1] if number + 1 < len(found) else len(phonemes)
        space = phonemes.find(" ", end)
        last = min(following, space if space >= 0 else len(phonemes))
        yield Pronounced(*word, *_core(phonemes, start, last))


def _completed(
    text: str, phonemes: str, words: Sequence[tuple[int, int]], found: Sequence[Pronounced]
) -> Iterator[Pronounced]:
    """The words that were found, and those between two of them to which as many groups of phonemes are left.

    A letter that is a word ("e", "o") is alone called by its name, and so not found by its sound.
    """
    at_text = at_phonemes = 0
    for word in (*found, Pronounced(len(text), len(text), len(phonemes), len(phonemes))):
        missing = [(start, end) for start, end in words if at_text <= start < word.text_start]
        groups = [
            _core(phonemes, at_phonemes + group.start(), at_phonemes + group.end())
            for group in _WORD.finditer(phonemes[at_phonemes : word.start])
        ]
        if len(missing) == len(groups):
            yield from (Pronounced(*one, *group) for one, group in zip(missing, groups, strict=True))
        if word.text_start < len(text):
            yield word
        at_text, at_phonemes = word.text_end, word.end


def timed(words: Sequence[Pronounced], edges: Sequence[float]) -> tuple[WordTiming, ...]:
    """When words are heard.

    Args:
        words: with the phonemes that belong to them.
        edges: seconds at which each phoneme starts, and the last one ends.
    """
    return tuple(
        WordTiming(edges[word.start], edges[word.end], word.text_start, word.text_end)
        for word in words
        if word.end < len(edges) and edges[word.start] < edges[word.end]
    )


def _core(text: str, start: int, end: int) -> tuple[int, int]:
    """A word's place without the punctuation around it."""
    word = text[start:end]
    leading, trailing = len(word), 0
    for found in _EDGES.finditer(word):
        if found.start() == 0:
            leading = found.end()
        else:
            trailing = len(found.group())
    if leading == len(word):
        leading = 0
    return start + leading, end - trailing
