"""Checksums of models are remembered until the files change."""

from __future__ import annotations

import hashlib
import os
import time
from typing import TYPE_CHECKING

import pytest

from audiobrief.synthesizer import checksums
from audiobrief.synthesizer.checksums import checksum

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = b"weights " * (1 << 18)
CHANGED = b"Weights " * (1 << 18)


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("AUDIOBRIEF_CACHE", str(tmp_path / "cache"))
    # What was written a moment ago is not remembered: its times would not tell a second change.
    now = time.time()
    monkeypatch.setattr(checksums.time, "time", lambda: now + 60)
    path = tmp_path / "model.onnx"
    path.write_bytes(WHOLE)
    return path


def sum_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def in_a_new_process(path: Path) -> str:
    checksums._checksum.cache_clear()
    return checksum(path)


def test_a_checksum_is_that_of_the_file_and_is_worked_out_once(model: Path, monkeypatch: pytest.MonkeyPatch):
    assert checksum(model) == sum_of(WHOLE)
    monkeypatch.setattr(hashlib, "file_digest", lambda *_: pytest.fail("the model was read again"))
    assert in_a_new_process(model) == sum_of(WHOLE)


def test_a_changed_file_is_read_again_whatever_date_it_was_given(model: Path):
    before = model.stat()
    checksum(model)
    model.write_bytes(CHANGED)
    os.utime(model, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert in_a_new_process(model) == sum_of(CHANGED)


def test_a_file_that_was_put_in_its_place_is_read(model: Path, tmp_path: Path):
    before = model.stat()
    checksum(model)
    (tmp_path / "other").write_bytes(CHANGED)
    os.utime(tmp_path / "other", ns=(before.st_atime_ns, before.st_mtime_ns))
    (tmp_path / "other").replace(model)
    assert in_a_new_process(model) == sum_of(CHANGED)


@pytest.mark.parametrize("text", ["no JSON", "[]", '{"a": 1}', "\x00"])
def test_a_list_that_is_broken_is_made_anew(model: Path, tmp_path: Path, text: str):
    checksum(model)
    (book,) = (tmp_path / "cache").glob("*.json")
    book.write_text(text)
    assert in_a_new_process(model) == sum_of(WHOLE)
    assert str(model) in book.read_text()


def test_what_was_written_just_now_and_small_files_are_not_remembered(model: Path, monkeypatch: pytest.MonkeyPatch):
    small = model.with_name("small.json")
    small.write_bytes(b"{}")
    assert checksum(small) == sum_of(b"{}")
    monkeypatch.undo()
    monkeypatch.setenv("AUDIOBRIEF_CACHE", str(model.with_name("cache")))
    assert checksum(model) == sum_of(WHOLE)
    assert not model.with_name("cache").exists()


def test_where_nothing_can_be_remembered_files_are_read(model: Path, monkeypatch: pytest.MonkeyPatch):
    model.with_name("file").write_text("in the way")
    monkeypatch.setenv("AUDIOBRIEF_CACHE", str(model.with_name("file")))
    assert checksum(model) == sum_of(WHOLE)
