"""Installing models, from their publishers or from a folder, and removing them."""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from audiobrief.errors import ModelError
from audiobrief.folders import MODELS_VARIABLE, models_folder
from audiobrief.synthesizer.catalogue import (
    DEFAULT_PIPER_VOICE,
    Model,
    ModelFile,
    Sources,
    is_piper_name,
    kokoro_model,
    piper_model,
)
from audiobrief.synthesizer.download import connect, download, fetch_small, keep_if_whole, sum_of
from audiobrief.synthesizer.kokoro import STYLES
from audiobrief.synthesizer.models import SUM_SUFFIX, damage
from audiobrief.synthesizer.onnxfile import inputs_of
from audiobrief.synthesizer.piper import CARD_SUFFIX, installed_voices, piper_folder, stated_licence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    #: Called with the name of a file, the bytes that are there so far and those there will be.
    Report = Callable[[str, int, int], None]

_PUBLISHED = Sources()
#: What belongs to a model's file and goes with it.
_COMPANIONS = (SUM_SUFFIX, ".voice.json")
#: What the graph of each model of Piper takes.
_PIPER_INPUTS = frozenset({"input", "input_lengths", "scales"})


class Installed(NamedTuple):
    """What an installation did."""

    name: str
    licence: str
    #: Bytes.
    size: int
    #: Something to know about it, a sentence; empty if there is nothing.
    remark: str = ""


def find_model(name: str, sources: Sources = _PUBLISHED) -> Model:
    """What a name on the command line stands for; asks the publisher where it must.

    Raises:
        ModelError: it stands for nothing, or the publisher can't be asked.
    """
    engine, _, voice = name.partition(":")
    if engine == "kokoro":
        return kokoro_model(sources)
    if engine == "piper":
        connection = connect()
        return piper_model(voice or DEFAULT_PIPER_VOICE, sources, lambda url: fetch_small(connection, url))
    raise ModelError(_unknown(name))


def install(model: Model, report: Report) -> Installed:
    """Download what is missing of a model.

    Raises:
        ModelError: no network, no space, a file that is not the published one.
    """
    connection = connect()
    for file in model.files:
        place = models_folder() / file.path
        if not _is_there(file, place):
            download(connection, file, place, _reporting(file, report))
    return Installed(model.name, _with_card(model), model.size)


def _with_card(model: Model) -> str:
    """A model's licence with what its card says, where there is one now."""
    engine, _, voice = model.name.partition(":")
    stated = stated_licence(voice) if engine == "piper" else ""
    return f"{stated}. {model.licence}" if stated else model.licence


def _reporting(file: ModelFile, report: Report) -> Callable[[int], None]:
    return lambda done: report(Path(file.path).name, done, file.size)


def _is_there(file: ModelFile, place: Path) -> bool:
    try:
        kind = "git" if file.checksum.startswith("git:") else "sha256"
        return place.is_file() and place.stat().st_size == file.size and sum_of(place, kind) == file.checksum
    except OSError:
        return False


def install_from(name: str, folder: Path) -> list[Installed]:
    """Copy a model from a folder: ``kokoro/…`` and ``piper/…`` in it, or the files themselves.

    Args:
        name: ``kokoro``, ``piper`` for all voices of Piper in the folder, or ``piper:VOICE``.
        folder: to take them from.

    Raises:
        ModelError: it is not there, is not what it should be, or can't be copied.
    """
    if not folder.is_dir():
        raise ModelError(f"{folder} is no folder: name one with models in it")
    engine, _, voice = name.partition(":")
    if engine == "kokoro":
        return [_copy_kokoro(folder)]
    if engine != "piper":
        raise ModelError(_unknown(name))
    inside = folder / "piper" if (folder / "piper").is_dir() else folder
    voices = [voice] if voice else sorted(path.stem for path in inside.glob("*.onnx") if is_piper_name(path.stem))
    if not voices:
        raise ModelError(f"{inside} has no voices of Piper (files like {DEFAULT_PIPER_VOICE}.onnx)")
    for one in voices:
        _check_voice(inside, one)
    return [_copy_piper(inside, one) for one in voices]


def _copy_kokoro(folder: Path) -> Installed:
    inside = folder / "kokoro" if (folder / "kokoro").is_dir() else folder
    model = kokoro_model(_PUBLISHED)
    remark, size = "", 0
    sources = [inside / Path(file.path).name for file in model.files]
    for source in sources:
        _check_there(source)
    sums: list[str | None] = [file.checksum for file in model.files]
    for at, source in enumerate(sources):
        if source.name == STYLES and sum_of(source, "sha256") != sums[at]:
            _check_styles(source)
            sums[at] = None
            remark = f"{source} is not the published file, but has the same voices in it, packed another way"
    for file, source, expected in zip(model.files, sources, sums, strict=True):
        size += _copy(source, models_folder() / file.path, expected)
    return Installed(model.name, model.licence, size, remark)


def _check_there(source: Path) -> None:
    """Make sure, before anything is copied, that a file is there and whole, as far as its checksum tells.

    Raises:
        ModelError: it isn't.
    """
    if not source.is_file():
        raise ModelError(f"{source} is missing")
    if fault := damage(source):
        raise ModelError(f"{source} {fault}")


