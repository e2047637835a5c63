"""The group of all commands, and what an error or Ctrl-C does to the exit status."""

from __future__ import annotations

import errno
import signal
import sys
from typing import TYPE_CHECKING

import click

from audiobrief import __version__
from audiobrief.cli.batch import batch_command
from audiobrief.cli.cache import cache_group
from audiobrief.cli.clean import clean_command
from audiobrief.cli.completion import completion_command
from audiobrief.cli.index import index_command
from audiobrief.cli.lexicon import lexicon_group
from audiobrief.cli.narrate import narrate_command
from audiobrief.cli.script import script_command
from audiobrief.cli.voices import voices_group
from audiobrief.errors import AudiobriefError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType
    from typing import NoReturn

FAILED = 1
WRONG_USAGE = 2
INTERRUPTED = 130
_TERMINATED = 143


@click.group(
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
      audiobrief script article.txt              who says what, in which voice
      audiobrief clean article.html              what stays, what goes and why
    """  # noqa: D301  (\b is click's mark for a paragraph that is not rewrapped)


audiobrief.add_command(narrate_command)
audiobrief.add_command(batch_command)
audiobrief.add_command(script_command)
audiobrief.add_command(clean_command)
audiobrief.add_command(index_command)
audiobrief.add_command(voices_group)
audiobrief.add_command(lexicon_group)
audiobrief.add_command(cache_group)
audiobrief.add_command(completion_command)


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
        click.echo(f"audiobrief: {error}", err=True)
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
