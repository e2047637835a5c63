"""From a lexicon's file to its entries, whatever its format."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from audiobrief.errors import LexiconError

if TYPE_CHECKING:
    from audiobrief.lexicon.entry import Entry

#: More than the lexicon of any newsroom, and little to hold.
MOST_BYTES = 16 * 1024 * 1024


def read_lexicon(path: str | os.PathLike[str]) -> tuple[Entry, ...]:
    """The entries of a lexicon file, in its order: of W3C PLS if it is named ``.pls`` or ``.xml``, else of TOML.

    Raises:
        LexiconError: it can't be read or is wrong; the message names the line.
    """
    name = os.fspath(path)
    try:
        with Path(path).open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise LexiconError(f"the lexicon {name} can't be read: {reason}") from error
    if len(data) > MOST_BYTES:
        raise LexiconError(f"the lexicon {name} is larger than {MOST_BYTES // 1024**2} MB")
    if name.lower().endswith((".pls", ".xml")):
        from audiobrief.lexicon.pls import parse_pls  # noqa: PLC0415  (loaded where there is one)

        return parse_pls(data, name)
    from audiobrief.lexicon.toml import parse_toml  # noqa: PLC0415

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LexiconError(f"the lexicon {name} is not UTF-8 text: save it as UTF-8") from error
    return parse_toml(text, name)
