"""``audiobrief.toml``: what a folder's episodes have in common, so that no command has to say it again.

::

    voices = "all"
    with = ["vtt", "page"]

    [show]
    title = "The Courier, read aloud"
    art = "cover.jpg"

    [voice]
    "Ada Byron" = "en-gb+f2"
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any, NamedTuple

from audiobrief.errors import ConfigError
from audiobrief.machine import is_ours
from audiobrief.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

NAME = "audiobrief.toml"
#: Larger files are something else.
_MOST_BYTES = 1_000_000
#: Tables, and what each key of theirs is called on the command line.
_SHOW = {
    "title": "show",
    "art": "cover",
    # The music of a brief, and what only its feed says.
    **{
        name: name
        for name in (
            *("intro", "between", "bed", "bed-under", "outro"),
            *("author", "base-url", "category", "description", "email", "explicit", "language", "link"),
        )
    },
}
_VOICE = "voice"
_TABLE = lazy(r"""\s*\[\s*["']?([^\]"']+?)["']?\s*\]\s*(#.*)?""")


class Setting(NamedTuple):
    """A value of a config file, by the name of the option it stands for."""

    option: str
    value: Any
    #: Where it stands, for messages: ``audiobrief.toml, line 3``.
    place: str


def find_config(folder: Path) -> Path | None:
    """The config file of a folder: its own, or that of the nearest folder above it which has one.

    A folder that belongs to another user ends the search: what lies in /tmp is nobody's say.
    """
    for place in (folder, *folder.parents):
        if not is_ours(place):
            return None
        if (place / NAME).is_file():
            return place / NAME
    return None


def read_config(path: Path, options: Collection[str]) -> tuple[Setting, ...]:
    """What a config file says.

    Args:
        path: of the file.
        options: names of the options that may stand in it, without their dashes.

    Raises:
        ConfigError: the file can't be read, is no TOML, or has something in it that there is not; names the line.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            raise ConfigError(
                f"the config file {path} is larger than {_MOST_BYTES // 1_000_000} MB: it is something else"
            )
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
        content = tomllib.loads(text)
    except OSError as error:
        raise ConfigError(f"the config file {path} can't be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"the config file {path} is not UTF-8 text: save it as UTF-8") from error
    except (ValueError, RecursionError) as error:  # of TOML; also a number of thousands of digits, and deep nesting
        raise ConfigError(f"the config file {path} is no TOML: {error}") from error
    return tuple(_settings(content, options, _Lines(text, path)))


class _Lines:
    """Finds where a key stands: the TOML parser does not tell."""

    def __init__(self, text: str, path: Path) -> None:
        self._path = path
        self._lines: dict[tuple[str, str], int] = {}
        table = ""
        for number, line in enumerate(text.split("\n"), start=1):
            if header := _TABLE.fullmatch(line):
                table = header[1].strip()
                self._lines.setdefault((table, ""), number)
            elif "=" in line:
                *tables, key = (part.strip().strip("\"'") for part in line.partition("=")[0].split("."))
                self._lines.setdefault((".".join(filter(None, [table, *tables])), key), number)

    def place(self, table: str, key: str) -> str:
        """Where it stands, for a message."""
        found = self._lines.get((table, key)) or self._lines.get((key, "")) or self._lines.get((table, ""))
        return f"{self._path}, line {found}" if found else f"{self._path}"


def _settings(content: Mapping[str, Any], options: Collection[str], lines: _Lines) -> Iterator[Setting]:
    own = [option for option in options if option not in {*_SHOW.values(), _VOICE}]
    for key, value in content.items():
        if key == "show":
            yield from _show(value, lines)
        elif key == _VOICE:
            yield _voices(value, lines)
        elif key in own:
            yield Setting(key, value, lines.place("", key))
        else:
            known = [*own, "show", _VOICE]
            raise ConfigError(f"{lines.place('', key)}: there is no setting {key!r}{_hint(key, known)}")


def _show(table: object, lines: _Lines) -> Iterator[Setting]:
    if not isinstance(table, dict):
        raise ConfigError(
            f'{lines.place("", "show")}: the show is a table: [show], and under it title = "…" and art = "…"'
        )
    for key, value in table.items():
        if key not in _SHOW:
            raise ConfigError(f"{lines.place('show', key)}: a show has no {key!r}{_hint(key, list(_SHOW))}")
        yield Setting(_SHOW[key], value, lines.place("show", key))


def _voices(table: object, lines: _Lines) -> Setting:
    """``[voice]`` as what the option takes: a list of ``NAME=VOICE``."""
    if not isinstance(table, dict):
        raise ConfigError(
            f'{lines.place("", _VOICE)}: voices stand in a table: [voice], and under it "Ada Byron" = "en-gb+f2"'
        )
    for name, voice in table.items():
        if not isinstance(voice, str):
            raise ConfigError(
                f'{lines.place(_VOICE, name)}: {voice!r} should be text, such as "Ada Byron" = "en-gb+f2"'
            )
    return Setting(_VOICE, [f"{name}={voice}" for name, voice in table.items()], lines.place("", _VOICE))


def _hint(key: str, known: list[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415  (for errors and warnings only)

    close = get_close_matches(key[:100], known, n=1)
    return f": did you mean {close[0]!r}?" if close else f": choose of {', '.join(known)}"
