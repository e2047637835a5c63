"""Checks files before they are published: MP3s with what lies beside them, or one of these by itself."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from audiobrief.checking.daisy import Daisy
from audiobrief.checking.epub import Epub
from audiobrief.checking.finding import Finding, Report, error, warning
from audiobrief.checking.limits import Limits
from audiobrief.checking.recording import Recording, record
from audiobrief.checking.rules import (
    audio,
    chapters,
    chapters_file,
    daisy,
    epub,
    feed,
    feed_namespace,
    page,
    plain_text,
    tags,
    timeline,
    transcript,
)
from audiobrief.checking.transcripts import TranscriptError, load_json, read_cues
from audiobrief.errors import SourceError
from audiobrief.model import audio_kind
from audiobrief.publisher.timeline.reading import LARGEST
from audiobrief.showing import shown_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from audiobrief.checking.rules.rule import Rule

    Subject = TypeVar("Subject")

#: Larger companion files are something else.
_MOST_BYTES = 50_000_000
_LARGEST_PAGE = 400_000_000
_CHAPTERS = ".chapters.json"
_TIMELINE = ".timeline.json"
_TRANSCRIPTS = (".vtt", ".srt", ".json")
_PLAIN = ".txt"
_EPUB, _DAISY, _PAGES = ".epub", ".daisy.zip", (".transcript.html", ".html", ".htm", ".xhtml")
#: Of what may lie beside an MP3 by another's hand, such as its article, what audiobrief made says so within its first bytes.
_MARK, _MARKED_WITHIN = b'<meta name="generator" content="audiobrief ', 16_384
#: The longest ending counts.
_COMPANIONS = (_CHAPTERS, _TIMELINE, *_TRANSCRIPTS, _EPUB, _DAISY, ".zip", *_PAGES)
_FEEDS = (".xml", ".rss")


def check(path: Path, limits: Limits | None = None) -> Iterator[Report]:
    """Check a file; an MP3's companion files after it.

    Args:
        path: of an MP3, a transcript (``.vtt``, ``.srt``, ``.json``, ``.txt``), a chapters file (``.chapters.json``), a timeline
            (``.timeline.json``), a book (``.epub``, ``.zip`` for DAISY 2.02), a page (``.html``) or a feed (``.xml``, ``.rss``);
            any other file is taken for an MP3, and its bytes say whether it is one; what is none, by its name neither, is not
            checked.
        limits: what it is held to.
    """
    limits = limits or Limits()
    try:
        yield from _check(path, limits)
    except SourceError as problem:
        yield Report(path, "unknown", (_unreadable(shown_line(str(problem))),))


def check_all(paths: Iterable[Path], limits: Limits | None = None) -> Iterator[Report]:
    """Check files, each once: one that is named, and lies beside an MP3 that is named too, is checked with that MP3."""
    named = list({_place(path): path for path in paths}.values())
    beside = {_place(one) for path in named if not _is_known(path.name) for one in companions(path)}
    seen: set[str] = set()
    # What lies beside something that turns out to be no MP3 is checked by itself, in the end.
    for path in sorted(named, key=lambda path: _place(path) in beside):
        if _place(path) in seen:
            continue
        for report in check(path, limits):
            seen.add(_place(report.path))
            yield report


def _place(path: Path) -> str:
    return os.path.realpath(path)


def _is_known(name: str) -> bool:
    """Whether it is no MP3, by its name."""
    return name.lower().endswith((*_FEEDS, *_COMPANIONS, _PLAIN))


def _unreadable(message: str, advice: str = "Check its name") -> Finding:
    finding = error(message, advice)
    return Finding(finding.level, finding.message, finding.advice, rule="readable")


def _check(path: Path, limits: Limits) -> Iterator[Report]:
    name = path.name.lower()
    if path.is_dir():
        raise SourceError(f"{path} is a folder: name the files in it")
    if path.exists() and not path.is_file():
        raise SourceError(f"{path} is no file, but a device or a pipe")
    if name.endswith(_FEEDS):
        rules = (*feed.RULES, *feed_namespace.RULES)
        yield Report(path, "feed", _asked(rules, feed.Feed.of(path, _bytes_of(path)), limits))
    elif name.endswith(_PLAIN):
        yield _companion(path, None, limits)
    elif name.endswith(_COMPANIONS):
        mp3 = _beside(path)
        yield _companion(path, record(mp3, limits) if mp3.is_file() else None, limits)
    else:
        recording = record(path, limits)
        if recording.stream.kind is None and path.suffix.lower() not in {"", ".mp3"}:
            yield _unchecked(path)
            return
        yield _mp3(recording, limits)
        if recording.is_mp3:
            for companion in companions(path):
                try:
                    yield _companion(companion, recording, limits)
                except SourceError as problem:
                    yield Report(companion, "unknown", (_unreadable(shown_line(str(problem))),))


def _unchecked(path: Path) -> Report:
    kind = audio_kind(path)
    what = (
        f"it is {kind.name} by its name, and of sound only MP3s are" if kind else "what it is isn't known by its name"
    )
    finding = warning(f"It is not checked: {what}")
    return Report(path, "unknown", (replace(finding, rule="readable"),))


def companions(mp3: Path) -> list[Path]:
    """The companion files of an MP3 that can be checked, of those that lie beside it."""
    stem = mp3.with_suffix("") if mp3.suffix.lower() == ".mp3" else mp3
    endings = (*_TRANSCRIPTS, _PLAIN, _CHAPTERS, _TIMELINE, *_PAGES[:2], _EPUB, _DAISY)
    places = [stem.with_name(stem.name + ending) for ending in endings]
    return [place for place in places if place.is_file() and place != mp3 and _may_be_ours(place)]


def _may_be_ours(place: Path) -> bool:
    """Whether a file that may be the article itself was made by audiobrief instead; of others, the name tells."""
    name = place.name.lower()
    try:
        if name.endswith(_EPUB):
            with place.open("rb") as file:
                return Epub.made_by(file).startswith("audiobrief")
        if name.endswith(_PLAIN):
            with place.open("rb") as file:
                return plain_text.is_transcript(file.read(_MARKED_WITHIN).decode(errors="replace"))
        if name.endswith(_PAGES):
            with place.open("rb") as file:
                return _MARK in file.read(_MARKED_WITHIN)
    except OSError:
        return True  # which is told when it is checked
    return True


def _beside(companion: Path) -> Path:
    """Where the MP3 of a companion file would lie."""
    name = companion.name
    ending = next(one for one in _COMPANIONS if name.lower().endswith(one))
    return companion.with_name(name[: len(name) - len(ending)] + ".mp3")


def _mp3(recording: Recording, limits: Limits) -> Report:
    rules: tuple[Rule[Recording], ...] = (*audio.RULES, *chapters.RULES, *tags.RULES)
    if not recording.is_mp3:
        rules = (audio.plays,)
    sound = recording.sound
    measured = {
        "seconds": round(recording.seconds, 3),
        "loudness": None if sound is None or sound.loudness is None else round(sound.loudness, 2),
        "true_peak": None if sound is None or sound.true_peak is None else round(sound.true_peak, 2),
        "chapters": len(recording.tag.chapters),
        "bytes": recording.size,
    }
    return Report(recording.path, "mp3", _asked(rules, recording, limits), measured if recording.is_mp3 else {})


def _companion(path: Path, recording: Recording | None, limits: Limits) -> Report:
    if recording is not None and not recording.is_mp3:
        recording = None
    name = path.name.lower()
    if name.endswith((_EPUB, ".zip")):
        return _book(path, recording, limits)
    if name.endswith(_PAGES):
        subject = page.Page(path, _text_of(path, _LARGEST_PAGE), recording)
        return Report(path, "page", _asked(page.INDEX_RULES if subject.is_index else page.RULES, subject, limits))
    if name.endswith(_PLAIN):
        text = plain_text.PlainText.of(path, _text_of(path))
        return Report(path, "transcript" if text.is_transcript else "text", _asked(plain_text.RULES, text, limits))
    if name.endswith(_TIMELINE):
        told = timeline.TimelineFile(path, _bytes_of(path, LARGEST), recording)
        return Report(path, "timeline", _asked(timeline.RULES, told, limits))
    return _text(path, recording, limits)


def _book(path: Path, recording: Recording | None, limits: Limits) -> Report:
    try:
        with path.open("rb") as file:
            if path.name.lower().endswith(_EPUB):
                return Report(path, "epub", _asked(epub.RULES, Epub.of(file, recording), limits))
            return Report(path, "daisy", _asked(daisy.RULES, Daisy.of(file, recording), limits))
    except OSError as problem:
        raise SourceError(f"{path} can't be read: {problem.strerror or problem}") from problem


def _text(path: Path, recording: Recording | None, limits: Limits) -> Report:
    text, name = _text_of(path), path.name.lower()
    if name.endswith(_CHAPTERS) or (name.endswith(".json") and _is_chapters(text)):
        return Report(
            path, "chapters", _asked(chapters_file.RULES, chapters_file.ChaptersFile(text, recording), limits)
        )
    try:
        cues = tuple(read_cues(text, path.suffix.lower()))
        subject = transcript.Transcript(cues, recording=recording)
    except TranscriptError as problem:
        subject = transcript.Transcript(None, str(problem), recording)
    return Report(path, "transcript", _asked(transcript.RULES, subject, limits))


def _is_chapters(text: str) -> bool:
    try:
        found = load_json(text)
    except TranscriptError:
        return False
    return isinstance(found, dict) and "chapters" in found and "segments" not in found


def _asked(rules: Iterable[Rule[Subject]], subject: Subject, limits: Limits) -> tuple[Finding, ...]:
    return tuple(finding for rule in rules for finding in rule(subject, limits))


def _bytes_of(path: Path, most: int = _MOST_BYTES) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as problem:
        raise SourceError(f"{path} can't be read: {problem.strerror or problem}") from problem
    if len(data) > most:
        raise SourceError(f"{path} is larger than {most // 1_000_000} MB: it is something else")
    return data


def _text_of(path: Path, most: int = _MOST_BYTES) -> str:
    try:
        return _bytes_of(path, most).decode("utf-8")
    except UnicodeDecodeError as problem:
        raise SourceError(f"{path} is not UTF-8 text: save it as UTF-8") from problem
