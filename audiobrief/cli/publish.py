"""``audiobrief publish``: an episode's companion files again, without speaking."""

from __future__ import annotations

import click

from audiobrief.cli.console import json_option, print_json
from audiobrief.cli.options import FORMAT_LIST, warnings_shown
from audiobrief.cli.settings import config_option
from audiobrief.errors import AudiobriefError
from audiobrief.pipeline.publication import FORMAT_NAMES, Publication
from audiobrief.showing import clock, shown

_FAILED = 1
_MADE = tuple(name for name in FORMAT_NAMES if name != "timeline")


@click.command("publish")
@click.argument("sources", metavar="EPISODE...", nargs=-1, required=True)
@click.option(
    "--with",
    "companions",
    multiple=True,
    type=FORMAT_LIST,
    metavar="FORMATS",
    help="Files to make, such as vtt,page: " + ", ".join(_MADE) + ", or all.",
)
@click.option(
    "--embed-audio", is_flag=True, help="Put the MP3 into the player page, which is then one file to hand on."
)
@click.option("--show", metavar="TITLE", help="The show that the episodes belong to. Default: as when they were made.")
@click.option("-q", "--quiet", is_flag=True, help="No summary and no warnings; errors only.")
@config_option
@json_option
def publish_command(  # noqa: PLR0913  (one parameter an option)
    *,
    sources: tuple[str, ...],
    companions: tuple[tuple[str, ...], ...],
    embed_audio: bool,
    show: str | None,
    quiet: bool,
    as_json: bool,
) -> None:
    """Make the files beside an EPISODE, again or for the first time, from its MP3 and its timeline. Nothing is spoken.

    EPISODE is an MP3 with its timeline beside it, as “narrate --with timeline” and “batch --with timeline” make them, or a
    folder of such; an .m4b or .opus is named itself, and has no books. A file of that name which audiobrief didn't make (the
    article, say) is never written over. Where one episode of several fails, it is told, and the others are made.

    \b
    Examples:
      audiobrief narrate article.html --with timeline
      audiobrief publish build/article.mp3 --with vtt,page,epub
      audiobrief publish build --with all --show "The Courier, read aloud"
      audiobrief publish build/article.mp3 --with page --embed-audio --json
    """  # noqa: D301  (\b is click's mark for a paragraph that is not rewrapped)
    from audiobrief.pipeline.folder import episodes_of  # noqa: PLC0415  (loads what --help does without)
    from audiobrief.pipeline.republish import republish  # noqa: PLC0415

    publication = Publication.of((name for names in companions for name in names), embed_audio=embed_audio, show=show)
    if not set(publication.formats) - {"timeline"}:
        raise click.UsageError(f"say what is to be made: --with {','.join(_MADE[:2])}, or --with all")
    made, failed = [], []
    with warnings_shown(quiet=quiet):
        for mp3 in episodes_of(sources):
            try:
                episode = republish(mp3, publication)
            except AudiobriefError as error:
                click.echo(f"audiobrief: {shown(str(error))}", err=True)
                failed.append({"audio": str(mp3), "error": str(error)})
                continue
            files = {name: str(path) for name, path in episode.files.items()}
            made.append(
                {"audio": str(mp3), "title": episode.article.title, "duration": episode.duration, "files": files}
            )
            if not as_json and not quiet:
                click.echo(f"{mp3}  {clock(episode.duration)}")
                for path in files.values():
                    click.echo(f"  {path}")
    if as_json:
        print_json({"episodes": made, "failed": failed})
    if failed:
        raise click.exceptions.Exit(_FAILED)
