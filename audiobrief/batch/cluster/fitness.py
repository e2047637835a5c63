"""Whether a worker of a cluster makes the same episodes as this machine does: the same code, and an engine that can be used."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audiobrief.batch.storage.address import Address, is_stored
from audiobrief.batch.storage.objects import read_small
from audiobrief.errors import StorageError
from audiobrief.synthesizer.engine import EngineError
from audiobrief.synthesizer.loading import find_driver
from audiobrief.version import __version__

if TYPE_CHECKING:
    from audiobrief.synthesizer.driver import Device

_PACKAGE = Path(__file__).parents[2]


def need_of(engine: str, device: Device, shared: tuple[str, str] | None) -> dict[str, Any]:
    """What a worker must have, of plain types.

    Args:
        engine: whose voices are cast.
        device: what it is to run on.
        shared: where a file lies that workers are to see, and its content; ``None`` where they need not see any.
    """
    return {"version": __version__, "code": code(), "engine": engine, "device": device, "shared": shared}


def unfit(need: dict[str, Any]) -> str:
    """Why this process is not what is needed, to stand behind “the worker …”; empty if it is."""
    if need["version"] != __version__:
        return f"has audiobrief {__version__}, and here it is {need['version']}: install the same version on both"
    if need["code"] != code():
        return f"has other code of audiobrief {__version__} than there is here: install the same on both"
    try:
        if problem := find_driver(need["engine"]).problem(need["device"]):
            return f"can't use the engine {need['engine']}: {problem}"
    except EngineError as error:
        return f"can't use the engine {need['engine']}: {error}"
    return "" if need["shared"] is None else _blind(*need["shared"])


def _blind(place: str, content: str) -> str:
    """Why what was written to a place is not seen from here; empty if it is."""
    if is_stored(place):
        return _blind_on_storage(place, content)
    if _sees(place, content):
        return ""
    folder = Path(place).parents[1]
    return (
        f"does not see the folder {folder} of this machine: mount it there under the same path, or leave out --shared"
    )


def _blind_on_storage(address: str, content: str) -> str:
    try:
        found = read_small(Address.parse(address))
    except StorageError as error:
        return f"can't write episodes to storage: {error}"
    if found != content.encode():
        return f"does not find {address}, which has just been written: give it the same endpoint and credentials"
    return ""


def _sees(path: str, content: str) -> bool:
    try:
        return Path(path).read_text(encoding="utf-8") == content
    except (OSError, ValueError):
        return False


@cache
def code() -> str:
    """A hash of audiobrief's own code and voices: versions of a checkout are all alike."""
    found = hashlib.sha256()
    # The voices of an installed package, or else those of a checkout.
    voices = _PACKAGE / "_voices" if (_PACKAGE / "_voices").is_dir() else _PACKAGE.parent / "voices"
    for folder, pattern in ((_PACKAGE, "*.py"), (voices, "*")):
        for path in sorted(folder.rglob(pattern)):
            if path.is_file():
                found.update(f"{path.relative_to(folder).as_posix()} {path.stat().st_size}\n".encode())
                found.update(path.read_bytes())
    return found.hexdigest()
