"""Several articles become one without a character lost, moved or made up, and each is said as it is by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import audiobrief
from audiobrief import casting
from audiobrief.casting import load_voices
from audiobrief.errors import SourceError
from audiobrief.model import Article, Cast, SegmentKind
from audiobrief.pipeline.brief.combine import MOST_STORIES, Combined
from audiobrief.pipeline.brief.frame import frame_of
from audiobrief.pipeline.brief.gather import Found
from audiobrief.pipeline.brief.wanted import Wanted
from audiobrief.pipeline.coverage import check_coverage
from audiobrief.pipeline.plan import plan_lines
from audiobrief.pipeline.source import load
from tests.conftest import ARTICLES
from tests.pipeline.brief.articles import LIGHT, WHALE

VOICES = load_voices()


def found(source: Article | str, name: str = "a.txt") -> Found:
    return Found(name, *load(read(source)))


def read(source: Article | str) -> Article:
    if isinstance(source, Article):
        return source
    return audiobrief.read_markdown(source) if source.startswith("#") else audiobrief.read_text(source)


def combined(*sources: Article | str, wanted: Wanted | None = None, show: str | None = "The Tide") -> Combined:
    everything = tuple(map(found, sources))
    return Combined(everything, frame_of(everything, (), wanted or Wanted(), show))


def cast_of(one: Combined) -> Cast:
    return casting.cast(one.script, VOICES)


def test_the_script_is_the_text():
    one = combined(WHALE, LIGHT, audiobrief.read(ARTICLES / "ferry.txt"))
    segments = [segment for section in one.script.sections for segment in section.segments]
    assert "".join(segment.text for segment in segments) == one.article.text
    assert all(one.article.text[segment.start : segment.end] == segment.text for segment in segments)


def test_each_articles_text_is_there_to_the_character():
    one = combined(WHALE, LIGHT)
    for story, source in zip(one.stories, (WHALE, LIGHT), strict=True):
        own = load(read(source))[0]
        assert one.article.source[story.span.start : story.span.end] == story.article.source == own.source
        assert story.article == own


def test_an_article_is_said_as_it_is_by_itself():
    one = combined(WHALE, audiobrief.read(ARTICLES / "structure.html"), LIGHT)
    cast = cast_of(one)
    lines = one.lines(cast, (), cues=True)
    for story in one.stories:
        inside = [line for line in lines if story.sections.start <= line.section < story.sections.end]
        alone = plan_lines(story.article, audiobrief.segment(story.article), cast)
        assert [(line.text, line.utterance, line.speaker, line.voice) for line in inside if not line.is_added] == [
            (line.text, line.utterance, line.speaker, line.voice) for line in alone
        ]


def test_what_is_ours_is_marked_and_nothing_else_is():
    one = combined(WHALE, LIGHT)
    added = [line for line in one.lines(cast_of(one), (), cues=True) if line.is_added]
    assert [line.text for line in added[1:]] == [
        "Sources",
        "“Two boats and a whale”, by Ida Moss.",
        "“The harbor gets a new light”, by Piet Vos.",
    ]
    assert added[0].text.startswith("The Tide for ")
    for line in added:
        assert all(
            not story.span.start < end or start >= story.span.end for story in one.stories for start, end in line.spans
        )


def test_a_title_that_the_text_does_not_say_is_said_as_ours():
    article = replace(audiobrief.read_text("Nobody was on the quay. The boat left all the same."), title="The quay")
    one = combined(article, WHALE)
    lines = one.lines(cast_of(one), (), cues=True)
    assert [line.text for line in lines if line.is_added][1] == "The quay"
    assert [section.title for section in one.script.sections][1] == "The quay"


def test_chapters_are_the_articles_and_their_headings():
    one = combined(WHALE, LIGHT, audiobrief.read(ARTICLES / "ferry.txt"))
    titles = [section.title for section in one.script.sections]
    assert titles[0].startswith("The Tide for ")
    assert titles[1:] == [
        "Two boats and a whale",
        "The harbor gets a new light",
        "The harbor gets a new light: The vote",
        "The harbor gets a new light: What it costs",
        "Island town votes to run its own ferry after the last private line quits",
        "Island town votes to run its own ferry…: A town that counts its cars",
        "Island town votes to run its own ferry…: What the state says",
        "Sources",
    ]


def test_a_turn_of_the_subject_without_a_heading_is_no_chapter():
    paragraphs = [
        f"The {noun} of the {place} were counted on {day}, and the {noun} were {state}. " * 12
        for noun, place, day, state in (
            ("boats", "harbor", "Monday", "old"),
            ("trees", "forest", "Tuesday", "green"),
            ("taxes", "council", "Friday", "high"),
            ("songs", "choir", "Sunday", "sad"),
        )
    ]
    article = audiobrief.read_text("What was counted\n\n" + "\n\n".join(paragraphs))
    assert len(load(article)[1].sections) > 1, "by itself it has chapters"
    assert [section.title for section in combined(article, WHALE).script.sections][1:] == [
        "What was counted",
        "Two boats and a whale",
        "Sources",
    ]


def test_more_headings_than_chapters_fit_leave_the_articles_as_chapters():
    def long(title: str) -> str:
        return f"# {title}\n\n" + "\n\n".join(f"## Day {day}\n\nIt rained on day {day}." for day in range(1, 200))

    titles = [section.title for section in combined(long("March"), long("April"), WHALE).script.sections]
    assert titles[1:] == ["March", "April", "Two boats and a whale", "Sources"]


def test_more_articles_than_an_mp3_has_chapters_are_refused():
    one = found(WHALE)
    many = (one,) * (MOST_STORIES + 1)
    with pytest.raises(SourceError, match=f"room for {MOST_STORIES} articles, not {MOST_STORIES + 1}"):
        Combined(many, frame_of(many, (), Wanted(), None))


def test_opening_and_credits_can_be_left_out():
    one = combined(WHALE, LIGHT, wanted=Wanted(opening="", credits=False))
    assert not any(line.is_added for line in one.lines(cast_of(one), (), cues=True))
    assert one.script.sections[0].title == "Two boats and a whale"
    assert one.script.sections[-1].title == "The harbor gets a new light: What it costs"


def test_a_person_is_one_in_all_articles():
    one = combined(WHALE, LIGHT)
    assert [speaker.name for speaker in one.script.speakers] == ["Marguerite Delacroix", "Henrik Solberg"]
    lines = one.lines(cast_of(one), (), cues=True)
    said = {line.section: line.voice.id for line in lines if line.speaker == "Marguerite Delacroix"}
    assert len(said) == 2
    assert len(set(said.values())) == 1


WORDS = st.sampled_from(
    ["the boat", "“We go,” said Ann Grey", "rain", "*", "1990s", "$6", "## Why", "- one", "> so it is", "—"]
)
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=8).map("\n\n".join)


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=4), st.booleans(), st.booleans())
def test_nothing_is_lost_whatever_the_articles(texts: list[str], opened: bool, closed: bool):
    articles = [audiobrief.read_markdown(f"A boat left.\n\n{text}") for text in texts]
    one = combined(*articles, wanted=Wanted(opening=None if opened else "", credits=closed))
    lines = one.lines(cast_of(one), (), cues=True)
    check_coverage(one.article, (span for line in lines for span in line.spans))
    segments = [segment for section in one.script.sections for segment in section.segments]
    assert "".join(segment.text for segment in segments) == one.article.text
    assert all(section.segments for section in one.script.sections)
    assert [line.section for line in lines] == sorted(line.section for line in lines)
    for story in one.stories:
        own = [
            (start - story.span.start, end - story.span.start)
            for line in lines
            if not line.is_added
            for start, end in line.spans
            if story.span.start <= start < story.span.end
        ]
        check_coverage(story.article, own)
    assert {segment.kind for segment in one.script.sections[0].segments} <= set(SegmentKind)
