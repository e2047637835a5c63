"""Reads the labelled articles of ``tests/segmenter/articles``: ``{Name}`` right after an opening mark says who speaks.

``{}`` is a quotation of nobody. A quotation without a label is none: a scare quote or a title.
"""

from __future__ import annotations

import re
from pathlib import Path

ARTICLES = sorted(Path(__file__).with_name("articles").glob("*.txt"))
_LABEL = re.compile(r"\{([^}]*)\}")


def read_labelled(path: Path) -> tuple[str, dict[int, str | None]]:
    """The article's text without labels, and the speaker by the offset where each quotation starts."""
    return parse(path.read_text(encoding="utf-8"))


def parse(raw: str) -> tuple[str, dict[int, str | None]]:
    """The same for a string."""
    text, at, speakers = "", 0, {}
    for match in _LABEL.finditer(raw):
        text += raw[at : match.start()]
        at = match.end()
        speakers[len(text)] = match.group(1) or None
    return text + raw[at:], speakers
