"""What a batch is given (files, folders, patterns, feeds, lists, JSON Lines, CSV, standard input) as jobs, one an article."""

from __future__ import annotations

import csv
import glob
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audiobrief.batch.feeds import FEED_ENDINGS, FEED_PREFIX, entries_of, looks_like_address_of_feed
from audiobrief.batch.folders import ARTICLE_ENDINGS, articles_in
from audiobrief.batch.job import Job, Record
from audiobrief.batch.names import name_of
from audiobrief.batch.storage import objects
from audiobrief.batch.storage.address import Address, is_stored
from audiobrief.batch.storage.listing import articles_under
from audiobrief.errors import SourceError, StorageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import BinaryIO, Protocol, TextIO

    from audiobrief.batch.storage.address import Place

    class EntriesOf(Protocol):
        """What gives the jobs of a feed."""

        def __call__(self, given: str, *, certain: bool = True) -> Iterator[Job]:
            """As ``entries_of`` does."""
            ...


_RECORD_ENDINGS = frozenset({".jsonl", ".ndjson"})
_TABLE_ENDINGS = {".csv": ",", ".tsv": "\t"}
_LINE_ENDINGS = frozenset({".urls", ".list"})
#: Files that list articles, rather than being one.
LIST_ENDINGS = _RECORD_ENDINGS | _TABLE_ENDINGS.keys() | _LINE_ENDINGS
_ADDRESSES = ("http://", "https://")
#: Where a record says what its article is: one of these is needed.
CONTENT_KEYS = ("text", "html", "source", "url", "path")
_LONGEST_LINE = 64 * 1024 * 1024


def jobs_of(inputs: Iterable[str], scratch: Path, *, output: Place | None = None) -> Iterator[Job]:
    """The jobs of a batch, numbered from 1, in the order of its inputs.

    A folder gives the articles in it and below, sorted by path, hidden ones and those under ``output`` left out; a pattern what
    it matches; a feed a job an entry, the newest first; a ``.jsonl`` or ``.csv`` file a job a record; a ``.urls`` or ``.list``
    file, and standard input for ``-``, a job a line (records where the lines are JSON). What can't be read gives a job that says
    so, so that the others are done. Folders, patterns and files of all these kinds may be addresses on object storage.

    A feed is known by its ending or by words such as “rss” in its address; any other one, and those in lists, by ``feed:`` before
    its path or address. That of all other addresses none needs to be fetched before it is its turn.

    Args:
        inputs: as given on the command line.
        scratch: an existing folder for what can't be read twice; needed until the last job is done.
        output: the folder that the episodes go to.
    """
    seen: set[str] = set()
    for number, job in enumerate(_every(inputs, scratch, output), 1):
        duplicate = job.name in seen
        seen.add(job.name)
        yield replace(job, number=number, duplicate=duplicate)


