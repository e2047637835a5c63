"""Small files of text that are read and written whole: cast files and script files."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from audiobrief.casting import CastFile, new_people, parse_cast_file, with_people
from audiobrief.errors import CastError, LexiconError, OutputError
from audiobrief.pipeline.palette import all_voices
from audiobrief.scriptfile import HEAD_BYTES, is_script_file

if TYPE_CHECKING:
    from audiobrief.model import Article, Cast, Script


def load_cast_file(path: str | os.PathLike[str]) -> CastFile:
    """The cast file at ``path``; an empty one where there is none yet.

    Raises:
        CastError: it can't be read or is wrong; the message names the line.
    """
    return parse_cast_file(_text_of(Path(path)), os.fspath(path), all_voices())


def add_to_cast_file(path: str | os.PathLike[str], script: Script, cast: Cast) -> None:
    """Add the people of a script who are not in the cast file yet; what stands there is kept, comments too.

    Raises:
        CastError: the file can't be read, or not be added to.
        OutputError: the file can't be written.
    """
    # Read again: another run may have added people in the meantime, and theirs stay.
    text = _text_of(Path(path))
    people = new_people(script, cast, parse_cast_file(text, os.fspath(path), all_voices()))
    if people:
        write_whole(path, with_people(text, people, os.fspath(path)))


def save_script(
    path: str | os.PathLike[str], article: Article, script: Script, *, source: str, overwrite: bool = False
) -> None:
    """Write the script file of an article that was read from ``source``.

    A file that is there already may hold somebody's corrections: it is only written over if it is the source itself, a script
    file that is written anew, or on demand.

    Raises:
        OutputError: the file can't be written, or is there already.
    """
    place = Path(path)
    if place.is_file() and not overwrite:
        with place.open("rb") as file:
            is_script = is_script_file(file.read(HEAD_BYTES))
        if not (is_script and source != "-" and place.samefile(source)):
            what = "a script file that may have been corrected" if is_script else "another file, not a script"
            raise OutputError(f"{path} is there already ({what}): name another, or add --force to write over it")
    from audiobrief.scriptfile.writing import write_script  # noqa: PLC0415  (for this command only)

    write_whole(place, write_script(article, script))


def add_to_lexicon(path: str | os.PathLike[str] | None, word: str, said: str) -> Path:
    """Have a word said so from now on: in a lexicon in TOML, the user's own if none is named, which is made if need be.

    Returns:
        The lexicon's file.

    Raises:
        LexiconError: the lexicon can't be read or added to, or what is said can't be used.
        OutputError: the file can't be written.
    """
    from audiobrief.folders import config_folder  # noqa: PLC0415
    from audiobrief.lexicon.reading import read_lexicon  # noqa: PLC0415  (loads what few runs need)
    from audiobrief.lexicon.toml import parse_toml, with_words  # noqa: PLC0415

    place = config_folder() / "lexicon.toml" if path is None else Path(path)
    if place.suffix.lower() in {".pls", ".xml"}:
        raise LexiconError(f"{place} is no TOML file: a lexicon of PLS is edited by hand")
    text = ""
    if place.exists():
        read_lexicon(place)  # says in a sentence what is wrong with it
        text = place.read_bytes().decode("utf-8-sig")
    added = with_words(text, [(word, said)], str(place))
    parse_toml(added, str(place))
    write_whole(place, added)
    return place


def write_whole(path: str | os.PathLike[str], text: str) -> None:
    """Write a text file beside its place, and put it there when it is whole. Folders that are missing are made.

    Raises:
        OutputError: the file can't be written.
    """
    # A link stays one, and what it leads to is written.
    place = Path(os.path.realpath(path))
    beside = place.with_name(f".{os.urandom(8).hex()}.part")
    try:
        if place.is_dir():
            raise OutputError(f"{path} is a folder: name a file")
        place.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(text.encode())
        if place.exists():
            shutil.copymode(place, beside)
        beside.replace(place)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise OutputError(f"{path} can't be written: {reason}") from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def _text_of(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        raise CastError(f"the cast file {path} is not UTF-8 text: save it as UTF-8") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise CastError(f"the cast file {path} can't be read: {reason}") from error
