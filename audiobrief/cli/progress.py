"""How a batch goes, on standard error: one line that changes on a terminal, plain lines now and then elsewhere."""

from __future__ import annotations

import logging
import shutil
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

import click

from audiobrief.showing import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

log_option = click.option(
    "--log-file",
    metavar="FILE",
    help="Add a line of JSON for each event to FILE; - for standard error, instead of messages and progress.",
)
#: Seconds between two looks of the line on a terminal, and between two lines elsewhere.
_TERMINAL_INTERVAL, _LINE_INTERVAL = 0.2, 5.0


class _Line(Protocol):
    """Shows how it goes, and lets messages through."""

    def show(self, told: object) -> None: ...
    def message(self, text: str) -> None: ...
    def end(self) -> None: ...


class _Nothing:
    """Messages only."""

    def show(self, told: object) -> None:
        """Not here."""

    def message(self, text: str) -> None:
        click.echo(shown(text), err=True)

    def end(self) -> None:
        """There is nothing to end."""


class _PlainLines(_Nothing):
    """A line every few seconds: what a log or a pipe is given."""

    def __init__(self) -> None:
        self._last = time.monotonic()

    def show(self, told: object) -> None:
        now = time.monotonic()
        if now - self._last >= _LINE_INTERVAL:
            self._last = now
            click.echo(shown(str(told)), err=True)


class _LiveLine:
    """One line on a terminal, written over as things change. Messages go above it."""

    def __init__(self) -> None:
        self._last = 0.0
        self._shown = ""

    def show(self, told: object) -> None:
        now = time.monotonic()
        if now - self._last >= _TERMINAL_INTERVAL:
            self._last = now
            self._write(shown(str(told)))

    def message(self, text: str) -> None:
        line = self._shown
        self._write("")
        click.echo(f"\r{shown(text)}", err=True)
        self._write(line)

    def end(self) -> None:
        self._write("")
        click.echo("\r", nl=False, err=True)

    def _write(self, text: str) -> None:
        # A line that wraps could not be written over.
        text = text[: max(20, shutil.get_terminal_size().columns - 1)]
        click.echo("\r" + text.ljust(len(self._shown)), nl=False, err=True)
        self._shown = text


class _Messages(logging.Handler):
    def __init__(self, level: int, line: _Line) -> None:
        super().__init__(level)
        self._line = line

    def emit(self, record: logging.LogRecord) -> None:
        self._line.message(f"audiobrief: {record.getMessage()}")


@contextmanager
def going(*, quiet: bool, logged_here: bool) -> Iterator[Callable[[object], None]]:
    """Something to call with what tells how it goes, as often as there is news; what audiobrief warns of is shown meanwhile.

    Args:
        quiet: only errors are shown.
        logged_here: the log goes to standard error, and tells all.
    """
    line: _Line = _Nothing() if quiet or logged_here else _LiveLine() if sys.stderr.isatty() else _PlainLines()
    logger = logging.getLogger("audiobrief")
    handler = logging.NullHandler() if logged_here else _Messages(logging.ERROR if quiet else logging.WARNING, line)
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    try:
        yield line.show
    finally:
        line.end()
        logger.removeHandler(handler)
        logger.propagate = propagate
