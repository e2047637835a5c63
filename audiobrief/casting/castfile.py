"""Cast files: who has which voice in all articles, as a TOML file that a person can edit.

::

    [voices]
    "Ada Byron" = "en+f2"

    [aliases]
    "Countess Lovelace" = "Ada Byron"
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from audiobrief.casting.packs import find_voice
from audiobrief.errors import CastError
from audiobrief.model import SpeakerKind
from audiobrief.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from audiobrief.model import Cast, Script, Voice

_VOICES, _ALIASES = "voices", "aliases"
_HEADER = lazy(r"\s*\[\s*voices\s*\]\s*(#.*)?")
_ANY_HEADER = lazy(r"\s*\[")
_INTRODUCTION = """\
# Who has which voice, for audiobrief --cast. New people are added to [voices]; edit and delete what you like.
# `audiobrief voices list` shows the voices. Under [aliases]: "Other name" = "Name under [voices]".

[voices]
"""


@dataclass(frozen=True, slots=True)
class CastFile:
    """What a cast file says."""

    #: How it is called in messages.
    path: str
    #: Voice by name, in the order of the file.
    voices: Mapping[str, Voice] = field(default_factory=dict)
    #: Name by other name.
    aliases: Mapping[str, str] = field(default_factory=dict)
    _entries: dict[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        entries = {other.casefold(): name for other, name in self.aliases.items()}
        # Frozen for everyone else; derived from the fields above.
        object.__setattr__(self, "_entries", entries | {name.casefold(): name for name in self.voices})

    def entry(self, speaker: str) -> str | None:
        """The name under which a speaker stands in the file, upper and lower case alike; ``None`` if not at all."""
        return self._entries.get(speaker.casefold())


def parse_cast_file(text: str, path: str, voices: Iterable[Voice]) -> CastFile:
    """What the text of a cast file says; an empty text says nothing.

    Args:
        text: of the file.
        path: what to call it.
        voices: that there are.

    Raises:
        CastError: it is no TOML, has something else in it, or names a voice or person there is not; names the line.
    """
    available = tuple(voices)
    try:
        content = tomllib.loads(text.replace("\r\n", "\n"))
    except (ValueError, RecursionError) as error:  # of TOML; also a number of thousands of digits, and deep nesting
        raise CastError(f"the cast file {path} is no TOML: {error}") from error
    for table, entries in content.items():
        if table not in {_VOICES, _ALIASES} or not isinstance(entries, dict):
            raise CastError(
                f'the cast file {path} has {table!r} outside of its tables: people stand as "Ada Byron" = "en+f2" '
                f"under [{_VOICES}], other names under [{_ALIASES}]"
            )
        for name, value in entries.items():
            if not isinstance(value, str):
                raise CastError(f'{_where(text, path, name)}: {value!r} should be text, such as "Ada Byron" = "en+f2"')
    known = {}
    for name, wanted in content.get(_VOICES, {}).items():
        try:
            known[name] = find_voice(wanted, available)
        except CastError as error:
            raise CastError(f"{_where(text, path, name)}: {error}") from error
    aliases = {}
    names = {name.casefold(): name for name in known}
    for other, name in content.get(_ALIASES, {}).items():
        if name.casefold() not in names:
            from difflib import get_close_matches  # noqa: PLC0415  (for errors and warnings only)

            close = get_close_matches(name.casefold()[:100], names, n=1)
            hint = f": did you mean {names[close[0]]!r}?" if close else ""
            raise CastError(f"{_where(text, path, other)}: nobody called {name!r} stands under [{_VOICES}]{hint}")
        aliases[other] = names[name.casefold()]
    return CastFile(path, known, aliases)


def new_people(script: Script, cast: Cast, known: CastFile) -> dict[str, Voice]:
    """The people of a script who are not in the cast file, with their voices, in order of first appearance.

    Documents and organizations are left out: “the report” of one article is not that of the next.
    """
    return {
        speaker.name: cast.voice_of(speaker.name)
        for speaker in script.speakers
        if speaker.kind is SpeakerKind.PERSON and known.entry(speaker.name) is None and _is_text(speaker.name)
    }


def with_people(text: str, people: Mapping[str, Voice], path: str) -> str:
    """The text of a cast file with more people at the end of its ``[voices]``; all else stays as it is.

    Raises:
        CastError: the file is written in a way that it can't be added to.
    """
    end = "\r\n" if "\r\n" in text else "\n"
    lines = (text if text.strip() else _INTRODUCTION).replace("\r\n", "\n").rstrip("\n").split("\n")
    header = next((number for number, line in enumerate(lines) if _HEADER.fullmatch(line)), None)
    if header is None:
        lines += ["", f"[{_VOICES}]"]
        header = len(lines) - 1
    at = next((n for n in range(header + 1, len(lines)) if _ANY_HEADER.match(lines[n])), len(lines))
    # Comments right above the next table belong to that table.
    while at > header + 1 and (
        not lines[at - 1].strip() or (at < len(lines) and lines[at - 1].lstrip().startswith("#"))
    ):
        at -= 1
    lines[at:at] = [f"{_quoted(name)} = {_quoted(voice.id)}" for name, voice in people.items()]
    added = "\n".join(lines) + "\n"
    if not _is_extended(text, added, {name: voice.id for name, voice in people.items()}):
        raise CastError(f"the cast file {path} can't be added to: write its people one a line under [{_VOICES}]")
    return added.replace("\n", end)


def _is_extended(before: str, after: str, people: Mapping[str, str]) -> bool:
    """Whether the new text says what the old one does, and the new people, and nothing else."""
    wanted: dict[str, Any] = tomllib.loads(before.replace("\r\n", "\n"))
    wanted[_VOICES] = {**wanted.get(_VOICES, {}), **people}
    try:
        return tomllib.loads(after) == wanted
    except tomllib.TOMLDecodeError:
        return False


def _quoted(text: str) -> str:
    """A basic string of TOML 1.0."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c >= " " and c != "\x7f" else f"\\u{ord(c):04x}" for c in escaped) + '"'


def _is_text(name: str) -> bool:
    """Whether a name can stand in a UTF-8 file."""
    return not any("\ud800" <= character <= "\udfff" for character in name)


def _where(text: str, path: str, key: str) -> str:
    """The file and, where the entry stands on a line of its own, its line."""
    for number, line in enumerate(text.splitlines(), 1):
        try:
            if key in tomllib.loads(line):
                return f"{path}, line {number}, {key!r}"
        except tomllib.TOMLDecodeError:
            continue
    return f"{path}, {key!r}"
