"""Rules for a player page, and for a transcript that is a page: nothing foreign runs or is asked for, and the sound is there."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import unquote

from audiobrief.checking.container import is_outside
from audiobrief.checking.finding import Finding, error, ok, warning
from audiobrief.checking.outside import handlers, loaded
from audiobrief.checking.rules.book import few, judge_disclosure
from audiobrief.checking.rules.rule import Rule, rule
from audiobrief.checking.words import clock, count
from audiobrief.patterns import lazy
from audiobrief.reader.xmltree import find, find_all, local_name, parse_page
from audiobrief.showing import shown_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml import etree

    from audiobrief.checking.limits import Limits
    from audiobrief.checking.recording import Recording

#: Seconds by which the length that the page tells, or its last sentence, may be off.
_NEAR = 0.2
#: Sound within the page: larger than a parser takes, and nothing to parse.
_EMBEDDED = lazy(r"data:audio/[\w.+-]{1,40};base64,[A-Za-z0-9+/=]{100,}")
_SHORTENED = "data:audio/mpeg;base64,"
_NOTHING = {"'none'", "none"}
_MAKE_AGAIN = "Make the page again"
_LIST_AGAIN = "Make it again: “audiobrief index” does"
_POLICY = "content-security-policy"
#: Kinds of scripts that are data.
_DATA = frozenset({"application/ld+json", "application/json"})


@dataclass
class Page:
    """A page, and the MP3 beside it."""

    path: Path
    text: str
    recording: Recording | None = None

    @cached_property
    def root(self) -> etree._Element | None:
        """The page; ``None`` where it is none."""
        return parse_page(_EMBEDDED.sub(_SHORTENED, self.text))

    @property
    def is_index(self) -> bool:
        """Whether it says that it is a list of episodes."""
        return self.generator.startswith("audiobrief ") and self.generator.endswith(", index")

    @property
    def generator(self) -> str:
        """The program that made it, as it says."""
        return self.meta("name", "generator")

    @cached_property
    def audio(self) -> etree._Element | None:
        """Its player."""
        return None if self.root is None else find(self.root, "audio")

    def meta(self, attribute: str, name: str) -> str:
        """What the first ``meta`` element of a name says."""
        found = (node for node in find_all(self.root, "meta")) if self.root is not None else ()
        return next((node.get("content") or "" for node in found if (node.get(attribute) or "").lower() == name), "")


@rule("page-form")
def form(page: Page, _limits: Limits) -> Iterator[Finding]:
    """Is it a page with a title and a language?"""
    root = page.root
    if root is None or find(root, "body") is None:
        yield error("It is no HTML page that can be read", _MAKE_AGAIN)
        return
    title, html = find(root, "title"), find(root, "html")
    name = " ".join("".join(title.itertext()).split()) if title is not None else ""
    problems = []
    if not name:
        problems.append(error("It has no title", "Give it one"))
    if html is None or not html.get("lang"):
        problems.append(error("It does not say its language: screen readers guess it", "Add lang to html"))
    yield from problems
    if not problems:
        yield ok(f"“{shown_line(name, 80)}”")


@rule("page-policy")
def policy(page: Page, _limits: Limits) -> Iterator[Finding]:
    """Does a Content Security Policy let only the page's own script and style run?"""
    if page.root is None:
        return
    told = page.meta("http-equiv", _POLICY)
    if not told:
        yield error("It has no Content Security Policy: whatever gets into its text could run", _MAKE_AGAIN)
        return
    rules = {words[0].lower(): words[1:] for part in told.split(";") if (words := part.split())}
    default = rules.get("default-src")
    problems = []
    if default is None or not set(default) <= _NOTHING:
        problems.append(error("Its policy allows more than it names (default-src should be 'none')", _MAKE_AGAIN))
    for kind, element in (("script-src", "script"), ("style-src", "style")):
        allowed = rules.get(kind, default or [])
        if any(one.lower() in {"'unsafe-inline'", "'unsafe-eval'", "*", "data:"} for one in allowed):
            problems.append(error(f"Its policy lets any {element} run ({kind})", "Name those that may by their hashes"))
        problems += [
            error(f"A {element} of the page is not one that its policy lets run: the page doesn't work", _MAKE_AGAIN)
            for content in _inline(page, element)
            if not any(one.startswith("'nonce-") for one in allowed) and _digest(content) not in allowed
        ]
    if _late(page.root):
        problems.append(error("Something runs before its policy is read", "Put the policy first"))
    yield from few(problems)
    if not problems:
        yield ok("Only the page's own script and style run")


def _inline(page: Page, element: str) -> Iterator[str]:
    """The scripts or styles that stand in the page, as a browser sees them."""
    for node in find_all(page.root, element) if page.root is not None else ():
        if node.get("src") is None and (node.get("type") or "").lower() not in _DATA:
            yield node.text or ""


