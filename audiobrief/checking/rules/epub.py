"""Rules for an EPUB that reads aloud: what EPUB 3.3 and EPUB Accessibility 1.1 ask for and a listener would notice.

They are no replacement for EPUBCheck, which knows all of the standard and needs Java; they know the sound, which it doesn't.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from audiobrief.checking.finding import Finding, error, ok, warning
from audiobrief.checking.playing import judge_clips, seconds_of
from audiobrief.checking.rules import book as of_books
from audiobrief.checking.rules.book import few
from audiobrief.checking.rules.rule import Rule, rule
from audiobrief.checking.words import clock, count
from audiobrief.showing import shown_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobrief.checking.epub import Epub
    from audiobrief.checking.limits import Limits

_MIMETYPE = "mimetype"
_EPUB = b"application/epub+zip"
_META = "META-INF/"
_MAKE_AGAIN = "Make the book again"
#: Seconds by which a length may be off that is told in milliseconds, for each clip.
_ROUNDING = 0.001
#: What EPUB Accessibility 1.1 requires (2.2) and recommends.
_REQUIRED = ("schema:accessMode", "schema:accessibilityFeature", "schema:accessibilityHazard")
_RECOMMENDED = ("schema:accessModeSufficient", "schema:accessibilitySummary")
_IN_STEP = {"synchronizedAudioText", "sychronizedAudioText"}


@rule("epub-container")
def container(book: Epub, _limits: Limits) -> Iterator[Finding]:
    """Is it known as an EPUB by its first bytes, and does it lead to its package document?"""
    parts = book.container
    if parts is None:
        return
    problems = []
    if book.problem:
        problems.append(error(book.problem, _MAKE_AGAIN))
    if not parts.names or parts.names[0] != _MIMETYPE:
        problems.append(error("Its first part is not “mimetype”, by which readers know an EPUB", _MAKE_AGAIN))
    elif not parts.stored(_MIMETYPE) or parts.has_extra_field(_MIMETYPE):
        problems.append(error("Its mimetype is packed or has an extra field: readers can't find it", _MAKE_AGAIN))
    elif parts.size(_MIMETYPE) != len(_EPUB) or parts.read(_MIMETYPE) != _EPUB:
        problems.append(error("Its mimetype is not that of an EPUB", _MAKE_AGAIN))
    if book.package and not book.problem and not book.version.startswith("3."):
        problems.append(
            error(
                f"It is EPUB {shown_line(book.version or 'of no version', 20)}: only EPUB 3 reads aloud",
                "Make an EPUB 3 of it",
            )
        )
    yield from problems
    if not problems:
        yield ok(f"Package document: {shown_line(book.package, 80)}")


@rule("epub-manifest")
def manifest(book: Epub, _limits: Limits) -> Iterator[Finding]:
    """Is every part listed once, and is everything that is listed there?"""
    parts = book.container
    if parts is None or not book.package:
        return
    paths = [item.path for item in book.items if not item.is_outside]
    ids = Counter(item.id for item in book.items)
    problems = [
        error(f"{shown_line(path)} is in the manifest and not in the book", _MAKE_AGAIN)
        for path in paths
        if path not in parts
    ]
    listed = {_MIMETYPE, book.package, *paths}
    problems += [
        error(f"{shown_line(name)} is in the book and not in the manifest", "Add it there, or take it out")
        for name in parts.names
        if name not in listed and not name.startswith(_META)
    ]
    problems += [
        error(f"{shown_line(path)} is loaded and not in the manifest", _MAKE_AGAIN)
        for path in dict.fromkeys(book.unlisted)
    ]
    problems += [
        error(f"The manifest has {shown_line(path)} twice", _MAKE_AGAIN) for path, n in Counter(paths).items() if n > 1
    ]
    problems += [
        error(f"Items have no id of their own: “{shown_line(one, 60)}”", _MAKE_AGAIN)
        for one, n in ids.items()
        if n > 1 or not one
    ]
    problems += [
        error(f"The spine names “{shown_line(one, 60)}”, which there is not", _MAKE_AGAIN)
        for one in book.spine
        if one not in ids
    ]
    if not book.spine:
        problems.append(error("The spine is empty: there is nothing to read", _MAKE_AGAIN))
    if not any("nav" in item.properties for item in book.items):
        problems.append(error("It has no table of contents (an item with the property nav)", _MAKE_AGAIN))
    yield from few(problems)
    if not problems:
        yield ok(f"{count(len(book.items), 'item')}, all there and no other")


@rule("epub-metadata")
def metadata(book: Epub, _limits: Limits) -> Iterator[Finding]:
    """Does it say what it is?"""
    if not book.package:
        return
    missing = [name for name in ("identifier", "title", "language") if not any(book.facts.get(name, []))]
    problems = [error(f"It has no {name} (dc:{name})", "Add it") for name in missing]
    if len(book.values("dcterms:modified")) != 1:
        problems.append(error("It does not say once when it was made (dcterms:modified)", "Add it"))
    if "und" in book.facts.get("language", []):
        problems.append(
            warning("Its language is not known: readers can't choose a voice or hyphens", "Set its language")
        )
    yield from problems
    if not problems:
        yield ok(f"“{shown_line(book.facts['title'][0], 80)}”, {shown_line(', '.join(book.facts['language']), 40)}")


@rule("epub-overlays")
def overlays(book: Epub, _limits: Limits) -> Iterator[Finding]:
    """Is what is heard what is shown, from the start of the recording to its end?"""
    if not book.package or book.problem:
        return
    if not book.clips and not book.faults:
        yield warning("It doesn't read aloud: no text in it has an overlay")
        return
    known = {item.id for item in book.items}
    problems = [
        error(
            f"{shown_line(item.path, 80)} has an overlay that there is not: “{shown_line(item.overlay, 60)}”",
            _MAKE_AGAIN,
        )
        for item in book.items
        if item.overlay and item.overlay not in known
    ]
    problems += [*book.faults, *judge_clips(book.clips, book.lengths)]
    yield from few(problems)
    if not problems:
        yield ok(f"{count(len(book.clips), 'clip')}, {clock(sum(one.end - one.begin for one in book.clips))}")


@rule("epub-duration")
def duration(book: Epub, _limits: Limits) -> Iterator[Finding]:
    """Is it as long as it says, each chapter and all?"""
    if not book.overlays:
        return
    told = {refined.removeprefix("#"): seconds_of(value) for refined, value in book.metas.get("media:duration", [])}
    clips = len(book.clips)
    problems = []
    for name, played in {**book.overlays, "": sum(book.overlays.values())}.items():
        what = f"The overlay “{shown_line(name, 60)}”" if name else "The book"
        said = told.get(name, math.nan)
        if math.isnan(said):
            problems.append(error(f"{what} does not say how long it is (media:duration)", _MAKE_AGAIN))
        elif abs(said - played) > _ROUNDING * max(2, clips):
            problems.append(
                error(f"{what} says that it is {clock(said)} long, and its clips are {clock(played)}", _MAKE_AGAIN)
            )
    yield from few(problems)
    if not problems:
        yield ok(f"{clock(told[''])}, the sum of {count(len(book.overlays), 'overlay')}")


@rule("epub-accessibility")
def accessibility(book: Epub, _limits: Limits) -> Iterator[Finding]:
    """Does it say whom it serves?"""
    if not book.package:
        return
    problems = [
        error(f"It has no {name}", "Add it: shops and libraries look for it")
        for name in _REQUIRED
        if not book.values(name)
    ]
    problems += [warning(f"It has no {name}", "Add it") for name in _RECOMMENDED if not book.values(name)]
    features = set(book.values("schema:accessibilityFeature"))
    if book.clips and not features & _IN_STEP:
        problems.append(warning("It does not say that text and sound are in step (synchronizedAudioText)", "Add it"))
    if not book.clips and features & _IN_STEP:
        problems.append(
            error("It claims that text and sound are in step, and nothing in it is read aloud", "Take it out")
        )
    yield from problems
    if not problems:
        yield ok(f"{count(len(features), 'feature')}: {shown_line(', '.join(sorted(features)), 120)}")


@rule("epub-outside")
def outside(book: Epub, _limits: Limits) -> Iterator[Finding]:
    """Does it ask for nothing from elsewhere, and does nothing foreign run in it?"""
    if not book.package:
        return
    problems = [
        error(f"{shown_line(item.path, 120)} is not in the book, but on the web", "Put it into the book")
        for item in book.items
        if item.is_outside
    ]
    problems += [error(one, "Put it into the book, or take it out") for one in book.outside]
    yield from few(problems)
    if not problems:
        yield ok("Nothing is loaded from elsewhere")


RULES: tuple[Rule[Epub], ...] = (
    of_books.whole,
    container,
    manifest,
    metadata,
    overlays,
    duration,
    of_books.same_recording,
    accessibility,
    outside,
    of_books.disclosure,
)
