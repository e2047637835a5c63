"""Decides who says each quotation of a text, in order, each decision helping the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from audiobrief.segmenter.blockquotes import block_quotations
from audiobrief.segmenter.candidates import NOBODY, Candidates, Said
from audiobrief.segmenter.cues import CueReader
from audiobrief.segmenter.mentions import find_mentions
from audiobrief.segmenter.people import People
from audiobrief.segmenter.quotations import Quotation, find_quotations, paragraphs
from audiobrief.segmenter.ranker import learned_weights, probabilities
from audiobrief.segmenter.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from audiobrief.segmenter.candidates import Candidate
    from audiobrief.segmenter.cue import Surroundings


class Attribution(NamedTuple):
    """A quotation and its most likely speaker."""

    quotation: Quotation
    #: Index into the people's entities, or ``NOBODY``.
    speaker: int
    #: Probability of that speaker, 0 to 1.
    confidence: float
    around: Surroundings


def attribute(
    text: str,
    ranges: Sequence[tuple[int, int]] | None = None,
    weights: Mapping[str, float] | None = None,
    observe: Callable[[int, Quotation, list[Candidate], People], int | None] | None = None,
    blocks: Collection[int] = (),
) -> tuple[list[Attribution], People]:
    """Attributes every quotation of a text.

    ``ranges`` are the paragraphs to look at (all lines where left out), ``blocks`` the indexes of those that are block
    quotes. ``observe`` sees the candidates for each
    quotation before the decision and may return the right one's position, which is then taken: so weights are learned.
    """
    ranges = paragraphs(text) if ranges is None else list(ranges)
    quotations = find_quotations(text, ranges)
    inside: set[int] = set()
    if blocks:
        whole = block_quotations(text, ranges, blocks)
        inside = {quotation.paragraph for quotation in whole}
        quotations = [quotation for quotation in quotations if quotation.paragraph not in inside] + whole
        quotations.sort(key=lambda quotation: quotation.opened)
    weights = learned_weights() if weights is None else weights
    tokens = tokenize(text, ranges, quotations)
    people = People(find_mentions(tokens))
    if not quotations:
        return [], people
    reader = CueReader(text, tokens, people.mentions, quotations)
    maker = Candidates(text, tokens, quotations, people)
    said: list[Said] = []
    found: list[Attribution] = []
    for index, quotation in enumerate(quotations):
        around = reader.read(index)
        candidates = maker.of(index, around, said)
        chances = probabilities(candidates, weights)
        best = max(range(len(chances)), key=chances.__getitem__)
        told = observe(index, quotation, candidates, people) if observe else None
        best = best if told is None else told
        speaker = candidates[best].entity
        if quotation.paragraph in inside and told is None and not _is_introduced(quotation, around, found):
            # The ranker learned from quotations in marks, which go on with the last speaker; a block quote may be anybody's.
            speaker = NOBODY
        found.append(Attribution(quotation, speaker, chances[best], around))
        if speaker != NOBODY:
            token = tokens[around.token]
            said.append(Said(speaker, around.token, token.paragraph, token.sentence, bool(around.cues)))
    return found, people


def _is_introduced(quotation: Quotation, around: Surroundings, found: Sequence[Attribution]) -> bool:
    """Whether something says whose words a block quote is: a colon before it, a signature, or the part before it."""
    if quotation.continues and found:
        return found[-1].speaker != NOBODY
    return any(".colon:" in cue.pattern or cue.pattern.endswith("signed_M") for cue in around.cues)
