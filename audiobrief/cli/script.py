"""``audiobrief script``: who says what in which voice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import click

from audiobrief.cli.console import json_option, print_json, source_argument
from audiobrief.cli.options import parse_voices, voice_options

if TYPE_CHECKING:
    from audiobrief.model import Article, Cast, Script


@click.command("script")
@source_argument
@voice_options
@json_option
def script_command(*, source: str, voices: Literal["one", "two", "all"], voice: tuple[str, ...], as_json: bool) -> None:
    """Show who says what in the article SOURCE, in which voice, chapter by chapter.

    \b
    Examples:
      audiobrief script article.txt
      audiobrief script article.html --json | jq '.sections[].segments[] | select(.speaker)'
    """  # noqa: D301  (\b is click's mark for a paragraph that is not rewrapped)
    from audiobrief import read  # noqa: PLC0415  (loads what --help does without)
    from audiobrief.pipeline.prepare import prepare  # noqa: PLC0415

    article, script, cast = prepare(read(source), voices=voices, voice=parse_voices(voice))
    if as_json:
        print_json(_as_json(article, script, cast))
    else:
        _show(script, cast)


def _as_json(article: Article, script: Script, cast: Cast) -> dict[str, Any]:
    return {
        "title": script.title,
        "language": script.language,
        "narrator": cast.narrator.id,
        "speakers": [
            {
                "name": speaker.name,
                "kind": speaker.kind,
                "gender": speaker.gender,
                "evidence": speaker.evidence,
                "voice": cast.voice_of(speaker.name).id,
            }
            for speaker in script.speakers
        ],
        "sections": [
            {
                "title": section.title,
                "segments": [
                    {
                        "text": segment.text,
                        "speaker": segment.speaker,
                        "kind": segment.kind,
                        "confidence": round(segment.confidence, 3),
                        "voice": cast.voice_of(segment.speaker).id,
                    }
                    for segment in section.segments
                ],
            }
            for section in script.sections
        ],
        "removed": [
            {"text": removed.text, "reason": removed.reason, "kind": removed.kind} for removed in article.removed
        ],
    }


def _show(script: Script, cast: Cast) -> None:
    if script.title:
        click.echo(click.style(script.title, bold=True))
    for section in script.sections:
        click.echo(f"\n{click.style('## ' + section.title, bold=True)}")
        for segment in section.segments:
            if segment.text.strip():
                voice = cast.voice_of(segment.speaker)
                who = click.style(
                    f"[{segment.speaker or 'narrator'}, {voice.id}]", fg="cyan" if segment.speaker else None
                )
                click.echo(f"{who} {segment.text.strip()}")
