"""Decides for every block of an article whether it is narration: it stays, is cut, or goes, always with a reason."""

from __future__ import annotations

import bisect
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from audiobrief.cleaner.bylines import mark_byline
from audiobrief.cleaner.captions import find_captions
from audiobrief.cleaner.choice import choose
from audiobrief.cleaner.flattened import find_flattened, is_flattened
from audiobrief.cleaner.furniture import furniture_of
from audiobrief.cleaner.likeness import standing, surroundings
from audiobrief.cleaner.lines import find_lines, judge_line
from audiobrief.cleaner.marks import REASON as POINTS_TO_A_NOTE
from audiobrief.cleaner.marks import cut_marks
from audiobrief.cleaner.page import find_boilerplate, usual_places
from audiobrief.cleaner.promos import find_ad_weld
from audiobrief.cleaner.pullquotes import find_pull_quotes, is_set_apart
from audiobrief.cleaner.verdict import Verdict
from audiobrief.errors import check_type
from audiobrief.model import OPENING_KINDS, Article, Block, BlockKind, Removed, Span, TextMap, kinds_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: A block is looked at again after each cut: credit, caption and label may follow one another. Bounded, for hostile texts.
_MOST_CUTS = 40
_REASONS = {
    BlockKind.BOILERPLATE: "Belongs to the page around the article, not to its story.",
    BlockKind.CAPTION: "Describes a picture that a listener can't see.",
    BlockKind.CREDIT: "Credits a picture.",
    BlockKind.RELATED: "Points to another article.",
    BlockKind.PROMO: "Advertises something on the site.",
    BlockKind.CORRECTION: "Says what was changed in the article.",
    BlockKind.NOTICE: "Says whose the article is, and who worked on it.",
    BlockKind.DESCRIPTION: "Describes a picture that a listener can't see.",
    BlockKind.FOOTNOTE: "A footnote or reference, which would interrupt the story.",
    BlockKind.NOTE_MARK: POINTS_TO_A_NOTE,
    BlockKind.PULL_QUOTE: "Repeats words of the text, set apart for the eye.",
    BlockKind.HIDDEN: "Is for the eye: the page itself keeps it from listeners, or says it twice.",
}
#: These are known by the markup alone, and stand between the lines that the rules compare.
#: Where words of the text may stand once more.
_MAY_REPEAT = frozenset({BlockKind.PARAGRAPH, BlockKind.BLOCK_QUOTE})
_BY_MARKUP = frozenset({BlockKind.DESCRIPTION, BlockKind.FOOTNOTE, BlockKind.NOTE_MARK, BlockKind.HIDDEN})


def clean(
    article: Article,
    *,
    keep: Iterable[str] = (),
    drop: Iterable[str] = (),
    captions: Literal["drop", "read"] = "drop",
) -> Article:
    """Takes out of an article what is no narration: captions, credits, promos, related links, the page around it.

    Every removed part is listed in ``Article.removed`` with its kind and a reason, in the order of the source; together
    with the kept blocks it covers every visible character. No word is changed. What was removed from an article that was
    cleaned before stays so, unless it is to be kept.

    Args:
        article: as read, or cleaned.
        keep: names of kinds of text (``KINDS``) that stay although they are no narration. Code is read, not only announced.
        drop: names of kinds that go although they are.
        captions: ``read``: captions stay, and descriptions of pictures that say more than they do.

    Raises:
        ValueError: there is no such kind, or one is both kept and dropped.
        WrongTypeError: it is no article.
    """
    check_type(article, Article, "clean", "an Article, as read or read_text return it")
    kept, dropped = kinds_named(keep), kinds_named(drop)
    if kept & dropped:
        both = ", ".join(sorted(kept & dropped))
        raise ValueError(f"what is kept can't be dropped too: {both}")
    if captions == "read":
        kept |= {BlockKind.CAPTION, BlockKind.DESCRIPTION} - dropped
    cleaned = article if article.removed else _clean(article)
    return choose(cleaned, kept, dropped, article.blocks)


def _clean(article: Article) -> Article:
    texts = [article.block_text(block) for block in article.blocks]
    whole = _boilerplate(article, texts)
    for index in _headings_of_notes(article.blocks):
        whole.setdefault(index, Verdict(0, len(texts[index]), BlockKind.FOOTNOTE, _REASONS[BlockKind.FOOTNOTE]))
    story = [
        index for index in range(len(texts)) if index not in whole and article.blocks[index].kind not in _BY_MARKUP
    ]
    article = mark_byline(article, story, texts)
    kept = [(article.blocks[index], texts[index]) for index in story]
    for position, verdict in find_lines(kept).items():
        whole.setdefault(story[position], verdict)
    may_repeat = [index for index in story if index not in whole and article.blocks[index].kind in _MAY_REPEAT]
    set_apart = [at for at, index in enumerate(may_repeat) if is_set_apart(article.blocks[index], texts[index])]
    for position in find_pull_quotes([texts[index] for index in may_repeat], set_apart):
        index = may_repeat[position]
        whole[index] = Verdict(0, len(texts[index]), BlockKind.PULL_QUOTE, _REASONS[BlockKind.PULL_QUOTE])
    places = {story[at]: standing(signs) for at, signs in enumerate(surroundings(kept, article.language))}
    blocks: list[Block] = []
    removed: list[Removed] = []
    usual = usual_places(article.blocks, texts, story)
    for index, (block, text) in enumerate(zip(article.blocks, texts, strict=True)):
        if index in whole:
            removed.extend(_removed(article, block.spans, whole[index]))
            continue
        cut, gone = _cut(article, block, text, place=places.get(index, 0.0) + usual[index])
        removed.extend(gone)
        if cut is not None:
            cut, marks = cut_marks(article, cut)
            removed.extend(marks)
        if cut is not None:
            blocks.append(cut)
    removed.sort(key=lambda part: part.start)
    return replace(article, blocks=tuple(blocks), removed=tuple(removed))


