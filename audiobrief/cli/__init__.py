"""The command line: click commands without logic of their own."""

from __future__ import annotations


def main() -> None:
    """Run the command line and exit with its status."""
    # Worker processes load this module too, and need no click.
    from audiobrief.cli.app import run  # noqa: PLC0415

    raise SystemExit(run())
