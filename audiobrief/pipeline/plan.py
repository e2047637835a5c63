"""From a script and its cast to the lines that are spoken, one sentence each, in order."""

from __future__ import annotations

import bisect
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from audiobrief.assembler.pauses import Boundary, pause
from audiobrief.lexicon import Lexicon
from audiobrief.model import BlockKind, SegmentKind, TextMap
from audiobrief.normalizer import find_cues, silent_cues
from audiobrief.patterns import lazy
from audiobrief.pipeline.cued import CuedText
from audiobrief.pipeline.lines import Line
from audiobrief.pipeline.utterances import utter
from audiobrief.segmenter.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from audiobrief.lexicon import Entry
    from audiobrief.model import Article, Cast, Script, Segment

#: A sentence's end, with the quotation marks and brackets that may close after it.
_SENTENCE_END = lazy(r"[.!?…。！？][\"'”’»“)\]]*$")
_DEFAULT_LANGUAGE = "en"
_LISTED_ITEMS = frozenset({BlockKind.LIST_ITEM, BlockKind.TERM, BlockKind.DEFINITION})
_LISTED = _LISTED_ITEMS | {BlockKind.TABLE}
_OPENING_BOUNDARIES = {BlockKind.TITLE: Boundary.TITLE, BlockKind.BYLINE: Boundary.BYLINE}


def plan_lines(
    article: Article, script: Script, cast: Cast, entries: Iterable[Entry] = (), *, cues: bool = True
) -> tuple[Line, ...]:
    """Everything that is spoken, in order: title, byline, then the script sentence by sentence.

    Args:
        article: cleaned.
        script: of that article.
        cast: with a voice for every speaker of the script.
        entries: of pronunciation lexicons, those that count least first.
        cues: whether what a reader sees (an item of a list, a row of a table, a quotation) is said.

    Returns:
        Lines with something to say each. Characters that nothing can be said for (an asterisk that stands alone) belong to
        the line before them.
    """
    language = script.language or _DEFAULT_LANGUAGE
    lexicon = Lexicon(entries, language)
    lines: list[Line] = []
    mute: list[Line] = []
    cued = CuedText(find_cues(article, language) if cues else silent_cues(article))
    for line in (*_opening(article, cast, language, lexicon), *_body(article, script, cast, language, lexicon, cued)):
        if not line.spoken:
            if lines:
                lines[-1] = _joined(lines[-1], line, spoken=lines[-1])
            else:
                mute.append(line)
            continue
        whole = line
        for leading in reversed(mute):
            whole = _joined(leading, whole, spoken=line)
        mute.clear()
        lines.append(whole)
    return tuple(_connected(line, following) for line, following in zip_longest(lines, lines[1:]))


def _connected(line: Line, following: Line | None) -> Line:
    """A line with what depends on the one after it."""
    if following is None:
        return replace(line, boundary=Boundary.END)
    if following.section != line.section:
        line = replace(line, boundary=max(line.boundary, Boundary.SECTION, key=pause))
    return replace(line, speaker_changes=following.voice != line.voice)


def _joined(first: Line, second: Line, spoken: Line) -> Line:
    """Two lines as one, spoken as ``spoken`` is."""
    return replace(
        spoken,
        text=f"{first.text} {second.text}",
        spans=first.spans + second.spans,
        boundary=max(first.boundary, second.boundary, key=pause),
    )


def _opening(article: Article, cast: Cast, language: str, lexicon: Lexicon) -> Iterator[Line]:
    for block in article.opening:
        alone = replace(article, blocks=(replace(block, kind=BlockKind.PARAGRAPH),))
        text, places = alone.text, TextMap(alone)
        sentences = split_sentences(text, language)
        for sentence in sentences:
            last = sentence == sentences[-1]
            written = text[sentence.start : sentence.end]
            yield Line(
                text=written,
                utterance=utter(written, language, lexicon),
                speaker=None,
                voice=cast.narrator,
                section=0,
                spans=places.source_spans(*sentence),
                boundary=_OPENING_BOUNDARIES[block.kind] if last else _boundary(written),
            )


def _body(  # noqa: PLR0913, PLR0917  (what the stages before it made)
    article: Article, script: Script, cast: Cast, language: str, lexicon: Lexicon, cued: CuedText
) -> Iterator[Line]:
    places, ends = TextMap(article), _Ends(article)
    for index, section in enumerate(script.sections):
        for segment in section.segments:
            voice = cast.voice_for(segment)
            for piece in cued.pieces(segment, by_narrator=voice == cast.narrator):
                for sentence, said, is_last in piece.sentences(language):
                    written = segment.text[sentence.start - segment.start : sentence.end - segment.start]
                    yield Line(
                        text=written,
                        utterance=utter(said, language, lexicon),
                        speaker=segment.speaker,
                        voice=voice,
                        section=index,
                        spans=places.source_spans(*sentence),
                        boundary=ends.after(segment, piece.end, written) if is_last else _boundary(written),
                        is_aside=segment.kind is SegmentKind.ASIDE,
                    )


class _Ends:
    """What comes to an end where a piece of the text ends."""

    def __init__(self, article: Article) -> None:
        self._blocks = article.text_blocks
        self._starts = [block.start for block in self._blocks]

    def after(self, segment: Segment, end: int, written: str) -> Boundary:
        """The boundary after a piece that ends at ``end``, with the words ``written``."""
        if segment.kind is SegmentKind.HEADING:
            return Boundary.HEADING
        index = bisect.bisect_left(self._starts, end) - 1
        block = self._blocks[index]
        # The break between two blocks belongs to the first.
        if end < block.end:
            return _boundary(written)
        following = self._blocks[index + 1].kind if index + 1 < len(self._blocks) else None
        if block.kind is BlockKind.TERM and following is BlockKind.DEFINITION:
            return Boundary.SENTENCE
        goes_on = block.kind in _LISTED and (following is block.kind or {following, block.kind} <= _LISTED_ITEMS)
        return Boundary.LIST_ITEM if goes_on else Boundary.PARAGRAPH


def _boundary(written: str) -> Boundary:
    return Boundary.SENTENCE if _SENTENCE_END.search(written) else Boundary.CLAUSE
