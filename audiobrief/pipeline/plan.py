"""From a script and its cast to the lines that are spoken, one sentence each, in order."""

from __future__ import annotations

import bisect
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

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
    from audiobrief.model import Article, Cast, Script, Segment, Span, Utterance, Voice

#: A sentence's end, with the quotation marks and brackets that may close after it.
_SENTENCE_END = lazy(r"[.!?…。！？][\"'”’»“)\]]*$")
_DEFAULT_LANGUAGE = "en"
_LISTED_ITEMS = frozenset({BlockKind.LIST_ITEM, BlockKind.TERM, BlockKind.DEFINITION})
_LISTED = _LISTED_ITEMS | {BlockKind.TABLE}
_OPENING_BOUNDARIES = {BlockKind.TITLE: Boundary.TITLE, BlockKind.BYLINE: Boundary.BYLINE}


class Draft(NamedTuple):
    """A line before it is known how it is said."""

    #: As written.
    text: str
    #: What is to be said, with its cues, before numbers and signs become words.
    said: str
    speaker: str | None
    voice: Voice
    section: int
    spans: tuple[Span, ...]
    boundary: Boundary
    is_aside: bool = False
    #: Whether the words are no article's.
    is_added: bool = False


def draft_lines(article: Article, script: Script, cast: Cast, *, cues: bool = True) -> Iterator[Draft]:
    """Everything that there is to say, in order: title, byline, then the script sentence by sentence.

    Args:
        article: cleaned.
        script: of that article.
        cast: with a voice for every speaker of the script.
        cues: whether what a reader sees (an item of a list, a row of a table, a quotation) is said.
    """
    language = language_of(script)
    cued = CuedText(find_cues(article, language) if cues else silent_cues(article))
    yield from _opening(article, cast, language)
    yield from _body(article, script, cast, language, cued)


def word_lines(drafts: Iterable[Draft], language: str, entries: Iterable[Entry] = ()) -> Iterator[Line]:
    """The lines with what an engine is given for each, made one by one: those who speak need not wait for the last.

    Args:
        drafts: in order.
        language: BCP 47 tag.
        entries: of pronunciation lexicons, those that count least first.

    Yields:
        Lines with something to say each. Characters that nothing can be said for (an asterisk that stands alone) belong to
        the line before them.
    """
    lexicon = Lexicon(entries, language)
    waiting: Line | None = None
    mute: list[Line] = []
    for draft in drafts:
        line = _line(draft, utter(draft.said, language, lexicon))
        if not line.spoken:
            if waiting is None:
                mute.append(line)
            else:
                waiting = _joined(waiting, line, spoken=waiting)
            continue
        whole = line
        for leading in reversed(mute):
            whole = _joined(leading, whole, spoken=line)
        mute.clear()
        if waiting is not None:
            yield _connected(waiting, whole)
        waiting = whole
    if waiting is not None:
        yield _connected(waiting, None)


def plan_lines(
    article: Article, script: Script, cast: Cast, entries: Iterable[Entry] = (), *, cues: bool = True
) -> tuple[Line, ...]:
    """Everything that is spoken, in order. Arguments are those of ``draft_lines`` and ``word_lines``."""
    return tuple(word_lines(draft_lines(article, script, cast, cues=cues), language_of(script), entries))


def language_of(script: Script) -> str:
    """The language that a script is said in, as a BCP 47 tag."""
    return script.language or _DEFAULT_LANGUAGE


def _line(draft: Draft, utterance: Utterance) -> Line:
    return Line(
        text=draft.text,
        utterance=utterance,
        speaker=draft.speaker,
        voice=draft.voice,
        section=draft.section,
        spans=draft.spans,
        boundary=draft.boundary,
        is_aside=draft.is_aside,
        is_added=draft.is_added,
    )


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


def _opening(article: Article, cast: Cast, language: str) -> Iterator[Draft]:
    for block in article.opening:
        alone = replace(article, blocks=(replace(block, kind=BlockKind.PARAGRAPH),))
        text, places = alone.text, TextMap(alone)
        sentences = split_sentences(text, language)
        for sentence in sentences:
            last = sentence == sentences[-1]
            written = text[sentence.start : sentence.end]
            yield Draft(
                text=written,
                said=written,
                speaker=None,
                voice=cast.narrator,
                section=0,
                spans=places.source_spans(*sentence),
                boundary=_OPENING_BOUNDARIES[block.kind] if last else _boundary(written),
            )


def _body(article: Article, script: Script, cast: Cast, language: str, cued: CuedText) -> Iterator[Draft]:
    places, ends = TextMap(article), _Ends(article)
    for index, section in enumerate(script.sections):
        for segment in section.segments:
            voice = cast.voice_for(segment)
            for piece in cued.pieces(segment, by_narrator=voice == cast.narrator):
                for sentence, said, is_last in piece.sentences(language):
                    written = segment.text[sentence.start - segment.start : sentence.end - segment.start]
                    yield Draft(
                        text=written,
                        said=said,
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
