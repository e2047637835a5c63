"""``audiobrief voices``: the voices there are and could be, and what they sound like."""

from __future__ import annotations

import click

from audiobrief.cli.voices.auditioning import audition_command
from audiobrief.cli.voices.installing import install_command, remove_command
from audiobrief.cli.voices.listing import list_command


@click.group("voices")
def voices_group() -> None:
    """Show, hear, install and remove voices."""


voices_group.add_command(list_command)
voices_group.add_command(audition_command)
voices_group.add_command(install_command)
voices_group.add_command(remove_command)
