"""The articles that an episode was made of, as its companion files name them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiobrief.publisher.characters import one_line
from audiobrief.publisher.page.facts import moment, web_address

if TYPE_CHECKING:
    from audiobrief.model import Article, Episode
    from audiobrief.publisher.page.facts import Moment


@dataclass(frozen=True, slots=True)
class SourceView:
    """An article: what it is called, and where it comes from."""

    title: str
    author: str
    publisher: str
    published: Moment | None
    url: str | None


def sources_of(episode: Episode) -> tuple[SourceView, ...]:
    """The articles of an episode of several; none of any other, whose own facts say it all."""
    return tuple(_source(story.article, story.source) for story in episode.stories)


def _source(article: Article, name: str) -> SourceView:
    return SourceView(
        one_line(article.title) or one_line(name),
        one_line(article.byline),
        one_line(article.publisher),
        moment(article.published),
        web_address(article.url),
    )
