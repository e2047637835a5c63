"""Reads the labelled articles of ``tests/cleaner/articles``: ``[[caption|...]]`` is a part that has to go, and its kind.

All else is the story and has to stay. A label is stripped before the article is read: what the cleaner sees is the bare
text or page. Where a label stands in it is found by reading the article a second time with its labels as characters that
no text has.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from audiobrief.model import Article, BlockKind
from audiobrief.model.article import OPENING_KINDS
from audiobrief.reader import read_html, read_text
from tests.cleaner.laws import is_visible

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ARTICLES = sorted(path for path in Path(__file__).with_name("articles").iterdir() if path.suffix in {".txt", ".html"})
_LABEL = re.compile(r"\[\[([a-z ]+)\|(.*?)\]\]", re.DOTALL)
_KINDS = list(BlockKind)
#: Private characters: one for each kind where a label opens, and one where any closes.
_OPEN, _CLOSE = 0xE000, "\ue0ff"
_GONE, _SEEN = 0.8, 0.5
_PICTURE = frozenset({BlockKind.CAPTION, BlockKind.CREDIT})


class Part(NamedTuple):
    """A labelled part, in offsets of ``Article.source``."""

    start: int
    end: int
    kind: BlockKind


class Labelled(NamedTuple):
    """An article as read, not yet cleaned, and what has to go from it."""

    name: str
    article: Article
    parts: tuple[Part, ...]


class Score(NamedTuple):
    """How well articles were cleaned, each 0 to 1."""

    #: F1 of the kept characters, the mean over the articles.
    text_f1: float
    #: Share of the captions and credits that are gone (four fifths of their characters at least).
    captions_removed: float
    #: Share of the other parts that are gone.
    furniture_removed: float
    #: Share of the story's characters that are kept.
    story_kept: float
    #: Share of the parts that are gone that went under their own kind (caption and credit count as one).
    kinds_right: float
    #: What went wrong, a line each.
    mistakes: list[str]


@cache
def read_labelled(path: Path) -> Labelled:
    """The article without its labels, and the labels' places."""
    raw = path.read_text(encoding="utf-8")
    read: Callable[[str], Article] = read_html if path.suffix == ".html" else read_text
    article = read(_LABEL.sub(r"\2", raw))
    marked = _LABEL.sub(lambda match: chr(_OPEN + _KINDS.index(BlockKind(match[1]))) + match[2] + _CLOSE, raw)
    source = read(marked).source
    at, plain, open_at, parts = 0, [], (0, 0), []
    for char in source:
        if char == _CLOSE:
            parts.append(Part(open_at[0], at, _KINDS[open_at[1]]))
        elif _OPEN <= ord(char) < _OPEN + len(_KINDS):
            open_at = (at, ord(char) - _OPEN)
        else:
            plain.append(char)
            at += 1
    if "".join(plain) != article.source or len(parts) != len(_LABEL.findall(raw)):
        raise ValueError(f"{path.name}: its labels change how it is read")
    return Labelled(path.name, article, tuple(parts))


def score(labelled: Sequence[Labelled], clean: Callable[[Article], Article]) -> Score:
    """Compare what cleaning takes out of labelled articles with their labels."""
    f1s: list[float] = []
    tally: dict[str, int] = defaultdict(int)
    mistakes: list[str] = []
    for name, article, parts in labelled:
        cleaned = clean(article)
        opening = {at for b in article.blocks if b.kind in OPENING_KINDS for s in b.spans for at in range(*s)}
        visible = {at for at, char in enumerate(article.source) if is_visible(char)} - opening
        gone = {at: part for part in cleaned.removed for at in range(part.start, part.end)}
        wanted = visible - {at for part in parts for at in range(part.start, part.end)}
        kept = visible - gone.keys()
        f1s.append(2 * len(kept & wanted) / max(1, len(kept) + len(wanted)))
        tally["story"] += len(wanted)
        tally["story kept"] += len(wanted & kept)
        for part in parts:
            chars = [at for at in range(part.start, part.end) if at in visible]
            taken = [gone[at].kind for at in chars if at in gone]
            group = "picture" if part.kind in _PICTURE else "furniture"
            tally[group] += 1
            if chars and len(taken) < _GONE * len(chars):
                mistakes.append(f"{name}: left in {part.kind}: {article.source[part.start : part.end]!r}")
                continue
            tally[group + " gone"] += 1
            same = [kind for kind in taken if kind is part.kind or {kind, part.kind} <= _PICTURE]
            if len(same) >= _SEEN * len(taken):
                tally["kind"] += 1
            else:
                mistakes.append(f"{name}: {taken[0]}, not {part.kind}: {article.source[part.start : part.end]!r}")
        mistakes += [
            f"{name}: lost as {part.kind} ({part.reason}): {part.text!r}"
            for part in cleaned.removed
            if any(at in wanted for at in range(part.start, part.end))
        ]
    total_gone = tally["picture gone"] + tally["furniture gone"]
    return Score(
        sum(f1s) / max(1, len(f1s)),
        tally["picture gone"] / max(1, tally["picture"]),
        tally["furniture gone"] / max(1, tally["furniture"]),
        tally["story kept"] / max(1, tally["story"]),
        tally["kind"] / max(1, total_gone),
        mistakes,
    )
