"""From script to lines: every character in one line, pauses where they belong."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from audiobrief.assembler.pauses import Boundary
from audiobrief.casting import cast, load_voices
from audiobrief.cleaner import clean
from audiobrief.pipeline.coverage import check_coverage
from audiobrief.pipeline.lines import PASSAGE_CHARACTERS, Line, Passage, PlannedLines, group, source_characters
from audiobrief.pipeline.plan import draft_lines, language_of, plan_lines, word_lines
from audiobrief.reader import read_html, read_text
from audiobrief.segmenter import segment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobrief.model import Article
    from audiobrief.pipeline.plan import Draft

VOICES = load_voices()

TEXT = """A bridge reopens

By Ada Byron

The bridge opened on Monday, three years late. Nobody cheered.

“We waited,” said Ines Duarte, who keeps the toll house, “and we are glad.”

* * *

What comes next

The old road will close in May.
"""


def plan(article: Article) -> tuple[Article, tuple[Line, ...]]:
    cleaned = clean(article)
    script = segment(cleaned)
    return cleaned, plan_lines(cleaned, script, cast(script, VOICES))


def boundaries(lines: tuple[Line, ...]) -> dict[str, Boundary]:
    return {line.text: line.boundary for line in lines}


def test_title_and_byline_come_first():
    _, lines = plan(read_text(TEXT))
    assert [line.text for line in lines[:2]] == ["A bridge reopens", "By Ada Byron"]
    assert [line.boundary for line in lines[:2]] == [Boundary.TITLE, Boundary.BYLINE]


def test_pauses_tell_clause_sentence_paragraph_heading_and_section_apart():
    _, lines = plan(read_text(TEXT))
    found = boundaries(lines)
    assert found["“We waited,”"] is Boundary.CLAUSE
    assert found["The bridge opened on Monday, three years late."] is Boundary.SENTENCE
    assert found["Nobody cheered."] is Boundary.PARAGRAPH
    assert found["What comes next"] is Boundary.HEADING
    assert found["The old road will close in May."] is Boundary.END


def test_a_change_of_speaker_is_marked_on_the_line_before_it():
    _, lines = plan(read_text(TEXT))
    for line, following in itertools.pairwise(lines):
        assert line.speaker_changes == (line.voice != following.voice)


def test_quoted_words_are_the_speakers_and_the_words_around_them_are_not():
    _, lines = plan(read_text(TEXT))
    said = [line.text for line in lines if line.speaker == "Ines Duarte"]
    assert said == ["“We waited,”", "“and we are glad.”"]


def test_marks_that_nothing_can_be_said_for_belong_to_a_line():
    article, lines = plan(read_text(TEXT))
    assert all(line.spoken for line in lines)
    check_coverage(article, (span for line in lines for span in line.spans))


def test_passages_hold_all_lines_in_order_and_only_the_last_is_marked_so():
    _, lines = plan(read_text(TEXT * 12))
    passages = list(group(lines))
    assert tuple(line for passage in passages for line in passage.lines) == lines
    assert [passage.last for passage in passages] == [False] * (len(passages) - 1) + [True]
    assert len(passages) > 3


def test_the_last_passages_are_shorter_where_it_is_known_how_much_there_is():
    _, lines = plan(read_text(TEXT * 12))

    def lengths(passages: list[Passage]) -> list[int]:
        return [sum(len(line.spoken) for line in passage.lines) for passage in passages]

    usual, planned = list(group(lines)), list(group(PlannedLines.of(lines)))
    assert tuple(line for passage in planned for line in passage.lines) == lines
    assert planned[:2] == usual[:2]
    assert all(length >= PASSAGE_CHARACTERS for length in lengths(usual[:-1]))
    assert max(lengths(planned[-3:])) < PASSAGE_CHARACTERS


@settings(deadline=None, max_examples=150)
@given(st.text(alphabet=st.sampled_from("aAb .,!?\n\n“”\"'’—:;-*()1é\u200b你")))
def test_every_character_of_any_text_is_in_one_line_or_removed(text: str):
    article, lines = plan(read_text(text))
    # Where nothing is left to say, there is no episode.
    if any(map(str.isalnum, article.text)):
        check_coverage(article, (span for line in lines for span in line.spans))


@settings(deadline=None, max_examples=100)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<h2>",
                "</h2>",
                "<li>",
                "<div>",
                "</div>",
                "<table><tr><td>",
                "Rain. ",
                "“No,” said Ann Lee. ",
                "\n",
                "<figcaption>",
                "</figcaption>",
                "<script>x</script>",
                "&amp;",
                "<b>",
            ]
        )
    )
)
def test_every_character_of_any_page_is_in_one_line_or_removed(parts: list[str]):
    article, lines = plan(read_html("".join(parts)))
    if any(map(str.isalnum, article.text)):
        check_coverage(article, (span for line in lines for span in line.spans))


def test_lines_are_worded_when_they_are_asked_for():
    article = clean(read_text(TEXT))
    script = segment(article)
    drafts = list(draft_lines(article, script, cast(script, VOICES)))
    taken = 0

    def watched() -> Iterator[Draft]:
        nonlocal taken
        for draft in drafts:
            taken += 1
            yield draft

    lines = word_lines(watched(), language_of(script))
    assert next(lines).text == "A bridge reopens"
    # A line's pause depends on who speaks next, so one more has been looked at.
    assert taken == 2


def test_planned_lines_are_made_once_and_are_those_of_the_plan():
    _, whole = plan(read_text(TEXT))
    made: list[Line] = []
    lines = PlannedLines((made.append(line) or line for line in whole), sum(map(source_characters, whole)))
    assert lines[0] == whole[0]
    assert len(made) == 1
    assert list(itertools.islice(lines, 3)) == list(whole[:3])
    assert len(made) == 3
    assert (len(lines), lines[-1], tuple(lines[1:3]), tuple(lines)) == (len(whole), whole[-1], whole[1:3], whole)
    assert made == list(whole)
    assert PlannedLines.of(whole).characters == lines.characters
