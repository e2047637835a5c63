"""Captions and credits in every way that papers write them, by themselves and welded; and sentences that only look so."""

import pytest

from audiobrief.cleaner import clean
from audiobrief.model import BlockKind
from audiobrief.reader import read_text

BEFORE = "The council of the small town met on Tuesday to speak about the old bridge, which has been closed since the spring."
AFTER = "A flood took away two of its piers, and nobody on the council knows when people will be able to walk over it again."
#: What a caption runs into.
WELDS = ("The mayor said that he had known nothing of it.", "Sample said that he had known nothing of it.")
CREDITS = [
    "Photograph: Ann Example/Getty Images",
    "Photograph: Ann Example for the Sample Times",
    "(Ann Example/Sample Times)",
    "(Ann Example / For The Times)",
    "(Courtesy of Ann Example)",
    "| Ann Example/AP Photo",
    "Ann Example/AFP via Getty Images",
    "Ann Example / NBC News",
    "Ann Example/NPR",
    "AP",
    "(AP)",
    "(Photo by Ann Example/NurPhoto via Getty Images)",
    "(AP Photo/Ann Q. Example, File)",
    "Photo: Ann Example, MBR / Sample Chronicle",
    "Photo Credit: Ann Example",
    "Image: Ann Example / The Sample",
    "(ABC News: Ann Example)",
    "(Supplied: Ann Example)",
    "(AAP Image/Ann Example)",
    "THE CANADIAN PRESS/Ann Example",
    "Sample Herald photo by Ann Example",
    "(WTVF)",
    "Source: AAP",
    "Handout via REUTERS",
    "REUTERS/Ann Example/File Photo",
    "— AFP pic",
    "(EPA)",
    "[Ann Example/Al Jazeera]",
    "PTI",
    "/ AFP / Bob Sample",
    "(Foto: Ann Example)",
    "Foto: Ann Example/dpa",
    "(Photo Claire Exemple)",
    "© Ann Example/Bloomberg",
]


PROSE = (
    "The bridge had carried the road to the mill since 1911, and nobody in the valley could remember a winter without the "
    "sound of the carts on its planks, the librarian said."
)


def removed_from(line: str, after: str = AFTER) -> list[tuple[BlockKind, str]]:
    article = clean(read_text(f"The bridge is closed\n\n{BEFORE}\n\n{line}\n\n{after}"))
    return [(part.kind, part.text) for part in article.removed]


@pytest.mark.parametrize("credit", CREDITS)
def test_a_caption_goes_with_its_credit(credit: str):
    caption = f"Protesters outside the ministry on Friday. {credit}"
    assert removed_from(caption) == [(BlockKind.CAPTION, caption)]


@pytest.mark.parametrize("story", WELDS)
@pytest.mark.parametrize("credit", CREDITS)
def test_a_caption_that_runs_into_the_story_goes_and_the_story_stays(credit: str, story: str):
    caption = f"Protesters outside the ministry on Friday. {credit}"
    assert removed_from(caption + story) == [(BlockKind.CAPTION, caption)]


@pytest.mark.parametrize("credit", ["(Image: Sample News)", "(AP Photo/Ann Example)", "Photo: Ann Example"])
def test_of_a_sentence_of_the_story_only_the_credit_behind_it_goes(credit: str):
    assert removed_from(f"She came ashore at ten past two and asked for chips. {credit}") == [
        (BlockKind.CREDIT, credit)
    ]


@pytest.mark.parametrize(
    "caption",
    [
        "Mr. Sample, right, with the mayor of Brennau in 1966",
        "Regulars queue outside the shop on Harbour Row in the hope of a glimpse",
        "Lake City coach Ann Example",
        "An artist's concept of the new bridge at night",
        "Fishy business: The otter waits at the back door of the shop for its weekly treat",
        "Firefighters spray water on the roof of the old bakery on Tuesday morning",
        "A cracked rib, before and after repair",
        "Ann Example (left) and Bob Sample (right) watch the first boat leave the harbour",
        "Figure 3. Trail with two lanes. Laden ants are shown in orange. Scale bar: 1 cm",
        "Image caption The bells of the church were cast in 1741",
        "The shop ordered 4,000 scones for the party (file image)",
        "In this undated photo, the bridge is seen from the south bank of the river.",
    ],
)
def test_a_caption_without_a_credit_is_known_by_how_it_is_written(caption: str):
    assert removed_from(caption) == [(BlockKind.CAPTION, caption)]


