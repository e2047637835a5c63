"""Episodes that are no MP3, from the article to the file, beside the MP3 of the same article."""

from __future__ import annotations

import base64
import json
import re
import sys
from typing import TYPE_CHECKING

import pytest

import audiobrief
from audiobrief.errors import OutputError
from tests.assembler.sounds import ebur128
from tests.assembler.test_mediawriter import decoded, probe
from tests.conftest import ARTICLES
from tests.pipeline.brief.articles import LIGHT, WHALE
from tests.pipeline.test_narrate import SHORT

if TYPE_CHECKING:
    from pathlib import Path

    from audiobrief.model import Episode

pytest.importorskip("av", reason="PyAV, the extra “media”, is not installed")

ENDINGS = ["m4b", "opus"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("media")


@pytest.fixture(scope="module")
def episodes(folder: Path) -> dict[str, Episode]:
    source = ARTICLES / "ferry.txt"
    return {
        ending: audiobrief.narrate(
            source,
            folder / f"{ending}.{ending}",
            show="The Tide",
            companions=["page", "vtt", "chapters", "timeline"],
            jobs=1,  # what a worker has spoken before is heard in what espeak-ng says next
        )
        for ending in ("mp3", *ENDINGS)
    }


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_decoded_length_is_the_timelines_to_the_sample(episodes: dict[str, Episode], ending: str):
    timeline = episodes[ending].timeline
    rate, samples = decoded(episodes[ending].output)
    assert len(samples) * timeline.rate == timeline.length * rate


def test_aac_has_the_times_of_the_mp3_and_fills_its_last_frame(episodes: dict[str, Episode]):
    book, mp3 = episodes["m4b"].timeline, episodes["mp3"].timeline
    assert book.sentences == mp3.sentences
    assert 0 <= book.length - mp3.length < 1024
    _, samples = decoded(episodes["mp3"].output)
    assert len(samples) == mp3.length


def test_opus_is_recorded_at_a_rate_that_it_has(episodes: dict[str, Episode]):
    opus, mp3 = episodes["opus"].timeline, episodes["mp3"].timeline
    assert opus.rate == 24_000
    assert opus.duration == pytest.approx(mp3.duration, abs=0.2)
    assert [one.text for one in opus.sentences] == [one.text for one in mp3.sentences]


@pytest.mark.parametrize("ending", ENDINGS)
def test_it_is_as_loud_as_platforms_ask(episodes: dict[str, Episode], ending: str):
    loudness, peak = ebur128(episodes[ending].output)
    assert loudness == pytest.approx(-16, abs=1)
    assert peak <= -1


@pytest.mark.parametrize("ending", ENDINGS)
def test_players_find_what_an_mp3_has(episodes: dict[str, Episode], ending: str):
    episode = episodes[ending]
    found = probe(episode.output)
    assert [chapter["tags"]["title"] for chapter in found["chapters"]] == [one.title for one in episode.chapters]
    for shown, chapter in zip(found["chapters"], episode.chapters, strict=True):
        assert float(shown["start_time"]) == pytest.approx(chapter.start / episode.timeline.rate, abs=0.001)
    audio = found["streams"][0]
    tags = {key.lower(): value for key, value in (found["format"].get("tags", {}) | audio.get("tags", {})).items()}
    assert tags["album"] == "The Tide"
    assert tags["artist"] == episode.article.byline
    assert "synthetic" in tags["comment"].lower()
    assert tags["digital source type"].endswith("algorithmicMedia")


@pytest.mark.parametrize("ending", ENDINGS)
def test_companion_files_are_called_like_it_and_know_its_kind(episodes: dict[str, Episode], ending: str, folder: Path):
    episode = episodes[ending]
    assert {path.name for path in folder.glob(f"{ending}.*")} == {
        f"{ending}.{one}" for one in (ending, "html", "vtt", "chapters.json", f"{ending}.timeline.json")
    }
    page = episode.files["page"].read_text(encoding="utf-8")
    assert f'src="{ending}.{ending}"' in page
    kind = {"m4b": "audio/mp4", "opus": "audio/ogg"}[ending]
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[1])  # type: ignore[index]
    assert data["encodingFormat"] == kind


def test_a_page_can_hold_it(tmp_path: Path):
    source = tmp_path / "a.txt"
    source.write_text(SHORT, encoding="utf-8")
    episode = audiobrief.narrate(source, tmp_path / "a.opus", companions=["page"], embed_audio=True)
    page = episode.files["page"].read_text(encoding="utf-8")
    inside = re.search(r'src="data:audio/ogg;base64,([^"]+)"', page)
    assert inside is not None
    assert base64.b64decode(inside[1]) == episode.output.read_bytes()


def test_several_articles_too(tmp_path: Path):
    (tmp_path / "whale.txt").write_text(WHALE, encoding="utf-8")
    (tmp_path / "light.md").write_text(LIGHT, encoding="utf-8")
    episode = audiobrief.brief([tmp_path / "whale.txt", tmp_path / "light.md"], tmp_path / "daily.m4b", show="Tide")
    rate, samples = decoded(episode.output)
    assert (rate, len(samples)) == (episode.timeline.rate, episode.timeline.length)
    assert [one["tags"]["title"] for one in probe(episode.output)["chapters"]] == [
        one.title for one in episode.chapters
    ]


@pytest.mark.parametrize(
    ("name", "companions", "said"),
    [
        ("x.wav", (), r"x\.wav is no name for an episode: end it in \.mp3, .* or \.ogg, not in \.wav$"),
        ("x.flac", (), "no name for an episode"),
        ("x.m4b", ("epub", "vtt"), r"x\.m4b can't have epub beside it, which hold an MP3"),
        ("x.opus", ("epub", "daisy"), "epub and daisy"),
    ],
)
def test_what_can_not_be_is_told_before_a_word_is_spoken(
    tmp_path: Path, name: str, companions: tuple[str, ...], said: str
):
    def no_engine(*_: object) -> None:
        raise AssertionError("something was spoken")

    source = tmp_path / "a.txt"
    source.write_text(SHORT, encoding="utf-8")
    for make in (audiobrief.narrate, lambda one, *rest, **how: audiobrief.brief([one], *rest, **how)):
        with pytest.raises(OutputError, match=said):
            make(source, tmp_path / name, companions=companions, load_engine=no_engine)
    assert list(tmp_path.iterdir()) == [source]


def test_without_the_extra_it_says_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "av", None)
    source = tmp_path / "a.txt"
    source.write_text(SHORT, encoding="utf-8")
    with pytest.raises(
        OutputError, match=r"x\.m4b can't be written: AAC needs PyAV: pip install 'audiobrief\[media\]'"
    ):
        audiobrief.narrate(source, tmp_path / "x.m4b")


def test_a_name_without_an_ending_is_an_mp3(tmp_path: Path):
    source = tmp_path / "a.txt"
    source.write_text(SHORT, encoding="utf-8")
    episode = audiobrief.narrate(source, tmp_path / "episode", companions=["vtt"])
    assert episode.output.read_bytes()[:3] == b"ID3"
    assert (tmp_path / "episode.vtt").is_file()
