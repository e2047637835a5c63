"""The user's folders are those that the environment names, until the process is told others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief import folders as module
from audiobrief.folders import Folders, config_folder, folders, models_folder, tell

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_environment_names_them_anew_each_time(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.delenv("AUDIOBRIEF_MODELS", raising=False)
    assert models_folder().parts[-2:] == ("audiobrief", "models")
    assert config_folder().name == "audiobrief"
    monkeypatch.setenv("AUDIOBRIEF_MODELS", str(tmp_path))
    assert folders() == Folders(tmp_path, config_folder())


def test_who_is_told_does_not_look(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(module, "_told", None)
    tell(Folders(tmp_path / "models", tmp_path / "config"))
    monkeypatch.setenv("AUDIOBRIEF_MODELS", "/elsewhere")
    assert (models_folder(), config_folder()) == (tmp_path / "models", tmp_path / "config") == folders()