@pytest.mark.parametrize(
    "line",
    [
        "A couple in Ambleford may keep their eleven peacocks, a planning inspector decided on Friday.",
        "She is seen by many as the next mayor, and she was pictured on every bus in the county.",
        "Workers at the plant left on Monday, and nobody has heard from them since.",
        "People stand in line for hours, and then they are told to come back the next morning.",
        "What comes next",
        "A vote on the stairs",
        "The Beekeepers of Block Nine",
        "In 1951 a photo of the girl was printed on the first page of the paper.",
        "LONDON (AP) — Sample Group said on Wednesday that it would buy a smaller rival",
        "The mayor, a plumber who stood in the rain with the others, was just as blunt. ''We have no bridge,'' he told them.",
        "He told “factcheckUK” that the name had been chosen by somebody else.",
        "It was shown on YouTube, on Facebook and on LinkedIn. Then it was taken down.",
        "The company behind WikiLeaks said that it had no comment on the matter.",
        "Readers of BuzzFeed and HuffPost saw the list first, and shared it before lunch.",
        "“I was seen here, left, in the picture,” the witness said, and pointed at himself.",
        "More on that later, she said, and left the room with the file under her arm.",
        "Mussels have solved sticking: they never had a reason to solve unsticking (and they never will).",
        "The photo was taken by a neighbour. Reuters bought it, and so did AP.",
        "6 cups chicken stock",
        "Vale Rovers (4-4-2): Pike; Lunt, Amadi, Shaw, Reyes; Boyle, Kerr, Dorrans, Nnadi; Platt, Vose",
    ],
)
def test_a_line_of_the_story_that_looks_like_a_caption_stays(line: str):
    assert removed_from(line) == []


def test_a_headline_that_runs_into_a_paragraph_points_to_another_article():
    teaser = "Ann Example Talks Bridges, Boats and the Longest Winter"
    assert removed_from(f"{teaser}The mayor said that he had known nothing of it.") == [(BlockKind.RELATED, teaser)]


@pytest.mark.parametrize("name", ["WikiLeaks", "BuzzFeed", "McDonald", "YouTube"])
def test_a_name_with_a_capital_in_it_ends_no_headline(name: str):
    line = f"Everything That Ann Example Ever Wrote About {name} and the bridge has been bound in one book."
    assert removed_from(line) == []


def test_the_lead_is_no_caption():
    lead = "A man walks his pig through the village of Sample every Friday at noon, and nobody looks up any more."
    assert clean(read_text(f"The pig of Sample\n\n{lead}\n\n{AFTER}")).removed == ()


def test_captions_go_from_an_article_that_was_flattened_to_one_line():
    article = clean(
        read_text(
            "By . Sample Reporter . PUBLISHED: . 14:11 EST, 25 October 2013 . | . UPDATED: . 15:36 EST, 25 October 2013 . "
            "The bridge was closed in the spring. Nobody knows why. "
            "Closed: The old bridge, pictured from the south bank, has lost two piers . "
            "Ann Example (left) and the mayor inspect the damage on Monday . "
            "The mayor did not want to speak about it. The council met in the old part of . "
            "the town and did. Scroll down for video . It will meet again."
        )
    )
    assert article.text == (
        "The bridge was closed in the spring. Nobody knows why. "
        "The mayor did not want to speak about it. The council met in the old part of . the town and did. It will meet again."
    )
    assert [part.kind for part in article.removed].count(BlockKind.CAPTION) == 2


def test_a_slip_of_the_pen_flattens_nothing():
    text = "A man walks his pig, pictured left, through Sample on Friday . The village did not look up. It never does, he said."
    assert clean(read_text(f"The pig of Sample\n\n{BEFORE}\n\n{text}")).removed == ()


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        (
            "Der Vorsitzende, Peter Muster, widersprach: „Ohne Parkplätze sterben die Läden.“ Er klagt.",
            "Foto: Uwe Muster/dpa",
        ),
        ("Der Stadtrat hat mit 28 zu 14 Stimmen ein neues Netz beschlossen, das im Mai kommt.", "Foto: Uwe Muster/dpa"),
        ("« C'est trop cher », a-t-il ajouté. « Et trop tard. »", "Photo : Jean Exemple / AFP"),
        ("Le marché a été fermé pendant deux ans, et les commerçants ont souffert.", "Photo : Jean Exemple / AFP"),
        ("Los vecinos de la ciudad cortarán el agua por la noche.", "Foto: Ana Ejemplo/EFE"),
    ],
)
def test_a_sentence_in_another_language_stays_though_a_credit_follows(line: str, credit: str):
    article = clean(read_text(f"Titel\n\n{line}\n\n{credit}\n\n{AFTER}"))
    assert [part.text for part in article.removed] == [credit]


@pytest.mark.parametrize("credit", ["Photo: Ann Lee", "AP Photo/Ann Lee"])
@pytest.mark.parametrize(
    "sentence",
    [
        "The council voted 6-3 on Tuesday to close the bridge.",
        "The storm knocked out power to 4,000 homes in the county.",
        "The mayor resigned in March after a report found that money was missing.",
        "Police arrested two men on Monday.",
    ],
)
def test_a_sentence_that_tells_what_happened_stays_in_front_of_a_credit(sentence: str, credit: str):
    article = clean(read_text(f"{PROSE}\n\n{sentence}\n\n{credit}\n\n{PROSE}"))
    assert article.text == f"{PROSE}\n\n{sentence}\n\n{PROSE}"


@pytest.mark.parametrize(
    "caption",
    [
        "Mayor Ann Lee speaks at a news conference on Tuesday.",
        "Ann Lee, left, and Tom Ray opened the bakery in May.",
        "The old bridge, seen in 2019, was closed in March.",
    ],
)
def test_a_sentence_that_shows_a_picture_goes_with_its_credit(caption: str):
    article = clean(read_text(f"{PROSE}\n\n{caption}\n\nPhoto: Ann Lee\n\n{PROSE}"))
    assert article.text == f"{PROSE}\n\n{PROSE}"
