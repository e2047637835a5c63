"""``audiobrief cache``: the clips that are kept so that they need not be spoken again."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from audiobrief.cli.console import json_option, print_json

if TYPE_CHECKING:
    from audiobrief.synthesizer.cache_folder import CacheInfo

_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 7 * 86400}


def _seconds(_context: click.Context, _parameter: click.Parameter, value: str | None) -> float:
    """A length of time such as ``30d`` in seconds."""
    text = (value or "0s").strip().lower()
    number, unit = text[:-1], text[-1:]
    if unit not in _SECONDS or not (number.isascii() and number.isdigit()):
        raise click.BadParameter(f"{value!r} is no length of time: write 30d, 12h or 90m")
    return float(int(number) * _SECONDS[unit])


@click.group("cache")
def cache_group() -> None:
    """Look into and empty the cache of clips.

    What Kokoro or Piper said once is kept, and what espeak-ng said beside them, so that it need not be spoken again: after an
    edit, only the sentences that changed are. The least recently used clips go when there are more than 1 GB of them, or than
    AUDIOBRIEF_CACHE_SIZE says (500M, 2G; 0 for no cache). AUDIOBRIEF_CACHE names another folder.
    """


@cache_group.command("info")
@json_option
def info_command(*, as_json: bool) -> None:
    """Show where the cache is and what is in it, once what is over its limit is gone.

    \b
    Examples:
      audiobrief cache info
      audiobrief cache info --json
    """  # noqa: D301  (\b is click's mark for a paragraph that is not rewrapped)
    from audiobrief.synthesizer.cache_folder import cache_folder, cache_limit, info, prune  # noqa: PLC0415

    folder, limit = cache_folder(), cache_limit()
    if limit:  # without a cache, what was kept before is only not used
        prune(folder, limit)
    found = info(folder, limit)
    if as_json:
        print_json({**_as_json(found), "limit_bytes": found.limit})
        return
    click.echo(f"{found.folder}")
    click.echo(f"  {found.clips} {_clips(found.clips)}, {_size(found.size)} of at most {_size(found.limit)}")
    if found.oldest is not None:
        click.echo(f"  longest unused: for {_age(time.time() - found.oldest)}")


@cache_group.command("clear")
@click.option("--older-than", callback=_seconds, metavar="AGE", help="Only clips not used for that long: 30d, 12h.")
@json_option
def clear_command(*, older_than: float, as_json: bool) -> None:
    """Delete the clips. They are spoken again when they are needed.

    \b
    Examples:
      audiobrief cache clear
      audiobrief cache clear --older-than 30d
    """  # noqa: D301  (\b is click's mark for a paragraph that is not rewrapped)
    from audiobrief.synthesizer.cache_folder import cache_folder, clear  # noqa: PLC0415

    gone = clear(cache_folder(), older_than=older_than)
    if as_json:
        print_json(_as_json(gone))
    else:
        click.echo(f"{gone.clips} {_clips(gone.clips)} deleted, {_size(gone.size)}")


def _as_json(found: CacheInfo) -> dict[str, object]:
    oldest = None if found.oldest is None else datetime.fromtimestamp(found.oldest, UTC).isoformat(timespec="seconds")
    return {"folder": str(found.folder), "clips": found.clips, "bytes": found.size, "oldest": oldest}


def _size(size: float) -> str:
    for unit in ("bytes", "kB", "MB"):
        if size < 1000:
            return f"{size:.0f} {unit}"
        size /= 1000
    return f"{size:.1f} GB"


def _age(seconds: float) -> str:
    for unit, length in (("days", 86400), ("hours", 3600), ("minutes", 60)):
        if seconds >= 2 * length:
            return f"{seconds / length:.0f} {unit}"
    return f"{max(0.0, seconds):.0f} seconds"


def _clips(number: int) -> str:
    return "clip" if number == 1 else "clips"
