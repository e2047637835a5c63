"""Finds what stands between quotation marks: pairs the marks of each paragraph, whatever their style.

Styles: “English”, „German“, « French », »reversed«, "straight", ``TeX'', ‘single’ and 'straight single'. A mark pairs
only within its paragraph: a paragraph that ends inside a quotation closes it, and the next one that begins with an
opening mark takes it up again (the newspaper convention). Quotations inside quotations belong to the outer one. An
apostrophe never opens. Every scan looks at each mark once, so the work is linear in the length of the text.
"""

# ruff: noqa: RUF002 - typographic quotation marks, apostrophes and dashes are what this is about

from __future__ import annotations

import re
from typing import NamedTuple

from audiobrief.patterns import lazy

_PARAGRAPH = lazy(r"[^\n]+")
_MARK = lazy("``|''|[\"“”„‟«»＂「」『』]")
# Two apostrophes in a row are a typewriter's closing mark; neither of them is a single mark.
_SINGLE = lazy("(?<!')'(?!')|[‘’‚‛‹›]")
_SPEECH = lazy(r"\w")

_OPENING = {"„": "„", "“": "“", "‟": "“", "«": "«", "``": "``", "「": "「", "『": "『"}
#: Marks that close a quotation opened by the key. German „…“ is closed by what opens an English one.
_CLOSERS = {
    "“": ("”", '"', "＂", "''"),
    "„": ("“", "”", "‟", '"', "＂"),
    "”": ("”",),
    "«": ("»",),
    "»": ("«",),
    '"': ('"', "＂", "”"),
    "``": ("''", '"'),
    "「": ("」",),
    "『": ("』",),
}
_STRAIGHT = frozenset({'"', "＂"})
#: What may stand right before an opening mark.
_BEFORE = "([{<—–-/:;,.…¿¡"
#: Words that begin with an apostrophe: it stands for letters left out, and opens nothing.
_ELISIONS = frozenset(
    [
        "em",
        "til",
        "till",
        "cause",
        "bout",
        "twas",
        "tis",
        "n",
        "im",
        "round",
        "neath",
        "cos",
        "un",
        "s",
        "t",
        "d",
        "m",
        "ll",
        "re",
        "ve",
        "n",
        "ere",
        "gainst",
        "kay",
    ]
)


class Quotation(NamedTuple):
    """A quotation: ``text[start:end]`` without its marks and the white space inside them, ``[opened, closed)`` with."""

    opened: int
    start: int
    end: int
    closed: int
    #: Index of its paragraph.
    paragraph: int
    #: Single marks, which also serve as apostrophes and for titles, are weaker evidence of speech.
    single: bool = False
    #: Its paragraph ended before a closing mark came.
    unclosed: bool = False
    #: It takes up the quotation that the paragraph before left open.
    continues: bool = False


class _Pair(NamedTuple):
    opened: int
    inner: int
    end: int
    closed: int
    unclosed: bool


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The lines of the text that are not empty, as ranges."""
    return [match.span() for match in _PARAGRAPH.finditer(text) if not match.group().isspace()]


def find_quotations(text: str, ranges: list[tuple[int, int]]) -> list[Quotation]:
    """All quotations of the paragraphs ``ranges`` of a text, in order; none overlaps another."""
    found: list[Quotation] = []
    left_open = False
    for index, (start, end) in enumerate(ranges):
        double = _pairs(text, start, end)
        pairs = [(pair, False) for pair in double]
        pairs += [(pair, True) for pair in _single_pairs(text, start, end, double)]
        pairs.sort(key=lambda item: item[0].opened)
        first = True
        for pair, single in pairs:
            inner, stop = _trim(text, pair.inner, pair.end)
            if inner >= stop or not _SPEECH.search(text, inner, stop):
                continue
            continues = first and left_open and not text[start : pair.opened].strip()
            found.append(Quotation(pair.opened, inner, stop, pair.closed, index, single, pair.unclosed, continues))
            first = False
        left_open = bool(pairs) and pairs[-1][0].unclosed
    return found


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    stripped = piece.strip()
    start += len(piece) - len(piece.lstrip())
    return start, start + len(stripped)


def _opens(text: str, at: int, end: int, start: int, stop: int) -> bool:
    """Whether the mark ``text[at:end]`` stands where one opens: space or an opening character before, none after."""
    before = text[at - 1] if at > start else " "
    after = text[end] if end < stop else " "
    return (before.isspace() or before in _BEFORE or before in "'‘“„") and not after.isspace()


def _is_inches(text: str, at: int, start: int) -> bool:
    """Whether a straight mark stands for inches, as in 6' 2"."""
    return at > start and text[at - 1].isdigit() and any(mark in text[max(start, at - 5) : at] for mark in "'’′")


