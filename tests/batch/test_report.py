"""The report of a batch is a page that may be published as it is, whatever its articles are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobrief.batch.job import Row, Status
from audiobrief.batch.report import Report
from audiobrief.checking.check import check

if TYPE_CHECKING:
    from pathlib import Path


def test_its_page_holds_to_what_check_asks_of_pages(tmp_path: Path):
    with Report(tmp_path / "report.jsonl") as report:
        report.add(Row("<script>a()</script>.txt", Status.FAILED, reason="<style>p { color: red }</style>"))
        report.add(Row("b.txt", Status.MADE, output="b.mp3", title="<img src=https://example.org/a.png onerror=b()>"))
        report.finish()
    (found,) = check(tmp_path / "report.html")
    assert [finding for finding in found.findings if finding.level != "ok"] == []
    assert {finding.rule for finding in found.findings} >= {"page-form", "page-policy", "page-outside"}
