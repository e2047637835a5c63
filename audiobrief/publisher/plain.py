"""The transcript as plain text: a line a turn, an empty line between paragraphs, chapters with their times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.model import Span
from audiobrief.publisher.characters import clock, one_line
from audiobrief.publisher.disclosure import notice_of
from audiobrief.publisher.page.sources import sources_of
from audiobrief.publisher.turns import music_word, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobrief.model import Episode
    from audiobrief.publisher.edition import Edition
    from audiobrief.publisher.page.sources import SourceView
    from audiobrief.publisher.turns import Who


def render_plain(episode: Episode, edition: Edition) -> str:  # noqa: ARG001  (all formats are called alike)
    """The transcript as text that needs no program to be read."""
    return "\n\n".join(_blocks(episode)) + "\n"


def _blocks(episode: Episode) -> Iterator[str]:
    article = episode.article
    facts = (article.publisher, article.published, article.url)
    yield "\n".join(
        [
            one_line(article.title) or "Untitled",
            *(one_line(fact) for fact in facts if one_line(fact)),
            f"Transcript of {episode.output.name}, {clock(episode.duration)}. {notice_of(episode)}",
        ]
    )
    if episode.stories:
        yield "\n".join(["Articles:", *map(_source, sources_of(episode))])
    for part in parts_of(episode):
        title = one_line(part.chapter.title)
        heard: Who | None = None  # whoever speaks first in a chapter is named
        yield f"[{clock(part.chapter.start / episode.timeline.rate)}] {title}"
        for paragraph in part.in_order:
            if isinstance(paragraph, Span):
                yield music_word(episode).text
                continue
            if part.is_called(paragraph):
                continue
            lines = []
            for turn in paragraph.turns:
                name = "" if turn.who == heard else f"{turn.who.name}: "
                heard = turn.who
                lines.append(name + one_line(turn.text))
            yield "\n".join(lines)


def _source(source: SourceView) -> str:
    published = source.published.text if source.published else ""
    return "- " + ", ".join(filter(None, (source.title, source.author, source.publisher, published, source.url)))
