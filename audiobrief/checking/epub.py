"""An EPUB with Media Overlays, taken apart for the rules."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from audiobrief.checking.book import MAKE_AGAIN, Book
from audiobrief.checking.container import Container, ContainerError, is_outside, target
from audiobrief.checking.finding import error
from audiobrief.checking.outside import handlers, loaded, styled
from audiobrief.checking.playing import identifiers, played
from audiobrief.reader.xmltree import find, find_all, local_name
from audiobrief.showing import shown_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    from lxml import etree

    from audiobrief.checking.playing import Played

CONTAINER = "META-INF/container.xml"
_TEXTS = frozenset({"application/xhtml+xml", "image/svg+xml"})
_OVERLAY, _STYLE = "application/smil+xml", "text/css"


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the manifest."""

    id: str
    #: Part of the book; the address itself where it lies elsewhere.
    path: str
    media_type: str
    properties: frozenset[str]
    #: Id of its overlay; empty where it has none.
    overlay: str
    is_outside: bool


@dataclass(slots=True)
class Epub(Book):
    """What is known of an EPUB."""

    #: Part that is the package document, and the version of EPUB that it claims.
    package: str = ""
    version: str = ""
    items: list[Item] = field(default_factory=list)
    #: Ids in the order of reading.
    spine: list[str] = field(default_factory=list)
    #: Elements of the metadata by name: their texts.
    facts: dict[str, list[str]] = field(default_factory=dict)
    #: ``meta`` by property: what it refines (empty for the book), and its text.
    metas: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    #: Seconds that each overlay plays, by its id.
    overlays: dict[str, float] = field(default_factory=dict)
    #: What texts load from elsewhere, and what may run in them.
    outside: list[str] = field(default_factory=list)
    #: Parts that are loaded and not in the manifest.
    unlisted: list[str] = field(default_factory=list)

    def read(self, container: Container) -> None:
        """See ``Book``."""
        self.package = _package(container)
        self._read_package(container.xml(self.package))
        self._read_parts()

    @classmethod
    def made_by(cls, file: IO[bytes]) -> str:
        """The program that made an EPUB, as it says; empty where it doesn't, or is none."""
        try:
            container = Container(file)
            book = cls(container, package=_package(container))
            book._read_package(container.xml(book.package))
        except ContainerError:
            return ""
        return book.generator

    def values(self, name: str) -> list[str]:
        """What the book says of itself by a property."""
        return [value for refined, value in self.metas.get(name, []) if not refined]

    def _read_package(self, root: etree._Element) -> None:
        self.version = root.get("version") or ""
        metadata = find(root, "metadata")
        for node in [] if metadata is None else metadata:
            name, value = local_name(node), " ".join("".join(node.itertext()).split())
            if name == "meta" and node.get("property"):
                self.metas.setdefault(node.get("property") or "", []).append((node.get("refines") or "", value))
            elif name == "meta" and node.get("name") == "generator":
                self.generator = node.get("content") or ""
            elif name:
                self.facts.setdefault(name, []).append(value)
        said = [*self.facts.get("description", []), *self.values("media:narrator")]
        self.told = " ".join([*said, *self.values("schema:accessibilitySummary")])
        self.items = [self._item(node) for node in find_all(root, "item")]
        self.spine = [node.get("idref") or "" for node in find_all(root, "itemref")]
        self.recordings = [item.path for item in self.items if item.media_type == "audio/mpeg" and not item.is_outside]

    def _item(self, node: etree._Element) -> Item:
        link = node.get("href") or ""
        away = is_outside(link)
        return Item(
            node.get("id") or "",
            link if away else target(self.package, link)[0],
            node.get("media-type") or "",
            frozenset((node.get("properties") or "").split()),
            node.get("media-overlay") or "",
            away,
        )

    def _read_parts(self) -> None:
        """Read the texts and the overlays, in the order of reading; what none of them reads stays unread."""
        by_id = {item.id: item for item in self.items}
        ordered = [by_id[one] for one in dict.fromkeys(self.spine) if one in by_id]
        ordered += [item for item in self.items if item not in ordered]
        clips: list[Played] = []
        for item in ordered:
            if item.is_outside or self.container is None or item.path not in self.container:
                continue
            try:
                if item.media_type in _TEXTS:
                    clips += self._read_text(item, by_id.get(item.overlay))
                elif item.media_type == _STYLE:
                    style = self.container.read(item.path).decode(errors="replace")
                    self._look(item.path, ((address, "style") for address in styled(style)))
            except ContainerError as problem:
                self.faults.append(error(str(problem), MAKE_AGAIN))
        self.clips = clips

    def _read_text(self, item: Item, overlay: Item | None) -> Iterator[Played]:
        container = self.container
        if container is None:
            return
        document = container.xml(item.path)
        self._look(item.path, ((one.address, one.element) for one in loaded(document)))
        self.outside += [f"{shown_line(item.path, 80)} has {shown_line(one, 80)}" for one in handlers(document)]
        if "scripted" not in item.properties and find(document, "script") is not None:
            self.outside.append(f"{shown_line(item.path, 80)} has a script, and the manifest doesn't say so")
        if overlay is None or overlay.path not in container or overlay.media_type != _OVERLAY:
            return
        places, listed = identifiers(document), {one.path for one in self.items}
        total = 0.0
        for clip in played(container.xml(overlay.path), overlay.path):
            text, place = clip.text
            if text != item.path:
                self.faults.append(
                    error(f"{clip.where}: its text is not in {shown_line(item.path, 80)}", "Correct the overlay")
                )
            elif place not in places:
                self.faults.append(
                    error(f"{clip.where}: there is no “{shown_line(place, 60)}” in the text", "Correct the overlay")
                )
            if clip.audio and clip.audio not in listed:
                self.faults.append(
                    error(f"{clip.where}: {shown_line(clip.audio, 80)} is not in the manifest", MAKE_AGAIN)
                )
            total += clip.end - clip.begin if clip.end > clip.begin else 0
            yield clip
        self.overlays[overlay.id] = total

    def _look(self, path: str, addresses: Iterator[tuple[str, str]]) -> None:
        listed = {item.path for item in self.items}
        for address, element in addresses:
            if address.lower().startswith("data:") or not address:
                continue
            if is_outside(address):
                self.outside.append(f"{shown_line(path, 80)} loads {shown_line(address, 120)} ({element})")
            elif target(path, address)[0] not in listed:
                self.unlisted.append(target(path, address)[0])


def _package(container: Container) -> str:
    """The part that is the package document."""
    if CONTAINER not in container:
        raise ContainerError(f"It is no EPUB: {CONTAINER} is missing")
    roots = list(find_all(container.xml(CONTAINER), "rootfile"))
    path: str = next((node.get("full-path") or "" for node in roots), "")
    if not path:
        raise ContainerError(f"{CONTAINER} names no package document")
    if path not in container:
        raise ContainerError(f"The package document {shown_line(path)} is missing")
    return path
