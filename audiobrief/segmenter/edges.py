"""How a quotation joins what stands right before and after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.segmenter import lexicon

if TYPE_CHECKING:
    from audiobrief.segmenter.quotations import Quotation
    from audiobrief.segmenter.tokens import Token

#: How far before its words, in tokens, a motto may be called one; a title stands nearer.
_LABEL_REACH = 20
_NEAR_LABEL = 7


def boundary_of(text: str, tokens: list[Token], at: int, quotation: Quotation) -> str:
    """What parts a quotation, the token ``at``, from what follows: see ``Surroundings.boundary``."""
    inner = text[max(quotation.start, quotation.end - 3) : quotation.end]
    last = inner.rstrip("’'”\"")[-1:] or inner[-1]
    if at + 1 >= len(tokens) or tokens[at + 1].paragraph != tokens[at].paragraph:
        return "end"
    following = tokens[at + 1].text
    if last == "," or following == ",":
        return "comma"
    if last in "?!…—–-":
        return "soft"
    if last == "." and tokens[at + 1].sentence == tokens[at].sentence:
        return "soft"
    return "hard" if last == "." else "none"


def lead_of(tokens: list[Token], at: int) -> str:
    """What stands before a quotation, the token ``at``: see ``Surroundings.lead``."""
    if at == 0 or tokens[at - 1].paragraph != tokens[at].paragraph:
        return "start"
    before = tokens[at - 1]
    if before.quote >= 0:
        return "quote"
    if before.text in {":", ","}:
        return "colon" if before.text == ":" else "comma"
    if before.sentence != tokens[at].sentence:
        return "sentence"
    if before.lower in lexicon.SAYING:
        return "verb"
    return "that" if before.lower in {"that", "as", "dass", "que"} else "word"


def is_labelled(tokens: list[Token], at: int) -> bool:
    """Whether “motto”, “title” and the like introduce the quotation, with no verb of saying in between.

    A motto may stand far before its words; and it may “read” or “say” them itself.
    """
    spoken = False
    for index in range(at - 1, max(-1, at - _LABEL_REACH), -1):
        token = tokens[index]
        if token.sentence != tokens[at].sentence or token.quote >= 0:
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
