"""The options that say how an episode is made, for every command that makes some, handed over as one value."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import click

from audiobrief.assembler.mp3 import FrameSpec
from audiobrief.cli.options import (
    cleaning_options,
    cues_option,
    device_option,
    lexicon_option,
    parse_voices,
    sound_options,
    synthetic_option,
    voice_options,
    wishes_of,
)
from audiobrief.pipeline.direction import Direction
from audiobrief.pipeline.publication import Publication
from audiobrief.pipeline.sound import Sound
from audiobrief.synthesizer.loading import AUTO, DEFAULT_ENGINE

if TYPE_CHECKING:
    from collections.abc import Callable


class Asked(NamedTuple):
    """How an episode is to be made, as the options say."""

    direction: Direction
    sound: Sound
    #: What neural engines run on.
    device: Literal["cpu", "gpu"]


def direction_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options for voices, cleaning, cues, lexicons, sound, companion files and device.

    The command gets none of them: it takes one keyword argument, ``asked``, an ``Asked``.
    """

    @wraps(command)
    def with_direction(**values: Any) -> Any:  # noqa: ANN401  (whatever the command takes and gives)
        asked = _asked(values)
        return command(asked=asked, **values)

    with_options: Callable[..., Any] = with_direction
    for add in (
        device_option,
        sound_options,
        lexicon_option,
        synthetic_option,
        cues_option,
        cleaning_options,
        voice_options,
    ):
        with_options = add(with_options)
    return with_options


def _asked(values: dict[str, Any]) -> Asked:
    """Take what the options say out of ``values``.

    Raises:
        click.UsageError: they contradict each other, or ask for what can't be had.
        EngineUnavailableError: the engine that is asked for can't be used here.
    """
    taken = {name: values.pop(name) for name in _NAMES}
    pinned = parse_voices(taken["voice"])
    wishes = wishes_of(taken["keep"], taken["drop"], taken["captions"], cues=taken["cues"])
    try:
        sound = Sound(FrameSpec(int(taken["sample_rate"]), taken["bit_rate"]), taken["loudness"])
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    direction = Direction(
        voices=taken["voices"],
        voice=pinned,
        cast_file=taken["cast_file"],
        engine=_engine(taken["engine"], taken["device"]),
        any_engine=taken["engine"] == AUTO,
        lexicons=taken["lexicon"],
        cover=taken["cover"],
        publication=Publication.of(
            [name for names in taken["companions"] for name in names],
            embed_audio=taken["embed_audio"],
            show=taken["show"],
        ),
        wishes=wishes,
        say_synthetic=taken["say_synthetic"],
    )
    return Asked(direction, sound, taken["device"])


def _engine(name: str, device: Literal["cpu", "gpu"]) -> str:
    if name == DEFAULT_ENGINE and device == "cpu":
        return name
    from audiobrief.pipeline.palette import choose_engine  # noqa: PLC0415  (others need a look at their models first)

    return choose_engine(name, device)


#: What click calls the values of the options above.
_NAMES = (
    "voices",
    "voice",
    "cast_file",
    "engine",
    "device",
    "keep",
    "drop",
    "captions",
    "cues",
    "say_synthetic",
    "lexicon",
    "cover",
    "companions",
    "embed_audio",
    "show",
    "bit_rate",
    "sample_rate",
    "loudness",
)
