"""Direct quotations of a text, each with its speaker: the public face of attribution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.model import Quote, SpeakerKind
from audiobrief.segmenter.attribution import Attribution, attribute
from audiobrief.segmenter.candidates import NOBODY
from audiobrief.segmenter.quotations import paragraphs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from audiobrief.segmenter.people import Entity, People

#: Below this probability nobody is named and the narrator reads the words.
THRESHOLD = 0.5
#: A part of a sentence of at most this many words is a term or a scare quote, not speech.
_TERM_WORDS = 3
#: Words of nobody are still a quotation (a motto, a sign) from this many on, if they make up a sentence.
_SENTENCE_WORDS = 3
#: A line without a full stop of at most this many words is a heading.
_HEADING_WORDS = 16


def find_quotes(text: str) -> tuple[Quote, ...]:
    """All direct quotations of a plain text, in order, in offsets of ``text`` and without their marks.

    A quotation that is interrupted, or runs over several paragraphs, is several. Scare quotes, titles and single terms
    are left out; a motto is in, with no speaker. Quotations in headings (short lines without a full stop) are left out.
    Where the likeliest speaker's probability is under ``THRESHOLD``, ``speaker`` is ``None``.
    """
    return tuple(quote for quote, _, _ in quotes_of(text, running_text(text)))


def running_text(text: str) -> list[tuple[int, int]]:
    """The paragraphs of a plain text that are no headings, as ranges."""
    return [span for span in paragraphs(text) if not _is_heading(text, *span)]


def quotes_of(
    text: str, ranges: Sequence[tuple[int, int]], weights: Mapping[str, float] | None = None
) -> list[tuple[Quote, Attribution, Entity | None]]:
    """The quotations of the paragraphs ``ranges`` of a text, each with what it was read from and its speaker.

    ``weights`` are the ranker's, those of the package where left out.
    """
    attributions, people = attribute(text, ranges, weights)
    found: list[tuple[Quote, Attribution, Entity | None]] = []
    for attribution in attributions:
        quotation = attribution.quotation
        words = text[quotation.start : quotation.end]
        if _is_term(words, attribution):
            continue
        entity = _speaker(attribution, people)
        if entity is None and attribution.speaker == NOBODY and not _is_sentence(words):
            continue
        found.append(
            (
                Quote(
                    quotation.start,
                    quotation.end,
                    words,
                    entity.name if entity else None,
                    round(attribution.confidence, 3),
                    (entity.kind or SpeakerKind.PERSON) if entity else None,
                ),
                attribution,
                entity,
            )
        )
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
