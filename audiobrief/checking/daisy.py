"""A DAISY 2.02 book, taken apart for the rules."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from audiobrief.checking.book import MAKE_AGAIN, Book
from audiobrief.checking.container import Container, ContainerError, is_outside, target
from audiobrief.checking.finding import error
from audiobrief.checking.outside import handlers, loaded
from audiobrief.checking.playing import identifiers, played, seconds_of
from audiobrief.reader.xmltree import find, find_all, local_name
from audiobrief.showing import shown_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from audiobrief.checking.playing import Played

NCC = "ncc.html"
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_OTHERS = ("span", "div")


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the navigation control centre."""

    #: 1 to 6; 0 for a page number or the like.
    level: int
    kind: str
    text: str
    #: Part and place that it leads to.
    target: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Smil:
    """What a SMIL file tells of its times, in seconds (``nan`` where it doesn't), and what it plays."""

    name: str
    elapsed: float
    told: float
    played: float


@dataclass(slots=True)
class Daisy(Book):
    """What is known of a DAISY 2.02 book."""

    #: Folder that ncc.html lies in, with a slash at its end; empty for the root.
    folder: str = ""
    #: ``meta`` elements of ncc.html.
    metas: dict[str, list[str]] = field(default_factory=dict)
    headings: list[Heading] = field(default_factory=list)
    #: SMIL files in the order of reading.
    smils: list[Smil] = field(default_factory=list)
    #: Places that can be led to, by part.
    places: dict[str, set[str]] = field(default_factory=dict)
    outside: list[str] = field(default_factory=list)

    def read(self, container: Container) -> None:
        """See ``Book``."""
        centre = _centre(container)
        self.folder = centre[: len(centre) - len(NCC)]
        self._read_centre(container.xml(centre), centre)
        self._read_parts(container)

    def value(self, name: str) -> str:
        """What ncc.html says by a name first."""
        return next(iter(self.metas.get(name, [])), "")

    def _read_centre(self, root: etree._Element, name: str) -> None:
        for node in find_all(root, "meta"):
            if node.get("name"):
                self.metas.setdefault(node.get("name") or "", []).append((node.get("content") or "").strip())
        self.generator = self.value("ncc:generator")
        self.told = " ".join([*self.metas.get("dc:description", []), *self.metas.get("ncc:narrator", [])])
        body = find(root, "body")
        for node in [] if body is None else body:
            kind = local_name(node)
            if kind in _HEADINGS or kind in _OTHERS:
                link = next(find_all(node, "a"), None)
                text = " ".join("".join(node.itertext()).split())
                place = target(name, link.get("href") or "") if link is not None else ("", "")
                self.headings.append(Heading(_HEADINGS.get(kind, 0), node.get("class") or "", text, place))

    def _read_parts(self, container: Container) -> None:
        """Read all texts, and the SMIL files in the order in which the control centre leads to them."""
        texts = [name for name in container.names if name.lower().endswith((".html", ".htm", ".xhtml"))]
        for name in texts:
            try:
                document = container.xml(name)
            except ContainerError as problem:
                self.faults.append(error(str(problem), MAKE_AGAIN))
                continue
            self.places[name] = identifiers(document)
            self.outside += [
                f"{shown_line(name, 80)} loads {shown_line(one.address, 120)} ({one.element})"
                for one in loaded(document)
                if is_outside(one.address) and not one.address.lower().startswith("data:")
            ]
            self.outside += [f"{shown_line(name, 80)} has {shown_line(one, 80)}" for one in handlers(document)]
            if find(document, "script") is not None:
                self.outside.append(f"{shown_line(name, 80)} has a script")
        clips: list[Played] = []
        for name in dict.fromkeys(heading.target[0] for heading in self.headings):
            if name in container and name.lower().endswith(".smil"):
                try:
                    clips += self._read_smil(container.xml(name), name)
                except ContainerError as problem:
                    self.faults.append(error(str(problem), MAKE_AGAIN))
        self.clips = clips
        self.recordings = list(dict.fromkeys(clip.audio for clip in clips if clip.audio in container))

    def _read_smil(self, document: etree._Element, name: str) -> Iterator[Played]:
        self.places[name] = identifiers(document)
        told = {node.get("name"): node.get("content") for node in find_all(document, "meta")}
        total = 0.0
        for clip in played(document, name):
            text, place = clip.text
            if place not in self.places.get(text, ()):
                self.faults.append(
                    error(
                        f"{clip.where}: there is no “{shown_line(place, 60)}” in {shown_line(text, 80)}",
                        "Correct the SMIL file",
                    )
                )
            if clip.audio and self.container is not None and clip.audio not in self.container:
                self.faults.append(error(f"{clip.where}: {shown_line(clip.audio, 80)} is missing", MAKE_AGAIN))
            total += clip.end - clip.begin if clip.end > clip.begin else 0
            yield clip
        self.smils.append(
            Smil(
                name,
                seconds_of(told.get("ncc:totalElapsedTime") or told.get("total-elapsed-time")),
                seconds_of(told.get("ncc:timeInThisSmil") or told.get("time-in-this-smil")),
                total,
            )
        )


def _centre(container: Container) -> str:
    """The navigation control centre; it may lie in a folder."""
    for name in container.names:
        if posixpath.basename(name).lower() == NCC:
            return name
    raise ContainerError(f"It is no DAISY 2.02 book: {NCC} is missing")
