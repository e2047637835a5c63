"""Several articles as one MP3, with the real engine, looked at by players and checkers that no one here wrote."""

from __future__ import annotations

import itertools
import json
import zipfile
from typing import TYPE_CHECKING

import numpy as np
import pytest

import audiobrief
from audiobrief.errors import NothingToSayError, SourceError, SynthesisError
from audiobrief.model import Article
from audiobrief.pipeline.coverage import check_coverage
from audiobrief.publisher.timeline.reading import read_timeline
from tests import engines
from tests.assembler.sounds import decoded_by_pyav, ebur128
from tests.checkers import epub_messages, nu_messages, parse_vtt
from tests.pipeline.brief.articles import FEED, GERMAN, LIGHT, WHALE, item
from tests.pipeline.test_narrate import tool

if TYPE_CHECKING:
    from pathlib import Path

    from audiobrief.model import Episode


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("brief")
    (place / "whale.txt").write_text(WHALE, encoding="utf-8")
    (place / "light.md").write_text(LIGHT, encoding="utf-8")
    (place / "licht.txt").write_text(GERMAN, encoding="utf-8")
    (place / "feed.xml").write_text(FEED.format(items="".join(map(item, range(1, 8)))), encoding="utf-8")
    return place


@pytest.fixture(scope="module")
def episode(folder: Path) -> Episode:
    return audiobrief.brief(
        [folder / "whale.txt", folder / "light.md"],
        folder / "daily.mp3",
        show="The Tide",
        cast_file=folder / "cast.toml",
        companions=["all"],
    )


def test_it_is_as_long_as_its_timeline_to_the_sample(episode: Episode):
    assert len(decoded_by_pyav(episode.output)) == episode.timeline.length


def test_it_is_as_loud_as_platforms_ask(episode: Episode):
    loudness, peak = ebur128(episode.output)
    assert loudness == pytest.approx(-16, abs=1)
    assert peak <= -1


def test_players_show_an_article_a_chapter(episode: Episode):
    shown = json.loads(tool("ffprobe", "-v", "error", "-show_chapters", "-of", "json", str(episode.output)))["chapters"]
    assert [chapter["tags"]["title"] for chapter in shown] == [chapter.title for chapter in episode.chapters]
    assert shown[1]["tags"]["title"] == "Two boats and a whale"
    first = next(sentence for sentence in episode.timeline.sentences if sentence.text == "Two boats and a whale")
    assert float(shown[1]["start_time"]) == pytest.approx(first.start / episode.timeline.rate, abs=0.001)


def test_each_article_is_in_the_timeline_whole(episode: Episode):
    for story in episode.stories:
        spans = [
            (start - story.span.start, end - story.span.start)
            for sentence in episode.timeline.sentences
            if not sentence.is_added and story.sections.start <= sentence.section < story.sections.end
            for start, end in sentence.spans
        ]
        check_coverage(story.article, spans)


def test_the_pause_between_two_articles_is_the_longest(episode: Episode):
    sentences = episode.timeline.sentences
    gaps = {
        after.section: (after.start - before.end) / episode.timeline.rate
        for before, after in itertools.pairwise(sentences)
        if after.section != before.section
    }
    between = gaps.pop(episode.stories[1].sections.start)
    sources = gaps.pop(episode.stories[1].sections.end)
    assert between == pytest.approx(1.75, abs=0.05), "the voice changes too"
    assert sources == pytest.approx(1.6, abs=0.2)
    assert max(gaps.values()) < 1.2


def test_the_tag_says_what_it_was_made_of(episode: Episode):
    tags = json.loads(tool("ffprobe", "-v", "error", "-show_format", "-of", "json", str(episode.output)))["format"][
        "tags"
    ]
    assert tags["title"].startswith("The Tide for ")
    assert tags["Sources"] == "Two boats and a whale; The harbor gets a new light"
    assert "Synthetic" in tags["Voices"]


def test_new_people_are_added_to_the_cast_file_once(episode: Episode, folder: Path):
    text = (folder / "cast.toml").read_text(encoding="utf-8")
    assert text.count("Marguerite Delacroix") == 1
    assert "Henrik Solberg" in text


def test_companions_say_which_article_is_read(episode: Episode):
    vtt = episode.files["vtt"].read_text(encoding="utf-8")
    assert "NOTE Article: Two boats and a whale\n" in vtt
    assert parse_vtt(vtt)["errors"] == []
    plain = episode.files["txt"].read_text(encoding="utf-8")
    assert "- The harbor gets a new light, Piet Vos" in plain
    assert plain.count("What it costs") == 1, "a heading is not written again below its chapter"
    page = episode.files["page"].read_text(encoding="utf-8")
    assert '<h2 dir="auto"><span class="s"' in page
    assert '<h3 dir="auto"><span class="s"' in page
    chapters = json.loads(episode.files["chapters"].read_text(encoding="utf-8"))["chapters"]
    assert [chapter["title"] for chapter in chapters] == [chapter.title for chapter in episode.chapters]
    with zipfile.ZipFile(episode.files["epub"]) as book:
        about = book.read("EPUB/about.xhtml").decode()
    assert "<h2>Articles</h2>" in about


def test_a_timeline_file_tells_all_of_it(episode: Episode):
    stored = read_timeline(episode.files["timeline"].read_bytes(), episode.output).episode
    assert stored.timeline == episode.timeline
    assert any(sentence.is_added for sentence in stored.timeline.sentences)
    for read, made in zip(stored.stories, episode.stories, strict=True):
        assert (read.source, read.span, read.sections) == (made.source, made.span, made.sections)
        assert (read.article.source, read.article.text) == (made.article.source, made.article.text)


