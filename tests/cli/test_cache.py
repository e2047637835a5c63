"""``audiobrief cache`` as a shell sees it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from audiobrief.synthesizer.cache import ClipCache
from tests.synthesizer.test_cache import noise

if TYPE_CHECKING:
    from pathlib import Path


def cache(folder: Path, *arguments: str, size: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "audiobrief", "cache", *arguments],
        env={**os.environ, "AUDIOBRIEF_CACHE": str(folder), "AUDIOBRIEF_CACHE_SIZE": size},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A cache with an old clip in it and a new one, and a file that is none."""
    clips = ClipCache(tmp_path / "clips", 10**9)
    clips.put("00aa", noise())
    clips.put("01aa", noise())
    old = time.time() - 40 * 86400
    os.utime(tmp_path / "clips" / "00" / "00aa.clip", (old, old))
    (tmp_path / "letter.txt").write_text("mine")
    return tmp_path


def test_info_tells_where_it_is_and_what_is_in_it(folder: Path):
    found = json.loads(cache(folder, "info", "--json", size="5M").stdout)
    assert found["folder"] == str(folder / "clips")
    assert (found["clips"], found["limit_bytes"]) == (2, 5_000_000)
    assert found["bytes"] > 40_000
    told = cache(folder, "info").stdout
    assert "2 clips" in told
    assert "at most 1.0 GB" in told
    assert "for 40 days" in told


def test_info_brings_a_cache_within_a_lowered_limit_and_leaves_one_that_is_switched_off(folder: Path):
    kept = json.loads(cache(folder, "info", "--json", size="0").stdout)
    assert kept["clips"] == 2
    found = json.loads(cache(folder, "info", "--json", size=str(kept["bytes"] - 1)).stdout)
    assert found["clips"] == 1
    assert 0 < found["bytes"] < kept["bytes"]
    assert not list(folder.rglob("00aa.clip")), "the one that was not used for longest goes"


def test_clear_deletes_what_is_old_or_everything_and_nothing_else(folder: Path):
    assert cache(folder, "clear", "--older-than", "30d").stdout.startswith("1 clip deleted")
    assert json.loads(cache(folder, "clear", "--json").stdout)["clips"] == 1
    assert [path.name for path in folder.rglob("*") if path.is_file()] == ["letter.txt"]
    assert "0 clips" in cache(folder, "info").stdout


def test_a_wrong_size_and_a_folder_that_is_a_file_are_one_sentence(folder: Path):
    done = cache(folder, "info", size="lots")
    assert done.returncode == 1
    assert done.stderr.strip().count("\n") == 0
    assert "AUDIOBRIEF_CACHE_SIZE" in done.stderr
    (folder / "file").mkdir()
    (folder / "file" / "clips").write_text("")
    done = cache(folder / "file", "info")
    assert done.returncode == 1
    assert "can't be looked into" in done.stderr