def _check_voice(folder: Path, voice: str) -> None:
    """Make sure, before anything is copied, that both files of a voice of Piper are what they should be.

    No checksum of them is known here, but a file that was cut off can be told, and so can another model or a description that
    describes nothing.

    Raises:
        ModelError: they aren't.
    """
    if not is_piper_name(voice):
        raise ModelError(f"{voice!r} can't be a voice of Piper: they are called like {DEFAULT_PIPER_VOICE}")
    model, description = folder / f"{voice}.onnx", folder / f"{voice}.onnx.json"
    for source in (description, model):
        _check_there(source)
    try:
        said = json.loads(description.read_text("utf-8"))
        described = int(said["audio"]["sample_rate"]) > 0 and bool(said["phoneme_id_map"])
    except OSError as error:
        raise ModelError(f"{description} can't be read: {error.strerror or error}") from error
    except (ValueError, KeyError, TypeError, RecursionError):
        described = False
    if not described:
        raise ModelError(f"{description} is damaged, or does not describe a voice of Piper")
    try:
        inputs = inputs_of(model)
    except OSError as error:
        raise ModelError(f"{model} can't be read: {error.strerror or error}") from error
    except ValueError as error:
        raise ModelError(f"{model} is damaged: {error}") from error
    if not inputs >= _PIPER_INPUTS:
        raise ModelError(f"{model} is no model of Piper, but of something else")


def _copy_piper(folder: Path, voice: str) -> Installed:
    size = sum(
        _copy(folder / f"{voice}{ending}", models_folder() / "piper" / f"{voice}{ending}", None)
        for ending in (".onnx.json", ".onnx")
    )
    if (folder / f"{voice}{CARD_SUFFIX}").is_file():
        size += _copy(folder / f"{voice}{CARD_SUFFIX}", models_folder() / "piper" / f"{voice}{CARD_SUFFIX}", None)
    licence = stated_licence(voice) or f"{voice}: its licence stands where the file was published"
    return Installed(f"piper:{voice}", licence, size)


def _copy(source: Path, place: Path, expected: str | None) -> int:
    part = place.with_name(f".{place.name}.part")
    try:
        size = source.stat().st_size
        if place.exists() and place.samefile(source):
            raise ModelError(f"{source} is the installed file itself: name another folder")
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, part)
        keep_if_whole(part, place, expected, str(source), "take it from where it was published")
    except OSError as error:
        raise ModelError(
            f"{source} can't be copied to {place}: {error.strerror or error}. {MODELS_VARIABLE} names another folder for models"
        ) from error
    finally:
        with suppress(OSError):  # such as that there is a file where the folder should be, which was told
            part.unlink(missing_ok=True)
    return size


def _check_styles(path: Path) -> None:
    """Make sure that a file holds voices as Kokoro needs them.

    Raises:
        ModelError: it doesn't.
    """
    import numpy as np  # noqa: PLC0415  (slow)

    try:
        with np.load(path, allow_pickle=False) as styles:
            whole = bool(styles.files) and all(
                styles[name].shape[1:] == (1, 256) and bool(np.isfinite(styles[name]).all()) for name in styles.files
            )
    except Exception as error:  # whatever zipfile and numpy make of a broken file
        # What they say is for who reads files with them, down to how to have a stranger's code run.
        raise ModelError(f"{path} is damaged, or no file of voices") from error
    if not whole:
        raise ModelError(f"{path} does not hold voices of Kokoro")


def remove(name: str) -> int:
    """Remove a model, or all voices of Piper.

    Returns:
        How many bytes that freed.

    Raises:
        ModelError: it is not installed, or can't be removed.
    """
    freed = 0
    files = list(_files_of(name))
    if not files:
        raise ModelError(f"{name} is not installed")
    for file in files:
        try:
            freed += file.stat().st_size
            file.unlink()
        except OSError as error:
            raise ModelError(f"{file} can't be removed: {error.strerror or error}") from error
    return freed


def _files_of(name: str) -> Iterator[Path]:
    engine, _, voice = name.partition(":")
    if engine == "kokoro" and not voice:
        bases = [models_folder() / file.path for file in kokoro_model(_PUBLISHED).files]
    elif engine == "piper":
        voices = [voice] if voice else sorted({*installed_voices(), *_begun_voices()})
        bases = [
            models_folder() / "piper" / f"{one}{ending}"
            for one in voices
            if is_piper_name(one)
            for ending in (".onnx", ".onnx.json", CARD_SUFFIX)
        ]
    else:
        raise ModelError(_unknown(name))
    for base in bases:
        begun = base.with_name(f".{base.name}.part")
        for path in (base, begun, *(base.with_name(base.name + ending) for ending in _COMPANIONS)):
            if path.is_file():
                yield path


def _begun_voices() -> Iterator[str]:
    """The voices of Piper of which a download or a copy broke off."""
    for part in piper_folder().glob(".*.onnx*.part"):
        yield part.name[1:].partition(".onnx")[0]


def _unknown(name: str) -> str:
    if is_piper_name(name):
        return f"there is no model {name!r}: did you mean piper:{name}?"
    return f"there is no model {name!r}: there are kokoro, and piper:VOICE for the voices of Piper"
