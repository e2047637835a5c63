"""The rule for a timeline file: it can be read, and is that of the MP3 beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiobrief.checking.finding import Finding, error, ok
from audiobrief.checking.rules.rule import Rule, rule
from audiobrief.checking.words import clock, count
from audiobrief.errors import TimelineError
from audiobrief.publisher.timeline import read_timeline
from audiobrief.showing import shown_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from audiobrief.checking.limits import Limits
    from audiobrief.checking.recording import Recording

#: Samples by which an MP3 may be longer whose encoder did not tell what it added.
_AROUND = 5000


@dataclass(frozen=True, slots=True)
class TimelineFile:
    """A timeline file, and the recording that it belongs to."""

    path: Path
    data: bytes
    recording: Recording | None = None


@rule("timeline")
def timeline(subject: TimelineFile, _limits: Limits) -> Iterator[Finding]:
    """Can it be read, and is it that of the MP3?"""
    try:
        found = read_timeline(subject.data, subject.path).episode.timeline
    except TimelineError as problem:
        yield error(f"It can't be used: {shown_line(str(problem), 300)}", "Narrate the article again, --with timeline")
        return
    recording = subject.recording
    if recording is not None and recording.stream.kind is not None:
        stream = recording.stream
        off = abs(stream.length - found.length) if stream.kind and stream.kind.rate == found.rate else found.length
        if off > (0 if stream.info is not None else _AROUND):
            yield error(
                f"It is of a recording of {clock(found.duration)}, and {shown_line(recording.path.name, 80)} is another one"
                f" ({clock(stream.seconds)})",
                "Narrate the article again, --with timeline",
            )
            return
    yield ok(f"{count(len(found.sentences), 'sentence')}, {clock(found.duration)}")


RULES: tuple[Rule[TimelineFile], ...] = (timeline,)
