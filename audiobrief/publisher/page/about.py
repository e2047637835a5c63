"""What a page says of its voices, to people and, as schema.org has it, to machines."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from audiobrief.model import MP3, audio_kind
from audiobrief.publisher.characters import one_line
from audiobrief.publisher.disclosure import notice_of, source_types
from audiobrief.publisher.page.facts import iso_duration, language_of, moment, relative, spoken_length, web_address
from audiobrief.publisher.page.speakers import Speakers
from audiobrief.publisher.turns import Who, everyone
from audiobrief.version import __version__

if TYPE_CHECKING:
    from audiobrief.model import Article, Episode
    from audiobrief.publisher.edition import Edition

#: Captions and descriptions of pictures together.
_ASIDES = Who("Captions", is_aside=True, language="en")


@dataclass(frozen=True, slots=True)
class VoiceView:
    """Who is heard with which voice, and for how long."""

    speaker: str
    name: str
    engine: str
    time: str
    style: str
    mark: str


def voices_of(episode: Episode) -> tuple[VoiceView, ...]:
    """Everyone who is heard: the narrator first, the others in the order in which they are, asides last."""
    samples: defaultdict[Who, int] = defaultdict(int)
    for sentence, who in everyone(episode):
        samples[_ASIDES if who.is_aside else who] += sentence.end - sentence.start
    speakers = Speakers(episode)
    found = []
    for who in sorted(samples, key=lambda one: (one.is_aside, not one.is_narrator)):
        # Asides are the narrator's, where nobody was cast for them.
        voice = (who.is_aside and episode.cast.aside) or episode.cast.voice_of(who.speaker)
        style, mark = speakers.look(who)
        time = spoken_length(samples[who] / episode.timeline.rate)
        found.append(VoiceView(who.name, one_line(voice.name), one_line(voice.engine), time, style, mark))
    return tuple(found)


def media_type(episode: Episode) -> str:
    """Of the episode's file."""
    return (audio_kind(episode.output) or MP3).media_type


def linked_data_of(episode: Episode, edition: Edition) -> dict[str, Any]:
    """The episode as JSON-LD: that it is synthetic and how, the article it is made of, and its chapters."""
    article = episode.article
    rate = episode.timeline.rate
    stories = [_article(story.article) for story in episode.stories]
    return _without_gaps(
        {
            "@context": "https://schema.org",
            "@type": "AudioObject",
            "name": one_line(article.title) or episode.output.stem,
            "description": notice_of(episode),
            "inLanguage": language_of(article.language),
            "duration": iso_duration(episode.duration),
            "encodingFormat": media_type(episode),
            "contentUrl": None if edition.audio else relative(episode.output.name),
            "digitalSourceType": [kind.schema_org for kind in source_types(episode.cast)],
            "additionalProperty": [
                {"@type": "PropertyValue", "propertyID": "IPTC digital source type", "value": kind.iptc}
                for kind in source_types(episode.cast)
            ],
            "creator": {"@type": "SoftwareApplication", "name": "audiobrief", "softwareVersion": __version__},
            "partOfSeries": _named("PodcastSeries", edition.show),
            "isBasedOn": stories or _article(article),
            "accessibilityFeature": ["transcript", "synchronizedAudioText", "structuralNavigation"],
            "hasPart": [
                {
                    "@type": "Clip",
                    "name": one_line(chapter.title),
                    "startOffset": round(chapter.start / rate, 3),
                    "endOffset": round(chapter.end / rate, 3),
                }
                for chapter in episode.chapters
            ],
        }
    )


def _article(article: Article) -> dict[str, Any]:
    published = moment(article.published)
    return _without_gaps(
        {
            "@type": "Article",
            "headline": one_line(article.title),
            "author": _named("Person", article.byline),
            "publisher": _named("Organization", article.publisher),
            "datePublished": published.machine if published else None,
            "url": web_address(article.url),
        }
    )


def _named(kind: str, name: str | None) -> dict[str, str] | None:
    cleaned = one_line(name)
    return {"@type": kind, "name": cleaned} if cleaned else None


def _without_gaps(value: dict[str, Any]) -> dict[str, Any]:
    return {key: part for key, part in value.items() if part}
