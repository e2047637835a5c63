"""What the source of a job says: an article, or what it is read from, and a hash of it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from audiobrief.batch.inputs import parse_record
from audiobrief.batch.job import Content
from audiobrief.batch.settings import digest
from audiobrief.batch.storage.address import Address, is_stored
from audiobrief.batch.storage.objects import read as read_object
from audiobrief.batch.storage.objects import read_range
from audiobrief.errors import SourceError
from audiobrief.model.article import FACTS
from audiobrief.pipeline.source import NamedBytes
from audiobrief.reader import is_web_address, read, read_html, read_text
from audiobrief.reader.loading import load_bytes

if TYPE_CHECKING:
    from typing import Any

    from audiobrief.batch.job import Job, Record
    from audiobrief.model import Article
    from audiobrief.reader import Entry


def content_of(job: Job) -> tuple[str | Article | NamedBytes, str]:
    """The source of a job as ``plan_episode`` takes it, and a hash of its content.

    Raises:
        SourceError: the source can't be read.
    """
    if job.entry is not None:
        return read(job.entry), _hash_of_entry(job.entry)
    if job.record is None:
        data = _fetched(job.source, job.content.data)
        return _opened(job.source, data), _hash_of(job.source, data)
    line, value = _record(job)
    elsewhere = _elsewhere(value) or ""
    if isinstance(value.get("text"), str):
        article = read_text(value["text"])
    elif isinstance(value.get("html"), str):
        article = read_html(value["html"], value.get("url"))
    else:
        data = _fetched(elsewhere, job.content.data)
        article = read(_opened(elsewhere, data))
        line += _hash_of(elsewhere, data).encode()
    facts = {key: str(value[key]) for key in FACTS if value.get(key)}
    return replace(article, **facts), digest(line)  # type: ignore[arg-type]  # only fields that are texts


def hash_of_content(job: Job) -> str:
    """The hash that ``content_of`` gives, without reading an article.

    Raises:
        SourceError: the source can't be read.
    """
    if job.entry is not None:
        return _hash_of_entry(job.entry)
    if job.record is None:
        return _hash_of(job.source, _fetched(job.source, job.content.data))
    line, value = _record(job)
    if not _holds_text(value):
        elsewhere = _elsewhere(value) or ""
        line += _hash_of(elsewhere, _fetched(elsewhere, job.content.data)).encode()
    return digest(line)


def gathered(job: Job, *, files: bool = True, objects: bool = True) -> Job:
    """The job with all that another machine needs to read its source.

    Args:
        job: of this machine.
        files: whether what is in a file of this machine is taken along. Records are in any case.
        objects: whether what is on object storage is.

    Raises:
        SourceError: the source can't be read.
    """
    if job.entry is not None:
        return job
    if job.record is None:
        return replace(job, content=Content(data=_data_of(job.source, files, objects)))
    line, value = _record(job)
    elsewhere = None if _holds_text(value) else _elsewhere(value)
    return replace(job, content=Content(line, None if elsewhere is None else _data_of(elsewhere, files, objects)))


def _record(job: Job) -> tuple[bytes, dict[str, Any]]:
    """The line of a job with a record, and what it says."""
    line = job.content.line
    if line is None:
        line = _line(job.record) if job.record is not None else b""
    return line, parse_record(line, job.source)


def _holds_text(value: dict[str, Any]) -> bool:
    return isinstance(value.get("text"), str) or isinstance(value.get("html"), str)


def _elsewhere(value: dict[str, Any]) -> str | None:
    """Where a record says that its article is."""
    return next((value[key] for key in ("source", "path", "url") if isinstance(value.get(key), str)), None)


def _opened(source: str, data: bytes | None) -> str | NamedBytes:
    return source if data is None else NamedBytes(data, source)


def _fetched(source: str, data: bytes | None) -> bytes | None:
    """What an object on storage says, where that has not come along."""
    return read_object(Address.parse(source)) if data is None and is_stored(source) else data


def _data_of(source: str, files: bool, objects: bool) -> bytes | None:
    """What is in a file or object; ``None`` for an address of the web, where it is asked for when it is its turn."""
    if is_stored(source):
        return _fetched(source, None) if objects else None
    if is_web_address(source) or not files:
        return None
    data = load_bytes(source).data
    return data if isinstance(data, bytes) else data.encode()


def _line(record: Record) -> bytes:
    if is_stored(record.path):
        return read_range(Address.parse(record.path), record.offset, record.length)
    try:
        with Path(record.path).open("rb") as file:
            file.seek(record.offset)
            return file.read(record.length)
    except OSError as error:
        raise SourceError(f"{record.path} can't be read any more: {error.strerror or error}") from error


def _hash_of_entry(entry: Entry) -> str:
    # Its number is another one as soon as there is a newer entry.
    return digest(repr(replace(entry, number=0)).encode("utf-8", "backslashreplace"))


def _hash_of(source: str, data: bytes | None) -> str:
    """A hash of a file's content; of an address itself, for what stands there is only known by asking."""
    if data is not None:
        return digest(data)
    if is_web_address(source):
        return digest(source.encode())
    try:
        with Path(source).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return ""  # the reader says in a sentence what is wrong with it
