"""``audiobrief clean``: what stays of an article, what goes, and why."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from audiobrief.cli.console import json_option, print_json, source_argument
from audiobrief.cli.options import source_options, warnings_shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobrief.model import Article


@click.command("clean")
@source_argument
@source_options
@click.option("--list", "as_list", is_flag=True, help="List the chapters of an EPUB or the entries of a feed instead.")
@json_option
def clean_command(  # noqa: PLR0913  (one parameter an option)
    *, source: str, chapter: int | None, entry: int | None, allow_local: bool, as_list: bool, as_json: bool
) -> None:
    """Show what of the article SOURCE will be spoken, and what is left out and why.

    \b
    Examples:
      audiobrief clean article.html
      audiobrief clean https://example.org/feed.xml --list
      audiobrief clean book.epub --chapter 3
      audiobrief clean article.html --json | jq -r .text
    """  # noqa: D301  (\b is click's mark for a paragraph that is not rewrapped)
    from audiobrief import clean, read  # noqa: PLC0415  (loads what --help does without)

    if as_list:
        _list(source, allow_local=allow_local, as_json=as_json)
        return
    with warnings_shown():
        article = clean(read(source, chapter=chapter, entry=entry, allow_local=allow_local))
    if as_json:
        print_json(
            {
                "title": article.title,
                "byline": article.byline,
                "published": article.published,
                "publisher": article.publisher,
                "language": article.language,
                "url": article.url,
                "image": article.image,
                "text": article.text,
                "removed": [
                    {
                        "text": removed.text,
                        "reason": removed.reason,
                        "kind": removed.kind,
                        "start": removed.start,
                        "end": removed.end,
                    }
                    for removed in article.removed
                ],
            }
        )
    else:
        for line in _diff(article):
            click.echo(line)


def _list(source: str, *, allow_local: bool, as_json: bool) -> None:
    from audiobrief import list_parts  # noqa: PLC0415  (loads what --help does without)

    parts = list_parts(source, allow_local=allow_local)
    if as_json:
        print_json({"parts": [asdict(part) for part in parts]})
        return
    if not parts:
        click.echo(f"{source} is one article, with neither chapters nor entries.")
    for part in parts:
        about = part.published[:10] if part.published else f"{part.characters:,} characters" if part.characters else ""
        click.echo(f"{part.number:4}  {part.title}" + (f"  ({about})" if about else ""))


def _diff(article: Article) -> Iterator[str]:
    """Kept and removed parts in the order of the source."""
    parts = [(block.spans[0].start, "  " + article.block_text(block)) for block in article.blocks]
    for removed in article.removed:
        text = " ".join(removed.text.split())
        parts.append((removed.start, click.style(f"- {text}", fg="red") + f"\n    ({removed.kind}: {removed.reason})"))
    for _, line in sorted(parts, key=lambda part: part[0]):
        yield line
        yield ""
