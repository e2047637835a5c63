"""Decides for every block of an article whether it is narration: it stays, is cut, or goes, always with a reason."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from audiobrief.cleaner.bylines import mark_byline
from audiobrief.cleaner.captions import find_captions
from audiobrief.cleaner.flattened import find_flattened, is_flattened
from audiobrief.cleaner.likeness import standing, surroundings
from audiobrief.cleaner.lines import find_lines, judge_line
from audiobrief.cleaner.page import find_boilerplate, usual_places
from audiobrief.cleaner.promos import find_ad_weld
from audiobrief.cleaner.verdict import Verdict
from audiobrief.model import Block, BlockKind, Removed, Span

if TYPE_CHECKING:
    from audiobrief.model import Article

#: A block is looked at again after each cut: credit, caption and label may follow one another. Bounded, for hostile texts.
_MOST_CUTS = 40
_NEVER_CUT = frozenset({BlockKind.TITLE, BlockKind.BYLINE})
_REASONS = {
    BlockKind.BOILERPLATE: "Belongs to the page around the article, not to its story.",
    BlockKind.CAPTION: "Describes a picture that a listener can't see.",
    BlockKind.CREDIT: "Credits a picture.",
    BlockKind.RELATED: "Points to another article.",
    BlockKind.PROMO: "Advertises something on the site.",
    BlockKind.CORRECTION: "Says what was changed in the article.",
    BlockKind.NOTICE: "Says whose the article is, and who worked on it.",
}


def clean(article: Article) -> Article:
    """Takes out of an article what is no narration: captions, credits, promos, related links, the page around it.

    Every removed part is listed in ``Article.removed`` with its kind and a reason, in the order of the source; together
    with the kept blocks it covers every visible character. No word is changed. An article that was cleaned before is
    returned as it is.
    """
    if article.removed:
        return article
    texts = [article.block_text(block) for block in article.blocks]
    whole = find_boilerplate(article, texts)
    story = [index for index in range(len(texts)) if index not in whole]
    article = mark_byline(article, story, texts)
    kept = [(article.blocks[index], texts[index]) for index in story]
    for position, verdict in find_lines(kept).items():
        whole.setdefault(story[position], verdict)
    places = {story[at]: standing(signs) for at, signs in enumerate(surroundings(kept, article.language))}
    blocks: list[Block] = []
    removed: list[Removed] = []
    usual = usual_places(article.blocks, texts, story)
    for index, (block, text) in enumerate(zip(article.blocks, texts, strict=True)):
        if index in whole:
            removed.extend(_removed(article, block.spans, whole[index]))
            continue
        cut, gone = _cut(article, block, text, place=places[index] + usual[index])
        removed.extend(gone)
        if cut is not None:
            blocks.append(cut)
    removed.sort(key=lambda part: part.start)
    return replace(article, blocks=tuple(blocks), removed=tuple(removed))


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
    if block.kind in _NEVER_CUT:
        return block, []
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
