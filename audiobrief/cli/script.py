"""``audiobrief script``: who says what in which voice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import click

from audiobrief.cli.console import json_option, print_json, source_argument
from audiobrief.cli.options import (
    cleaning_options,
    parse_voices,
    source_options,
    voice_options,
    warnings_shown,
    wishes_of,
)
from audiobrief.cli.settings import config_option
from audiobrief.showing import shown

if TYPE_CHECKING:
    from audiobrief.model import Article, Cast, Script


@click.command("script")
@source_argument
@source_options
@click.option(
    "-o", "--output", metavar="FILE", help="Write a script file, to correct and to narrate; - for standard output."
)
@click.option("--force", is_flag=True, help="Write over the file that --output names.")
@voice_options
@cleaning_options
@config_option
@json_option
def script_command(  # noqa: PLR0913  (one parameter an option)
    *,
    source: str,
    chapter: int | None,
    entry: int | None,
    allow_local: bool,
    output: str | None,
    force: bool,
    voices: Literal["one", "two", "all"],
    voice: tuple[str, ...],
    cast_file: str | None,
    engine: str,
    keep: tuple[str, ...],
    drop: tuple[str, ...],
    captions: Literal["drop", "read"],
    as_json: bool,
) -> None:
    """Show who says what in the article SOURCE, in which voice, chapter by chapter; or write it to a file.

    The file can be corrected in any editor; “audiobrief narrate FILE” performs it. Doubtful speakers are marked there with
    a question mark: [?62% Name].

    \b
    Examples:
      audiobrief script article.txt
      audiobrief script article.txt -o article.script
      audiobrief script article.html --json | jq '.sections[].segments[] | select(.speaker)'
    """  # noqa: D301  (\b is click's mark for a paragraph that is not rewrapped)
    from audiobrief.pipeline.files import load_cast_file  # noqa: PLC0415  (loads what --help does without)
    from audiobrief.pipeline.palette import choose_engine  # noqa: PLC0415
    from audiobrief.pipeline.prepare import prepare  # noqa: PLC0415
    from audiobrief.pipeline.source import choose  # noqa: PLC0415
    from audiobrief.synthesizer.loading import AUTO  # noqa: PLC0415

    if as_json and output == "-":
        raise click.UsageError("--json and -o - would both write to standard output: choose one")
    known = load_cast_file(cast_file) if cast_file is not None else None
    wishes = wishes_of(keep, drop, captions)
    with warnings_shown():
        chosen = choose(source, chapter=chapter, entry=entry, allow_local=allow_local)
        article, script, cast = prepare(
            chosen,
            voices=voices,
            voice=parse_voices(voice),
            known=known,
            engine=choose_engine(engine),
            any_engine=engine == AUTO,
            wishes=wishes,
        )
    if output is not None:
        _write(source, output, article, script, force=force)
        if not as_json and output != "-":
            _tell(output, script)
    if as_json:
        print_json(_as_json(article, script, cast))
    elif output is None:
        _show(script, cast)


def _write(source: str, output: str, article: Article, script: Script, *, force: bool) -> None:
    from audiobrief.pipeline.files import save_script  # noqa: PLC0415  (loads what --help does without)
    from audiobrief.scriptfile.writing import write_script  # noqa: PLC0415

    if output == "-":
        click.echo(write_script(article, script).encode(), nl=False)
    else:
        save_script(output, article, script, source=source, overwrite=force)


def _tell(output: str, script: Script) -> None:
    from audiobrief.scriptfile.document import count_doubts  # noqa: PLC0415  (loads what --help does without)

    doubts = count_doubts(script)
    click.echo(f"{output}  doubtful lines: {doubts}" + (" (search for “[?”)" if doubts else ""))


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
                        "voice": cast.voice_for(segment).id,
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
        click.echo(click.style(shown(script.title), bold=True))
    for section in script.sections:
        click.echo(f"\n{click.style('## ' + shown(section.title), bold=True)}")
        for segment in section.segments:
            if segment.text.strip():
                voice = cast.voice_for(segment)
                who = click.style(
                    f"[{shown(segment.speaker or ('aside' if segment.kind == 'aside' else 'narrator'))}, {voice.id}]",
                    fg="cyan" if segment.speaker else None,
                )
                click.echo(f"{who} {shown(segment.text.strip())}")
