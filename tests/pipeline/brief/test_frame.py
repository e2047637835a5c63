"""What an episode says around its articles: in their language, and no more than it must."""

from __future__ import annotations

import datetime as dt

import pytest

import audiobrief
from audiobrief.model import Absent, Article
from audiobrief.normalizer import spoken_form
from audiobrief.pipeline.brief.frame import Frame, frame_of
from audiobrief.pipeline.brief.gather import Found
from audiobrief.pipeline.brief.wanted import Wanted

DAY = dt.date(2026, 11, 25)
FIRST = dt.date(2026, 12, 1)


def frame(language: str | None, show: str | None = None, *, absent: int = 0, **wanted: object) -> Frame:
    article = Article("The boat left.", audiobrief.read_text("The boat left.").blocks, language=language)
    found = Found("a.txt", article, audiobrief.segment(article))
    missing = [Absent(f"{number}.txt", "it is not there") for number in range(absent)]
    return frame_of([found], missing, Wanted(**{"day": DAY, **wanted}), show)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "opening"),
    [
        ("en", "The Tide for Wednesday, November 25, 2026."),
        ("en-US", "The Tide for Wednesday, November 25, 2026."),
        ("en-GB", "The Tide for Wednesday, 25 November 2026."),
        ("de-AT", "The Tide für Mittwoch, den 25. November 2026."),
        ("fr", "The Tide du mercredi 25 novembre 2026."),
        ("es", "The Tide del miércoles 25 de noviembre de 2026."),
        ("it", "The Tide."),
    ],
)
def test_it_opens_in_the_language_of_the_articles(language: str, opening: str):
    assert frame(language, "The Tide").opening == opening


def test_the_date_is_said_as_people_say_it():
    assert spoken_form(frame("en").opening, "en").endswith("Wednesday, November twenty fifth, twenty twenty six.")
    assert "den fünfundzwanzigsten November" in spoken_form(frame("de").opening, "de")
    assert "mardi premier décembre" in spoken_form(frame("fr", day=FIRST).opening, "fr")


def test_a_show_without_a_name_has_one_that_goes_with_the_language():
    assert frame("en").opening == "Your brief for Wednesday, November 25, 2026."
    assert frame("de").title == "Ihr Überblick für Mittwoch, den 25. November 2026"
    assert frame("it").opening == ""
    assert frame("it").title == "Brief 2026-11-25"


def test_a_person_can_say_it_otherwise():
    said = frame("en", "Tide", opening="Morning! {show}, {date}, {this} stays, {0} too.").opening
    assert said == "Morning! Tide, Wednesday, November 25, 2026, {this} stays, {0} too."
    assert frame("en", title=" All\nnews ").title == "All news"
    assert frame("en", opening="").opening == ""


def test_credits_name_who_wrote_and_published_an_article():
    def credit(language: str, **facts: str) -> str:
        article = Article("Moin.", audiobrief.read_text("Moin.").blocks, language=language, **facts)
        found = Found("a.txt", article, audiobrief.segment(article))
        return frame_of([found], [], Wanted(), None).credits[0]

    full = {"title": "The quay?", "byline": "Ann Grey", "publisher": "The Courier"}
    assert credit("en", **full) == "“The quay?”, by Ann Grey, The Courier."
    assert credit("de", **full) == "„The quay?“, von Ann Grey, The Courier."
    assert credit("fr", title="Le quai") == "« Le quai »."
    assert credit("es", title="El muelle", url="https://www.example.org/x") == "«El muelle», example.org."


def test_credits_say_how_many_articles_are_missing():
    assert frame("en", absent=1).credits[-1] == "1 article could not be included."
    assert frame("de", absent=2).credits[-1] == "2 Artikel konnten nicht aufgenommen werden."
    assert not frame("en", absent=2, credits=False).credits
