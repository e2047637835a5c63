"""Rules for transcripts: do they say what is heard, when it is heard?"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from audiobrief.checking.finding import Finding, error, ok, warning
from audiobrief.checking.rules.audio import NEAR
from audiobrief.checking.rules.rule import Rule, rule
from audiobrief.checking.sound import TICKS
from audiobrief.checking.words import clock, count
from audiobrief.showing import shown_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobrief.checking.limits import Limits
    from audiobrief.checking.recording import Recording
    from audiobrief.checking.sound import Sound
    from audiobrief.checking.transcripts import Cue

_MOST = 5
#: Seconds of sound without a cue that are too many.
_UNSAID = 5.0
#: A shift of the cues is looked for up to this many seconds, and told from this many on.
_FURTHEST, _LEAST = 10.0, 0.4
#: Tenths of seconds, of all, in which cue and sound agree better where the cues are shifted: less says nothing.
_BETTER = 0.02


@dataclass(frozen=True, slots=True)
class Transcript:
    """A transcript, and the recording that it belongs to."""

    #: ``None`` where it can't be read.
    cues: tuple[Cue, ...] | None
    #: Why it can't be read.
    problem: str = ""
    recording: Recording | None = None

    @property
    def sound(self) -> Sound | None:
        """That of the recording, if there is one and it can be decoded."""
        return self.recording.sound if self.recording else None


@rule("transcript-form")
def form(transcript: Transcript, _limits: Limits) -> Iterator[Finding]:
    """Is it what its name says?"""
    if transcript.cues is None:
        yield error(f"It can't be read: {shown_line(transcript.problem)}", "Correct it there, or make it again")
    elif not transcript.cues:
        yield error("There is no cue in it", "Make it again")
    elif empty := [cue for cue in transcript.cues if not cue.text]:
        yield warning(
            f"{count(len(empty), 'cue')} without text, the first at {empty[0].place}", "Remove them", empty[0].start
        )
    else:
        yield ok(count(len(transcript.cues), "cue"))


@rule("transcript-order")
def order(transcript: Transcript, _limits: Limits) -> Iterator[Finding]:
    """Do the cues follow each other, within the recording?"""
    cues = transcript.cues
    if not cues:
        return
    length = transcript.recording.seconds if transcript.recording else None
    problems = [*_order(cues, length)]
    yield from problems[:_MOST]
    if len(problems) > _MOST:
        yield error(f"… and {len(problems) - _MOST:,} more of this kind")
    if not problems:
        yield ok(f"{clock(cues[0].start)} to {clock(cues[-1].end)}")


def _order(cues: tuple[Cue, ...], length: float | None) -> Iterator[Finding]:
    for cue in cues:
        if cue.end <= cue.start:
            yield error(f"{cue.place}: the cue ends before it starts", "Correct its times", cue.start)
        elif length is not None and cue.end > length + NEAR:
            yield error(
                f"{cue.place}: the cue ends at {clock(cue.end)}, after the recording ({clock(length)})",
                "Correct its times, or take the transcript of this recording",
                cue.start,
            )
    for before, after in pairwise(cues):
        if after.start < before.start:
            yield error(f"{after.place}: the cue starts before the one before it", "Put the cues in order", after.start)
        elif after.start < before.end - NEAR:
            yield warning(
                f"{after.place}: the cue starts before the last one ends", "Let them follow each other", after.start
            )


@rule("transcript-in-step")
def in_step(transcript: Transcript, _limits: Limits) -> Iterator[Finding]:
    """Is there sound where there are cues, and are there cues where there is sound?"""
    cues, sound = transcript.cues, transcript.sound
    if not cues or sound is None or sound.is_silent:
        return
    active = np.frombuffer(bytes(sound.active), dtype=np.uint8).astype(bool)
    said = _mask(cues, len(active))
    problems = [*_shifted(said, active), *_mute(cues, active), *_unsaid(said, active)]
    yield from problems[: 2 * _MOST]
    if len(problems) > 2 * _MOST:
        yield error(f"… and {len(problems) - 2 * _MOST:,} more of this kind")
    if not problems:
        yield ok(f"{(said & active).sum() / max(1, active.sum()):.0%} of the sound has a cue")


def _mask(cues: tuple[Cue, ...], length: int) -> np.typing.NDArray[np.bool_]:
    """Which tenths of a second have a cue."""
    mask = np.zeros(length, dtype=bool)
    for cue in cues:
        mask[_tick(cue.start, length) : _tick(cue.end, length)] = True
    return mask


def _tick(seconds: float, length: int) -> int:
    return max(0, min(length, round(seconds * TICKS)))


def _mute(cues: tuple[Cue, ...], active: np.typing.NDArray[np.bool_]) -> Iterator[Finding]:
    for cue in cues:
        start = _tick(cue.start, len(active))
        if cue.text and start < len(active) and not active[start : max(start + 1, _tick(cue.end, len(active)))].any():
            yield error(
                f"{cue.place}: nothing is heard while “{shown_line(cue.text, 40)}” is shown",
                "Correct its times",
                cue.start,
            )


def _unsaid(said: np.typing.NDArray[np.bool_], active: np.typing.NDArray[np.bool_]) -> Iterator[Finding]:
    """Stretches without a cue in which there is much sound."""
    edges = np.flatnonzero(np.diff(np.concatenate(([True], said, [True])).astype(np.int8)))
    for start, end in edges.reshape(-1, 2).tolist():
        heard = float(active[start:end].sum()) / TICKS
        if heard > _UNSAID:
            yield error(
                f"{heard:.0f} s of sound have no cue",
                "Add what is said there, or [Music] if it is music",
                start / TICKS,
            )


def _shifted(said: np.typing.NDArray[np.bool_], active: np.typing.NDArray[np.bool_]) -> Iterator[Finding]:
    """Whether cues and sound would agree better if all cues came earlier or later."""
    furthest = min(int(_FURTHEST * TICKS), len(active) // 4)
    inner = active[furthest : len(active) - furthest]
    if len(inner) < TICKS or inner.all():
        return
    agree = {
        shift: float((said[furthest + shift : len(said) - furthest + shift] == inner).mean())
        for shift in range(-furthest, furthest + 1)
    }
    best = max(agree, key=lambda shift: (agree[shift], -abs(shift)))
    if abs(best) >= _LEAST * TICKS and agree[best] - agree[0] > _BETTER:
        late = "late" if best > 0 else "early"
        yield error(f"The cues seem to come {abs(best) / TICKS:.1f} s too {late}", "Shift them, or make them again")


RULES: tuple[Rule[Transcript], ...] = (form, order, in_step)
