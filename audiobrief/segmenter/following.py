"""Reads what follows a quotation for its cue: “…,” said Lund; “…,” Lund said; “…,” according to Lund."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.segmenter import lexicon
from audiobrief.segmenter.cue import Cue
from audiobrief.segmenter.mention import MentionKind

if TYPE_CHECKING:
    from audiobrief.segmenter.narration import Narration

_SKIPPED = frozenset({",", "-", "—", "–", "(", "."})
_OPENING_BRACKETS = frozenset("([")


class Following:
    """Reads the cues behind the quotations of one text."""

    def __init__(self, narration: Narration) -> None:
        self._narration = narration

    def read(self, at: int, boundary: str) -> list[Cue]:
        """The cues behind the quotation that is the token ``at``, with the ``boundary`` behind it."""
        if boundary == "end":
            return []
        tokens, start = self._narration.tokens, at + 1
        while start < len(tokens) and tokens[start].text in _SKIPPED and start < at + 3:
            start += 1
        stop = self._narration.end_of(start, tokens[at + 1].sentence)
        if start >= stop:
            return []
        side = "next" if boundary == "hard" else "after" if boundary in {"comma", "soft"} else "tail"
        verb = start
        while verb < stop and verb < start + 3 and self._narration.is_filler(verb):
            verb += 1
        if verb < stop and side != "next" and self._narration.sureness(verb):
            return self._verb_first(side, verb, stop)
        return self._mention_first(side, start, stop)

    def _verb_first(self, side: str, verb: int, stop: int) -> list[Cue]:
        """“said Lund”; “said in a statement” leaves the subject out."""
        sure, inside = self._narration.sureness(verb), self._narration.mentions_in(verb + 1, stop)
        index = self._first_of(inside)
        if index >= 0:
            first = self._narration.mentions[index].first
            gap = 0 if index > inside[0] else first - verb - 1
            if (gap <= 2 and not self._stops(verb + 1, first)) or self._narration.is_description(verb + 1, index):
                return [Cue(f"{side}:{sure}_M{'' if gap == 0 else '+'}", index)]
        return [Cue(f"{side}:{sure}", -1)]

    def _stops(self, start: int, stop: int) -> bool:
        return any(not self._narration.tokens[index].text[0].isalnum() for index in range(start, stop))

    def _mention_first(self, side: str, start: int, stop: int) -> list[Cue]:
        """“Lund said”, “according to Lund”."""
        inside = self._narration.mentions_in(start, stop)
        index = self._first_of(inside)
        if index < 0:
            return []
        mention = self._narration.mentions[index]
        if self._narration.follows_according(mention) and mention.first - start <= 3:
            return [Cue(f"{side}:according", index)]
        if mention.possessive or mention.first - start > (6 if index > inside[0] else 1):
            return self._described_first(side, index, start, stop)
        return self._subject_first(side, index, mention.last + 1, stop)

    def _first_of(self, inside: range) -> int:
        """The first mention that can be a subject: not “Lund” in “Lund's deputy, Ann Lee”; ``-1`` where there is none."""
        for index in inside:
            mention = self._narration.mentions[index]
            owned = (
                mention.possessive
                and index + 1 in inside
                and self._narration.is_description(mention.last + 1, index + 1)
            )
            if not (mention.aside or owned):
                return index
        return -1

    def _described_first(self, side: str, index: int, start: int, stop: int) -> list[Cue]:
        """“political scientist Ann Lee told Reuters”: a verb right after the name shows that it is one phrase."""
        mention = self._narration.mentions[index]
        if side == "next" or mention.possessive or mention.kind is not MentionKind.NAME:
            return []
        if not self._narration.is_description(start, index):
            return []
        cues = self._subject_first(side, index, mention.last + 1, stop)
        joined = mention.last + 1 < stop and self._narration.tokens[mention.last + 1].lower == "and"
        return [cue for cue in cues if cue.pattern.endswith(("M_V", "M,..V", "M..V" if joined else "M_V"))]

    def _subject_first(self, side: str, index: int, start: int, stop: int) -> list[Cue]:
        """“Lund said”, “Lund, the mayor, later said”."""
        tokens, at = self._narration.tokens, start
        while at < stop and self._narration.is_filler(at):
            at += 1
        if at < stop and self._narration.is_saying(at):
            return [Cue(f"{side}:M_V", index)]
        if at < stop and tokens[at].lower in lexicon.MAYBE_SAYING:
            return [Cue(f"{side}:M_W", index)]
        if at < stop and tokens[at].text in _OPENING_BRACKETS:
            # “Lund (Leeds) said”: as if the brackets were not there.
            close = next((i for i in range(at, min(stop, at + 10)) if tokens[i].text in {")", "]"}), -1)
            if close > 0:
                return self._subject_first(side, index, close + 1, stop)
        apposed = at < stop and tokens[at].text in {",", "—", "–"}
        for verb in range(at, min(stop, at + 28)):
            if self._narration.is_saying(verb):
                return [Cue(f"{side}:M{',' if apposed else ''}..V", index)]
        return [Cue(f"{side}:M", index)]
