"""Lines and passages: what is handed to the workers to be spoken."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, overload

from audiobrief.assembler.pauses import Boundary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from audiobrief.assembler.encoded import EncodedPassage
    from audiobrief.model import Span, Utterance, Voice, WordTiming

#: Characters of speech in one passage: about 20 s. Long enough that starting an encoder costs nothing, short enough that
#: two workers share a short article and that a passage's samples stay small.
PASSAGE_CHARACTERS = 300
#: How many passages' worth is left when they become shorter.
_NEAR_END = 2.5


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence (or part of one, where the speaker changes within it) to be spoken."""

    #: As written.
    text: str
    #: As given to the engine.
    utterance: Utterance
    speaker: str | None
    voice: Voice
    #: Index of the script's section it belongs to; title and byline belong to the first.
    section: int
    #: Where in ``Article.source`` its characters stand.
    spans: tuple[Span, ...]
    #: What the line is followed by.
    boundary: Boundary
    #: Whether the next line is somebody else's.
    speaker_changes: bool = False
    #: Whether it is an aside on a picture, in a voice that is nobody's.
    is_aside: bool = False
    #: Whether the words are no article's.
    is_added: bool = False

    @property
    def spoken(self) -> str:
        """The spoken form."""
        return self.utterance.text


class PlannedLines(Sequence[Line]):
    """Lines that are made when they are first asked for, and kept: who speaks them may begin with the first."""

    def __init__(self, lines: Iterable[Line], characters: int) -> None:
        """Take down what there will be.

        Args:
            lines: each is made when the iterator is asked for it.
            characters: of the source, that all of them together will say.
        """
        self._source = iter(lines)
        self._made: list[Line] = []
        self.characters = characters

    @classmethod
    def of(cls, lines: Sequence[Line]) -> PlannedLines:
        """Lines that are there already."""
        return cls(lines, sum(map(source_characters, lines)))

    def __iter__(self) -> Iterator[Line]:
        place = 0
        while self._make(place + 1):
            yield self._made[place]
            place += 1

    def __len__(self) -> int:
        self._make(None)
        return len(self._made)

    @overload
    def __getitem__(self, place: int) -> Line: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Line]: ...

    def __getitem__(self, place: int | slice) -> Line | Sequence[Line]:
        self._make(place + 1 if isinstance(place, int) and place >= 0 else None)
        return self._made[place]

    def _make(self, wanted: int | None) -> bool:
        """Make so many lines, or all; whether there are so many."""
        missing = None if wanted is None else max(0, wanted - len(self._made))
        self._made += islice(self._source, missing)
        return wanted is None or len(self._made) >= wanted


def source_characters(line: Line) -> int:
    """How many characters of the source a line says."""
    return sum(end - start for start, end in line.spans)


class Passage(NamedTuple):
    """Consecutive lines that one worker speaks and encodes in one go."""

    lines: tuple[Line, ...]
    #: Whether the episode ends with it.
    last: bool
    #: Threads that the engine may take for it; ``None`` for as many as it was laid out for.
    threads: int | None = None


class RenderedPassage(NamedTuple):
    """A passage as it comes back from a worker."""

    encoded: EncodedPassage
    #: For each line when its words are heard, in seconds from the line's first sample; empty where the engine doesn't tell.
    words: tuple[tuple[WordTiming, ...], ...]


def group(lines: Iterable[Line], size_wanted: int = PASSAGE_CHARACTERS) -> Iterator[Passage]:
    """Lines grouped into passages of at least so many characters, each ending with a sentence where it can.

    Where it is known how much there is, the last few are half as long: who is done first waits half as long for the others.
    """
    left: float = lines.characters if isinstance(lines, PlannedLines) else math.inf
    waiting: list[Line] = []
    size, enough = 0, size_wanted
    for line in lines:
        # What would be long enough by itself is handed over only when another line follows: the last must be known as such.
        if size >= enough and waiting[-1].boundary is not Boundary.CLAUSE:
            yield Passage(tuple(waiting), last=False)
            waiting, size = [], 0
        if not waiting:
            enough = size_wanted if left > _NEAR_END * size_wanted else max(1, size_wanted // 2)
        waiting.append(line)
        size += len(line.spoken)
        left -= source_characters(line)
    if waiting:
        yield Passage(tuple(waiting), last=True)