def count_jobs(
    inputs: Iterable[str],
    scratch: Path,
    *,
    output: Place | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> int | None:
    """How many jobs there are; ``None`` where that can't be told without asking twice: with standard input or a feed.

    Takes as long as reading all lists and folders. Arguments are those of ``jobs_of``, the folder for temporary files another;
    ``stopped`` is asked whether to give it up.
    """
    inputs = tuple(inputs)
    if "-" in inputs:
        return None
    count = 0
    try:
        for _ in _every(inputs, scratch, output, _not_counted):
            if stopped():
                return None
            count += 1
    except _UncountableError:
        return None
    return count


class _UncountableError(Exception):
    """A feed, which would have to be fetched."""


def _not_counted(given: str, *, certain: bool = True) -> Iterator[Job]:
    raise _UncountableError(given, certain)


def _every(inputs: Iterable[str], scratch: Path, output: Place | None, feed: EntriesOf = entries_of) -> Iterator[Job]:
    for order, given in enumerate(inputs):
        spool = scratch / f"{order}.jsonl"
        if given == "-":
            yield from _standard_input(spool, feed)
        elif looks_like_address_of_feed(given):
            yield from feed(given, certain=False)
        elif given.startswith((*_ADDRESSES, FEED_PREFIX)):
            yield from _line(given, feed)
        elif is_stored(given):
            yield from _stored(given, spool, output, feed)
        else:
            yield from _path(given, spool, output if isinstance(output, Path) else None, feed)


def _stored(given: str, spool: Path, output: Place | None, feed: EntriesOf) -> Iterator[Job]:
    try:
        place = Address.parse(given)
        folder = objects.is_folder(place)
        if folder:
            yield from _found(map(str, articles_under(place, output)), f"the folder {given}")
        elif folder is None and glob.has_magic(given):
            found = objects.matching(place)
            if not found:
                yield _wrong(given, f"no object matches the pattern {given}")
            for one in found:
                yield from _file(one, str(one), spool, feed)
        else:
            yield from _file(place, given, spool, feed)
    except StorageError as error:
        yield _wrong(given, str(error))


def _path(given: str, spool: Path, output: Path | None, feed: EntriesOf) -> Iterator[Job]:
    try:
        place = Path(given)
        if place.is_dir():
            yield from _found(map(str, articles_in(place, output)), f"the folder {place}")
            return
        exists = place.exists()
    except (OSError, ValueError) as error:
        yield _wrong(given, f"{given!r} can't be read: {error}")
        return
    if exists:
        yield from _file(place, given, spool, feed)
    elif glob.has_magic(given):
        found = sorted(glob.glob(given, recursive=True))  # noqa: PTH207  (a pattern may be absolute)
        if not found:
            yield _wrong(given, f"no file matches the pattern {given}")
        for path in found:
            yield from _path(path, spool, output, feed) if not Path(path).is_dir() else ()
    else:
        yield _plain(given)


def _file(place: Place, given: str, spool: Path, feed: EntriesOf) -> Iterator[Job]:
    ending = place.suffix.lower()
    try:
        if ending in FEED_ENDINGS:
            yield from feed(given, certain=False)
        elif ending in _RECORD_ENDINGS:
            yield from _records(place, given)
        elif ending in _TABLE_ENDINGS:
            with place.open(encoding="utf-8-sig", newline="") as table:
                _spool_table(table, spool, _TABLE_ENDINGS[ending])
            yield from _records(spool, given)
        elif ending in _LINE_ENDINGS:
            with place.open(encoding="utf-8-sig") as lines:
                yield from _lines(lines, feed)
        else:
            yield _plain(given)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        yield _wrong(given, f"{given} can't be read: {error}")


def _found(articles: Iterable[str], folder: str) -> Iterator[Job]:
    found = False
    for path in articles:
        found = True
        yield _plain(path)
    if not found:
        yield _wrong(folder, f"{folder} has no articles in it ({', '.join(sorted(ARTICLE_ENDINGS))})")


def _standard_input(spool: Path, feed: EntriesOf) -> Iterator[Job]:
    """Lines of paths and addresses, or of JSON, which are kept in a file: they are read again when it is their turn."""
    stream = sys.stdin.buffer
    first = stream.readline(_LONGEST_LINE)
    while first and not first.strip():
        first = stream.readline(_LONGEST_LINE)
    if first.lstrip().startswith(b"{"):
        with spool.open("wb") as file:
            file.write(first)
            while chunk := stream.read(1 << 20):
                file.write(chunk)
        yield from _records(spool, "standard input")
        return
    yield from _lines(_decoded(first, stream), feed)


def _decoded(first: bytes, stream: BinaryIO) -> Iterator[str]:
    yield first.decode("utf-8", "replace")
    for line in stream:
        yield line.decode("utf-8", "replace")


def _lines(lines: Iterable[str], feed: EntriesOf) -> Iterator[Job]:
    for line in lines:
        source = line.strip()
        if source and not source.startswith("#"):
            yield from _line(source, feed)


def _line(source: str, feed: EntriesOf) -> Iterator[Job]:
    if source.startswith(FEED_PREFIX):
        yield from feed(source.removeprefix(FEED_PREFIX))
    else:
        yield _plain(source)


def _records(file: Place, shown: str) -> Iterator[Job]:
    """A job for each line of a JSON Lines file."""
    offset = 0
    with file.open("rb") as lines:
        for count, line in enumerate(iter(lambda: lines.readline(_LONGEST_LINE), b""), 1):
            place, offset = offset, offset + len(line)
            if line.strip():
                yield _record(line, Record(str(file), place, len(line)), f"{shown}, line {count}")


def _record(line: bytes, record: Record, where: str) -> Job:
    try:
        value = parse_record(line, where)
    except SourceError as error:
        return _wrong(where, str(error))
    given = value.get("id")
    identity = str(given) if given is not None else next((str(value[key]) for key in _PLACES if value.get(key)), where)
    readable = str(value.get("id") or value.get("title") or "") or None
    return Job(0, identity if given is None else f"{where} ({identity})", name_of(identity, readable), record)


#: The keys that tell where an article is.
_PLACES = ("source", "url", "path")


def parse_record(line: bytes, where: str) -> dict[str, Any]:
    """The record of a line of JSON.

    Raises:
        SourceError: it is no JSON object, or has neither a text nor a source.
    """
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise SourceError(f"{where} is not JSON: {error}") from error
    if not isinstance(value, dict):
        raise SourceError(f'{where} is not a JSON object: write one an article, such as {{"text": "…"}}')
    if not any(isinstance(value.get(key), str) and value[key].strip() for key in CONTENT_KEYS):
        raise SourceError(f"{where} has no article: it needs one of the keys {', '.join(CONTENT_KEYS)}")
    return value


def _spool_table(table: TextIO, spool: Path, delimiter: str) -> None:
    """A table with a row of names as JSON Lines."""
    csv.field_size_limit(_LONGEST_LINE)
    with spool.open("w", encoding="utf-8") as file:
        for row in csv.DictReader(table, delimiter=delimiter):
            cells = {key: cell for key, cell in row.items() if isinstance(key, str) and cell}
            file.write(json.dumps(cells) + "\n")


def _plain(source: str) -> Job:
    return Job(0, source, name_of(source))


def _wrong(source: str, reason: str) -> Job:
    return Job(0, source, name_of(source), wrong=reason)
