"""An article on storage is whole or is done again, whenever a batch is stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from audiobrief.batch.job import Row, Status
from audiobrief.batch.state import State
from audiobrief.batch.storage import folder as folder_module
from audiobrief.batch.storage import objects
from audiobrief.batch.storage.folder import StoredFolder
from audiobrief.errors import StorageError

if TYPE_CHECKING:
    from pathlib import Path

    from audiobrief.batch.storage.address import Address

NAME = "boats-0123456789"


def made(folder: StoredFolder, key: str, sound: bytes) -> State:
    files = {f"{NAME}.mp3": sound, f"{NAME}.vtt": b"WEBVTT"}
    for name, data in files.items():
        (folder.output / name).write_bytes(data)
    return State(key, "plan", Row("boats.txt", Status.MADE), {name: len(data) for name, data in files.items()})


def test_what_is_finished_is_whole_and_gone_from_this_machine(memory: Address, tmp_path: Path):
    folder = StoredFolder(memory).make().prepared(tmp_path)
    assert objects.listed(memory / ".audiobrief") == []
    assert folder.whole(NAME) is None
    with folder.working(NAME):
        folder.finish(NAME, made(folder, "key", b"sound"))
    assert folder.whole(NAME) == folder.glance(NAME)
    found = folder.whole(NAME)
    assert found is not None
    assert found.key == "key"
    assert list(folder.output.iterdir()) == []
    objects.put(memory / f"{NAME}.mp3", b"cut")
    assert folder.whole(NAME) is None


@pytest.mark.parametrize("stop_at", [0, 1, 2])
def test_stopped_between_two_uploads_it_is_done_again(
    memory: Address, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop_at: int
):
    folder = StoredFolder(memory).prepared(tmp_path)
    folder.finish(NAME, made(folder, "old", b"old sound"))
    count = 0

    def stopping(write: object) -> object:
        def stop(*arguments: object) -> None:
            nonlocal count
            if count == stop_at:
                raise StorageError("stopped")
            count += 1
            write(*arguments)  # type: ignore[operator]

        return stop

    with monkeypatch.context() as patch:
        patch.setattr(folder_module, "put_file", stopping(objects.put_file))
        patch.setattr(folder_module, "put", stopping(objects.put))
        # As large as the old one: sizes alone would not tell.
        with pytest.raises(StorageError, match="stopped"), folder.working(NAME):
            folder.finish(NAME, made(folder, "new", b"new sound"))
    assert list(folder.output.iterdir()) == []
    assert folder.whole(NAME) is None


def test_a_lost_lock_keeps_files_from_being_written(memory: Address, tmp_path: Path):
    folder = StoredFolder(memory).prepared(tmp_path)
    lock = folder.lock(NAME)
    lock.acquire(timeout=1)
    for mark in objects.listed(memory / ".audiobrief" / "89" / f"{NAME}.lock"):
        objects.remove(memory / ".audiobrief" / "89" / f"{NAME}.lock" / mark.name)
    with pytest.raises(StorageError, match="another batch took over"):
        folder.finish(NAME, made(folder, "key", b"sound"))
    assert objects.size_of(memory / f"{NAME}.mp3") is None
    lock.release()


def test_a_state_that_is_none_is_none(memory: Address, tmp_path: Path):
    folder = StoredFolder(memory).prepared(tmp_path)
    objects.put(memory / ".audiobrief" / "89" / f"{NAME}.json", b'{"key": ')
    assert folder.whole(NAME) is None


def test_an_article_that_was_given_up_leaves_nothing_behind(memory: Address, tmp_path: Path):
    folder = StoredFolder(memory).prepared(tmp_path)
    lock = folder.lock(NAME)
    lock.acquire(timeout=1)
    (folder.output / f".{NAME}.mp3.12.part").write_bytes(b"half")
    folder.sweep_if_free(NAME)
    assert list(folder.output.iterdir()) == []
    again = StoredFolder(memory).lock(NAME)
    again.acquire(timeout=1)
    again.release()
    lock.release()
