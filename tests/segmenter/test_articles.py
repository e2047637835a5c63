"""The articles written for this project keep their speakers. The floor only rises."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from audiobrief.model import SpeakerKind
from audiobrief.segmenter import find_quotes
from tests.segmenter.labelled import ARTICLES, read_labelled

#: Share of the labelled quotations that must be found and given to the very name.
FLOOR = 0.93
SHARED = Path(__file__).resolve().parents[3] / "shared"


def test_speakers_of_the_labelled_articles_stay_above_the_floor():
    right = found = wanted = 0
    for path in ARTICLES:
        text, speakers = read_labelled(path)
        quotes = find_quotes(text)
        found += len(quotes)
        wanted += len(speakers)
        right += sum(quote.start in speakers and quote.speaker == speakers[quote.start] for quote in quotes)
    assert 2 * right / (found + wanted) >= FLOOR


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_every_labelled_quotation_is_found_and_no_other(path: Path):
    text, speakers = read_labelled(path)
    assert [quote.start for quote in find_quotes(text)] == list(speakers)


def test_sample_article_is_exactly_as_labelled():
    source, labels = SHARED / "articles" / "clarkston.txt", SHARED / "articles" / "clarkston.gold.json"
    if not source.exists():
        pytest.skip("the shared sample article is not beside this checkout")
    gold = json.loads(labels.read_text(encoding="utf-8"))["quotes"]
    quotes = find_quotes(source.read_text(encoding="utf-8"))
    assert [(q.start, q.end, q.text, q.speaker) for q in quotes] == [
        (g["start"], g["end"], g["text"], g["speaker"]) for g in gold
    ]
    assert [q.kind is SpeakerKind.DOCUMENT for q in quotes] == [g["kind"] == "document" for g in gold]
