"""``audiobrief voices install`` and ``remove``."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobrief.synthesizer.install import Report

#: Bytes; of smaller files no progress is shown.
_SMALL = 500_000


@click.command("install")
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
@click.option(
    "--from",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Copy from a folder instead of downloading: DIR/kokoro/... and DIR/piper/..., or the files themselves.",
)
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary; errors only.")
def install_command(*, names: tuple[str, ...], folder: Path | None, quiet: bool) -> None:
    """Install natural voices: kokoro (41 voices, 6 languages), or piper:VOICE.

    A download that breaks off goes on where it stopped when the command is run again. Checksums are checked.

    \b
    Examples:
      audiobrief voices install kokoro
      audiobrief voices install piper:de_DE-thorsten-medium
      audiobrief voices install kokoro piper --from /media/models
    """  # noqa: D301  (\b is click's mark for a paragraph that is not rewrapped)
    from audiobrief.pipeline.stock import after_installation, licence_line  # noqa: PLC0415  (loads what --help does without)
    from audiobrief.synthesizer.install import find_model, install, install_from  # noqa: PLC0415

    for name in names:
        if folder is not None:
            done = install_from(name, folder)
        else:
            with _progress(quiet=quiet) as report:
                done = [install(find_model(name), report)]
        for installed in done:
            hint = after_installation(installed.name)
            if not quiet:
                click.echo(f"{installed.name} is installed ({installed.size / 1e6:.0f} MB)")
                click.echo(f"  licence: {licence_line(installed.name, installed.licence)}")
            for remark in filter(None, (installed.remark, hint)):
                click.echo(f"audiobrief: {remark}", err=True)


@click.command("remove")
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
@click.option("-q", "--quiet", is_flag=True, help="No summary; errors only.")
def remove_command(*, names: tuple[str, ...], quiet: bool) -> None:
    """Remove models that were installed: kokoro, piper:VOICE, or piper for all its voices.

    \b
    Examples:
      audiobrief voices remove kokoro
    """  # noqa: D301  (\b is click's mark for a paragraph that is not rewrapped)
    from audiobrief.synthesizer.install import remove  # noqa: PLC0415  (loads what --help does without)

    for name in names:
        freed = remove(name)
        if not quiet:
            click.echo(f"{name} is removed ({freed / 1e6:.0f} MB)")


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Report]:
    """Something to call with a file's name, the bytes there are and those there will be, on standard error."""
    shown = ""

    def report(name: str, done: int, total: int) -> None:
        nonlocal shown
        if total < _SMALL:
            return
        text = f"{name}: {done / 1e6:.0f} of {total / 1e6:.0f} MB"
        # A line that is written over on a terminal; elsewhere a line each tenth.
        if sys.stderr.isatty():
            click.echo(f"\r{text}", nl=done >= total, err=True)
        elif (tenth := f"{name}{10 * done // max(1, total)}") != shown:
            shown = tenth
            click.echo(text, err=True)

    yield (lambda *_: None) if quiet else report
