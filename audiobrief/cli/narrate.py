"""``audiobrief narrate``: an article in, a narrated MP3 out."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import click

from audiobrief.cli.console import json_option, print_json, progress_report, source_argument
from audiobrief.cli.direction import Asked, direction_options
from audiobrief.cli.options import source_options, warnings_shown
from audiobrief.cli.settings import config_option
from audiobrief.showing import clock, shown

if TYPE_CHECKING:
    from audiobrief.model import Episode


@click.command("narrate")
@source_argument
@source_options
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="Where the episode goes: .mp3, .m4b, .m4a, .opus or .ogg. Default: build/TITLE.mp3.",
)
@direction_options
@click.option(
    "-j", "--jobs", type=click.IntRange(min=1), metavar="N", help="Worker processes. Default: one a processor."
)
@click.option("--no-cache", is_flag=True, help="Speak every sentence anew, and keep no clip.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary; errors only.")
@config_option
@json_option
def narrate_command(  # noqa: PLR0913  (one parameter an option)
    *,
    source: str,
    chapter: int | None,
    entry: int | None,
    allow_local: bool,
    output: str | None,
    asked: Asked,
    jobs: int | None,
    no_cache: bool,
    quiet: bool,
    as_json: bool,
) -> None:
    """Turn the article SOURCE into an MP3.

    SOURCE is a web address, a file (HTML, plain text, Markdown, Word, EPUB, a saved page, a feed), or - for standard input. Of
    an EPUB all chapters are read, of a feed the newest entry; “audiobrief clean SOURCE --list” lists what there is. It may
    also be a script file that “audiobrief script -o” wrote and you corrected.

    \b
    Examples:
      audiobrief narrate article.html
      audiobrief narrate https://example.org/story.html
      audiobrief narrate book.epub --chapter 3
      audiobrief narrate https://example.org/feed.xml --entry 2
      audiobrief narrate article.txt -o monday.mp3 --cover logo.png
      audiobrief narrate book.epub -o book.m4b             an audiobook with chapters
      audiobrief narrate article.html --with vtt,page      and a transcript and a player page beside it
      audiobrief narrate article.txt --voice "Ada Byron=en-gb+f2"
      audiobrief narrate article.txt --engine auto         the best voices that are installed
      audiobrief narrate article.txt --cast cast.toml      voices stay from article to article
      audiobrief narrate article.txt --lexicon names.toml  how names are said
      audiobrief narrate article.html --captions read --drop table
      audiobrief script article.txt -o article.script      correct that, and then:
      audiobrief narrate article.script
      curl -s https://example.org/story.html | audiobrief narrate - --json
    """  # noqa: D301  (\b is click's mark for a paragraph that is not rewrapped)
    from audiobrief.pipeline.narrate import produce  # noqa: PLC0415  (loads what --help does without)
    from audiobrief.pipeline.source import choose  # noqa: PLC0415

    with warnings_shown(quiet=quiet), progress_report(quiet=quiet) as report:
        episode = produce(
            choose(source, chapter=chapter, entry=entry, allow_local=allow_local),
            output,
            asked.direction,
            asked.sound,
            jobs=jobs,
            cache=not no_cache,
            device=asked.device,
            progress=report,
        )
    if as_json:
        print_json(episode_as_json(episode))
    elif not quiet:
        summarize(episode)


def _seconds_by_speaker(episode: Episode) -> dict[str | None, float]:
    seconds: defaultdict[str | None, float] = defaultdict(float)
    for sentence in episode.timeline.sentences:
        if sentence.is_aside and episode.cast.aside is not None:
            continue
        seconds[sentence.speaker] += (sentence.end - sentence.start) / episode.timeline.rate
    return seconds


def episode_as_json(episode: Episode) -> dict[str, Any]:
    """All that programs may want to know of an episode."""
    rate = episode.timeline.rate
    return {
        "output": str(episode.output),
        "files": {name: str(path) for name, path in episode.files.items()},
        "title": episode.article.title,
        "duration": episode.duration,
        "chapters": [
            {"title": chapter.title, "start": chapter.start / rate, "end": chapter.end / rate}
            for chapter in episode.chapters
        ],
        "cast": [
            {
                "speaker": speaker,
                "voice": voice.id,
                "engine": voice.engine,
                "gender": voice.gender,
                "seconds": round(seconds, 3),
            }
            for speaker, seconds in _seconds_by_speaker(episode).items()
            for voice in [episode.cast.voice_of(speaker)]
        ],
        "aside": None if episode.cast.aside is None else episode.cast.aside.id,
        "removed": [
            {"text": removed.text, "reason": removed.reason, "kind": removed.kind} for removed in episode.removed
        ],
        "loudness": {
            "integrated_lufs": episode.loudness.integrated,
            "true_peak_dbtp": episode.loudness.true_peak,
        },
    }


def summarize(episode: Episode) -> None:
    """Tell a person what was made."""
    rate = episode.timeline.rate
    click.echo(f"{shown(str(episode.output))}  {clock(episode.duration)}")
    for path in episode.files.values():
        click.echo(f"{path}")
    for chapter in episode.chapters:
        click.echo(f"  {clock(chapter.start / rate):>7}  {shown(chapter.title)}")
    for speaker, seconds in _seconds_by_speaker(episode).items():
        voice = episode.cast.voice_of(speaker)
        click.echo(f"  {shown(speaker or 'narrator')}: {voice.id}, {seconds:.0f} s")
    if episode.cast.aside is not None:
        click.echo(f"  asides: {episode.cast.aside.id}")
    for removed in episode.removed:
        click.echo(f"  left out: “{shown(_shortened(removed.text))}” ({removed.reason})")


def _shortened(text: str, limit: int = 70) -> str:
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1] + "…"
