import pytest

from audiobrief.model import BlockKind
from audiobrief.reader import read_text

PROSE = (
    "The council of the small town met on Tuesday to speak about the old bridge, which has been closed since spring."
)


def kinds(text: str) -> list[BlockKind]:
    return [block.kind for block in read_text(text).blocks]


def texts(text: str) -> list[str]:
    article = read_text(text)
    return [article.block_text(block) for block in article.blocks]


def test_empty_lines_part_paragraphs():
    assert texts(f"{PROSE}\n\n\n{PROSE}\n \t\n{PROSE}") == [PROSE] * 3


def test_long_lines_without_empty_ones_are_paragraphs():
    assert texts(f"{PROSE} {PROSE}\n{PROSE}\n{PROSE}") == [f"{PROSE} {PROSE}", PROSE, PROSE]


def test_hard_wrapped_lines_are_joined():
    wrapped = (
        "The council of the small town met on Tuesday to speak about the\n"
        "old bridge, which has been closed since spring, when a flood took\n"
        "away two of its piers and the road that led to it.\n"
    )
    assert texts(f"{wrapped}\n{wrapped}") == [" ".join(wrapped.split("\n")).strip()] * 2


def test_a_poem_keeps_its_lines():
    assert len(texts("The bridge\nis down\nand nobody walks\nalone to town\n\n" + PROSE)) == 5


def test_title_byline_and_date_are_found():
    article = read_text(
        f"A bridge is closed\n\nBy Ann Example and Joe Sample, Staff Writer\nMay 5, 2017, 3:04 PM\n\n{PROSE}"
    )
    assert article.title == "A bridge is closed"
    assert article.byline == "Ann Example and Joe Sample, Staff Writer"
    assert article.published == "2017-05-05T15:04"
    assert article.language == "en"


def test_a_first_sentence_is_no_title():
    assert read_text(f"It rained.\n\n{PROSE}").title is None


def test_headings_are_found():
    text = f"{PROSE}\n\nWHAT COMES NEXT\n\n{PROSE}\n\nThe Long Winter\n\n{PROSE}\n\nand then\n--------\n\n{PROSE}"
    assert [read_text(text).block_text(b) for b in read_text(text).blocks if b.kind is BlockKind.HEADING] == [
        "WHAT COMES NEXT",
        "The Long Winter",
        "and then",
    ]


@pytest.mark.parametrize(
    "line", ["(Ann Example/Reuters)", "Ann Example / AP", "Related: Another Bridge", "the bridge in winter", "He Left."]
)
def test_credits_and_captions_are_no_headings(line: str):
    assert kinds(f"{PROSE}\n\n{line}\n\n{PROSE}")[1] is BlockKind.PARAGRAPH


def test_control_characters_stay_in_the_source_and_off_the_edges():
    article = read_text("\x07\u200bThe \x1b[1mbridge\u202e is\ud800 closed.\u200b")
    assert article.source == "\x07\u200bThe \x1b[1mbridge\u202e is\ud800 closed.\u200b"
    assert article.block_text(article.blocks[0]).startswith("The ")
    assert article.block_text(article.blocks[0]).endswith("closed.")


def test_items_are_counted_and_set_in_lists_stand_within_others():
    article = read_text(
        f"{PROSE}\n\n- a coat\n- fruit\n    - an apple\n    - a pear\n- a map\n\n{PROSE}\n\n1. walk\n2. swim"
    )
    items = [block for block in article.blocks if block.kind is BlockKind.LIST_ITEM]
    assert [(item.level, item.position) for item in items] == [(1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (1, 1), (1, 2)]


@pytest.mark.parametrize(
    "table",
    [
        "Day\tFeet\nMonday\t12\nFriday\t9",
        "Day | Feet\n--- | ---\nMonday | 12\nFriday | 9",
        "| Day | Feet |\n|-----|------|\n| Monday | 12 |\n| Friday | 9 |",
    ],
)
def test_tables_are_known_by_tabs_and_bars(table: str):
    article = read_text(f"{PROSE}\n\n{table}\n\n{PROSE}")
    rows = [block for block in article.blocks if block.kind is BlockKind.TABLE]
    assert [[(article.source[cell.start : cell.end], cell.header) for cell in row.cells] for row in rows] == [
        [("Day", ""), ("Feet", "")],
        [("Monday", "Day"), ("12", "Feet")],
        [("Friday", "Day"), ("9", "Feet")],
    ]


@pytest.mark.parametrize("text", ["One | two\n\nThree | four", "By Ann | Example News", "a\tb", "a|b\nc|d|e"])
def test_bars_and_tabs_alone_make_no_table(text: str):
    assert BlockKind.TABLE not in kinds(f"{PROSE}\n\n{text}\n\n{PROSE}")
