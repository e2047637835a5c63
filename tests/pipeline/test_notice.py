"""That the voices are synthetic is said where it is asked for, in words that are marked as ours."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from audiobrief import brief, narrate
from audiobrief.cleaner import clean
from audiobrief.pipeline.notice import with_notice
from audiobrief.publisher import spoken_notice
from audiobrief.reader import read_text
from audiobrief.segmenter import segment

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = {
    "en": "A bridge reopens\n\nThe bridge opened on Monday, three years late. Nobody in the town cheered about it.\n",
    "de": "Eine Brücke öffnet\n\nDie Brücke wurde am Montag geöffnet, drei Jahre zu spät. In der Stadt hat niemand gejubelt.\n",
}


@pytest.mark.parametrize("language", TEXTS)
def test_the_notice_is_said_last_and_marked_as_ours(language: str, tmp_path: Path):
    words = spoken_notice(language)
    source = read_text(TEXTS[language])
    episode = narrate(source, tmp_path / "x.mp3", say_synthetic=True, companions=("txt", "timeline"))
    *others, last = episode.timeline.sentences
    said = " ".join(sentence.text for sentence in episode.timeline.sentences if sentence.is_added)
    assert said == words
    assert last.is_added
    assert last.speaker is None
    assert not any(sentence.is_added for sentence in others if sentence.spans[-1].end <= len(source.source))
    assert episode.files["txt"].read_text(encoding="utf-8").rstrip().endswith(str(words))


def test_without_being_asked_nothing_is_added(tmp_path: Path):
    episode = narrate(read_text(TEXTS["en"]), tmp_path / "x.mp3")
    assert not any(sentence.is_added for sentence in episode.timeline.sentences)
    assert episode.article.source == read_text(TEXTS["en"]).source


def test_several_articles_are_spoken_of_as_several(tmp_path: Path):
    places = [tmp_path / f"{name}.txt" for name in ("a", "b")]
    for place in places:
        place.write_text(TEXTS["en"].replace("Monday", f"day {place.stem}"), encoding="utf-8")
    episode = brief(places, tmp_path / "x.mp3", say_synthetic=True)
    assert episode.timeline.sentences[-1].text == spoken_notice("en", several=True)
    assert episode.timeline.sentences[-1].is_added


def test_a_language_without_words_for_it_gives_a_warning(caplog: pytest.LogCaptureFixture):
    article = clean(read_text(TEXTS["en"]))
    script = segment(article)

    with caplog.at_level(logging.WARNING, "audiobrief"):
        assert with_notice(article, replace(script, language="pl")) == (article, replace(script, language="pl"))
    assert "no words for it in pl" in caplog.text


def test_the_segments_of_the_script_are_the_text_with_the_notice():
    article = clean(read_text(TEXTS["en"]))
    longer, script = with_notice(article, segment(article))
    assert "".join(part.text for section in script.sections for part in section.segments) == longer.text
    assert longer.text == f"{article.text}\n\n{spoken_notice('en')}"
