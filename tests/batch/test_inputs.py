"""Everything that a batch can be given becomes one job an article, with a name of its own that never changes."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from audiobrief.batch.inputs import jobs_of
from audiobrief.batch.names import name_of

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from audiobrief.batch.job import Job


def jobs(tmp_path: Path, *inputs: str, output: Path | None = None) -> list[Job]:
    scratch = tmp_path / "scratch"
    scratch.mkdir(exist_ok=True)
    return list(jobs_of(inputs, scratch, output=output))


def test_a_folder_gives_its_articles_sorted_and_neither_hidden_files_nor_the_output(tmp_path: Path):
    for path in (
        "in/b.txt",
        "in/a.html",
        "in/deep/c.md",
        "in/.hidden.txt",
        "in/picture.png",
        "in/out/d.txt",
        "in/.git/e.txt",
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("x", encoding="utf-8")
    found = jobs(tmp_path, str(tmp_path / "in"), output=tmp_path / "in" / "out")
    assert [job.source.removeprefix(str(tmp_path)) for job in found] == ["/in/a.html", "/in/b.txt", "/in/deep/c.md"]
    assert [job.number for job in found] == [1, 2, 3]


def test_a_pattern_gives_what_it_matches(tmp_path: Path):
    for name in ("a.html", "b.html", "c.txt"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert len(jobs(tmp_path, str(tmp_path / "*.html"))) == 2
    (nothing,) = jobs(tmp_path, str(tmp_path / "*.pdf"))
    assert "no file matches" in nothing.wrong


def test_a_missing_file_is_a_job_that_will_fail_and_keeps_no_other_from_being_done(tmp_path: Path):
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    assert [job.source for job in jobs(tmp_path, "missing.txt", str(tmp_path / "a.txt"))] == [
        "missing.txt",
        str(tmp_path / "a.txt"),
    ]


def test_records_of_json_lines_are_jobs_and_wrong_lines_say_so(tmp_path: Path):
    file = tmp_path / "articles.jsonl"
    file.write_text(
        '{"id": "7", "text": "A text."}\n\nnot json\n[1]\n{"title": "empty"}\n{"url": "https://example.org/x"}\n'
    )
    good, *bad, by_address = jobs(tmp_path, str(file))
    assert good.record is not None
    assert good.name == name_of("7", "7")
    assert [job.wrong.removeprefix(str(file)).split(" (")[0].split(": ")[0] for job in bad] == [
        ", line 3 is not JSON",
        ", line 4 is not a JSON object",
        ", line 5 has no article",
    ]
    assert by_address.source == "https://example.org/x"


def test_a_table_is_read_with_its_names_and_fields_of_several_lines(tmp_path: Path):
    file = tmp_path / "articles.csv"
    file.write_text('id,title,text\n1,One,"A text\nof two lines."\n2,Two,"Another, with a comma."\n', encoding="utf-8")
    found = jobs(tmp_path, str(file))
    assert [job.name.rpartition("-")[0] for job in found] == ["1", "2"]
    assert not any(job.wrong for job in found)


def test_a_list_has_a_path_or_address_a_line(tmp_path: Path):
    file = tmp_path / "sources.urls"
    file.write_text("# mine\nhttps://example.org/a\n\nb.txt\n", encoding="utf-8")
    assert [job.source for job in jobs(tmp_path, str(file))] == ["https://example.org/a", "b.txt"]


def test_standard_input_may_be_a_list_or_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def given_in(data: bytes) -> list[Job]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        return jobs(tmp_path, "-")

    assert [job.source for job in given_in(b"a.txt\nb.txt\n")] == ["a.txt", "b.txt"]
    assert given_in(b"") == []
    records = given_in(b"\n" + json.dumps({"text": "A text."}).encode() + b"\n" + json.dumps({"text": "Two."}).encode())
    assert [job.record is not None for job in records] == [True, True]
    assert records[0].name != records[1].name


def test_the_same_source_twice_is_done_once(tmp_path: Path):
    assert [job.duplicate for job in jobs(tmp_path, "a.txt", "b.txt", "a.txt")] == [False, False, True]


@given(st.text(max_size=300), st.text(max_size=300))
def test_names_are_safe_short_and_different_for_different_sources(one: str, other: str):
    first, second = name_of(one), name_of(other)
    assert (first == second) == (one == other)
    for name in (first, second):
        assert name.isascii()
        assert len(name) <= 71
        assert not set(name) & set('/\\:*?"<>|. ')


def test_names_begin_with_something_readable():
    assert name_of("archive/2024/Ferry Vote.html").startswith("ferry-vote-")
    assert name_of("https://example.org/news/ferry-vote.html?x=1").startswith("ferry-vote-")
    assert name_of("../../etc/passwd").startswith("passwd-")
    assert name_of("???").startswith("article-")
