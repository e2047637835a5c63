"""Rules for chapters (“ID3v2 Chapter Frame Addendum” 1.0): what players need to show them all, in order."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from audiobrief.assembler.tags import MOST_CHAPTERS
from audiobrief.checking.finding import Finding, error, ok, warning
from audiobrief.checking.rules.audio import NEAR
from audiobrief.checking.rules.rule import Rule, rule
from audiobrief.checking.words import clock, count
from audiobrief.showing import shown_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobrief.checking.id3 import ContentsFrame
    from audiobrief.checking.limits import Limits
    from audiobrief.checking.recording import Recording

#: Seconds after which listeners miss chapters.
_LONG = 600
#: Findings of one kind that are told one by one.
_MOST = 5
_AGAIN = "Write the chapters again"


@rule("contents")
def contents(recording: Recording, _limits: Limits) -> Iterator[Finding]:
    """Is there one table of contents that lists all chapters?"""
    tag = recording.tag
    if not tag.chapters and not tag.contents:
        return
    top = [one for one in tag.contents if one.is_top_level]
    if not tag.contents:
        yield error("There are chapters and no table of contents (CTOC): some players show none of them", _AGAIN)
        return
    if len(top) != 1:
        yield error(f"There are {len(top)} top-level tables of contents (CTOC); there must be one", _AGAIN)
        return
    found = [*_of_contents(recording, top[0])]
    yield from found
    if not found:
        yield ok(f"One table of contents, “{shown_line(top[0].title, 60)}”")


def _of_contents(recording: Recording, top: ContentsFrame) -> Iterator[Finding]:
    tag = recording.tag
    if not top.is_ordered:
        yield warning("The table of contents is not marked as ordered", _AGAIN)
    if not top.title.strip():
        yield warning("The table of contents has no title", _AGAIN)
    known = {chapter.element_id for chapter in tag.chapters} | {one.element_id for one in tag.contents}
    listed = {child for one in tag.contents for child in one.children}
    if missing := [child for one in tag.contents for child in one.children if child not in known]:
        yield error(
            f"The table of contents lists {count(len(missing), 'chapter')} that there is not: {_names(missing)}", _AGAIN
        )
    if unlisted := [one.element_id for one in tag.chapters if one.element_id not in listed]:
        yield error(f"{count(len(unlisted), 'chapter')} not in the table of contents: {_names(unlisted)}", _AGAIN)
    if len(top.children) > MOST_CHAPTERS:
        yield error(f"A table of contents holds at most {MOST_CHAPTERS} chapters, not {len(top.children)}", _AGAIN)


def _names(ids: list[str]) -> str:
    return ", ".join(shown_line(one, 40) for one in ids[:_MOST]) + (" …" if len(ids) > _MOST else "")


@rule("chapters")
def chapters(recording: Recording, _limits: Limits) -> Iterator[Finding]:
    """Are the chapters in order, without a gap, within the recording, and named?"""
    found = recording.tag.chapters
    if not found:
        if recording.seconds > _LONG:
            yield warning(f"It lasts {clock(recording.seconds)} and has no chapters", "Give it some")
        return
    problems = [*_ids(recording), *_times(recording), *_titles(recording)]
    told: Counter[str] = Counter()
    for problem in problems:
        told[problem.advice] += 1
        if told[problem.advice] <= _MOST:
            yield problem
    if rest := sum(max(0, number - _MOST) for number in told.values()):
        yield error(f"… and {rest:,} more of this kind", _AGAIN)
    if not problems:
        yield ok(
            f"{count(len(found), 'chapter')} from 0:00.0 to {clock(found[-1].end / 1000)}".replace(
                "0:00.0", clock(found[0].start / 1000), 1
            )
        )


def _ids(recording: Recording) -> Iterator[Finding]:
    found = Counter(chapter.element_id for chapter in recording.tag.chapters)
    twice = [one for one, number in found.items() if number > 1]
    if twice:
        yield error(
            f"Chapters share an id, so that players drop some: {_names(twice)}", "Give each chapter an id of its own"
        )
    if len(recording.tag.chapters) > MOST_CHAPTERS:
        yield error(f"Players show at most {MOST_CHAPTERS} chapters, not {len(recording.tag.chapters)}", "Join some")


def _times(recording: Recording) -> Iterator[Finding]:
    found, length = recording.tag.chapters, recording.seconds
    for one in found:
        title = shown_line(one.title, 60)
        if one.end <= one.start:
            yield error(f"“{title}” ends before it starts", "Correct its times", one.start / 1000)
        elif one.end / 1000 > length + NEAR:
            yield error(
                f"“{title}” ends at {clock(one.end / 1000)}, after the recording", "Correct its times", one.start / 1000
            )
        if not one.is_timed:
            yield warning(f"“{title}” has byte offsets, which players may take instead of its times", _AGAIN)
    for before, after in pairwise(found):
        title = shown_line(after.title, 60)
        if after.start < before.start:
            yield error(
                f"“{title}” stands after a later one",
                "Put them in order: some players list them as they stand",
                after.start / 1000,
            )
        elif after.start != before.end:
            kind = "overlaps the one before it" if after.start < before.end else "leaves a gap before it"
            yield warning(
                f"“{title}” {kind} ({abs(after.start - before.end) / 1000:.1f} s)",
                "Start each where the last one ends",
                after.start / 1000,
            )
    if found[0].start > 1000 * NEAR:
        yield warning(f"The first chapter starts at {clock(found[0].start / 1000)}", "Start it at 0:00")
    if found[-1].end / 1000 < length - 1:
        yield warning(
            f"The last chapter ends {length - found[-1].end / 1000:.1f} s before the recording", "Let it end with it"
        )


def _titles(recording: Recording) -> Iterator[Finding]:
    for number, one in enumerate(recording.tag.chapters, start=1):
        if not one.title.strip():
            yield error(f"Chapter {number} has no title", "Give it one", one.start / 1000)


RULES: tuple[Rule[Recording], ...] = (contents, chapters)
