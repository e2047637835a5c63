"""The feed as XML, by feedgen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator

from audiobrief.publisher.characters import one_line, printable
from audiobrief.publisher.feed.extension import ItemExtension, ShowExtension, clean_copy
from audiobrief.publisher.feed.show import Item, Kept
from audiobrief.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from lxml import etree

    from audiobrief.publisher.feed.show import Show

#: How the generator of a feed of ours begins.
GENERATOR = "audiobrief"
_EXTENSION = "podcasting"
#: RSS asks for a title.
_UNTITLED = "Untitled"


class _KeptEntry(FeedEntry):  # type: ignore[misc]  # feedgen is untyped
    """An item as it stands in the feed that was there before."""

    def __init__(self, element: etree._Element) -> None:
        super().__init__()
        self._element = element

    def rss_entry(self, extensions: bool = True) -> etree._Element:  # noqa: ARG002  (feedgen's signature)
        """The item."""
        return clean_copy(self._element)


def render_feed(show: Show, items: Sequence[Item | Kept], built: datetime) -> bytes:
    """The feed, as UTF-8.

    Args:
        show: what it says of itself.
        items: in their order; the newest should come first.
        built: when something in it last changed, with a time zone.
    """
    feed = FeedGenerator()
    feed.load_extension("podcast", atom=False)
    feed.register_extension(_EXTENSION, ShowExtension, ItemExtension, atom=False)
    title = one_line(show.title) or _UNTITLED
    feed.title(title)
    # The last link with another relation than "self" is the channel's own.
    feed.link(
        [{"href": show.url, "rel": "self", "type": "application/rss+xml"}, {"href": show.link, "rel": "alternate"}]
    )
    feed.description(_paragraphs(show.description) or title)
    feed.language(show.language)
    feed.generator(f"{GENERATOR} {__version__}")
    feed.lastBuildDate(built)
    if show.image:
        feed.image(show.image, title, show.link)
    if dates := [item.published for item in items if item.published]:
        feed.pubDate(max(dates))
    apple = feed.podcast
    apple.itunes_type(show.kind)
    if author := one_line(show.author):
        apple.itunes_author(author)
    if show.email:
        apple.itunes_owner(author or title, show.email)
    apple.itunes_category(
        [{"cat": one.name, "sub": one.part} if one.part else {"cat": one.name} for one in show.categories]
    )
    getattr(feed, _EXTENSION).show = show
    for item in items:
        if isinstance(item, Kept):
            feed.add_entry(_KeptEntry(item.element), order="append")
        else:
            _fill(feed.add_entry(order="append"), item)
    declaration, _, rendered = feed.rss_str(pretty=True).partition(b"\n")
    return b"".join([declaration, b"\n", *(one.encode() + b"\n" for one in show.instructions), rendered])


def _paragraphs(text: str) -> str:
    """Text of several lines, without the one white space that HTML allows and XML does not."""
    return printable(text).replace("\f", " ")


def _fill(entry: Any, item: Item) -> None:  # noqa: ANN401  (feedgen is untyped)
    entry.title(one_line(item.title) or _UNTITLED)
    entry.guid(item.guid, permalink=False)
    entry.description(_paragraphs(item.description))
    if item.link:
        entry.link(href=item.link, rel="alternate")
    entry.enclosure(item.enclosure.url, str(item.enclosure.length), item.enclosure.media_type)
    entry.pubDate(item.published)
    # Whole seconds, of which there is at least one: feedgen leaves out what is 0.
    entry.podcast.itunes_duration(str(max(1, round(item.duration))))
    if author := one_line(item.author):
        entry.podcast.itunes_author(author)
    getattr(entry, _EXTENSION).item = item
