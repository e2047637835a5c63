"""Rules for a podcast feed: what RSS 2.0, Apple and the podcast namespace ask for, and whether the files beside it agree."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Self
from urllib.parse import unquote, urlsplit

from audiobrief.checking.finding import Finding, Level, error, ok, warning
from audiobrief.checking.rules.rule import Rule, rule
from audiobrief.checking.rules.tags import judge_cover
from audiobrief.checking.words import count
from audiobrief.errors import SourceError
from audiobrief.reader.xmltree import parse_xml
from audiobrief.showing import shown_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml import etree

    from audiobrief.checking.limits import Limits

ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST = "https://podcastindex.org/namespace/1.0"
ATOM = "http://www.w3.org/2005/Atom"
_NAMESPACES = {"itunes": ITUNES, "podcast": PODCAST, "atom": ATOM}
_MOST = 5
_LARGEST_PICTURE = 10_000_000


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed file."""

    path: Path
    #: ``None`` where it is no XML; then ``problem`` says why.
    root: etree._Element | None
    problem: str = ""

    @classmethod
    def of(cls, path: Path, data: bytes) -> Self:
        """The feed from the bytes of its file."""
        try:
            return cls(path, parse_xml(data, path.name))
        except SourceError as problem:
            return cls(path, None, str(problem))

    @property
    def channel(self) -> etree._Element | None:
        """Its channel; ``None`` where it is no RSS."""
        return self.root.find("channel") if self.root is not None and self.root.tag == "rss" else None

    def beside(self, address: str) -> Path | None:
        """The file that an address leads to, if one of that name lies beside the feed."""
        name = unquote(urlsplit(address).path.rpartition("/")[2])
        if not name or name in {".", ".."} or "/" in name or "\\" in name or "\0" in name:
            return None
        place = self.path.parent / name
        return place if place.is_file() else None


def text_in(element: etree._Element, path: str) -> str:
    """The text of an element within; empty where there is none."""
    return (element.findtext(path, namespaces=_NAMESPACES) or "").strip()


def attribute_in(element: etree._Element, path: str, name: str) -> str:
    """An attribute of an element within; empty where there is none."""
    found = element.find(path, namespaces=_NAMESPACES)
    return (found.get(name) or "").strip() if found is not None else ""


