"""Comments of readers at the end of an article go, where they read like comments; a part of the story that is headed so stays."""

from __future__ import annotations

import pytest

from audiobrief.cleaner import clean
from audiobrief.model import BlockKind
from audiobrief.reader import read_html, read_text

STORY = (
    "The old ferry crossed the strait for the last time on Sunday, and four hundred people stood on the quay to see it off.\n\n"
    "It had carried cars, cows and brides since 1951. The new one is faster, the harbor said, and will not smell of diesel."
)

_TWO = ("tide_jim\nMay 9, 2025 at 8:12 a.m.\nBye.\nReply", "Lorna\nMay 9, 2025 at 9:40 a.m.\nMe too.\nReply")
COMMENTS = [
    "\n\n".join(["Comments", *_TWO]),
    "3 thoughts on “The last crossing”\n\nHetty says: May 3, 2025 at 9:14 am\n\nI was one of the brides.\n\nReply",
    "Kommentare (2)\n\nfähre62 schreibt am 3. Mai: Schade.\n\nAntworten\n\nOtto schreibt am 4. Mai: Nicht schade.",
    "Vos commentaires\n\nMarinette, le 13 mai à 10h22 :\n\nQuel dommage !\n\nRépondre",
    "Comentarios\n\nXoán dice: Qué pena.\n\nResponder",
]


@pytest.mark.parametrize("comments", COMMENTS)
def test_comments_at_the_end_go_with_their_heading(comments: str):
    article = clean(read_text(f"The last crossing\n\n{STORY}\n\n{comments}\n"))
    assert article.text.endswith(STORY)
    assert {part.kind for part in article.removed} == {BlockKind.BOILERPLATE}
    assert "Comments of readers." in {part.reason for part in article.removed}


def test_comments_of_a_page_go_that_does_not_name_them_in_its_markup():
    paragraphs = "".join(f"<p>{part}</p>" for part in f"{STORY}\n\n{COMMENTS[1]}".split("\n\n"))
    article = clean(read_html(f"<article><h1>The last crossing</h1>{paragraphs}</article>"))
    assert article.text.endswith(STORY)


@pytest.mark.parametrize(
    "part",
    [
        # What a town asks for, what people say, and what stands below two comments.
        "Comments\n\nThe town takes comments on the plan until June 9. They may be sent by mail or left at the library desk.",
        "Responses\n\nMayor Ann Lee said: “The ferry was ours.”\n\nTom Ray said: “It was slow, and we loved it for being slow.”",
        "Comments\n\nAnn Lee\n\nTom Ray\n\nRuth Amado",
        f"Comments\n\ntide_jim\nMay 9, 2025 at 8:12 a.m.\nI will miss it.\nReply\n\n{STORY}\n\n{STORY}\n\n{STORY}",
    ],
)
def test_a_part_of_the_story_that_is_headed_so_stays(part: str):
    article = clean(read_text(f"The last crossing\n\n{STORY}\n\n{part}\n"))
    assert "Comments of readers." not in {removed.reason for removed in article.removed}


def test_a_text_that_is_nothing_but_comments_is_left():
    article = clean(read_text(COMMENTS[0]))
    assert "Bye." in article.text
