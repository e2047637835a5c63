"""``audiobrief watch``: articles that come into a folder become episodes."""

from __future__ import annotations

import json
import signal
from contextlib import closing
from typing import TYPE_CHECKING

import click

from audiobrief.cli.direction import Asked, direction_options
from audiobrief.cli.progress import going, log_option
from audiobrief.cli.running import Running, running_options
from audiobrief.cli.settings import config_option
from audiobrief.errors import BatchFailedError
from audiobrief.showing import clock, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobrief.batch.job import Job, Row


@click.command("watch")
@click.argument("folder", metavar="DIR")
@click.option("-o", "--output", required=True, metavar="DIR", help="Folder for the episodes.")
@click.option("--once", is_flag=True, help="End when all that is there is done.")
@click.option(
    "--settle",
    type=click.FloatRange(min=0),
    default=1.0,
    show_default=True,
    metavar="SECONDS",
    help="How long a file must not have changed before it is taken to be whole.",
)
@click.option(
    "--poll",
    type=click.FloatRange(min=0.1),
    metavar="SECONDS",
    help="Look through the folder that often, where the system does not tell of changes: on network folders.",
)
@direction_options
@running_options
@log_option
@config_option
@click.option("-q", "--quiet", is_flag=True, help="Errors only.")
@click.option("--json", "as_json", is_flag=True, help="Print a line of JSON for each article to standard output.")
def watch_command(  # noqa: PLR0913  (one parameter an option)
    *,
    folder: str,
    output: str,
    once: bool,
    settle: float,
    poll: float | None,
    asked: Asked,
    running: Running,
    log_file: str | None,
    quiet: bool,
    as_json: bool,
) -> None:
    """Narrate what is in the folder DIR, and what comes into it, until Ctrl-C.

    An article that is dropped in is an episode moments later; one that changes is narrated again. Folders in DIR are watched
    too; hidden and temporary files, and what was made, are not. What “audiobrief batch” has made of the same folder is kept,
    so that a restart does nothing twice. An article that fails is tried again when it has changed.

    \b
    Examples:
      audiobrief watch inbox -o episodes --with vtt
      audiobrief watch /mnt/share/inbox -o episodes --poll 10
      audiobrief watch inbox -o episodes --once --json | jq .output

    Exit status: 0 ended by Ctrl-C or SIGTERM, or all done; 1 some failed, with --once.
    """  # noqa: D301  (\b is click's mark for a paragraph that is not rewrapped)
    from audiobrief.batch.log import STANDARD_ERROR, json_log  # noqa: PLC0415  (loads what --help does without)
    from audiobrief.batch.settings import Settings  # noqa: PLC0415
    from audiobrief.batch.watch import WatchOptions, watch  # noqa: PLC0415

    # However it is ended, what is at work is given up whole, and that is no failure: there is no other way to end it.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    settings, logged_here = Settings(asked.direction, asked.sound), log_file == STANDARD_ERROR
    failed = 0
    with json_log(log_file), going(quiet=quiet, logged_here=logged_here):
        settings.check()
        rows = watch(
            folder, output, settings, running.options(asked.device), WatchOptions(settle, interval=poll, once=once)
        )
        if not (quiet or once or logged_here):
            click.echo(f"watching {folder}: Ctrl-C ends it", err=True)
        try:
            with closing(rows):
                for row in _told(rows, as_json=as_json, quiet=quiet):
                    failed += row.status == "failed"
        except KeyboardInterrupt:
            if not (quiet or logged_here):
                click.echo("\nended", err=True)
            return
    if failed:
        raise BatchFailedError(f"{failed} of the articles could not be narrated")


def _told(rows: Iterator[tuple[Job, Row]], *, as_json: bool, quiet: bool) -> Iterator[Row]:
    """The rows, and on the way what a person or a program is told of them; what fails is an error in the log."""
    for _, row in rows:
        if as_json and row.status != "kept":
            click.echo(json.dumps(row.as_json(), ensure_ascii=False))
        elif row.status == "made" and not quiet:
            click.echo(f"{shown(row.source)}: {row.output}  {clock(row.audio_seconds)}")
        yield row