def _boilerplate(article: Article, texts: Sequence[str]) -> dict[int, Verdict]:
    """The blocks that are no part of the story. What is known by its markup has no say in it, and shares its neighbours' lot."""
    lines = [index for index, block in enumerate(article.blocks) if block.kind not in _BY_MARKUP]
    told = replace(article, blocks=tuple(article.blocks[index] for index in lines))
    found = {lines[at]: verdict for at, verdict in find_boilerplate(told, [texts[index] for index in lines]).items()}
    for index, block in enumerate(article.blocks):
        if block.kind is BlockKind.DESCRIPTION:
            at = bisect.bisect(lines, index)
            verdict = _of_picture(
                block, [(article.blocks[near], found.get(near)) for near in lines[max(0, at - 1) : at + 1]]
            )
            if verdict is not None:
                found[index] = verdict._replace(start=0, end=len(texts[index]))
    return found


def _of_picture(block: Block, beside: Sequence[tuple[Block, Verdict | None]]) -> Verdict | None:
    """What a description of a picture is that no line of the story stands beside, or that furniture of its own holds."""
    story = [neighbour for neighbour, verdict in beside if verdict is None]
    if not story:
        return next((verdict for _, verdict in beside), None)
    around = {element for neighbour in story for element in neighbour.markup.split(" ")}
    reasons = (furniture_of(element) for element in block.markup.split(" ") if element not in around)
    reason = next((reason for reason in reasons if reason is not None), None)
    # What is named a caption holds the picture's own.
    return Verdict(0, 0, BlockKind.BOILERPLATE, reason) if reason and reason != _REASONS[BlockKind.CAPTION] else None


def _headings_of_notes(blocks: Sequence[Block]) -> list[int]:
    """Headings that nothing but footnotes stands under."""
    kinds = [block.kind for block in blocks]
    if BlockKind.FOOTNOTE not in kinds:
        return []
    found = []
    heading, notes = -1, 0
    for index, kind in enumerate([*kinds, BlockKind.HEADING]):
        if kind is BlockKind.HEADING:
            if heading >= 0 and notes:
                found.append(heading)
            heading, notes = index, 0
        elif kind is BlockKind.FOOTNOTE:
            notes += 1
        elif kind not in _BY_MARKUP:
            heading = -1
    return found


def _removed(article: Article, spans: tuple[Span, ...] | list[Span], verdict: Verdict) -> list[Removed]:
    return [
        Removed(start, end, article.source[start:end], verdict.kind, verdict.reason)
        for start, end in spans
        if start < end
    ]


def _cut(article: Article, block: Block, text: str, *, place: float = 0.0) -> tuple[Block | None, list[Removed]]:
    """The block without what the rules take out of it, and that."""
    if block.kind in _REASONS:
        verdict = Verdict(0, len(text), block.kind, _REASONS[block.kind])
        return None, _removed(article, block.spans, verdict)
    if not any(char.isalnum() for char in text):
        verdict = Verdict(0, len(text), BlockKind.BOILERPLATE, "There is no word in it to say.")
        return None, _removed(article, block.spans, verdict)
    if block.kind in OPENING_KINDS:
        return block, []
    if len(block.spans) > 1:
        return _cut_joined(article, block, text, place=place)
    gone: list[Removed] = []
    rest: list[Span] = []
    todo = list(reversed(block.spans))
    flattened = is_flattened(text)
    while todo:
        # The rules see one stretch of text at a time: offsets in it are offsets in the source.
        span = todo.pop()
        found = (
            _verdict(article.source[slice(*span)], block.kind, place, flattened=flattened)
            if len(gone) < _MOST_CUTS
            else None
        )
        if found is None:
            rest.append(span)
            continue
        taken = _trim(article.source, span.start + found.start, span.start + found.end)
        gone.extend(_removed(article, [taken], found))
        sides = (_trim(article.source, taken.end, span.end), _trim(article.source, span.start, taken.start))
        todo.extend(side for side in sides if side.start < side.end)
    if gone and not any(char.isalnum() for span in rest for char in article.source[slice(*span)]):
        left = Verdict(0, 0, BlockKind.BOILERPLATE, "There is no word in it to say.")
        return None, [*gone, *_removed(article, rest, left)]
    return (replace(block, spans=tuple(rest)) if rest else None), gone


def _cut_joined(article: Article, block: Block, text: str, *, place: float) -> tuple[Block | None, list[Removed]]:
    """The same for a block with signs of footnotes in it: the rules see its words as if they weren't there."""
    whole = Article(text, (replace(block, spans=(Span(0, len(text)),)),))
    cut, gone = _cut(whole, whole.blocks[0], text, place=place)
    places = TextMap(replace(article, blocks=(block,)))
    removed = [
        Removed(*span, article.source[slice(*span)], part.kind, part.reason)
        for part in gone
        for span in places.source_spans(part.start, part.end)
    ]
    if cut is None:
        return None, removed
    return replace(block, spans=tuple(span for kept in cut.spans for span in places.source_spans(*kept))), removed


def _verdict(text: str, kind: BlockKind, place: float, *, flattened: bool) -> Verdict | None:
    text = " ".join(text.split("\n"))
    return (
        judge_line(text)
        or find_ad_weld(text)
        or (find_flattened(text, judge_line) if flattened else None)
        or find_captions(text, kind, place)
    )


def _trim(source: str, start: int, end: int) -> Span:
    while start < end and source[start].isspace():
        start += 1
    while end > start and source[end - 1].isspace():
        end -= 1
    return Span(start, max(start, end))
