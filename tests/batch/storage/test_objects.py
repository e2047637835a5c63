"""Objects are read with a bound, and whatever a package raises is a sentence that names the address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import fsspec
import pytest

from audiobrief.batch.storage import objects
from audiobrief.errors import SourceError, StorageError
from audiobrief.reader import loading

if TYPE_CHECKING:
    from pathlib import Path

    from audiobrief.batch.storage.address import Address

BOTH = pytest.mark.parametrize("kind", ["memory", "stored"])


@BOTH
def test_what_is_put_is_read_listed_and_removed(kind: str, request: pytest.FixtureRequest):
    folder: Address = request.getfixturevalue(kind)
    place = folder / "a" / "b.txt"
    assert (objects.read_small(place), objects.size_of(place), objects.is_folder(place)) == (None, None, None)
    objects.put(place, b"said")
    objects.put(folder / "a" / "empty.txt", b"")
    assert (objects.read_small(place), objects.size_of(place), objects.is_folder(place)) == (b"said", 4, False)
    assert (objects.read(place), objects.read(folder / "a" / "empty.txt")) == (b"said", b"")
    assert objects.read_range(place, 1, 2) == b"ai"
    assert objects.is_folder(folder / "a")
    assert objects.size_of(folder / "a") is None
    assert objects.listed(folder) == [("a", True)]
    assert sorted(objects.listed(folder / "a")) == [("b.txt", False), ("empty.txt", False)]
    assert objects.listed(folder / "nothing") == []
    objects.remove(place)
    objects.remove(place)
    assert objects.size_of(place) is None


@BOTH
def test_a_pattern_matches_objects_and_no_folders(kind: str, request: pytest.FixtureRequest):
    folder: Address = request.getfixturevalue(kind)
    for name in ("2.html", "1.html", "notes.txt", "deep/3.html", "deep.html/4.txt"):
        objects.put(folder / name, b"x")
    assert [str(one) for one in objects.matching(folder / "*.html")] == [f"{folder}/1.html", f"{folder}/2.html"]
    found = objects.matching(folder / "**" / "*.html")
    assert [one.name for one in found] == ["1.html", "2.html", "3.html"]


def test_a_source_that_is_too_large_is_not_taken_into_memory(memory: Address, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(loading, "MAX_SOURCE_BYTES", 1000)
    objects.put(memory / "fits.txt", b"x" * 1000)
    objects.put(memory / "large.txt", b"x" * 1001)
    assert len(objects.read(memory / "fits.txt")) == 1000
    with pytest.raises(SourceError, match=r"large\.txt is too large"):
        objects.read(memory / "large.txt")


def test_what_is_written_piece_by_piece_is_whole_or_not_there(memory: Address):
    def broken():
        yield b"first"
        raise ValueError("no second")

    with pytest.raises(ValueError, match="no second"):
        objects.put_parts(memory / "report.jsonl", broken())
    assert objects.size_of(memory / "report.jsonl") is None
    objects.put_parts(memory / "report.jsonl", [b"first", b"second"])
    assert objects.read_small(memory / "report.jsonl") == b"firstsecond"


class OddError(Exception):
    """An error of no kind that is known here, as packages for storage have them."""


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (FileNotFoundError("bucket/key"), "no such object"),
        (PermissionError("Forbidden"), "credentials"),
        (OddError("Unable\n to locate\n credentials"), "Unable to locate credentials"),
        (OddError(), "OddError"),
    ],
)
def test_errors_of_packages_are_sentences(
    memory: Address, monkeypatch: pytest.MonkeyPatch, error: Exception, told: str
):
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(fsspec.get_filesystem_class("memory"), "open", fail)
    with pytest.raises(StorageError, match=told) as found:
        objects.read(memory / "a.txt")
    assert str(memory / "a.txt") in str(found.value)
    assert "\n" not in str(found.value)


def test_nothing_is_written_where_it_is_not_allowed(tmp_path: Path, stored: Address):
    (tmp_path / "stored").write_text("no folder", encoding="utf-8")
    with pytest.raises(StorageError, match="can't be written"):
        objects.put(stored / "a.txt", b"x")
