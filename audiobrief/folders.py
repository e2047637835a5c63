"""Where the user's own files are: the models of engines, and lexicons.

Worker processes are told where. The fork server that they come from keeps the environment of the first run, and whoever calls
us from Python may have set another one since.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

#: Names another folder for models, for machines where somebody else puts them.
MODELS_VARIABLE = "AUDIOBRIEF_MODELS"


class Folders(NamedTuple):
    """The folders, which need not exist."""

    #: Of all models.
    models: Path
    #: Of the user's settings, lexicons among them.
    config: Path


_told: Folders | None = None


def tell(folders: Folders) -> None:
    """From now on, in this process, the folders are these, whatever its environment says."""
    global _told  # noqa: PLW0603  (as an environment is, it is the process's)
    _told = folders


def folders() -> Folders:
    """The folders, for a process to be told."""
    return _told or Folders(models_folder(), config_folder())


def models_folder() -> Path:
    """The folder of all models; it need not exist."""
    if _told is not None:
        return _told.models
    if chosen := os.environ.get(MODELS_VARIABLE):
        return Path(chosen).expanduser()
    from platformdirs import user_data_path  # noqa: PLC0415  (10 ms, for what few runs need)

    return user_data_path("audiobrief", appauthor=False) / "models"


def config_folder() -> Path:
    """The folder of the user's settings; it need not exist."""
    if _told is not None:
        return _told.config
    from platformdirs import user_config_path  # noqa: PLC0415  (10 ms, for what few commands need)

    return user_config_path("audiobrief", appauthor=False)
