"""Reads the text around a quotation for its cues: who signs it, or is the subject of a verb of saying beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.segmenter.cue import Cue, Surroundings
from audiobrief.segmenter.edges import boundary_of, is_labelled, lead_of
from audiobrief.segmenter.following import Following
from audiobrief.segmenter.mention import MentionKind
from audiobrief.segmenter.narration import Narration
from audiobrief.segmenter.preceding import Preceding

if TYPE_CHECKING:
    from audiobrief.segmenter.mention import Mention
    from audiobrief.segmenter.quotations import Quotation
    from audiobrief.segmenter.tokens import Token

_DASHES = frozenset({"—", "–", "―", "-", "--"})
#: What stands before a quotation that is part of a sentence.
_WITHIN = frozenset({"colon", "comma", "verb", "that", "word"})


class CueReader:
    """Finds the cues of the quotations of one text."""

    def __init__(self, text: str, tokens: list[Token], mentions: list[Mention], quotations: list[Quotation]) -> None:
        self._text, self._tokens, self._mentions, self._quotations = text, tokens, mentions, quotations
        self._narration = Narration(tokens, mentions)
        self._following, self._preceding = Following(self._narration), Preceding(self._narration)
        self._at = {token.quote: index for index, token in enumerate(tokens) if token.quote >= 0}

    def read(self, quote: int) -> Surroundings:
        """The cues of the quotation of that index, the surest first."""
        at = self._at[quote]
        boundary, lead = boundary_of(self._text, self._tokens, at, self._quotations[quote]), lead_of(self._tokens, at)
        signed = self._signature(at)
        if signed is not None:
            return Surroundings(at, (signed,), boundary, lead)
        after, before = self._following.read(at, boundary), self._preceding.read(at, lead)
        # What the next sentence begins with says less than the quotation's own sentence.
        own_first = boundary == "hard" and lead in _WITHIN and before and "V" in before[0].pattern
        cues = before + after if own_first else after + before
        return Surroundings(at, tuple(cues), boundary, lead, is_labelled(self._tokens, at))

    def _signature(self, at: int) -> Cue | None:
        """“… — Jane Doe”, in the same paragraph or as the next one."""
        dash = at + 1
        if dash + 1 >= len(self._tokens) or self._tokens[dash].text not in _DASHES:
            return None
        if self._tokens[dash].paragraph - self._tokens[at].paragraph > 1:
            return None
        own = self._tokens[dash].paragraph == self._tokens[at].paragraph
        inside = self._narration.mentions_in(dash + 1, dash + 3)
        if not inside or self._mentions[inside[0]].kind is not MentionKind.NAME:
            return None
        last = self._mentions[inside[0]].last + 1
        ends = last >= len(self._tokens) or self._tokens[last].paragraph != self._tokens[dash].paragraph
        if not ends and self._tokens[last].text not in {",", "("}:
            return None
        closed = self._quotations[self._tokens[at].quote].end
        whole = self._text[closed - 1] in ".!?…"
        return Cue("after:signed_M", inside[0]) if (whole or not own) else None
