"""The candidates for a quotation's speaker, and the features the ranker judges each by.

A feature is a name; it holds or not. Names join what was seen (the cue's pattern, how the subject is mentioned, whether
the candidate agrees with it) so that a linear ranker can weigh each situation by itself. No feature names a word of the
text, a person or a place: what is learned from one kind of news holds for another.
"""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING, NamedTuple

from audiobrief.model import SpeakerKind
from audiobrief.patterns import lazy
from audiobrief.segmenter import lexicon
from audiobrief.segmenter.entity import agrees
from audiobrief.segmenter.mention import Mention, MentionKind, bare

if TYPE_CHECKING:
    from audiobrief.segmenter.cue import Surroundings
    from audiobrief.segmenter.entity import Entity
    from audiobrief.segmenter.people import People
    from audiobrief.segmenter.quotations import Quotation
    from audiobrief.segmenter.tokens import Token

#: Stands for “nobody named says it”: the narrator reads it.
NOBODY = -1
_RECENT = 8
#: Where a quotation begins that is no part of the words before it.
_OUTSET = frozenset({"start", "sentence", "quote"})
_TURNS = 3
_LOOK_BACK = 60
#: In characters. Who speaks longer goes on in the next paragraph rather than being answered.
_LONGEST_RETORT = 120
#: The words of a quotation are looked at up to so many characters.
_LONGEST_INNER = 600
_WORD = lazy(r"\w+")


class Said(NamedTuple):
    """A quotation that has been decided."""

    speaker: int
    token: int
    paragraph: int
    sentence: int
    #: It had a cue of its own.
    cued: bool


class Candidate(NamedTuple):
    """An entity that may be the speaker (``NOBODY`` for none), with what speaks for it."""

    entity: int
    features: tuple[str, ...]


class _Case(NamedTuple):
    """What is the same for all candidates of a quotation."""

    around: Surroundings
    context: str
    pronoun: Mention | None
    #: How many others were mentioned since, by entity.
    order: dict[int, int]
    #: The words of the quotation, in lower case.
    words: frozenset[str]
    #: ``I`` where the quotation speaks of its speaker, ``we`` where of a group, else empty.
    person: str
    #: Two take turns: a quotation with no cue that makes up a paragraph, after two such of different people.
    dialogue: bool


