"""Reads the sentence around a quotation for its cue: the verb of saying and whom it makes the speaker.

A cue is a pattern and the mention that fills it. Patterns are names such as ``after:V_M`` (“…,” said Lund): the ranker
learned how far each is to be trusted, so a new pattern needs nothing but a name and examples.
"""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING, NamedTuple

from audiobrief.segmenter import lexicon
from audiobrief.segmenter.mention import Mention, MentionKind
from audiobrief.segmenter.mentions import is_descriptive

if TYPE_CHECKING:
    from audiobrief.segmenter.quotations import Quotation
    from audiobrief.segmenter.tokens import Token

_WINDOW = 45
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
#: The same in one word of another language.
_ACCORDING = [[word] for word in ("laut", "zufolge", "selon", "según", "secondo", "segundo", "według", "volgens")]
_SKIPPED = frozenset({",", "-", "—", "–", "(", "."})
_DASHES = frozenset({"—", "–", "―", "-", "--"})
_COMMAS = frozenset({",", ")", "—", "–"})
_OPENING_BRACKETS = frozenset("([")
_ADVERB_END = "ly"
#: What stands before a quotation that is part of a sentence.
_WITHIN = frozenset({"colon", "comma", "verb", "that", "word"})
#: How far before its words, in tokens, a motto may be called one; a title stands nearer.
_LABEL_REACH = 20
_NEAR_LABEL = 7
#: “veteran political analyst”: words before the name they describe.
_LONGEST_DESCRIPTION = 6


class Cue(NamedTuple):
    """A pattern and the index of the mention that fills it, ``-1`` where the verb's subject is left out."""

    pattern: str
    mention: int


class Surroundings(NamedTuple):
    """What stands around a quotation."""

    #: The token of the quotation.
    token: int
    cues: tuple[Cue, ...]
    #: What parts it from what follows: ``comma``, ``soft`` (? ! …), ``hard`` (full stop), ``none``, ``end``.
    boundary: str
    #: What stands before it: ``start``, ``colon``, ``comma``, ``verb``, ``that``, ``quote``, ``word`` or ``sentence``.
    lead: str
    #: What it follows says that it is a motto, a title or a name.
    label: bool = False


