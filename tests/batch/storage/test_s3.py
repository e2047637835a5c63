"""The same over HTTP, to a server that speaks S3: needs s3fs and moto[server], which are not locked, and is skipped without."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from audiobrief.batch.job import Status
from audiobrief.batch.storage import objects
from audiobrief.batch.storage.address import Address
from audiobrief.errors import StorageError
from tests.batch.articles import write_articles
from tests.batch.storage.test_run import run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytest.importorskip("s3fs")
moto = pytest.importorskip("moto.server")


@pytest.fixture(scope="module")
def bucket() -> Iterator[Address]:
    server = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    surroundings = {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "key",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_DEFAULT_REGION": "us-east-1",
        "NO_PROXY": "127.0.0.1",
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in surroundings.items():
            patch.setenv(name, value)
        storage, _ = objects.opened(Address.parse("s3://articles"))
        storage.mkdir("articles")
        yield Address.parse("s3://articles")
    server.stop()


def test_from_bucket_to_bucket_and_again(bucket: Address, tmp_path: Path):
    for path in write_articles(tmp_path / "in", 3):
        objects.put_file(bucket / "archive" / path.name, path)
    objects.put(bucket / "archive" / "all.list", b"s3://articles/archive/article1.html\n")
    rows = run(bucket / "archive", bucket / "episodes")
    assert {row.status for row in rows} == {Status.MADE}
    assert len(rows) == 3
    assert {row.status for row in run(bucket / "archive" / "*.html", bucket / "episodes")} == {Status.KEPT}
    (row,) = run(bucket / "archive" / "all.list", bucket / "episodes")
    assert row.status is Status.KEPT
    names = [one.name for one in objects.listed(bucket / "episodes") if not one.is_folder]
    assert sorted(name.rpartition(".")[2] for name in names) == ["mp3"] * 3 + ["vtt"] * 3
    storage, path = objects.opened(bucket / "episodes")
    assert not [name for name in storage.find(path) if ".lock" in name]


def test_what_is_not_there_is_told(bucket: Address, tmp_path: Path):
    (row,) = run(bucket / "none.txt", tmp_path / "out")
    assert row.reason.endswith("there is no such object or bucket")
    write_articles(tmp_path / "in", 1)
    with pytest.raises(StorageError, match="no such object or bucket"):
        run(tmp_path / "in", "s3://nobody/episodes")
