"""``audiobrief index``: the page of a folder of episodes."""

from __future__ import annotations

import click

from audiobrief.cli.console import json_option, print_json
from audiobrief.cli.options import warnings_shown
from audiobrief.cli.settings import config_option
from audiobrief.showing import clock, shown


@click.command("index")
@click.argument("folder", metavar="FOLDER")
@click.option(
    "--title",
    "--show",
    metavar="TITLE",
    help="Heading of the page. Default: the show in audiobrief.toml, else the folder's name.",
)
@config_option
@json_option
def index_command(*, folder: str, title: str | None, as_json: bool) -> None:
    """Write FOLDER/index.html, a page that lists the episodes in FOLDER, newest first.

    \b
    Examples:
      audiobrief narrate article.html --with page
      audiobrief index build
      audiobrief index build --title "The Courier, read aloud"
    """  # noqa: D301  (\b is click's mark for a paragraph that is not rewrapped)
    from audiobrief.pipeline.folder import make_index  # noqa: PLC0415  (loads what --help does without)

    with warnings_shown():
        page, entries = make_index(folder, title)
    if as_json:
        episodes = [
            {"audio": one.audio, "page": one.page, "title": one.title, "duration": one.duration} for one in entries
        ]
        print_json({"output": str(page), "episodes": episodes})
        return
    click.echo(f"{page}  {len(entries)} {'episode' if len(entries) == 1 else 'episodes'}")
    for entry in entries:
        click.echo(f"  {clock(entry.duration):>7}  {shown(entry.title)}")
