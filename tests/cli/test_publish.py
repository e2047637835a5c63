"""``audiobrief publish`` as a shell sees it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.cli.test_commands import TEXT, audiobrief

if TYPE_CHECKING:
    from pathlib import Path


def test_files_are_made_without_speaking(tmp_path: Path):
    assert audiobrief("narrate", "-", "-o", tmp_path / "a.mp3", "--with", "timeline", text=TEXT).returncode == 0
    (tmp_path / "b.mp3").write_bytes((tmp_path / "a.mp3").read_bytes())
    done = audiobrief("publish", tmp_path / "a.mp3", "--with", "vtt,page")
    assert done.returncode == 0, done.stderr
    assert [line.split("  ")[-1].strip() for line in done.stdout.splitlines()][1:] == [
        str(tmp_path / "a.vtt"),
        str(tmp_path / "a.html"),
    ]
    assert (tmp_path / "a.vtt").read_text(encoding="utf-8").startswith("WEBVTT")

    done = audiobrief("publish", tmp_path, "--with", "all", "--json")
    assert done.returncode == 1
    assert "b.mp3 has no timeline beside it" in done.stderr
    assert "Traceback" not in done.stderr
    found = json.loads(done.stdout)
    assert [one["audio"] for one in found["episodes"]] == [str(tmp_path / "a.mp3")]
    assert "timeline" not in found["episodes"][0]["files"]
    assert [one["audio"] for one in found["failed"]] == [str(tmp_path / "b.mp3")]

    quiet = audiobrief("publish", tmp_path / "a.mp3", "--with", "srt", "-q")
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, "", "")


def test_what_is_asked_wrongly_is_said(tmp_path: Path):
    (tmp_path / "a.mp3").write_bytes(b"nothing")
    for arguments in (["--with", "timeline"], [], ["--with", "doc"]):
        done = audiobrief("publish", tmp_path / "a.mp3", *arguments)
        assert done.returncode == 2, arguments
    done = audiobrief("publish", tmp_path / "a.mp3", "--with", "vtt")
    assert done.returncode == 1
    assert "a.mp3 can't be used: it is no MP3" in done.stderr
