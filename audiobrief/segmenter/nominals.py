"""Reads a nominal: “the mayor”, “a spokeswoman for the department”, “the report”."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from audiobrief.model import SpeakerKind
from audiobrief.segmenter import lexicon
from audiobrief.segmenter.mention import Mention, MentionKind, bare, is_common, noun_gender, strip_possessive

if TYPE_CHECKING:
    from audiobrief.segmenter.tokens import Token

_DEFINITE = frozenset(
    {"the", "this", "that", "his", "her", "their", "its", "der", "die", "das", "le", "la", "l'", "el"}
)
_COMPLEMENTS = frozenset({"of", "for", "at", "with", "from"})
#: How far back, in words, the determiner of a noun is looked for.
_WALK = 6
#: How far after its owner, in words, a noun may stand: “Lund's former deputy manager”.
_OWNED_REACH = 3


def read_nominal(tokens: list[Token], at: int, floor: int) -> Mention | None:
    """The nominal whose head noun is the lower-case word at ``at``; it begins at ``floor`` or after."""
    token = tokens[at]
    noun, possessive = strip_possessive(token.lower)
    known = (
        noun in lexicon.PERSON_NOUNS
        or noun in lexicon.PEOPLE_NOUNS
        or noun in lexicon.DOCUMENT_NOUNS
        or noun in lexicon.BODY_NOUNS
    )
    if not known:
        return None
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is not None and following.sentence == token.sentence and following.quote < 0 and not possessive:
        # The head of the phrase is its last noun: “the police chief”, “coach Maria Diaz”.
        after = bare(following.text)
        people = noun in lexicon.PERSON_NOUNS or noun in lexicon.PEOPLE_NOUNS
        if following.is_capital and people and not is_common(tokens, at + 1):
            return None
        if after in lexicon.PERSON_NOUNS or after in lexicon.PEOPLE_NOUNS or after in lexicon.BODY_NOUNS:
            return None
    return nominal_of(tokens, Head(at, at, noun, possessive), floor)


def read_owned(tokens: list[Token], at: int, owner: Mention) -> Mention | None:
    """The nominal that a possessive right before it determines: “Lund's wife”, “the bank's yearly report”."""
    noun, possessive = strip_possessive(tokens[at].lower)
    person, body = noun in lexicon.PERSON_NOUNS, noun in lexicon.BODY_NOUNS
    if not (person or body or noun in lexicon.DOCUMENT_NOUNS) or at - owner.last > _OWNED_REACH:
        return None
    between = tokens[owner.last + 1 : at]
    if any(
        not token.text[0].isalpha() or token.quote >= 0 or token.lower in lexicon.NOT_DESCRIBING for token in between
    ):
        return None
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is not None and following.quote < 0 and not possessive:
        after = bare(following.text)
        if following.is_capital and following.sentence == owner.sentence:
            return None
        if after in lexicon.PERSON_NOUNS or after in lexicon.PEOPLE_NOUNS or _heads_later(tokens, at, owner.last):
            return None
    words = [token.text for token in tokens[owner.first : at + 1]]
    words[-1] = strip_possessive(words[-1])[0]
    return Mention(
        MentionKind.NOMINAL,
        owner.last + 1,
        at,
        tuple(words),
        owner.sentence,
        owner.paragraph,
        SpeakerKind.PERSON
        if person
        else SpeakerKind.DOCUMENT
        if noun in lexicon.DOCUMENT_NOUNS
        else SpeakerKind.ORGANIZATION,
        noun_gender(noun),
        [noun],
        possessive,
        definite=True,
    )


def _heads_later(tokens: list[Token], at: int, owner: int) -> bool:
    """Whether the phrase's head is the noun after next, and within reach of its owner: “deputy campaign manager”."""
    if at + 2 >= len(tokens) or at + 2 - owner > _OWNED_REACH:
        return False
    middle, last = tokens[at + 1], tokens[at + 2]
    return (
        last.sentence == tokens[at].sentence
        and middle.text[0].isalpha()
        and middle.lower not in lexicon.NOT_DESCRIBING
        and middle.lower not in lexicon.DETERMINERS
        and last.lower in lexicon.PERSON_NOUNS
    )


class Head(NamedTuple):
    """The head noun of a phrase, ``tokens[first:last + 1]``."""

    first: int
    last: int
    noun: str
    possessive: bool


def nominal_of(tokens: list[Token], head: Head, floor: int) -> Mention | None:
    """The noun phrase around a head noun: back to its determiner, on through “of …” or “for …”."""
    first, last, noun, possessive = head
    token = tokens[last]
    start, determiner = first, ""
    for index in range(first - 1, max(floor, first - _WALK) - 1, -1):
        before = tokens[index]
        if before.sentence != token.sentence or before.quote >= 0 or not before.text[0].isalnum():
            break
        if before.lower in lexicon.DETERMINERS:
            start, determiner = index, before.lower
            break
        if before.lower in lexicon.NOT_DESCRIBING:
            break
    person, people = noun in lexicon.PERSON_NOUNS, noun in lexicon.PEOPLE_NOUNS
    if not determiner and not people and not token.is_capital:
        return None
    end = last
    if not possessive and end + 1 < len(tokens) and tokens[end + 1].lower in _COMPLEMENTS:
        end = _complement(tokens, end)
    source = (
        SpeakerKind.PERSON
        if person or people
        else SpeakerKind.DOCUMENT
        if noun in lexicon.DOCUMENT_NOUNS
        else SpeakerKind.ORGANIZATION
    )
    words = tuple(tokens[index].text for index in range(start, end + 1))
    if possessive:
        words = (*words[:-1], strip_possessive(words[-1])[0])
    gender = noun_gender(noun)
    definite = determiner in _DEFINITE or not determiner
    return Mention(
        MentionKind.NOMINAL,
        start,
        end,
        words,
        token.sentence,
        token.paragraph,
        source,
        gender,
        [noun],
        possessive,
        definite,
        plural=people,
    )


def _complement(tokens: list[Token], last: int) -> int:
    """The last token of an “of …” or “for …” phrase after ``last``, or ``last`` where none is found."""
    sentence = tokens[last].sentence
    end = last
    for index in range(last + 2, min(last + 9, len(tokens))):
        token = tokens[index]
        if token.sentence != sentence or token.quote >= 0 or not token.text[0].isalnum():
            break
        if (
            token.lower in lexicon.SAYING
            or token.lower in lexicon.AUXILIARIES
            or token.lower in {"who", "that", "which"}
        ):
            break
        if token.lower in lexicon.PRONOUNS:
            break
        end = index
    return end
