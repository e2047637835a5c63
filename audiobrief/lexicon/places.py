"""Where lexicons lie: those that come with audiobrief, the user's, the project's, and those that were named.

Only fixed names are looked for: ``.pls`` is also what playlists are called.
"""

from __future__ import annotations

import contextlib
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from audiobrief.folders import config_folder
from audiobrief.languages import base_language
from audiobrief.lexicon.reading import read_lexicon
from audiobrief.machine import is_ours

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from audiobrief.lexicon.entry import Entry

_PACKAGE = Path(__file__).parent.parent
#: In an installed package, and in a checkout.
_SHIPPED = (_PACKAGE / "_voices" / "lexicons", _PACKAGE.parent / "voices" / "lexicons")
_NAMES = ("lexicon.pls", "lexicon.toml")
_ENDINGS = {".pls", ".toml"}


def entries_of(
    named: Iterable[str | os.PathLike[str]] = (), language: str = "en", *, own: bool = True
) -> tuple[Entry, ...]:
    """The entries of all lexicons that hold, in the order in which they count, least first.

    Args:
        named: files that the user named, in order.
        language: BCP 47 tag of the article: the lexicon that comes with audiobrief for other languages is not read.
        own: whether the user's and the project's hold too.

    Raises:
        LexiconError: one of them can't be read or is wrong.
    """
    theirs = (*_files_of_user(), *_files_of_project()) if own else ()
    ours = (entry for path in _shipped(language) for entry in _read_once(path))
    return (*ours, *(entry for path in (*theirs, *named) for entry in read_lexicon(path)))


@cache
def _read_once(path: Path) -> tuple[Entry, ...]:
    """The entries of a lexicon that comes with audiobrief: it stays as it is, and many articles need it."""
    return read_lexicon(path)


def standing(language: str = "en") -> tuple[Path, ...]:
    """The lexicons that hold without being named, in the order in which they count, least first."""
    return (*_shipped(language), *_files_of_user(), *_files_of_project())


def _shipped(language: str) -> Iterator[Path]:
    base = base_language(language)
    if base.isalpha():
        yield from [path for folder in _SHIPPED if _is_file(path := folder / f"{base}.pls")][:1]


def _files_of_user() -> Iterator[Path]:
    """``lexicon.toml``, ``lexicon.pls``, and any in ``lexicons/``."""
    folder = config_folder()
    yield from (path for name in _NAMES if _is_file(path := folder / name))
    more = folder / "lexicons"
    with contextlib.suppress(FileNotFoundError, NotADirectoryError, PermissionError):
        yield from sorted(path for path in more.iterdir() if path.suffix in _ENDINGS and _is_file(path))


def _files_of_project() -> Iterator[Path]:
    try:
        here = Path.cwd()
    except OSError:
        return  # the working folder was deleted
    for folder in reversed(list(_project(here))):
        yield from (path for name in _NAMES if _is_file(path := folder / name))


def _project(here: Path) -> Iterator[Path]:
    """The working folder and those above it that belong to the same project, innermost first.

    The project ends at a folder with ``.git`` in it, or at the home folder. Where neither is above the working folder, the
    working folder is all of it. A folder that somebody else owns, such as /tmp, is never looked into.
    """
    chain = [here, *here.parents]
    home = os.path.realpath(os.path.expanduser("~"))  # noqa: PTH111  (Path.home raises where there is none)
    ends = (number for number, folder in enumerate(chain) if _exists(folder / ".git") or str(folder) == home)
    top = next(ends, 0)
    for folder in chain[: top + 1]:
        # Windows knows no such owner; elsewhere than in the home folder, only the working folder is looked into there.
        if not is_ours(folder):
            return
        yield folder


def _exists(path: Path) -> bool:
    # Unlike Path.exists also where the folder can't be looked into.
    return os.path.exists(path)  # noqa: PTH110


def _is_file(path: Path) -> bool:
    return os.path.isfile(path)  # noqa: PTH113
