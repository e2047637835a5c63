"""From when the words of the spoken form are heard to when those of the written text are.

Both texts are cut into words and aligned. Words that stand in both pair up. Between them a run of written words answers to a run
of spoken ones: “1990s” to “nineteen nineties”. Where the runs are of one length they pair up in order; else they are one entry.
"""

from __future__ import annotations

import unicodedata
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from audiobrief.model import WordTiming
from audiobrief.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: A word without the punctuation around it, with signs that are said.
_WORD = lazy(r"[$€£¥#@§]?[^\W_](?:[^\s—–…“”\"]*[^\W_])?[%°]?")
_INSIGNIFICANT = lazy(r"[\W_]+")


def written_words(text: str, spoken: str, timings: Sequence[WordTiming]) -> Iterator[WordTiming]:
    """When the words of a written text are heard.

    Args:
        text: as written.
        spoken: its spoken form.
        timings: of words of the spoken form, in order.

    Returns:
        Timings with characters of ``text``, in order; without those written words that nothing of the spoken form answers to.
    """
    written = [(found.start(), _with_marks(text, found.end())) for found in _WORD.finditer(text)]
    ours = [_key(text[start:end]) for start, end in written]
    theirs = [_key(spoken[timing.text_start : timing.text_end]) for timing in timings]
    last: WordTiming | None = None
    for tag, low, high, first, end in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        places, heard = written[low:high], timings[first:end]
        if tag == "insert" and last is not None:
            # “$6 million” is “six million dollars”: what is said more belongs to what stands before.
            last = WordTiming(last.start, heard[-1].end, last.text_start, last.text_end)
        elif tag in {"equal", "replace"}:
            if last is not None:
                yield last
            if len(places) != len(heard):
                last = WordTiming(heard[0].start, heard[-1].end, places[0][0], places[-1][1])
                continue
            found = [WordTiming(one.start, one.end, *place) for place, one in zip(places, heard, strict=True)]
            yield from found[:-1]
            last = found[-1]
    if last is not None:
        yield last


def _with_marks(text: str, end: int) -> int:
    """Where a word ends with what belongs to its last letter: an accent of its own, a sign for a vowel."""
    while end < len(text) and unicodedata.category(text[end])[0] == "M":
        end += 1
    return end


def _key(word: str) -> str:
    return _INSIGNIFICANT.sub("", unicodedata.normalize("NFC", word)).casefold()
