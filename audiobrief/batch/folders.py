"""Which files of a folder are articles, for a batch and for whoever watches the folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from audiobrief.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: Files of a folder that are taken for articles, by their ending.
ARTICLE_ENDINGS = frozenset(
    {".txt", ".text", ".html", ".htm", ".xhtml", ".md", ".markdown", ".epub", ".docx", ".mht", ".mhtml", ".script"}
)
#: How the names of files begin that are not there for good: hidden ones, and those that Word and others lock a document with.
_PASSING = (".", "~")
#: How our own names begin, see ``names.name_of``; what follows is the ending of an episode or of a companion file.
_OURS = lazy(r"(.*-[0-9a-f]{10})\.")


def is_article(name: str) -> bool:
    """Whether a file of that name is taken for an article."""
    return not name.startswith(_PASSING) and Path(name).suffix.lower() in ARTICLE_ENDINGS


def is_kept_out(name: str) -> bool:
    """Whether a folder of that name is not looked into."""
    return name.startswith(_PASSING)


def is_output(path: Path, output: Path | None) -> bool:
    """Whether a file is one that a batch has made: beside its episode in the output folder, or the report's page there."""
    if output is None or path.parent.resolve() != output.resolve():
        return False
    return is_made(path.name, lambda name: path.with_name(name).exists())


def is_made(name: str, exists: Callable[[str], bool]) -> bool:
    """Whether a file in an output folder was made there: it is beside its episode, or the report's page beside the report.

    Args:
        name: of the file.
        exists: whether there is a file of a name in the folder.
    """
    ours = _OURS.match(name)
    return (ours is not None and exists(f"{ours[1]}.mp3")) or (name == "report.html" and exists("report.jsonl"))


def articles_in(folder: Path, output: Path | None) -> Iterator[Path]:
    """The articles in a folder and below, sorted by path.

    Hidden files and folders are left out, and so is the output folder if it lies inside; if it is the folder itself, what was
    made there.
    """
    inside = output.resolve() if output is not None else None
    for parent, folders, files in os.walk(folder):
        here = Path(parent)
        folders[:] = sorted(
            name for name in folders if not is_kept_out(name) and (inside is None or (here / name).resolve() != inside)
        )
        own = here.resolve() == inside
        for name in sorted(files):
            if is_article(name) and not (own and is_output(here / name, output)):
                yield here / name