class CueReader:
    """Finds the cues of the quotations of one text."""

    def __init__(self, text: str, tokens: list[Token], mentions: list[Mention], quotations: list[Quotation]) -> None:
        self._text, self._tokens, self._mentions, self._quotations = text, tokens, mentions, quotations
        self._firsts = [mention.first for mention in mentions]
        self._at = {token.quote: index for index, token in enumerate(tokens) if token.quote >= 0}

    def read(self, quote: int) -> Surroundings:
        """The cues of the quotation of that index, the surest first."""
        at = self._at[quote]
        boundary, lead = self._boundary(at, quote), self._lead(at)
        signed = self._signature(at)
        if signed is not None:
            return Surroundings(at, (signed,), boundary, lead)
        after, before = self._after(at, boundary), self._before(at, lead)
        # What the next sentence begins with says less than the quotation's own sentence.
        own_first = boundary == "hard" and lead in _WITHIN and before and "V" in before[0].pattern
        cues = before + after if own_first else after + before
        return Surroundings(at, tuple(cues), boundary, lead, self._is_labelled(at))

    def _signature(self, at: int) -> Cue | None:
        """“… — Jane Doe”, in the same paragraph or as the next one."""
        dash = at + 1
        if dash + 1 >= len(self._tokens) or self._tokens[dash].text not in _DASHES:
            return None
        if self._tokens[dash].paragraph - self._tokens[at].paragraph > 1:
            return None
        own = self._tokens[dash].paragraph == self._tokens[at].paragraph
        inside = self._mentions_in(dash + 1, dash + 3)
        if not inside or self._mentions[inside[0]].kind is not MentionKind.NAME:
            return None
        last = self._mentions[inside[0]].last + 1
        ends = last >= len(self._tokens) or self._tokens[last].paragraph != self._tokens[dash].paragraph
        if not ends and self._tokens[last].text not in {",", "("}:
            return None
        closed = self._quotations[self._tokens[at].quote].end
        whole = self._text[closed - 1] in ".!?…"
        return Cue("after:signed_M", inside[0]) if (whole or not own) else None

    def _is_labelled(self, at: int) -> bool:
        """Whether “motto”, “title” and the like introduce the quotation, with no verb of saying in between.

        A motto may stand far before its words; and it may “read” or “say” them itself.
        """
        spoken = False
        for index in range(at - 1, max(-1, at - _LABEL_REACH), -1):
            token = self._tokens[index]
            if token.sentence != self._tokens[at].sentence or token.quote >= 0:
                return False
            if token.lower in lexicon.MOTTOS:
                return True
            if at - index < _NEAR_LABEL and not spoken and token.lower in lexicon.LABELS:
                return True
            if token.lower in lexicon.SAYING:
                if spoken or token.lower not in lexicon.READING:
                    return False
                spoken = True
        return False

    # -- words ---------------------------------------------------------------------------------------------------------

    def _is_saying(self, index: int) -> bool:
        return self._sureness(index) == "V"

    def _sureness(self, index: int) -> str:
        """``V`` for a verb of saying, ``W`` for one that may be, else empty."""
        token = self._tokens[index]
        following = self._tokens[index + 1] if index + 1 < len(self._tokens) else None
        if token.is_capital and following is not None and following.text in lexicon.SAYING:
            return ""  # “…,” Read said
        return "V" if token.lower in lexicon.SAYING else "W" if token.lower in lexicon.MAYBE_SAYING else ""

    def _is_narration(self, index: int, sentence: int) -> bool:
        return self._tokens[index].sentence == sentence and self._tokens[index].quote < 0

    def _follows_according(self, mention: Mention) -> bool:
        before = [token.lower for token in self._tokens[max(0, mention.first - 2) : mention.first]]
        return before == ["according", "to"] or before[-1:] in _ACCORDING

    def _start_of(self, stop: int, sentence: int) -> int:
        """Where the narration of a sentence that ends at ``stop`` begins."""
        start = stop
        while start > 0 and stop - start < _WINDOW and self._is_narration(start - 1, sentence):
            start -= 1
        return start

    def _is_filler(self, index: int) -> bool:
        lower = self._tokens[index].lower
        return lower in lexicon.AUXILIARIES or (lower.endswith(_ADVERB_END) and len(lower) > 4)

    def _mentions_in(self, start: int, stop: int) -> range:
        return range(bisect.bisect_left(self._firsts, start), bisect.bisect_left(self._firsts, stop))

    # -- edges ---------------------------------------------------------------------------------------------------------

    def _boundary(self, at: int, quote: int) -> str:
        quotation = self._quotations[quote]
        inner = self._text[max(quotation.start, quotation.end - 3) : quotation.end]
        last = inner.rstrip("’'”\"")[-1:] or inner[-1]
        if at + 1 >= len(self._tokens) or self._tokens[at + 1].paragraph != self._tokens[at].paragraph:
            return "end"
        following = self._tokens[at + 1].text
        if last == "," or following == ",":
            return "comma"
        if last in "?!…—–-":
            return "soft"
        if last == "." and self._tokens[at + 1].sentence == self._tokens[at].sentence:
            return "soft"
        return "hard" if last == "." else "none"

    def _lead(self, at: int) -> str:
        if at == 0 or self._tokens[at - 1].paragraph != self._tokens[at].paragraph:
            return "start"
        before = self._tokens[at - 1]
        if before.quote >= 0:
            return "quote"
        if before.text in {":", ","}:
            return "colon" if before.text == ":" else "comma"
        if before.sentence != self._tokens[at].sentence:
            return "sentence"
        if before.lower in lexicon.SAYING:
            return "verb"
        return "that" if before.lower in {"that", "as", "dass", "que"} else "word"

    # -- what follows --------------------------------------------------------------------------------------------------

    def _after(self, at: int, boundary: str) -> list[Cue]:
        if boundary == "end":
            return []
        tokens, start = self._tokens, at + 1
        while start < len(tokens) and tokens[start].text in _SKIPPED and start < at + 3:
            start += 1
        stop = start
        while stop < len(tokens) and stop < start + _WINDOW and self._is_narration(stop, tokens[at + 1].sentence):
            stop += 1
        if start >= stop:
            return []
        side = "next" if boundary == "hard" else "after" if boundary in {"comma", "soft"} else "tail"
        verb = start
        while verb < stop and verb < start + 3 and self._is_filler(verb):
            verb += 1
        if verb < stop and side != "next" and self._sureness(verb):
            return self._verb_first(side, verb, stop)
        return self._mention_first(side, start, stop)

    def _mention_first(self, side: str, start: int, stop: int) -> list[Cue]:
        """“Lund said”, “according to Lund”."""
        inside = self._mentions_in(start, stop)
        index = self._first_of(inside)
        if index < 0:
            return []
        mention = self._mentions[index]
        if self._follows_according(mention) and mention.first - start <= 3:
            return [Cue(f"{side}:according", index)]
        if mention.possessive or mention.first - start > (6 if index > inside[0] else 1):
            return self._described_first(side, index, start, stop)
        return self._subject_first(side, index, mention.last + 1, stop)

    def _first_of(self, inside: range) -> int:
        """The first mention that can be a subject: not “Lund” in “Lund's deputy, Ann Lee”; ``-1`` where there is none."""
        for index in inside:
            mention = self._mentions[index]
            owned = mention.possessive and index + 1 in inside and self._is_description(mention.last + 1, index + 1)
            if not (mention.aside or owned):
                return index
        return -1

    def _is_description(self, start: int, index: int) -> bool:
        """Whether nothing but a few words that describe it stand before a mention."""
        words = self._tokens[start : self._mentions[index].first]
        return len(words) <= _LONGEST_DESCRIPTION and all(is_descriptive(token) for token in words)

    def _described_first(self, side: str, index: int, start: int, stop: int) -> list[Cue]:
        """“political scientist Ann Lee told Reuters”: a verb right after the name shows that it is one phrase."""
        mention = self._mentions[index]
        if side == "next" or mention.possessive or mention.kind is not MentionKind.NAME:
            return []
        if not self._is_description(start, index):
            return []
        cues = self._subject_first(side, index, mention.last + 1, stop)
        joined = mention.last + 1 < stop and self._tokens[mention.last + 1].lower == "and"
        return [cue for cue in cues if cue.pattern.endswith(("M_V", "M,..V", "M..V" if joined else "M_V"))]

    def _verb_first(self, side: str, verb: int, stop: int) -> list[Cue]:
        """“said Lund”; “said in a statement” leaves the subject out."""
        sure, inside = self._sureness(verb), self._mentions_in(verb + 1, stop)
        index = self._first_of(inside)
        if index >= 0:
            first = self._mentions[index].first
            gap = 0 if index > inside[0] else first - verb - 1
            if (gap <= 2 and not self._stops(verb + 1, first)) or self._is_description(verb + 1, index):
                return [Cue(f"{side}:{sure}_M{'' if gap == 0 else '+'}", index)]
        return [Cue(f"{side}:{sure}", -1)]

    def _stops(self, start: int, stop: int) -> bool:
        return any(not self._tokens[index].text[0].isalnum() for index in range(start, stop))

    def _subject_first(self, side: str, index: int, start: int, stop: int) -> list[Cue]:
        """“Lund said”, “Lund, the mayor, later said”."""
        tokens, at = self._tokens, start
        while at < stop and self._is_filler(at):
            at += 1
        if at < stop and self._is_saying(at):
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
            if self._is_saying(verb):
                return [Cue(f"{side}:M{',' if apposed else ''}..V", index)]
        return [Cue(f"{side}:M", index)]

    # -- what goes before ----------------------------------------------------------------------------------------------

    def _before(self, at: int, lead: str) -> list[Cue]:
        if lead in {"start", "sentence", "quote"}:
            return self._introduction(at, lead)
        return self._clause(f"before.{lead}", self._start_of(at, self._tokens[at - 1].sentence), at)

    def _introduction(self, at: int, lead: str) -> list[Cue]:
        """The sentence before: one that ends in a colon introduces, another may name the speaker."""
        tokens = self._tokens
        if at == 0 or lead == "quote" or tokens[at].paragraph - tokens[at - 1].paragraph > 1:
            return []
        place = "here" if lead == "sentence" else "above"
        start = self._start_of(at, tokens[at - 1].sentence)
        # A clause that belongs to the quotation before (“…,” said Lund.) tells who spoke last.
        belongs = start > 0 and tokens[start - 1].quote >= 0 and tokens[start - 1].paragraph == tokens[at - 1].paragraph
        side = f"intro.{place}.colon" if tokens[at - 1].text == ":" else f"{'went' if belongs else 'intro'}.{place}"
        return self._clause(side, start, at)

    def _clause(self, side: str, start: int, stop: int) -> list[Cue]:
        """The cue of the clause ``tokens[start:stop]`` that a quotation follows."""
        inside = self._mentions_in(start, stop)
        subjects = [index for index in inside if self._mentions[index].may_be_subject]
        for index in subjects:
            if self._mentions[index].first - start <= 4 and self._follows_according(self._mentions[index]):
                return [Cue(f"{side}:according", index)]
        verb = next((index for index in range(stop - 1, start - 1, -1) if self._is_saying(index)), -1)
        if verb < 0:
            near = range(stop - 1, max(start - 1, stop - 8), -1)
            verb = next((index for index in near if self._sureness(index)), -1)
        if verb < 0 and subjects:
            return [Cue(f"{side}:M", subjects[0])]
        if verb < 0:
            return [Cue(f"{side}:M's", inside[0])] if len(inside) else []
        sure, reach = self._sureness(verb), "" if stop - verb <= 3 else "~" if stop - verb <= 10 else "~~"
        if verb <= start + 1:
            for index in subjects:
                if 0 <= self._mentions[index].first - verb - 1 <= 1:
                    return [Cue(f"{side}:{sure}_M{reach}", index)]
        earlier = [index for index in subjects if self._mentions[index].last < verb]
        if not earlier:
            return [Cue(f"{side}:{sure}{reach}", subjects[0] if subjects else -1)]
        return self._subject_of((side, f"{sure}{reach}"), earlier, verb, start)

    def _subject_of(self, name: tuple[str, str], earlier: list[int], verb: int, start: int) -> list[Cue]:
        """Which of the mentions before a verb is its subject, and which else might be."""
        side, verb_name = name
        head = verb - 1
        while head > start and self._is_filler(head):
            head -= 1
        nearest = self._mentions[earlier[-1]]
        if nearest.last == head:
            subject = earlier[-2] if len(earlier) > 1 and self._belongs_to_the_one_before(earlier) else earlier[-1]
            return [Cue(f"{side}:M_{verb_name}", subject), *self._subject_too(side, earlier, subject)]
        if self._tokens[head].lower in {"who", "which"} and nearest.last == head - 1:
            return [Cue(f"{side}:M_who_{verb_name}", earlier[-1])]
        if self._tokens[head].text in _COMMAS:
            return [Cue(f"{side}:M,_{verb_name}", earlier[0]), Cue(f"{side}:near", earlier[-1])]
        cues = [Cue(f"{side}:M.._{verb_name}", earlier[0])]
        if earlier[-1] != earlier[0]:
            cues.append(Cue(f"{side}:near", earlier[-1]))
        return cues

    def _belongs_to_the_one_before(self, earlier: list[int]) -> bool:
        """“Hall, a spokesman, said”, “a banner outside the church says”: the last mention is not the subject."""
        before, nearest = self._mentions[earlier[-2]], self._mentions[earlier[-1]]
        apposed = nearest.kind is MentionKind.NOMINAL and nearest.apposed and before.kind is MentionKind.NAME
        return apposed or self._tokens[nearest.first - 1].lower in _PREPOSITIONS

    def _subject_too(self, side: str, earlier: list[int], subject: int) -> list[Cue]:
        return [Cue(f"{side}:first", earlier[0])] if earlier[0] != subject else []
