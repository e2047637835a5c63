"""From the timeline to cues: pieces of text that can be read while they are heard.

Cues follow sentences. A sentence that is too long for one is divided, best where a clause ends, and very short sentences of
one speaker share a cue. Times within a sentence are those of its words where the engine told them, else they are reckoned from
what there is to say before and after.
"""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from audiobrief.publisher.breaks import Atom, atoms
from audiobrief.publisher.characters import one_line
from audiobrief.publisher.turns import music_word, parts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from audiobrief.model import Episode, SpokenSentence
    from audiobrief.publisher.turns import Who

    #: Columns that a name takes at the start of a cue; second, whether somebody else spoke before.
    Lead = Callable[[Who, bool], int]

#: A sentence shorter than this shares a cue with its neighbour, in milliseconds.
_SHORT = 1200
#: Sentences with a longer pause between them keep to themselves, in milliseconds.
_LONGEST_PAUSE = 900
#: A cue stays at least so long, and long enough for this many characters a second, as far as the pause after it lasts.
_SHORTEST_SHOWN = 1000
_READING_SPEED = 17
#: What a division into cues costs: for each cue, for a break by how badly it reads, for milliseconds by their square, and for
#: those that are too many or too few. Whole numbers, so that divisions that are as good as each other cost the same.
#: A cue of less than ``_UNSEEN`` is not seen at all.
_CUE_COST, _BREAK_COST, _OVERLONG_COST = 40_000_000, 16_000_000, 120_000
_HASTY, _HASTY_COST, _UNSEEN, _UNSEEN_COST = _SHORTEST_SHOWN + 500, 40_000, 50, 4_000_000_000
#: What a character adds to the length of speech, in letters: numbers and signs are written short and said long.
_DIGIT, _SIGN, _PAUSE = 4, 7, 3


@dataclass(frozen=True, slots=True)
class Layout:
    """How much a cue may hold."""

    #: Columns of a line.
    columns: int
    lead: Lead
    #: Milliseconds.
    longest: int = 7000


