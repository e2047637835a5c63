"""``audiobrief voices audition``."""

from __future__ import annotations

from pathlib import Path

import click

from audiobrief.cli.options import warnings_shown


@click.command("audition")
@click.argument("names", metavar="VOICE...", nargs=-1)
@click.option(
    "-o",
    "--output",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    default=Path("build") / "audition",
    show_default=True,
    help="Where the samples and their page go.",
)
@click.option("--language", metavar="TAG", help="Without names: only voices of that language, such as en or de.")
@click.option("--engine", metavar="NAME", help="Without names: only voices of that engine.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary; errors only.")
def audition_command(
    *, names: tuple[str, ...], folder: Path, language: str | None, engine: str | None, quiet: bool
) -> None:
    """Hear voices: an MP3 of each, and a page to play them from. Without a name, of all that are installed.

    \b
    Examples:
      audiobrief voices audition
      audiobrief voices audition en-us+m3 kokoro:af_heart -o samples
      audiobrief voices audition --engine kokoro --language en
    """  # noqa: D301  (\b is click's mark for a paragraph that is not rewrapped)
    from audiobrief.pipeline.audition import audition, choose_voices  # noqa: PLC0415  (loads what --help does without)

    with warnings_shown(quiet=quiet):
        voices = choose_voices(names, language, engine)
        page = audition(voices, folder, None if quiet else _report)
    if not quiet:
        click.echo(f"{page}  {len(voices)} voice{'s' if len(voices) > 1 else ''}")


def _report(done: int, total: int) -> None:
    # Spoken side by side: a line each tenth is enough.
    if done == total or done * 10 // total != (done - 1) * 10 // total:
        click.echo(f"{done} of {total} voices", err=True)
