"""Joins the words of a segment with the cues that belong to them."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING, NamedTuple

from audiobrief.model import Span
from audiobrief.normalizer import say_formulas
from audiobrief.segmenter.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audiobrief.model import Segment
    from audiobrief.normalizer import Cue


class Piece(NamedTuple):
    """A part of a segment that one cue, or none, belongs to."""

    #: In offsets of ``Article.text``.
    start: int
    end: int
    text: str
    before: str = ""
    after: str = ""
    instead: str | None = None
    sign: int = 0

    def sentences(self, language: str) -> Iterator[tuple[Span, str, bool]]:
        """Its sentences: where each stands in ``Article.text``, what is to be said for it, and whether it is the last.

        What is said before goes to the first sentence that says anything, what is said after to the last.
        """
        if self.instead is not None:
            yield Span(self.start, self.start + len(self.text.rstrip())), self.instead, True
            return
        found = split_sentences(self.text, language)
        said = [say_formulas(self.text[max(start, self.sign) : end], language) for start, end in found]
        saying = [index for index, text in enumerate(said) if any(map(str.isalnum, text))]
        if saying and self.after:
            said[saying[-1]] = f"{_ended(said[saying[-1]])} {self.after}"
        if saying and self.before:
            said[saying[0]] = f"{self.before} {said[saying[0]]}"
        for sentence, text in zip(found, said, strict=True):
            yield Span(self.start + sentence.start, self.start + sentence.end), text, sentence == found[-1]


def _ended(text: str) -> str:
    """A text after which a new sentence can begin."""
    text = text.rstrip()
    return text if text.rstrip("”’\"')»").endswith((".", "!", "?", "…", ":")) else f"{text}."


class CuedText:
    """The cues of an article, for its segments to be cut at."""

    def __init__(self, cues: Sequence[Cue]) -> None:
        self._cues = cues
        self._starts = [cue.start for cue in cues]

    def pieces(self, segment: Segment, *, by_narrator: bool) -> Iterator[Piece]:
        """The segment, cut where a cue's part begins.

        Args:
            segment: of the article.
            by_narrator: whether the narrator says it; some cues are for that case alone.
        """
        at = segment.start
        for index in range(max(0, bisect.bisect_right(self._starts, at) - 1), len(self._cues)):
            cue = self._cues[index]
            if cue.start >= segment.end:
                break
            if cue.end <= at:
                continue
            if cue.start > at:
                yield self._plain(segment, at, cue.start)
                at = cue.start
            following = self._starts[index + 1] if index + 1 < len(self._cues) else segment.end
            # White space after the part, and what stands between two cells, goes with it; another block does not.
            end = min(segment.end, following, _white_end(segment, cue.end))
            yield self._cued(segment, cue, at, max(end, min(cue.end, segment.end)), by_narrator=by_narrator)
            at = max(end, min(cue.end, segment.end))
        if at < segment.end:
            yield self._plain(segment, at, segment.end)

    @staticmethod
    def _plain(segment: Segment, start: int, end: int) -> Piece:
        return Piece(start, end, segment.text[start - segment.start : end - segment.start])

    @staticmethod
    def _cued(segment: Segment, cue: Cue, start: int, end: int, *, by_narrator: bool) -> Piece:
        text = segment.text[start - segment.start : end - segment.start]
        is_first, is_last = start <= cue.start, end >= cue.end
        if cue.instead is not None:
            return Piece(start, end, text, instead=cue.instead if is_first else "")
        if cue.narrators and not by_narrator:
            return Piece(start, end, text)
        return Piece(
            start,
            end,
            text,
            before=cue.before if is_first else "",
            after=cue.after if is_last else "",
            sign=cue.sign if is_first else 0,
        )


def _white_end(segment: Segment, at: int) -> int:
    """Where the white space ends that follows ``at``."""
    while at < segment.end and segment.text[at - segment.start].isspace():
        at += 1
    return at
