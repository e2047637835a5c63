import re
from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from audiobrief.model import Article, Block, BlockKind, Section, Segment, SegmentKind, Span
from audiobrief.segmenter.sections import MOST_SECTIONS, divide
from audiobrief.segmenter.titles import LONGEST_TITLE

BRIDGE = (
    "The old bridge over the river needs new cables, and the bridge engineers say that the repair"
    " of the cables will be slow. "
    "Every bridge cable is inspected by hand, and the repair crew hangs below the bridge deck. "
)
SCHOOL = (
    "The primary school has lost its music teacher, and parents of the pupils want music lessons at the school again. "
    "A music teacher from the next town may give lessons to pupils, the school board wrote to parents. "
)
BIRDS = (
    "In the marsh, herons are nesting again after the wet spring, and the heron colony is larger"
    " than the wardens hoped. "
    "Wardens count heron nests from a boat, and the colony in the marsh is fenced off for the herons. "
)


def article(
    *paragraphs: str,
    title: str | None = None,
    kinds: Sequence[BlockKind] | None = None,
    levels: Sequence[int] | None = None,
    language: str | None = "en",
):
    source, blocks, at = "\n\n".join(paragraphs), [], 0
    for index, paragraph in enumerate(paragraphs):
        kind = kinds[index] if kinds else BlockKind.PARAGRAPH
        level = levels[index] if levels else 0
        blocks.append(Block(kind, (Span(at, at + len(paragraph)),), level))
        at += len(paragraph) + 2
    return Article(source, tuple(blocks), title=title, language=language)


def narrated(made: Article):
    """Segments as a segmenter gives them: headings by themselves, everything else the narrator's."""
    blocks, text = made.text_blocks, made.text
    segments: list[Segment] = []
    for index, block in enumerate(blocks):
        end = blocks[index + 1].start if index + 1 < len(blocks) else len(text)
        kind = SegmentKind.HEADING if block.kind is BlockKind.HEADING else SegmentKind.NARRATION
        segments.append(Segment(block.start, end, text[block.start : end], kind))
    return tuple(segments)


def joined(sections: Sequence[Section]):
    return "".join(segment.text for section in sections for segment in section.segments)


def headed(*levels: int):
    paragraphs, kinds, all_levels = [], [], []
    for number, level in enumerate(levels):
        paragraphs += [f"Heading {number}", f"Body number {number}."]
        kinds += [BlockKind.HEADING, BlockKind.PARAGRAPH]
        all_levels += [level, 0]
    return article(*paragraphs, kinds=kinds, levels=all_levels)


def test_every_heading_starts_a_section_and_is_its_title():
    made = article(
        "Before it all.",
        "The harbour?",
        "Boats lie there.",
        "The town",
        "People live there.",
        title="A day out",
        kinds=[BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.PARAGRAPH],
    )
    sections = divide(made, narrated(made))
    assert [section.title for section in sections] == ["A day out", "The harbour?", "The town"]
    assert joined(sections) == made.text


def test_of_more_headings_than_a_table_of_contents_holds_the_higher_ones_count():
    made = headed(*([2] + [3] * 9) * 40)
    sections = divide(made, narrated(made))
    assert len(sections) == 40
    assert joined(sections) == made.text


def test_too_many_headings_of_one_level_are_merged():
    made = headed(*[2] * 700)
    sections = divide(made, narrated(made))
    assert 100 < len(sections) <= MOST_SECTIONS
    assert joined(sections) == made.text


def test_a_short_article_is_one_section_under_its_title():
    made = article("The ferry left.", "Nobody waved.", title="The last ferry")
    assert [section.title for section in divide(made, narrated(made))] == ["The last ferry"]


def test_a_text_is_divided_where_its_subject_turns():
    made = article(*[BRIDGE] * 6, *[SCHOOL] * 6, *[BIRDS] * 6)
    sections = divide(made, narrated(made))
    starts = [section.segments[0].text[:20] for section in sections]
    assert starts == [BRIDGE[:20], SCHOOL[:20], BIRDS[:20]]
    assert "ridge" in sections[0].title or "cable" in sections[0].title
    assert "usic" in sections[1].title or "chool" in sections[1].title
    assert "eron" in sections[2].title or "olony" in sections[2].title


