"""Direct quotations of a text, each with its speaker: the public face of attribution."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from audiobrief.errors import check_type
from audiobrief.model import Quote, SpeakerKind
from audiobrief.segmenter.attribution import Attribution, attribute
from audiobrief.segmenter.blockquotes import signature
from audiobrief.segmenter.candidates import NOBODY
from audiobrief.segmenter.quotations import paragraphs
from audiobrief.segmenter.turns import find_turns

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from audiobrief.segmenter.entity import Entity
    from audiobrief.segmenter.people import People
    from audiobrief.segmenter.turns import Turn

#: Below this probability nobody is named and the narrator reads the words.
#: Measured on news held out from learning (benchmarks/attribution.py --folds 5): 97 % of the named quotations reach it, and
#: 96.1 % of those are right; 0.6 gives 95 % and 96.9 %, 0.8 gives 91 % and 97.9 %.
THRESHOLD = 0.5
#: How sure it is that a labelled turn is said by whom the label names, and that A is whom an interview names most.
_LABEL_CONFIDENCE = 0.98
_ANSWER_CONFIDENCE = 0.9
#: A part of a sentence of at most this many words is a term or a scare quote, not speech.
_TERM_WORDS = 3
#: Words of nobody are still a quotation (a motto, a sign) from this many on, if they make up a sentence.
_SENTENCE_WORDS = 3
#: A line without a full stop of at most this many words is a heading.
_HEADING_WORDS = 16
#: "The", "of" and initials are no sign that a signature names somebody.
_SHORT_WORD = 3


class Spoken(NamedTuple):
    """A quotation with its place and speaker."""

    quote: Quote
    #: The range with its marks.
    opened: int
    closed: int
    speaker: Entity | None


def find_quotes(text: str) -> tuple[Quote, ...]:
    """All direct quotations of a plain text, in order, in offsets of ``text`` and without their marks.

    A quotation that is interrupted, or runs over several paragraphs, is several. The turns of an interview or transcript
    (“Q:”, “Anna Lee:”) are quotations without their labels. Scare quotes, titles and single terms are left out; a motto is
    in, with no speaker. Quotations in headings (short lines without a full stop) are left out. Where the likeliest
    speaker's probability is under ``THRESHOLD``, ``speaker`` is ``None``.

    Raises:
        WrongTypeError: it is no string.
    """
    check_type(text, str, "find_quotes", "a text as a string")
    return tuple(spoken.quote for spoken in quotes_of(text, running_text(text)))


def running_text(text: str) -> list[tuple[int, int]]:
    """The paragraphs of a plain text that are no headings, as ranges."""
    ranges = paragraphs(text)
    turns = {turn.paragraph for turn in find_turns(text, ranges)}
    return [span for index, span in enumerate(ranges) if index in turns or not _is_heading(text, *span)]


def quotes_of(
    text: str,
    ranges: Sequence[tuple[int, int]],
    weights: Mapping[str, float] | None = None,
    blocks: Collection[int] = (),
    authors: Mapping[int, str] | None = None,
) -> list[Spoken]:
    """The quotations of the paragraphs ``ranges`` of a text, in order.

    ``weights`` are the ranker's, those of the package where left out; ``blocks`` the indexes of block quotes, ``authors`` says
    of some of them who says them: embedded posts do.
    """
    signed = {index: name for index, name in (authors or {}).items() if text[slice(*ranges[index])].strip()}
    turns = [turn for turn in find_turns(text, ranges) if turn.paragraph not in signed]
    taken = {*signed, *(turn.paragraph for turn in turns)}
    rest = [index for index in range(len(ranges)) if index not in taken]
    whole = {position for position, index in enumerate(rest) if index in blocks}
    looked_at = [ranges[index] for index in rest]
    attributions, people = attribute(text, looked_at, weights, blocks=whole)
    attributions = [
        item._replace(speaker=NOBODY) if _is_signed_by_another(text, looked_at, whole, item, people) else item
        for item in attributions
    ]
    found = [spoken for item in attributions if (spoken := _spoken(text, item, people)) is not None]
    found += _turns(text, turns, people)
    found += [_signed(text, ranges[index], people.named(name)) for index, name in signed.items()]
    return sorted(found, key=lambda spoken: spoken.opened)


def _is_signed_by_another(
    text: str, ranges: Sequence[tuple[int, int]], blocks: Collection[int], attribution: Attribution, people: People
) -> bool:
    """Whether a block quote has a signature that doesn't name whom its words are given to: “— Letter from a pupil”."""
    index = attribution.quotation.paragraph
    speaker = _speaker(attribution, people) if index in blocks else None
    if speaker is None:
        return False
    signed = ""
    while not signed:
        start, end = ranges[index]
        signed = text[signature(text, start, end) : end]
        index += 1
        if index not in blocks and not signed:
            # The signature may be a paragraph of its own behind the block.
            start, end = ranges[index] if index < len(ranges) else (end, end)
            signed = text[start:end] if signature(text, start, end) == start else ""
            break
    words = [word for word in speaker.name.casefold().split() if len(word) > _SHORT_WORD]
    return bool(signed) and not any(word in signed.casefold() for word in words)


