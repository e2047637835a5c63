"""The rule for a chapters file (JSON chapters 1.2 of the podcast namespace): well formed, and in agreement with the MP3."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from audiobrief.checking.finding import Finding, error, ok, warning
from audiobrief.checking.rules.audio import NEAR
from audiobrief.checking.rules.rule import Rule, rule
from audiobrief.checking.transcripts import TranscriptError, is_number, load_json
from audiobrief.checking.words import clock, count
from audiobrief.patterns import lazy
from audiobrief.showing import shown_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobrief.checking.limits import Limits
    from audiobrief.checking.recording import Recording

_VERSION = lazy(r"1\.\d+\.\d+")
_MOST = 5


@dataclass(frozen=True, slots=True)
class ChaptersFile:
    """A chapters file, and the recording that it belongs to."""

    text: str
    recording: Recording | None = None


@rule("chapters-file")
def chapters_file(subject: ChaptersFile, _limits: Limits) -> Iterator[Finding]:
    """Is it well formed, and does it say what the MP3 says?"""
    try:
        found = load_json(subject.text)
        chapters = _chapters(found)
    except TranscriptError as problem:
        yield error(f"It can't be read: {shown_line(str(problem))}", "Correct it, or make it again")
        return
    recording = subject.recording
    problems = [*_form(chapters, recording.seconds if recording else None)]
    if recording is not None and recording.is_mp3:
        problems += _compared(chapters, recording)
    yield from problems[:_MOST]
    if len(problems) > _MOST:
        yield error(f"… and {len(problems) - _MOST:,} more of this kind")
    if not problems:
        agreed = ", as in the MP3" if recording is not None and recording.tag.chapters else ""
        yield ok(count(len(chapters), "chapter") + agreed)


def _chapters(found: Any) -> list[dict[str, Any]]:  # noqa: ANN401  (whatever there is)
    if (
        not isinstance(found, dict)
        or not isinstance(found.get("version"), str)
        or not _VERSION.fullmatch(found["version"])
    ):
        raise TranscriptError("it should have a version, such as 1.2.0")
    chapters = found.get("chapters")
    if not isinstance(chapters, list) or not chapters:
        raise TranscriptError("it should have chapters")
    for number, one in enumerate(chapters, start=1):
        if not isinstance(one, dict) or not is_number(one.get("startTime")):
            raise TranscriptError(f"chapter {number} should have a startTime in seconds")
        if not is_number(one.get("endTime", 0)) or not isinstance(one.get("title", ""), str):
            raise TranscriptError(f"chapter {number} should have its endTime in seconds, and its title as text")
    return chapters


def _form(chapters: list[dict[str, Any]], length: float | None) -> Iterator[Finding]:
    for number, one in enumerate(chapters, start=1):
        start, end = float(one["startTime"]), one.get("endTime")
        if start < 0 or (end is not None and end <= start):
            yield error(f"Chapter {number} ends before it starts", "Correct its times", max(0.0, start))
        if length is not None and max(start, end or 0) > length + NEAR:
            yield error(f"Chapter {number} ends after the recording", "Correct its times", start)
        if not one.get("title", "").strip() and one.get("toc", True):
            yield warning(f"Chapter {number} has no title", "Give it one", start)
    for number, (before, after) in enumerate(pairwise(chapters), start=2):
        if after["startTime"] < before["startTime"]:
            yield error(
                f"Chapter {number} starts before the one before it", "Put them in order", float(after["startTime"])
            )


def _compared(chapters: list[dict[str, Any]], recording: Recording) -> Iterator[Finding]:
    tagged = sorted(recording.tag.chapters, key=lambda one: one.start)
    advice = "Make it from the same episode"
    shown_ones = [one for one in chapters if one.get("toc", True)]
    if not tagged:
        yield warning("The MP3 itself has no chapters: most players look only there", "Put them into the MP3 too")
        return
    if len(tagged) != len(shown_ones):
        yield error(f"It has {count(len(shown_ones), 'chapter')}, and the MP3 has {len(tagged)}", advice)
        return
    for number, (one, other) in enumerate(zip(shown_ones, tagged, strict=True), start=1):
        if abs(one["startTime"] - other.start / 1000) > NEAR:
            yield error(
                f"Chapter {number} starts at {clock(one['startTime'])}, and in the MP3 at {clock(other.start / 1000)}",
                advice,
            )
        if _plain(one.get("title", "")) != _plain(other.title):
            yield warning(
                f"Chapter {number} is “{shown_line(one.get('title', ''), 40)}”, and in the MP3 “{shown_line(other.title, 40)}”",
                advice,
            )


def _plain(title: str) -> str:
    """A title without what a frame or a JSON file may have to leave out of it."""
    return "".join(
        character
        for character in title
        if character.isprintable() and not character.isspace() and character != "\ufffd"
    )


RULES: tuple[Rule[ChaptersFile], ...] = (chapters_file,)
