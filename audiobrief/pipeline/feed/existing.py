"""The feed that is there already: what it says of the show, which episodes it has, and what others have put into it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Self
from urllib.parse import unquote_to_bytes, urlsplit

from lxml import etree

from audiobrief.errors import OutputError, SourceError
from audiobrief.publisher.feed.extension import ITUNES, PODCAST
from audiobrief.publisher.feed.render import GENERATOR
from audiobrief.reader.xmltree import parse_xml

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

_ATOM = "http://www.w3.org/2005/Atom"
_SPACES = {"itunes": ITUNES, "podcast": PODCAST, "atom": _ATOM}
#: Larger files are something else.
_MOST_BYTES = 50_000_000
#: Of the podcast:txt elements that are ours.
RECORD, NOTICE, SOURCE_TYPE = "audiobrief", "synthetic-voices", "digitalsourcetype"
#: Of the persons that are ours: how a narrator's name ends, and the role of who wrote the article.
SYNTHETIC = "(synthetic voice)"
_RSS = ("title", "link", "description", "language", "lastBuildDate", "pubDate", "generator", "docs", "image", "item")
_OUR_CHANNEL = frozenset(
    {
        *_RSS,
        *(f"{{{ITUNES}}}{name}" for name in ("author", "owner", "image", "category", "explicit", "type")),
        *(f"{{{PODCAST}}}{name}" for name in ("guid", "locked", "medium")),
    }
)
_OUR_ITEM = frozenset(
    {*("title", "link", "description", "guid", "enclosure", "pubDate"), f"{{{ITUNES}}}author", f"{{{ITUNES}}}duration"}
)
#: Elements of an item that lead to a file: ours, if it lies in the folder.
_LINKS = frozenset(f"{{{PODCAST}}}{name}" for name in ("transcript", "chapters", "alternateEnclosure"))


@dataclass(frozen=True, slots=True)
class Record:
    """What is noted of an episode in its item, so that it is known again."""

    #: What it is known by.
    key: str = ""
    #: Checksum of the notes that were written for it.
    notes: str = ""
    #: Bytes of its sound.
    sound: str = ""

    @classmethod
    def of(cls, text: str) -> Self:
        """The record that a text is; an empty one if it is none."""
        parts = text.split()
        return cls(*parts) if len(parts) == 3 else cls()

    def __str__(self) -> str:
        return f"{self.key} {self.notes} {self.sound}"


@dataclass(frozen=True, slots=True)
class OldItem:
    """An item of the feed that is there."""

    element: etree._Element
    guid: str
    title: str
    published: datetime | None
    #: Address and bytes of its enclosure; empty where it has none.
    url: str
    length: str
    description: str
    #: What we have noted of it; empty in the feed of another program.
    record: Record

    @property
    def name(self) -> bytes:
        """What its file is called."""
        return name_in(self.url)

    def others(self, is_ours: Callable[[str], bool]) -> tuple[etree._Element, ...]:
        """What somebody else has put into it: all that is none of what is written anew.

        Args:
            is_ours: whether an address is in the folder.
        """
        author = _text(self.element, "itunes:author")
        return tuple(part for part in self.element if not _is_managed(part, _OUR_ITEM, is_ours, author))


@dataclass(frozen=True, slots=True)
class OldFeed:
    """The feed that is there; an empty one where there is none."""

    #: As it lies there.
    data: bytes = b""
    channel: etree._Element | None = None
    items: tuple[OldItem, ...] = ()
    #: Elements of the channel that somebody else put there.
    others: tuple[etree._Element, ...] = ()
    #: Their namespaces.
    namespaces: Mapping[str, str] = field(default_factory=dict)
    #: Processing instructions before it, such as that of a style sheet.
    instructions: tuple[str, ...] = ()

    def text(self, path: str) -> str:
        """The text of an element of the channel; empty where there is none."""
        return "" if self.channel is None else _text(self.channel, path)

    def attribute(self, path: str, name: str) -> str:
        """An attribute of such an element; empty where there is none."""
        return "" if self.channel is None else _attribute(self.channel, path, name)

    @property
    def categories(self) -> tuple[tuple[str, str], ...]:
        """Categories and their parts, as they stand there."""
        found = [] if self.channel is None else self.channel.findall("itunes:category", _SPACES)
        return tuple(
            (one.get("text", ""), part.get("text", "") if part is not None else "")
            for one in found
            for part in (one.findall("itunes:category", _SPACES) or [None])
        )

    @property
    def base(self) -> str | None:
        """Address of the folder, by the feed's own address."""
        url = self.attribute("atom:link[@rel='self']", "href")
        return url.rpartition("/")[0] + "/" if url.count("/") > 2 else None

    @property
    def built(self) -> datetime | None:
        """When something in it last changed."""
        return moment_in(self.text("lastBuildDate"))