def _digest(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def _late(root: etree._Element) -> bool:
    """Whether a script, a style or a link stands before the policy."""
    for node in root.iter():
        name = local_name(node)
        if name == "meta" and (node.get("http-equiv") or "").lower() == _POLICY:
            return False
        if name in {"script", "style", "link", "img", "audio", "body"}:
            return True
    return False


@rule("page-outside")
def outside(page: Page, _limits: Limits) -> Iterator[Finding]:
    """Does it ask for nothing from elsewhere?"""
    if page.root is None:
        return
    problems = [
        error(
            f"It loads {shown_line(one.address, 120)} ({one.element}): who reads it is told to another host",
            _MAKE_AGAIN,
        )
        for one in loaded(page.root)
        if is_outside(one.address) and not one.address.lower().startswith("data:")
    ]
    problems += [
        error(f"Code that may be somebody's own: {shown_line(one, 80)}", "Take it out") for one in handlers(page.root)
    ]
    yield from few(problems)
    if not problems:
        yield ok("Nothing is loaded from elsewhere")


@rule("page-audio")
def audio(page: Page, _limits: Limits) -> Iterator[Finding]:
    """Is the sound there, and is it the one that the text is in step with?"""
    player = page.audio
    if player is None:
        return
    source = next((node.get("src") or "" for node in player.iter() if node.get("src")), "")
    if source.startswith("data:"):
        yield ok("The sound is in the page")
    elif not source or is_outside(source):
        yield error("It plays nothing that lies beside it", _MAKE_AGAIN)
        return
    elif not _beside(page.path, source):
        yield error(
            f"{shown_line(unquote(source), 100)} does not lie beside it", "Put it there, or make the page again"
        )
        return
    told, recording = _number(player.get("data-duration")), page.recording
    if told is not None and recording is not None and abs(told - recording.seconds) > _NEAR:
        yield error(
            f"It was made for a recording of {clock(told)}, and {shown_line(recording.path.name, 80)} lasts"
            f" {clock(recording.seconds)}",
            "Make the page again: “audiobrief publish” does",
        )
    elif not source.startswith("data:"):
        yield ok(f"{shown_line(unquote(source), 100)} lies beside it")


def _beside(page: Path, link: str) -> bool:
    name = unquote(link.partition("#")[0].partition("?")[0]).removeprefix("./")
    return bool(name) and "\0" not in name and (page.parent / name).is_file()


def _number(value: str | None) -> float | None:
    try:
        return float(value or "")
    except ValueError:
        return None


@rule("page-in-step")
def in_step(page: Page, _limits: Limits) -> Iterator[Finding]:
    """Do its sentences follow each other, within the recording?"""
    if page.root is None or page.audio is None:
        return
    starts = [start for node in find_all(page.root, "span") if (start := _number(node.get("data-start"))) is not None]
    if not starts:
        yield warning("No sentence of its text can be played by itself", _MAKE_AGAIN)
        return
    length = page.recording.seconds if page.recording else _number(page.audio.get("data-duration"))
    problems = []
    if starts != sorted(starts):
        problems.append(error("Sentences start before those that stand before them", _MAKE_AGAIN))
    if length is not None and max(starts) / 1000 > length:
        problems.append(error(f"A sentence starts at {clock(max(starts) / 1000)}, after the recording", _MAKE_AGAIN))
    yield from problems
    if not problems:
        yield ok(f"{count(len(starts), 'sentence')} in order")


@rule("page-files")
def files(page: Page, _limits: Limits) -> Iterator[Finding]:
    """Do the files that it leads to lie beside it?"""
    if page.root is None:
        return
    links = dict.fromkeys(
        node.get("href") or ""
        for node in page.root.iter()
        if local_name(node) in {"a", "link"} and (node.get("download") is not None or node.get("rel") == "alternate")
    )
    missing = [link for link in links if link and not is_outside(link) and not _beside(page.path, link)]
    yield from few(
        warning(
            f"It leads to {shown_line(unquote(link), 100)}, which does not lie beside it",
            "Put it there, or make the page again",
        )
        for link in missing
    )
    if links and not missing:
        yield ok(f"{count(len(links), 'file')} that it leads to")


@rule("index-files")
def listed(page: Page, _limits: Limits) -> Iterator[Finding]:
    """Does a list of episodes lead to files that lie beside it?"""
    if page.root is None:
        return
    sounds = dict.fromkeys(node.get("src") or "" for node in find_all(page.root, "audio"))
    links = [*sounds, *(node.get("href") or "" for node in find_all(page.root, "a"))]
    missing = [link for link in dict.fromkeys(links) if not is_outside(link) and not _beside(page.path, link)]
    yield from few(
        error(f"It leads to {shown_line(unquote(link), 100)}, which does not lie beside it", _LIST_AGAIN)
        for link in missing
    )
    if not sounds:
        yield error("It lists no episode", _LIST_AGAIN)
    elif not missing:
        yield ok(f"{count(len(sounds), 'episode')}, all beside it")


@rule("disclosure")
def disclosure(page: Page, _limits: Limits) -> Iterator[Finding]:
    """Does it say that the voices are synthetic?"""
    body = find(page.root, "body") if page.root is not None else None
    if body is not None:
        yield from judge_disclosure(page.generator, "".join(body.itertext()), "the page")


RULES: tuple[Rule[Page], ...] = (form, policy, outside, audio, in_step, files, disclosure)
#: Of a page that lists episodes.
INDEX_RULES: tuple[Rule[Page], ...] = (form, policy, outside, listed, disclosure)
