"""Cuts a cleaned article into segments: headings, the narrator's text, and the words of everybody quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.errors import check_type
from audiobrief.model import Article, BlockKind, Script, Segment, SegmentKind, Speaker, SpeakerKind
from audiobrief.segmenter.quotes import THRESHOLD, quotes_of
from audiobrief.segmenter.sections import divide

if TYPE_CHECKING:
    from audiobrief.segmenter.quotes import Spoken

_KINDS = {
    SpeakerKind.PERSON: SegmentKind.PERSON,
    SpeakerKind.DOCUMENT: SegmentKind.DOCUMENT,
    SpeakerKind.ORGANIZATION: SegmentKind.ORGANIZATION,
}
#: In these nobody is quoted; what each is as a segment.
_SILENT = {
    BlockKind.HEADING: SegmentKind.HEADING,
    BlockKind.TITLE: SegmentKind.HEADING,
    BlockKind.BYLINE: SegmentKind.HEADING,
    BlockKind.TABLE: SegmentKind.NARRATION,
    BlockKind.CODE: SegmentKind.NARRATION,
    BlockKind.CAPTION: SegmentKind.ASIDE,
    BlockKind.DESCRIPTION: SegmentKind.ASIDE,
}
#: Punctuation right after a closing mark that is no sound of its own: it stays with the words it closes.
_TRAILING = ",.;:!?…"


def segment(article: Article) -> Script:
    """Says who speaks each part of a cleaned article.

    The texts of the segments, joined, are ``article.text`` to the character. A quoted segment holds its quotation marks
    and the punctuation that closes it; everything else, “said Lund” included, is the narrator's. Quotations of nobody,
    or of somebody who can't be told with enough confidence, stay narration; the latter in segments of their own, so that
    the confidence can be seen. No segment spans two blocks: each ends with
    the empty line after its block.

    Raises:
        WrongTypeError: it is no article.
    """
    check_type(article, Article, "segment", "an Article, as read, read_text or clean return it")
    text, blocks = article.text, article.text_blocks
    spoken = [block for block in blocks if block.kind not in _SILENT and block.start < block.end]
    quoted = {index for index, block in enumerate(spoken) if block.kind is BlockKind.BLOCK_QUOTE}
    written = {place.start: block.author for place, block in zip(blocks, article.body, strict=True) if block.author}
    authors = {index: written[spoken[index].start] for index in quoted if spoken[index].start in written}
    quotes = quotes_of(text, [(block.start, block.end) for block in spoken], blocks=quoted, authors=authors)
    segments: list[Segment] = []
    at_quote = 0
    for index, block in enumerate(blocks):
        end = blocks[index + 1].start if index + 1 < len(blocks) else len(text)
        if block.kind in _SILENT:
            segments.append(Segment(block.start, end, text[block.start : end], _SILENT[block.kind]))
            continue
        at = block.start
        while at_quote < len(quotes) and quotes[at_quote].quote.start < block.end:
            found_quote = quotes[at_quote]
            quote = found_quote.quote
            at_quote += 1
            if quote.speaker is None and quote.confidence >= THRESHOLD:
                continue
            opened, closed = _with_marks(text, found_quote, block.end, at)
            if opened > at and not text[at:opened].strip() and segments and at > block.start:
                # Only white space parts two quotations: it ends the first.
                last = segments.pop()
                segments.append(
                    Segment(last.start, opened, text[last.start : opened], last.kind, last.speaker, last.confidence)
                )
            elif opened > at:
                segments.append(Segment(at, opened, text[at:opened], SegmentKind.NARRATION))
            kind = _KINDS[quote.kind] if quote.kind is not None else SegmentKind.NARRATION
            segments.append(Segment(opened, closed, text[opened:closed], kind, quote.speaker, quote.confidence))
            at = closed
        if at < end:
            if at > block.start and not text[at:end].strip():
                last = segments.pop()
                segments.append(
                    Segment(last.start, end, text[last.start : end], last.kind, last.speaker, last.confidence)
                )
            else:
                segments.append(Segment(at, end, text[at:end], SegmentKind.NARRATION))
    result = tuple(found for found in segments if found.text)
    return Script(article.title, article.language, divide(article, result), _speakers(quotes))


def _with_marks(text: str, spoken: Spoken, limit: int, floor: int) -> tuple[int, int]:
    """The quotation with its marks and the punctuation that follows the closing one."""
    opened, closed = max(spoken.opened, floor), spoken.closed
    while closed < limit and text[closed] in _TRAILING:
        closed += 1
    return opened, closed


def _speakers(quotes: list[Spoken]) -> tuple[Speaker, ...]:
    """Everyone quoted, in order of first appearance."""
    found: dict[str, Speaker] = {}
    for quote, _, _, entity in quotes:
        if quote.speaker is None or quote.kind is None or entity is None or quote.speaker in found:
            continue
        gender, evidence = entity.gender() if quote.kind is SpeakerKind.PERSON else (None, "")
        found[quote.speaker] = Speaker(quote.speaker, quote.kind, gender, evidence)
    return tuple(found.values())
