"""Where a text may be broken into lines and cues, and how well."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from audiobrief.patterns import lazy
from audiobrief.publisher.characters import width

_WORD = lazy(r"\S+\s*|\s+")
#: A line may end after a dash or slash within a word, if something stands on both sides.
_DASHES = lazy(r"(?<=\w[-–—/])(?=\w)")
#: Not a full stop by itself: within a sentence, it ends an abbreviation.
_STRONG = lazy(r"[!?…;:。！？；：؟؛۔][\"'”’»“)\]」』]*$|\.[\"'”’»)\]」』]+$")
_CLAUSE = lazy(r"([,，、،]|[)\]])[\"'”’»“]*$|[–—]$")
#: A line of Chinese or Japanese does not start with these.
_NOT_FIRST = frozenset("、。，．・：；？！」』）】〉》〕］｝…—ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ”’")
_NOT_LAST = frozenset("「『（【〈《〔［｛“‘")


@dataclass(frozen=True, slots=True)
class Atom:
    """A part of a text that stays together, with the white space after it."""

    text: str
    #: Offset in the text.
    start: int
    #: Columns without and with the white space.
    width: int
    full_width: int
    #: What it costs to break after it, 0 for the end of a sentence to 10 in the middle of a word.
    cost: int


def atoms(text: str, longest: int) -> list[Atom]:
    """A text cut wherever it may be broken; no part wider than ``longest`` columns. Joined, they are the text."""
    found: list[Atom] = []
    at = 0
    for word in _WORD.findall(text):
        for piece, bare, full, cost in _measured(word, longest):
            found.append(Atom(piece, at, bare, full, cost))
            at += len(piece)
    return found


@lru_cache(1 << 14)
def _measured(word: str, longest: int) -> tuple[tuple[str, int, int, int], ...]:
    """A word's pieces, each with its width, that with the white space after it, and the cost of a break. Words recur."""
    pieces = [piece for part in _DASHES.split(word) for piece in _ideographs(part)]
    pieces = [piece for part in pieces for piece in _at_most(part, longest)]
    return tuple(
        (piece, width(bare), width(piece), _cost(bare, spaced=bare != piece))
        for piece in pieces
        for bare in [piece.rstrip()]
    )


def _cost(bare: str, *, spaced: bool) -> int:
    if _STRONG.search(bare):
        return 0
    if _CLAUSE.search(bare):
        return 2
    return 6 if spaced or (bare and _wide(bare[-1])) else 9


def _wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in {"W", "F"}


def _ideographs(word: str) -> list[str]:
    """A word cut between its ideographs, which have no spaces between them."""
    if word.isascii() or not any(map(_wide, word)):
        return [word]
    pieces: list[str] = []
    for character in word:
        joined = pieces and (
            character in _NOT_FIRST
            or pieces[-1][-1] in _NOT_LAST
            or not (_wide(character) or _wide(pieces[-1][-1]))
            or character.isspace()
            or width(character) == 0
        )
        if joined:
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def _at_most(word: str, longest: int) -> list[str]:
    """A word too wide for a line (an address, say) cut into parts that fit; marks stay with their letter."""
    if width(word.rstrip()) <= longest:
        return [word]
    pieces, at, columns = [], 0, 0
    for index, character in enumerate(word):
        step = width(character)
        if columns + step > longest and step:
            pieces.append(word[at:index])
            at, columns = index, 0
        columns += step
    return [*pieces, word[at:]]
