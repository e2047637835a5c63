"""Notices, corrections, promos, buttons and stamps go under their own kinds; sentences that speak of such things stay."""

import pytest

from audiobrief.cleaner import clean
from audiobrief.cleaner.datelines import dateline_end
from audiobrief.model import BlockKind
from audiobrief.reader import read_text

BEFORE = "The council of the small town met on Tuesday to speak about the old bridge, which has been closed since the spring."
AFTER = "A flood took away two of its piers, and nobody on the council knows when people will be able to walk over it again."
GO = {
    BlockKind.NOTICE: [
        "Copyright 2025 The Example Press. All rights reserved. This material may not be published or rewritten.",
        "© 2024 The Example Press",
        "Copyright © 2025 KXYZ. All rights reserved.",
        "(Reporting by Ann Example in Sampleville; Editing by Bob Sample and Carl Muster)",
        "Reporting by Ann Example; Additional reporting by Bob Sample in Rome; Editing by Carl Muster",
        "Example Press writer Ann Example in Sampleville contributed to this report.",
        "Ann Example and Bob Sample contributed reporting.",
        "Ann Example reported from Rome, and Bob Sample from Sampleville, Ohio.",
        "The Associated Press contributed.",
        "A version of this article appears in print on Feb. 3, 2025, Section B, Page 12 with the headline: The Bridge.",
        "This article was originally published in the Sample Review.",
        "Our Standards: The Example Trust Principles.",
        "With files from The Canadian Press",
        "Provided by University of Sampleville",
        "Tous droits réservés.",
        "Alle Rechte vorbehalten.",
    ],
    BlockKind.CORRECTION: [
        "Correction: An earlier version of this story misstated the number of bus routes. Three are to be dropped, not four.",
        "This story was updated at 2:30 p.m. to add a comment from the mayor.",
        "This article was amended on 7 June 2025. Bob Sample died in 2003, not 2008 as an earlier version said.",
        "Editor's note: This story has been updated to correct the spelling of Sampleville.",
        "An earlier version of this article misspelled the name of the mayor.",
        "CLARIFICATION: The first sentence has been clarified to say who owns the bridge.",
        "Dieser Artikel wurde am 3. Mai aktualisiert.",
    ],
    BlockKind.PROMO: [
        "Story continues below advertisement",
        "Article continues below this ad",
        "Anzeige",
        "Sponsored",
        "This post contains affiliate links.",
        "When you buy something using a link on this page, we receive a commission. Thank you for supporting our work.",
        "Want more like this? Enter your email below and get my free guide.",
        "(Listen to this week's episode of our podcast here, or subscribe wherever you get your podcasts.)",
        "Support local journalism. Subscribe to the Star today for $1 a week.",
        "Inscrivez-vous à notre newsletter pour recevoir chaque matin l’essentiel de l’actualité.",
        "Síguenos en Facebook, Instagram y X.",
        "Do you have a story for our news desk? Email tips@sample.example or call 0555 555 0188.",
    ],
    BlockKind.RELATED: [
        "Read: The village that moved its church",
        "MORE: Bridge will be closed until May",
        "Lesen Sie auch: Die Brücke am Ende der Welt",
        "À lire aussi : Le pont refait ses piles",
        "Te puede interesar: Los puentes que esperan",
        "More on bridges: https://sample.example/bridges",
        "If you liked this, try my other story about bridges.",
    ],
    BlockKind.BOILERPLATE: [
        "Share this",
        "Share this article",
        "12 comments",
        "COMMENTS (31)",
        "Listen 4 min",
        "Copy link",
        "4 min read",
        "Image 1 of 23",
        "Show caption",
        "Buy Photo",
        "Scroll down for video",
        "We use cookies to give you the best experience on our site.",
        "Filed under: bridges, bad ideas",
        "Published: 09:12, 3 May 2025 | Updated: 11:40, 3 May 2025",
        "Publié le 12 mars 2025 à 18h40",
        "Feb. 11, 2026 | Updated 9:14 a.m.",
        "Stand: 14.05.2025, 16:20 Uhr",
        "May 19, 2025 | 10:40am",
        "Jump to Recipe",
        "Media contact: Ann Example, 555-0107, press@sample.example",
        "Ann Example can be reached at 555-0162 or aexample@sample.example.",
        "← Older post",
        "This live blog is now closed.",
    ],
}
STAY = [
    "The story was published by the ministry on Tuesday, and nobody read it.",
    "The report was produced by a committee that met only twice.",
    "This story was told to me by my grandmother, who had it from a ferryman.",
    "An earlier version of the bridge had stood for four hundred years.",
    "The original version of the story said that the goat had been white.",
    "Research by Ann Example shows that ants keep left where the trail is crowded.",
    "Reporting by the Sample Times led to two arrests last year.",
    "Editing by hand takes her four hours a page, and she won't hear of a machine.",
    "He contributed to a fund for the bridge, and so did his neighbours.",
    "“All rights reserved means all rights,” the lawyer said. “It does not mean all cats.”",
    "Copyright is a hard matter, the judge wrote, and the goat can't have any.",
    "A cookie was the only payment that the goat received.",
    "The website uses cookies to follow its readers, the court found, and it never asked them.",
    "He sent a correction to the paper, which printed it on page nine.",
    "Corrections officers found the goat in the yard.",
    "Share prices fell by a third when the bridge was closed.",
    "Share nothing with him, she said, and least of all the recipe.",
    "Comments on the plan may be sent to the town hall until Friday.",
    "Listen to the river long enough and you will hear the old bridge.",
    "Sign up, he told them, and they did, forty of them, in one night.",
    "Subscribers to the concert series get the better seats.",
    "The advertisement was printed upside down, and sold more bread than any before.",
    "Read the letter again, she said: it does not mention the bridge.",
    "Related families have found each other that way, twice.",
    "More from the harbour than from the town, they came with torches and a drum.",
    "Follow the river on a map, and the reason is plain to see.",
    "Ann Example is a writer who lives in a lighthouse, and she was the first to see the ship.",
    "Updated maps will be printed in the spring, the council said.",
    "Published poets are rare in Sampleville, and paid ones unheard of.",
    "Bring a photo ID if you have one; nobody will be turned away without it.",
    "The newsletter went out on a Friday, to nine people.",
    "Watch: that was the only word he could make out.",
    "The Associated Press contributed a camera, Reuters a tripod, and the goat the rest.",
]


