"""``audiobrief voices``: the voices there are."""

from __future__ import annotations

from dataclasses import asdict

import click

from audiobrief.cli.console import json_option, print_json

_COLUMNS = ("id", "gender", "accent", "language", "rate", "name")


@click.group("voices")
def voices_group() -> None:
    """Show the voices that can be cast."""


@voices_group.command("list")
@click.option("--language", metavar="TAG", help="Only voices of that language, such as en or de.")
@json_option
def list_command(*, language: str | None, as_json: bool) -> None:
    """List the voices.

    \b
    Examples:
      audiobrief voices list
      audiobrief voices list --language de
      audiobrief voices list --json
    """  # noqa: D301  (\b is click's mark for a paragraph that is not rewrapped)
    from audiobrief.casting import load_voices  # noqa: PLC0415  (loads what --help does without)

    voices = [
        asdict(voice)
        for voice in load_voices()
        if language is None or voice.language.split("-")[0].lower() == language.split("-")[0].lower()
    ]
    if as_json:
        print_json({"voices": voices})
        return
    rows = [_COLUMNS, *(tuple(str(voice[column] or "") for column in _COLUMNS) for voice in voices)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
