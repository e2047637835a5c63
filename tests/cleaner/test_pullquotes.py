from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import audiobrief
from audiobrief.cleaner.pullquotes import find_pull_quotes
from audiobrief.model import BlockKind

PARAGRAPH = "“We have waited for nine years for a river to come back,” Costa said, and she laughed at it."


def test_a_block_that_repeats_words_of_the_text_is_found_whatever_its_marks():
    pull = "‘We have waited for nine years for a river to come back’"
    assert find_pull_quotes([PARAGRAPH, pull, "It rained."]) == [1]
    assert find_pull_quotes([pull, PARAGRAPH]) == [0]


def test_its_signature_does_not_hide_it():
    assert find_pull_quotes([PARAGRAPH, "We have waited for nine years for a river. — Ana Costa"]) == [1]


def test_short_and_equal_blocks_stay():
    assert find_pull_quotes([PARAGRAPH, PARAGRAPH, "for a river to come"]) == []


def test_a_paraphrase_stays():
    assert find_pull_quotes([PARAGRAPH, "We have waited for ten years for a river to come back"]) == []


@given(st.lists(st.text(alphabet="ab ", max_size=60), max_size=6))
def test_the_longest_block_always_stays(texts: list[str]):
    found = find_pull_quotes(texts)
    assert found == sorted(set(found))
    assert len(found) < max(1, len(texts))


def test_what_is_set_apart_for_the_eye_is_heard_once():
    page = f"""<html><body><article><h1>A river comes back</h1><p>The river Sorne runs again, and the town has come to see it.</p>
    <blockquote>We have waited for nine years for a river to come back</blockquote><p>{PARAGRAPH}</p>
    <p>It rained all day, and nobody in the whole town minded it in the least.</p></article></body></html>"""
    article = audiobrief.clean(audiobrief.read_html(page))
    assert [(part.kind, part.text) for part in article.removed] == [
        (BlockKind.PULL_QUOTE, "We have waited for nine years for a river to come back")
    ]
    assert "nine years" in audiobrief.clean(audiobrief.read_html(page), keep=["pull-quote"]).text.replace(PARAGRAPH, "")


def test_it_is_found_in_plain_text_too():
    text = f"{PARAGRAPH}\n\n‘We have waited for nine years for a river to come back’\n\nIt rained all day.\n"
    assert [part.kind for part in audiobrief.clean(audiobrief.read_text(text)).removed] == [BlockKind.PULL_QUOTE]
