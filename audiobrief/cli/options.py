"""Options that more than one command takes."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal

import click

from audiobrief.model import KINDS
from audiobrief.pipeline.publication import FORMAT_NAMES, Publication
from audiobrief.pipeline.wishes import Wishes
from audiobrief.showing import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    # Generic to type checkers, and at run time only in the newest releases of click.
    _ParamType = click.ParamType[tuple[str, ...]]
else:
    _ParamType = click.ParamType


lexicon_option = click.option(
    "--lexicon",
    multiple=True,
    metavar="FILE",
    help="A pronunciation lexicon (W3C PLS or TOML), beside your own and the project's. May be repeated; later ones win.",
)


class _FormatList(_ParamType):
    """Names of companion files, with commas between them."""

    name = "formats"

    def convert(
        self,
        value: object,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> tuple[str, ...]:
        if isinstance(value, tuple):
            return value
        names = tuple(name.strip() for name in str(value).split(",") if name.strip())
        try:
            Publication.of(names)
        except ValueError as error:
            self.fail(str(error), param, ctx)
        return names


FORMAT_LIST = _FormatList()


def sound_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--cover``, ``--with``, ``--embed-audio``, ``--show``, ``--bit-rate``, ``--sample-rate`` and ``--loudness``."""
    for option in reversed(_SOUND_OPTIONS):
        command = option(command)
    return command


_SOUND_OPTIONS = (
    click.option(
        "--cover", metavar="FILE", help="A JPEG or PNG picture for the players to show. Default: that of an EPUB."
    ),
    click.option(
        "--with",
        "companions",
        multiple=True,
        type=FORMAT_LIST,
        metavar="FORMATS",
        help="Files to write beside the MP3, such as vtt,page: " + ", ".join(FORMAT_NAMES) + ", or all.",
    ),
    click.option(
        "--embed-audio", is_flag=True, help="Put the MP3 into the player page, which is then one file to hand on."
    ),
    click.option("--show", metavar="TITLE", help="The show that the episode belongs to, for page and chapters."),
    click.option("--bit-rate", type=int, default=64, show_default=True, metavar="KBIT/S", help="Constant bit rate."),
    click.option(
        "--sample-rate",
        type=click.Choice(["16000", "22050", "24000", "32000", "44100", "48000"]),
        default="22050",
        show_default=True,
        help="Samples per second.",
    ),
    click.option(
        "--loudness",
        type=click.FloatRange(-40, -9),
        default=-16.0,
        show_default=True,
        metavar="LUFS",
        help="Integrated loudness of the episode.",
    ),
)

device_option = click.option(
    "--device",
    type=click.Choice(["cpu", "gpu"]),
    default="cpu",
    show_default=True,
    help="What kokoro and piper run on; gpu needs a build of onnxruntime for it.",
)
engine_option = click.option(
    "--engine",
    default="pyttsx3",
    show_default=True,
    metavar="NAME",
    help="Whose voices to cast: pyttsx3, kokoro, piper, or auto for the best that is installed.",
)


def cleaning_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--keep``, ``--drop`` and ``--captions``."""
    command = click.option(
        "--captions",
        type=click.Choice(["drop", "read"]),
        default="drop",
        show_default=True,
        help="read: speak captions and descriptions of pictures, as asides in a voice of their own.",
    )(command)
    command = click.option(
        "--drop",
        multiple=True,
        metavar="KIND",
        type=click.Choice(list(KINDS)),
        help="Leave a kind of text out, such as table. May be repeated.",
    )(command)
    return click.option(
        "--keep",
        multiple=True,
        metavar="KIND",
        type=click.Choice(list(KINDS)),
        help=f"Keep a kind of text that is left out, or only announced as code is. May be repeated. Kinds: {', '.join(KINDS)}.",
    )(command)


cues_option = click.option(
    "--cues/--no-cues", default=True, show_default=True, help="Say where lists, tables and quotations begin and end."
)


synthetic_option = click.option(
    "--say-synthetic", is_flag=True, help="Say at the end, in words of ours, that the voices are synthetic."
)


def wishes_of(
    keep: tuple[str, ...], drop: tuple[str, ...], captions: Literal["drop", "read"], *, cues: bool = True
) -> Wishes:
    """What the options say.

    Raises:
        click.UsageError: they contradict each other.
    """
    try:
        return Wishes.of(keep, drop, captions, cues=cues)
    except ValueError as error:
        raise click.UsageError(str(error)) from error


def voice_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--engine``, ``--voices``, ``--voice`` and ``--cast``."""
    command = engine_option(command)
    command = click.option(
        "--cast",
        "cast_file",
        metavar="FILE",
        help="A file that keeps each person's voice from article to article; narrate adds new people to it.",
    )(command)
    command = click.option(
        "--voice",
        multiple=True,
        metavar="NAME=VOICE",
        help="The voice of one speaker, such as 'Ada Byron=en-gb+f2' or 'narrator=kokoro:af_heart'. May be repeated.",
    )(command)
    return click.option(
        "--voices",
        type=click.Choice(["one", "two", "all"]),
        default="all",
        show_default=True,
        help="one: the narrator reads everything; two: one voice for all quotations; all: a voice for each speaker.",
    )(command)


def source_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--chapter``, ``--entry`` and ``--allow-local``."""
    command = click.option(
        "--allow-local", is_flag=True, help="Allow web addresses in the local network and on this machine, too."
    )(command)
    command = click.option(
        "--entry", type=click.IntRange(min=1), metavar="N", help="Which entry of a feed; 1, the newest, by default."
    )(command)
    return click.option(
        "--chapter", type=click.IntRange(min=1), metavar="N", help="Which chapter of an EPUB; all of it by default."
    )(command)


@contextmanager
def warnings_shown(*, quiet: bool = False) -> Iterator[None]:
    """Within, what audiobrief warns of goes to standard error, a line each; nowhere if ``quiet``."""
    logger = logging.getLogger("audiobrief")
    handler = logging.NullHandler() if quiet else _Echo(logging.WARNING)
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate


class _Echo(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        click.echo(f"audiobrief: {shown(record.getMessage())}", err=True)


def parse_voices(settings: tuple[str, ...]) -> dict[str, str]:
    """Voice by speaker, from ``NAME=VOICE``.

    Raises:
        click.UsageError: a setting without a name, an equals sign or a voice.
    """
    pinned = {}
    for setting in settings:
        name, equals, voice = setting.rpartition("=")
        if not (equals and name.strip() and voice.strip()):
            raise click.UsageError(f"--voice takes NAME=VOICE, such as 'Ada Byron=en-gb+f2', not {setting!r}")
        pinned[name.strip()] = voice.strip()
    return pinned
