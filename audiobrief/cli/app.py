"""The group of all commands, and what an error or Ctrl-C does to the exit status."""

from __future__ import annotations

import errno
import signal
import sys
from importlib import import_module
from typing import TYPE_CHECKING

import click

from audiobrief import __version__
from audiobrief.errors import AudiobriefError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType
    from typing import NoReturn

FAILED = 1
WRONG_USAGE = 2
INTERRUPTED = 130
_TERMINATED = 143


#: Every command: its module and what it is called there. Only the one that is asked for is loaded.
_COMMANDS = {
    "narrate": ("audiobrief.cli.narrate", "narrate_command"),
    "brief": ("audiobrief.cli.brief", "brief_command"),
    "batch": ("audiobrief.cli.batch", "batch_command"),
    "watch": ("audiobrief.cli.watch", "watch_command"),
    "script": ("audiobrief.cli.script", "script_command"),
    "check": ("audiobrief.cli.check", "check_command"),
    "clean": ("audiobrief.cli.clean", "clean_command"),
    "book": ("audiobrief.cli.book", "book_command"),
    "feed": ("audiobrief.cli.feed", "feed_command"),
    "index": ("audiobrief.cli.index", "index_command"),
    "publish": ("audiobrief.cli.publish", "publish_command"),
    "voices": ("audiobrief.cli.voices", "voices_group"),
    "lexicon": ("audiobrief.cli.lexicon", "lexicon_group"),
    "cache": ("audiobrief.cli.cache", "cache_group"),
    "completion": ("audiobrief.cli.completion", "completion_command"),
}
#: Commands that start workers to speak, and what asks for no more than their help.
_SPEAKING = frozenset({"narrate", "brief"})
_HELP = frozenset({"-h", "--help"})


class _Commands(click.Group):
    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] in _SPEAKING and _HELP.isdisjoint(args):
            from audiobrief.pipeline.workers import start_early  # noqa: PLC0415  (the other commands need no workers)

            # Before anything else is loaded: workers take as long to get ready as all the rest.
            start_early()
        return super().resolve_command(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's signature)
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        module, name = _COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(module), name)
        return command


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit status: 0 done, 1 an input failed, 2 wrong usage, 130 interrupted.",
)
@click.version_option(__version__, prog_name="audiobrief")
def audiobrief() -> None:
    """Turn articles into narrated MP3s: chapters, and a voice for every person quoted.

    \b
    Examples:
      audiobrief narrate article.html            the MP3 goes to build/
      audiobrief narrate - < article.txt         from standard input
      audiobrief brief *.html -o daily.mp3       several articles as one episode
      audiobrief script article.txt              who says what, in which voice
      audiobrief clean article.html              what stays, what goes and why
    """  # noqa: D301  (\b is click's mark for a paragraph that is not rewrapped)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: those of the process by default.

    Returns:
        The exit status.
    """
    signal.signal(signal.SIGTERM, _terminate)
    try:
        # Not standalone, click leaves exceptions to us and returns the exit code of ``--help`` and its like.
        return audiobrief.main(args=arguments, prog_name="audiobrief", standalone_mode=False) or 0
    except AudiobriefError as error:
        from audiobrief.showing import shown  # noqa: PLC0415  (loads what --help does without)

        click.echo(f"audiobrief: {shown(str(error))}", err=True)
        return FAILED
    except click.ClickException as error:
        error.show()
        return WRONG_USAGE
    except (KeyboardInterrupt, click.Abort):
        click.echo("\naudiobrief: interrupted", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has gone; nothing more can be told them, not even at exit.
        sys.stdout = None
        return FAILED
    except OSError as error:
        # All other files have their own errors; this is the one that the output was sent to.
        if error.errno not in {errno.ENOSPC, errno.EIO}:
            raise
        click.echo(f"audiobrief: the output can't be written: {error.strerror}.", err=True)
        sys.stdout = None
        return FAILED


def _terminate(_signal: int, _frame: FrameType | None) -> NoReturn:
    """End as after an exception, so that workers and temporary files go."""
    raise SystemExit(_TERMINATED)
