"""Which episode in the folder is which in the feed: a GUID stays with its episode, whatever becomes of names and addresses.

An episode is known by its key (where its article is from, and its day), which is in the feed beside each item. Where several
have the same key, and where an item has none since another program wrote it, the file's name, the length of its sound and
its title tell.
"""

from __future__ import annotations

import difflib
import os
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiobrief.pipeline.feed.recordings import Skipped
from audiobrief.publisher.feed.identity import another_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from audiobrief.pipeline.feed.existing import OldItem
    from audiobrief.pipeline.feed.recordings import Recording

#: How like two titles are of which one is a correction of the other.
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Match:
    """An episode, its GUID, and its item in the feed that was there before."""

    recording: Recording
    guid: str
    old: OldItem | None


@dataclass(frozen=True, slots=True)
class Matches:
    """All episodes of a folder."""

    found: tuple[Match, ...]
    #: The same sound as another file.
    skipped: tuple[Skipped, ...]
    #: Items whose episodes are not in the folder.
    left: tuple[OldItem, ...]


def match(recordings: Sequence[Recording], items: Sequence[OldItem]) -> Matches:
    """Find the item of each episode, and a GUID for those that have none.

    Args:
        recordings: by name.
        items: of the feed that is there.

    Raises:
        SourceError: a file can't be read.
    """
    pairs: dict[int, OldItem] = {}
    left = list(items)
    once, skipped = _without_copies(recordings, items)

    def claim(waiting: Iterable[Recording], fits: Callable[[Recording, OldItem], bool]) -> None:
        for recording in waiting:
            if id(recording) in pairs:
                continue
            found = next((item for item in left if fits(recording, item)), None)
            if found is not None:
                left.remove(found)
                pairs[id(recording)] = found

    keys = {id(recording): recording.key for recording in once}

    def has_key(one: Recording, item: OldItem) -> bool:
        return keys[id(one)] in {item.record.key, item.guid}

    claim(once, lambda one, item: has_key(one, item) and _is_file(one, item))
    claim(once, lambda one, item: has_key(one, item) and _is_sound(one, item))
    claim(once, has_key)
    claim(once, lambda one, item: _is_file(one, item) and (_is_sound(one, item) or _is_like(one, item)))
    claim(once, lambda one, item: _is_sound(one, item) and one.title.strip() == item.title)
    return Matches(tuple(_named(once, pairs, left)), tuple(skipped), tuple(left))


def _named(recordings: Iterable[Recording], pairs: dict[int, OldItem], left: Iterable[OldItem]) -> Iterable[Match]:
    """The GUIDs: those there are, each once, and new ones for the others."""
    taken: set[str] = set()
    given: dict[int, str] = {}
    for recording in recordings:
        old = pairs.get(id(recording))
        if old is not None and old.guid and old.guid not in taken:
            given[id(recording)] = old.guid
            taken.add(old.guid)
    taken.update(item.guid for item in left)
    for recording in recordings:
        if id(recording) not in given:
            key = recording.key
            guid = key if key not in taken else another_key(key, recording.checksum())
            given[id(recording)] = guid
            taken.add(guid)
    return (Match(recording, given[id(recording)], pairs.get(id(recording))) for recording in recordings)


def _is_file(recording: Recording, item: OldItem) -> bool:
    return os.fsencode(recording.path.name) == item.name


def _is_sound(recording: Recording, item: OldItem) -> bool:
    """Whether it is as long to the byte; the tag is left out, where its length was noted."""
    if item.record.sound:
        return item.record.sound == str(recording.sound_size)
    return item.length == str(recording.size)


def _is_like(recording: Recording, item: OldItem) -> bool:
    """Whether one may be a correction of the other, rather than another episode in a file of the same name."""
    day = recording.tag.published[:10]
    if len(day) == 10 and item.published is not None and item.published.date().isoformat() == day:
        return True
    return difflib.SequenceMatcher(None, recording.title.strip()[:500], item.title[:500]).ratio() >= _ALIKE


def _without_copies(recordings: Sequence[Recording], items: Sequence[OldItem]) -> tuple[list[Recording], list[Skipped]]:
    """Of files with the same sound, the one that is in the feed already, or else the first."""
    groups: defaultdict[tuple[str, float], list[Recording]] = defaultdict(list)
    for recording in recordings:
        groups[recording.key, recording.tag.duration].append(recording)
    known = {item.name for item in items}
    copies: dict[int, Skipped] = {}
    for group in groups.values():
        if len(group) == 1:
            continue
        first: dict[str, Recording] = {}
        for one in sorted(group, key=lambda one: os.fsencode(one.path.name) not in known):
            other = first.setdefault(one.checksum(), one)
            if other is not one:
                copies[id(one)] = Skipped(one.path, f"is the same episode as {other.path.name}")
    return [one for one in recordings if id(one) not in copies], list(copies.values())
