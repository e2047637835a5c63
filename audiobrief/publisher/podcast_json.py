"""The JSON files of the podcast namespace: transcript 1.0 and chapters 1.2."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from audiobrief.publisher.characters import one_line
from audiobrief.publisher.turns import everyone

if TYPE_CHECKING:
    from audiobrief.model import Episode
    from audiobrief.publisher.edition import Edition


def render_transcript(episode: Episode, edition: Edition) -> str:  # noqa: ARG001  (all formats are called alike)
    """Every sentence with its speaker and times."""
    rate = episode.timeline.rate
    return _dump(
        {
            "version": "1.0.0",
            "segments": [
                {
                    "speaker": who.name,
                    "startTime": round(sentence.start / rate, 3),
                    "endTime": round(sentence.end / rate, 3),
                    "body": one_line(sentence.text),
                }
                for sentence, who in everyone(episode)
            ],
        }
    )


def render_chapters(episode: Episode, edition: Edition) -> str:
    """The chapters, by seconds."""
    rate = episode.timeline.rate
    about = {
        "author": one_line(episode.article.byline),
        "title": one_line(episode.article.title),
        "podcastName": one_line(edition.show),
        "fileName": episode.output.name,
    }
    return _dump(
        {
            "version": "1.2.0",
            **{name: value for name, value in about.items() if value},
            "chapters": [
                {
                    "startTime": round(chapter.start / rate, 3),
                    "endTime": round(chapter.end / rate, 3),
                    "title": one_line(chapter.title) or str(number),
                }
                for number, chapter in enumerate(episode.chapters, start=1)
            ],
        }
    )


def _dump(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
