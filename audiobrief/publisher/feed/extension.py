"""The podcast namespace, as an extension of feedgen; and what feedgen's own extension for Apple's namespace says in an old way.

https://podcastindex.org/namespace/1.0. Apple has true and false for explicit by now, where feedgen has yes and no; and takes
covers called ``.jpeg``.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from lxml import etree

from audiobrief.publisher.characters import one_line, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audiobrief.publisher.feed.show import Item, Person, Show

PODCAST = "https://podcastindex.org/namespace/1.0"
ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
#: The namespace's limits, in characters.
_LONGEST_NAME, _LONGEST_TEXT = 128, 4000


class ShowExtension(BaseExtension):  # type: ignore[misc]  # feedgen is untyped
    """What a channel has in the podcast namespace. feedgen makes it without arguments; ``show`` is put there before rendering."""

    def __init__(self) -> None:
        self.show: Show | None = None

    def extend_ns(self) -> dict[str, str]:
        """The namespaces that the root declares."""
        return {**(self.show.namespaces if self.show else {}), "podcast": PODCAST, "itunes": ITUNES}

    def extend_rss(self, feed: Any) -> Any:  # noqa: ANN401  (feedgen's signature)
        """Add the elements to the channel."""
        show, channel = self.show, feed[0]
        if show is None:
            return feed
        if show.image:
            etree.SubElement(channel, f"{{{ITUNES}}}image", href=show.image)
        _add(channel, f"{{{ITUNES}}}explicit", str(show.explicit).lower())
        _add(channel, f"{{{PODCAST}}}guid", show.guid)
        _add(channel, f"{{{PODCAST}}}medium", show.medium)
        owner = {"owner": show.email} if show.email else {}
        _add(channel, f"{{{PODCAST}}}locked", "yes" if show.locked else "no", owner)
        _add_people(channel, show.persons)
        _add_texts(channel, show.texts)
        _add_others(channel, show.others)
        return feed


class ItemExtension(BaseEntryExtension):  # type: ignore[misc]
    """What an item has in it."""

    def __init__(self) -> None:
        self.item: Item | None = None

    def extend_rss(self, entry: Any) -> Any:  # noqa: ANN401
        """Add the elements to the item."""
        item = self.item
        if item is None:
            return entry
        for transcript in item.transcripts:
            more = {"language": transcript.language, "rel": "captions" if transcript.is_captions else None}
            told = {name: value for name, value in more.items() if value}
            _add(
                entry, f"{{{PODCAST}}}transcript", None, {"url": transcript.url, "type": transcript.media_type, **told}
            )
        if item.chapters:
            _add(entry, f"{{{PODCAST}}}chapters", None, {"url": item.chapters, "type": "application/json+chapters"})
        for one in item.alternates:
            file = one.enclosure
            facts = {"type": file.media_type, "length": str(file.length), "title": one.title, "codecs": one.codecs}
            alternate = _add(entry, f"{{{PODCAST}}}alternateEnclosure", None, facts)
            _add(alternate, f"{{{PODCAST}}}source", None, {"uri": file.url})
        _add_people(entry, item.persons)
        _add_texts(entry, item.texts)
        _add_others(entry, item.others)
        return entry


def _add(parent: etree._Element, tag: str, text: str | None, facts: dict[str, str] | None = None) -> etree._Element:
    element = etree.SubElement(parent, tag, facts or {})
    element.text = text
    return element


def _add_people(parent: etree._Element, persons: Iterable[Person]) -> None:
    for person in persons:
        name = shortened(person.name, _LONGEST_NAME)
        _add(parent, f"{{{PODCAST}}}person", name, {"role": person.role, "group": person.group})


def _add_texts(parent: etree._Element, texts: Iterable[tuple[str, str]]) -> None:
    for purpose, text in texts:
        _add(parent, f"{{{PODCAST}}}txt", shortened(one_line(text), _LONGEST_TEXT), {"purpose": purpose})


def _add_others(parent: etree._Element, others: Iterable[etree._Element]) -> None:
    parent.extend(clean_copy(other) for other in others)


def clean_copy(element: etree._Element) -> etree._Element:
    """A copy that is laid out anew: without the white space around its parts, where nothing else stands between them."""
    copy = deepcopy(element)
    copy.tail = None
    for part in copy.iter():
        if len(part) and not (part.text or "").strip() and not any((child.tail or "").strip() for child in part):
            part.text = None
            for child in part:
                child.tail = None
    return copy
