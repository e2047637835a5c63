"""The rule for a transcript that is plain text: does it have all that is said, in order?"""

from __future__ import annotations

import html
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiobrief.checking.finding import Finding, error, ok
from audiobrief.checking.rules.rule import Rule, rule
from audiobrief.checking.transcripts import TranscriptError, read_cues
from audiobrief.checking.words import count
from audiobrief.errors import TimelineError
from audiobrief.publisher.characters import one_line
from audiobrief.publisher.disclosure import NOTICE, NOTICE_OF_SEVERAL
from audiobrief.publisher.timeline import read_timeline
from audiobrief.publisher.timeline.reading import LARGEST
from audiobrief.showing import shown_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from audiobrief.checking.limits import Limits

_MAKE_AGAIN = "Make it again: “audiobrief publish --with txt” does"
#: Files beside it that tell what is said, the best one first. SubRip has names among the words.
_TELLING = (".timeline.json", ".json", ".vtt")


@dataclass(frozen=True, slots=True)
class PlainText:
    """A text file, and what is said in the episode that it lies beside."""

    text: str
    #: The file that tells what is said, and the pieces in order; ``None`` where there is none that can be read.
    telling: str | None = None
    said: tuple[str, ...] = ()

    @property
    def is_transcript(self) -> bool:
        """Whether audiobrief made it; else it may be anything, such as the article that the episode was made from."""
        return is_transcript(self.text)

    @classmethod
    def of(cls, path: Path, text: str) -> PlainText:
        """A text file with what lies beside it."""
        stem = path.name[: -len(path.suffix)]
        for ending in _TELLING:
            place = path.with_name(stem + ending)
            said = _said(place) if place.is_file() else None
            if said is not None:
                return cls(text, place.name, said)
        return cls(text)


def is_transcript(text: str) -> bool:
    """Whether a text, or its beginning, says that it is a transcript that audiobrief made."""
    return NOTICE in text or NOTICE_OF_SEVERAL in text


def _said(place: Path) -> tuple[str, ...] | None:
    """What is said by a file's account; ``None`` where it can't be read, which its own report tells."""
    try:
        with place.open("rb") as file:
            data = file.read(LARGEST + 1)
        if place.name.endswith(_TELLING[0]):
            return tuple(sentence.text for sentence in read_timeline(data, place).episode.timeline.sentences)
        cues = read_cues(data.decode(), place.suffix)
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, TimelineError, TranscriptError):
        return None
    return tuple(html.unescape(cue.text) if place.suffix == ".vtt" else cue.text for cue in cues)


@rule("transcript-words")
def words(subject: PlainText, _limits: Limits) -> Iterator[Finding]:
    """Is everything in it that is said, in order?"""
    if not subject.is_transcript:
        yield ok("Not checked: it does not say that it is a transcript that audiobrief made")
    elif subject.telling is None:
        yield ok("Not compared: no timeline and no other transcript lies beside it")
    elif (missing := _missing(subject.text, subject.said)) is not None:
        yield error(
            f"“{shown_line(one_line(missing), 60)}” is not in it where {shown_line(subject.telling, 80)} has it",
            _MAKE_AGAIN,
        )
    else:
        yield ok(f"All that {shown_line(subject.telling, 80)} has: {count(len(subject.said), 'piece')}")


def _missing(text: str, said: Iterable[str]) -> str | None:
    """The first piece that is not in the text after the one before it. White space says nothing."""
    whole, at = _dense(text), 0
    for piece in said:
        dense = _dense(one_line(piece))
        found = whole.find(dense, at)
        if found < 0:
            return piece
        at = found + len(dense)
    return None


def _dense(text: str) -> str:
    return "".join(text.split())


RULES: tuple[Rule[PlainText], ...] = (words,)
