"""Folders, patterns, single objects and lists on storage are the jobs that they are on this machine."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from audiobrief.batch.content import content_of, gathered, hash_of_content
from audiobrief.batch.inputs import count_jobs, jobs_of
from audiobrief.batch.storage import objects
from audiobrief.errors import StorageError
from audiobrief.model import Article
from audiobrief.pipeline.source import NamedBytes
from tests.batch.test_inputs import feed_of

if TYPE_CHECKING:
    from pathlib import Path

    from audiobrief.batch.job import Job
    from audiobrief.batch.storage.address import Address


def fill(folder: Address, **more: str) -> None:
    files = {"b.html": "<p>Boats came in.</p>", "a.txt": "Boats came in.", "deep/c.md": "Boats", "picture.png": "x"}
    for name, text in {**files, ".hidden/d.txt": "no", "~e.txt": "no", **more}.items():
        objects.put(folder / name, text.encode())


def jobs(*inputs: object, scratch: Path, output: Address | None = None) -> list[Job]:
    found = list(jobs_of(map(str, inputs), scratch, output=output))
    assert count_jobs(tuple(map(str, inputs)), scratch, output=output) in {len(found), None}
    return found


def names(found: list[Job], folder: Address) -> list[str]:
    return [job.source.removeprefix(f"{folder}/") for job in found]


def test_a_folder_gives_its_articles_in_order_and_not_what_was_made(memory: Address, tmp_path: Path):
    made = {
        "a-0123456789.mp3": "",
        "a-0123456789.txt": "",
        "alone-0123456789.txt": "",
        "report.html": "",
        "report.jsonl": "",
    }
    fill(memory, **made)
    objects.put(memory / "out" / "z.html", b"made")
    assert names(jobs(memory, scratch=tmp_path, output=memory / "out"), memory) == [
        "a-0123456789.txt",
        "a.txt",
        "alone-0123456789.txt",
        "b.html",
        "report.html",
        "deep/c.md",
    ]
    assert names(jobs(memory, scratch=tmp_path, output=memory), memory) == [
        "a.txt",
        "alone-0123456789.txt",
        "b.html",
        "deep/c.md",
        "out/z.html",
    ]


def test_a_pattern_and_a_single_object(memory: Address, tmp_path: Path):
    fill(memory)
    assert names(jobs(memory / "*.html", memory / "a.txt", scratch=tmp_path), memory) == ["b.html", "a.txt"]


def test_an_object_with_the_signs_of_patterns_in_its_name_is_itself(memory: Address, tmp_path: Path):
    fill(memory, **{"what [1].txt": "It is."})
    (job,) = jobs(memory / "what [1].txt", scratch=tmp_path)
    assert content_of(job)[0].getvalue() == b"It is."  # type: ignore[union-attr]


def test_lists_records_tables_and_feeds_on_storage(memory: Address, tmp_path: Path):
    fill(memory)
    records = [{"id": "one", "text": "A boat."}, {"path": str(memory / "a.txt"), "title": "Told again"}, {"none": 1}]
    lines = [json.dumps(record, ensure_ascii=False) for record in records]
    objects.put(memory / "all.list", f"\ufeff# ours\n{memory}/a.txt\n\n{memory}/b.html\n".encode())
    objects.put(memory / "all.jsonl", "\n".join(lines).encode())
    objects.put(memory / "all.csv", f"source,title\n{memory}/a.txt,From a table\n".encode())
    objects.put(memory / "all.xml", feed_of(("The pier", "https://example.org/1", 1)).encode())
    listed = jobs(memory / "all.list", scratch=tmp_path)
    assert names(listed, memory) == ["a.txt", "b.html"]
    first, second, third = jobs(memory / "all.jsonl", scratch=tmp_path)
    assert "needs one of the keys" in third.wrong
    source, _ = content_of(first)
    assert isinstance(source, Article)
    assert source.text == "A boat."
    source, content = content_of(second)
    assert isinstance(source, Article)
    assert (source.title, source.text) == ("Told again", "Boats came in.")
    assert content == hash_of_content(second) == hash_of_content(gathered(second))
    (told,) = jobs(memory / "all.csv", scratch=tmp_path)
    assert getattr(content_of(told)[0], "title", None) == "From a table"
    (entry,) = jobs(memory / "all.xml", scratch=tmp_path)
    assert entry.entry is not None
    assert entry.source == "https://example.org/1"


def test_what_can_not_be_read_has_a_job_that_says_so(memory: Address, tmp_path: Path):
    found = jobs(memory / "none.txt", memory / "none*", "ssh://host/a", "a::s3://b/c", scratch=tmp_path)
    assert [job.wrong.partition(": ")[0].partition(" is ")[0].partition(" matches")[0] for job in found] == [
        "",
        "no object",
        "ssh://host/a can't be opened",
        "a::s3://b/c",
    ]
    with pytest.raises(StorageError, match="no such object"):
        content_of(found[0])


def test_a_source_is_known_by_what_it_says_wherever_it_is_read(memory: Address, tmp_path: Path):
    fill(memory)
    (job,) = jobs(memory / "a.txt", scratch=tmp_path)
    source, content = content_of(job)
    assert isinstance(source, NamedBytes)
    assert (source.getvalue(), source.name) == (b"Boats came in.", job.source)
    assert gathered(job, objects=False).content.data is None
    assert gathered(job, files=False).content.data == b"Boats came in."
    assert content == hash_of_content(job) == hash_of_content(gathered(job))
    objects.put(memory / "a.txt", b"Boats went out.")
    assert content_of(job)[1] != content


def test_names_depend_on_the_address_alone(memory: Address, tmp_path: Path):
    fill(memory)
    one = jobs(memory / "b.html", scratch=tmp_path)[0].name
    assert one.startswith("b-")
    assert {job.name for job in jobs(memory / "*.html", memory, scratch=tmp_path) if job.source.endswith("b.html")} == {
        one
    }
