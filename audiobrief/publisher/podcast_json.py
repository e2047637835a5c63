"""The JSON files of the podcast namespace: transcript 1.0 and chapters 1.2."""

from __future__ import annotations

import json
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from audiobrief.publisher.characters import one_line
from audiobrief.publisher.turns import everyone, music_word

if TYPE_CHECKING:
    from audiobrief.model import Episode
    from audiobrief.publisher.edition import Edition


def render_transcript(episode: Episode, edition: Edition) -> str:  # noqa: ARG001  (all formats are called alike)
    """Every sentence with its speaker and times, and music that is heard alone, which has no speaker."""
    rate, word = episode.timeline.rate, music_word(episode).text
    segments = [
        (sentence.start, sentence.end, {"speaker": who.name}, one_line(sentence.text))
        for sentence, who in everyone(episode)
    ] + [(span.start, span.end, {}, word) for span in episode.timeline.music]
    return _dump(
        {
            "version": "1.0.0",
            "segments": [
                {**speaker, "startTime": round(start / rate, 3), "endTime": round(end / rate, 3), "body": body}
                for start, end, speaker, body in sorted(segments, key=itemgetter(0))
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