def clean_line(line: str) -> list[tuple[BlockKind, str]]:
    article = clean(read_text(f"The bridge is closed\n\n{BEFORE}\n\n{AFTER}\n\n{line}\n\n{BEFORE} {AFTER}"))
    return [(part.kind, part.text) for part in article.removed]


@pytest.mark.parametrize(("kind", "line"), [(kind, line) for kind, lines in GO.items() for line in lines])
def test_a_line_about_the_page_or_the_paper_goes_under_its_kind(kind: BlockKind, line: str):
    assert clean_line(line) == [(kind, line)]


@pytest.mark.parametrize("line", STAY)
def test_a_sentence_that_speaks_of_such_things_stays(line: str):
    assert clean_line(line) == []


@pytest.mark.parametrize("heading", ["Up next", "Don't miss", "Further reading"])
def test_a_heading_of_the_story_that_could_head_a_list_of_links_stays(heading: str):
    article = clean(read_text(f"The bridge\n\n{BEFORE}\n\n{heading}\n\n{AFTER}"))
    assert heading in article.text


def test_a_role_below_the_byline_goes_and_the_byline_is_said_at_the_start():
    article = clean(read_text(f"The bridge\n\nBy Ann Example\n\nStaff Writer\n\n{BEFORE}\n\n{AFTER}"))
    assert [article.block_text(block) for block in article.opening] == ["The bridge", "By Ann Example"]
    assert [part.text for part in article.removed] == ["Staff Writer"]


@pytest.mark.parametrize("line", ["Ann Example, Staff Writer", "Ann Example and Bob Sample | political reporters"])
def test_a_name_with_a_role_at_the_top_is_the_byline(line: str):
    article = clean(read_text(f"The bridge\n\n{line}\n\n{BEFORE}\n\n{AFTER}"))
    assert [article.block_text(block) for block in article.opening] == ["The bridge", line]
    assert article.byline in {"Ann Example", "Ann Example and Bob Sample"}
    assert article.text == f"{BEFORE}\n\n{AFTER}"
    assert clean(article) == article


def test_the_byline_is_said_once():
    article = clean(read_text(f"The bridge\n\nBy Ann Example\n\n{BEFORE}\n\n{AFTER}\n\nAnn Example"))
    assert [article.block_text(block) for block in article.opening] == ["The bridge", "By Ann Example"]
    assert [part.text for part in article.removed] == ["Ann Example"]


def test_who_the_author_is_goes_at_the_end():
    biography = "Ann Example is a writer based in Sampleville. Her last book is “Stairs.”"
    article = clean(read_text(f"The bridge\n\n{BEFORE}\n\n{AFTER}\n\n{BEFORE}\n\n{biography}"))
    assert [part.text for part in article.removed] == [biography]


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("ATLANTA (AP) — The bridge", "ATLANTA (AP) — "),
        ("CLARKSTON, Ga. (AP) — The bridge", "CLARKSTON, Ga. (AP) — "),
        ("LONDON, April 9 (Reuters) - The bridge", "LONDON, April 9 (Reuters) - "),
        ("Berlin (dpa) - Die Brücke", "Berlin (dpa) - "),
        ("Canberra, Australia (CNN) -- The bridge", "Canberra, Australia (CNN) -- "),
        ("EDDINGTON — The bridge", "EDDINGTON — "),
        ("COBBLE, Vt. — The bridge", "COBBLE, Vt. — "),
        ("NEW DELHI: The bridge", "NEW DELHI: "),
        ("The bridge (which is old) — and closed", ""),
        ("Ann Example (45) said", ""),
        ("“ATLANTA” is a novel", ""),
    ],
)
def test_datelines_are_known_and_stay(text: str, dateline: str):
    assert text[: dateline_end(text)] == dateline
    line = f"{text} has been closed since the spring, when a flood took away two of its piers."
    assert clean_line(line) == []