def _pairs(text: str, start: int, stop: int) -> list[_Pair]:  # noqa: C901, PLR0912 - one pass over one kind of mark a branch
    """The outermost quotations in double marks of one paragraph."""
    marks = [match.span() for match in _MARK.finditer(text, start, stop)]
    pairs: list[_Pair] = []
    opened: tuple[int, int] | None = None
    style, depth, inner_straight = "", 0, False
    for index, (at, end) in enumerate(marks):
        mark = text[at:end]
        if mark in _STRAIGHT and _is_inches(text, at, start):
            continue
        if opened is None:
            style = _opening_style(text, at, end, start, stop)
            if style:
                opened, depth, inner_straight = (at, end), 0, False
            continue
        following = [text[a:b] for a, b in marks[index + 1 : index + 3]]
        opens, closes = _opens(text, at, end, start, stop), _closes(text, at, end, start, stop)
        if mark in _STRAIGHT and style not in {'"', "``"}:
            # A straight mark inside a curly quotation: an inner one, or the outer closed by a slip of the keyboard.
            if opens and not closes:
                inner_straight = True
                continue
            if inner_straight or (following and following[0] in _CLOSERS[style][:1] and not closes):
                inner_straight = False
                continue
        elif mark == style and opens and not closes:
            if len(following) == 2 and all(item in _CLOSERS[style] and item != style for item in following):
                depth += 1
                continue
            if mark in _STRAIGHT and len(marks) - index > 2 and (len(marks) - index) % 2 == 1:
                depth += 1
                continue
            pairs.append(_Pair(opened[0], opened[1], at, at, unclosed=True))
            opened, depth = (at, end), 0
            continue
        if mark in _CLOSERS[style] or (mark == style and closes and not opens):
            if depth:
                depth -= 1
                continue
            pairs.append(_Pair(opened[0], opened[1], at, end, unclosed=False))
            opened = None
    if opened is not None:
        pairs.append(_Pair(opened[0], opened[1], stop, stop, unclosed=True))
    return pairs


def _closes(text: str, at: int, end: int, start: int, stop: int) -> bool:
    """Whether the mark ``text[at:end]`` stands where one closes: no space before it, a space or punctuation after."""
    before = text[at - 1] if at > start else " "
    after = text[end] if end < stop else " "
    return not before.isspace() and not after.isalnum()


def _opening_style(text: str, at: int, end: int, start: int, stop: int) -> str:
    """The style of the quotation that a mark opens; empty where it opens none."""
    mark = text[at:end]
    if mark in _STRAIGHT:
        after = text[end] if end < stop else " "
        before = text[at - 1] if at > start else " "
        if after.isspace() or (not _opens(text, at, end, start, stop) and not (before.isalnum() and after.isupper())):
            return ""
        return '"'
    if mark == "”":
        # Swedish and Finnish open with it; elsewhere it is a slip of the keyboard.
        return "”" if _opens(text, at, end, start, stop) else ""
    if mark == "»":
        return "»" if _opens(text, at, end, start, stop) else ""
    if mark == "“" and end < stop and text[end].isspace() and at > start and not text[at - 1].isspace():
        return ""
    return _OPENING.get(mark, "")


def _single_pairs(text: str, start: int, stop: int, taken: list[_Pair]) -> list[_Pair]:
    """The quotations in single marks that lie outside those in double marks."""
    marks = [match.start() for match in _SINGLE.finditer(text, start, stop)]
    if not marks:
        return []
    pairs: list[_Pair] = []
    index, covered = 0, 0
    # For each mark, the next one that can close; found from the right, so that no stretch is searched twice.
    strong: list[int] = [-1] * (len(marks) + 1)
    weak: list[int] = [-1] * (len(marks) + 1)
    for position in range(len(marks) - 1, -1, -1):
        power = _closing_power(text, marks[position], start, stop)
        strong[position] = position if power == 2 else strong[position + 1]
        weak[position] = position if power >= 1 else weak[position + 1]
    openers = [position for position, at in enumerate(marks) if _opens_single(text, at, start, stop)]
    for rank, position in enumerate(openers):
        at = marks[position]
        while covered < len(taken) and taken[covered].closed <= at:
            covered += 1
        if position < index or (covered < len(taken) and taken[covered].opened <= at):
            continue
        following = openers[rank + 1] if rank + 1 < len(openers) else len(marks)
        close = strong[position + 1]
        if close < 0 or close > following:
            close = weak[position + 1]
        limit = taken[covered].opened if covered < len(taken) else stop
        if close >= 0 and marks[close] < limit:
            if close > following and weak[position + 1] < following:
                close = weak[position + 1]
            pairs.append(_Pair(at, at + 1, marks[close], marks[close] + 1, unclosed=False))
            index = close + 1
        elif text[at] == "‘" and at == start and not taken:
            pairs.append(_Pair(at, at + 1, stop, stop, unclosed=True))
            break
    return pairs


def _opens_single(text: str, at: int, start: int, stop: int) -> bool:
    mark = text[at]
    if mark in "’›" or not _opens(text, at, at + 1, start, stop):
        return False
    if mark in "‚‹":
        return True
    word = re.match(r"\w*", text[at + 1 : at + 9])
    following = word.group().lower() if word else ""
    return bool(following) and following not in _ELISIONS and not (following[0].isdigit() and following.endswith("s"))


def _closing_power(text: str, at: int, start: int, stop: int) -> int:
    """How likely a single mark closes: 2 surely, 1 perhaps (it may mark a plural's possession), 0 not."""
    if text[at] == "‚" or at <= start:
        return 0
    before, after = text[at - 1], text[at + 1] if at + 1 < stop else " "
    if before.isspace() or after.isalnum():
        return 0
    if before in ".,!?…;—–" or text[at] == "›" or after in ".,!?;:)":
        return 1 if before == "s" and after not in ".,!?" else 2
    return 1 if before == "s" else 2