def _spoken(text: str, attribution: Attribution, people: People) -> Spoken | None:
    """What is attributed, unless it is a term or a part of a sentence that nobody is known to say."""
    quotation = attribution.quotation
    words = text[quotation.start : quotation.end]
    if _is_term(words, attribution):
        return None
    entity = _speaker(attribution, people)
    if entity is None and attribution.speaker == NOBODY and not _is_sentence(words):
        return None
    quote = Quote(
        quotation.start,
        quotation.end,
        words,
        entity.name if entity else None,
        round(attribution.confidence, 3),
        (entity.kind or SpeakerKind.PERSON) if entity else None,
    )
    return Spoken(quote, quotation.opened, quotation.closed, entity)


def _signed(text: str, span: tuple[int, int], author: Entity) -> Spoken:
    """A block quote whose author is known."""
    start, end = span
    kind = author.kind or SpeakerKind.PERSON
    return Spoken(Quote(start, end, text[start:end], author.name, _LABEL_CONFIDENCE, kind), start, end, author)


def _turns(text: str, turns: Sequence[Turn], people: People) -> list[Spoken]:
    """The turns of interviews and transcripts. Q is the narrator's; A is whom the text names most."""
    answering = people.interviewed() if any(turn.answers for turn in turns) else None
    found = []
    for turn in turns:
        entity = None if turn.asks else answering if turn.answers else people.named(turn.label)
        if entity is None:
            continue
        kind = entity.kind or SpeakerKind.PERSON
        confidence = _ANSWER_CONFIDENCE if turn.answers else _LABEL_CONFIDENCE
        quote = Quote(turn.start, turn.end, text[turn.start : turn.end], entity.name, confidence, kind)
        found.append(Spoken(quote, turn.start, turn.end, entity))
    return found


def _speaker(attribution: Attribution, people: People) -> Entity | None:
    if attribution.speaker == NOBODY or attribution.confidence < THRESHOLD:
        return None
    return people.entities[attribution.speaker]


def _is_term(words: str, attribution: Attribution) -> bool:
    """Whether the words are a part of somebody else's sentence, too short to be heard as speech."""
    around = attribution.around
    if _is_sentence(words):
        return False
    return around.lead == "word" and around.boundary != "comma" and len(words.split()) <= _TERM_WORDS


def _is_sentence(words: str) -> bool:
    return words[0].isupper() and words[-1] in ".!?…" and len(words.split()) >= _SENTENCE_WORDS


def _is_heading(text: str, start: int, end: int) -> bool:
    line = text[start:end].strip()
    if len(line) > 300:
        return False
    words = [word for word in line.split() if word[0].isalpha() and len(word) > 3]
    if len(words) >= 4 and sum(word[0].isupper() for word in words) * 10 >= len(words) * 9:
        return True
    return bool(line) and line[-1].isalnum() and len(line.split()) <= _HEADING_WORDS and line[0] not in "“\"„«'‘"
