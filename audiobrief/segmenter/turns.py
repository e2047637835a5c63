"""Finds the turns of an interview or a transcript: paragraphs that begin with “Q:”, “Anna Lee:” or “SMITH:”.

The label is the narrator's; what follows it is said by whom it names, and so are the unlabelled paragraphs up to the next
label. One label proves nothing (“Note: …”): a run of turns needs two that differ, one of which comes back or both of which
are Q and A, with little else between them. Every paragraph is looked at once.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from audiobrief.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence


def _words(*lists: str) -> frozenset[str]:
    return frozenset(word for text in lists for word in text.split())


_CAPITAL = r"[^\W\d_a-zà-þ][\w.’'‐‑-]*"
_LABEL = lazy(
    rf"(?P<label>{_CAPITAL}(?:[ ](?:{_CAPITAL}|de|da|del|der|van|von|al|el|bin|la|le|of|the)){{0,5}})"
    r"(?:[ ]?\([^()\n]{1,40}\))?[ ]?:[ ]+(?=\S)"
)
_QUESTION = lazy(r"(?P<label>(?:Q|A|Question|Answer|Frage|Antwort|F|R|P)\d{0,3})[.:][ ]+(?=\S)")
_QUESTIONERS = frozenset({"q", "question", "frage", "f", "p"})
_ANSWERERS = frozenset({"a", "answer", "antwort", "r"})
#: Labels of what is no speech, in lower case.
_NO_SPEAKERS = _words(
    "note notes update updated correction clarification related watch read listen see more photo photos video image",
    "caption source sources date time venue place where when what who why how price tickets cost address phone email",
    "tel contact web website location warning tip example result results score step ingredients method serves pros",
    "cons verdict summary breaking exclusive editor's editor’s ps nb hinweis anmerkung lire voir info",
)
#: So many paragraphs without a label may stand between two turns of one run.
_LONGEST_GAP = 4
_LONGEST_LABEL = 80


class Turn(NamedTuple):
    """What one speaker says in one paragraph: ``text[start:end]``, the label before it excluded."""

    start: int
    end: int
    #: As written; of a paragraph without one, that of the turn it goes on with.
    label: str
    #: Index of its paragraph.
    paragraph: int

    @property
    def asks(self) -> bool:
        """Whether it is the Q of Q and A."""
        return _plain(self.label) in _QUESTIONERS

    @property
    def answers(self) -> bool:
        """Whether it is the A of Q and A."""
        return _plain(self.label) in _ANSWERERS


def find_turns(text: str, ranges: Sequence[tuple[int, int]]) -> list[Turn]:
    """The turns among the paragraphs ``ranges`` of a text, in order; at most one a paragraph."""
    labelled = [turn for index, (start, end) in enumerate(ranges) if (turn := _read(text, start, end, index))]
    found: list[Turn] = []
    run: list[Turn] = []
    for turn in labelled:
        if run and turn.paragraph - run[-1].paragraph > _LONGEST_GAP:
            found += _accepted(text, ranges, run)
            run = []
        run.append(turn)
    return found + _accepted(text, ranges, run)


def _plain(label: str) -> str:
    return label.rstrip("0123456789").lower()


def _read(text: str, start: int, end: int, index: int) -> Turn | None:
    stop = min(end, start + _LONGEST_LABEL)
    match = _QUESTION.match(text, start, stop) or _LABEL.match(text, start, stop)
    if match is None or match.end() >= end:
        return None
    label = match["label"]
    if label.split()[0].lower() in _NO_SPEAKERS or text[match.end()] in '“"„«':
        # “Lund: “We won.”” is a quotation like any other.
        return None
    stripped = text[match.end() : end].rstrip()
    if not any(char.isalpha() for char in stripped[:_LONGEST_LABEL]):
        # “Lund: 46.” is a result.
        return None
    return Turn(match.end(), match.end() + len(stripped), label, index)


def _accepted(text: str, ranges: Sequence[tuple[int, int]], run: Sequence[Turn]) -> list[Turn]:
    """The turns of a run, with the paragraphs between them that go on; none where the labels prove nothing."""
    counts = Counter(_plain(turn.label) for turn in run)
    questions = any(turn.asks for turn in run) and any(turn.answers for turn in run)
    if len(counts) < 2 or not (questions or max(counts.values()) > 1):
        return []
    labelled = {turn.paragraph for turn in run}
    kept = [
        turn
        for turn in run
        if _is_speaker(turn, counts, questions=questions)
        # A label that never comes back may be a headline's, unless it stands amid the others.
        and (counts[_plain(turn.label)] > 1 or labelled & {turn.paragraph - 1, turn.paragraph + 1})
    ]
    if len({_plain(turn.label) for turn in kept}) < 2:
        return []
    found: list[Turn] = []
    for turn in kept:
        if found and (counts[_plain(found[-1].label)] > 1 or len(found) > 1):
            for index in range(found[-1].paragraph + 1, turn.paragraph):
                start, end = ranges[index]
                goes_on = text[start:end].strip()
                if goes_on and goes_on[0] not in '([*“"„«':
                    at = start + text[start:end].index(goes_on[0])
                    found.append(Turn(at, at + len(goes_on), found[-1].label, index))
        found.append(turn)
    return found


def _is_speaker(turn: Turn, counts: Counter[str], *, questions: bool) -> bool:
    if turn.asks or turn.answers:
        return questions
    words = turn.label.split()
    return (
        counts[_plain(turn.label)] > 1
        or turn.label.isupper()
        or (len(words) > 1 and all(w[0].isupper() for w in words))
    )
