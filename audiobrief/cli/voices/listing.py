"""``audiobrief voices list``."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from audiobrief.cli.console import json_option, print_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from audiobrief.model import Voice

_COLUMNS = ("id", "gender", "accent", "language", "rate", "name")


@click.command("list")
@click.option("--language", metavar="TAG", help="Only voices of that language, such as en or de.")
@click.option("--engine", metavar="NAME", help="Only voices of that engine.")
@json_option
def list_command(*, language: str | None, engine: str | None, as_json: bool) -> None:
    """List the voices that can be cast here, and what could be installed.

    \b
    Examples:
      audiobrief voices list
      audiobrief voices list --language de
      audiobrief voices list --engine kokoro --json
    """  # noqa: D301  (\b is click's mark for a paragraph that is not rewrapped)
    from audiobrief.pipeline.stock import take_stock  # noqa: PLC0415  (loads what --help does without)

    stock = take_stock(language, engine)
    if as_json:
        print_json(
            {
                "voices": [
                    {**asdict(voice), "installed": True, "measured": voice.is_measured} for voice in stock.voices
                ],
                "engines": [asdict(kind) for kind in stock.engines],
                "installable": [asdict(model) for model in stock.installable],
            }
        )
        return
    if not stock.voices and not stock.installable:
        click.echo("There is no such voice, nor any to install.", err=True)
    _table(_COLUMNS, ([_cell(voice, column) for column in _COLUMNS] for voice in stock.voices))
    if not all(voice.is_measured for voice in stock.voices):
        click.echo(
            "\n? not measured: its pace and loudness are a guess until it is installed with “audiobrief voices install”"
        )
    for kind in stock.engines:
        if kind.problem:
            click.echo(f"\n{kind.name}: {kind.problem}")
    if stock.installable:
        click.echo("\nTo install with “audiobrief voices install NAME”:")
        _table(
            ("name", "size", "languages", "licence"),
            (
                [model.name, f"{model.size / 1e6:.0f} MB", " ".join(model.languages), model.licence]
                for model in stock.installable
            ),
        )


def _cell(voice: Voice, column: str) -> str:
    text = str(getattr(voice, column) or "")
    return f"{text}?" if column == "rate" and not voice.is_measured else text


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    table = [head, *rows]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for row in table:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
