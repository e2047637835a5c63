"""Reads what goes before a quotation for its cue: Lund said, “…”; a sentence that ends in a colon; the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.segmenter.cue import Cue
from audiobrief.segmenter.mention import MentionKind

if TYPE_CHECKING:
    from audiobrief.segmenter.narration import Narration

_PREPOSITIONS = frozenset(
    {
        "of",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "with",
        "outside",
        "inside",
        "near",
        "behind",
        "above",
        "under",
        "over",
        "about",
        "to",
    }
)
_COMMAS = frozenset({",", ")", "—", "–"})


class Preceding:
    """Reads the cues before the quotations of one text."""

    def __init__(self, narration: Narration) -> None:
        self._narration = narration

    def read(self, at: int, lead: str) -> list[Cue]:
        """The cues before the quotation that is the token ``at``, with the ``lead`` before it."""
        if lead in {"start", "sentence", "quote"}:
            return self._introduction(at, lead)
        return self._clause(f"before.{lead}", self._narration.start_of(at, self._narration.tokens[at - 1].sentence), at)

    def _introduction(self, at: int, lead: str) -> list[Cue]:
        """The sentence before: one that ends in a colon introduces, another may name the speaker."""
        tokens = self._narration.tokens
        if at == 0 or lead == "quote" or tokens[at].paragraph - tokens[at - 1].paragraph > 1:
            return []
        place = "here" if lead == "sentence" else "above"
        start = self._narration.start_of(at, tokens[at - 1].sentence)
        # A clause that belongs to the quotation before (“…,” said Lund.) tells who spoke last.
        belongs = start > 0 and tokens[start - 1].quote >= 0 and tokens[start - 1].paragraph == tokens[at - 1].paragraph
        side = f"intro.{place}.colon" if tokens[at - 1].text == ":" else f"{'went' if belongs else 'intro'}.{place}"
        return self._clause(side, start, at)

    def _clause(self, side: str, start: int, stop: int) -> list[Cue]:
        """The cue of the clause ``tokens[start:stop]`` that a quotation follows."""
        inside = self._narration.mentions_in(start, stop)
        subjects = [index for index in inside if self._narration.mentions[index].may_be_subject]
        for index in subjects:
            if self._narration.mentions[index].first - start <= 4 and self._narration.follows_according(
                self._narration.mentions[index]
            ):
                return [Cue(f"{side}:according", index)]
        verb = next((index for index in range(stop - 1, start - 1, -1) if self._narration.is_saying(index)), -1)
        if verb < 0:
            near = range(stop - 1, max(start - 1, stop - 8), -1)
            verb = next((index for index in near if self._narration.sureness(index)), -1)
        if verb < 0 and subjects:
            return [Cue(f"{side}:M", subjects[0])]
        if verb < 0:
            return [Cue(f"{side}:M's", inside[0])] if len(inside) else []
        sure, reach = self._narration.sureness(verb), "" if stop - verb <= 3 else "~" if stop - verb <= 10 else "~~"
        if verb <= start + 1:
            for index in subjects:
                if 0 <= self._narration.mentions[index].first - verb - 1 <= 1:
                    return [Cue(f"{side}:{sure}_M{reach}", index)]
        earlier = [index for index in subjects if self._narration.mentions[index].last < verb]
        if not earlier:
            return [Cue(f"{side}:{sure}{reach}", subjects[0] if subjects else -1)]
        return self._subject_of((side, f"{sure}{reach}"), earlier, verb, start)

    def _subject_of(self, name: tuple[str, str], earlier: list[int], verb: int, start: int) -> list[Cue]:
        """Which of the mentions before a verb is its subject, and which else might be."""
        side, verb_name = name
        head = verb - 1
        while head > start and self._narration.is_filler(head):
            head -= 1
        nearest = self._narration.mentions[earlier[-1]]
        if nearest.last == head:
            subject = earlier[-2] if len(earlier) > 1 and self._belongs_to_the_one_before(earlier) else earlier[-1]
            return [Cue(f"{side}:M_{verb_name}", subject), *self._subject_too(side, earlier, subject)]
        if self._narration.tokens[head].lower in {"who", "which"} and nearest.last == head - 1:
            return [Cue(f"{side}:M_who_{verb_name}", earlier[-1])]
        if self._narration.tokens[head].text in _COMMAS:
            return [Cue(f"{side}:M,_{verb_name}", earlier[0]), Cue(f"{side}:near", earlier[-1])]
        cues = [Cue(f"{side}:M.._{verb_name}", earlier[0])]
        if earlier[-1] != earlier[0]:
            cues.append(Cue(f"{side}:near", earlier[-1]))
        return cues

    def _belongs_to_the_one_before(self, earlier: list[int]) -> bool:
        """“Hall, a spokesman, said”, “a banner outside the church says”: the last mention is not the subject."""
        before, nearest = self._narration.mentions[earlier[-2]], self._narration.mentions[earlier[-1]]
        apposed = nearest.kind is MentionKind.NOMINAL and nearest.apposed and before.kind is MentionKind.NAME
        return apposed or self._narration.tokens[nearest.first - 1].lower in _PREPOSITIONS

    def _subject_too(self, side: str, earlier: list[int], subject: int) -> list[Cue]:
        return [Cue(f"{side}:first", earlier[0])] if earlier[0] != subject else []
