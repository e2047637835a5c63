"""``audiobrief clean``: what stays of an article, what goes, and why."""

from __future__ import annotations

import textwrap
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Literal

import click

from audiobrief.cli.console import json_option, print_json, source_argument
from audiobrief.cli.options import cleaning_options, source_options, warnings_shown, wishes_of
from audiobrief.model import Article, Block, BlockKind, Removed
from audiobrief.showing import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

_WIDTH = 100
_HEADINGS = frozenset({BlockKind.TITLE, BlockKind.HEADING})
#: Kinds that need no name where they are kept: their look says it, or there is nothing to say.
_PLAIN = _HEADINGS | {
    BlockKind.PARAGRAPH,
    BlockKind.LIST_ITEM,
    BlockKind.TERM,
    BlockKind.DEFINITION,
    BlockKind.BLOCK_QUOTE,
    BlockKind.TABLE,
    BlockKind.BYLINE,
}
_INSETS = {BlockKind.BLOCK_QUOTE: "  > ", BlockKind.DEFINITION: "      "}


@click.command("clean")
@source_argument
@source_options
@cleaning_options
@click.option("--list", "as_list", is_flag=True, help="List the chapters of an EPUB or the entries of a feed instead.")
@json_option
def clean_command(  # noqa: PLR0913  (one parameter an option)
    *,
    source: str,
    chapter: int | None,
    entry: int | None,
    allow_local: bool,
    keep: tuple[str, ...],
    drop: tuple[str, ...],
    captions: Literal["drop", "read"],
    as_list: bool,
    as_json: bool,
) -> None:
    """Show what of the article SOURCE will be spoken, and what is left out and why.

    What stays is set in; what goes begins with a minus and has its kind, its reason and its place under it: line and
    column of the text as read.

    \b
    Examples:
      audiobrief clean article.html
      audiobrief clean https://example.org/feed.xml --list
      audiobrief clean book.epub --chapter 3
      audiobrief clean article.html --keep credit --drop table
      audiobrief clean article.html --captions read
      audiobrief clean article.html --json | jq -r .text
    """  # noqa: D301  (\b is click's mark for a paragraph that is not rewrapped)
    from audiobrief import clean, read  # noqa: PLC0415  (loads what --help does without)

    wishes = wishes_of(keep, drop, captions)
    if as_list:
        _list(source, allow_local=allow_local, as_json=as_json)
        return
    with warnings_shown():
        read_article = read(source, chapter=chapter, entry=entry, allow_local=allow_local)
        article = clean(read_article, keep=wishes.keep, drop=wishes.drop, captions=wishes.captions)
    if as_json:
        print_json(_as_json(article))
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
        click.echo(f"{part.number:4}  {shown(part.title)}" + (f"  ({shown(about)})" if about else ""))


def _as_json(article: Article) -> dict[str, Any]:
    return {
        "title": article.title,
        "byline": article.byline,
        "published": article.published,
        "publisher": article.publisher,
        "language": article.language,
        "url": article.url,
        "image": article.image,
        "text": article.text,
        "kept": [
            {
                "text": article.block_text(block),
                "kind": block.kind,
                "level": block.level,
                "spans": [[span.start, span.end] for span in block.spans],
            }
            for block in article.blocks
        ],
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


def _diff(article: Article) -> Iterator[str]:
    """Kept and removed parts in the order of the source."""
    parts: list[tuple[int, Block | Removed]] = [(block.spans[0].start, block) for block in article.blocks]
    parts += [(removed.start, removed) for removed in article.removed]
    parts.sort(key=lambda part: part[0])
    places = _places(article.source, [start for start, _ in parts])
    for (_, part), place in zip(parts, places, strict=True):
        if isinstance(part, Removed):
            yield from _gone(part, place)
        else:
            yield from _kept(article, part)
        yield ""


def _kept(article: Article, block: Block) -> Iterator[str]:
    if block.kind in _HEADINGS:
        yield click.style(f"  {shown(article.block_text(block))}", bold=True)
    elif block.kind is BlockKind.CODE:
        for start, end in block.spans:
            yield from (f"  {shown(line)}" for line in article.source[start:end].split("\n"))
    elif block.cells:
        cells = (" ".join(article.source[cell.start : cell.end].split()) for cell in block.cells)
        yield from _wrapped(" | ".join(cells), "  ")
    elif block.kind is BlockKind.LIST_ITEM:
        label = f"{block.label}. " if block.label else "* " if block.position else ""
        yield from _wrapped(f"{label}{article.block_text(block)}", "  " + "    " * (block.level - 1))
    else:
        yield from _wrapped(article.block_text(block), _INSETS.get(block.kind, "  "))
    if block.kind not in _PLAIN:
        yield click.style(f"    ({block.kind})", dim=True)


def _gone(removed: Removed, place: str) -> Iterator[str]:
    for line in _wrapped(" ".join(removed.text.split()), "- "):
        yield click.style(line[:2], fg="red") + click.style(line[2:], fg="red", strikethrough=True)
    yield click.style(f"    {place}  {removed.kind}: {removed.reason}", dim=True)


def _wrapped(text: str, inset: str) -> list[str]:
    return textwrap.wrap(
        shown(text),
        _WIDTH,
        initial_indent=inset,
        subsequent_indent=inset,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [inset]


def _places(source: str, starts: list[int]) -> Iterator[str]:
    """Line and column of each place of the source, counted from 1; the places ascend."""
    line, begins, at = 1, 0, 0
    for start in starts:
        line += source.count("\n", at, start)
        begins = source.rfind("\n", begins, start) + 1 or begins
        at = start
        yield f"{line}:{start - begins + 1}"
