"""How much a text is like the caption of a picture: a linear model over what can be seen of it and of where it stands.

The weights (``captions.json``) are those of a logistic regression; ``benchmarks/learn_captions.py`` learns them.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from audiobrief.cleaner.features import features
from audiobrief.model import BlockKind
from audiobrief.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiobrief.model import Block


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_KINDS = frozenset({BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.BLOCK_QUOTE})
#: A line that comes more often is a label.
_OFTEN = 2
_PROSE = 90
_SHORT = 60
#: By so much a line has to be liker where the articles learned from could not teach it: before the first paragraph it may be
#: the headline, which those lack; the first paragraph itself is the lead; what comes again and again is a label; pages mostly
#: name their captions in their markup; the signs are those of English.
_SET = {"at:beginning": 1.2, "set:lead": 1.5, "set:repeated": 3.0, "set:page": 0.4, "set:other language": 0.8}
#: Signs (``features.py``) of verbs in the past, and of what is seen in a picture: “left”, “is seen”, “walks”.
_PAST, _PICTURED = (
    frozenset({"ed", "did", "was"}),
    frozenset(("present", "is", "mark", "from left", "shown", "shows", "artist", "this picture", "date")),
)
_FIRST_SENTENCE = lazy(r".{20,400}?[a-zß-ÿ0-9)]{2}[.!?](?=\s)", re.DOTALL)
#: Two words with a capital and one without: in front of a line, a person may stand there.
_TWO_NAMES = lazy(r"(?P<name>[A-ZÀ-Þ][\w’'-]+\s[A-ZÀ-Þ][\w’'-]+)\s[a-zß-ÿ]")
_DETERMINERS = _set("der die das ein eine im am zum zur beim vom le la les un une des au aux el los las una del al")
_FEWEST_WORDS = 6
_ENDED = lazy(r"[.!?…:][\"”’»')\]]{0,2}$")


@cache
def learned_weights() -> dict[str, float]:
    """The weights that come with the package, by sign."""
    text = Path(__file__).with_name("captions.json").read_text(encoding="utf-8")
    weights: dict[str, float] = json.loads(text)
    return weights


@lru_cache(maxsize=4096)
def likeness(text: str) -> float:
    """The log-odds that a text, wherever it stands, was written as a caption; above 0 it rather was."""
    weights = learned_weights()
    return weights[""] + sum(weights.get(sign, 0.0) for sign in features(text))


def tells(text: str) -> bool:
    """Whether a text begins with a whole sentence that tells what happened, as a story does, and shows nothing of a picture."""
    first = _FIRST_SENTENCE.match(text)
    signs = features(text if first is None else first[0])
    return "ended" in signs and not _PAST.isdisjoint(signs) and _PICTURED.isdisjoint(signs)


def standing(signs: Sequence[str]) -> float:
    """What the place of a line adds to its likeness."""
    return _worth(tuple(signs))


@lru_cache(maxsize=1024)  # there are a few dozen places in all
def _worth(signs: tuple[str, ...]) -> float:
    weights = learned_weights()
    return sum(weights.get(sign, 0.0) for sign in signs) - sum(least for sign, least in _SET.items() if sign in signs)


def surroundings(blocks: Sequence[tuple[Block, str]], language: str | None = None) -> list[list[str]]:
    """What each line's place tells: what stands around it, and how the lines of this article look at all."""
    prose = [is_prose(text) for _, text in blocks]
    first = next((index for index, is_long in enumerate(prose) if is_long), len(blocks))
    last = len(blocks) - next((index for index, is_long in enumerate(reversed(prose)) if is_long), len(blocks)) - 1
    times = Counter(text for _, text in blocks)
    short = sum(len(text) < _SHORT and not _ENDED.search(text[-4:]) for _, text in blocks)
    share = short / max(1, len(blocks))
    everywhere = [f"at:short lines {0 if share < 0.15 else 1 if share < 0.3 else 2 if share < 0.5 else 3}"]
    is_foreign = language is not None and not language.startswith("en")
    told = "\n".join(text for (_, text), is_long in zip(blocks, prose, strict=True) if is_long) if is_foreign else ""
    found = []
    for index, (block, text) in enumerate(blocks):
        signs = everywhere + _beside(prose, index, text)
        if block.markup:
            signs.append("set:page")
        if is_foreign and not _shows_somebody(text, told):
            signs.append("set:other language")
        if times[text] > _OFTEN:
            signs.append("set:repeated")
        if index <= first:
            signs.append("set:lead" if index == first else "at:beginning")
        elif index > last:
            signs.append("at:end")
        if block.kind in _KINDS:
            signs.append(f"at:{block.kind}")
        if index > 0 and blocks[index - 1][1].endswith(":"):
            signs.append("at:after a colon")
        found.append(signs)
    return found


def _shows_somebody(text: str, story: str) -> bool:
    """Whether a line without a full stop begins with a person whom the story names: so captions do in any language."""
    found = _TWO_NAMES.match(text)
    if found is None or _ENDED.search(text[-4:]) or len(text.split()) < _FEWEST_WORDS:
        return False
    return found["name"] in story and found["name"].partition(" ")[0].lower() not in _DETERMINERS


def _beside(prose: Sequence[bool], index: int, text: str) -> list[str]:
    before = index > 0 and prose[index - 1]
    after = index + 1 < len(prose) and prose[index + 1]
    if before and after and not _ENDED.search(text[-4:]):
        return list(unfinished_in_prose(text))
    return [f"at:{'prose' if before else 'line'}-{'prose' if after else 'line'}"]


def unfinished_in_prose(text: str) -> tuple[str, str]:
    """What it tells that a text without a full stop stands between paragraphs."""
    # A heading is shorter, or capitalizes its words.
    lower = sum(word[0].islower() for word in text.split())
    return "at:prose-prose", f"at:unfinished in prose {0 if lower < 2 else 1 if lower < 5 else 2}"


def is_prose(text: str) -> bool:
    """Whether a block is a paragraph of a story rather than a line."""
    return len(text) >= _PROSE and _ENDED.search(text[-4:]) is not None
