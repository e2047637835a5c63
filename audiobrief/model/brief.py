"""What an episode of several articles is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audiobrief.model.article import Article, Span


@dataclass(frozen=True, slots=True)
class Story:
    """An article of an episode of several, and where it is in it."""

    #: What it was read from: a path, an address, the title of an entry.
    source: str
    #: Cleaned, as it is by itself.
    article: Article
    #: Where its text stands: ``Episode.article.source[start:end]`` is ``article.source``.
    span: Span
    #: Its sections are ``Script.sections[start:end]`` of the episode.
    sections: Span


@dataclass(frozen=True, slots=True)
class Absent:
    """A source that was to be in an episode and is not."""

    source: str
    #: Why: one sentence for a person.
    reason: str
