"""The words that a text says between its quotations, and what of them tells who speaks: verbs of saying, whom it mentions."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING

from audiobrief.segmenter import lexicon
from audiobrief.segmenter.mentions import is_descriptive

if TYPE_CHECKING:
    from audiobrief.segmenter.mention import Mention
    from audiobrief.segmenter.tokens import Token

#: How far from a quotation, in tokens, its sentence is read.
_WINDOW = 45
#: “According to” in one word of another language.
_ACCORDING = [[word] for word in ("laut", "zufolge", "selon", "según", "secondo", "segundo", "według", "volgens")]
_ADVERB_END = "ly"
#: “veteran political analyst”: words before the name they describe.
_LONGEST_DESCRIPTION = 6


class Narration:
    """The tokens and mentions of one text; places are indexes of tokens."""

    def __init__(self, tokens: list[Token], mentions: list[Mention]) -> None:
        self.tokens, self.mentions = tokens, mentions
        self._firsts = [mention.first for mention in mentions]

    def is_saying(self, index: int) -> bool:
        """Whether it is a verb of saying, for sure."""
        return self.sureness(index) == "V"

    def sureness(self, index: int) -> str:
        """``V`` for a verb of saying, ``W`` for one that may be, else empty."""
        token = self.tokens[index]
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if token.is_capital and following is not None and following.text in lexicon.SAYING:
            return ""  # “…,” Read said
        return "V" if token.lower in lexicon.SAYING else "W" if token.lower in lexicon.MAYBE_SAYING else ""

    def is_filler(self, index: int) -> bool:
        """Whether it may stand between a subject and its verb, as “later” and “has”."""
        lower = self.tokens[index].lower
        return lower in lexicon.AUXILIARIES or (lower.endswith(_ADVERB_END) and len(lower) > 4)

    def is_narration(self, index: int, sentence: int) -> bool:
        """Whether it belongs to that sentence and is no quotation."""
        return self.tokens[index].sentence == sentence and self.tokens[index].quote < 0

    def start_of(self, stop: int, sentence: int) -> int:
        """Where the narration of a sentence that ends at ``stop`` begins."""
        start = stop
        while start > 0 and stop - start < _WINDOW and self.is_narration(start - 1, sentence):
            start -= 1
        return start

    def end_of(self, start: int, sentence: int) -> int:
        """Where the narration of a sentence that begins at ``start`` ends."""
        stop = start
        while stop < len(self.tokens) and stop - start < _WINDOW and self.is_narration(stop, sentence):
            stop += 1
        return stop

    def mentions_in(self, start: int, stop: int) -> range:
        """The indexes of the mentions that begin in ``tokens[start:stop]``."""
        return range(bisect.bisect_left(self._firsts, start), bisect.bisect_left(self._firsts, stop))

    def follows_according(self, mention: Mention) -> bool:
        """Whether “according to” stands before it."""
        before = [token.lower for token in self.tokens[max(0, mention.first - 2) : mention.first]]
        return before == ["according", "to"] or before[-1:] in _ACCORDING

    def is_description(self, start: int, index: int) -> bool:
        """Whether nothing but a few words that describe it stand before a mention."""
        words = self.tokens[start : self.mentions[index].first]
        return len(words) <= _LONGEST_DESCRIPTION and all(is_descriptive(token) for token in words)
