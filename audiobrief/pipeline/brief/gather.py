"""Reading all the articles of an episode before a word of it is spoken."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from audiobrief.errors import AudiobriefError, SourceError
from audiobrief.languages import base_language
from audiobrief.model import Absent, Article
from audiobrief.pipeline.source import load
from audiobrief.reader import Entry, read, read_newest
from audiobrief.scriptfile import HEAD_BYTES, is_script_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from audiobrief.model import Script
    from audiobrief.pipeline.brief.wanted import Wanted
    from audiobrief.pipeline.wishes import Wishes

    Source = str | os.PathLike[str] | Article | Entry

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Found:
    """An article that was read, cleaned and segmented."""

    source: str
    article: Article
    script: Script


def gather(sources: Iterable[Source], wanted: Wanted, wishes: Wishes) -> tuple[tuple[Found, ...], tuple[Absent, ...]]:
    """Read everything, in the order in which it is named; a feed stands for its newest entries.

    What is named twice is read once: a warning says so. So does one about what could not be read and is left out.

    Args:
        sources: files, web addresses, feeds, ``-`` for standard input, script files; articles and entries that were read.
        wanted: how many entries of a feed, and whether failures are put up with.
        wishes: what is kept or left out of an article.

    Returns:
        The articles, and what could not be read.

    Raises:
        SourceError: something can't be read, or is in another language than what was read first; names it. Where failures are
            put up with: nothing could be read.
        NothingToSayError: after cleaning, nothing of an article is left.
    """
    found: list[Found] = []
    absent: list[Absent] = []
    said: set[str] = set()
    for name, one in _each(sources, wanted):
        try:
            if isinstance(one, AudiobriefError):
                raise one
            article, script = load(read(one) if isinstance(one, Entry) else one, wishes)
            _check_language(script, found, name)
        except AudiobriefError as error:
            named = _naming(name, error)
            if not wanted.skip_failed:
                raise named from error
            _log.warning("left out: %s", named)
            absent.append(Absent(name, str(error)))
            continue
        if article.source in said or (article.url and article.url in said):
            _log.warning("%s is named twice: it is said once", name)
            continue
        said.update(filter(None, (article.source, article.url)))
        found.append(Found(name, article, script))
    if not found:
        raise SourceError(f"not one of {len(absent)} articles could be read: {absent[0].source}: {absent[0].reason}")
    return tuple(found), tuple(absent)


def _each(
    sources: Iterable[Source], wanted: Wanted
) -> Iterator[tuple[str, str | os.PathLike[str] | Article | Entry | AudiobriefError]]:
    """What each source stands for, or the error that it can't be told."""
    for source in sources:
        if isinstance(source, (Article, Entry)):
            yield source.title or source.url or "an article without a title", source
            continue
        name = os.fspath(source)
        if _is_script(name):
            yield name, name
            continue
        try:
            read_so_far = read_newest(name, wanted.newest, allow_local=wanted.allow_local)
        except AudiobriefError as error:
            yield name, error
            continue
        if isinstance(read_so_far, Article):
            yield name, read_so_far
        else:
            for entry in read_so_far:
                yield entry.title or f"entry {entry.number} of {name}", entry


def _is_script(path: str) -> bool:
    """Whether it is a script file, or can be looked into only once."""
    if path == "-":
        return True
    file = Path(path)
    try:
        if not file.is_file():
            return file.exists() and not file.is_dir()
        with file.open("rb") as opened:
            return is_script_file(opened.read(HEAD_BYTES))
    except (OSError, ValueError):
        return False  # the reader says in a sentence what is wrong with it


def _check_language(script: Script, found: list[Found], name: str) -> None:
    if found and base_language(script.language) != base_language(found[0].script.language):
        raise SourceError(
            f"{name} is in another language ({base_language(script.language)}) than {found[0].source} "
            f"({base_language(found[0].script.language)}): make an episode of each language"
        )


def _naming(name: str, error: AudiobriefError) -> AudiobriefError:
    """The error, with the name of what failed in its sentence."""
    return error if name in str(error) else type(error)(f"{name}: {error}")
