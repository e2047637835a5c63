"""Finds who and what the narration mentions: names, pronouns and nominals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.model import Gender, SpeakerKind
from audiobrief.segmenter import lexicon
from audiobrief.segmenter.mention import Mention, MentionKind
from audiobrief.segmenter.names import read_name
from audiobrief.segmenter.nominals import read_nominal, read_owned

if TYPE_CHECKING:
    from audiobrief.segmenter.tokens import Token

_PLACING = frozenset({"in", "near", "outside", "across", "throughout", "around", "inside"})


def find_mentions(tokens: list[Token]) -> list[Mention]:
    """All mentions, in order; none overlaps another."""
    mentions: list[Mention] = []
    at, floor, bracket = 0, 0, -1
    while at < len(tokens):
        token = tokens[at]
        if token.text in {"(", "["}:
            bracket = token.sentence
        elif token.text in {")", "]"}:
            bracket = -1
        mention = _read(tokens, at, floor) if token.quote < 0 else None
        if mention is None and token.quote < 0 and mentions and mentions[-1].possessive:
            mention = read_owned(tokens, at, mentions[-1])
        if mention is None:
            at += 1
            continue
        mention.aside = bracket == mention.sentence
        _place(tokens, mention, mentions[-1] if mentions else None)
        mentions.append(mention)
        at = floor = mention.last + 1
    return mentions


def _read(tokens: list[Token], at: int, floor: int) -> Mention | None:
    token = tokens[at]
    if token.lower in lexicon.PRONOUNS and not token.text.isupper():
        return _pronoun(tokens, at)
    if token.lower == "it":
        # Only “it says” can lead to a speaker.
        return _pronoun(tokens, at) if at + 1 < len(tokens) and tokens[at + 1].lower in lexicon.SAYING else None
    if token.is_capital:
        return read_name(tokens, at, floor)
    return read_nominal(tokens, at, floor) if token.text[0].isalpha() else None


def _place(tokens: list[Token], mention: Mention, previous: Mention | None) -> None:
    """Notes how a mention stands to what is before it."""
    before = tokens[mention.first - 1] if mention.first else None
    mention.starts = before is None or before.sentence != mention.sentence
    mention.located = (
        before is not None and not mention.possessive and (before.lower in _PLACING or _is_thing(tokens, mention))
    )
    if previous is None or before is None:
        return
    if mention.kind is MentionKind.NAME and _describes(tokens, previous, mention):
        previous.aside = True
    if previous.last + 2 == mention.first and before.text == ",":
        mention.apposed = previous.sentence == mention.sentence


def _is_thing(tokens: list[Token], mention: Mention) -> bool:
    """Whether a name follows “the” and nothing says it is a person's: “the Corn Exchange”."""
    return (
        mention.kind is MentionKind.NAME
        and mention.source is None
        and not mention.roles
        and tokens[mention.first - 1].lower == "the"
    )


def _describes(tokens: list[Token], before: Mention, name: Mention) -> bool:
    """Whether a mention is only part of the description before a name: “Reuters reporter Ann Lee”, “Leeds's Ann Lee”."""
    if before.sentence != name.sentence or before.kind is MentionKind.PRONOUN:
        return False
    between = tokens[before.last + 1 : name.first]
    if not between:
        return before.possessive and len(name.words) > 1 and name.source is not SpeakerKind.ORGANIZATION
    if len(between) > 4 or not all(is_descriptive(token) for token in between):
        return False
    if between[-1].lower in lexicon.PERSON_NOUNS:
        return True
    # No word that is known to be somebody's role: then the place beside a verb of saying must tell that it is one phrase
    # (“said Lund ally Ann Lee”), for other verbs look the same (“Lund beat Ann Lee”).
    return (len(name.words) > 1 or bool(name.roles)) and _beside_saying(tokens, before.first - 1, name.last + 1)


def is_descriptive(token: Token) -> bool:
    """Whether a word may describe the name that follows it: no mark, and none that begins another phrase."""
    return token.quote < 0 and token.text[0].isalnum() and token.lower not in lexicon.NOT_DESCRIBING


def _beside_saying(tokens: list[Token], before: int, after: int) -> bool:
    sentence = tokens[before + 1].sentence
    return any(
        0 <= at < len(tokens) and tokens[at].sentence == sentence and tokens[at].text in lexicon.SAYING
        for at in (before, after)
    )


def _pronoun(tokens: list[Token], at: int) -> Mention:
    token = tokens[at]
    gender = (
        Gender.MALE
        if token.lower in lexicon.MALE_PRONOUNS
        else Gender.FEMALE
        if token.lower in lexicon.FEMALE_PRONOUNS
        else None
    )
    following = tokens[at + 1].text if at + 1 < len(tokens) and tokens[at + 1].sentence == token.sentence else ""
    phrase = f"{token.text} {following}" if following[:1].isalpha() else token.text
    return Mention(
        MentionKind.PRONOUN,
        at,
        at,
        (token.lower,),
        token.sentence,
        token.paragraph,
        gender=gender,
        plural=token.lower in lexicon.PLURAL_PRONOUNS,
        phrase=phrase,
    )
