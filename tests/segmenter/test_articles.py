"""The articles written for this project keep their speakers. The floors (tests/floors.toml) only rise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from audiobrief.segmenter import find_quotes
from tests import floors
from tests.segmenter.labelled import ARTICLES, score

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = {
    "clarkston": ROOT.parent / "shared" / "articles",
    "ferry": ROOT / "tests" / "articles",
}


def test_there_are_articles_of_many_kinds():
    assert len(ARTICLES) >= 40


def test_speakers_of_the_labelled_articles_stay_above_the_floors():
    result = score(ARTICLES, find_quotes)
    floors.check("attribution_end_to_end_f1", result.end_to_end)
    floors.check("attribution_same_voice_b3", result.same_voice)
    floors.check("quotations_span_f1", result.spans)


@pytest.mark.parametrize("name", SAMPLES)
def test_sample_article_is_exactly_as_labelled(name: str):
    source, labels = (SAMPLES[name] / f"{name}{ending}" for ending in (".txt", ".gold.json"))
    if not source.exists():
        pytest.skip(f"the shared sample article is not beside this checkout, in {SAMPLES[name].name}")
    gold = json.loads(labels.read_text(encoding="utf-8"))["quotes"]
    quotes = find_quotes(source.read_text(encoding="utf-8"))
    assert [(q.start, q.end, q.text, q.speaker) for q in quotes] == [
        (g["start"], g["end"], g["text"], g["speaker"]) for g in gold
    ]
    assert [str(q.kind) for q in quotes if q.speaker] == [g["kind"] for g in gold if g["speaker"]]
