"""``audiobrief clean``: what stays of an article, what goes, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from audiobrief.cli.console import json_option, print_json, source_argument

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobrief.model import Article


@click.command("clean")
@source_argument
@json_option
def clean_command(*, source: str, as_json: bool) -> None:
    """Show what of the article SOURCE will be spoken, and what is left out and why.

    \b
    Examples:
      audiobrief clean article.html
      audiobrief clean article.html --json | jq -r .text
    """  # noqa: D301  (\b is click's mark for a paragraph that is not rewrapped)
    from audiobrief import clean, read  # noqa: PLC0415  (loads what --help does without)

    article = clean(read(source))
    if as_json:
        print_json(
            {
                "title": article.title,
                "byline": article.byline,
                "published": article.published,
                "publisher": article.publisher,
                "language": article.language,
                "url": article.url,
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


def _diff(article: Article) -> Iterator[str]:
    """Kept and removed parts in the order of the source."""
    parts = [(block.spans[0].start, "  " + article.block_text(block)) for block in article.blocks]
    for removed in article.removed:
        text = " ".join(removed.text.split())
        parts.append((removed.start, click.style(f"- {text}", fg="red") + f"\n    ({removed.kind}: {removed.reason})"))
    for _, line in sorted(parts, key=lambda part: part[0]):
        yield line
        yield ""
