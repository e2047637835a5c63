"""Rules for a DAISY 2.02 book: what the specification of 2001 asks for and players rely on."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from audiobrief.checking.book import MAKE_AGAIN
from audiobrief.checking.finding import Finding, error, ok, warning
from audiobrief.checking.playing import NEAR, judge_clips, seconds_of
from audiobrief.checking.rules import book as of_books
from audiobrief.checking.rules.book import few
from audiobrief.checking.rules.rule import Rule, rule
from audiobrief.checking.words import clock, count
from audiobrief.showing import shown_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobrief.checking.daisy import Daisy
    from audiobrief.checking.limits import Limits

#: Section 2.1.2: what ncc.html has to say, each once.
_REQUIRED = (
    *("dc:creator", "dc:date", "dc:format", "dc:identifier", "dc:language", "dc:publisher", "dc:title"),
    *("ncc:charset", "ncc:pageFront", "ncc:pageNormal", "ncc:pageSpecial", "ncc:tocItems", "ncc:totalTime"),
)
_SEVERAL = {"dc:creator", "dc:language", "dc:publisher"}
_FORMAT = "daisy 2.02"
#: Seconds by which the total, which is told in whole seconds, may be off.
_WHOLE_SECOND = 1.0


@rule("daisy-form")
def form(book: Daisy, _limits: Limits) -> Iterator[Finding]:
    """Is it DAISY 2.02, with all that it must say of itself?"""
    if book.container is None:
        return
    if book.problem:
        yield error(book.problem, MAKE_AGAIN)
        return
    problems = []
    for name in _REQUIRED:
        values = [value for value in book.metas.get(name, []) if value]
        if not values:
            problems.append(error(f"ncc.html has no {name}", "Add it"))
        elif len(values) > 1 and name not in _SEVERAL:
            problems.append(error(f"ncc.html has {name} {len(values)} times", "Leave one"))
    if book.value("dc:format").lower() not in {_FORMAT, ""}:
        problems.append(
            error(f"It is of the format {shown_line(book.value('dc:format'), 60)}, not DAISY 2.02", MAKE_AGAIN)
        )
    if book.folder:
        problems.append(
            warning(f"It lies in a folder of the ZIP file: {shown_line(book.folder, 80)}", "Put it at the root")
        )
    yield from few(problems)
    if not problems:
        yield ok(
            f"“{shown_line(book.value('dc:title'), 80)}”, {shown_line(book.value('ncc:multimediaType') or 'DAISY 2.02', 40)}"
        )


@rule("daisy-contents")
def contents(book: Daisy, _limits: Limits) -> Iterator[Finding]:
    """Does the control centre lead to where it says, and count right?"""
    if book.container is None or book.problem:
        return
    problems = [*_headings(book), *_counts(book)]
    yield from few(problems)
    if not problems:
        yield ok(
            f"{count(len(book.headings), 'entry').replace('entrys', 'entries')}, {book.value('ncc:depth') or '1'} deep"
        )


def _headings(book: Daisy) -> Iterator[Finding]:
    if not book.headings:
        yield error("ncc.html has no heading: there is nowhere to go", MAKE_AGAIN)
        return
    first = book.headings[0]
    if first.level != 1 or first.kind != "title":
        yield error("The first heading of ncc.html is not an h1 of the class title", MAKE_AGAIN)
    levels = [heading.level for heading in book.headings if heading.level]
    if any(after > before + 1 for before, after in pairwise(levels)):
        yield error("Headings of ncc.html skip a level: players lose their way", "Use each level in turn")
    for heading in book.headings:
        part, place = heading.target
        if place not in book.places.get(part, ()):
            yield error(
                f"“{shown_line(heading.text, 60)}” leads to {shown_line(f'{part}#{place}', 100)}, which there is not",
                MAKE_AGAIN,
            )
        if not heading.text:
            yield error("An entry of ncc.html has no text", "Name it")


def _counts(book: Daisy) -> Iterator[Finding]:
    if book.container is None:
        return
    depth = max((heading.level for heading in book.headings), default=0)
    counted = {
        "ncc:tocItems": len(book.headings),
        "ncc:depth": depth,
        "ncc:files": len(book.container.names),
    }
    for name, number in counted.items():
        said = book.value(name)
        if said and said != str(number):
            yield error(f"{name} says {shown_line(said, 20)}, and there are {number}", "Correct it")


@rule("daisy-clips")
def clips(book: Daisy, _limits: Limits) -> Iterator[Finding]:
    """Is what is heard what is shown, from the start of the recording to its end?"""
    if book.container is None or book.problem:
        return
    problems = [*book.faults, *judge_clips(book.clips, book.lengths)]
    if not book.clips:
        problems.append(error("Nothing is heard: no SMIL file plays anything", MAKE_AGAIN))
    yield from few(problems)
    if not problems:
        yield ok(f"{count(len(book.clips), 'clip')} in {count(len(book.smils), 'SMIL file')}")


@rule("daisy-time")
def time(book: Daisy, _limits: Limits) -> Iterator[Finding]:
    """Is it as long as it says, each SMIL file and all?"""
    if not book.smils:
        return
    problems, elapsed, rounding = [], 0.0, NEAR * max(2, len(book.clips))
    for smil in book.smils:
        name = shown_line(smil.name, 80)
        if not abs(smil.told - smil.played) <= rounding:
            problems.append(error(f"{name}: ncc:timeInThisSmil is not what it plays, {clock(smil.played)}", MAKE_AGAIN))
        if not abs(smil.elapsed - elapsed) <= rounding:
            problems.append(
                error(f"{name}: ncc:totalElapsedTime is not what comes before, {clock(elapsed)}", MAKE_AGAIN)
            )
        elapsed += smil.played
    said = seconds_of(book.value("ncc:totalTime"))
    if math.isnan(said) or abs(said - elapsed) > _WHOLE_SECOND:
        told = "nothing that can be read" if math.isnan(said) else clock(said)
        problems.append(error(f"ncc:totalTime says {told}, and the book is {clock(elapsed)} long", MAKE_AGAIN))
    yield from few(problems)
    if not problems:
        yield ok(clock(elapsed))


@rule("daisy-outside")
def outside(book: Daisy, _limits: Limits) -> Iterator[Finding]:
    """Does it ask for nothing from elsewhere, and does nothing run in it?"""
    if book.container is None or book.problem:
        return
    problems = [error(one, "Put it into the book, or take it out") for one in book.outside]
    yield from few(problems)
    if not problems:
        yield ok("Nothing is loaded from elsewhere")


RULES: tuple[Rule[Daisy], ...] = (
    of_books.whole,
    form,
    contents,
    clips,
    time,
    of_books.same_recording,
    outside,
    of_books.disclosure,
)