@dataclass(frozen=True, slots=True)
class Cue:
    """A piece of text with the time it is shown, in milliseconds."""

    start: int
    end: int
    #: ``None`` where music is heard alone.
    who: Who | None
    #: Whether the words before are somebody else's, or there are none.
    changed: bool
    #: One or two; the first is empty where nothing fits beside the lead.
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Sentences of one speaker that are cut into cues together."""

    who: Who
    text: str
    #: Places in the text and their times, ascending: in between, time passes with what there is to say.
    anchors: tuple[tuple[int, int], ...]

    @property
    def length(self) -> int:
        return self.anchors[-1][1] - self.anchors[0][1]


def cues_of(episode: Episode, layout: Layout) -> list[Cue]:
    """The cues of an episode, in order; none overlaps the next."""
    found: list[Cue] = []
    last: Who | None = None
    for stretch in _stretches(episode, layout):
        changed = last != stretch.who
        last = stretch.who
        found.extend(_cut(stretch, layout, changed=changed))
    found.extend(_music(episode))
    found.sort(key=lambda cue: cue.start)
    return _held(found, round(episode.duration * 1000))


def _music(episode: Episode) -> Iterator[Cue]:
    """A cue for each stretch of music alone, however long it is: there is nothing to read on."""
    rate, word = episode.timeline.rate, music_word(episode).text
    for span in episode.timeline.music:
        yield Cue(round(span.start * 1000 / rate), round(span.end * 1000 / rate), None, False, (word,))


def _stretches(episode: Episode, layout: Layout) -> Iterator[_Stretch]:
    """Sentences, very short ones joined to their neighbours."""
    rate = episode.timeline.rate
    for part in parts_of(episode):
        for paragraph in part.paragraphs:
            for turn in paragraph.turns:
                waiting: _Stretch | None = None
                for sentence, gap in zip(turn.sentences, ("", *turn.separators), strict=True):
                    stretch = _stretch(turn.who, sentence, rate)
                    if waiting and (joined := _joined(waiting, stretch, gap, layout)):
                        waiting = joined
                        continue
                    if waiting:
                        yield waiting
                    waiting = stretch
                if waiting:
                    yield waiting


def _stretch(who: Who, sentence: SpokenSentence, rate: int) -> _Stretch:
    text = one_line(sentence.text)
    start, end = (round(samples * 1000 / rate) for samples in (sentence.start, sentence.end))
    anchors = [(0, start)]
    if len(text) == len(sentence.text):  # else the words' places are not those of this text
        anchors += [
            (place, round(samples * 1000 / rate))
            for word in sentence.words
            for place, samples in ((word.text_start, word.start), (word.text_end, word.end))
            if anchors[-1][0] < place < len(text)
        ]
    return _Stretch(who, text, (*anchors, (len(text), max(end, start + 1))))


def _joined(first: _Stretch, second: _Stretch, gap: str, layout: Layout) -> _Stretch | None:
    """Two stretches as one, if one of them is short and they fit into one cue."""
    start, end = first.anchors[0][1], second.anchors[-1][1]
    if min(first.length, second.length) >= _SHORT or end - start > layout.longest:
        return None
    if second.anchors[0][1] - first.anchors[-1][1] > _LONGEST_PAUSE:
        return None
    text = first.text + gap + second.text
    moved = len(first.text) + len(gap)
    joined = _Stretch(first.who, text, first.anchors + tuple((at + moved, time) for at, time in second.anchors))
    measure = _Measure(atoms(text, layout.columns))
    return joined if measure.fits(0, len(measure.atoms), layout.columns, layout.lead(first.who, True)) else None


class _Measure:
    """Looks up how wide the parts of a text are."""

    def __init__(self, parts: Sequence[Atom]) -> None:
        self.atoms = parts
        self._ends = [0, *accumulate(atom.full_width for atom in parts)]

    def width(self, start: int, end: int) -> int:
        """Columns of the atoms from ``start`` to ``end``, without the white space after them."""
        if start == end:
            return 0
        last = self.atoms[end - 1]
        return self._ends[end] - self._ends[start] - last.full_width + last.width

    def reach(self, start: int, columns: int) -> int:
        """The end of the longest line that starts there and is no wider than so many columns."""
        end = bisect.bisect_right(self._ends, self._ends[start] + columns) - 1
        while end < len(self.atoms) and self.width(start, end + 1) <= columns:
            end += 1
        return end

    def fits(self, start: int, end: int, columns: int, lead: int) -> bool:
        """Whether these atoms fit into two lines, with so many columns taken on the first."""
        return end <= self.furthest(start, columns, lead)

    def furthest(self, start: int, columns: int, lead: int) -> int:
        """The end of the longest two lines that start there, with so many columns taken on the first."""
        return self.reach(self.reach(start, columns - lead), columns)

    def lines(self, start: int, end: int, columns: int, lead: int) -> tuple[str, ...]:
        """The atoms as one line, or as two that are broken where it reads best."""
        if self.width(start, end) <= columns - lead:
            return (self._text(start, end),)
        middle = min(
            (at for at in range(start, end + 1) if self._both_fit(start, at, end, columns, lead)),
            key=lambda at: self._break_cost(start, at, end, lead),
        )
        return self._text(start, middle), self._text(middle, end)

    def _both_fit(self, start: int, at: int, end: int, columns: int, lead: int) -> bool:
        return self.width(start, at) <= max(0, columns - lead) and self.width(at, end) <= columns

    def _break_cost(self, start: int, at: int, end: int, lead: int) -> float:
        uneven = abs(self.width(start, at) + lead - self.width(at, end))
        return uneven + 3 * (self.atoms[at - 1].cost if at > start else 20)

    def _text(self, start: int, end: int) -> str:
        return "".join(atom.text for atom in self.atoms[start:end]).strip()


def _cut(stretch: _Stretch, layout: Layout, *, changed: bool) -> Iterator[Cue]:
    """A stretch as cues: in one piece if it fits, else divided where it reads best."""
    measure = _Measure(atoms(stretch.text, layout.columns))
    count = len(measure.atoms)
    times = _times(stretch, measure.atoms)
    first_lead, later_lead = (layout.lead(stretch.who, first) for first in (changed, False))
    for number, (start, end) in enumerate(pairwise(_divide(measure, times, layout, first_lead, later_lead))):
        lead = later_lead if number else first_lead
        lines = measure.lines(start, end, layout.columns, lead)
        until = times[end] if end < count else stretch.anchors[-1][1]
        yield Cue(times[start], max(until, times[start] + 1), stretch.who, changed and not number, lines)


def _divide(measure: _Measure, times: Sequence[int], layout: Layout, first_lead: int, later_lead: int) -> list[int]:
    """Where the cues of a stretch start, and its end: the division that costs least."""
    count = len(measure.atoms)
    if measure.fits(0, count, layout.columns, first_lead) and times[count] - times[0] <= layout.longest:
        return [0, count]
    # One more cue costs something, a break where it reads badly more, and a time that is too long, too short or none.
    # This loop is most of what a transcript takes.
    ends = [
        _CUE_COST + (_BREAK_COST * atom.cost if number < count else 0) for number, atom in enumerate(measure.atoms, 1)
    ]
    best: list[tuple[float, int]] = [(0, 0)] + [(float("inf"), 0)] * count
    for start in range(count):
        lead = later_lead if start else first_lead
        before, began = best[start][0], times[start]
        # A single atom is taken whether it fits or not: beside a very long name, nothing would.
        for end in range(start + 1, max(start + 1, measure.furthest(start, layout.columns, lead)) + 1):
            length = times[end] - began
            # The square makes equal pieces cheaper than a long one and a rest.
            cost = before + ends[end - 1] + length * length
            if length > layout.longest:
                cost += (length - layout.longest) * _OVERLONG_COST
            elif length < _HASTY:
                cost += (_HASTY - length) * _HASTY_COST + (_UNSEEN_COST if length < _UNSEEN else 0)
            if cost <= best[end][0]:
                best[end] = (cost, start)
    found = [count]
    while found[-1]:
        found.append(best[found[-1]][1])
    return found[::-1]


def _times(stretch: _Stretch, parts: Sequence[Atom]) -> list[int]:
    """When each atom starts, and when the last one ends."""
    said = [0, *accumulate(map(_to_say, stretch.text))]
    places = [at for at, _ in stretch.anchors]
    found = []
    for at in (*(atom.start for atom in parts), len(stretch.text)):
        index = min(max(1, bisect.bisect_right(places, at)), len(places) - 1)
        (low, before), (high, after) = stretch.anchors[index - 1], stretch.anchors[index]
        share = (said[at] - said[low]) / max(1, said[high] - said[low])
        found.append(round(before + (after - before) * min(1.0, max(0.0, share))))
    return _apart(found)


def _apart(times: Sequence[int]) -> list[int]:
    """The times, a millisecond apart at least as far as there is room: a sign of which nothing is said takes a moment too."""
    last = len(times) - 1
    if times[last] - times[0] < last:
        return list(times)
    found = [times[0]]
    for index, time in enumerate(times[1:], start=1):
        found.append(min(max(time, found[-1] + 1), times[last] - (last - index)))
    return found


@lru_cache(1 << 12)
def _to_say(character: str) -> int:
    if character.isalpha():
        return 1
    if character.isdigit():
        return _DIGIT
    if character in "$€£¥%&§°":
        return _SIGN
    return _PAUSE if character in ",;:.!?–—…" else 0


def _held(cues: Sequence[Cue], length: int) -> list[Cue]:
    """Cues that stay long enough to be read, as far as the pause after them allows."""
    held = []
    for cue, following in zip(cues, [*(cue.start for cue in cues[1:]), length], strict=True):
        needed = max(_SHORTEST_SHOWN, sum(map(len, cue.lines)) * 1000 // _READING_SPEED)
        end = min(max(cue.end, cue.start + needed), max(following, cue.start + 1))
        held.append(Cue(cue.start, end, cue.who, cue.changed, cue.lines))
    return held
