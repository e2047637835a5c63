"""Models from a folder, and away again; what of them is damaged is told."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np
import pytest

from audiobrief.errors import ModelError
from audiobrief.folders import models_folder
from audiobrief.synthesizer import install as installs
from audiobrief.synthesizer.install import install_from, remove
from audiobrief.synthesizer.kokoro import MODEL, STYLES
from audiobrief.synthesizer.models import damage
from tests.synthesizer.models import PIPER_DESCRIPTION, PIPER_MODEL, onnx_file

if TYPE_CHECKING:
    from pathlib import Path

VOICE = "en_US-joe-medium"


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("AUDIOBRIEF_MODELS", str(tmp_path / "models"))
    return tmp_path / "models"


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that was carried here, with models of which only the checksums are true."""
    for folder in ("kokoro", "piper"):
        (tmp_path / "stick" / folder).mkdir(parents=True)
    (tmp_path / "stick" / "kokoro" / MODEL).write_bytes(b"weights")
    published = installs.kokoro_model(installs.Sources())
    files = tuple(
        type(file)(file.path, file.url, 7, hashlib.sha256(b"weights").hexdigest()) for file in published.files
    )
    monkeypatch.setattr(installs, "kokoro_model", lambda _: type(published)("kokoro", published.licence, files))
    with (tmp_path / "stick" / "kokoro" / STYLES).open("wb") as file:
        np.savez(file, af_one=np.zeros((510, 1, 256), np.float32))
    (tmp_path / "stick" / "piper" / f"{VOICE}.onnx").write_bytes(PIPER_MODEL)
    (tmp_path / "stick" / "piper" / f"{VOICE}.onnx.json").write_bytes(PIPER_DESCRIPTION)
    return tmp_path / "stick"


