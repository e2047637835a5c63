"""``audiobrief completion``: completion of commands and options in the shell."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion_command(context: click.Context, shell: str) -> None:
    """Print the script that completes commands and options in SHELL.

    \b
    Examples:
      eval "$(audiobrief completion bash)"                                 in ~/.bashrc
      eval "$(audiobrief completion zsh)"                                  in ~/.zshrc
      audiobrief completion fish > ~/.config/fish/completions/audiobrief.fish
    """  # noqa: D301  (\b is click's mark for a paragraph that is not rewrapped)
    completion = get_completion_class(shell)
    if completion is None:
        raise click.UsageError(f"click knows no completion for {shell}")
    click.echo(completion(context.find_root().command, {}, "audiobrief", "_AUDIOBRIEF_COMPLETE").source())
