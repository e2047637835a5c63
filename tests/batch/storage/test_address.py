"""Only what is meant to be opened is, and whatever can't be is told in a sentence."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

from audiobrief.batch.storage import objects
from audiobrief.batch.storage.address import PROTOCOLS, Address, is_stored, modules_of, place_of
from audiobrief.errors import StorageError


@pytest.mark.parametrize(
    "text",
    [
        "zip://a.html::s3://bucket/a.zip",
        "simplecache::s3://bucket/a.html",
        "filecache::https://example.org/",
        "s3://bucket/a.html::file:///etc/passwd",
    ],
)
def test_addresses_that_lead_through_others_are_refused(text: str):
    assert is_stored(text)
    with pytest.raises(StorageError, match="through others"):
        Address.parse(text)


@pytest.mark.parametrize(
    "text", ["ssh://host/a", "github://a:b@c/d", "memory://a", "dask://a", "reference://x", "FTP://h/x"]
)
def test_kinds_of_storage_that_are_not_listed_are_refused(text: str):
    assert is_stored(text)
    with pytest.raises(StorageError, match="is no kind of storage") as found:
        Address.parse(text)
    assert "s3" in str(found.value)


@pytest.mark.parametrize(
    "text", ["http://a.org/x", "https://a.org/x", "article.txt", "feed:https://a.org", r"C:\a.txt", "a::b"]
)
def test_what_is_on_the_web_or_this_machine_is_no_storage(text: str):
    assert not is_stored(text)


def test_a_key_may_have_colons_in_it():
    assert str(Address.parse("s3://bucket/a::b.html")) == "s3://bucket/a::b.html"


def test_an_address_is_taken_apart_like_a_path():
    address = Address.parse("S3://bucket/in/report.v1.jsonl")
    assert (str(address), address.name, address.suffix) == (
        "s3://bucket/in/report.v1.jsonl",
        "report.v1.jsonl",
        ".jsonl",
    )
    assert str(address.parent / "b") == "s3://bucket/in/b"
    assert str(address.with_suffix(".html")) == "s3://bucket/in/report.v1.html"
    assert Address.parse("gs://bucket/in/") == Address.parse("gs://bucket/in")
    assert str(Address.parse("gs://bucket") / "a") == "gs://bucket/a"


def test_what_the_storage_finds_is_called_as_what_was_asked_for():
    assert str(Address.parse("s3://bucket/*.html").within("bucket/a.html")) == "s3://bucket/a.html"
    account = "abfss://articles@account.dfs.core.windows.net"
    assert str(Address.parse(f"{account}/in/*.html").within("articles/in/a.html")) == f"{account}/in/a.html"


def test_no_bucket_no_address():
    with pytest.raises(StorageError, match="names no bucket"):
        Address.parse("s3://")


def test_episodes_go_to_a_folder_or_to_storage_and_never_to_a_folder_called_http(tmp_path: Path):
    assert place_of("episodes") == Path("episodes")
    assert place_of(tmp_path) == tmp_path
    assert place_of("gs://bucket/episodes") == Address("gs", "bucket/episodes")
    with pytest.raises(StorageError, match="https is no kind of storage"):
        place_of("https://example.org/episodes")


def test_what_is_loaded_for_an_address_is_known_without_loading_it():
    assert modules_of("s3://a/b", "article.txt", Address("gs", "c/d")) == ("fsspec", "gcsfs", "s3fs")
    assert modules_of("article.txt", "https://example.org", Path("out")) == ()


def test_a_missing_package_is_told_with_what_installs_it(monkeypatch: pytest.MonkeyPatch):
    import fsspec

    def missing(protocol: str) -> object:
        raise ImportError(f"Install the package for {protocol}")

    monkeypatch.setattr(fsspec, "get_filesystem_class", missing)
    with pytest.raises(StorageError, match=r"s3://bucket/a needs the package s3fs.*pip install s3fs$"):
        objects.opened(Address.parse("s3://bucket/a"))
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(StorageError, match=r"needs the package fsspec.*pip install 'audiobrief\[storage\]' adlfs$"):
        objects.opened(Address.parse("az://box/a"))


@pytest.mark.skipif(importlib.util.find_spec("adlfs") is not None, reason="adlfs is installed")
def test_every_kind_of_storage_is_known_to_fsspec():
    from fsspec.registry import known_implementations

    # adlfs makes its third name known itself.
    assert set(PROTOCOLS) - set(known_implementations) == {"abfss"}
    with pytest.raises(StorageError, match="pip install adlfs"):
        objects.opened(Address.parse("abfss://box/a"))
