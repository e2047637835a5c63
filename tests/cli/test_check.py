"""``audiobrief check`` as a shell sees it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.checking.recordings import narrated, start_of
from tests.cli.test_commands import audiobrief

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("av", reason="PyAV is not installed")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("show")
    narrated(place, "good.mp3", "vtt", "chapters")
    narrated(place, "undated.mp3", published=None)
    good = (place / "good.mp3").read_bytes()
    (place / "cut.mp3").write_bytes(good[: start_of(place / "good.mp3") + 30_003])
    (place / "none.mp3").write_bytes(b"")
    return place


@pytest.mark.parametrize(
    ("names", "options", "status"),
    [
        (["good.mp3"], [], 0),
        (["good.mp3"], ["--strict"], 0),
        (["undated.mp3"], [], 0),
        (["undated.mp3"], ["--strict"], 1),
        (["good.mp3", "cut.mp3"], [], 1),
        (["none.mp3", "good.mp3"], [], 1),
        (["missing.mp3"], [], 1),
        (["good.mp3"], ["--loudness", "-19"], 1),
        (["good.mp3"], ["--loudness", "-19", "--tolerance", "4"], 0),
    ],
)
def test_the_exit_status_says_whether_it_is_fit_to_publish(
    folder: Path, names: list[str], options: list[str], status: int
):
    done = audiobrief("check", *[folder / name for name in names], *options)
    assert done.returncode == status, done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_the_table_says_what_is_wrong_and_what_to_do(folder: Path):
    done = audiobrief("check", folder / "good.mp3", folder / "undated.mp3", folder / "cut.mp3")
    lines = done.stdout.split("\n")
    assert any(line.startswith("  ok ") and "LUFS" in line for line in lines)
    assert any(line.startswith("  warning") and " date " in line for line in lines)
    assert any(line.startswith("  error") and "breaks off" in line for line in lines)
    assert any("→ Make or fetch the file again" in line for line in lines)
    assert "good.vtt" in done.stdout
    assert lines[-2].startswith("5 files, ")


def test_quiet_is_silent_about_what_is_right(folder: Path):
    assert audiobrief("check", "-q", folder / "good.mp3").stdout == ""
    told = audiobrief("check", "-q", folder / "good.mp3", folder / "undated.mp3").stdout
    assert told.count("\n") == 3
    assert "undated.mp3" in told


def test_json_is_one_object_with_all_of_it(folder: Path):
    done = audiobrief("check", folder / "good.mp3", folder / "missing.mp3", "--json")
    found = json.loads(done.stdout)
    assert [one["kind"] for one in found["files"]] == ["mp3", "transcript", "chapters", "unknown"]
    assert [one["result"] for one in found["files"]] == ["ok", "ok", "ok", "error"]
    assert (found["errors"], found["warnings"]) == (1, 0)
    assert found["files"][0]["measured"]["loudness"] == pytest.approx(-16, abs=1)
    assert {"rule", "level", "message"} <= set(found["files"][0]["findings"][0])


def test_the_loudness_of_the_config_file_is_the_one_to_check(folder: Path, tmp_path: Path):
    config = tmp_path / "audiobrief.toml"
    config.write_text("loudness = -22\n", encoding="utf-8")
    done = audiobrief("check", folder / "good.mp3", "--config", config)
    assert done.returncode == 1
    assert "−22.0 LUFS" in done.stdout
