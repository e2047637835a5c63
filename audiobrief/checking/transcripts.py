"""Transcripts as they lie in files: WebVTT, SubRip, and the podcast namespace's JSON, read strictly, with the line of each cue.

Libraries that read subtitles put up with mistakes; here they are what is looked for.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeGuard

from audiobrief.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_VTT_TIME = r"((?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3})"
_VTT = lazy(rf"{_VTT_TIME}[ \t]+-->[ \t]+{_VTT_TIME}(?:[ \t]+\S.*)?[ \t]*")
_SRT_TIME = r"(\d{2,}:[0-5]\d:[0-5]\d,\d{3})"
_SRT = lazy(rf"{_SRT_TIME} --> {_SRT_TIME}\s*")
_TAG = lazy(r"<[^<>]{0,1000}>")
_ARROW = "-->"


@dataclass(frozen=True, slots=True)
class Cue:
    """A piece of text and when it is heard."""

    #: Seconds.
    start: float
    end: float
    text: str
    #: Where it stands, for people: ``line 12``.
    place: str


class TranscriptError(Exception):
    """It is not what its name says; the message tells what is wrong and where."""


def read_cues(text: str, ending: str) -> list[Cue]:
    """The cues of a transcript, in the order of the file.

    Args:
        text: of the file.
        ending: of its name: ``.vtt``, ``.srt`` or ``.json``.

    Raises:
        TranscriptError: something in it is not as the format asks for.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    read = {".vtt": _vtt, ".srt": _srt, ".json": _json}[ending]
    return list(read(text))


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Groups of lines with empty lines between them, each with the number of its first line."""
    block: list[str] = []
    number = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []
    if block:
        yield number + 1 - len(block), block


def _seconds(clock: str) -> float:
    seconds = 0.0
    for part in clock.replace(",", ".").split(":"):
        seconds = seconds * 60 + float(part)
    return seconds


def _cue(found: re.Match[str], lines: list[str], place: str) -> Cue:
    start, end = _seconds(found[1]), _seconds(found[2])
    return Cue(start, end, " ".join(_TAG.sub("", " ".join(lines)).split()), place)


def _vtt(text: str) -> Iterator[Cue]:
    head, _, _ = text.partition("\n")
    if head != "WEBVTT" and not head.startswith(("WEBVTT ", "WEBVTT\t")):
        raise TranscriptError("line 1 should be WEBVTT")
    for number, (at, block) in enumerate(_blocks(text)):
        if number == 0 or block[0].split()[0] in {"NOTE", "STYLE", "REGION"}:
            if any(_ARROW in line for line in block):
                raise TranscriptError(f"line {at}: times stand where none may be")
            continue
        times = 0 if _ARROW in block[0] else 1  # before the times, a cue may have a name
        found = _VTT.fullmatch(block[times]) if times < len(block) else None
        if found is None:
            raise TranscriptError(
                f"line {at + times}: here should be the times of a cue, such as 00:01.000 --> 00:02.500"
            )
        if any(_ARROW in line for line in block[times + 1 :]):
            raise TranscriptError(f"line {at}: an empty line is missing before the next cue")
        yield _cue(found, block[times + 1 :], f"line {at + times}")


def _srt(text: str) -> Iterator[Cue]:
    for number, (at, block) in enumerate(_blocks(text), start=1):
        if block[0].strip() != str(number):
            raise TranscriptError(f"line {at}: here should be the number {number}")
        found = _SRT.fullmatch(block[1]) if len(block) > 1 else None
        if found is None:
            raise TranscriptError(f"line {at + 1}: here should be the times, such as 00:00:01,000 --> 00:00:02,500")
        yield _cue(found, block[2:], f"line {at + 1}")


def _json(text: str) -> Iterator[Cue]:
    found = load_json(text)
    segments = found.get("segments") if isinstance(found, dict) else None
    if not isinstance(segments, list) or not isinstance(found.get("version"), str):
        raise TranscriptError("it should have a version and segments")
    for number, one in enumerate(segments, start=1):
        place = f"segment {number}"
        segment = one if isinstance(one, dict) else {}
        start, end, body = (segment.get(key) for key in ("startTime", "endTime", "body"))
        if not is_number(start) or not is_number(end) or not isinstance(body, str):
            raise TranscriptError(f"{place} should have startTime, endTime and body")
        yield Cue(float(start), float(end), body.strip(), place)


def is_number(value: object) -> TypeGuard[float]:
    """Whether a value of a JSON file is a finite number."""
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e9


def load_json(text: str) -> Any:  # noqa: ANN401  (whatever there is)
    """What a JSON file holds.

    Raises:
        TranscriptError: it is none; says where.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise TranscriptError(f"line {error.lineno}: it is no JSON ({error.msg})") from error
    except (RecursionError, ValueError) as error:
        raise TranscriptError(f"it is no JSON that can be read: {error}") from error
