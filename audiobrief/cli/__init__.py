"""The command line: click commands without logic of their own."""

from __future__ import annotations

import atexit
import gc


def main() -> None:
    """Run the command line and exit with its status."""
    # Worker processes load this module too, and need no click.
    from audiobrief.cli.app import run  # noqa: PLC0415

    # All that was loaded goes with the process. Else Python looks through it for cycles first: 4 % of narrating a short article.
    atexit.register(gc.freeze)
    raise SystemExit(run())
