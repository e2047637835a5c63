"""A feed of ours passes; spoil it, and the rule that is meant for it tells."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from audiobrief.checking import check
from audiobrief.pipeline.feed.make import FeedWishes, make_feed
from tests.checking.recordings import narrated

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BASE = "https://example.org/show/"
OPUS = (
    '<podcast:alternateEnclosure type="audio/ogg">'
    f'<podcast:source uri="{BASE}whale.opus"/></podcast:alternateEnclosure>'
)


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("show")
    narrated(place, "whale.mp3", "vtt", "chapters")
    make_feed(place, BASE, wishes=FeedWishes(author="The Courier"))
    return place


@pytest.fixture
def feed(spoken: Path, tmp_path: Path) -> Path:
    return shutil.copytree(spoken, tmp_path / "show") / "feed.xml"


def told(feed: Path) -> dict[str, str]:
    """What the rules have against it, by their names."""
    (report,) = check(feed)
    return {one.rule: f"{one.level}: {one.message}" for one in report.findings if one.level != "ok"}


def test_a_feed_of_ours_passes(feed: Path):
    assert told(feed) == {}
    (report,) = check(feed)
    assert {one.rule for one in report.findings} >= {"feed-namespace", "feed-companions", "feed-disclosure"}


@pytest.mark.parametrize(
    ("pattern", "instead", "rule", "message"),
    [
        (r"<podcast:guid>.*?<", "<podcast:guid>show-1<", "feed-namespace", "error: “show-1” is no podcast:guid"),
        (r">yes</podcast:locked>", ">maybe</podcast:locked>", "feed-namespace", "error: podcast:locked says “maybe”"),
        (r">[^<]*</podcast:person>", "> </podcast:person>", "feed-namespace", "error: A podcast:person has no name"),
        (
            r'<podcast:transcript url="[^"]*"',
            '<podcast:transcript url="whale.vtt"',
            "feed-namespace",
            "error: A transcript",
        ),
        (r' type="application/json\+chapters"', "", "feed-namespace", "error: A chapters file"),
        (r"whale\.vtt", "wale.vtt", "feed-companions", "error: There is no transcript wale.vtt beside the feed"),
        (
            r"</itunes:duration>",
            f"</itunes:duration>{OPUS}",
            "feed-companions",
            "error: There is no other format whale.opus beside the feed",
        ),
        (
            r"(?s)(<item>.*?<description>).*?<",
            r"\1Mine.<",
            "feed-disclosure",
            "warning: The notes of “The whale came at",
        ),
    ],
)
def test_what_is_spoiled_is_told(feed: Path, pattern: str, instead: str, rule: str, message: str):
    before = feed.read_text(encoding="utf-8")
    after = re.sub(pattern, instead, before)
    assert after != before
    feed.write_text(after, encoding="utf-8")
    assert list(told(feed)) == [rule]
    assert told(feed)[rule].startswith(message)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda feed: (feed.parent / "whale.vtt").unlink(),
        lambda feed: (feed.parent / "whale.chapters.json").rename(feed.parent / "other.json"),
    ],
)
def test_a_file_that_is_gone_is_told(feed: Path, spoil: Callable[[Path], None]):
    spoil(feed)
    assert list(told(feed)) == ["feed-companions"]


def test_what_lies_elsewhere_is_nobodys_business(feed: Path):
    text = feed.read_text(encoding="utf-8")
    feed.write_text(text.replace(f'{BASE}whale.vtt"', 'https://cdn.example/whale.vtt"'), encoding="utf-8")
    assert told(feed) == {}
