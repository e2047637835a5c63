"""The articles written for this project are cleaned as they are labelled. The floors (tests/floors.toml) only rise."""

from __future__ import annotations

import pytest

from audiobrief.cleaner import clean
from audiobrief.model import BlockKind
from tests import floors
from tests.cleaner.labelled import ARTICLES, read_labelled, score
from tests.cleaner.laws import assert_nothing_is_lost

LABELLED = [read_labelled(path) for path in ARTICLES]
WITHOUT_TRAPS = [labelled for labelled in LABELLED if labelled.name.startswith("no_trap")]


def test_there_are_articles_of_many_kinds_as_text_and_as_pages():
    assert len(LABELLED) >= 40
    assert min(sum(path.suffix == suffix for path in ARTICLES) for suffix in (".txt", ".html")) >= 20
    labels = {part.kind for labelled in LABELLED for part in labelled.parts}
    assert labels == {
        BlockKind.CAPTION,
        BlockKind.CREDIT,
        BlockKind.RELATED,
        BlockKind.PROMO,
        BlockKind.CORRECTION,
        BlockKind.NOTICE,
        BlockKind.BOILERPLATE,
    }


def test_the_articles_are_cleaned_above_the_floors():
    result = score(LABELLED, clean)
    floors.check("cleaning_text_f1", result.text_f1)
    floors.check("cleaning_story_kept", result.story_kept)
    floors.check("cleaning_captions_removed", result.captions_removed)
    floors.check("cleaning_furniture_removed", result.furniture_removed)
    floors.check("cleaning_kinds_right", result.kinds_right)


@pytest.mark.parametrize("labelled", WITHOUT_TRAPS, ids=lambda labelled: labelled.name)
def test_an_article_that_is_all_story_is_left_alone(labelled):
    assert labelled.parts == ()
    assert clean(labelled.article).removed == ()


@pytest.mark.parametrize("labelled", LABELLED, ids=lambda labelled: labelled.name)
def test_of_each_article_nothing_is_lost_and_nothing_more_goes_the_second_time(labelled):
    cleaned = clean(labelled.article)
    assert_nothing_is_lost(cleaned)
    assert clean(cleaned) == cleaned
