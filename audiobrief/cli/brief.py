"""``audiobrief brief``: several articles in, one narrated MP3 out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from audiobrief.cli.console import json_option, print_json, progress_report
from audiobrief.cli.direction import Asked, direction_options
from audiobrief.cli.narrate import episode_as_json, summarize
from audiobrief.cli.options import warnings_shown
from audiobrief.cli.settings import config_option
from audiobrief.errors import IncompleteError
from audiobrief.showing import shown

if TYPE_CHECKING:
    import datetime as dt

    from audiobrief.model import Episode, Story


@click.command("brief")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="Where the episode goes: .mp3, .m4b, .m4a, .opus or .ogg. Default: build/TITLE.mp3.",
)
@click.option("--title", metavar="TEXT", help="Title of the episode. Default: “SHOW for DATE”.")
@click.option(
    "--opening",
    metavar="TEXT",
    help="Said first; {show} and {date} are filled in. Default: “SHOW for DATE.”, in the language of the articles.",
)
@click.option("--no-opening", is_flag=True, help="Begin with the first article.")
@click.option("--credits/--no-credits", default=True, show_default=True, help="Name the sources at the end.")
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The date that is said and stands in the tag. Default: today.",
)
@click.option(
    "--newest",
    type=click.IntRange(min=1),
    default=5,
    show_default=True,
    metavar="N",
    help="How many entries of a feed are taken.",
)
@click.option("--skip-failed", is_flag=True, help="Go on without the articles that can't be read or spoken.")
@click.option("--allow-local", is_flag=True, help="Allow web addresses in the local network and on this machine, too.")
@click.option("--intro", metavar="FILE", help="Music before the first word: WAV, or any kind with the extra “media”.")
@click.option("--between", metavar="FILE", help="A jingle between two articles.")
@click.option("--bed", metavar="FILE", help="Music under the speech, far quieter than it, repeated as needed.")
@click.option(
    "--bed-under",
    type=click.Choice(["frame", "all"]),
    default="frame",
    show_default=True,
    help="What the bed lies under: the opening and the credits, or everything.",
)
@click.option("--outro", metavar="FILE", help="Music after the last word.")
@direction_options
@click.option(
    "-j", "--jobs", type=click.IntRange(min=1), metavar="N", help="Worker processes. Default: one a processor."
)
@click.option("--no-cache", is_flag=True, help="Speak every sentence anew, and keep no clip.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary; errors only.")
@config_option
@json_option
def brief_command(  # noqa: PLR0913  (one parameter an option)
    *,
    sources: tuple[str, ...],
    output: str | None,
    title: str | None,
    opening: str | None,
    no_opening: bool,
    credits: bool,  # noqa: A002  (what the option is called)
    day: dt.datetime | None,
    newest: int,
    skip_failed: bool,
    allow_local: bool,
    intro: str | None,
    between: str | None,
    bed: str | None,
    bed_under: str,
    outro: str | None,
    asked: Asked,
    jobs: int | None,
    no_cache: bool,
    quiet: bool,
    as_json: bool,
) -> None:
    """Turn several articles into one MP3, each a chapter, with an opening line and the sources at the end.

    Each SOURCE is whatever narrate takes: a file, a web address, a script file, - for standard input. A feed stands for its
    newest entries. All must be in one language. A person who is quoted in several of them has one voice.

    \b
    Examples:
      audiobrief brief ferry.html whale.txt strike.md -o daily.mp3
      audiobrief brief https://example.org/feed.xml --newest 3 --show "The Harbor Daily"
      audiobrief brief *.html --opening "Good morning. This is {show}, {date}." --show "Early Tide"
      audiobrief brief *.html -o daily.mp3 --with vtt,page --cast cast.toml
      audiobrief brief *.html -o daily.mp3 --intro theme.wav --between bell.wav --bed calm.wav
      audiobrief brief *.html --skip-failed --json      go on without what can't be read

    Exit status: 0 all are in it, 1 one failed; with --skip-failed, 1 too, though the episode is made.
    """  # noqa: D301  (\b is click's mark for a paragraph that is not rewrapped)
    from audiobrief.pipeline.brief.produce import produce_brief  # noqa: PLC0415  (loads what --help does without)
    from audiobrief.pipeline.brief.wanted import Wanted  # noqa: PLC0415
    from audiobrief.pipeline.mixing import Music  # noqa: PLC0415

    if no_opening and opening is not None:
        raise click.UsageError("--opening and --no-opening can't both be meant")
    wanted = Wanted(
        title=title,
        opening="" if no_opening else opening,
        credits=credits,
        newest=newest,
        skip_failed=skip_failed,
        allow_local=allow_local,
        music=Music.of(intro, between, bed, outro, under_all=bed_under == "all"),
        **({} if day is None else {"day": day.date()}),
    )
    with warnings_shown(quiet=quiet), progress_report(quiet=quiet) as report:
        episode = produce_brief(
            sources,
            output,
            asked.direction,
            asked.sound,
            wanted,
            jobs=jobs,
            cache=not no_cache,
            device=asked.device,
            progress=report,
        )
    if as_json:
        print_json(_as_json(episode))
    elif not quiet:
        summarize(episode)
        for one in episode.absent:
            click.echo(f"  missing: {shown(one.source)} ({shown(one.reason)})")
    if episode.absent:
        missing, named = len(episode.absent), len(episode.absent) + len(episode.stories)
        names = ", ".join(one.source for one in episode.absent)
        raise IncompleteError(f"{missing} of {named} articles are not in {episode.output}: {names}")


def _as_json(episode: Episode) -> dict[str, Any]:
    return {
        **episode_as_json(episode),
        "articles": [_story(episode, story) for story in episode.stories],
        "missing": [{"source": one.source, "reason": one.reason} for one in episode.absent],
    }


def _story(episode: Episode, story: Story) -> dict[str, Any]:
    article, rate = story.article, episode.timeline.rate
    said = [
        sentence
        for sentence in episode.timeline.sentences
        if story.sections.start <= sentence.section < story.sections.end
    ]
    return {
        "source": story.source,
        "title": article.title,
        "byline": article.byline,
        "publisher": article.publisher,
        "published": article.published,
        "url": article.url,
        "start": said[0].start / rate,
        "end": said[-1].end / rate,
    }
