"""Regular expressions that are compiled when they are first used, and gates that tell where they need not be.

There are some six hundred in the package. To compile one takes as long as to search a page with it, and what most of them look
for is in few articles. A gate is asked first: it looks for what a text must have for the pattern to match, and costs next to
nothing. It may let through what the pattern does not match; it must not keep out what it does.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from functools import lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any, AnyStr, Generic, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: What is asked about a text, before a pattern is.
Gate = Callable[[str], object]

#: All that were not compiled yet; only ``compile_all`` reads them.
_waiting: list[_Lazy[Any]] = []
#: What may stand before the first word of a line, and how far into it that word is looked for.
_MARKS = ' [(_—–*->»•►▶→“"‘'
_LONGEST_START = 60
#: All strings that gates ask for, by the two characters that are looked for first.
_sought: defaultdict[str | tuple[str, str], list[str]] = defaultdict(list)
_known: set[str] = set()
#: What gates ask for, by gate.
_wanted: dict[Gate, frozenset[str]] = {}
_wanted_words: dict[Gate, frozenset[str]] = {}
_marks: set[str | tuple[str, str]] = set()
#: What texts are full of, the commonest first; no other character is as common.
_RARITY = {sign: place for place, sign in enumerate(" etaoinsrhldcumfpgywb,.v0k'-STACMIBPHWRDEFNLGJOUKY")}
_RAREST = len(_RARITY)
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")


class _Lazy(Generic[AnyStr]):
    """Stands in for a pattern until it is asked for more than its text; from then on it has the pattern's methods."""

    def __init__(self, pattern: AnyStr, flags: int) -> None:
        self.pattern: AnyStr = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  (whatever a pattern has)
        if name.startswith("__"):
            # Copying and pickling ask for these; a pattern is neither copied nor pickled.
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        self.__dict__["compiled"] = compiled
        self._compiled_as(compiled)
        return getattr(self if name in self.__dict__ else compiled, name)

    def _compiled_as(self, compiled: re.Pattern[AnyStr]) -> None:
        # Found in the instance from now on: a call costs no more than that of the pattern itself.
        for method in (
            "search",
            "match",
            "fullmatch",
            "sub",
            "subn",
            "split",
            "findall",
            "finditer",
            "flags",
            "groups",
        ):
            self.__dict__[method] = getattr(compiled, method)

    def __repr__(self) -> str:
        return f"lazy({self.pattern!r})"


