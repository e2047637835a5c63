"""A podcast feed: RSS 2.0 with what Apple and the podcast namespace add to it; pure functions from a show to XML."""

from audiobrief.publisher.feed.categories import Category, parse_category
from audiobrief.publisher.feed.identity import podcast_guid
from audiobrief.publisher.feed.render import render_feed
from audiobrief.publisher.feed.show import Alternate, Enclosure, Item, Kept, Person, Show, Transcript

__all__ = [
    "Alternate",
    "Category",
    "Enclosure",
    "Item",
    "Kept",
    "Person",
    "Show",
    "Transcript",
    "parse_category",
    "podcast_guid",
    "render_feed",
]
