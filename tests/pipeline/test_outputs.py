"""Everything beside an episode that has everything in it, looked at by checkers that no one here wrote, and by our own.

One is an article with whatever structure and title can try; the other is a brief of several, one of them that article.
"""

from __future__ import annotations

import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

import audiobrief
from audiobrief.checking import Level, check
from tests.checkers import ace_findings, dtd_errors, epub_messages, nu_messages, parse_vtt, w3c_epub_messages
from tests.pipeline.brief.articles import LIGHT, WHALE
from tests.publisher.browser import axe_violations, launched, opened
from tests.publisher.episodes import HOSTILE_TITLES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from audiobrief.model import Episode

TITLE = (
    HOSTILE_TITLES["script"]
    + " "
    + HOSTILE_TITLES["breakout"]
    + " "
    + HOSTILE_TITLES["emoji"]
    + " "
    + HOSTILE_TITLES["path"]
)
STRUCTURE = """<html lang="en"><head><title>The timetable</title></head><body><article><h1>The timetable</h1>
<p>The council published its timetable on Monday, and people looked at it until the evening came.</p>
<h2>When it sails &amp; what it costs</h2>
<figure><img src="a.jpg" alt="A white boat beside a long pier"><figcaption>The old boat at its pier in May.</figcaption></figure>
<table><caption>Sailings</caption><thead><tr><th>Day</th><th>Time</th><th>Fare</th></tr></thead>
<tbody><tr><td>Monday</td><td>10:30 a.m.</td><td>$4</td></tr><tr><td>Friday</td><td>noon</td><td>$5.50</td></tr></tbody></table>
<p>Bring with you:</p>
<ol><li>A ticket, with your name on it.<ul><li>Or a pass &lt;b&gt;in bold&lt;/b&gt;.</li></ul></li><li>A coat.</li></ol>
<h3>What people say</h3>
<blockquote><p>I have waited for this since I was a child, and now it is here.</p><cite>Ruth Okafor</cite></blockquote>
<p>“It will sail in spring,” said Marguerite Delacroix, who steers. She wrote a program for it:</p>
<pre><code>for day in week:
    sail(day) # &lt;script&gt;alert(1)&lt;/script&gt;</code></pre>
<h2>{{ 7 * 7 }}</h2>
<p>Nobody has asked about winter. “We will see,” said <b>Bo &lt;i&gt;</b>, a fisherman. </p>
</article></body></html>"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as one:
        yield one


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Episode:
    article = replace(
        audiobrief.read_html(STRUCTURE),
        title=TITLE,
        byline=TITLE,
        publisher=HOSTILE_TITLES["rtl"],
        url="https://example.org/a?b=<c>&d=\"e'",
        published="2026-11-23",
    )
    return audiobrief.narrate(
        article,
        tmp_path_factory.mktemp("everything") / "whole <b> #1 100%.mp3",
        companions=["all"],
        captions="read",
        keep=["code"],
        show=TITLE,
        jobs=1,
    )


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Episode:
    place = tmp_path_factory.mktemp("several")
    hostile = replace(audiobrief.read_html(STRUCTURE), title=TITLE, byline=TITLE, url="https://example.org/?<script>")
    (place / "light.md").write_text(LIGHT, encoding="utf-8")
    return audiobrief.brief(
        [hostile, place / "light.md", audiobrief.read_text(WHALE)],
        place / "daily.mp3",
        show=TITLE,
        companions=["all"],
        captions="read",
        jobs=1,
    )


@pytest.fixture(params=["everything", "several"])
def made(request: pytest.FixtureRequest) -> Episode:
    episode: Episode = request.getfixturevalue(request.param)
    return episode


def test_there_is_something_to_look_at(everything: Episode, several: Episode):
    assert any(sentence.is_aside for sentence in everything.timeline.sentences)
    assert {block.kind for block in everything.article.blocks} >= {
        "table",
        "list item",
        "block quote",
        "code",
        "heading",
    }
    assert len(several.stories) == 3


def test_the_nu_checker_has_nothing_to_say(made: Episode):
    found = nu_messages(made.files["page"], made.files["html"])
    assert [(one["message"], one.get("extract")) for one in found if one["type"] != "info"] == []


@pytest.mark.parametrize("kind", ["page", "html"])
@pytest.mark.parametrize(
    "settings",
    [{}, {"viewport": {"width": 320, "height": 640}, "color_scheme": "dark"}],
    ids=["wide", "narrow and dark"],
)
def test_axe_finds_nothing(made: Episode, browser: Browser, kind: str, settings: dict[str, Any]):
    with opened(browser, made.files[kind], **settings) as page:
        assert axe_violations(page, "color-contrast-enhanced") == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_checkers_of_books_find_nothing(made: Episode):
    assert epub_messages(made.files["epub"]) == []
    assert w3c_epub_messages(made.files["epub"]) == []


def test_ace_finds_nothing(made: Episode):
    assert ace_findings(made.files["epub"]) == []


def test_the_daisy_book_is_valid_by_its_document_types(made: Episode, tmp_path: Path):
    with zipfile.ZipFile(made.files["daisy"]) as archive:
        archive.extractall(tmp_path)
    documents = [path for path in tmp_path.iterdir() if path.suffix in {".html", ".smil"}]
    assert [dtd_errors(document) for document in documents] == [""] * len(documents)


def test_the_parser_of_transcripts_finds_nothing(made: Episode):
    assert parse_vtt(made.files["vtt"].read_text(encoding="utf-8"))["errors"] == []


def test_our_own_check_finds_no_error(made: Episode):
    pytest.importorskip("av", reason="PyAV is not installed")
    reports = list(check(made.output))
    assert len(reports) == len(made.files) + 1, "each, and the MP3 itself"
    assert [
        (report.path.name, finding.rule, finding.message)
        for report in reports
        for finding in report.findings
        if finding.level is Level.ERROR
    ] == []
    assert [
        (report.path.name, finding.rule, finding.message)
        for report in reports[1:]
        for finding in report.findings
        if finding.level is Level.WARNING
    ] == []
