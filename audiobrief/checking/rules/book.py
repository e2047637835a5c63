"""Rules for what every book has: parts that are whole, and a word on its voices."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from audiobrief.checking.book import MAKE_AGAIN
from audiobrief.checking.container import is_tidy
from audiobrief.checking.finding import Finding, Level, error, ok, warning
from audiobrief.checking.playing import AROUND
from audiobrief.checking.rules.rule import Rule, rule
from audiobrief.checking.words import clock, count
from audiobrief.showing import shown_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from audiobrief.checking.book import Book
    from audiobrief.checking.limits import Limits

_MOST = 5
_MAKER = "audiobrief"


@rule("book-whole")
def whole(book: Book, _limits: Limits) -> Iterator[Finding]:
    """Are all its parts there and whole?"""
    if book.container is None:
        yield error(shown_line(book.problem, 300), MAKE_AGAIN)
        return
    names = book.container.names
    problems = [error(problem, MAKE_AGAIN) for problem in book.container.damaged()]
    problems += [
        error(f"Two parts are called {shown_line(name)}: readers show one of them", MAKE_AGAIN)
        for name, number in Counter(names).items()
        if number > 1
    ]
    problems += [
        error(f"{shown_line(name)} would be unpacked outside of the book", "Don't unpack it, and make it again")
        for name in names
        if not is_tidy(name)
    ]
    yield from few(problems)
    if not problems:
        yield ok(count(len(names), "part"))


@rule("book-recording")
def same_recording(book: Book, _limits: Limits) -> Iterator[Finding]:
    """Is the sound in it that of the MP3 beside it?"""
    beside = book.recording
    if beside is None or not beside.is_mp3 or len(book.lengths) != 1 or book.container is None:
        return
    ((name, length),) = book.lengths.items()
    if abs(length - beside.stream.seconds) > AROUND:
        yield error(
            f"The recording in it is {clock(length)} long, and {shown_line(beside.path.name, 80)} is "
            f"{clock(beside.stream.seconds)}",
            "Make the book again: “audiobrief publish” does",
        )
    elif book.container.size(name) != beside.size:
        yield warning(
            f"The recording in it is not the file {shown_line(beside.path.name, 80)}, though as long",
            "Make the book again if the recording or its tag has changed",
        )
    else:
        yield ok(f"As long and as large as {shown_line(beside.path.name, 80)}")


@rule("disclosure")
def disclosure(book: Book, _limits: Limits) -> Iterator[Finding]:
    """Does it say that the voices are synthetic?"""
    if book.container is not None and not book.problem:
        yield from judge_disclosure(book.generator, book.told, "the book")


def judge_disclosure(generator: str, told: str, what: str) -> Iterator[Finding]:
    """Whether what audiobrief made says that its voices are synthetic. Of others, nobody knows whether they are."""
    if "synthetic" in told.lower():
        yield ok("It says that the voices are synthetic")
    elif generator.startswith(_MAKER):
        yield error(f"It does not say that the voices are synthetic, and audiobrief made {what}", "Make it again")


def few(problems: Iterable[Finding]) -> Iterator[Finding]:
    """The first of them, and how many more there are."""
    found = list(problems)
    yield from found[:_MOST]
    if len(found) > _MOST:
        rest = found[_MOST:]
        worst = error if any(one.level is Level.ERROR for one in rest) else warning
        yield worst(f"… and {len(rest):,} more of this kind")


RULES: tuple[Rule[Book], ...] = (whole, same_recording, disclosure)
