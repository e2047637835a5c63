"""Many entries as one lexicon, and where in a text they apply.

An entry holds for whole words: “Ada” is not found in “Adam”, and “it” not in “it's” but for the English possessive. Of several
that begin at the same word the longest counts; of several for the same words that with the exact case, then the one that
came last. English possessives and plurals are said with their word.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from audiobrief.languages import base_language
from audiobrief.lexicon.endings import ending_sound, is_plural
from audiobrief.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from audiobrief.lexicon.entry import Entry

#: A word (marks that combine with its letters included), or one sign.
_TOKEN = lazy(r"[^\W_][^\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W_]*)*|[^\s]")
#: Signs that are written in several ways.
_ALIKE = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "‐": "-", "‑": "-"})
#: Languages whose articles and prepositions lean on a name: l'Élysée.
_LEANING = {"ca", "fr", "it"}


class _Token(NamedTuple):
    text: str
    start: int
    end: int
    #: Whether white space stands before it.
    apart: bool


class Match(NamedTuple):
    """An entry at ``text[start:end]``, an English possessive or plural ending included."""

    start: int
    end: int
    entry: Entry
    #: The ending as written: ``'s``, ``s``, ``es`` or nothing.
    ending: str = ""

    @property
    def ipa(self) -> str | None:
        """How it sounds, with its ending."""
        return None if self.entry.ipa is None else self.entry.ipa + ending_sound(self.entry.ipa, self.ending)

    @property
    def alias(self) -> str | None:
        """What is said in its place, with its ending."""
        return None if self.entry.alias is None else self.entry.alias + self.ending


class _Pattern(NamedTuple):
    """An entry as the tokens it consists of."""

    tokens: tuple[_Token, ...]
    any_case: bool
    #: Place among all entries: the higher counts.
    rank: int
    entry: Entry


class Lexicon:
    """Entries of one language, the later ones counting more. Made once for an article; finding takes time with the text only."""

    def __init__(self, entries: Iterable[Entry] = (), language: str = "en") -> None:
        """Take entries.

        Args:
            entries: in the order in which they count, least first; those for other languages are passed over.
            language: BCP 47 tag of the text to be looked through.
        """
        self._language = base_language(language)
        self._entries = tuple(entry for entry in entries if entry.language in {None, self._language})

    def __bool__(self) -> bool:
        return bool(self._entries)

    @cached_property
    def _patterns(self) -> dict[str, list[_Pattern]]:
        """Patterns by their first word in lower case, those that count most first."""
        latest: dict[str, _Pattern] = {}
        for rank, entry in enumerate(self._entries):
            tokens = tuple(_tokens(entry.written))
            latest[entry.written] = _Pattern(tokens, entry.written == entry.written.lower(), rank, entry)
        found = defaultdict(list)
        for pattern in latest.values():
            found[pattern.tokens[0].text.lower()].append(pattern)
        for patterns in found.values():
            patterns.sort(key=lambda pattern: (-len(pattern.tokens), pattern.any_case, -pattern.rank))
        return dict(found)

    def find(self, text: str) -> tuple[Match, ...]:
        """The entries that apply in a text, from its start to its end, none overlapping another."""
        if not self._entries:
            return ()
        tokens, found, at = list(_tokens(text)), [], 0
        while at < len(tokens):
            match, length = self._match(tokens, at)
            if match is not None:
                found.append(match)
            at += length
        return tuple(found)

    def _match(self, tokens: list[_Token], at: int) -> tuple[Match | None, int]:
        """The entry that applies at a token, and the number of tokens to go on after."""
        first = tokens[at].text.lower()
        stems = [first]
        if self._language == "en" and first.endswith("s"):
            stems += [first[:-1], first[:-2]] if first.endswith("es") else [first[:-1]]
        for stem in stems:
            for pattern in self._patterns.get(stem, ()):
                if stem != first and len(pattern.tokens) > 1:
                    continue
                plural = self._agrees(pattern, tokens, at)
                if plural is None or not self._stands_alone(tokens, at, at + len(pattern.tokens)):
                    continue
                end = at + len(pattern.tokens)
                possessive = "" if plural else self._possessive(tokens, end)
                last = tokens[end - 1 + (2 if possessive else 0)]
                return Match(tokens[at].start, last.end, pattern.entry, plural or possessive), len(pattern.tokens)
        return None, 1

    def _agrees(self, pattern: _Pattern, tokens: list[_Token], at: int) -> str | None:
        """The plural ending with which a pattern stands at a token, nothing for none; ``None`` where it does not stand there."""
        if at + len(pattern.tokens) > len(tokens):
            return None
        for number, wanted in enumerate(pattern.tokens):
            token = tokens[at + number]
            if number and token.apart != wanted.apart:
                return None
            given = token.text.lower() if pattern.any_case else token.text
            if given == wanted.text:
                continue
            last = number == len(pattern.tokens) - 1
            if not (last and self._language == "en" and is_plural(token.text, wanted.text, any_case=pattern.any_case)):
                return None
            return token.text[len(wanted.text) :]
        return ""

    def _stands_alone(self, tokens: list[_Token], start: int, end: int) -> bool:
        """Whether the tokens are no part of a longer word."""
        before, first, last, after = (
            tokens[start - 1] if start and not tokens[start].apart else None,
            tokens[start],
            tokens[end - 1],
            tokens[end] if end < len(tokens) and not tokens[end].apart else None,
        )
        if before is not None:
            # .NET in ASP.NET
            if not first.text[0].isalnum() and before.text[-1].isalnum():
                return False
            # Brien in O'Brien
            if before.text == "'" and start > 1 and not before.apart and tokens[start - 2].text[-1].isalnum():
                return self._language in _LEANING
        if after is not None:
            # U.S. in U.S.A.
            if not last.text[-1].isalnum() and after.text[0].isalnum():
                return False
            # don in don't
            if after.text == "'" and end + 1 < len(tokens) and not tokens[end + 1].apart:
                follower = tokens[end + 1].text
                return not follower[0].isalnum() or follower.lower() == "s"
        return True

    def _possessive(self, tokens: list[_Token], end: int) -> str:
        """The possessive after a match, without white space in it."""
        if self._language != "en" or end + 1 >= len(tokens):
            return ""
        mark, letter = tokens[end], tokens[end + 1]
        if mark.text == "'" and letter.text in {"s", "S"} and not mark.apart and not letter.apart:
            return "'s"
        return ""


def _tokens(text: str) -> Iterator[_Token]:
    end = 0
    for found in _TOKEN.finditer(text.translate(_ALIKE)):
        yield _Token(found.group(), found.start(), found.end(), found.start() > end)
        end = found.end()
