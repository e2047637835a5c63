"""What all commands share in talking to a person or a program: JSON, durations, progress."""

from __future__ import annotations

import json
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from audiobrief.showing import OBEYED, clock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from audiobrief.pipeline.studio import ProgressReport

#: Seconds between two lines of progress where the output is no terminal.
_LINE_INTERVAL = 5.0

source_argument = click.argument("source", metavar="SOURCE")
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object to standard output.")


def print_json(value: dict[str, Any]) -> None:
    """Print one JSON object, for programs; what a terminal would obey is escaped in JSON's own way."""
    written = json.dumps(value, ensure_ascii=False, indent=2)
    click.echo(OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", written))


@contextmanager
def progress_report(*, quiet: bool) -> Iterator[ProgressReport | None]:
    """Something to call with progress, on standard error: a bar with an estimate on a terminal, plain lines elsewhere."""
    if quiet:
        yield None
        return
    stream = sys.stderr
    if not stream.isatty():
        yield _line_reporter(stream.write, stream.flush)
        return
    # The total is only known at the first call.
    with click.progressbar(length=1, label="Speaking", show_eta=True, file=stream) as bar:

        def report(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield report


def _line_reporter(write: Callable[[str], Any], flush: Callable[[], Any]) -> ProgressReport:
    started = last = time.monotonic()

    def report(done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last < _LINE_INTERVAL or not done:
            return
        last = now
        left = (now - started) * (total - done) / done
        write(f"spoken: {done / total:.0%} of {total} characters, about {clock(left)} left\n")
        flush()

    return report
