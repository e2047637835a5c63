"""An utterance as the pieces that an engine reads by its own rules and those whose pronunciation is given."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from audiobrief.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobrief.model import Utterance

_POSSESSIVE = lazy(r"'s(?![^\W_])", re.IGNORECASE)
_SIBILANTS = ("s", "z", "ʃ", "ʒ")
_VOICELESS = ("p", "t", "k", "f", "θ")


class Piece(NamedTuple):
    """A part of an utterance, ``text[start:end]``."""

    start: int
    end: int
    text: str
    #: ``None`` where the engine is to read ``text`` by itself.
    ipa: str | None


def pieces(utterance: Utterance) -> Iterator[Piece]:
    """The parts of an utterance in order; joined, their texts are its text.

    An English possessive “'s” after given phonemes is said with them: by itself it would be read as the letter's name.
    """
    text, at = utterance.text, 0
    for part in utterance.phonemes:
        end, ipa = part.end, part.ipa.strip()
        if possessive := _POSSESSIVE.match(text, end):
            end, ipa = possessive.end(), ipa + _ending(ipa)
        if at < part.start:
            yield Piece(at, part.start, text[at : part.start], None)
        yield Piece(part.start, end, text[part.start : end], ipa)
        at = end
    if at < len(text):
        yield Piece(at, len(text), text[at:], None)


def _ending(ipa: str) -> str:
    if ipa.endswith(_SIBILANTS):
        return "ɪz"
    return "s" if ipa.endswith(_VOICELESS) else "z"
