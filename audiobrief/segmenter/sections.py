"""Sections: the chapters of an article, at its headings or where its subject turns."""

from __future__ import annotations

import bisect
from dataclasses import replace
from typing import TYPE_CHECKING

from audiobrief.model import BlockKind, Section, SegmentKind, Span
from audiobrief.patterns import lazy
from audiobrief.segmenter.cohesion import choose, turns
from audiobrief.segmenter.titles import section_titles
from audiobrief.segmenter.words import function_words, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiobrief.model import Article, Segment, TextBlock
    from audiobrief.segmenter.words import Word

#: Most chapters of an episode; an ID3 table of contents holds 255.
MOST_SECTIONS = 250
#: Wanted length of a section that has no heading, in characters: a minute and a half of speech at 15 a second.
IDEAL_LENGTH = 1350
#: An article shorter than this is one section.
_SHORTEST_DIVIDED = 1500
#: For a long text, the wanted length grows so that about so many sections come out.
_WANTED_SECTIONS = 180
#: A turn of subject within a list or a long block quote is seldom one.
_WITHIN_LIST = -0.6
_WITHIN_LIST_KINDS = frozenset({BlockKind.LIST_ITEM, BlockKind.BLOCK_QUOTE, BlockKind.TABLE})
_LEADS_IN = lazy(r":[\"'”’»)\]]*$")
_OPENING_MARKS = "“„«\"'‘"


def divide(article: Article, segments: tuple[Segment, ...]) -> tuple[Section, ...]:
    """The segments of an article, grouped into sections.

    Each heading starts a section and is its title; what stands before the first heading is a section under the
    article's title.
    An article without headings is divided between paragraphs where the vocabulary changes, about every minute and a
    half of
    speech, under titles of its own words; never within a quotation that runs over several paragraphs, nor between a
    quotation
    and the colon before it. There are at most ``MOST_SECTIONS``: of more headings the higher ones count.

    Args:
        article: cleaned.
        segments: of that article; their texts, joined, are ``article.text``.

    Returns:
        Sections whose segments' texts, joined, are ``article.text``. A narrator's segment that runs over a section's
        end is
        cut there.
    """
    if not segments:
        return ()
    text = article.text
    blocks = article.text_blocks
    headings = [segment for segment in segments if segment.kind is SegmentKind.HEADING]
    if headings:
        starts = _heading_starts(headings, blocks)
    elif len(text) < _SHORTEST_DIVIDED:
        starts = []
    else:
        words = list(words_of(text, article.language, function_words(text, article.language)))
        starts = _turning_places(text, blocks, segments, words)
    groups = _cut(segments, starts)
    titles = _titles(article, text, groups)
    return tuple(Section(title, group) for title, group in zip(titles, groups, strict=True))


def _heading_starts(headings: Sequence[Segment], blocks: Sequence[TextBlock]) -> list[int]:
    """Where the headings that start a section stand: all, or those of the highest levels that are not too many."""
    levels = {block.start: block.level for block in blocks}
    room = MOST_SECTIONS - 1
    if len(headings) > room:
        counted = sorted(levels.get(heading.start, 1) for heading in headings)
        # All levels above that of the first heading that has no room any more.
        highest = [heading for heading in headings if levels.get(heading.start, 1) < counted[room]]
        headings = highest or headings[:: -(-len(headings) // room)]
    return [heading.start for heading in headings]


def _turning_places(
    text: str, blocks: Sequence[TextBlock], segments: Sequence[Segment], words: Sequence[Word]
) -> list[int]:
    paragraphs: list[list[str]] = [[] for _ in blocks]
    at = 0
    for word in words:
        while at < len(blocks) - 1 and word.start >= blocks[at].end:
            at += 1
        if word.stem:
            paragraphs[at].append(word.stem)
    depths = turns(paragraphs)
    segment_starts = [segment.start for segment in segments]
    places: list[int] = []
    gains: list[float] = []
    for before, after, depth in zip(blocks, blocks[1:], depths, strict=False):
        if _may_divide(text, before, after, segments, segment_starts):
            within = before.kind is after.kind and after.kind in _WITHIN_LIST_KINDS
            places.append(after.start)
            gains.append(depth + _WITHIN_LIST if within else depth)
    ideal = max(float(IDEAL_LENGTH), len(text) / _WANTED_SECTIONS)
    chosen = choose(places, gains, len(text), ideal)
    while len(chosen) >= MOST_SECTIONS:
        ideal *= 1.3
        chosen = choose(places, gains, len(text), ideal)
    return chosen


def _may_divide(
    text: str, before: TextBlock, after: TextBlock, segments: Sequence[Segment], segment_starts: Sequence[int]
) -> bool:
    index = bisect.bisect_right(segment_starts, after.start) - 1
    following = segments[index]
    if following.start < after.start:
        if following.speaker is not None or following.kind is not SegmentKind.NARRATION:
            return False
    elif index and following.speaker is not None and segments[index - 1].speaker == following.speaker:
        return False
    # Looked at from the end, and no further than a lead-in or a quotation mark can matter.
    written = text[max(before.start, before.end - 2000) : before.end]
    if _LEADS_IN.search(written[-8:]):
        return False
    if text[after.start] in _OPENING_MARKS:
        unclosed = written.count("“") > written.count("”") or written.count('"') % 2 == 1
        return not unclosed
    return True


def _cut(segments: Sequence[Segment], starts: Sequence[int]) -> list[tuple[Segment, ...]]:
    """The segments in groups, each starting at one of the ascending offsets, the first at the text's start."""
    groups: list[list[Segment]] = [[]]
    waiting = list(reversed(starts))
    for segment in segments:
        rest = segment
        while waiting and waiting[-1] < rest.end:
            start = waiting.pop()
            if start > rest.start:
                head, rest = _split(rest, start)
                groups[-1].append(head)
            if groups[-1]:
                groups.append([])
        groups[-1].append(rest)
    return [tuple(group) for group in groups]


def _split(segment: Segment, at: int) -> tuple[Segment, Segment]:
    cut = at - segment.start
    return replace(segment, end=at, text=segment.text[:cut]), replace(segment, start=at, text=segment.text[cut:])


def _titles(article: Article, text: str, groups: Sequence[Sequence[Segment]]) -> list[str]:
    known: list[str | None] = [
        " ".join(group[0].text.split()) or None if group[0].kind is SegmentKind.HEADING else None for group in groups
    ]
    lead = " ".join((article.title or "").split())
    if known[0] is None and lead and (len(groups) == 1 or known[1] is not None):
        known[0] = lead
    if all(known):
        return [title for title in known if title]
    words = list(words_of(text, article.language, function_words(text, article.language)))
    names = {segment.speaker for group in groups for segment in group if segment.speaker}
    spans = [Span(group[0].start, group[-1].end) for group in groups]
    own = section_titles(text, spans, words, article.language, names)
    return [title or found for title, found in zip(known, own, strict=True)]
