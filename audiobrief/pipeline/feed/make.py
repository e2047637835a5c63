"""Writing the podcast feed of a folder, or bringing the one that is there up to date."""

from __future__ import annotations

import logging
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from audiobrief.errors import SourceError
from audiobrief.pipeline.feed.address import Place, parse_base, parse_email, parse_language, parse_web_address
from audiobrief.pipeline.feed.art import find_art
from audiobrief.pipeline.feed.existing import NOTICE, OldFeed, read_old
from audiobrief.pipeline.feed.items import item_of, narrator_of
from audiobrief.pipeline.feed.matching import match
from audiobrief.pipeline.feed.recordings import recordings_in
from audiobrief.pipeline.publishing import write_together
from audiobrief.publisher.characters import one_line
from audiobrief.publisher.disclosure import NOTICE_OF_SEVERAL
from audiobrief.publisher.feed import Category, Item, Kept, Person, Show, parse_category, podcast_guid, render_feed
from audiobrief.showing import shown_line

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Sequence

    from audiobrief.pipeline.feed.matching import Match
    from audiobrief.pipeline.feed.recordings import Recording, Skipped

_log = logging.getLogger(__name__)

FEED_NAME = "feed.xml"
_CATEGORY = "News"
_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class FeedWishes:
    """What is asked of a feed; ``None`` and empty leave it as it is in the feed that is there, or to what the episodes tell."""

    title: str | None = None
    description: str | None = None
    author: str | None = None
    #: Of the owner; everybody can read it in the feed.
    email: str | None = None
    #: Names of Apple's list, such as “News” or “News > Daily News”.
    categories: tuple[str, ...] = ()
    #: BCP 47.
    language: str | None = None
    #: Page of the show.
    link: str | None = None
    #: A JPEG or PNG file, or its web address.
    image: str | None = None
    explicit: bool | None = None
    #: Whether other platforms are told not to import the feed.
    locked: bool | None = None
    #: How many episodes are in it, the newest.
    limit: int | None = None
    #: Whether episodes stay in it whose files are gone from the folder.
    keep_missing: bool = False


@dataclass(frozen=True, slots=True)
class FeedEpisode:
    """An episode in the feed."""

    audio: str
    title: str
    guid: str
    published: datetime
    #: Seconds.
    duration: float
    #: Whether the feed that was there before had it not.
    is_new: bool


@dataclass(frozen=True, slots=True)
class MadeFeed:
    """What was written."""

    path: Path
    url: str
    #: Of the show.
    guid: str
    #: Whether anything in it is other than before; if not, the file was left alone.
    changed: bool
    #: The newest first.
    episodes: tuple[FeedEpisode, ...]
    skipped: tuple[Skipped, ...]
    #: Titles of those that are in it no longer.
    removed: tuple[str, ...]
    #: Titles of those that stay in it, and whose files are not in the folder.
    kept: tuple[str, ...] = ()


def make_feed(
    folder: str | os.PathLike[str],
    base_url: str,
    output: str | os.PathLike[str] | None = None,
    wishes: FeedWishes | None = None,
) -> MadeFeed:
    """Write the podcast feed of a folder's episodes, or bring the one that is there up to date.

    GUIDs stay, whatever becomes of names and addresses; so does what somebody else has put into the feed. Episodes whose files
    are gone leave it; those whose files lie elsewhere stay. A feed in which nothing changes is not touched.

    Args:
        folder: with the MP3s, and what lies beside them.
        base_url: where the folder will lie on the web.
        output: the feed; by default ``feed.xml`` in the folder.
        wishes: what it is to say.

    Raises:
        SourceError: there is no such folder, or no episode in it.
        OutputError: the feed or the cover can't be read or written, or what lies there is no podcast feed.
        ValueError: an address, category or language is none.
    """
    wishes = wishes or FeedWishes()
    where, path = Path(folder), Path(output) if output is not None else Path(folder) / FEED_NAME
    base = parse_base(base_url)
    recordings, skipped = recordings_in(where)
    if not recordings:
        raise SourceError(f"there is no episode of audiobrief in {folder}: make some with “audiobrief narrate”")
    old = read_old(path)
    place = Place(where, base, old.base)
    matches = match(recordings, old.items)
    skipped += matches.skipped
    for one in skipped:
        _log.warning("%s %s: left out", shown_line(one.path.name), shown_line(one.reason))

    gone = [item for item in matches.left if place.is_ours(item.url)]
    removed = () if wishes.keep_missing else tuple(item.title or item.guid for item in gone)
    for title in removed:
        _log.warning("“%s” is in the folder no longer: taken out of the feed", shown_line(title, 100))
    kept = [Kept(item.element, item.published) for item in matches.left if wishes.keep_missing or item not in gone]
    made = [(item_of(one, place), one) for one in matches.found]
    entries = _newest_first(made, kept)[: wishes.limit]

    show, art = _show(wishes, old, place, path, [one.recording for one in matches.found])
    items = [entry for entry, _ in entries]
    data = render_feed(show, items, old.built or datetime.now(UTC))
    changed = data != old.data
    files = dict(art)
    if changed:
        files[path] = render_feed(show, items, datetime.now(UTC).replace(microsecond=0))
    write_together({target: content for target, content in files.items() if changed or not target.is_file()})
    return MadeFeed(
        path,
        show.url,
        show.guid,
        changed,
        tuple(_told(item, one) for item, one in entries if isinstance(item, Item) and one is not None),
        tuple(skipped),
        removed,
        tuple((one.element.findtext("title") or "").strip() for one, _ in entries if isinstance(one, Kept)),
    )


