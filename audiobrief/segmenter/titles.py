"""Chapter titles in the text's own words."""

from __future__ import annotations

import bisect
import math
from collections import Counter
from typing import TYPE_CHECKING

from audiobrief.patterns import lazy
from audiobrief.segmenter.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from audiobrief.model import Span
    from audiobrief.segmenter.words import Word

#: Longest title, in characters.
LONGEST_TITLE = 60
#: A title is looked for in so many characters from a section's start: there it is told what the section is about, and
#: the
#: time for sections without end stays bounded.
_REACH = 6000
#: Where in the section a phrase stands counts by this much, and fades over so many characters.
_POSITION_GAIN = 0.5
_POSITION_FADE = 350.0
#: What a word still counts that an earlier title has.
_USED_WORD = 0.35
#: What a phrase counts that is nothing but the name of somebody quoted.
_NAME_ALONE = 0.6
_NON_EDGE = lazy(r"^[\W_]+|[\W_]+$")


def section_titles(
    text: str,
    sections: Sequence[Span],
    words: Sequence[Word],
    language: str | None,
    names: Collection[str] = (),
) -> list[str]:
    """A title for each section: a few neighbouring words of its own, the first letter made a capital.

    Of all phrases of a section, the one whose words are frequent in it and rare in the other sections wins, if it
    looks like a
    whole noun phrase (tf-idf over sections; see ``phrases``).

    Args:
        text: the article's text.
        sections: where each section stands in it, ascending.
        words: the words of ``text``.
        language: BCP 47 tag.
        names: of people quoted. A name by itself is a poor title.

    Returns:
        Titles that differ from each other, none empty, none longer than ``LONGEST_TITLE``. Sections of the same words
        are told
        apart by a number.
    """
    starts = [word.start for word in words]
    bounds = [(bisect.bisect_left(starts, start), bisect.bisect_left(starts, end)) for start, end in sections]
    counts = [Counter(word.stem for word in words[low:high] if word.stem) for low, high in bounds]
    spread = Counter(stem for count in counts for stem in count)
    taken: set[str] = set()
    used: set[str] = set()
    people = {name.casefold() for name in names}
    titles: list[str] = []
    for span, (low, _), count in zip(sections, bounds, counts, strict=True):
        high = bisect.bisect_left(starts, min(span.end, span.start + _REACH))
        weights = {
            stem: math.sqrt(number) * math.log(1 + len(sections) / spread[stem]) * (_USED_WORD if stem in used else 1.0)
            for stem, number in count.items()
        }
        best, best_score = "", 0.0
        best_stems: tuple[str, ...] = ()
        for phrase in phrases(text, words[low:high], language):
            score = _score(phrase.stems, weights) * phrase.quality
            score *= 1 + _POSITION_GAIN * math.exp((span.start - phrase.start) / _POSITION_FADE)
            if score <= best_score:
                continue
            written = text[phrase.start : phrase.end]
            if written.casefold() in people:
                score *= _NAME_ALONE
            if score > best_score and _capitalized(written).casefold() not in taken:
                best, best_score, best_stems = _capitalized(written), score, phrase.stems
        title = best or _first_words(text, span, words[low:high], taken)
        taken.add(title.casefold())
        used.update(best_stems)
        titles.append(title)
    return titles


def _score(stems: Sequence[str], weights: dict[str, float]) -> float:
    return sum(weights[stem] for stem in stems) / math.sqrt(len(stems))


def _capitalized(title: str) -> str:
    return title[:1].upper() + title[1:]


def _first_words(text: str, span: Span, words: Sequence[Word], taken: Collection[str]) -> str:
    """For a section without any phrase: as many of its first words as there is room for, distinct."""
    first = words[0].start if words else span.start
    cut = text[first : min(span.end, first + LONGEST_TITLE + 1)]
    if len(cut) > LONGEST_TITLE:
        cut = cut[:LONGEST_TITLE].rsplit(maxsplit=1)[0] if any(map(str.isspace, cut)) else cut[:LONGEST_TITLE]
    cut = cut.split("\n", 1)[0]
    title = (
        _capitalized(_NON_EDGE.sub("", cut)) or " ".join(text[span.start : span.start + LONGEST_TITLE].split()) or "…"
    )
    distinct, number = title, 1
    while distinct.casefold() in taken:
        number += 1
        mark = f" ({number})"
        distinct = title[: LONGEST_TITLE - len(mark)].rstrip() + mark
    return distinct
