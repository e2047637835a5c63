"""Captions and descriptions that are read are labelled as such wherever they are shown, in the language of the article."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING

import pytest
from lxml import etree

import audiobrief
from audiobrief.model import BlockKind
from audiobrief.pipeline.wishes import Wishes
from audiobrief.publisher import FORMATS, Archive, Edition
from audiobrief.publisher.labels import aside_label
from audiobrief.publisher.page.about import voices_of
from tests.checkers import epub_messages, nu_messages, parse_vtt
from tests.publisher.books import silence
from tests.publisher.browser import axe_violations, launched, opened
from tests.publisher.episodes import episode

if TYPE_CHECKING:
    from pathlib import Path

    from audiobrief.model import Episode

HTML = """<html lang="{language}"><head><title>The ferry</title></head><body><article><h1>The ferry</h1>
<p>{before} The council voted on Monday night to buy a boat that it has wanted for twenty years.</p>
<figure><img src="a.jpg" alt="A white boat beside a long pier"><figcaption>The old boat at its pier in May.</figcaption></figure>
<p>“We have waited for this,” said Ruth Okafor. It will sail in spring, and it will carry sixty people and their cars.</p>
</article></body></html>"""


def illustrated(language: str, before: str = "It is done.") -> Episode:
    article = audiobrief.read_html(HTML.format(language=language, before=before))
    return episode(article, wishes=Wishes.of((), (), "read"))


@pytest.fixture(scope="module")
def one() -> Episode:
    return illustrated("en")


@pytest.fixture(scope="module")
def german() -> Episode:
    return illustrated("de", "Es ist geschafft. Der Rat hat am Montag für das Schiff gestimmt, das er so lange wollte.")


def rendered(name: str, of: Episode) -> str:
    made = FORMATS[name].render(of, Edition())
    assert isinstance(made, str)
    return made


def parts(name: str, of: Episode) -> dict[str, bytes]:
    made = FORMATS[name].render(of, Edition())
    assert isinstance(made, Archive)
    return {member.name: member.content for member in made.members if isinstance(member.content, bytes)}


def test_there_are_asides_to_look_at(one: Episode):
    asides = [sentence.text for sentence in one.timeline.sentences if sentence.is_aside]
    assert asides == ["A white boat beside a long pier", "The old boat at its pier in May."]


def test_webvtt_gives_them_a_class_and_a_name_that_says_what_they_are(one: Episode):
    parsed = parse_vtt(rendered("vtt", one))
    assert parsed["errors"] == []
    voices = [cue["tree"]["children"][0] for cue in parsed["cues"]]
    labelled = [(voice["value"], voice["children"][0]["value"]) for voice in voices if voice["classes"] == ["aside"]]
    assert labelled == [
        ("Picture", "A white boat beside a long pier"),
        ("Caption", "The old boat at its pier in May."),
    ]


def test_no_transcript_takes_them_for_the_narrators_words(one: Episode):
    assert "\nCaption: The old boat" in rendered("srt", one)
    assert "\nPicture: A white boat" in rendered("txt", one)
    segments = {part["body"]: part["speaker"] for part in json.loads(rendered("json", one))["segments"]}
    assert segments["The old boat at its pier in May."] == "Caption"
    assert '<cite lang="en">Caption:</cite>' in rendered("html", one)
    # And the narrator is named when he goes on.
    assert "\nNarrator: said Ruth Okafor" in rendered("txt", one)


def test_the_label_is_in_the_language_of_the_article(german: Episode):
    assert "<v.aside Bildunterschrift>" in rendered("vtt", german)
    assert '<span class="who" lang="de">Bildunterschrift: </span>' in rendered("page", german)
    assert aside_label(BlockKind.CAPTION, "xx").language == "en"
    assert aside_label(BlockKind.DESCRIPTION, "pt_BR").text == "Imagem"


def test_the_page_marks_them_up_as_notes_and_is_valid(one: Episode, tmp_path: Path):
    for name in ("page", "html"):
        (tmp_path / f"{name}.html").write_text(rendered(name, one), encoding="utf-8")
    (tmp_path / "episode.mp3").write_bytes(silence(int(one.duration) + 1))
    assert [one for one in nu_messages(tmp_path / "page.html", tmp_path / "html.html") if one["type"] != "info"] == []
    with launched() as browser, opened(browser, tmp_path / "page.html", reduced_motion="reduce") as page:
        notes = page.get_by_role("note")
        assert [" ".join(note.locator(".turn").inner_text().split()) for note in notes.all()] == [
            "Picture: A white boat beside a long pier",
            "Caption: The old boat at its pier in May.",
        ]
        assert axe_violations(page, "color-contrast-enhanced") == []


def test_books_mark_them_up_too(one: Episode, tmp_path: Path):
    chapter = etree.fromstring(parts("epub", one)["EPUB/chapter-001.xhtml"])
    notes = chapter.xpath("//*[@role='note']")
    assert ["".join(note.itertext()) for note in notes] == [
        "Picture: A white boat beside a long pier",
        "Caption: The old boat at its pier in May.",
    ]
    assert b'<b lang="en" xml:lang="en">Caption:</b>' in parts("daisy", one)["content.html"]
    archive = FORMATS["epub"].render(one, Edition())
    assert isinstance(archive, Archive)
    with (tmp_path / "a.epub").open("wb+") as file:
        archive.write(file, lambda _: io.BytesIO(silence(int(one.duration) + 1)))
    assert zipfile.is_zipfile(tmp_path / "a.epub")
    assert epub_messages(tmp_path / "a.epub") == []


def test_their_voice_is_listed_with_the_time_that_is_theirs(one: Episode):
    voices = voices_of(one)
    assert [voice.speaker for voice in voices] == ["Narrator", "Ruth Okafor", "Captions"]
    assert one.cast.aside is not None
    assert voices[-1].name == one.cast.aside.name
    assert voices[0].name != voices[-1].name


def test_the_licences_of_the_voices_are_told(one: Episode):
    sentence = "Licences of the voices: GPL-3.0-or-later (pyttsx3)."
    assert sentence in rendered("page", one)
    assert sentence.encode() in parts("epub", one)["EPUB/about.xhtml"]
