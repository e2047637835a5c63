"""The config file as defaults of a command's options: what is said on the command line counts more."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from audiobrief.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable

    from audiobrief.pipeline.config import Setting

#: Said on the command line alone: about one article, or not to be decided by a file that is found.
_NEVER = frozenset({"help", "json", "output", "config", "chapter", "entry", "allow-local", "title", "date"})
_NONE = "none"


def config_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--config``, and take the defaults of the other options from the config file."""
    return click.option(
        "--config",
        metavar="FILE",
        is_eager=True,
        expose_value=False,
        callback=_load,
        help="Settings. Default: the audiobrief.toml of this folder or the nearest one above it; none: no file.",
    )(command)


def _load(context: click.Context, _option: click.Parameter, value: str | None) -> None:
    from audiobrief.pipeline.config import find_config, read_config  # noqa: PLC0415  (loads what --help does without)

    path = None if value == _NONE else Path(value) if value is not None else find_config(_here())
    if path is None:
        return
    from audiobrief.cli.brief import brief_command  # noqa: PLC0415
    from audiobrief.cli.narrate import narrate_command  # noqa: PLC0415  (which takes this option itself)

    # A file says what holds for episodes; a command that knows fewer options takes those it knows.
    settings = read_config(path, (set(_by_name(narrate_command)) | set(_by_name(brief_command))) - _NEVER)
    options = _by_name(context.command)
    context.default_map = {
        str(options[setting.option].name): _converted(options[setting.option], setting, path.parent, context)
        for setting in settings
        if setting.option in options
    }


def _here() -> Path:
    try:
        return Path.cwd()
    except OSError:  # it was deleted under us
        return Path()


def _by_name(command: click.Command) -> dict[str, click.Option]:
    """A command's options by their long names, without the dashes."""
    return {
        name.removeprefix("--"): option
        for option in command.params
        if isinstance(option, click.Option)
        for name in option.opts
        if name.startswith("--")
    }


def _converted(option: click.Option, setting: Setting, folder: Path, context: click.Context) -> Any:  # noqa: ANN401
    """A setting as the option takes it; a file's path is one from where the config file lies."""
    value = setting.value
    if option.is_flag:
        if not isinstance(value, bool):
            raise ConfigError(f"{setting.place}: {value!r} should be true or false")
        return value
    values = value if option.multiple and isinstance(value, list) else [value]
    converted = []
    for one in values:
        if isinstance(one, bool) or not isinstance(one, str | int | float):
            raise ConfigError(f"{setting.place}: {one!r} is nothing that {setting.option} takes")
        try:
            text = str(folder / Path(str(one)).expanduser()) if option.metavar == "FILE" else str(one)
            option.type.convert(text, option, context)
        except click.BadParameter as error:
            raise ConfigError(f"{setting.place}: {error.message}") from error
        except RuntimeError as error:  # a home folder that there is not
            raise ConfigError(f"{setting.place}: {error}") from error
        converted.append(text)
    return converted if option.multiple else converted[0]
