"""Script files: who says what as a plain file that a person can correct, written and read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.scriptfile.head import HEAD_BYTES, MOST_BYTES, is_script_file

if TYPE_CHECKING:
    from audiobrief.model import Article, Script

__all__ = ["HEAD_BYTES", "MOST_BYTES", "is_script_file", "read_script"]


def read_script(data: bytes, name: str) -> tuple[Article, Script]:
    """``reading.read_script``, loaded when it is needed: most sources are no script files."""
    from audiobrief.scriptfile import reading  # noqa: PLC0415

    return reading.read_script(data, name)