class _Gated(_Lazy[str]):
    """One with a gate, which is asked each time: it is quicker than the pattern, too."""

    compiled: re.Pattern[str]

    def __init__(self, pattern: str, flags: int, needs: Gate) -> None:
        super().__init__(pattern, flags)
        self.needs = needs

    def _compiled_as(self, compiled: re.Pattern[str]) -> None:
        """Its methods stay in front of those of the pattern."""

    def search(self, text: str, *places: int) -> re.Match[str] | None:
        return self.compiled.search(text, *places) if self.needs(text) else None

    def match(self, text: str, *places: int) -> re.Match[str] | None:
        return self.compiled.match(text, *places) if self.needs(text) else None

    def fullmatch(self, text: str, *places: int) -> re.Match[str] | None:
        return self.compiled.fullmatch(text, *places) if self.needs(text) else None

    def sub(self, words: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        return self.compiled.sub(words, text, count) if self.needs(text) else text

    def findall(self, text: str) -> list[Any]:
        return self.compiled.findall(text) if self.needs(text) else []

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self.compiled.finditer(text) if self.needs(text) else iter(())


class _Sought(_Gated):
    """One whose gate asks for strings: most texts are kept out, so the gate is asked without a call."""

    def __init__(self, pattern: str, flags: int, needs: Gate) -> None:
        super().__init__(pattern, flags, needs)
        self._wanted = _wanted[needs]

    def sub(self, words: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        return text if self._wanted.isdisjoint(_found(text)) else self.compiled.sub(words, text, count)


def lazy(pattern: AnyStr, flags: int = 0, *, needs: Gate | None = None) -> re.Pattern[AnyStr]:
    """A pattern for a module to keep, compiled when it is first used.

    Args:
        pattern: as ``re.compile`` takes it; what is wrong with it is told at its first use.
        flags: of ``re``.
        needs: a gate: false for texts that the pattern can't match anywhere. It goes with patterns of ``str`` alone.
    """
    made: Any
    if needs is None:
        made = _Lazy(pattern, flags)
    elif needs in _wanted:
        made = _Sought(cast("Any", pattern), flags, needs)
    else:
        made = _Gated(cast("Any", pattern), flags, needs)
    _waiting.append(made)
    return cast("re.Pattern[AnyStr]", made)


def has(*parts: str) -> Gate:
    """A gate that asks for one of some strings, in which 0 stands for any digit.

    All strings that such gates ask for are looked for at once: that pays where many are asked about the same short text.
    """
    wanted = frozenset(parts)
    for part in wanted - _known:
        mark = _mark(part)
        _marks.add(mark)
        _sought[mark].append(part)
    _known.update(wanted)
    _found.cache_clear()

    def gate(text: str) -> bool:
        return not wanted.isdisjoint(_found(text))

    _wanted[gate] = wanted
    return gate


def holds(*parts: str) -> Gate:
    """A gate that asks for what ``has`` does, and looks for its own strings alone: for where few are asked about a text."""

    def gate(text: str) -> bool:
        return has_any(_with_noughts(text), parts)

    return gate


def has_word(*words: str) -> Gate:
    """A gate that asks for one of some words: letters, with none on either side."""
    wanted = frozenset(words)

    def gate(text: str) -> bool:
        return not wanted.isdisjoint(_words(text))

    _wanted_words[gate] = wanted
    return gate


def has_match(pattern: str) -> Gate:
    """A gate that asks for what a shorter pattern finds."""
    shorter = lazy(pattern)

    def gate(text: str) -> bool:
        return shorter.search(text) is not None

    return gate


def has_folded(*parts: str) -> Gate:
    """A gate for patterns that ignore case: asks for one of some strings, given in small letters."""

    def gate(text: str) -> bool:
        return has_any(folded(text), parts)

    return gate


def begins(*starts: str) -> Gate:
    r"""A gate for patterns that begin with ``\A``, and may ignore case: asks for one of some beginnings.

    Args:
        starts: in small letters, 0 for any digit, a space for white space of any length. Brackets, dashes, bullets and
            arrows before them are passed over.
    """

    def gate(text: str) -> bool:
        return _start(text).startswith(starts)

    return gate


def lacks(signs: str) -> Gate:
    r"""A gate for patterns of a whole text, between ``\A`` and ``\Z``: asks that none of some characters is in it."""

    def gate(text: str) -> bool:
        return not has_any(text, signs)

    return gate


def both(first: Gate, second: Gate) -> Gate:
    """A gate that asks for what two others do."""

    def gate(text: str) -> bool:
        return bool(first(text) and second(text))

    return gate


def any_of(*patterns: re.Pattern[str]) -> Gate:
    """A gate before several patterns that follow each other: lets through what one of their gates does.

    Args:
        patterns: all that are used behind it, each with a gate of its own.
    """
    needs = [cast("_Gated", pattern).needs for pattern in patterns]
    strings = frozenset().union(*(_wanted.get(gate, ()) for gate in needs))
    words = frozenset().union(*(_wanted_words.get(gate, ()) for gate in needs))
    others = [gate for gate in needs if gate not in _wanted and gate not in _wanted_words]

    def gate(text: str) -> bool:
        return (
            not strings.isdisjoint(_found(text))
            or not words.isdisjoint(_words(text))
            or any(other(text) for other in others)
        )

    return gate


def either(first: Gate, second: Gate) -> Gate:
    """A gate that asks for what one of two others does."""

    def gate(text: str) -> bool:
        return bool(first(text) or second(text))

    return gate


def has_any(text: str, parts: Iterable[str]) -> bool:
    """Whether one of some strings is in a text: several times as fast as ``any`` and a generator, and asked of each line."""
    for part in parts:  # noqa: SIM110  (that is the generator)
        if part in text:
            return True
    return False


@lru_cache(maxsize=64)
def folded(text: str) -> str:
    """A text in small letters, with those that patterns take for "i" and "s" where case does not count as "i" and "s"."""
    return text.replace("İ", "i").replace("ı", "i").replace("ſ", "s").lower()


@lru_cache(maxsize=64)
def _start(text: str) -> str:
    start = _DIGIT.sub("0", folded(text[:_LONGEST_START]))
    return " ".join([*start.split(), ""]).lstrip(_MARKS)


# A text goes from rule to rule, and most leave it as it is.
@lru_cache(maxsize=64)
def _with_noughts(text: str) -> str:
    return _DIGIT.sub("0", text)


@lru_cache(maxsize=64)
def _words(text: str) -> frozenset[str]:
    return frozenset(_LETTERS.findall(text))


@lru_cache(maxsize=64)
def _found(text: str) -> set[str]:
    """Which of all strings that gates ask for are in a text: looked for once, whichever gates ask."""
    text = _with_noughts(text)
    found = set()
    for mark in _marks.intersection(chain(set(text), pairwise(text))):
        for part in _sought[mark]:
            if part in text:
                found.add(part)
    return found


def _mark(part: str) -> str | tuple[str, str]:
    """The two characters that a string begins or ends with, whichever fewer texts have side by side; of one alone, that."""
    if len(part) == 1:
        return part
    first, last = (part[0], part[1]), (part[-2], part[-1])
    return first if _rarity(first) > _rarity(last) else last


def _rarity(pair: tuple[str, str]) -> int:
    return _RARITY.get(pair[0], _RAREST) + _RARITY.get(pair[1], _RAREST)


def compile_all() -> None:
    """Compile all patterns of the modules that are loaded: for a process that others are forked from."""
    for waiting in _waiting:
        waiting.compiled  # noqa: B018  (being asked for it is what compiles)
    _waiting.clear()
