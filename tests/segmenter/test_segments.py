from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from audiobrief.model import Article, Block, BlockKind, Gender, Script, Segment, SegmentKind, Span
from audiobrief.segmenter import segment


def article_of(*blocks: tuple[BlockKind, str]) -> Article:
    source, found = "", []
    for kind, text in blocks:
        found.append(Block(kind, (Span(len(source), len(source) + len(text)),), int(kind is BlockKind.HEADING)))
        source += text + "\n"
    return Article(source, tuple(found))


def paragraph(text: str) -> tuple[BlockKind, str]:
    return BlockKind.PARAGRAPH, text


def segments_of(script: Script) -> list[Segment]:
    return [found for section in script.sections for found in section.segments]


def test_marks_belong_to_the_quotation_and_the_clause_to_the_narrator():
    script = segment(article_of(paragraph("“We won,” said Aoife Brennan. “Again.”")))
    assert [(found.text, found.speaker) for found in segments_of(script)] == [
        ("“We won,”", "Aoife Brennan"),
        (" said Aoife Brennan. ", None),
        ("“Again.”", "Aoife Brennan"),
    ]


def test_a_segment_ends_with_its_paragraph():
    script = segment(article_of(paragraph("It rained."), paragraph("It stopped.")))
    assert [found.text for found in segments_of(script)] == ["It rained.\n\n", "It stopped."]


def test_a_quotation_of_nobody_is_narration():
    script = segment(article_of(paragraph("The club’s motto is: “Never Look Back At All.” It was founded in 1920.")))
    assert {found.kind for found in segments_of(script)} == {SegmentKind.NARRATION}
    assert script.speakers == ()


def test_headings_are_headings_and_never_quoted():
    script = segment(article_of((BlockKind.HEADING, "“It is over,” said Mia Holm."), paragraph("It rained.")))
    assert [found.kind for found in segments_of(script)] == [SegmentKind.HEADING, SegmentKind.NARRATION]


def test_gender_is_read_from_titles_pronouns_and_first_names():
    script = segment(
        article_of(
            paragraph("“We lost the key,” said Mrs. Xu. “It was old.”"),
            paragraph("“We found the key,” said Quill Tarrow, a locksmith. He warned that it was bent."),
            paragraph("“We hid the key,” said Pedro Almeida."),
            paragraph("“We sold the key,” said Zz Qqop."),
        )
    )
    assert [(found.name, found.gender) for found in script.speakers] == [
        ("Xu", Gender.FEMALE),
        ("Quill Tarrow", Gender.MALE),
        ("Pedro Almeida", Gender.MALE),
        ("Zz Qqop", None),
    ]
    assert script.speakers[1].evidence == "He warned"
    assert script.speakers[2].evidence == "first name"


TEXTS = st.text(alphabet="Aab .,?\"“”‘’'said heSmith:", min_size=1, max_size=80).filter(
    lambda text: text == text.strip()
)
KINDS = st.sampled_from([BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.BLOCK_QUOTE])


@given(st.lists(st.tuples(KINDS, TEXTS), max_size=5))
def test_joined_segments_are_the_text(blocks: list[tuple[BlockKind, str]]):
    article = article_of(*blocks)
    script = segment(article)
    assert "".join(found.text for found in segments_of(script)) == article.text
    at = 0
    for found in segments_of(script):
        assert (found.start, article.text[found.start : found.end]) == (at, found.text)
        at = found.end


@given(st.lists(st.tuples(KINDS, TEXTS), max_size=5))
def test_every_speaker_of_a_segment_is_listed(blocks: list[tuple[BlockKind, str]]):
    script = segment(article_of(*blocks))
    assert {found.speaker for found in segments_of(script)} - {None} == {speaker.name for speaker in script.speakers}
