"""Everything that a batch can be given becomes one job an article, with a name of its own that never changes."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from audiobrief.batch.feeds import looks_like_address_of_feed
from audiobrief.batch.inputs import count_jobs, jobs_of
from audiobrief.batch.names import name_of

if TYPE_CHECKING:
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


ENTRY = """<item><title>{title}</title><link>{link}</link><pubDate>Tue, 0{day} Jun 2025 10:00:00 GMT</pubDate>
<content:encoded>&lt;p&gt;{title} was voted on. {text}&lt;/p&gt;</content:encoded></item>"""
TEXT = "The council sat until midnight and heard everybody who wished to be heard. " * 8


def feed_of(*entries: tuple[str, str, int]) -> str:
    items = "".join(ENTRY.format(title=title, link=link, day=day, text=TEXT) for title, link, day in entries)
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>Harbour News</title>{items}</channel></rss>"
    )


def test_each_entry_of_a_feed_is_a_job_whose_name_stays_when_newer_ones_come(tmp_path: Path):
    file = tmp_path / "news.xml"
    file.write_text(feed_of(("The pier", "https://example.org/1", 1), ("The ferry", "https://example.org/2", 2)))
    before = jobs(tmp_path, str(file))
    assert [job.source for job in before] == ["https://example.org/2", "https://example.org/1"]
    assert before[0].name.startswith("the-ferry-")
    assert all(job.entry is not None for job in before)
    newer = ("The harbour", "https://example.org/3", 3)
    file.write_text(feed_of(newer, ("The pier", "https://example.org/1", 1), ("The ferry", "https://example.org/2", 2)))
    assert [job.name for job in jobs(tmp_path, str(file))][1:] == [job.name for job in before]


def test_entries_of_a_feed_that_share_a_link_or_have_none_are_told_apart(tmp_path: Path):
    file = tmp_path / "news.rss"
    file.write_text(feed_of(("One", "https://example.org/", 1), ("Two", "https://example.org/", 2), ("Three", "", 3)))
    found = jobs(tmp_path, str(file))
    assert len({job.name for job in found}) == 3
    assert not any(job.duplicate for job in found)


def test_a_feed_may_be_said_to_be_one_and_what_is_none_says_so(tmp_path: Path):
    file = tmp_path / "news.txt"
    file.write_text(feed_of(("The pier", "https://example.org/1", 1)))
    (tmp_path / "sources.list").write_text(f"feed:{file}\n", encoding="utf-8")
    (by_name,), (in_list,) = jobs(tmp_path, f"feed:{file}"), jobs(tmp_path, str(tmp_path / "sources.list"))
    assert by_name.name == in_list.name
    file.write_text("No feed at all.", encoding="utf-8")
    (wrong,) = jobs(tmp_path, f"feed:{file}")
    assert "is no feed" in wrong.wrong
    (tmp_path / "page.xml").write_text("<html><p>A page.</p></html>", encoding="utf-8")
    (page,) = jobs(tmp_path, str(tmp_path / "page.xml"))
    assert not page.wrong


def test_only_an_address_with_a_word_for_it_is_looked_at_as_a_feed():
    for address in (
        "https://example.org/feed",
        "https://example.org/news/rss.xml",
        "http://example.org/?format=atom",
        "https://example.org/index.xml",
    ):
        assert looks_like_address_of_feed(address)
    for address in (
        "https://example.org/news/feedback",
        "https://rss.example.org/story",
        "https://example.org/across",
        "feed.xml",
        "https://[",
    ):
        assert not looks_like_address_of_feed(address)


def test_jobs_are_counted_where_that_asks_for_nothing_twice(tmp_path: Path):
    for name in ("in/a.txt", "in/b.html", "in/deep/c.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "t.csv").write_text("id,text\n1,One\n2,Two\n", encoding="utf-8")
    (tmp_path / "s.urls").write_text("https://example.org/a\nb.txt\n", encoding="utf-8")
    (tmp_path / "f.urls").write_text("feed:https://example.org/a\n", encoding="utf-8")
    (tmp_path / "count").mkdir()
    given = [str(tmp_path / name) for name in ("in", "t.csv", "s.urls", "in/*.txt")] + ["https://example.org/x"]
    assert count_jobs(given, tmp_path / "count") == len(jobs(tmp_path, *given)) == 9
    assert count_jobs(["-"], tmp_path / "count") is None
    assert count_jobs([str(tmp_path / "f.urls")], tmp_path / "count") is None
    assert count_jobs(["https://example.org/rss"], tmp_path / "count") is None


def test_what_a_batch_made_in_a_folder_of_articles_is_no_article(tmp_path: Path):
    for name in (
        "a.txt",
        "report.html",
        "report.jsonl",
        "a-0123456789.mp3",
        "a-0123456789.html",
        "a-0123456789.transcript.html",
        "~$b.docx",
    ):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert [Path(job.source).name for job in jobs(tmp_path, str(tmp_path), output=tmp_path)] == ["a.txt"]
