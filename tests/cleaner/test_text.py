import json
from pathlib import Path

import pytest

from audiobrief.cleaner import clean
from audiobrief.model import BlockKind, Removed
from audiobrief.reader import read, read_text

SHARED = Path(__file__).parents[3] / "shared"
BEFORE = "The council of the small town met on Tuesday to speak about the old bridge."
AFTER = "It has been closed since the spring, when a flood took away two of its piers."


def removed_from(line: str, after: str = AFTER) -> tuple[str, tuple[Removed, ...]]:
    article = clean(read_text(f"The bridge\n\n{BEFORE}\n\n{line}\n\n{after}"))
    return article.text, article.removed


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Workers inspect a pier of the old bridge.Ann Example / AP, file", "caption"),
        ("Workers inspect a pier of the old bridge on May 4, 2017.Ann Mary Example/Channel News", "caption"),
        ("The mayor poses with pupils after a speech.Mayor Joe Sample / Mayor Joe Sample", "caption"),
        ("Workers inspect a pier of the old bridge. (Ann Example/Reuters)", "caption"),
        ("Workers inspect a pier, Tuesday, May 4, 2017, in Sampleville. (AP Photo/Ann Q. Example)", "caption"),
        ("Workers inspect a pier of the old bridge. Photo: Ann Example", "caption"),
        ("Workers inspect a pier of the old bridgeCredit: Getty Images", "caption"),
        ("FILE - The old bridge in winter.", "caption"),
        ("Photo: Ann Example", "credit"),
        ("(Ann Example/Reuters)", "credit"),
        ("Ann Example, Associated Press", "credit"),
        ("Getty Images", "credit"),
        ("Courtesy of the Example Museum", "credit"),
        ("Photograph by Ann Example for The Sample Post", "credit"),
        ("© Ann Example", "credit"),
        ("Image copyright Getty Images", "credit"),
        ("Image 1 of 23", "boilerplate"),
        ("Related: Another bridge is closed", "related"),
        ("READ MORE: Another bridge is closed", "related"),
        ("Read more: Another bridge is closed", "related"),
        ("See also: Bridges of the county", "related"),
        ("RELATED STORIES", "related"),
        ("Follow Example News on Facebook, Twitter and Instagram.", "promo"),
        ("Like us on Facebook.", "promo"),
        ("Sign up for our daily newsletter to get the best of the county in your inbox.", "promo"),
        ("Advertisement", "promo"),
        ("Story continues below advertisement", "promo"),
        ("Share this article", "boilerplate"),
        ("123 shares", "boilerplate"),
        ("* * *", "boilerplate"),
    ],
)
def test_what_is_no_narration_goes(line: str, kind: str):
    text, removed = removed_from(line)
    assert [(part.text, part.kind.value) for part in removed] == [(line, kind)]
    assert text == f"{BEFORE}\n\n{AFTER}"


@pytest.mark.parametrize(
    "line",
    [
        "The photo was taken by a neighbour, who gave it to the police on Monday.",
        "She posted the picture on Facebook, Twitter and Instagram, where thousands saw it.",
        "The company, which owns Getty Images, said that it would appeal.",
        "“I saw the photo in the file,” said the engineer, who had worked for the AP before.",
        "Reuters and the Associated Press reported the closure first.",
        "The report was first published by the Associated Press in 2017.",
        "His newsletter has 4,000 readers, and he writes it in his kitchen.",
        "Follow the river on a map and the reason is plain to see.",
        "Photographs of the bridge hang in every office of the town hall.",
        "The museum lent the model, courtesy of its new director, for one summer.",
        "He moved from the AP to Reuters in 2011 (he had been to both before).",
        "Sign-ups for the newsletter tripled after the flood, the editor said.",
        "They shared the story with their friends, who read more about it at home.",
        "The editor said that related stories would follow.",
        "“Get out,” she told the photographer from Agence France-Presse.",
        "Mr. Example/Sample, as the court called him, did not appear.",
        "An iPhone was found below the bridge. YouTube removed the film.",
        "J.K. Example wrote the book in the U.S. The bridge is on its cover.",
        "Advertisements for the new bridge were printed in every paper.",
        "The picture shows more than it hides, the judge wrote.",
        "More than forty people (among them the mayor) came to the meeting.",
        "WASHINGTON (AP) — The bridge will be rebuilt, the department said.",
        "She works for Reuters.",
        'A cook with a smile for all, she runs a "soup garage" by the bridge and gives away what it earns',
        "Copyright is a hard matter, the lawyer said, and the bridge is his proof.",
        "Watch: that was the only word he could make out.",
        "The witness, left, had seen nothing, and the other had seen too much, the court was told.",
    ],
)
def test_a_sentence_of_the_story_stays(line: str):
    text, removed = removed_from(line)
    assert removed == ()
    assert line in text


def test_a_caption_welded_to_the_next_paragraph_is_cut_off():
    text, removed = removed_from("Workers inspect a pier of the old bridge.Ann Example, APThe mayor did not come.")
    assert [part.text for part in removed] == ["Workers inspect a pier of the old bridge.Ann Example, AP"]
    assert "The mayor did not come." in text


def test_a_credit_welded_to_the_next_paragraph_is_cut_off():
    text, removed = removed_from("(Image: Ann Example / Getty Images)The mayor did not come.")
    assert [(part.text, part.kind) for part in removed] == [("(Image: Ann Example / Getty Images)", BlockKind.CREDIT)]
    assert "\n\nThe mayor did not come.\n\n" in text


def test_a_credit_in_the_middle_of_a_paragraph_is_cut_out():
    text, removed = removed_from("“It was loud,” she said. (AP Photo/Ann Example) Then she left.")
    assert [part.text for part in removed] == ["(AP Photo/Ann Example)"]
    assert "“It was loud,” she said. Then she left." in text


def test_an_advertisement_label_welded_to_a_paragraph_is_cut_off():
    text, removed = removed_from("AdvertisementThe mayor did not come.")
    assert [part.text for part in removed] == ["Advertisement"]
    assert "\n\nThe mayor did not come." in text


def test_a_caption_goes_with_the_credit_on_the_next_line():
    _, removed = removed_from("Workers at the old bridge\n\nAnn Example/Reuters")
    assert [part.kind for part in removed] == [BlockKind.CAPTION, BlockKind.CREDIT]


def test_other_articles_listed_at_the_end_go():
    article = clean(read_text(f"{BEFORE}\n\n{AFTER}\n\nRead next\n\nA cat is rescued\n\nFive new trees planted"))
    assert [part.kind for part in article.removed] == [BlockKind.RELATED] * 3


def test_title_and_byline_are_kept_but_not_in_the_text():
    article = clean(read_text(f"The bridge\n\nBy Ann Example\n\nMay 5, 2017\n\n{BEFORE}\n\n{AFTER}"))
    assert [block.kind for block in article.opening] == [BlockKind.TITLE, BlockKind.BYLINE]
    assert article.text == f"{BEFORE}\n\n{AFTER}"
    assert [part.text for part in article.removed] == ["May 5, 2017"]


def test_an_article_of_nothing_but_furniture_has_no_text():
    assert clean(read_text("Advertisement\n\nGetty Images\n\nShare")).text == ""


def test_the_labelled_article_loses_exactly_its_labels():
    labels = SHARED / "articles" / "clarkston.gold.json"
    if not labels.exists():
        pytest.skip(f"{labels} is not here")
    expected = [part["text"] for part in json.loads(labels.read_text(encoding="utf-8"))["dropped"]]
    article = clean(read(labels.with_name("clarkston.txt")))
    assert [part.text for part in article.removed] == expected