def test_one_long_segment_of_the_narrator_is_cut_at_the_section():
    made = article(*[BRIDGE] * 6, *[SCHOOL] * 6)
    sections = divide(made, (Segment(0, len(made.text), made.text, SegmentKind.NARRATION),))
    assert len(sections) == 2
    assert joined(sections) == made.text
    assert all(
        made.text[segment.start : segment.end] == segment.text for section in sections for segment in section.segments
    )


def test_a_quotation_over_several_paragraphs_is_not_divided():
    made = article(*[BRIDGE] * 6, *[SCHOOL] * 6)
    segments = tuple(
        Segment(segment.start, segment.end, segment.text, SegmentKind.PERSON, "Ida Moss") for segment in narrated(made)
    )
    assert len(divide(made, segments)) == 1


def test_an_unattributed_quotation_over_several_paragraphs_is_not_divided():
    opened = [f"“{paragraph.strip()}" for paragraph in [BRIDGE] * 6 + [SCHOOL] * 6]
    made = article(*opened[:-1], opened[-1] + "”")
    assert len(divide(made, narrated(made))) == 1


def test_a_colon_stays_with_what_it_leads_to():
    made = article(*[BRIDGE] * 5, BRIDGE.strip() + " The letter said:", *[SCHOOL] * 6)
    sections = divide(made, narrated(made))
    assert len(sections) > 1
    assert not any(joined([section]).rstrip().endswith(":") for section in sections)


def test_titles_are_a_few_of_the_sections_own_neighbouring_words():
    made = article(*[BRIDGE] * 6, *[SCHOOL] * 6, *[BIRDS] * 6)
    for section in divide(made, narrated(made)):
        own = joined([section])
        assert section.title[0].isupper()
        assert section.title in own or section.title[0].lower() + section.title[1:] in own
        assert len(section.title) <= LONGEST_TITLE
        assert re.search(r"\w$", section.title)
        assert section.title.split()[-1].lower() not in {"the", "of", "and", "is", "to"}


def test_titles_of_alike_sections_differ():
    made = article(*[BRIDGE] * 60)
    titles = [section.title.casefold() for section in divide(made, narrated(made))]
    assert len(titles) > 5
    assert len(set(titles)) == len(titles)


def test_a_book_has_no_more_sections_than_a_table_of_contents_holds():
    made = article(*[f"{BRIDGE} {number}" for number in range(2500)])
    sections = divide(made, narrated(made))
    assert 100 < len(sections) <= MOST_SECTIONS


def test_german_french_and_unlisted_languages_have_titles_too():
    for language in ("de", "fr", "es", "fi"):
        made = article(*["Korvet ja tuulet kulkevat sataman yli aamulla. " * 5] * 12, language=language)
        assert all(section.title for section in divide(made, narrated(made)))


def test_nothing_to_divide_gives_no_sections():
    assert divide(Article("", ()), ()) == ()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.text(st.sampled_from("abcdefgh tuv.,“”\":—'1"), min_size=1, max_size=900).map(
            lambda text: f"x{text.strip()}"
        ),
        min_size=1,
        max_size=12,
    ),
    st.booleans(),
)
def test_sections_hold_the_whole_text_and_start_with_paragraphs(paragraphs: list[str], whole: bool):
    made = article(*paragraphs)
    segments = (Segment(0, len(made.text), made.text, SegmentKind.NARRATION),) if whole else narrated(made)
    sections = divide(made, segments)
    assert joined(sections) == made.text
    starts = {block.start for block in made.text_blocks}
    assert all(section.segments[0].start in starts for section in sections)
    assert all(before.segments[-1].end == after.segments[0].start for before, after in pairwise(sections))
    titles = [section.title.casefold() for section in sections]
    assert all(titles)
    assert len(set(titles)) == len(titles)
