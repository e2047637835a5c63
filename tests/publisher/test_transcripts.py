"""Transcripts and chapters, read back by parsers that no one here wrote."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import srt

from audiobrief.publisher import FORMATS, Edition
from audiobrief.publisher.characters import one_line, printable
from audiobrief.publisher.turns import everyone
from tests.checkers import parse_vtt
from tests.publisher.episodes import HOSTILE_TITLES, episode, said

if TYPE_CHECKING:
    from pathlib import Path

    from audiobrief.model import Episode

MARKUP = """<b>Two</b> boats & a whale --> noon

Fish & <chips> cost 3 --> 5 today, &amp; nobody <v Bob>minds</v>.

“It looked <at> us,” said Marguerite & Delacroix, who was steering. “Then it left.”
"""


def rendered(name: str, one: Episode, edition: Edition | None = None) -> str:
    text = FORMATS[name].render(one, edition or Edition())
    assert isinstance(text, str)
    return text


def text_of(node: dict[str, Any]) -> str:
    own: str = node["value"] if node.get("type") == "text" else ""
    return own + "".join(text_of(child) for child in node.get("children", []))


@pytest.fixture
def ferried(ferry: Path) -> Episode:
    return episode(ferry, "ferry.mp3", language="en")


def hostile() -> list[Episode]:
    return [
        episode(MARKUP),
        *(
            episode(f"{title}\n\nIt began at noon. “It looked at us,” said {title}.", title=title)
            for title in HOSTILE_TITLES.values()
        ),
    ]


@pytest.mark.parametrize("number", range(len(hostile())))
def test_webvtt_is_without_an_error_and_says_every_word(number: int):
    one = hostile()[number]
    parsed = parse_vtt(rendered("vtt", one))
    assert parsed["errors"] == []
    assert "".join("".join(text_of(cue["tree"]).split()) for cue in parsed["cues"]) == printable(said(one))


def test_webvtt_names_the_speaker_of_each_cue(ferried: Episode):
    parsed = parse_vtt(rendered("vtt", ferried))
    assert parsed["errors"] == []
    for cue in parsed["cues"]:
        (voice,) = cue["tree"]["children"]
        assert (voice["type"], voice["name"]) == ("object", "v")
        said_then = [
            sentence.speaker or "Narrator"
            for sentence in ferried.timeline.sentences
            if sentence.start / ferried.timeline.rate <= cue["startTime"] + 0.001
        ]
        assert voice["value"] == said_then[-1]


def test_webvtt_lines_are_short_and_the_note_says_what_it_is(ferried: Episode):
    text = rendered("vtt", ferried)
    note, *cues = text.split("\n\n")[1:]
    assert "Island town votes" in note
    assert "Language: en" in note
    assert "synthetic" in note
    assert all(len(line) <= 65 for cue in cues for line in cue.split("\n"))


def test_subrip_is_read_back_and_says_every_word():
    for one in hostile():
        cues = list(srt.parse(rendered("srt", one), ignore_errors=False))
        assert [cue.index for cue in cues] == list(range(1, len(cues) + 1))
        assert all(cue.start < cue.end for cue in cues)
        assert "".join(printable(said(one)).split()) == without_names(
            "".join("".join(cue.content.split()) for cue in cues), one
        )


def without_names(shown: str, one: Episode) -> str:
    """What is shown, without the names before those who begin to speak."""
    from audiobrief.publisher.srt import _label

    names: dict[str | None, str] = {sentence.speaker: "".join(_label(who).split()) for sentence, who in everyone(one)}
    kept, last = "", object()
    for sentence in one.timeline.sentences:
        text = printable("".join(sentence.text.split()))
        if sentence.speaker != last:
            assert shown.startswith(names[sentence.speaker])
            shown = shown.removeprefix(names[sentence.speaker])
            last = sentence.speaker
        assert shown.startswith(text)
        shown = shown.removeprefix(text)
        kept += text
    assert shown == ""
    return kept


def test_subrip_has_the_measures_of_the_podcast_namespace(ferried: Episode):
    cues = list(srt.parse(rendered("srt", ferried), ignore_errors=False))
    assert all(len(cue.content.split("\n")) <= 2 for cue in cues)
    assert all(len(line) <= 32 for cue in cues for line in cue.content.split("\n"))
    assert sum(cue.content.startswith("Henrik Solberg: ") for cue in cues) == 4


def test_the_json_transcript_is_the_timeline(ferried: Episode):
    made = json.loads(rendered("json", ferried))
    assert made["version"] == "1.0.0"
    assert set(made) == {"version", "segments"}
    for segment, sentence in zip(made["segments"], ferried.timeline.sentences, strict=True):
        assert set(segment) == {"speaker", "startTime", "endTime", "body"}
        assert segment["body"] == one_line(sentence.text)
        assert segment["speaker"] == (sentence.speaker or "Narrator")
        assert segment["startTime"] == pytest.approx(sentence.start / ferried.timeline.rate, abs=0.001)
        assert segment["startTime"] < segment["endTime"]


def test_json_chapters_are_those_of_the_namespace(ferried: Episode):
    made = json.loads(rendered("chapters", ferried, Edition(show="The Courier, read aloud")))
    assert made["version"] == "1.2.0"
    assert set(made) <= {
        "version",
        "author",
        "title",
        "podcastName",
        "description",
        "fileName",
        "waypoints",
        "chapters",
    }
    assert (made["fileName"], made["podcastName"]) == ("ferry.mp3", "The Courier, read aloud")
    assert [chapter["title"] for chapter in made["chapters"]] == [chapter.title for chapter in ferried.chapters]
    starts = [chapter["startTime"] for chapter in made["chapters"]]
    assert starts[0] == 0
    assert starts == sorted(set(starts))
    allowed = {"startTime", "title", "img", "url", "toc", "endTime", "location"}
    assert all({"startTime"} <= set(chapter) <= allowed for chapter in made["chapters"])


def test_plain_text_names_whoever_begins_to_speak(ferried: Episode):
    text = rendered("txt", ferried)
    assert "Henrik Solberg: “Nobody was getting rich out there,”\nNarrator: said Henrik Solberg" in text
    assert "[0:00] Island town" in text
    assert "synthetic" in text
    # The title heads the file and the first chapter, and is not written a third time.
    assert text.count("Island town votes to run its own ferry") == 2


def test_all_texts_can_be_written_whatever_the_title():
    for one in hostile():
        for made in FORMATS.values():
            content = made.render(one, Edition())
            assert content.encode() if isinstance(content, str) else content
