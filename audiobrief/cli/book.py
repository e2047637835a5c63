"""``audiobrief book``: episodes as one book that reads aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from audiobrief.cli.console import json_option, print_json
from audiobrief.cli.options import warnings_shown
from audiobrief.cli.settings import config_option
from audiobrief.showing import clock, shown

if TYPE_CHECKING:
    from audiobrief.pipeline.book import Book, Order


@click.command("book")
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    "outputs",
    metavar="FILE",
    multiple=True,
    required=True,
    help="Where the book goes: .epub for an EPUB 3, .daisy.zip for a DAISY 2.02 book. May be repeated.",
)
@click.option(
    "--title",
    "--show",
    metavar="TITLE",
    help="Title of the book. Default: the show of the episodes or in audiobrief.toml, else the folder's name.",
)
@click.option("--cover", metavar="FILE", help="A JPEG or PNG picture. Default: that of the first episode.")
@click.option(
    "--order",
    type=click.Choice(["given", "name", "date"]),
    default="given",
    show_default=True,
    help="Of the articles: as given (in a folder by name), by file name, or by date of publication, the oldest first.",
)
@click.option("-q", "--quiet", is_flag=True, help="No summary and no warnings; errors only.")
@config_option
@json_option
def book_command(  # noqa: PLR0913  (one parameter an option)
    *,
    sources: tuple[str, ...],
    outputs: tuple[str, ...],
    title: str | None,
    cover: str | None,
    order: Order,
    quiet: bool,
    as_json: bool,
) -> None:
    """Bind episodes as one book that reads aloud: an article a chapter, its own chapters inside, text and sound in step.

    SOURCE is an MP3 with its timeline beside it, as “narrate --with timeline” and “batch --with timeline” make them, or a
    folder of such.

    \b
    Examples:
      audiobrief narrate article.html --with timeline
      audiobrief book build -o week.epub
      audiobrief book build -o week.epub -o week.daisy.zip --title "The week" --order date
      audiobrief book monday.mp3 tuesday.mp3 -o days.epub --cover days.png --json
    """  # noqa: D301  (\b is click's mark for a paragraph that is not rewrapped)
    from audiobrief.pipeline.book import make_book  # noqa: PLC0415  (loads what --help does without)

    with warnings_shown(quiet=quiet):
        book = make_book(sources, outputs, title=title, cover=cover, order=order)
    if as_json:
        print_json(_as_json(book))
    elif not quiet:
        count = len(book.episodes)
        for path in book.files:
            click.echo(f"{path}  {clock(book.duration)}, {count} {'article' if count == 1 else 'articles'}")
        for one in book.episodes:
            click.echo(f"  {clock(one.start):>7}  {shown(one.title)}")


def _as_json(book: Book) -> dict[str, Any]:
    return {
        "output": [str(path) for path in book.files],
        "title": book.title,
        "language": book.language,
        "duration": book.duration,
        "narrators": list(book.narrators),
        "episodes": [
            {"audio": str(one.audio), "title": one.title, "start": one.start, "duration": one.duration}
            for one in book.episodes
        ],
    }
