from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiobrief.model import SpeakerKind
from audiobrief.segmenter import find_quotes
from tests.segmenter.labelled import parse

INTRODUCED = "Wanjiru Mbeki, a geologist from Nairobi, spent a year on the glacier. "


def speakers_of(text: str) -> list[str | None]:
    return [quote.speaker for quote in find_quotes(text)]


@pytest.mark.parametrize(
    "clause",
    [
        "“The ice is leaving us,” said Wanjiru Mbeki.",
        "“The ice is leaving us,” Wanjiru Mbeki said.",
        "“The ice is leaving us,” said Dr. Wanjiru Mbeki, a geologist at the survey.",
        "“The ice is leaving us,” Wanjiru Mbeki, a geologist at the survey, said.",
        "Wanjiru Mbeki said: “The ice is leaving us.”",
        "Wanjiru Mbeki told the meeting, “The ice is leaving us.”",
        "According to Wanjiru Mbeki, “the ice is leaving us for good.”",
        "“The ice is leaving us,” according to Wanjiru Mbeki.",
        INTRODUCED + "“The ice is leaving us,” Mbeki said.",
        INTRODUCED + "“The ice is leaving us,” said Wanjiru.",
        INTRODUCED + "“The ice is leaving us,” she said.",
        INTRODUCED + "“The ice is leaving us,” the geologist warned.",
        INTRODUCED + "“Will the ice leave us?” she asked.",
        INTRODUCED + "“The ice,” she said, “is leaving us.”",
    ],
)
def test_every_way_to_name_the_speaker_is_understood(clause: str):
    found = speakers_of(clause)
    assert found
    assert set(found) == {"Wanjiru Mbeki"}


@pytest.mark.parametrize(
    "raw",
    [
        "„{Anna Gruber}Das Wasser stieg sehr schnell“, sagte Anna Gruber.",
        "« {Luc Moreau}L’eau montait très vite », a déclaré Luc Moreau.",
    ],
)
def test_other_languages_verbs_are_understood(raw: str):
    text, speakers = parse(raw)
    assert {quote.start: quote.speaker for quote in find_quotes(text)} == speakers


def test_words_after_the_clause_go_on_with_the_same_speaker():
    text = "“We waited,” said Tomoko Arai. “Nobody came. Then we walked.”"
    assert speakers_of(text) == ["Tomoko Arai", "Tomoko Arai"]


@pytest.mark.parametrize(
    "clause",
    [
        "“We will rebuild it,” said Halden ally Dario Velt, when asked about the bridge.",
        "“We will rebuild it,” said Halden’s deputy campaign manager, Dario Velt, who was there.",
        "“We will rebuild it,” said Lisbon’s Dario Velt, a consultant.",
        "“We will rebuild it,” Northern Action Forum’s Dario Velt said at the fair.",
        "“We will rebuild it,” Halden campaign Chairman Dario Velt told the Herald in an interview.",
        "“We will rebuild it,” political scientist Dario Velt told Reuters in May.",
        "“We will rebuild it,” his friend Dario Velt told the website.",
        "“We will rebuild it,” another friend, Dario Velt, told the Herald.",
        "“We will rebuild it,” an angry Dario Velt retorted.",
        "“We will rebuild it,” added his campaign manager Dario Velt, speaking after Halden.",
        "“We will rebuild it,” said Air Force 1st Lt. Dario Velt.",
        "“We will rebuild it,” bridge experts Dario Velt and Ida Moor wrote in September.",
        "19-year-old Dario Velt echoed: “We will rebuild it.”",
        "Continued Dario Velt: “We will rebuild it.”",
    ],
)
def test_what_describes_the_speaker_is_not_taken_for_the_speaker(clause: str):
    assert speakers_of("Halden spoke first. " + clause) == ["Dario Velt"]


def test_people_of_one_surname_are_kept_apart():
    text = (
        "Carlos Mendez and his sister Elena Mendez run the mill. “I mind the wheel,” said Carlos Mendez. "
        "“I mind the books,” said Elena Mendez."
    )
    assert speakers_of(text) == ["Carlos Mendez", "Elena Mendez"]


def test_a_nominal_speaker_keeps_the_words_of_the_text():
    text = "“No one was hurt in the collapse,” said a spokeswoman for the port."
    assert speakers_of(text) == ["A spokeswoman for the port"]


def test_a_paper_can_speak():
    (quote,) = find_quotes("The contract states that tenants “must not keep bees, hens or goats on any balcony.”")
    assert (quote.speaker, quote.kind) == ("The contract", SpeakerKind.DOCUMENT)


def test_a_body_can_speak():
    (quote,) = find_quotes("“We regret the delay to all our passengers,” Nordvind Airlines said in a statement.")
    assert (quote.speaker, quote.kind) == ("Nordvind Airlines", SpeakerKind.ORGANIZATION)


def test_scare_quotes_and_titles_are_no_quotations():
    assert find_quotes("The “expert” had read “Moby Dick” and called nobody for three days.") == ()


def test_a_motto_is_nobodys():
    (quote,) = find_quotes("The school, founded in 1911, has one motto: “Slow and Steady We Go.”")
    assert quote.speaker is None


def test_headings_have_no_speakers():
    assert find_quotes("Mayor Lena Ortiz says “we will rebuild the bridge” after the flood\n\nIt rained.") == ()


@given(st.text(alphabet="Aab .,?\n\"“”‘’'said heSmith:", max_size=300))
def test_any_string_gives_quotes_that_lie_apart_inside_it(text: str):
    at = 0
    for quote in find_quotes(text):
        assert at <= quote.start < quote.end <= len(text)
        assert quote.text == text[quote.start : quote.end]
        assert 0.0 <= quote.confidence <= 1.0
        at = quote.end


@given(st.text(max_size=300))
def test_no_string_is_refused(text: str):
    assert find_quotes(text) == find_quotes(text)


@pytest.mark.parametrize(
    "text",
    [
        "Their hall, once a cannery, still wears the motto painted over its door in 1948: “Many Hands, One Line.”",
        "The slogan reads: “Every Bridge Has Two Ends.”",
        "A stone by the gate bears the words “Come Home Before the Tide.”",
        "Engraved above the stage is “By Hand and by Heart Alone.”",
    ],
)
def test_words_that_stand_somewhere_are_nobodys(text: str):
    assert [quote.speaker for quote in find_quotes(text)] in ([None], [])


def test_a_paper_named_a_sentence_before_speaks():
    assert speakers_of("Hofer has put up a sign. It reads: “Soup is only for those who walked here.”") == ["A sign"]


def test_whose_paper_it_is_belongs_to_its_name():
    text = "The report came on Monday. The bank’s letter warns: “We will close the account within a month.”"
    assert speakers_of(text) == ["The bank’s letter"]


def test_a_name_with_a_particle_is_one_name():
    text = "Fawzi al-Masri sells books. “I started with the thin ones,” al-Masri said."
    assert speakers_of(text) == ["Fawzi al-Masri"]