def test_the_folder_is_the_users_unless_said_otherwise(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.delenv("AUDIOBRIEF_MODELS", raising=False)
    assert models_folder().parts[-2:] == ("audiobrief", "models")
    monkeypatch.setenv("AUDIOBRIEF_MODELS", str(tmp_path))
    assert models_folder() == tmp_path


def test_models_are_taken_from_a_folder(models: Path, stick: Path):
    (kokoro,) = install_from("kokoro", stick)
    (piper,) = install_from("piper", stick)
    assert "Apache-2.0" in kokoro.licence
    assert "packed another way" in kokoro.remark
    assert piper.name == f"piper:{VOICE}"
    assert sorted(path.name for path in models.rglob("*") if path.suffix not in {"", ".sha256"}) == sorted(
        [MODEL, STYLES, f"{VOICE}.onnx", f"{VOICE}.onnx.json"]
    )


def test_files_may_lie_in_the_folder_itself(models: Path, stick: Path):
    install_from("kokoro", stick / "kokoro")
    install_from(f"piper:{VOICE}", stick / "piper")
    assert (models / "kokoro" / MODEL).is_file()
    assert (models / "piper" / f"{VOICE}.onnx").is_file()


def test_a_model_that_was_changed_is_refused_and_nothing_is_left(models: Path, stick: Path):
    (stick / "kokoro" / MODEL).write_bytes(b"WEIGHTS")
    with pytest.raises(ModelError, match=f"{MODEL} is not the file that was published"):
        install_from("kokoro", stick)
    assert [path for path in models.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("left", [0.5, 0.0], ids=["cut off", "something else"])
def test_voices_that_are_no_whole_file_are_refused(models: Path, stick: Path, left: float):
    whole = (stick / "kokoro" / STYLES).read_bytes()
    (stick / "kokoro" / STYLES).write_bytes(whole[: int(len(whole) * left)] or b"no voices")
    with pytest.raises(ModelError, match=r"is damaged, or no file of voices$"):
        install_from("kokoro", stick)
    assert not models.exists()


@pytest.mark.parametrize(
    ("ending", "content", "complaint"),
    [
        (".onnx", PIPER_MODEL[:-1], "is damaged: it ends too early"),
        (".onnx", PIPER_MODEL[:20], "is damaged: it ends too early"),
        (".onnx", b"<!DOCTYPE html>", "is damaged: it (is no ONNX file|ends too early)"),
        (".onnx", onnx_file("tokens", "style", "speed"), "is no model of Piper, but of something else"),
        (".onnx", None, "is missing"),
        (".onnx", b"", "is empty"),
        (".onnx.json", None, "is missing"),
        (".onnx.json", PIPER_DESCRIPTION[:-1], "is damaged, or does not describe"),
        (".onnx.json", b"{}", "is damaged, or does not describe"),
        (".onnx.json", b"[" * 100_000, "is damaged, or does not describe"),
        (".onnx.json", b"\xff\xfe", "is damaged, or does not describe"),
    ],
)
def test_a_voice_of_piper_that_can_not_speak_is_refused_and_the_one_that_is_there_stays(
    models: Path, stick: Path, ending: str, content: bytes | None, complaint: str
):
    install_from("piper", stick)
    before = {path: path.read_bytes() for path in models.rglob("*") if path.is_file()}
    file = stick / "piper" / f"{VOICE}{ending}"
    file.unlink()
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(ModelError, match=rf"{VOICE}{ending} {complaint}"):
        install_from(f"piper:{VOICE}", stick)
    assert {path: path.read_bytes() for path in models.rglob("*") if path.is_file()} == before


def test_of_several_voices_all_are_looked_at_before_one_is_copied(models: Path, stick: Path):
    for ending in (".onnx", ".onnx.json"):
        (stick / "piper" / f"nl_NL-ronnie-medium{ending}").write_bytes(b"cut off")
    with pytest.raises(ModelError, match="nl_NL-ronnie-medium"):
        install_from("piper", stick)
    assert not models.exists()


def test_a_file_where_the_folder_should_be_is_said(models: Path, stick: Path):
    models.write_bytes(b"in the way")
    for name in ("kokoro", "piper"):
        with pytest.raises(ModelError, match=r"can't be copied to .* AUDIOBRIEF_MODELS names another folder"):
            install_from(name, stick)


@pytest.mark.parametrize(
    ("name", "folder", "complaint"),
    [
        ("kokoro", "nowhere", "is no folder"),
        ("kokoro", ".", "is missing"),
        ("piper", "kokoro", "has no voices"),
        ("piper:fr_FR-siwis-medium", ".", "is missing"),
        ("gramophone", ".", "there is no model"),
    ],
)
def test_what_is_not_there_is_said(models: Path, stick: Path, name: str, folder: str, complaint: str):
    (stick / "kokoro" / MODEL).unlink()
    with pytest.raises(ModelError, match=complaint):
        install_from(name, stick / folder)


def test_what_is_removed_is_gone_with_all_that_belongs_to_it(models: Path, stick: Path):
    install_from("kokoro", stick)
    install_from("piper", stick)
    assert remove("kokoro") > 7
    assert remove("piper") >= 9
    assert [path for path in models.rglob("*") if path.is_file()] == []
    with pytest.raises(ModelError, match="not installed"):
        remove("kokoro")


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("kokoro", f"kokoro/.{MODEL}.part"),
        ("piper", f"piper/.{VOICE}.onnx.part"),
        (f"piper:{VOICE}", f"piper/.{VOICE}.onnx.json.part"),
    ],
)
def test_what_a_broken_off_installation_left_can_be_removed(models: Path, name: str, part: str):
    (models / part).parent.mkdir(parents=True)
    (models / part).write_bytes(b"half")
    assert remove(name) == 4
    assert [path for path in models.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("name", ["piper:../kokoro/x", "gramophone", "kokoro:af_heart"])
def test_a_name_that_is_no_model_removes_nothing(models: Path, stick: Path, name: str):
    install_from("kokoro", stick)
    with pytest.raises(ModelError):
        remove(name)
    assert (models / "kokoro" / MODEL).is_file()


def test_damage_is_told_by_the_checksum_that_was_noted(models: Path, stick: Path):
    install_from("piper", stick)
    model = models / "piper" / f"{VOICE}.onnx"
    assert damage(model) is None
    model.write_bytes(b"WEIGHTS")
    assert "changed" in (damage(model) or "")
    model.write_bytes(b"")
    assert damage(model) == "is empty"
    model.unlink()
    assert damage(model) == "is missing"
