"""``audiobrief feed``: the podcast feed of a folder of episodes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from audiobrief.cli.console import json_option, print_json
from audiobrief.cli.options import warnings_shown
from audiobrief.cli.settings import config_option

if TYPE_CHECKING:
    from collections.abc import Callable

    from audiobrief.pipeline.feed.make import MadeFeed

    # Generic to type checkers, and at run time only in the newest releases of click.
    _ParamType = click.ParamType[str]
else:
    _ParamType = click.ParamType


class _Checked(_ParamType):
    """Text that a function of the pipeline must be able to read."""

    def __init__(self, name: str, module: str, function: str) -> None:
        self.name = name
        self._place = module, function

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from importlib import import_module  # noqa: PLC0415

        module, function = self._place
        check: Callable[[str], object] = getattr(import_module(module), function)
        try:
            check(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)
        return str(value)


_ADDRESS = "audiobrief.pipeline.feed.address"


@click.command("feed")
@click.argument("folder", metavar="DIR")
@click.option(
    "--base-url",
    required=True,
    type=_Checked("url", _ADDRESS, "parse_base"),
    metavar="URL",
    help="Where DIR will lie on the web, such as https://example.org/show/",
)
@click.option(
    "-o", "--output", metavar="FILE", help="The feed. Default: DIR/feed.xml. One that is there is brought up to date."
)
@click.option("--title", "--show", metavar="TITLE", help="Of the show. Default: the folder's name.")
@click.option("--description", metavar="TEXT", help="What the show is about.")
@click.option("--author", metavar="NAME", help="Who makes the show. Default: who publishes or wrote all the articles.")
@click.option(
    "--email",
    type=_Checked("email", _ADDRESS, "parse_email"),
    metavar="ADDRESS",
    help="Of the owner, by which shops verify who owns a show; everybody can read it in the feed.",
)
@click.option(
    "--category",
    "categories",
    multiple=True,
    type=_Checked("category", "audiobrief.publisher.feed.categories", "parse_category"),
    metavar="NAME",
    help="Of Apple's list, such as “Daily News”. May be repeated. Default: News.",
)
@click.option(
    "--language",
    type=_Checked("language", _ADDRESS, "parse_language"),
    metavar="TAG",
    help="Such as en-GB. Default: that of most episodes.",
)
@click.option(
    "--link",
    type=_Checked("url", _ADDRESS, "parse_web_address"),
    metavar="URL",
    help="The page of the show. Default: the base URL.",
)
@click.option(
    "--image",
    "--cover",
    metavar="FILE",
    help="A square JPEG or PNG picture of 1400 to 3000 pixels, or its web address. Default: cover.jpg or cover.png in DIR, "
    "else the one that all episodes have.",
)
@click.option("--explicit/--no-explicit", default=None, help="Whether the show is explicit. Default: not.")
@click.option(
    "--locked/--no-locked", default=None, help="Whether other platforms may not import the feed. Default: locked."
)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Only the newest N episodes.")
@click.option("--keep-missing", is_flag=True, help="Keep episodes in the feed whose files are gone from DIR.")
@click.option("-q", "--quiet", is_flag=True, help="No summary and no warnings; errors only.")
@config_option
@json_option
def feed_command(
    *,
    folder: str,
    base_url: str,
    output: str | None,
    quiet: bool,
    as_json: bool,
    **wishes: Any,  # noqa: ANN401
) -> None:
    """Write DIR/feed.xml, a podcast feed of the episodes in DIR: RSS 2.0 with transcripts, chapters and cover.

    A feed that is there is brought up to date: GUIDs stay whatever becomes of file names and addresses, what is not said again
    stays as it is, and so does all that somebody else has put in. Episodes whose files are gone are taken out, and told.
    Nothing is written where nothing has changed.

    \b
    Examples:
      audiobrief batch articles -o show --with vtt,chapters,page
      audiobrief feed show --base-url https://example.org/show/ --title "The Courier, read aloud" --image art.jpg
      audiobrief check show/feed.xml
    """  # noqa: D301  (\b is click's mark for a paragraph that is not rewrapped)
    from audiobrief.pipeline.feed.make import FeedWishes, make_feed  # noqa: PLC0415  (loads what --help does without)
    from audiobrief.showing import shown_line  # noqa: PLC0415

    with warnings_shown(quiet=quiet):
        try:
            made = make_feed(folder, base_url, output, FeedWishes(**wishes))
        except ValueError as error:
            raise click.UsageError(str(error)) from error
    if as_json:
        print_json(_as_json(made))
    elif not quiet:
        click.echo(f"{made.path}  {_summary(made)}")
        for one in made.episodes:
            if one.is_new:
                click.echo(f"  {one.published:%Y-%m-%d}  {shown_line(one.title, 100)}")


def _summary(made: MadeFeed) -> str:
    count = len(made.episodes) + len(made.kept)
    new = sum(one.is_new for one in made.episodes)
    parts = [f"{count} {'episode' if count == 1 else 'episodes'}"]
    parts += [f"{number} {word}" for number, word in ((new, "new"), (len(made.removed), "taken out")) if number]
    return ", ".join(parts) + ("" if made.changed else ", nothing has changed")


def _as_json(made: MadeFeed) -> dict[str, Any]:
    return {
        "output": _shown(made.path),
        "url": made.url,
        "guid": made.guid,
        "changed": made.changed,
        "episodes": [
            {
                "audio": _shown(one.audio),
                "title": one.title,
                "guid": one.guid,
                "published": one.published.isoformat(),
                "duration": one.duration,
                "new": one.is_new,
            }
            for one in made.episodes
        ],
        "skipped": [{"file": _shown(one.path.name), "reason": one.reason} for one in made.skipped],
        "removed": list(made.removed),
        "kept": list(made.kept),
    }


def _shown(name: object) -> str:
    """A file name as text, whatever bytes it is made of."""
    return str(name).encode(errors="replace").decode()
