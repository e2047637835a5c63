"""Voice packs: which voices an engine offers, from the TOML files in ``voices/``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audiobrief.errors import CastError
from audiobrief.languages import base_language
from audiobrief.model import Gender, Voice
from audiobrief.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable

_PACKAGE = Path(__file__).parent.parent
#: In an installed package, and in a checkout.
_FOLDERS = (_PACKAGE / "_voices", _PACKAGE.parent / "voices")
#: The fields of a voice, with the types TOML may give them in.
_FIELDS: dict[str, tuple[type, ...]] = {
    "id": (str,),
    "name": (str,),
    "language": (str,),
    "accent": (str,),
    "gender": (str,),
    "rate": (int,),
    "pitch": (int,),
    "loudness": (float, int),
    "median_pitch": (float, int),
    "speed": (float, int),
    "sample_rate": (int,),
    "on_demand": (bool,),
    "licence": (str,),
}
#: Those that a pack may say once for all its voices.
_COMMON = ("sample_rate", "licence")
#: The engine whose voices are called by their bare ids; those of all others have the engine's name and a colon before them.
DEFAULT_ENGINE = "pyttsx3"
#: Regions that espeak-ng's names leave out: "en-gb" is its "en".
_HOME_REGION = lazy(r"^(en(?=-gb)|de(?=-de)|fr(?=-fr)|es(?=-es))-\w\w(?=\+|$)")
_REQUIRED = ("id", "name", "language", "accent", "rate")


@cache
def load_voices(engine: str = DEFAULT_ENGINE, pack: Path | None = None) -> tuple[Voice, ...]:
    """The voices of an engine's pack, in its order: the first of each language is its narrator.

    Args:
        engine: its name.
        pack: the file, where it is not one of audiobrief's own.

    Raises:
        CastError: there is no pack for the engine, or it is malformed.
    """
    return read_pack(pack or _pack_of(engine), engine)


def pack_samples(engine: str) -> dict[str, tuple[str, ...]]:
    """What the voices of an engine say when they are measured, by language.

    Raises:
        CastError: there is no pack for the engine, or it can't be read.
    """
    return {language: tuple(texts) for language, texts in _toml(_pack_of(engine)).get("samples", {}).items()}


def _pack_of(engine: str) -> Path:
    path = next((folder / f"{engine}.toml" for folder in _FOLDERS if (folder / f"{engine}.toml").is_file()), None)
    if path is None:
        known = sorted({file.stem for folder in _FOLDERS if folder.is_dir() for file in folder.glob("*.toml")})
        raise CastError(
            f"There is no voice pack for the engine {engine!r}. There are packs for: {', '.join(known) or 'none'}."
        )
    return path


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise CastError(f"The voice pack {path} can't be read: {error}.") from error


def read_pack(path: Path, engine: str) -> tuple[Voice, ...]:
    """Reads one pack: a ``[[voice]]`` table for each voice.

    Raises:
        CastError: the file can't be read, is no TOML, or a voice lacks a field, has an unknown one or a wrong value.
    """
    pack = _toml(path)
    tables = pack.get("voice")
    if not isinstance(tables, list) or not tables or not all(isinstance(table, dict) for table in tables):
        raise CastError(f"The voice pack {path} has no [[voice]] tables.")
    common = {name: pack[name] for name in _COMMON if name in pack}
    voices = tuple(_voice(common | table, number, path, engine) for number, table in enumerate(tables, 1))
    seen: set[str] = set()
    for voice in voices:
        if voice.id in seen:
            raise CastError(f"The voice pack {path} has two voices with the id {voice.id!r}.")
        seen.add(voice.id)
    return voices


def _voice(table: dict[str, Any], number: int, path: Path, engine: str) -> Voice:
    which = f"Voice {number} ({table.get('id', 'without an id')}) of the voice pack {path}"
    missing = [name for name in _REQUIRED if name not in table]
    if missing:
        raise CastError(f"{which} lacks: {', '.join(missing)}.")
    for name, value in table.items():
        types = _FIELDS.get(name)
        if types is None:
            raise CastError(f"{which} has an unknown field {name!r}. Known are: {', '.join(_FIELDS)}.")
        if not isinstance(value, types) or (isinstance(value, bool) and bool not in types) or value == "":
            raise CastError(f"{which} has a wrong value for {name!r}: {value!r}.")
    if table.get("gender", "male") not in tuple(Gender):
        raise CastError(f"{which} has a wrong value for 'gender': {table['gender']!r}. It is female, male or left out.")
    if table["rate"] <= 0 or not 0 <= table.get("pitch", 50) <= 99:
        raise CastError(f"{which} has a rate that is not above 0 or a pitch that is not from 0 to 99.")
    if not 0.5 <= table.get("speed", 1.0) <= 2.0 or not 8_000 <= table.get("sample_rate", 22_050) <= 192_000:
        raise CastError(
            f"{which} has a speed that is not from 0.5 to 2 or a sample rate that is not from 8000 to 192000."
        )
    given = {**table, "gender": Gender(table["gender"]) if "gender" in table else None}
    if engine != DEFAULT_ENGINE:
        given["id"] = f"{engine}:{given['id']}"
    return Voice(engine=engine, **given)


def voices_for(language: str | None, voices: Iterable[Voice]) -> tuple[Voice, ...]:
    """The voices that speak a language, whatever the region, in order; the English ones where none does."""
    available = tuple(voices)
    for wanted in (base_language(language), "en"):
        found = tuple(voice for voice in available if base_language(voice.language) == wanted)
        if found:
            return found
    return available


def narrator(language: str | None, voices: Iterable[Voice]) -> Voice:
    """The voice that narrates in a language: the first that speaks it.

    Raises:
        CastError: there are no voices.
    """
    found = voices_for(language, voices)
    if not found:
        raise CastError("There are no voices to cast.")
    return found[0]


def find_voice(name: str, voices: Iterable[Voice]) -> Voice:
    """The voice of that id or name, upper and lower case alike.

    Raises:
        CastError: there is none; the message names the most similar ones.
    """
    by_name: dict[str, Voice] = {}
    for voice in voices:
        by_name.setdefault(voice.id.casefold(), voice)
        by_name.setdefault(voice.name.casefold(), voice)
    wanted = _HOME_REGION.sub(r"\1", name.strip().casefold())
    if wanted in by_name:
        return by_name[wanted]
    from difflib import get_close_matches  # noqa: PLC0415  (for errors and warnings only)

    close = dict.fromkeys(by_name[key].id for key in get_close_matches(wanted[:100], by_name, n=3, cutoff=0.5))
    hint = f" Did you mean {' or '.join(close)}?" if close else " `audiobrief voices list` shows them all."
    raise CastError(f"There is no voice {name!r}.{hint}")
