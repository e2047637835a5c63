"""Noun phrases, found by the small words around them: candidates for a chapter's title.

There is no tagger here. A phrase is a run of words without punctuation between them; whether it is whole is told by
the closed
classes: a determiner stands before a noun phrase and never right after one, a pronoun or an auxiliary stands before a
verb.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from audiobrief.languages import base_language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audiobrief.segmenter.words import Word

_LONGEST_PHRASE = 60
_MOST_WORDS = 8


class _Grammar(NamedTuple):
    """The closed classes of a language, as far as they tell where a noun phrase starts and ends."""

    determiners: frozenset[str] = frozenset()
    #: Words that a verb follows.
    before_verb: frozenset[str] = frozenset()
    #: Words that may stand between two parts of a phrase.
    links: frozenset[str] = frozenset()
    #: Endings of words that are seldom the last (a verb, an adjective), first (a participle), or any part (an adverb).
    weak_ends: tuple[str, ...] = ()
    weak_starts: tuple[str, ...] = ()
    breaks: tuple[str, ...] = ()
    #: Endings of finite verbs.
    finite: tuple[str, ...] = ()
    #: Words for what somebody is: a phrase with one introduces a speaker more often than a subject.
    roles: frozenset[str] = frozenset()


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_GRAMMARS = {
    "en": _Grammar(
        determiners=_set("a an the this these those his her its their our my your no any some each every another both"),
        before_verb=_set(
            "i you he she it we they who to not will would can can't cannot could couldn't should"
            " may might must shall do"
            " does"
            " did don't doesn't didn't won't wouldn't be been never have has had i'd we'd let's please also that"
        ),
        links=_set(
            "of for in on and the a an against between with from at by to into over under about his her its their"
        ),
        weak_ends=(
            *("ed", "ing", "al", "ic", "ous", "ive", "ful", "less", "able", "ible", "ary", "ish", "ian", "ese"),
            *("would", "made", "drawn", "given", "known", "taken", "won", "lost", "told", "sent", "brought", "bought"),
        ),
        weak_starts=("ed", "ing"),
        breaks=("ly",),
        finite=("ed",),
        roles=_set(
            "spokesman spokeswoman spokesperson director president chairman chairwoman chair mayor governor"
            " senator minister"
            " secretary attorney lawyer judge professor leader officer executive chief founder co-founder adviser"
            " advisor"
            " economist analyst author candidate nominee reporter editor columnist member expert experts"
            " consultant manager"
            " officials representative deputy commissioner researcher colleague husband wife father mother son daughter"
            " brother sister people man woman men women"
        ),
    ),
    "de": _Grammar(
        determiners=_set(
            "der die das den dem des ein eine einen einem einer eines sein seine ihr ihre kein keine dieser diese"
        ),
        before_verb=_set("ich du er es wir man zu nicht"),
        links=_set("der die das den dem des von vom und für in im am an zur zum mit aus gegen über"),
        roles=_set(
            "sprecher sprecherin präsident präsidentin minister ministerin chef chefin leiter leiterin professor"
        ),
        weak_ends=("en", "te", "ten", "lich", "ig", "isch"),
    ),
    "fr": _Grammar(
        determiners=_set("le la les l un une des du au aux ce cet cette ces son sa ses leur leurs notre nos"),
        before_verb=_set("je tu il elle on nous vous ils elles ne se s pas qui a ont est sont"),
        links=_set("de du des d la le les l et à au aux en pour sur contre avec entre un une"),
        roles=_set("président présidente ministre directeur directrice porte-parole maire chef professeur"),
        weak_ends=("er", "ait", "ent", "ir", "ée"),
    ),
    "es": _Grammar(
        determiners=_set("el la los las un una unos unas su sus este esta estos estas ese esa del al"),
        before_verb=_set("yo él ella ellos no se que ha han es son fue"),
        links=_set("de del la el los las y en para por con contra entre sobre un una a al"),
        roles=_set(
            "presidente presidenta ministro ministra director directora portavoz alcalde alcaldesa jefe profesor"
        ),
        weak_ends=("ar", "er", "ir", "ado", "ando", "aron", "ieron"),
    ),
}
_NO_GRAMMAR = _Grammar()


class Phrase(NamedTuple):
    """A run of words that can stand as a title."""

    start: int
    end: int
    #: Stems of its content words, without repeats.
    stems: tuple[str, ...]
    #: How much it looks like a whole noun phrase, 0 to about 1.5.
    quality: float


def phrases(text: str, words: Sequence[Word], language: str | None) -> Iterator[Phrase]:
    """All runs of words that start and end with a content word, each with how whole it looks.

    Time is linear in the number of words.
    """
    grammar = _GRAMMARS.get(base_language(language), _NO_GRAMMAR)
    joined = [
        text[first.end : second.start] == " " for first, second in pairwise(words)
    ]  # nothing but a space between a word and the next
    for first in range(len(words)):
        if not words[first].stem:
            continue
        before = words[first - 1] if first and joined[first - 1] else None
        opening = _opening_quality(text, before, words[first], grammar)
        for last in range(first, min(first + _MOST_WORDS, len(words))):
            if last > first and not joined[last - 1]:
                break
            word = words[last]
            if not word.stem and word.form not in grammar.links:
                break
            if word.form.endswith(grammar.breaks or "\0") and not text[word.start].isupper():
                break
            if word.end - words[first].start > _LONGEST_PHRASE:
                break
            if not word.stem or word.form.endswith(("'s", "s'")):
                continue
            after = words[last + 1] if last + 1 < len(words) and joined[last] else None
            quality = opening * _closing_quality(text, words[first : last + 1], after, grammar)
            inner = words[first : last + 1]
            yield Phrase(
                words[first].start,
                word.end,
                tuple(dict.fromkeys(part.stem for part in inner if part.stem)),
                quality * _inner_quality(text, inner, grammar),
            )


def _opening_quality(text: str, before: Word | None, first: Word, grammar: _Grammar) -> float:
    quality = 1.0
    capital = text[first.start].isupper()
    if before is not None:
        if before.form in grammar.before_verb and not capital:
            quality *= 0.25
        elif before.form in grammar.determiners:
            quality *= 1.15
        elif before.stem:
            # A modifier was cut off; or half a name.
            quality *= 0.45 if capital and text[before.start].isupper() else 0.75
    if first.form.endswith(grammar.weak_starts or "\0") and not capital:
        quality *= 0.6
    return quality


def _closing_quality(text: str, inner: Sequence[Word], after: Word | None, grammar: _Grammar) -> float:
    last = inner[-1]
    capital = text[last.start].isupper()
    quality = 1.0
    if not capital and last.form.endswith(grammar.weak_ends or "\0"):
        quality *= 0.5
    if after is None:
        return quality * 1.1
    if after.form in grammar.determiners and not capital:
        return quality * 0.4  # a determiner follows a verb, not a noun
    half_a_name = capital and text[after.start].isupper()
    if after.stem or half_a_name:
        verb_follows = after.form.endswith("ed")
        return quality * (0.35 if half_a_name else 0.9 if verb_follows else 0.5)
    return quality


def _inner_quality(  # noqa: C901  (one rule a line)
    text: str, inner: Sequence[Word], grammar: _Grammar
) -> float:
    quality = 1.0
    contents = [word for word in inner if word.stem]
    quality *= {1: 0.5, 2: 1.0, 3: 1.15, 4: 1.1, 5: 1.0}.get(len(contents), 0.85)
    for word, following in pairwise(inner):
        if not word.stem and not following.stem and following.form not in grammar.determiners:
            quality *= 0.5
        lower = not text[word.start].isupper()
        if lower and word is not inner[0] and word.form.endswith(grammar.finite or "\0"):
            quality *= 0.45  # a finite verb in the middle
        if lower and word.stem and following.form in grammar.determiners:
            quality *= 0.4  # "employs the", "limit the": a verb in the middle
        if word.form == "to" and text[following.start].islower():
            quality *= 0.6
        if word.form == "and":
            quality *= 0.8
    if len({word.stem for word in contents}) < len(contents):
        quality *= 0.5
    if any(word.form in grammar.roles for word in contents):
        quality *= 0.5  # who somebody is, not what it is about
    if len(contents) > 1 and all(text[word.start].isupper() for word in contents):
        quality *= 0.75  # a name alone
    if any(map(str.isdigit, text[inner[0].start : inner[-1].end])):
        quality *= 0.5
    return quality