def test_checkers_find_nothing_wrong_with_the_pages_and_the_book(episode: Episode):
    found = nu_messages(episode.files["page"], episode.files["html"])
    assert [one["message"] for one in found if one["type"] == "error"] == []
    assert epub_messages(episode.files["epub"]) == []


def test_an_episode_of_one_article_names_none_besides(tmp_path: Path):
    one = audiobrief.narrate(audiobrief.read_text(WHALE), tmp_path / "x.mp3", companions=["page", "vtt"])
    assert one.stories == ()
    assert "Articles</h2>" not in one.files["page"].read_text(encoding="utf-8")
    assert "NOTE Article" not in one.files["vtt"].read_text(encoding="utf-8")


def test_a_feed_stands_for_its_newest_entries(folder: Path, tmp_path: Path):
    made = audiobrief.brief([folder / "feed.xml", folder / "whale.txt"], tmp_path / "x.mp3", newest=3)
    assert [story.source for story in made.stories] == [
        "What was seen on day 7",
        "What was seen on day 6",
        "What was seen on day 5",
        str(folder / "whale.txt"),
    ]
    said = [sentence.text for sentence in made.timeline.sentences]
    assert said.count("Story number 6 begins here, on the quay.") == 1
    assert "“What was seen on day 6”, The Courier." in said


def test_what_is_named_twice_is_said_once(folder: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture):
    whale = folder / "whale.txt"
    made = audiobrief.brief([whale, folder / "light.md", whale], tmp_path / "x.mp3")
    assert len(made.stories) == 2
    assert "named twice" in caplog.text


@pytest.mark.parametrize(
    ("name", "text", "error"),
    [
        ("gone.txt", None, SourceError),
        ("empty.txt", "", SourceError),
        ("dots.txt", ". . .", NothingToSayError),
        ("licht.txt", GERMAN, SourceError),
    ],
)
def test_an_article_that_fails_is_named(
    folder: Path, tmp_path: Path, name: str, text: str | None, error: type[Exception]
):
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    sources = [folder / "whale.txt", tmp_path / name]
    with pytest.raises(error, match=name):
        audiobrief.brief(sources, tmp_path / "x.mp3")
    assert not (tmp_path / "x.mp3").exists()
    made = audiobrief.brief(sources, tmp_path / "x.mp3", skip_failed=True)
    assert [story.source for story in made.stories] == [str(folder / "whale.txt")]
    assert [one.source for one in made.absent] == [str(tmp_path / name)]
    assert made.timeline.sentences[-1].text == "1 article could not be included."


def test_where_all_fail_there_is_no_episode(tmp_path: Path):
    with pytest.raises(SourceError, match=r"not one of 2 articles could be read: .*a\.txt"):
        audiobrief.brief([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path / "x.mp3", skip_failed=True)
    assert list(tmp_path.iterdir()) == []


def test_an_article_that_can_not_be_spoken_is_named_or_left_out(folder: Path, tmp_path: Path):
    sources = [folder / "whale.txt", folder / "light.md"]
    with pytest.raises(SynthesisError, match=r"light\.md: the sentence “The light costs .*tripwire"):
        audiobrief.brief(sources, tmp_path / "x.mp3", load_engine=engines.breaks)
    assert list(tmp_path.iterdir()) == []
    made = audiobrief.brief(sources, tmp_path / "x.mp3", load_engine=engines.breaks, skip_failed=True)
    assert [story.source for story in made.stories] == [str(folder / "whale.txt")]
    assert "tripwire" in made.absent[0].reason
    assert len(decoded_by_pyav(made.output)) == made.timeline.length


def test_articles_that_were_read_before_are_taken_too(tmp_path: Path):
    made = audiobrief.brief([audiobrief.read_text(WHALE), audiobrief.read_markdown(LIGHT)], tmp_path / "x.mp3")
    assert [story.source for story in made.stories] == ["Two boats and a whale", "The harbor gets a new light"]
    assert isinstance(made.stories[0].article, Article)


def test_a_script_file_is_an_article_too(folder: Path, tmp_path: Path):
    from audiobrief.pipeline.files import save_script
    from audiobrief.pipeline.source import load

    article, script = load(folder / "whale.txt")
    save_script(tmp_path / "whale.script", article, script, source="whale.txt")
    made = audiobrief.brief([tmp_path / "whale.script", folder / "light.md"], tmp_path / "x.mp3")
    assert [chapter.title for chapter in made.chapters][1:3] == ["Two boats and a whale", "The harbor gets a new light"]


def test_the_voice_is_heard_where_the_timeline_says(episode: Episode):
    samples = decoded_by_pyav(episode.output).astype(float)
    for sentence in episode.timeline.sentences:
        inside = samples[sentence.start : sentence.end]
        assert np.sqrt(np.mean(inside**2)) > 0.01, sentence.text


def test_every_companion_file_says_that_it_reads_several_articles(episode: Episode):
    for name in ("vtt", "txt", "html", "page", "timeline"):
        text = episode.files[name].read_text(encoding="utf-8")
        assert "reads these articles" in text, name
        assert "reads this article" not in text, name
    with zipfile.ZipFile(episode.files["epub"]) as book:
        said = "".join(book.read(name).decode() for name in book.namelist() if name.endswith((".xhtml", ".opf")))
    assert "reads these articles" in said
    assert "reads this article" not in said