def read_old(path: Path) -> OldFeed:
    """The feed at this place.

    Raises:
        OutputError: what is there can't be read, or is no podcast feed.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        return OldFeed()
    except OSError as error:
        raise OutputError(f"{path} can't be read: {error.strerror or error}") from error
    if len(data) > _MOST_BYTES:
        raise OutputError(f"{path} is there already, and larger than a feed: move it away")
    try:
        root = parse_xml(data, path.name, whole=True)
    except SourceError as error:
        raise OutputError(
            f"{path} is there already and is no feed that can be read: mend it, so that its episodes keep their GUIDs,"
            " or move it away"
        ) from error
    channel = root.find("channel") if root.tag == "rss" else None
    if channel is None or not _is_podcast(channel):
        raise OutputError(f"{path} is there already, and no podcast feed: move it away, or name another with --output")
    return OldFeed(
        data,
        channel,
        tuple(_item(element) for element in channel.findall("item")),
        tuple(part for part in channel if not _is_managed(part, _OUR_CHANNEL)),
        {prefix: space for prefix, space in root.nsmap.items() if prefix and not _is_ours(prefix, space)},
        tuple(etree.tostring(one, encoding="unicode", with_tail=False) for one in _before(root)),
    )


def _is_ours(prefix: str, space: str) -> bool:
    return prefix in {*_SPACES, "content"} or space in _SPACES.values()


def _before(root: etree._Element) -> list[etree._Element]:
    return [one for one in root.itersiblings(preceding=True) if isinstance(one, etree._ProcessingInstruction)][::-1]  # noqa: SLF001


def _is_podcast(channel: etree._Element) -> bool:
    if _text(channel, "generator").startswith(GENERATOR):
        return True
    return channel.find("item/enclosure") is not None or any(
        str(part.tag).startswith(f"{{{ITUNES}}}") for part in channel
    )


def _item(element: etree._Element) -> OldItem:
    return OldItem(
        element,
        _text(element, "guid"),
        _text(element, "title"),
        moment_in(_text(element, "pubDate")),
        _attribute(element, "enclosure", "url"),
        _attribute(element, "enclosure", "length"),
        element.findtext("description") or "",
        Record.of(_text(element, f"podcast:txt[@purpose='{RECORD}']")),
    )


def _is_managed(
    part: etree._Element, tags: frozenset[str], is_ours: Callable[[str], bool] = bool, author: str = ""
) -> bool:
    """Whether it is written anew, rather than kept."""
    if part.tag == f"{{{_ATOM}}}link":
        return bool(part.get("rel") == "self")
    if part.tag == f"{{{PODCAST}}}txt":
        return part.get("purpose") in {RECORD, NOTICE, SOURCE_TYPE}
    if part.tag == f"{{{PODCAST}}}person":
        name = (part.text or "").strip()
        return bool(name.endswith(SYNTHETIC) or (part.get("role") == "author" and name == author))
    if part.tag in _LINKS:
        source = part.find("podcast:source", _SPACES)
        return is_ours(part.get("url") or (source.get("uri") if source is not None else "") or "")
    return part.tag in tags


def moment_in(text: str) -> datetime | None:
    """A date as RSS writes it, in UTC; ``None`` where it is none."""
    try:
        found = parsedate_to_datetime(text)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def name_in(url: str) -> bytes:
    """What the file is called that an address leads to."""
    try:
        return unquote_to_bytes(urlsplit(url).path.rpartition("/")[2])
    except ValueError:
        return b""


def _text(element: etree._Element, path: str) -> str:
    return (element.findtext(path, namespaces=_SPACES) or "").strip()


def _attribute(element: etree._Element, path: str, name: str) -> str:
    found = element.find(path, namespaces=_SPACES)
    return (found.get(name) or "").strip() if found is not None else ""
