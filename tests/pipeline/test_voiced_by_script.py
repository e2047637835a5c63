"""Sentences in a script that their voice can't read."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

import audiobrief
from audiobrief.casting import load_voices
from audiobrief.pipeline.scripts import script_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Rain fell.", None),
        ("", None),
        ("123 …", None),
        ("Дождь шёл.", "CYRILLIC"),
        ("今天下雨。", "CJK"),
        ("The word дождь means rain.", None),
        ("Ελλάδα μου", "GREEK"),
        ("5 µm", None),
    ],
)
def test_the_script_is_that_of_most_letters(text: str, script: str | None):
    assert script_of(text) == script


def test_a_sentence_in_another_script_is_said_by_a_voice_that_reads_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
):
    text = "A sign by the road\n\nThe sign said this.\n\nДобро пожаловать в наш город у реки.\n\nNobody could read it."
    with caplog.at_level(logging.WARNING):
        episode = audiobrief.narrate(audiobrief.read_text(text), tmp_path / "x.mp3")
    (warning,) = [record.getMessage() for record in caplog.records if "can't read" in record.getMessage()]
    assert "Добро пожаловать" in warning
    assert "ru" in warning.split(": ")[-1]
    said = next(sentence for sentence in episode.timeline.sentences if sentence.text.startswith("Добро"))
    # Read, not spelled: a letter's name takes more than a quarter of a second.
    assert 1 < (said.end - said.start) / episode.timeline.rate < 5


def test_an_article_in_a_language_of_its_own_script_is_read_by_its_voices():
    voices = load_voices()
    for language in ("ru", "uk", "el", "hi", "zh", "ko"):
        assert any(voice.language.startswith(language) for voice in voices)
