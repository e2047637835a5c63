"""The package that articles need is loaded before the first of them, wherever their addresses stand."""

from __future__ import annotations

from pathlib import Path

from audiobrief.batch.storage.address import Address
from audiobrief.batch.storage.preload import modules_needed


def test_lists_are_looked_into_for_addresses_and_articles_are_not(tmp_path: Path):
    (tmp_path / "all.list").write_text("# ours\narticle.txt\ngs://bucket/a.html\n", encoding="utf-8")
    (tmp_path / "all.jsonl").write_text('{"path":"s3://bucket/a.html","title":"A"}\n', encoding="utf-8")
    (tmp_path / "page.html").write_text("az://box/a.html", encoding="utf-8")
    inputs = [str(tmp_path / name) for name in ("all.list", "all.jsonl", "page.html", "none.list")]
    assert modules_needed(tmp_path, inputs) == ("fsspec", "gcsfs", "s3fs")
    assert modules_needed(tmp_path, inputs[2:]) == ()
    assert modules_needed(Address("s3", "bucket"), inputs[2:]) == ("fsspec", "s3fs")
    assert modules_needed(Path("out"), ["gs://bucket/*.html", "-"]) == ("fsspec", "gcsfs")
