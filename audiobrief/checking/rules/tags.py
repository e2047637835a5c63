"""Rules for the tag: what players, shops and archives show of an episode, and that it says how its voices were made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audiobrief.checking.finding import Finding, error, ok, warning
from audiobrief.checking.id3 import LARGEST
from audiobrief.checking.pictures import picture_of
from audiobrief.checking.rules.rule import Rule, rule
from audiobrief.checking.words import size
from audiobrief.patterns import lazy
from audiobrief.showing import shown_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobrief.checking.limits import Limits
    from audiobrief.checking.recording import Recording

#: Pixels on a side, as Apple asks for.
SMALLEST_COVER, LARGEST_COVER = 1400, 3000
#: Bytes of a tag that make a player wait.
_HEAVY = 4_000_000
_LANGUAGE = lazy(r"[a-zA-Z]{3}")
SYNTHETIC = lazy(r"synthe|artificial|computer|text[- ]to[- ]speech|\bAI\b|algorithmicmedia", re.IGNORECASE)


@rule("tag")
def tag(recording: Recording, _limits: Limits) -> Iterator[Finding]:
    """Is there a tag that all players read?"""
    found = recording.tag
    if not found.version:
        yield error("There is no tag: players show nothing but the file's name", "Tag it (ID3v2.3)")
    elif found.version == "1":
        yield error("There is only an ID3v1 tag, of 30 letters a line", "Tag it anew (ID3v2.3)")
    elif found.problem:
        large = found.size > LARGEST
        yield error(
            f"Its tag can't be read: {shown_line(found.problem)}", "Use smaller pictures" if large else "Tag it anew"
        )
    elif found.version != "2.3":
        yield warning(f"ID3v{found.version}: some players read only ID3v2.3", "Save the tag as ID3v2.3")
    elif found.size > _HEAVY:
        yield warning(
            f"Its tag has {size(found.size)}, which players load before the first sound", "Use a smaller picture"
        )
    else:
        yield ok(f"ID3v{found.version}, {size(found.size)}")


@rule("title")
def title(recording: Recording, _limits: Limits) -> Iterator[Finding]:
    """Does it say what it is?"""
    text = recording.tag.texts.get("TIT2", "").strip()
    yield ok(f"“{shown_line(text, 80)}”") if text else error("It has no title (TIT2)", "Give it one")


@rule("artist")
def artist(recording: Recording, _limits: Limits) -> Iterator[Finding]:
    """Does it say who wrote or published it?"""
    texts = recording.tag.texts
    found = [text for name in ("TPE1", "TPUB", "TPE2") if (text := texts.get(name, "").strip())]
    yield (
        ok(shown_line(" · ".join(found), 80))
        if found
        else warning("It names neither author nor publisher (TPE1, TPUB)", "Name one")
    )


@rule("date")
def date(recording: Recording, _limits: Limits) -> Iterator[Finding]:
    """Does it say from when it is?"""
    text = recording.tag.texts.get("TDRC", "").strip()
    yield ok(shown_line(text, 40)) if text else warning("It has no date (TYER, TDAT)", "Date it: players sort by it")


@rule("language")
def language(recording: Recording, _limits: Limits) -> Iterator[Finding]:
    """Does it say in which language it is?"""
    text = recording.tag.texts.get("TLAN", "").strip()
    if _LANGUAGE.fullmatch(text):
        yield ok(text)
    elif text:
        yield warning(f"“{shown_line(text, 40)}” is no language (TLAN)", "Use a code of ISO 639-2, such as eng")
    else:
        yield warning("It names no language (TLAN)", "Name it, such as eng: screen readers and shops go by it")


@rule("cover")
def cover(recording: Recording, _limits: Limits) -> Iterator[Finding]:
    """Does it have a picture that shops take?"""
    data = recording.tag.picture
    if data is None:
        yield warning(
            "It has no cover art (APIC)", f"Add a square JPEG or PNG of {SMALLEST_COVER} to {LARGEST_COVER} pixels"
        )
        return
    yield from judge_cover(data)


def judge_cover(data: bytes, *, is_required: bool = False) -> Iterator[Finding]:
    """Is a picture one that shops take?"""
    bad = error if is_required else warning
    try:
        kind, width, height = picture_of(data)
    except ValueError as problem:
        yield error(f"The cover can't be used: {problem}", "Use a JPEG or PNG")
        return
    found = f"{kind.upper()}, {width} × {height} pixels, {size(len(data))}"
    if width != height:
        yield bad(f"The cover is not square: {found}", "Cut it to a square")
    elif not SMALLEST_COVER <= width <= LARGEST_COVER:
        yield bad(
            f"The cover has the wrong size: {found}",
            f"Make it {SMALLEST_COVER} to {LARGEST_COVER} pixels wide and high",
        )
    else:
        yield ok(found)


@rule("disclosure")
def disclosure(recording: Recording, _limits: Limits) -> Iterator[Finding]:
    """Does it say that its voices are synthetic, where they are?"""
    found = recording.tag
    maker = found.texts.get("TENC", "")
    said = [text for text in found.notices.values() if SYNTHETIC.search(text)]
    if said:
        yield ok(shown_line(said[-1], 120))
    elif maker.startswith("audiobrief"):
        yield error("It does not say that its voices are synthetic, which they are (TXXX)", "Tag it anew")
    else:
        yield warning("It does not say whether its voices are synthetic (TXXX)", "If they are, say so in the tag")


RULES: tuple[Rule[Recording], ...] = (tag, title, artist, date, language, cover, disclosure)
