"""An episode as an item of a feed."""

from __future__ import annotations

import hashlib
from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from audiobrief.model import MP3, audio_kind
from audiobrief.pipeline.feed.existing import NOTICE as NOTICE_PURPOSE
from audiobrief.pipeline.feed.existing import RECORD, SOURCE_TYPE, SYNTHETIC, Record
from audiobrief.publisher import FORMATS
from audiobrief.publisher.disclosure import NOTICE, NOTICE_OF_SEVERAL
from audiobrief.publisher.feed import Alternate, Enclosure, Item, Person, Transcript
from audiobrief.publisher.feed.notes import render_notes
from audiobrief.publisher.page.facts import language_of, web_address

if TYPE_CHECKING:
    from pathlib import Path

    from audiobrief.pipeline.feed.address import Place
    from audiobrief.pipeline.feed.existing import OldItem
    from audiobrief.pipeline.feed.matching import Match
    from audiobrief.pipeline.feed.recordings import Recording

#: In the order in which apps should prefer them; those with times are captions.
_TRANSCRIPTS = {"vtt": True, "srt": True, "json": False, "html": False, "txt": False}
#: Codec by RFC 6381, by the name of the kind.
_CODECS = {"MP3": "mp3", "AAC": "mp4a.40.2", "Opus": "opus"}
_EARLIEST = 1900


def item_of(match: Match, place: Place) -> Item:
    """The item of an episode.

    Args:
        match: the episode, its GUID, and its item in the feed that is there.
        place: where the folder lies.
    """
    one, old = match.recording, match.old
    others = old.others(place.is_ours) if old else ()
    kept_chapters = any(str(part.tag).endswith("}chapters") for part in others)
    several = len(one.sources) > 1
    notes = render_notes(one.lead, one.sources, one.tag.licences)
    written = _checksum(notes)
    if old is not None and _is_edited(old):
        # Somebody has written it: it stays, and is told by another checksum than its own from then on.
        notes, written = old.description, old.record.notes or _checksum("")
    page, chapters = one.companions.get("page"), one.companions.get("chapters")
    return Item(
        guid=match.guid,
        title=one.title,
        published=moment_of(one.tag.published, old.published if old else None, one.made),
        enclosure=_enclosure(one.path, one.size, place),
        duration=one.tag.duration,
        description=notes,
        link=place.address_of(page) if page else web_address(one.tag.url),
        author=one.tag.byline or one.tag.publisher,
        alternates=tuple(_alternate(path, place) for path in one.alternates),
        transcripts=tuple(
            Transcript(
                place.address_of(path), FORMATS[name].media_type, language_of(one.tag.language), is_captions=timed
            )
            for name, timed in _TRANSCRIPTS.items()
            if (path := one.companions.get(name))
        ),
        chapters=place.address_of(chapters) if chapters and not kept_chapters else None,
        persons=(narrator_of(one), *([Person(one.tag.byline, "author", "writing")] if one.tag.byline else [])),
        texts=(
            (NOTICE_PURPOSE, NOTICE_OF_SEVERAL if several else NOTICE),
            *((SOURCE_TYPE, address) for address in one.tag.source_types.split()),
            (RECORD, str(Record(one.key, written, str(one.sound_size)))),
        ),
        others=others,
    )


def narrator_of(recording: Recording) -> Person:
    """Who narrates it: a voice, and one that says of itself that it is nobody's."""
    return Person(f"{recording.narrator or 'Narrator'} {SYNTHETIC}", "narrator", "cast")


def _checksum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _is_edited(old: OldItem) -> bool:
    """Whether its notes are not those that were written for it."""
    return bool(old.description.strip()) and old.record.notes != _checksum(old.description)


def _enclosure(path: Path, size: int, place: Place) -> Enclosure:
    return Enclosure(place.address_of(path), size, (audio_kind(path) or MP3).media_type)


def _alternate(path: Path, place: Place) -> Alternate:
    kind = audio_kind(path) or MP3
    return Alternate(_enclosure(path, path.stat().st_size, place), kind.name, _CODECS[kind.name])


def moment_of(said: str, old: datetime | None, made: datetime) -> datetime:
    """When an episode was published.

    Where only a day (or a year) is known, the moment that the feed already tells, or when the file was made, if that was then;
    noon if not, which is that day nearly everywhere. Once in the feed, it stays.
    """
    exact, start, end = _span(said)
    if exact is not None:
        return exact
    if start is None or end is None:
        return old or made
    return next((one for one in (old, made) if one is not None and start <= one < end), start + timedelta(hours=12))


def _span(said: str) -> tuple[datetime | None, datetime | None, datetime | None]:
    """The moment that an ISO date tells, or else from when to when it is; nothing where it is none."""
    try:
        if len(said) > 10:
            moment = datetime.fromisoformat(said)
            exact = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).replace(microsecond=0)
            return (exact, None, None) if exact.year >= _EARLIEST else (None, None, None)
        parts = [int(part) for part in said.split("-")]
        first = date(*[*parts, 1, 1][:3])
        after = (
            date(first.year + 1, 1, 1)
            if len(parts) == 1
            else first + timedelta(days=1 if len(parts) == 3 else monthrange(first.year, first.month)[1])
        )
    except (ValueError, OverflowError):
        return None, None, None
    if first.year < _EARLIEST:
        return None, None, None
    return None, datetime.combine(first, time(), UTC), datetime.combine(after, time(), UTC)
