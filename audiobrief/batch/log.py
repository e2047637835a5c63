"""The log as lines of JSON, for the programs that gather logs: one object an event, each with its time."""

from __future__ import annotations

import json
import logging
import sys
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from logging.handlers import WatchedFileHandler
from pathlib import Path
from typing import TYPE_CHECKING

from audiobrief.batch.events import KEYS
from audiobrief.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The name that stands for standard error.
STANDARD_ERROR = "-"


class JsonLines(logging.Formatter):
    """A record as a line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """The time in UTC, the level, what happened, and a sentence about it."""
        value: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
        }
        value |= {key: record.__dict__[key] for key in KEYS if key in record.__dict__}
        value["message"] = record.getMessage()
        return json.dumps(value, ensure_ascii=False)


@contextmanager
def json_log(place: str | None) -> Iterator[None]:
    """Within, what audiobrief logs is added to a file, a line an event; to standard error for ``-``; nowhere for ``None``.

    A file that is moved away is made anew, so that logs can be rotated.

    Raises:
        OutputError: the file can't be written to.
    """
    if place is None:
        yield
        return
    handler = _Stream(sys.stderr) if place == STANDARD_ERROR else _open(Path(place))
    handler.setFormatter(JsonLines())
    logger = logging.getLogger("audiobrief")
    level = logger.level
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
        with suppress(OSError):  # that it can't be written has been told
            handler.close()


class _TellsOnce:
    """A log that can't be written is no reason to lose an article, nor to say so with each line."""

    _told = False

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  (logging's name)
        if not self._told:
            self._told = True
            error = sys.exc_info()[1]
            print(f"audiobrief: the log can't be written: {error} ({record.getMessage()})", file=sys.stderr)  # noqa: T201


class _Stream(_TellsOnce, logging.StreamHandler):  # type: ignore[type-arg]  # generic to type checkers only
    pass


class _File(_TellsOnce, WatchedFileHandler):
    pass


class _PlainFile(_TellsOnce, logging.FileHandler):
    pass


def _open(place: Path) -> logging.FileHandler:
    # Windows keeps an open file from being moved, and has no numbers of files to see it by.
    kind = _PlainFile if sys.platform == "win32" else _File
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        return kind(place, encoding="utf-8", errors="backslashreplace")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise OutputError(f"the log {place} can't be written: {reason}") from error
