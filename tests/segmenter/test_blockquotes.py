from __future__ import annotations

import pytest

from audiobrief.model import Article, Block, BlockKind, Span
from audiobrief.reader import read_html
from audiobrief.segmenter import find_quotes, segment


def speakers_of(*blocks: tuple[BlockKind, str]) -> list[tuple[str, str | None]]:
    source, found = "", []
    for kind, text in blocks:
        found.append(Block(kind, (Span(len(source), len(source) + len(text)),)))
        source += text + "\n"
    script = segment(Article(source, tuple(found)))
    return [(part.text.strip(), part.speaker) for section in script.sections for part in section.segments]


INTRODUCED = (BlockKind.PARAGRAPH, "Ana Costa, who builds boats, wrote to the council:")
LETTER = (BlockKind.BLOCK_QUOTE, "We have waited for nine years for a river. We will not wait for a tenth.")


def test_a_block_quote_is_said_by_whom_the_line_before_names():
    assert speakers_of(INTRODUCED, LETTER)[1] == (LETTER[1], "Ana Costa")


def test_every_paragraph_of_a_block_quote_is():
    second = (BlockKind.BLOCK_QUOTE, "The boats are ready, and so are we.")
    assert [speaker for _, speaker in speakers_of(INTRODUCED, LETTER, second)[1:]] == ["Ana Costa", "Ana Costa"]


@pytest.mark.parametrize("signature", ["— Tom Wells", "— Tom Wells, boatbuilder", "– Tom Wells (@tomw) May 4, 2020"])
def test_a_signature_names_the_writer_and_is_the_narrators(signature: str):
    post = (BlockKind.BLOCK_QUOTE, f"Nobody told me that the river was coming back. {signature}")
    found = speakers_of((BlockKind.PARAGRAPH, "It rained all day."), post)
    assert found[1] == ("Nobody told me that the river was coming back.", "Tom Wells")
    assert found[2] == (signature, None)


def test_a_signature_may_be_the_next_line():
    found = speakers_of(LETTER, (BlockKind.PARAGRAPH, "— Tom Wells"))
    assert found[0] == (LETTER[1], "Tom Wells")


@pytest.mark.parametrize("signature", ["— Letter from a pupil", "— Minutes of the board, 2019"])
def test_a_block_quote_is_never_given_to_somebody_else_than_who_signs_it(signature: str):
    before = (BlockKind.PARAGRAPH, "“This is a win,” said Ana Costa. “We are glad.” She was pleased with the vote.")
    second = (BlockKind.BLOCK_QUOTE, "The boats are ready, and so are we.")
    own_line = (BlockKind.BLOCK_QUOTE, signature)
    behind = (BlockKind.PARAGRAPH, signature)
    same_line = (BlockKind.BLOCK_QUOTE, f"{second[1]} {signature}")
    for blocks in ([LETTER, own_line], [LETTER, second, own_line], [LETTER, behind], [LETTER, same_line]):
        said = speakers_of(before, *blocks)
        assert ("“This is a win,”", "Ana Costa") in said
        assert "Ana Costa" not in {speaker for text, speaker in said if text in {LETTER[1], second[1]}}


def test_a_block_quote_that_nothing_introduces_is_not_given_to_whoever_spoke_last():
    before = (BlockKind.PARAGRAPH, "“This is a win,” said Ana Costa. “We are glad.” She was pleased with the vote.")
    second = (BlockKind.BLOCK_QUOTE, "The boats are ready, and so are we.")
    said = dict(speakers_of(before, LETTER, second, (BlockKind.PARAGRAPH, "It rained all day.")))
    assert said["“This is a win,”"] == "Ana Costa"
    assert "Ana Costa" not in {speaker for text, speaker in said.items() if LETTER[1] in text or second[1] in text}


def test_a_signed_epigraph_is_said_by_its_author():
    (quote,) = find_quotes("“A river is a road that moves by itself.” — Tom Wells")
    assert quote.speaker == "Tom Wells"


def test_a_block_quote_of_nobody_known_is_narration():
    assert {speaker for _, speaker in speakers_of((BlockKind.PARAGRAPH, "It rained."), LETTER)} == {None}


def test_a_post_is_said_by_its_author_whatever_stands_around_it():
    article = read_html(
        """<p>“It rained,” said Tom Reed, who had watched the river.</p><blockquote class="instagram-media"><p>What a day.</p>
        <p>So much water.</p><p><a href="x">A post shared by Ines Duarte (@ines)</a></p></blockquote><p>Nobody was hurt.</p>"""
    )
    said = [(part.speaker, part.text.strip()) for section in segment(article).sections for part in section.segments]
    assert said[2:] == [
        ("Ines Duarte", "What a day."),
        ("Ines Duarte", "So much water."),
        (None, "A post shared by Ines Duarte (@ines)"),
        (None, "Nobody was hurt."),
    ]