class Candidates:
    """Makes the candidates for the quotations of one text, in order."""

    def __init__(self, text: str, tokens: list[Token], quotations: list[Quotation], people: People) -> None:
        self._text, self._tokens, self._quotations, self._people = text, tokens, quotations, people
        # In a text that has no double marks, single ones are as good.
        self._only_single = all(quotation.single for quotation in quotations)
        self._firsts = [mention.first for mention in people.mentions]

    def of(self, quote: int, around: Surroundings, said: list[Said]) -> list[Candidate]:
        """The candidates for a quotation, given those before it; ``NOBODY`` is the first."""
        if around.label:
            return [Candidate(NOBODY, ())]
        pronoun = self._pronoun_of(around)
        recent = self._recent(
            around.token if pronoun is None else pronoun.first, things=pronoun is not None and pronoun.words[0] == "it"
        )
        words = self._words(quote)
        case = _Case(
            around,
            self._context(around, pronoun),
            pronoun,
            {entity: rank for rank, entity in enumerate(recent)},
            words,
            "I" if words & lexicon.FIRST_PERSON else "we" if words & lexicon.FIRST_PERSON_PLURAL else "",
            self._is_dialogue(quote, around, said),
        )
        features = {} if case.dialogue else self._cued(around)
        for entity in (*recent, *(back.speaker for back in said[-_TURNS:])):
            features.setdefault(entity, [])
        continues = self._quotations[quote].continues
        for entity, found in features.items():
            found.extend(self._describe(self._people.entities[entity], case))
            found.extend(self._continue(entity, case, said, continues=continues))
        shape = self._shape(quote, around)
        nobody = [f"no:{item}" for item in shape] + [f"no:{case.context}", f"no:{case.context}:{shape[0]}"]
        nobody.append(f"no:person={case.person}")
        return [
            Candidate(NOBODY, tuple(nobody)),
            *(Candidate(entity, tuple(found)) for entity, found in features.items()),
        ]

    def _words(self, quote: int) -> frozenset[str]:
        quotation = self._quotations[quote]
        inner = self._text[quotation.start : min(quotation.end, quotation.start + _LONGEST_INNER)].lower()
        return frozenset(_WORD.findall(inner))

    def _is_dialogue(self, quote: int, around: Surroundings, said: list[Said]) -> bool:
        if around.lead != "start" or len(said) < 2 or quote < 2:
            return False
        if not all(cue.pattern.startswith("went.") for cue in around.cues):
            return False
        if any(self._quotations[at].end - self._quotations[at].start > _LONGEST_RETORT for at in (quote, quote - 1)):
            return False
        last, before = said[-1], said[-2]
        paragraph = self._tokens[around.token].paragraph
        return (
            not self._quotations[quote - 1].unclosed
            and around.boundary == "end"
            and last.paragraph == paragraph - 1
            and before.paragraph >= paragraph - 2
            and last.speaker != before.speaker
        )

    def _pronoun_of(self, around: Surroundings) -> Mention | None:
        """The pronoun that the surest cue has for its subject."""
        if not around.cues or around.cues[0].mention < 0:
            return None
        mention = self._people.mentions[around.cues[0].mention]
        return mention if mention.kind is MentionKind.PRONOUN else None

    def _cued(self, around: Surroundings) -> dict[int, list[str]]:
        """The entities that the cues make the speaker, each with the cues' features."""
        features: dict[int, list[str]] = {}
        for rank, cue in enumerate(around.cues):
            mention = self._people.mentions[cue.mention] if cue.mention >= 0 else None
            if mention is None or mention.entity < 0:
                continue
            pattern = cue.pattern if rank == 0 else f"2.{cue.pattern}"
            found = features.setdefault(mention.entity, [])
            coarse = _coarse(pattern)
            side, _, structure = coarse.partition(":")
            first = "1" if rank == 0 else "2"
            shared = [f"form={structure}.{first}", f"side={side}.{around.boundary}", f"edge={around.lead}.{structure}"]
            if mention.kind is MentionKind.PRONOUN:
                found += [f"pron={coarse}", *(f"pron.{item}" for item in shared)]
            else:
                kind = _kind(self._people.entities[mention.entity])
                found += [f"cue={pattern}", f"cue={coarse}|{kind}", *shared]
        return features

    def _context(self, around: Surroundings, pronoun: Mention | None) -> str:
        """What kind of cue there is: features of the candidates are joined with it."""
        if not around.cues:
            return f"none.{around.lead}"
        cue = around.cues[0]
        if cue.mention < 0:
            return f"verb.{_coarse(cue.pattern)}"
        mention = self._people.mentions[cue.mention]
        weak = cue.pattern.startswith(("next", "went.", "intro.above:", "intro.here:"))
        sure = "cue" if not weak else f"weak.{around.lead}"
        if pronoun is not None:
            return f"{sure}.pron"
        return f"{sure}.{'nom' if mention.kind is MentionKind.NOMINAL else 'name'}"

    def _shape(self, quote: int, around: Surroundings) -> list[str]:
        quotation = self._quotations[quote]
        inner = self._text[quotation.start : min(quotation.end, quotation.start + 200)]
        count = len(inner.split())
        size = "1" if count == 1 else "2" if count == 2 else "3" if count <= 4 else "5" if count <= 7 else "8"
        capital = inner[0].isupper()
        last = self._text[quotation.end - 1]
        stop = "stop" if last in ".,?!…" else "open"
        shape = [f"{size}.{around.lead}.{'C' if capital else 'c'}.{stop}", f"size={size}", f"lead={around.lead}"]
        shape.append(f"boundary={around.boundary}")
        if around.cues:
            pattern = _coarse(around.cues[0].pattern)
            shape.append(f"pattern={pattern}")
            if around.lead in _OUTSET and pattern.startswith("after:") and pattern.endswith(("V", "V_M")):
                shape.append("clause")
            if pattern == "after:signed_M":
                shape.append("signed")
        if quotation.single and not self._only_single:
            shape.append("single")
        if quotation.continues:
            shape.append("continues")
        return shape

    def _recent(self, anchor: int, *, things: bool) -> list[int]:
        """The people mentioned last before a token, or where ``things`` the bodies and papers, the latest first."""
        mentions, found = self._people.mentions, []
        start = bisect.bisect_left(self._firsts, anchor)
        for index in range(start - 1, max(-1, start - _LOOK_BACK), -1):
            mention = mentions[index]
            if mention.entity < 0 or mention.entity in found:
                continue
            entity = self._people.entities[mention.entity]
            if entity.plural or entity.place:
                continue
            person = entity.kind is SpeakerKind.PERSON or (entity.kind is None and len(entity.words) > 1)
            if person or (things and entity.kind is not None):
                found.append(mention.entity)
                if len(found) == _RECENT:
                    break
        return found

    def _describe(self, entity: Entity, case: _Case) -> list[str]:
        """What the entity is, how lately and how often it was mentioned, and whether it agrees with the pronoun."""
        context, pronoun = case.context, case.pronoun
        rank, count = min(case.order.get(entity.index, 9), 4), len(entity.mentions)
        found = [f"{context}:rank{rank}", f"{context}:{_kind(entity)}"]
        found.append(f"{context}:often{0 if count < 2 else 1 if count < 5 else 2}")
        if entity.index in case.order:
            found.append(f"{context}:{self._last_place(entity, case)}")
        if bare(entity.words[-1]) in case.words and not entity.nominal:
            # People seldom speak of themselves by name.
            found += ["self", f"self.{context}"]
        if case.person:
            found.append(f"{case.person}:{entity.kind}")
        if pronoun is not None:
            fits = agrees(entity, pronoun)
            known = entity.likely_gender is not None
            number = "it" if pronoun.words[0] == "it" else "pl" if pronoun.plural else "sg"
            agreement = f"{'fits' if fits else 'not'}{'' if known or number == 'it' else '?'}"
            found += [f"{number}pron:{agreement}", f"{context}:{number}:{agreement}"]
            if fits:
                found.append(f"pronfits:rank{rank}")
        return found

    def _last_place(self, entity: Entity, case: _Case) -> str:
        """How far back its last mention before the quotation is, and whether it begins its sentence."""
        limit = bisect.bisect_left(self._firsts, case.pronoun.first if case.pronoun is not None else case.around.token)
        bound = bisect.bisect_left(entity.mentions, limit)
        if not bound:
            return "later"
        last, token = self._people.mentions[entity.mentions[bound - 1]], self._tokens[case.around.token]
        distance = token.sentence - last.sentence
        far = "0" if distance <= 0 else "1" if distance == 1 else "2" if distance <= 3 else "4"
        same = "p" if last.paragraph == token.paragraph else "q" if token.paragraph - last.paragraph == 1 else "r"
        return f"at{far}{same}{'s' if self._is_subject(last) else 'o'}{'x' if last.possessive else ''}"

    def _is_subject(self, mention: Mention) -> bool:
        """Whether it is the first one mentioned in its sentence."""
        at = bisect.bisect_left(self._firsts, mention.first)
        return at == 0 or self._people.mentions[at - 1].sentence != mention.sentence

    def _continue(self, entity: int, case: _Case, said: list[Said], *, continues: bool) -> list[str]:
        """Whether it said the quotation before, or the one before that, and how far back."""
        if not said:
            return []
        context = case.context
        last, token = said[-1], self._tokens[case.around.token]
        gap = token.paragraph - last.paragraph
        near = "same" if gap == 0 else "next" if gap == 1 else "far"
        if gap == 0:
            between = case.around.token - last.token
            near = "same0" if between <= 1 else "same1" if token.sentence - last.sentence <= 2 else "same2"
        if case.dialogue and entity in {last.speaker, said[-2].speaker}:
            return ["dialogue:last" if last.speaker == entity else "dialogue:turn"]
        if last.speaker == entity:
            found = [f"{context}:last.{near}", f"last.{near}.{'cued' if last.cued else 'uncued'}.{context[:4]}"]
            return [*found, "continues"] if continues else found
        return [f"{context}:turn.{near}"] if len(said) > 1 and said[-2].speaker == entity else []


def _coarse(pattern: str) -> str:
    """A pattern without how far its verb is away."""
    return pattern.rstrip("~+")


def _kind(entity: Entity) -> str:
    if entity.nominal:
        return f"nom.{entity.kind}{'.pl' if entity.plural else ''}"
    long = "2" if len(entity.words) > 1 else "1"
    return f"{entity.kind or 'unknown'}{long}"
