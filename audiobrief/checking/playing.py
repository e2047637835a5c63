"""What a book plays: clips of its recordings beside places of its texts, as SMIL says; EPUB and DAISY have it in common."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiobrief.checking.container import Container, ContainerError, target
from audiobrief.checking.finding import Finding, error, warning
from audiobrief.checking.id3 import read_tag
from audiobrief.checking.stream import walk
from audiobrief.checking.words import clock
from audiobrief.patterns import lazy
from audiobrief.reader.xmltree import find_all, local_name
from audiobrief.showing import shown_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml import etree

_CLOCK = lazy(r"(?:npt=)?(?:(?:(\d{1,4}):)?(\d{1,4}):)?(\d{1,9}(?:\.\d{1,9})?)(h|min|s|ms)?")
_UNITS = {"h": 3600, "min": 60, "s": 1, "ms": 0.001, None: 1}
#: Seconds by which times that are told in milliseconds may be off.
NEAR = 0.002
#: Seconds by which a clip may end after its recording: encoders pad the sound to whole frames, and players stop at its end.
AROUND = 0.2


@dataclass(frozen=True, slots=True)
class Played:
    """A clip, and the text that is shown while it is heard."""

    #: Part and place of the text.
    text: tuple[str, str]
    #: Part of the sound; empty where nothing is heard.
    audio: str
    #: Seconds; ``nan`` where it isn't said, or not in a way that can be read.
    begin: float
    end: float
    #: Where it stands.
    where: str


def seconds_of(value: str | None) -> float:
    """A time as SMIL writes it, in seconds: ``1:02:03.5``, ``3.5s``, ``npt=3.5s``; ``nan`` where it is none."""
    found = _CLOCK.fullmatch((value or "").strip())
    if not found or (found[2] and found[4]):
        return math.nan
    hours, minutes, rest, unit = found.groups()
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + float(rest) * _UNITS[unit]


def played(document: etree._Element, name: str) -> Iterator[Played]:
    """What a SMIL document plays, in order."""
    for number, par in enumerate(find_all(document, "par"), start=1):
        text = next(find_all(par, "text"), None)
        place = target(name, text.get("src") or "") if text is not None else ("", "")
        where = f"{shown_line(name, 80)}, {number}"
        clips = [node for node in par.iter() if local_name(node) == "audio"]
        if not clips:
            yield Played(place, "", math.nan, math.nan, where)
        for clip in clips:
            begin, end = (
                seconds_of(clip.get(f"clip{which}") or clip.get(f"clip-{which.lower()}")) for which in ("Begin", "End")
            )
            yield Played(place, target(name, clip.get("src") or "")[0], begin, end, where)


def identifiers(document: etree._Element) -> set[str]:
    """All places in a document that can be led to."""
    return {value for node in document.iter() if (value := node.get("id"))}


def length_of(container: Container, name: str) -> float:
    """Seconds of an MP3 in a book, by its frames.

    Raises:
        ContainerError: it can't be read, or is no MP3.
    """
    try:
        with container.open(name) as file:
            size = container.size(name)
            tag = read_tag(file, size)
            stream = walk(file, tag.size if tag.size <= size else 0)
    except (OSError, ValueError, EOFError) as problem:
        raise ContainerError(f"{shown_line(name)} is damaged") from problem
    if stream.kind is None or stream.kind.layer != 3:
        raise ContainerError(f"{shown_line(name)} is no MP3")
    return stream.seconds


def judge_clips(clips: Iterable[Played], lengths: Mapping[str, float]) -> Iterator[Finding]:
    """Whether clips are within their recordings, follow each other, and leave nothing of them out.

    Args:
        clips: in the order in which they are heard.
        lengths: seconds of the recordings, by their names; those that can't be read are not among them.
    """
    at: dict[str, float] = {}
    for clip in clips:
        if not clip.audio:
            yield error(f"{clip.where}: nothing is heard there", "Give it a clip, or make the book again")
            continue
        if math.isnan(clip.begin) or math.isnan(clip.end) or clip.end <= clip.begin:
            yield error(f"{clip.where}: its clip has no length that can be read", "Correct its times")
            continue
        length, last = lengths.get(clip.audio), at.get(clip.audio, 0.0)
        if length is not None and clip.end > length + AROUND:
            yield error(
                f"{clip.where}: the clip ends at {clock(clip.end)}, after the recording ({clock(length)})",
                "Make the book again, with this recording",
                clip.begin,
            )
        if clip.begin < last - NEAR:
            yield error(f"{clip.where}: the clip starts before the last one ends", "Correct its times", clip.begin)
        elif clip.begin > last + NEAR:
            yield warning(
                f"{clip.where}: {clip.begin - last:.2f} s before the clip are not heard",
                "Let each clip start where the last one ends: players skip what lies between",
                last,
            )
        at[clip.audio] = max(last, clip.end)
    for name, length in lengths.items():
        if at.get(name, 0.0) < length - AROUND:
            yield warning(
                f"The last {length - at.get(name, 0.0):.1f} s of {shown_line(name, 80)} are not heard",
                "Make the book again, with this recording",
                at.get(name, 0.0),
            )
