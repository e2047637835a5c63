"""Rules for what a feed says in the podcast namespace: can it be used, does it lead anywhere, does it say what voices are?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audiobrief.checking.finding import Finding, error, ok, warning
from audiobrief.checking.rules.feed import PODCAST, Feed, attribute_in, few, is_web, text_in
from audiobrief.checking.rules.rule import Rule, rule
from audiobrief.checking.rules.tags import SYNTHETIC
from audiobrief.checking.words import count
from audiobrief.showing import shown_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from audiobrief.checking.limits import Limits

_UUID = re.compile(r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")
#: Elements of an item that lead to a file, and what each is called.
_FILES = {"transcript": "transcript", "chapters": "chapters file"}
#: Purpose of the podcast:txt by which audiobrief knows an item again that it wrote.
_RECORD = "podcast:txt[@purpose='audiobrief']"


@rule("feed-namespace")
def namespace(feed: Feed, _limits: Limits) -> Iterator[Finding]:
    """Is what it says in the podcast namespace of a form that apps understand?"""
    found = feed.channel
    if found is None:
        return
    problems = []
    guid, locked = text_in(found, "podcast:guid"), text_in(found, "podcast:locked")
    if guid and not _UUID.fullmatch(guid):
        problems.append(
            error(f"“{shown_line(guid, 60)}” is no podcast:guid", "It is a UUID, made of the feed's address")
        )
    if locked and locked.lower() not in {"yes", "no"}:
        problems.append(error(f"podcast:locked says “{shown_line(locked, 60)}”", "It is yes or no"))
    if any(not (person.text or "").strip() for person in found.iter(f"{{{PODCAST}}}person")):
        problems.append(error("A podcast:person has no name", "Name who it is, or take it out"))
    problems += [
        error(f"A {title} (podcast:{name}) has no web address, or no type", "Add url and type to it")
        for name, title in _FILES.items()
        for element in found.iter(f"{{{PODCAST}}}{name}")
        if not is_web(element.get("url", "")) or "/" not in element.get("type", "")
    ]
    yield from few(problems)
    if not problems and any(str(element.tag).startswith(f"{{{PODCAST}}}") for element in found.iter()):
        yield ok("What it says in the podcast namespace can be understood")


@rule("feed-companions")
def companions(feed: Feed, _limits: Limits) -> Iterator[Finding]:
    """Do transcripts, chapters and other formats lie beside the feed, where their episodes do?"""
    found = feed.channel
    if found is None:
        return
    problems, seen = [], 0
    for item in found.findall("item"):
        enclosure = attribute_in(item, "enclosure", "url")
        if feed.beside(enclosure) is None:
            continue
        folder = enclosure.rpartition("/")[0]
        for title, address in _led_to(item):
            if address.rpartition("/")[0] != folder:
                continue
            place = feed.beside(address)
            if place is None:
                name = shown_line(address.rpartition("/")[2], 80)
                problems.append(error(f"There is no {title} {name} beside the feed", "Make the feed again"))
            else:
                seen += 1
    yield from few(problems)
    if seen and not problems:
        yield ok(f"{count(seen, 'file')} beside the episodes, where the feed says")


def _led_to(item: etree._Element) -> Iterator[tuple[str, str]]:
    """The files that an item leads to: what each is called, and its address."""
    for name, title in _FILES.items():
        for element in item.findall(f"{{{PODCAST}}}{name}"):
            yield title, element.get("url", "")
    for element in item.findall(f"{{{PODCAST}}}alternateEnclosure/{{{PODCAST}}}source"):
        yield "other format", element.get("uri", "")


@rule("feed-disclosure")
def disclosure(feed: Feed, _limits: Limits) -> Iterator[Finding]:
    """Do the notes of episodes that audiobrief made tell listeners that their voices are synthetic?"""
    found = feed.channel
    if found is None:
        return
    ours = [item for item in found.findall("item") if text_in(item, _RECORD)]
    silent = [item for item in ours if not SYNTHETIC.search(text_in(item, "description"))]
    yield from few(
        [
            warning(
                f"The notes of “{shown_line(text_in(item, 'title'), 60)}” don't say that its voices are synthetic",
                "Say so: whoever listens can't see it elsewhere",
            )
            for item in silent
        ]
    )
    if ours and not silent:
        yield ok(f"The notes of {count(len(ours), 'episode')} say that the voices are synthetic")


RULES: tuple[Rule[Feed], ...] = (namespace, companions, disclosure)
