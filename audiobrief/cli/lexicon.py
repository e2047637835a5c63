"""``audiobrief lexicon``: words that may be said wrong, and how to have them said right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from audiobrief.cli.console import json_option, print_json, source_argument
from audiobrief.cli.options import engine_option, lexicon_option, warnings_shown
from audiobrief.showing import shown

if TYPE_CHECKING:
    from audiobrief.pipeline.wordcheck import WordCheck


@click.group("lexicon")
def lexicon_group() -> None:
    """Find the words that voices say wrong, and have them said right.

    A lexicon is a TOML file, or one of W3C PLS. Those called lexicon.toml or lexicon.pls are used without being named: in the
    folder for audiobrief's settings, and in the working folder and those above it up to the one with .git in it.
    """


@lexicon_group.command("check")
@source_argument
@lexicon_option
@click.option("--toml", "as_toml", is_flag=True, help="Print a lexicon to fill in.")
@json_option
def check_command(*, source: str, lexicon: tuple[str, ...], as_toml: bool, as_json: bool) -> None:
    """List the names and words of the article SOURCE that a voice is likely to say wrong, the most frequent first.

    Words that a lexicon has are left out. The phonetic reading is espeak-ng's, which Kokoro and Piper go by as well.

    \b
    Examples:
      audiobrief lexicon check article.txt
      audiobrief lexicon check article.txt --toml > lexicon.toml
    """  # noqa: D301  (\b is click's mark for a paragraph that is not rewrapped)
    from audiobrief.pipeline.wordcheck import check_words  # noqa: PLC0415  (loads what --help does without)

    if as_json and as_toml:
        raise click.UsageError("--json and --toml would both write to standard output: choose one")
    with warnings_shown():
        found = check_words(source, lexicon)
    if as_json:
        print_json(_as_json(found))
    elif as_toml:
        click.echo(_as_toml(found).encode(), nl=False)
    else:
        _show(found)


@lexicon_group.command("add")
@click.argument("word")
@click.argument("said", metavar="SAY")
@click.option("--lexicon", "path", metavar="FILE", help="A lexicon in TOML. Default: your own, lexicon.toml.")
def add_command(*, word: str, said: str, path: str | None) -> None:
    """Have WORD said as SAY: in other letters, or in phonetic ones between slashes.

    \b
    Examples:
      audiobrief lexicon add Nguyen win
      audiobrief lexicon add Zoe /zoʊi/ --lexicon lexicon.toml
    """  # noqa: D301  (\b is click's mark for a paragraph that is not rewrapped)
    from audiobrief.pipeline.files import add_to_lexicon  # noqa: PLC0415  (loads what --help does without)

    click.echo(f"{add_to_lexicon(path, word, said)}  {word}: {said}")


@lexicon_group.command("say")
@click.argument("word")
@lexicon_option
@click.option("--language", default="en-us", show_default=True, metavar="TAG", help="Whose reading: en-us, en-gb, de …")
@click.option("-o", "--output", metavar="FILE", help="Speak it into this MP3, to hear it.")
@engine_option
@json_option
def say_command(  # noqa: PLR0913  (one parameter an option)
    *, word: str, lexicon: tuple[str, ...], language: str, output: str | None, engine: str, as_json: bool
) -> None:
    """Show how WORD (or a sentence) is said, and which lexicon says so.

    \b
    Examples:
      audiobrief lexicon say Huerta
      audiobrief lexicon say "Ms. Nguyen spoke" -o nguyen.mp3 --engine auto
    """  # noqa: D301  (\b is click's mark for a paragraph that is not rewrapped)
    from audiobrief.pipeline.wordcheck import say_word  # noqa: PLC0415  (loads what --help does without)

    with warnings_shown():
        said = say_word(word, lexicon, language)
        if not said.text.strip():
            raise click.UsageError("WORD has nothing in it that could be said")
        if output is not None:
            from audiobrief import narrate, read_text  # noqa: PLC0415

            # A word is too little to know a language by, and the voice is to be of that which is shown.
            narrate(replace(read_text(word), language=language), output, lexicons=lexicon, engine=engine, jobs=1)
    entries = [(match.entry.written, match.entry.origin) for match in said.matches]
    if as_json:
        found = [{"word": written, "from": origin} for written, origin in entries]
        print_json({"text": said.text, "ipa": said.reading, "entries": found, "output": output})
        return
    click.echo(f"{shown(said.text)}  /{said.reading}/")
    for written, origin in entries:
        click.echo(f"  {shown(written)}: {origin}")


def _as_json(found: WordCheck) -> dict[str, Any]:
    return {
        "language": found.language,
        "dictionary": found.has_dictionary,
        "words": [
            {
                "word": suspect.word,
                "count": suspect.count,
                "ipa": suspect.reading,
                "dictionary_ipa": suspect.suggestion,
                "reason": suspect.reason,
                "context": suspect.context,
            }
            for suspect in found.suspects
        ],
    }


def _as_toml(found: WordCheck) -> str:
    from audiobrief.lexicon.toml import INTRODUCTION, quoted  # noqa: PLC0415  (loads what --help does without)

    lines = [INTRODUCTION.rstrip("\n")]
    lines += [
        "# Take the # away before a word, and write how it is to be said. What stands there is how it is said now.",
        "",
    ]
    for suspect in found.suspects:
        lines.append(f"# {suspect.count} × {shown(suspect.context)}")
        now = f"# {quoted(suspect.word)} = {quoted(f'/{suspect.reading}/')}"
        lines.append(now + (f"  # the dictionary: /{suspect.suggestion}/" if suspect.suggestion else ""))
    return "\n".join(lines) + "\n"


def _show(found: WordCheck) -> None:
    if not found.has_dictionary:
        click.echo(
            f"There is no pronunciation dictionary for {found.language}: only odd letters are looked for.", err=True
        )
    if not found.suspects:
        click.echo("No word stands out.")
        return
    width = max(len(suspect.word) for suspect in found.suspects)
    for suspect in found.suspects:
        dictionary = f", and there it is /{suspect.suggestion}/" if suspect.suggestion else ""
        click.echo(
            f"{suspect.count:>3} × {click.style(shown(suspect.word).ljust(width), bold=True)}  /{suspect.reading}/"
        )
        click.echo(f"        {suspect.reason}{dictionary}")
        click.echo(f"        {shown(suspect.context)}")