def _told(item: Item, one: Match) -> FeedEpisode:
    return FeedEpisode(one.recording.path.name, item.title, item.guid, item.published, item.duration, one.old is None)


def _newest_first(made: Iterable[tuple[Item, Match]], kept: Iterable[Kept]) -> list[tuple[Item | Kept, Match | None]]:
    """All of them in their order; of one moment, the last by file name first."""
    entries: list[tuple[Item | Kept, Match | None]] = [*made, *((one, None) for one in kept)]
    start = datetime(1, 1, 1, tzinfo=UTC)

    def place(entry: tuple[Item | Kept, Match | None]) -> tuple[datetime, str]:
        item, one = entry
        return item.published or start, one.recording.path.name if one else ""

    return sorted(entries, key=place, reverse=True)


def _show(
    wishes: FeedWishes, old: OldFeed, place: Place, path: Path, recordings: Sequence[Recording]
) -> tuple[Show, dict[Path, bytes]]:
    """What the feed says of itself: what is asked for, else what it said before, else what the episodes tell."""
    url = place.address_of(path)
    names = Counter(one.show for one in recordings if one.show)
    title = (
        one_line(wishes.title)
        or old.text("title")
        or (names.most_common(1)[0][0] if names else "")
        or place.folder.resolve().name
    )
    languages = Counter(one.tag.language for one in recordings if one.tag.language)
    art = find_art(wishes.image, old.attribute("itunes:image", "href"), place, recordings)
    old_link = old.text("link")
    link = parse_web_address(wishes.link) if wishes.link else "" if place.is_itself(old_link) else old_link
    show = Show(
        title=title or FEED_NAME,
        link=link or place.base,
        description=wishes.description
        or old.text("description")
        or f"{title}: articles, read aloud. {NOTICE_OF_SEVERAL}",
        language=(
            parse_language(wishes.language)
            if wishes.language
            else old.text("language") or (languages.most_common(1)[0][0] if languages else _LANGUAGE)
        ),
        url=url,
        guid=old.text("podcast:guid") or podcast_guid(url),
        categories=_categories(wishes, old),
        author=wishes.author or old.text("itunes:author") or _publisher(recordings),
        email=parse_email(wishes.email) if wishes.email else old.text("itunes:owner/itunes:email") or None,
        image=art.url if art else None,
        explicit=_told_or(wishes.explicit, old.text("itunes:explicit"), {"true", "yes"}, default=False),
        locked=_told_or(wishes.locked, old.text("podcast:locked"), {"yes", "true"}, default=True),
        kind="serial" if old.text("itunes:type") == "serial" else "episodic",
        medium=old.text("podcast:medium") or "podcast",
        persons=_narrators(recordings),
        texts=((NOTICE, NOTICE_OF_SEVERAL),),
        others=old.others,
        namespaces=old.namespaces,
        instructions=old.instructions,
    )
    return show, {art.place: art.data} if art and art.place else {}


def _narrators(recordings: Sequence[Recording]) -> tuple[Person, ...]:
    """Whoever narrates; those of whom no timeline tells only if it tells of none."""
    named = [one for one in recordings if one.narrator]
    return tuple(dict.fromkeys(narrator_of(one) for one in named or recordings))


def _told_or(wanted: bool | None, old: str, words: set[str], *, default: bool) -> bool:
    if wanted is not None:
        return wanted
    return old.lower() in words if old else default


def _publisher(recordings: Sequence[Recording]) -> str:
    """Who publishes the articles, where that is one; of a feed of one author, the author."""
    for names in ({one.tag.publisher for one in recordings}, {one.tag.byline for one in recordings}):
        if len(names) == 1 and (name := names.pop()):
            return name
    return ""


def _categories(wishes: FeedWishes, old: OldFeed) -> tuple[Category, ...]:
    if wishes.categories:
        return tuple(dict.fromkeys(parse_category(one) for one in wishes.categories))
    # Those of an older list stay as they are.
    there = tuple(Category(name, part or None) for name, part in old.categories if name)
    return there or (parse_category(_CATEGORY),)