def is_web(address: str) -> bool:
    """Whether an address is one that apps can load."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and address.isascii() and " " not in address


@rule("feed-form")
def form(feed: Feed, _limits: Limits) -> Iterator[Finding]:
    """Is it RSS 2.0?"""
    root = feed.root
    if root is None:
        yield error(shown_line(feed.problem), "Make it again")
    elif feed.channel is None:
        yield error("It is no RSS feed", "Podcast apps read RSS 2.0")
    elif root.get("version") != "2.0":
        yield error(f"It is RSS {shown_line(root.get('version') or 'of no version')}", "Podcast apps read RSS 2.0")
    else:
        yield ok(f"RSS 2.0 with {count(len(root.findall('channel/item')), 'episode')}")


@rule("feed-channel")
def channel(feed: Feed, _limits: Limits) -> Iterator[Finding]:
    """Does it have all that a show must have?"""
    found = feed.channel
    if found is None:
        return
    problems = [
        error(f"The show has no {name}", "Add it")
        for name in ("title", "link", "description", "language")
        if not text_in(found, name)
    ]
    if not attribute_in(found, "itunes:category", "text"):
        problems.append(error("The show has no itunes:category", "Choose one of Apple's list"))
    if text_in(found, "itunes:explicit").lower() not in {"true", "false", "yes", "no"}:
        problems.append(error("The show does not say whether it is explicit (itunes:explicit)", "Add true or false"))
    if not text_in(found, "itunes:author"):
        problems.append(warning("The show has no itunes:author", "Add it"))
    if not text_in(found, "podcast:guid"):
        problems.append(warning("The show has no podcast:guid", "Add it: it stays when the feed moves"))
    if not attribute_in(found, "atom:link[@rel='self']", "href"):
        problems.append(warning("The feed does not say where it lies (atom:link rel=self)", "Add it"))
    yield from problems
    if not problems:
        yield ok(f"“{shown_line(text_in(found, 'title'), 80)}”")


@rule("feed-cover")
def cover(feed: Feed, _limits: Limits) -> Iterator[Finding]:
    """Does the show have a picture that shops take?"""
    found = feed.channel
    if found is None:
        return
    address = attribute_in(found, "itunes:image", "href")
    if not is_web(address):
        yield error("The show has no cover (itunes:image)", "Add a square JPEG or PNG of 1400 to 3000 pixels")
        return
    place = feed.beside(address)
    if place is None:
        yield warning(f"The cover is not beside the feed, so it was not looked at: {shown_line(address, 120)}")
        return
    with place.open("rb") as file:
        yield from judge_cover(file.read(_LARGEST_PICTURE), is_required=True)


@rule("feed-episodes")
def episodes(feed: Feed, _limits: Limits) -> Iterator[Finding]:
    """Does each episode have all that it must have?"""
    found = feed.channel
    if found is None:
        return
    items = found.findall("item")
    problems = [problem for item in items for problem in _item(item)]
    guids = Counter(text_in(item, "guid") for item in items)
    problems += [
        error(f"{number} episodes have the GUID “{shown_line(guid, 60)}”: apps show one of them", "Give each its own")
        for guid, number in guids.items()
        if guid and number > 1
    ]
    yield from few(problems)
    if not items:
        yield warning("There is no episode in it", "Add one")
    elif not problems:
        yield ok(f"{count(len(items), 'episode')}, each with title, GUID, date and enclosure")


def _item(item: etree._Element) -> Iterator[Finding]:
    title = shown_line(text_in(item, "title"), 60)
    which = f"“{title}”" if title else "An episode without a title"
    if not title:
        yield error("An episode has no title", "Give it one")
    if not text_in(item, "guid"):
        yield error(f"{which} has no GUID: apps show it anew whenever its address changes", "Give it one that stays")
    try:
        parsedate_to_datetime(text_in(item, "pubDate"))
    except (ValueError, TypeError, IndexError):
        yield error(f"{which} has no date that can be read (pubDate)", "Use the form Sun, 22 Nov 2026 06:00:00 +0000")
    if item.find("enclosure") is None:
        yield error(f"{which} has no enclosure", "Add it: apps play nothing else")
        return
    if not is_web(attribute_in(item, "enclosure", "url")):
        yield error(f"{which} has an enclosure without a web address", "Correct its url")
    if "/" not in attribute_in(item, "enclosure", "type"):
        yield error(f"{which} has an enclosure without a type", "Use audio/mpeg for an MP3")
    if not attribute_in(item, "enclosure", "length").isdigit():
        yield error(f"{which} has an enclosure without a length in bytes", "Use the size of the file")


@rule("feed-files")
def files(feed: Feed, _limits: Limits) -> Iterator[Finding]:
    """Do the lengths in it agree with the files that lie beside it?"""
    found = feed.channel
    if found is None:
        return
    problems, seen, missing = [], 0, 0
    for item in found.findall("item"):
        place = feed.beside(attribute_in(item, "enclosure", "url"))
        if place is None:
            missing += 1
            continue
        seen += 1
        size, claimed = place.stat().st_size, attribute_in(item, "enclosure", "length")
        if claimed.isdigit() and int(claimed) != size:
            problems.append(
                error(
                    f"{shown_line(place.name, 80)} has {size:,} bytes, and the feed claims {int(claimed):,}",
                    "Make the feed again",
                )
            )
    yield from few(problems)
    if missing and seen:
        problems.append(
            warning(f"{count(missing, 'episode')} not beside the feed", "Check that they are where the feed says")
        )
        yield problems[-1]
    if seen and not problems:
        yield ok(f"{count(seen, 'file')} as large as the feed says")


def few(problems: list[Finding]) -> Iterator[Finding]:
    """The first of them, and how many more there are."""
    yield from problems[:_MOST]
    if len(problems) > _MOST:
        worst = error if any(one.level is Level.ERROR for one in problems) else warning
        yield worst(f"… and {len(problems) - _MOST:,} more of this kind")


RULES: tuple[Rule[Feed], ...] = (form, channel, cover, episodes, files)
